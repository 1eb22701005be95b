"""Everything about the cake on the screen, with its timeline; opened by a touch on its number."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from station.domain.stages import Stage
from station.services.bench_state import BenchState, CakeView, LedgerLine
from station.ui.bench import check_words
from station.ui.bench import detail_words as words
from station.ui.bench.cake_picture import PictureFrame
from station.ui.bench.labels import IconLabel, Text
from station.ui.bench.overlay import ChoiceRow, Overlay
from station.ui.theme import colours
from station.ui.theme.metrics import Metrics, Type
from station.ui.words import stage_word


class DetailRow(ChoiceRow):
    """A name and what is known of it."""

    def __init__(self, name: str, icon: str, head: str, value: str) -> None:
        super().__init__()
        self.setObjectName(f"detail_{name}")
        self.icon = IconLabel(icon, 26, colours.INK_SOFT)
        self.head = Text(f"detail_{name}_head", Type.BODY, "soft", wrap=True)
        self.head.setText(head)
        self.value = Text(f"detail_{name}_value", Type.STRONG, wrap=True)
        self.value.setText(value)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self.head, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self.value, 1)
        self.setAccessibleName(f"{head}: {value}")

    def set_metrics(self, metrics: Metrics) -> None:
        """Follow the window's size."""
        super().set_metrics(metrics)
        self._row.setContentsMargins(metrics.px(6), 0, metrics.px(6), 0)
        self._row.setSpacing(metrics.px(14))
        width = metrics.px(170)
        self.head.setFixedWidth(width)
        # A text that wraps has no height of its own until it knows its width.
        room = metrics.px(1120 - 28 * 2 - 6 * 2 - 14 * 2 - 26 - 24) - width
        self.value.setFixedWidth(room)
        self.value.setMinimumHeight(self.value.heightForWidth(room))


class DetailPicture(ChoiceRow):
    """The cake's picture among what is known of it."""

    HIGH = 230

    def __init__(self, cake: CakeView, content: bytes) -> None:
        super().__init__()
        self.setObjectName("detail_picture")
        self.frame = PictureFrame("detail_picture_frame")
        self.frame.show_bytes(content)
        self.frame.setAccessibleName(check_words.picture_said(cake.picture_state, cake.row.human_number))
        inside = QHBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.frame)

    def set_metrics(self, metrics: Metrics) -> None:
        """Follow the window's size."""
        super().set_metrics(metrics)
        self.frame.set_metrics(metrics)
        self.frame.setFixedHeight(metrics.px(self.HIGH))


class DetailOverlay(Overlay):
    """Shows only. Another cake on the screen closes it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("detail", parent)
        self._state: BenchState | None = None
        self._drawn: tuple[CakeView, tuple[LedgerLine, ...]] | None = None
        self.cancel.say(self.tr("Close"), self.tr("Back to the bench (Escape)"))
        self.closed.connect(self.hide)
        self.yes = self.cancel

    def show_state(self, state: BenchState) -> None:
        """Know the cake; what is shown follows while it is open."""
        before, self._state = self._state, state
        if not self.isVisible():
            return
        if before is None or before.current_id != state.current_id:
            self.hide()
        else:
            self._draw()

    def open(self) -> None:
        """Show the cake that is on the screen."""
        if self._state is None or self._state.current is None:
            return
        self._draw()
        super().open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows scroll: there is nothing to choose."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self._scroll_by(step)

    def walk(self, forward: bool) -> None:
        """NEXT and PREVIOUS scroll half a page."""
        self._scroll_by(4 if forward else -4)

    def _scroll_by(self, steps: int) -> None:
        bar = self._scroll.verticalScrollBar()
        bar.setValue(bar.value() + steps * self._metrics.px(60))

    def _draw(self) -> None:
        state = self._state
        if state is None or state.current is None:
            return
        cake = state.current
        scans = tuple(line for line in state.ledger if line.order_number == cake.row.human_number)
        if self._drawn == (cake, scans):
            return
        self._drawn = (cake, scans)
        self.title.setText(cake.row.human_number)
        self.text.setText(self.tr("Now at {stage}").format(stage=stage_word(cake.stage)))
        self.setAccessibleName(f"{self.title.text()}. {self.text.text()}")
        # What happened first: the rest stands on the bench as well.
        rows: list[ChoiceRow] = list(_times(cake, state.now))
        if cake.picture is not None:
            rows.append(DetailPicture(cake, cake.picture.panel))
        rows += [*self._scans(scans, state.now), *_facts(cake)]
        self.fill(rows, 1)

    def _scans(self, scans: tuple[LedgerLine, ...], now: datetime) -> list[DetailRow]:
        head = self.tr("Scans of this bench")
        if not scans:
            return [DetailRow("no_scan", "scanner", head, self.tr("None among the last ones"))]
        return [
            DetailRow(f"scan_{at}", "scanner", "" if at else head, words.scan(line, now))
            for at, line in enumerate(scans)
        ]


def _facts(cake: CakeView) -> list[DetailRow]:
    return [
        DetailRow(f"fact_{at}", "note", name, value) for at, (name, value) in enumerate(words.facts(cake))
    ]


def _times(cake: CakeView, now: datetime) -> list[DetailRow]:
    rows = [
        DetailRow(f"stage_{at}", span.stage.value.lower(), words.stage(span), words.span(span, now))
        for at, span in enumerate(cake.spans)
    ]
    if cake.returned is not None:
        # It went back to Decorating: what that stage and Packing say is of the round after.
        at = next((at for at, span in enumerate(cake.spans) if span.stage is Stage.DECORATING), len(rows))
        said = check_words.returned(cake.returned, now)
        rows.insert(at, DetailRow("returned", "return", words.quality(), said))
    return rows
