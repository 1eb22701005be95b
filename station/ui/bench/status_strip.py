"""The strip at the top: which bench, the link and how many scans are saved here, printer, scanner, who.

Offline the whole strip changes its colour and says the number: nothing appears, so nothing moves.
"""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from station.services.bench_state import BenchState, DeviceStatus, DeviceView, LinkStatus, StatusView
from station.ui.bench import texts
from station.ui.bench.detail_text import DetailText
from station.ui.bench.labels import FitText, IconLabel, Text, TouchButton, dress, set_property, text_size
from station.ui.bench.print_words import printer_word
from station.ui.said_elsewhere import said
from station.ui.theme import colours
from station.ui.theme.metrics import Metrics, Type
from station.ui.words import stage_word

_LINK_ICONS = {
    LinkStatus.ONLINE: ("check", colours.INK_GOOD),
    LinkStatus.CONNECTING: ("waiting", colours.INK_SOFT),
    LinkStatus.OFFLINE: ("link_off", colours.SAVED.text),
    LinkStatus.PAUSED: ("warning", colours.SAVED.text),
}


class DeviceSign(QPushButton):
    """A printer or scanner: icon, name and state in words. A button, also to keys and screen readers.

    `soft_unset`: without a setting it is not there, and stands back.

    Signals:
        touched: somebody wants to know more.
    """

    touched = Signal()

    def __init__(self, name: str, icon: str, soft_unset: bool = True) -> None:
        super().__init__()
        self.setObjectName(f"{name}_sign")
        self.setProperty("role", "device")
        self._icon_name = icon
        # A touch leaves no frame behind; the frame is for those who walk with Tab.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(lambda: self.touched.emit())
        self._soft_unset = soft_unset
        self.picture = IconLabel(icon, 34)
        self.state = Text(f"{name}_state", Type.LABEL)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.picture)
        self._row.addWidget(self.state)
        for part in (self.picture, self.state):
            # The touch is for the button below.
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        """What stands on it, not what a button's own text would need."""
        return self._row.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self._row.minimumSize()

    def set_metrics(self, metrics: Metrics) -> None:
        """Follow the window's size."""
        self._row.setContentsMargins(metrics.px(8), metrics.px(6), metrics.px(8), metrics.px(6))
        self._row.setSpacing(metrics.px(8))
        self.setMinimumHeight(metrics.secondary)
        self._keep_whole()

    def _keep_whole(self) -> None:
        """Take the room that these words need in this font.

        Qt tells the strip's layout of a new text or font only when it next handles its events: after
        a start or a resize the words would stand cut off until then.
        """
        needed = text_size(self.state.text(), QFontMetrics(self.state.font()), QSize(), False)
        self.state.setMinimumSize(needed)
        self._row.invalidate()
        self.updateGeometry()

    def show_device(self, device: DeviceView, kind: str, word: str, ground: str = "") -> None:
        """Show this device's state; `word` says it. `ground`: the ink of a strip that has a colour."""
        set_property(self, "status", device.status.value)
        trouble = device.status is DeviceStatus.TROUBLE
        soft = self._soft_unset and device.status is DeviceStatus.NOT_SET
        rest = ground or (colours.INK_SOFT if soft else colours.INK)
        ink = colours.BAD.text if trouble else rest
        self.picture.show_icon("warning" if trouble else self._icon_name, ink)
        self.state.setText(f"{kind}\n{word}")
        self._keep_whole()
        parts = (f"{kind} {device.name}: {word}", said(device.detail or ""))
        more = ". ".join(part for part in parts if part)
        self.setAccessibleName(more)
        self.setToolTip(more)


class StatusStrip(QFrame):
    """Signals: person_touched, printer_touched."""

    person_touched = Signal()
    printer_touched = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("status_strip")
        self.setProperty("role", "strip")
        self.stage_block = QFrame()
        self.stage_block.setObjectName("stage_block")
        self.stage_block.setProperty("role", "stage")
        self.stage_icon = IconLabel("cake", 42)
        self.stage = Text("stage_name", Type.TITLE)
        self.station = Text("station_name", Type.LABEL)
        self.link_icon = IconLabel("waiting", 38)
        self.link = FitText("link_title", Type.TITLE, wrap=False)
        self.detail = DetailText("link_detail", Type.LABEL)
        self.printer = DeviceSign("printer", "printer")
        self.printer.touched.connect(self.printer_touched)
        self.scanner = DeviceSign("scanner", "scanner", soft_unset=False)
        self.person = TouchButton("person_button", Type.STRONG, "person", "person")
        self.person.say(texts.nobody())
        self.person.clicked.connect(self.person_touched)
        self._lay_out()

    def _lay_out(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addStretch(1)
        names.addWidget(self.stage)
        names.addWidget(self.station)
        names.addStretch(1)
        self._stage_row = QHBoxLayout(self.stage_block)
        self._stage_row.addWidget(self.stage_icon)
        self._stage_row.addLayout(names)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self.link)
        words.addWidget(self.detail)
        words.addStretch(1)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.stage_block)
        self._row.addWidget(self.link_icon)
        self._row.addLayout(words, 1)
        for part in (self.printer, self.scanner, self.person):
            self._row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)

    def set_metrics(self, metrics: Metrics) -> None:
        """Follow the window's size."""
        # A narrow strip needs a second line for what is wrong.
        height, detail = (104, 54) if metrics.tall else (84, 44)
        self.setFixedHeight(max(metrics.px(height), metrics.secondary + metrics.px(10)))
        self._stage_row.setContentsMargins(metrics.px(16), 0, metrics.px(22), 0)
        self._stage_row.setSpacing(metrics.px(12))
        self._row.setContentsMargins(0, 0, metrics.px(12), 0)
        self._row.setSpacing(metrics.px(12))
        self.link.keep_height(38)
        self.detail.keep_height(detail)
        dress(self, metrics)
        self.printer.set_metrics(metrics)
        self.scanner.set_metrics(metrics)

    def show_state(self, state: BenchState) -> None:
        """Show the bench and how it is."""
        status = state.status
        paint = colours.STAGES[state.stage]
        set_property(self.stage_block, "stage", state.stage.value)
        self.stage_icon.show_icon(state.stage.value.lower(), paint.text)
        self.stage.setText(stage_word(state.stage))
        self.station.setText(status.station)
        self._show_link(state)
        printer = printer_word(status.printer, len(state.printing.lines))
        ink = colours.SAVED.text if _away(status) else ""
        self.printer.show_device(status.printer, self.tr("Printer"), printer, ink)
        self.scanner.show_device(status.scanner, self.tr("Scanner"), texts.scanner_word(status.scanner), ink)
        self._show_person(status)

    def _show_link(self, state: BenchState) -> None:
        status = state.status
        set_property(self, "trouble", "true" if _away(status) else "false")
        self.link_icon.show_icon(*_LINK_ICONS[status.link])
        self.link.setText(texts.link_title(status, state.now))
        self.detail.setText(texts.link_detail(status, state.now))
        self.setAccessibleName(f"{self.link.text()}. {self.detail.text()}")

    def _show_person(self, status: StatusView) -> None:
        if status.staff_name:
            self.person.say(status.staff_name, self.tr("Signed on. Touch to change (F3)."))
        else:
            self.person.say(texts.nobody(), self.tr("Nobody is signed on (F3)."))


def _away(status: StatusView) -> bool:
    return status.link in (LinkStatus.OFFLINE, LinkStatus.PAUSED)
