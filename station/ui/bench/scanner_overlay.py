"""The scanner test: what arrives, character by character; the layout test; the last scans."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from station.services.bench_state import BenchState, ScanLine
from station.services.scanner_test import TraceView
from station.ui.bench import scanner_words as words
from station.ui.bench.labels import TouchButton
from station.ui.bench.overlay import Overlay
from station.ui.bench.scanner_rows import FactRow, ScanRow
from station.ui.theme.metrics import Type

SHOWN_SCANS = 40


class ScannerOverlay(Overlay):
    """Opens at a touch on the scanner's sign. While it lies there, scans are shown and do nothing.

    Signals:
        sheet_touched: print the layout sheet.
        check_touched: check this bench.
    """

    sheet_touched = Signal()
    check_touched = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__("scanner_test", parent)
        self._scans: tuple[ScanLine, ...] = ()
        self._listing = False
        self._said = {"characters": words.nothing_yet(), "sent": "", "meaning": "", "layout": ""}
        self._rows: dict[str, FactRow] = {}
        self.say_layout(words.layout_at_rest(False))
        self.list_button = self._head_button("scans_button", "scanner", self.tr("Last scans"))
        self.list_button.clicked.connect(self._list)
        self.check_button = self._head_button("check_button", "check", self.tr("Check this bench"))
        self.check_button.clicked.connect(lambda: self.check_touched.emit())
        self.closed.connect(self._close)

    def _head_button(self, name: str, icon: str, text: str) -> TouchButton:
        button = TouchButton(name, Type.STRONG, "plain", icon)
        button.say(text)
        self._head.insertWidget(self._head.count() - 1, button, 0, Qt.AlignmentFlag.AlignTop)
        return button

    def open(self) -> None:
        """Show the test, with nothing scanned yet."""
        self._said |= {"characters": words.nothing_yet(), "sent": "", "meaning": ""}
        self._listing = False
        self._draw()
        super().open()

    def show_state(self, state: BenchState) -> None:
        """Know the last scans."""
        changed = state.scans != self._scans
        self._scans = state.scans
        if changed and self._listing and self.isVisible():
            self._draw()

    def show_trace(self, view: TraceView) -> None:
        """Something was scanned."""
        self._say("characters", words.characters(view))
        self._say("sent", words.sent(view))
        self._say("meaning", words.meaning(view))

    def say_layout(self, text: str) -> None:
        """Say this about the keyboard's layout."""
        self._say("layout", text)

    def _say(self, name: str, text: str) -> None:
        self._said[name] = text
        if name in self._rows:
            self._rows[name].say(text)

    def _list(self) -> None:
        self._listing = True
        self._draw()

    def _close(self) -> None:
        """From the list back to the test, from the test back to the bench."""
        if self._listing:
            self._listing = False
            self._draw()
        else:
            self.hide()

    def _draw(self) -> None:
        for button in (self.list_button, self.check_button):
            button.setVisible(not self._listing)
        self._rows = {}
        if self._listing:
            self._head_words(*words.history_title(len(self._scans)), self.tr("Back"))
            self.fill([ScanRow(line) for line in self._scans[:SHOWN_SCANS]], 1)
            return
        self._head_words(words.title(), words.hint(), self.tr("Close"))
        self._rows = self._facts()
        for name, row in self._rows.items():
            row.say(self._said[name])
        self.fill(list(self._rows.values()), 1)

    def _facts(self) -> dict[str, FactRow]:
        sheet = TouchButton("layout_sheet_button", Type.STRONG, "plain", "printer")
        sheet.say(self.tr("Layout sheet"), self.tr("Print the four codes of the layout test"))
        sheet.clicked.connect(lambda: self.sheet_touched.emit())
        return {
            "characters": FactRow("characters", self.tr("Characters"), Type.TITLE, 118),
            "sent": FactRow("sent", self.tr("Sent"), Type.STRONG, 58),
            "meaning": FactRow("meaning", self.tr("Means"), Type.STRONG, 58),
            "layout": FactRow("layout", self.tr("Keyboard\nlayout"), Type.BODY, 84, sheet),
        }

    def _head_words(self, title: str, text: str, close: str) -> None:
        self.title.setText(title)
        self.text.setText(text)
        self.cancel.say(close, self.tr("Change nothing (Escape)"))
        self.setAccessibleName(f"{title}. {text}")
