"""Whose cake it is: names to touch, or nobody's again."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from station.services.bench_actions import BenchActions
from station.services.bench_state import BenchState, StaffView
from station.ui.bench import prompt_words
from station.ui.bench.labels import TouchButton
from station.ui.bench.overlay import Overlay
from station.ui.theme import colours
from station.ui.theme.metrics import Type

COLUMNS = 3


class AssignOverlay(Overlay):
    """Opens for the cake on the screen; another cake there closes it: nobody gets the wrong one."""

    def __init__(self, actions: BenchActions, parent: QWidget) -> None:
        super().__init__("assign", parent)
        self._actions = actions
        self._state: BenchState | None = None
        self.cancel.say(self.tr("Close"), self.tr("Change nothing (Escape)"))
        self.closed.connect(self.hide)
        self.say_scan(prompt_words.by_cards())
        self.nobody = TouchButton("unassign_button", Type.STRONG, "danger", "stop", colours.BAD_TINT.text)
        self.nobody.say(self.tr("Give back"), self.tr("Nobody has this cake"))
        self.nobody.clicked.connect(self._give_back)
        self._head.insertWidget(1, self.nobody, 0, Qt.AlignmentFlag.AlignTop)

    def show_state(self, state: BenchState) -> None:
        """Know the cake and the people."""
        before, self._state = self._state, state
        if self.isVisible() and (before is None or before.current_id != state.current_id):
            self.hide()

    def take(self) -> None:
        """The signed-on person takes a cake that nobody has; else ask who is to have it."""
        state = self._state
        if state is None or state.current is None:
            return
        me = state.status.staff_id
        if me is not None and state.current.row.assignee_id is None:
            self._actions.assign(state.current.row.order_id, me)
        else:
            self.open()

    def open(self) -> None:
        """Offer the names, the signed-on person first."""
        state = self._state
        if state is None or state.current is None:
            return
        row, me = state.current.row, state.status.staff_id
        self.title.setText(self.tr("Who has {number}?").format(number=row.human_number))
        said = self.tr("{name} has it now.").format(name=row.assignee_name) if row.assignee_name else ""
        self.text.setText(said or self.tr("Nobody has it yet. Touch a name."))
        self.setAccessibleName(f"{self.title.text()} {self.text.text()}")
        self.nobody.setVisible(row.assignee_id is not None)
        people = sorted(state.staff, key=lambda person: person.id != me)
        self.fill([self._person(person, person.id == row.assignee_id) for person in people], COLUMNS)
        super().open()

    def _person(self, person: StaffView, has_it: bool) -> TouchButton:
        ink = colours.PRIMARY.text if has_it else colours.INK
        role, icon = ("primary", "check") if has_it else ("plain", "person")
        button = TouchButton(f"assign_{person.id}", Type.STRONG, role, icon, ink)
        button.say(person.name, person.role)
        button.clicked.connect(partial(self._give, person.id))
        return button

    def _give(self, staff_id: str, _checked: bool = False) -> None:
        self.hide()
        order_id = self._state.current_id if self._state else None
        if order_id is not None:
            self._actions.assign(order_id, staff_id)

    def _give_back(self) -> None:
        self.hide()
        order_id = self._state.current_id if self._state else None
        if order_id is not None:
            self._actions.unassign(order_id)
