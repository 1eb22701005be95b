"""The layouts of a wall, one of them on the screen; the next is made ready before it is shown."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial

from PySide6.QtWidgets import QStackedWidget, QWidget

from station.domain.stages import Stage
from station.services.wall_state import WallColumn
from station.settings import WallLayout
from station.ui.turns import Step, Turns
from station.ui.wall.board import Board
from station.ui.wall.look import Look

Known = Mapping[WallLayout, Sequence[WallColumn]]


class Boards(QStackedWidget):
    """One board a layout, made once: turning to it again makes no widgets. No signals."""

    def __init__(self, layouts: Sequence[WallLayout], look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layouts = layouts
        self._look = look
        self._known: Known | None = None
        self._today = date.min
        self._stuck: tuple[Stage | None, bool] = (None, False)
        self._board_of: dict[WallLayout, Board] = {}
        self._turns = Turns(self)
        self._at = 0
        self.setCurrentWidget(self.board)

    @property
    def board(self) -> Board:
        """The one on the screen."""
        return self._board(self._at)

    @property
    def layout_shown(self) -> WallLayout:
        """Which layout is on the screen."""
        return self._layouts[self._at]

    @property
    def settled(self) -> bool:
        """Whether nothing is being made ready."""
        return self._turns.done

    def _board(self, at: int) -> Board:
        layout = self._layouts[at]
        board = self._board_of.get(layout)
        if board is None:
            board = self._board_of[layout] = Board(self._look)
            self.addWidget(board)
        return board

    def show_columns(self, known: Known | None, today: date) -> None:
        """Show the columns of the layout on the screen, or that nothing is known."""
        first = self._known is None and known is not None and self.isVisible()
        self._known, self._today = known, today
        if first:
            self._turns.finish()
            self.board.cover()
        self._show()
        if self._turns.done:
            self._turns.take(self.board.uncovering())

    def turn_page(self) -> None:
        """Show the next page of the columns; each is painted by itself."""
        if not self._turns.done:
            self.board.turn_page()
            return
        self.board.cover()
        self.board.turn_page()
        self._turns.take(self.board.uncovering())

    def show_stuck(self, stage: Stage | None, alarming: bool) -> None:
        """Where it takes longest."""
        self._stuck = (stage, alarming)
        self.board.show_stuck(stage, alarming)

    def set_look(self, look: Look) -> None:
        """Follow the window's size and the data's fading."""
        self._look = look
        self.board.set_look(look)

    def fitting(self, look: Look) -> Iterator[Step]:
        """What it takes to follow another look, a column a step."""
        self._look = look
        return self.board.fitting(look)

    def cover(self) -> None:
        """Paint nothing, until it is uncovered."""
        self.setUpdatesEnabled(False)
        self.board.cover()

    def uncovering(self) -> list[Step]:
        """What paints it again, a column a step."""
        return [partial(self.setUpdatesEnabled, True), *self.board.uncovering()]

    def make_rows(self) -> None:
        """While nothing is known, make what the first cakes are drawn on."""
        if self._known is None and self._turns.done and self.layout_shown is WallLayout.STAGES:
            self._turns.take(self.board.make_rows())

    def turn(self) -> None:
        """Show the next layout, as soon as it is ready."""
        # In the place of what was left to do for the one on the screen: nobody will see it.
        at = (self._at + 1) % len(self._layouts)
        known = self._known.get(self._layouts[at]) if self._known else None
        steps = self._board(at).ahead(known, self._today, self._look, self.size())
        self._turns.take([*steps, partial(self._turn_to, at)])

    def _turn_to(self, at: int) -> None:
        self._at = at
        # What changed while it was made ready.
        self._show()
        self.board.show_stuck(*self._stuck)
        self.board.cover()
        self.setCurrentWidget(self.board)
        self._turns.take(self.board.uncovering())

    def _show(self) -> None:
        board = self.board
        board.set_look(self._look)
        board.show_columns(self._known.get(self.layout_shown) if self._known else None, self._today)
