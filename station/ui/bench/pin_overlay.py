"""The PIN of the person who was chosen by name: dots for digits, and in words what became of the last try."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from station.services.bench_actions import BenchActions
from station.services.bench_state import AskPin, BenchState, PinState
from station.ui.bench import pin_words as words
from station.ui.bench.number_pad import NumberPad

SHORTEST, LONGEST = 4, 6


class PinOverlay(NumberPad):
    """Opens and closes with `BenchState.question`. A scanned badge needs no PIN and closes it.

    Signals:
        back: somebody else is to be chosen.
    """

    back = Signal()
    by_hand = False

    def __init__(self, actions: BenchActions, parent: QWidget) -> None:
        super().__init__("pin", "", parent, secret=True, longest=LONGEST)
        self._actions = actions
        self._asked: AskPin | None = None
        self.cancel.say(self.tr("Back"), self.tr("Choose another name (Escape)"))
        self.closed.connect(self._go_back)
        self.entered.connect(self._try)

    def show_state(self, state: BenchState) -> None:
        """Ask, and say what became of the last try. The same again changes nothing under a finger."""
        asked = state.question if isinstance(state.question, AskPin) else None
        if asked == self._asked:
            return
        before, self._asked = self._asked, asked
        if asked is None:
            self.forget()
            self.hide()
            return
        if before is None or before.staff_id != asked.staff_id:
            self.title.setText(words.pin_title(asked))
            self.open()
        if asked.state is not PinState.CHECKING:
            self.forget()
        self.text.set_tone("soft" if asked.state in (PinState.ASKED, PinState.CHECKING) else "bad")
        self.text.setText(words.pin_sentence(asked, state.now))
        self.setAccessibleName(f"{self.title.text()} {self.text.text()}")

    def _try(self, typed: str) -> None:
        if self._asked is None or self._asked.state is PinState.CHECKING:
            return
        if len(typed) < SHORTEST:
            self.refuse(words.too_short())
        else:
            self._actions.sign_on_with_pin(self._asked.staff_id, typed)

    def _go_back(self) -> None:
        # The same person may be chosen again before a state without the question comes.
        self._asked = None
        self._actions.dismiss()
        self.back.emit()
