"""What the bench asks: which cake, why it goes back, whether a label came out."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from station.services.bench_actions import BenchActions
from station.services.bench_state import (
    AskPin,
    BenchState,
    ChooseOrder,
    ChoosePin,
    ChooseReason,
    DidLabelPrint,
    PackingCheck,
    QcReason,
    ShowHelp,
    ShowPicture,
)
from station.ui.bench import prompt_words
from station.ui.bench.candidate import Candidate
from station.ui.bench.labels import TouchButton
from station.ui.bench.overlay import BigChoice, Overlay
from station.ui.theme import colours
from station.ui.theme.metrics import Type
from station.ui.words import reason_word

_REASON_ICONS = {QcReason.DAMAGED: "damaged", QcReason.SPELLING: "spelling", QcReason.OTHER: "more"}


class QuestionOverlay(Overlay):
    """Opens and closes with `BenchState.question`; each answer is one touch."""

    by_hand = False

    answered = Signal()

    def __init__(self, actions: BenchActions, parent: QWidget) -> None:
        super().__init__("question", parent)
        self._actions = actions
        self._question: ChooseOrder | ChooseReason | DidLabelPrint | None = None
        self.closed.connect(actions.dismiss)

    def show_state(self, state: BenchState) -> None:
        """Ask what this state asks. The same question again changes nothing under a finger."""
        # The packing check, help, the picture and PINs have overlays of their own.
        apart = PackingCheck | ShowHelp | ShowPicture | AskPin | ChoosePin
        own = None if isinstance(state.question, apart) else state.question
        if own == self._question:
            return
        self._question = own
        self.yes = self.no = None
        self.say_scan(prompt_words.by_cards())
        match own:
            case None:
                self.hide()
                return
            case ChooseOrder() as choose:
                self._ask_order(choose, state)
            case ChooseReason() as choose:
                self._ask_reason(choose)
            case DidLabelPrint() as choose:
                self._ask_label(choose)
        self.setAccessibleName(f"{self.title.text()} {self.text.text()} {self.by_scan.text()}")
        self.open()

    def _ask_order(self, question: ChooseOrder, state: BenchState) -> None:
        self.title.setText(self.tr("Which cake is it?"))
        text = self.tr("{code} can mean {count} cakes. Touch the right one.")
        self.text.setText(text.format(code=question.payload, count=len(question.candidates)))
        rows: list[TouchButton] = []
        for row, stage in zip(question.candidates, question.stages, strict=True):
            button = Candidate(row, stage, state.today)
            button.clicked.connect(partial(self._actions.select, row.order_id))
            rows.append(button)
        self.fill(rows, 1)

    def _ask_reason(self, question: ChooseReason) -> None:
        title = self.tr("Why does {order} go back?")
        self.title.setText(title.format(order=question.human_number))
        self.text.setText(self.tr("It goes to Decorating with this reason."))
        self.fill([self._reason(question, reason) for reason in QcReason], 3)

    def _reason(self, question: ChooseReason, reason: QcReason) -> TouchButton:
        give = partial(self._actions.return_for_qc, question.order_id, reason)
        return _choice(f"reason_{reason.value}", reason_word(reason), _REASON_ICONS[reason], give)

    def _ask_label(self, question: DidLabelPrint) -> None:
        title = self.tr("{order}: did a label come out?")
        self.title.setText(title.format(order=question.human_number))
        self.text.setText(self.tr("Put the printer right first, then look at the paper. No prints it again."))
        answer = partial(self._actions.answer_label, question.job_id)
        yes = _choice("label_yes", self.tr("Yes, it is here"), "check", partial(answer, True))
        no = _choice("label_no", self.tr("No, print again"), "reprint", partial(answer, False))
        self.yes, self.no = yes, no
        self.say_scan(self.tr("Scan YES: it is here. NO: it prints again."))
        self.fill([yes, no], 2)


def _choice(name: str, text: str, icon: str, answer: Callable[[], None]) -> TouchButton:
    button = BigChoice(name, Type.TITLE, "plain", icon, colours.INK)
    button.say(text)
    # A button also sends whether it is checked; an answer takes nothing.
    button.clicked.connect(lambda: answer())
    return button
