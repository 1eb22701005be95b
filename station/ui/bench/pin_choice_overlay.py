"""The signed-on person chooses a PIN: the old one, the new one and that again, one pad after the other."""

from PySide6.QtWidgets import QWidget

from station.services.bench_actions import BenchActions
from station.services.bench_state import BenchState, ChoosePin, PinStep
from station.ui.bench import pin_words as words
from station.ui.bench.number_pad import NumberPad
from station.ui.bench.pin_overlay import LONGEST, SHORTEST


class PinChoiceOverlay(NumberPad):
    """Opens and closes with `BenchState.question`, which also says what is typed next."""

    by_hand = False

    def __init__(self, actions: BenchActions, parent: QWidget) -> None:
        super().__init__("own_pin", "", parent, secret=True, longest=LONGEST)
        self._actions = actions
        self._asked: ChoosePin | None = None
        self.cancel.say(self.tr("Close"), self.tr("Change nothing (Escape)"))
        self.closed.connect(actions.dismiss)
        self.entered.connect(self._hand_on)

    def show_state(self, state: BenchState) -> None:
        """Ask for what comes next. The same again changes nothing under a finger."""
        asked = state.question if isinstance(state.question, ChoosePin) else None
        if asked == self._asked:
            return
        before, self._asked = self._asked, asked
        if asked is None:
            self.forget()
            self.hide()
            return
        self.title.setText(words.choice_title(asked))
        if before is None or before.staff_id != asked.staff_id:
            self.open()
        self.forget()
        self.text.set_tone("soft" if asked.trouble is None else "bad")
        self.text.setText(words.choice_sentence(asked, state.now))
        self.setAccessibleName(f"{self.title.text()} {self.text.text()}")

    def _hand_on(self, typed: str) -> None:
        if self._asked is None or self._asked.step is PinStep.SAVING:
            return
        if len(typed) < SHORTEST:
            self.refuse(words.too_short())
        else:
            self._actions.enter_pin(self._asked.staff_id, typed)
