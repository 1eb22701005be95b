"""The labels that are not out: why each waits, what can be done, and the labels of a whole queue."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from station.services.bench_actions import BenchActions
from station.services.bench_state import BenchState, DeviceStatus, DeviceView, PrintView
from station.ui.bench import print_words as words
from station.ui.bench import prompt_words
from station.ui.bench.labels import TouchButton
from station.ui.bench.overlay import ChoiceRow, Overlay
from station.ui.bench.print_row import BatchChoiceRow, BatchRow, LabelRow
from station.ui.theme import colours
from station.ui.theme.metrics import Type


class PrintOverlay(Overlay):
    """Opens at a touch on the printer, or on the button above the queue; stays until it is closed."""

    def __init__(self, actions: BenchActions, parent: QWidget) -> None:
        super().__init__("printing", parent)
        self._actions = actions
        self._view = PrintView()
        self._printer = DeviceView(DeviceStatus.NOT_SET, "")
        self._drawn: tuple[PrintView, DeviceView] | None = None
        self.cancel.say(self.tr("Close"), self.tr("Change nothing (Escape)"))
        self.closed.connect(self.hide)
        self.say_scan(prompt_words.by_cards())
        self.other = TouchButton("other_printer_button", Type.STRONG, "primary", "printer", colours.WHITE)
        self.other.clicked.connect(self._take_other)
        self._head.insertWidget(1, self.other, 0, Qt.AlignmentFlag.AlignTop)
        self.other.hide()

    def show_state(self, state: BenchState) -> None:
        """Know the labels; the rows change only while the panel is open."""
        self._view, self._printer = state.printing, state.status.printer
        if self.isVisible():
            self._draw()

    def open(self) -> None:
        """Show the panel from its beginning."""
        self._draw()
        super().open()

    def _take_other(self) -> None:
        if self._view.other_printer:
            self._actions.use_printer(self._view.other_printer)

    def _draw(self) -> None:
        if self._drawn == (self._view, self._printer):
            return
        self._drawn = (self._view, self._printer)
        view = self._view
        self.title.setText(words.title(view))
        self.text.setText(words.hint(view, self._printer))
        self.setAccessibleName(f"{self.title.text()}. {self.text.text()}")
        self.other.setVisible(bool(view.other_printer))
        self.other.say(words.other_printer(view.other_printer))
        rows: list[ChoiceRow] = [BatchRow(view.batch, self._actions)] if view.batch else []
        rows += [LabelRow(line, self._actions) for line in view.lines]
        rows += [BatchChoiceRow(choice, self._actions) for choice in view.choices]
        self.fill(rows, 1)
