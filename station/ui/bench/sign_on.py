"""Who works here: names to touch, signing off, and the way to an own PIN."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from station.services.bench_actions import BenchActions
from station.services.bench_state import BenchState, SignOnWay, StaffView
from station.ui.bench import prompt_words
from station.ui.bench.card import Card
from station.ui.bench.labels import TouchButton
from station.ui.bench.pin_words import way_words
from station.ui.theme import colours
from station.ui.theme.metrics import Metrics, Type

COLUMNS = 3
_ICONS = {SignOnWay.NAME: "person", SignOnWay.PIN: "keypad", SignOnWay.BADGE: "scanner"}


class SignOnOverlay(Card):
    """Opens at a touch on the strip's person; a scanned badge does the same without it.

    Who has a PIN is asked for it by pin_overlay.py.
    """

    def __init__(self, actions: BenchActions, parent: QWidget) -> None:
        super().__init__("sign_on", parent)
        self._actions = actions
        self._shown: tuple[tuple[StaffView, ...], str | None] | None = None
        self.title.setText(self.tr("Who is working here?"))
        self.cancel.say(self.tr("Close"), self.tr("Change nothing (Escape)"))
        self.closed.connect(self.hide)
        self.say_scan(prompt_words.by_cards())
        self.off = TouchButton("sign_off_button", Type.STRONG, "danger", "stop", colours.BAD_TINT.text)
        self.off.say(self.tr("Sign off"), self.tr("Nobody works here"))
        self.off.clicked.connect(self._leave)
        self._head.insertWidget(1, self.off, 0, Qt.AlignmentFlag.AlignTop)
        self.own_pin = TouchButton("own_pin_button", Type.STRONG, "quiet", "keypad", colours.INK)
        self.own_pin.say(self.tr("My PIN"), self.tr("Choose a PIN, or another one"))
        self.own_pin.clicked.connect(self._choose_pin)
        # Not in the head: beside three buttons its sentence would be too small to read.
        self._answers.addStretch(1)
        self.answer(self.own_pin, 0)

    def set_metrics(self, metrics: Metrics) -> None:
        """Follow the window's size; the way to a PIN is no answer to the question."""
        super().set_metrics(metrics)
        self.own_pin.setFixedHeight(metrics.secondary)

    def show_state(self, state: BenchState) -> None:
        """Know the people; the names change only when they are others than before."""
        self.own_pin.setVisible(state.chooses_pin)
        wanted = (state.staff, state.status.staff_name)
        if wanted == self._shown:
            return
        if self._shown is not None and self._shown[1] != wanted[1]:
            self.hide()
        self._shown = wanted
        self._fill(*wanted)

    def _fill(self, staff: tuple[StaffView, ...], signed_on: str | None) -> None:
        buttons = [self._person(person, person.name == signed_on) for person in staff]
        self.off.setVisible(bool(signed_on))
        if any(person.way is SignOnWay.BADGE for person in staff):
            self.text.setText(self.tr("Touch your name. Those with a barcode scan their badge."))
        elif staff:
            self.text.setText(self.tr("Touch your name, or scan your badge."))
        else:
            self.text.setText(
                self.tr("The names are not known yet. Scan your badge later; scans work without.")
            )
        self.fill(buttons, COLUMNS)

    def _person(self, person: StaffView, here: bool) -> TouchButton:
        role = "primary" if here else "plain"
        ink = colours.PRIMARY.text if here else colours.INK
        icon = "check" if here else _ICONS[person.way]
        button = TouchButton(f"staff_{person.id}", Type.STRONG, role, icon, ink)
        button.say(person.name, ". ".join(filter(None, (person.role, way_words(person)))))
        button.clicked.connect(partial(self._arrive, person.id))
        return button

    def _arrive(self, staff_id: str, _checked: bool = False) -> None:
        self.hide()
        self._actions.sign_on(staff_id)

    def _choose_pin(self) -> None:
        self.hide()
        self._actions.choose_pin()

    def _leave(self) -> None:
        self.hide()
        self._actions.sign_off()
