"""Packing's last look: the cake leaves when a scan, COMPLETE or a touch says that everything is right."""

from msgspec.structs import replace
from PySide6.QtWidgets import QWidget

from station.domain.stages import Stage
from station.services.bench_actions import BenchActions
from station.services.bench_state import BenchState, PackingCheck, Picture
from station.ui.bench import card_words as words
from station.ui.bench import check_words
from station.ui.bench.card import Card
from station.ui.bench.labels import TouchButton, set_property
from station.ui.bench.packing_sheet import PackingSheet, whole
from station.ui.theme import colours
from station.ui.theme.metrics import Type


class PackingOverlay(Card):
    """Opens and closes with a PackingCheck in `BenchState.question`, and follows it while it is open."""

    by_hand = False

    def __init__(self, actions: BenchActions, parent: QWidget) -> None:
        super().__init__("packing_check", parent)
        self._actions = actions
        self._check: PackingCheck | None = None
        self._picture: Picture | None = None
        self._sheet: PackingSheet | None = None
        self.text.hide()
        self.closed.connect(actions.dismiss)
        self.right = TouchButton("packing_right", Type.HEADLINE, "next", "check", colours.BLACK)
        set_property(self.right, "stage", Stage.PACKING.value)
        self.right.clicked.connect(self._confirm)
        self.wrong = TouchButton("packing_wrong", Type.STRONG, "danger", "return", colours.BAD_TINT.text)
        self.wrong.say(self.tr("Something is wrong"), self.tr("Send this cake back to Decorating"))
        self.wrong.clicked.connect(actions.ask_return)
        self.yes, self.no = self.right, self.wrong
        self.answer(self.right, 1)
        self.answer(self.wrong, 0)

    def show_state(self, state: BenchState) -> None:
        """Show what is to be looked at."""
        check = state.question if isinstance(state.question, PackingCheck) else None
        picture = state.current.picture if state.current else None
        before, pictured = self._check, self._picture
        if (check, picture) == (before, pictured):
            return
        self._check, self._picture = check, picture
        if check is None:
            self._sheet = None
            self.hide()
            return
        self.title.setText(words.check_title(check))
        self.say_scan(words.check_hint(check))
        self.setAccessibleName(f"{self.title.text()} {whole(check, state.today)} {self.by_scan.text()}")
        self._say_answer(check)
        if self._sheet is not None and picture == pictured and _only_ticks_differ(before, check):
            # Under a finger nothing is drawn anew.
            self._sheet.show_ticks(check)
        else:
            self._sheet = PackingSheet(check, state.today, picture.panel if picture else None)
            self._sheet.touched.connect(self._tick)
            self.fill([self._sheet], 1)
        if not self.isVisible():
            self.open()

    def _say_answer(self, check: PackingCheck) -> None:
        self.right.setEnabled(not check.to_tick)
        if check.to_tick:
            self.right.say(check_words.tick_first(check), check_words.tick_hint())
            self.right.show_icon("box", colours.INK_SOFT)
        elif check.complete:
            self.right.say(self.tr("Everything is right"), self.tr("This cake is packed"))
            self.right.show_icon("check", colours.BLACK)
        else:
            self.right.say(self.tr("Pack this one alone"), self.tr("The other cakes of the order follow"))
            self.right.show_icon("warning", colours.BLACK)

    def _tick(self, at: int) -> None:
        if self._check is not None:
            self._actions.tick_accessory(self._check.order_id, at)

    def _confirm(self) -> None:
        if self._check is not None:
            self._actions.confirm_packing(self._check.order_id)


def _only_ticks_differ(before: PackingCheck | None, now: PackingCheck) -> bool:
    return before is not None and replace(before, ticked=now.ticked) == now
