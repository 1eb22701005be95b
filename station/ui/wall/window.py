"""The wall: what a supervisor reads from three to five metres away."""

from collections.abc import Callable
from datetime import UTC, datetime, tzinfo

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from station.domain.stages import BENCH_STAGES, Stage
from station.services.bench_state import LinkStatus
from station.services.wall_state import WallState
from station.ui.wall import words
from station.ui.wall.attention_band import AttentionBand
from station.ui.wall.column import StageColumn
from station.ui.wall.foot import StationFoot
from station.ui.wall.head import WallHead
from station.ui.wall.look import Look, scale_for, style_sheet
from station.ui.wall.reading import Freshness, data_age, freshness
from station.ui.wall.strip import DataStrip

PAGE_MS = 8_000
"""Long enough to read a column's page from 5 m and look once more."""
_TICK_MS = 1_000


def _utc_now() -> datetime:
    return datetime.now(UTC)


def _nothing_known() -> WallState:
    return WallState(None, 0, 0, 0, 0, LinkStatus.CONNECTING, None, None)


class WallWindow(QWidget):
    """Columns per stage, totals, the data's age, what needs a person, and the stations' health.

    It ages by its own clock: when nobody calls `show_state` any more, the data fades all the same.
    Signals: none. Slots: `show_state`, `turn_pages`, `tick`.
    """

    def __init__(
        self,
        time_zone: tzinfo,
        clock: Callable[[], datetime] = _utc_now,
        page_ms: int = PAGE_MS,
        parent: QWidget | None = None,
    ) -> None:
        """`time_zone` is the kitchen's; `clock` gives an aware now; pages turn every `page_ms`."""
        super().__init__(parent)
        self._time_zone = time_zone
        self._clock = clock
        self._state = _nothing_known()
        self._look = Look(1.0, 0.0)
        self.setObjectName("Wall")
        self.setWindowTitle(words.title())
        self.setAccessibleName(words.title())
        self.head = WallHead(self._look)
        self.strip = DataStrip(self._look)
        self.attention = AttentionBand(self._look)
        self.columns: list[StageColumn] = []
        self.foot = StationFoot(self._look)
        self._lay_out()
        self._set_look(self._look)
        self._pager = self._every(page_ms, self.turn_pages)
        self._ticker = self._every(_TICK_MS, self.tick)
        self.resize(1920, 1080)
        self.show_state(self._state)

    def _lay_out(self) -> None:
        self._stages = QHBoxLayout()
        self._all = QVBoxLayout(self)
        # A wall takes the screen's size: text follows the window, never the other way round.
        self._all.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._all.addWidget(self.head)
        self._all.addWidget(self.strip)
        self._all.addWidget(self.attention)
        self._all.addLayout(self._stages, 1)
        self._all.addWidget(self.foot)

    def _every(self, interval_ms: int, slot: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(interval_ms)
        timer.timeout.connect(slot)
        timer.start()
        return timer

    @Slot(object)
    def show_state(self, state: WallState) -> None:
        """Draw this state. What is not known says so and is never drawn as empty."""
        self._state = state
        self.head.show_totals(state)
        self._show_columns(state)
        self.tick()

    @Slot()
    def tick(self) -> None:
        """Tell the time, and let the data age."""
        now = self._clock()
        age = data_age(self._state, now)
        local = now.astimezone(self._time_zone)
        self.head.show_clock(local)
        self.strip.show_day(local.date())
        self.strip.show_age(self._state, age)
        self.attention.show_items(self._state.attention, self._state.stations, local)
        known_at = now if self._state.data_at is None else min(now, self._state.data_at)
        step = freshness(age)
        self.foot.show_stations(self._state.stations, known_at, step is Freshness.STALE)
        self._set_look(Look(self._look.scale, step.fade))

    @Slot()
    def turn_pages(self) -> None:
        """Show the next page of all that has more than room."""
        for column in self.columns:
            column.turn_page()
        self.attention.turn_page()
        self.foot.turn_page()

    @property
    def freshness(self) -> Freshness:
        """How far the wall has faded now."""
        return freshness(data_age(self._state, self._clock()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Grow and shrink everything with the screen."""
        super().resizeEvent(event)
        self._set_look(Look(scale_for(self.width(), self.height()), self._look.fade))

    def _show_columns(self, state: WallState) -> None:
        known = state.columns
        self._need_columns(tuple(c.stage for c in known) if known else BENCH_STAGES)
        today = self._clock().astimezone(self._time_zone).date()
        for index, column in enumerate(self.columns):
            if known:
                column.show_column(known[index], today)
            else:
                column.show_unknown()

    def _need_columns(self, stages: tuple[Stage, ...]) -> None:
        if tuple(column.stage for column in self.columns) == stages:
            return
        for column in self.columns:
            self._stages.removeWidget(column)
            column.hide()
            column.deleteLater()
        self.columns = [StageColumn(stage, self._look) for stage in stages]
        for column in self.columns:
            self._stages.addWidget(column, 1)

    def _set_look(self, look: Look) -> None:
        if look == self._look and self.styleSheet():
            return
        self._look = look
        margin = look.px(20)
        self._all.setContentsMargins(margin, look.px(8), margin, look.px(10))
        self._all.setSpacing(look.px(10))
        self._stages.setSpacing(look.px(16))
        self.setStyleSheet(style_sheet(look))
        parts: tuple[WallHead | DataStrip | StageColumn | StationFoot, ...] = (
            self.head,
            self.strip,
            *self.columns,
            self.foot,
        )
        for part in parts:
            part.set_look(look)
        self.attention.set_look(look, self.width(), self.height())
