"""The wall: what a supervisor reads from three to five metres away."""

from collections.abc import Callable
from datetime import UTC, datetime, tzinfo
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from station.services.bench_state import LinkStatus
from station.services.wall_news import NEWS_FOR
from station.services.wall_state import WallState
from station.settings import WallLayout
from station.ui.sounds import Sounds
from station.ui.theme.metrics import dots_per_inch
from station.ui.turns import Turns
from station.ui.wall import words
from station.ui.wall.attention_band import AttentionBand
from station.ui.wall.board import Board
from station.ui.wall.boards import Boards
from station.ui.wall.chime import Chime
from station.ui.wall.column import CakeColumn
from station.ui.wall.distance import MOST_OF_HEIGHT, MOST_OF_WIDTH, font_px
from station.ui.wall.foot import StationFoot
from station.ui.wall.head import WallHead
from station.ui.wall.look import Look, page_colour, scale_for
from station.ui.wall.plan import WallPlan
from station.ui.wall.reading import Freshness, data_age, freshness
from station.ui.wall.strip import DataStrip

_TICK_MS = 1_000


def _utc_now() -> datetime:
    return datetime.now(UTC)


def _nothing_known() -> WallState:
    return WallState(None, 0, 0, 0, 0, LinkStatus.CONNECTING, None, None)


class WallWindow(QWidget):
    """Columns of the layouts that are set, totals, pace, the data's age, what needs a person, the stations.

    It ages by its own clock: when nobody calls `show_state` any more, the data fades all the same.
    Signals: none. Slots: `show_state`, `turn_pages`, `turn_layout`, `tick`.
    """

    def __init__(
        self,
        time_zone: tzinfo,
        plan: WallPlan | None = None,
        sounds: Sounds | None = None,
        clock: Callable[[], datetime] = _utc_now,
        parent: QWidget | None = None,
    ) -> None:
        """`time_zone` is the kitchen's; `clock` gives an aware now; without `sounds` it is quiet."""
        super().__init__(parent)
        self._time_zone = time_zone
        self._plan = plan or WallPlan()
        self._clock = clock
        self._sounds = sounds or Sounds(enabled=False)
        self._sounds.setParent(self)
        self._chime = Chime(self._sounds)
        self._state = _nothing_known()
        self._look = Look(1.0, 0.0)
        self._tall = False
        self._turns = Turns(self)
        self.setObjectName("Wall")
        self.setWindowTitle(words.title())
        self.setAccessibleName(words.title())
        self.head = WallHead(self._look)
        self.strip = DataStrip(self._look)
        self.attention = AttentionBand(self._look)
        self._boards = Boards(self._plan.layouts, self._look)
        self.foot = StationFoot(self._look)
        self._parts = (self.head, self.strip, self.attention, self.foot)
        self._lay_out()
        self.resize(1920, 1080)
        self._measure()
        self._dress()
        self._every(self._plan.page_ms, self.turn_pages)
        self._every(_TICK_MS, self.tick)
        if len(self._plan.layouts) > 1:
            self._every(self._plan.turn_ms, self.turn_layout)
        self.show_state(self._state)

    def _lay_out(self) -> None:
        self._all = QVBoxLayout(self)
        # A wall takes the screen's size: text follows the window, never the other way round.
        self._all.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._all.addWidget(self.head)
        self._all.addWidget(self.strip)
        self._all.addWidget(self.attention)
        self._all.addWidget(self._boards, 1)
        self._all.addWidget(self.foot)

    def _every(self, interval_ms: int, slot: Callable[[], None]) -> None:
        timer = QTimer(self)
        timer.setInterval(interval_ms)
        timer.timeout.connect(slot)
        timer.start()

    @property
    def board(self) -> Board:
        """The layout on the wall now."""
        return self._boards.board

    @property
    def columns(self) -> list[CakeColumn]:
        """The columns on the wall now."""
        return self.board.columns

    @property
    def layout_shown(self) -> WallLayout:
        """Which layout is on the wall now."""
        return self._boards.layout_shown

    @property
    def settled(self) -> bool:
        """Whether the wall is not about to take another look or turn to another layout."""
        return self._turns.done and self._boards.settled

    @Slot(object)
    def show_state(self, state: WallState) -> None:
        """Draw this state. What is not known says so and is never drawn as empty."""
        self._state = state
        self.head.show_totals(state)
        self._boards.show_columns(state.columns, self._clock().astimezone(self._time_zone).date())
        self._chime.hear(state.news, self._clock())
        self.tick()
        # All in its place before it is painted: else what moves is painted twice.
        self.attention.settle()
        self._all.activate()
        self.board.settle()

    @Slot()
    def tick(self) -> None:
        """Tell the time, and let the data and the news age."""
        now, state = self._clock(), self._state
        age = data_age(state, now)
        local = now.astimezone(self._time_zone)
        self.head.show_clock(local)
        self.strip.show_day(local.date())
        self.strip.show_age(state, age)
        self.strip.show_news([item for item in state.news if now - item.at <= NEWS_FOR], local)
        self._show_stuck()
        self.attention.show_items(state.attention, state.stations, local)
        known_at = now if state.data_at is None else min(now, state.data_at)
        step = freshness(age)
        self.foot.show_stations(state.stations, known_at, step is Freshness.STALE)
        if step.fade != self._look.fade:
            self._look = replace(self._look, fade=step.fade)
            self._follow()

    @Slot()
    def turn_pages(self) -> None:
        """Show the next page of all that has more than room."""
        self.head.turn_page()
        self._boards.turn_page()
        self.attention.turn_page()
        self.foot.turn_page()

    @Slot()
    def turn_layout(self) -> None:
        """Show the next of the layouts that are set, as soon as it is ready: `settled` says when."""
        self._boards.turn()

    @property
    def freshness(self) -> Freshness:
        """How far the wall has faded now."""
        return freshness(data_age(self._state, self._clock()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Grow and shrink everything with the screen: a wall that is seen does it a part a turn."""
        super().resizeEvent(event)
        if not self.isVisible():
            self._fit()
        elif self._measure():
            # Half of it would only be seen to jump.
            self._cover()
            self._follow()

    def showEvent(self, event: QShowEvent) -> None:
        """Load the sound once the window is on the screen, and measure that screen."""
        super().showEvent(event)
        self._fit()
        self._boards.make_rows()
        if not self.testAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen):
            # The first painting of a large screen, with its letters, takes 40 ms.
            self._cover()
            self._uncover()
        QTimer.singleShot(0, self, self._sounds.load)

    def _fit(self) -> None:
        if self._measure():
            self._dress()

    def _measure(self) -> bool:
        """Take the sizes that this window asks for; whether they are others than before."""
        far = self._plan.distance_m
        least = font_px(far, dots_per_inch(self)) if far else 0
        # A screen that is too small for its distance shows what fits it, not one letter.
        least = min(least, round(MOST_OF_WIDTH * self.width()), round(MOST_OF_HEIGHT * self.height()))
        before = (self._look, self._tall)
        self._look = Look(scale_for(self.width(), self.height()), self._look.fade, least)
        self._tall = self.height() > self.width()
        return (self._look, self._tall) != before

    def _dress(self) -> None:
        self._space()
        for part in self._parts:
            self._dress_part(part)
        self._boards.set_look(self._look)

    def _dress_part(self, part: WallHead | DataStrip | AttentionBand | StationFoot) -> None:
        part.set_look(self._look, self._tall)

    def _space(self) -> None:
        margin = self._look.px(20)
        self._all.setContentsMargins(margin, self._look.px(8), margin, self._look.px(10))
        self._all.setSpacing(self._look.px(10))

    def _follow(self) -> None:
        """Take the look of now a part a turn: each is painted by itself."""
        dress = (partial(self._dress_part, part) for part in self._parts)
        self._turns.take([self._space, *dress, self._follow_boards])

    def _follow_boards(self) -> None:
        self._all.activate()
        self._turns.take([*self._boards.fitting(self._look), self._uncover])

    def _cover(self) -> None:
        """Paint nothing, until it is uncovered."""
        for part in self._parts:
            part.setUpdatesEnabled(False)
        self._boards.cover()

    def _uncover(self) -> None:
        """Paint all again, a part a turn. Whatever takes turns here ends with this."""
        parts = (partial(part.setUpdatesEnabled, True) for part in self._parts)
        self._turns.take([*parts, *self._boards.uncovering()])

    def _show_stuck(self) -> None:
        pace = self._state.pace if self.strip.well else None
        stuck = pace.bottleneck if pace else None
        self._boards.show_stuck(stuck.stage if stuck else None, bool(pace and pace.late))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground."""
        QPainter(self).fillRect(event.rect(), QColor(page_colour()))
