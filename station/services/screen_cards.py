"""Cards that work the screen as a finger would: what lies over the bench, or what they open there.

The window does it, for it alone knows what it has opened: it hears of the card in the answer (SCREEN_CARD).
"""

from collections.abc import Sequence

from scanning.codes import Command, CommandCode, Reading, command_code
from station.services.bench_cards import ShowHelp, ShowPicture
from station.services.desk import open_question
from station.services.notices import FeedbackKind, Notice
from station.services.packing import ticked_cake
from station.services.print_desk import label_question
from station.services.workbench import Workbench

ANSWERS = frozenset({Command.YES, Command.NO, Command.BACK})
WALKS = frozenset({Command.NEXT, Command.PREVIOUS})
DIGITS = tuple(Command(f"DIGIT{digit}") for digit in range(10))
SCREEN_CARDS = ANSWERS | WALKS | set(DIGITS)
"""They work what lies over the bench."""

REPEATED = frozenset(command_code(command) for command in (*WALKS, *ANSWERS, *DIGITS))
"""Scanned several times in a row on purpose: two steps, the number 55."""


def work_screen(bench: Workbench, readings: Sequence[Reading]) -> bool:
    """Whether this card is for what lies over the bench, which stays: the window was told."""
    match readings[0]:
        case CommandCode(command) if command in SCREEN_CARDS and _lies_over(bench, command):
            tell_window(bench, command)
            return True
    return False


def _lies_over(bench: Workbench, command: Command) -> bool:
    """Whether something is asked by the bench, or was opened by the window.

    Help and picture have nothing to choose, and a break ends with any scan: NEXT does its own work there,
    as it does where accessories are ticked one by one.
    """
    if isinstance(bench.question, ShowHelp | ShowPicture):
        return command in ANSWERS
    if command in WALKS and ticked_cake(bench) is not None:
        return False
    asked = open_question(bench) is not None or label_question(bench) is not None
    return asked or bench.covered or bench.interrupted is not None


def tell_window(bench: Workbench, command: Command) -> None:
    """The window does what the card says."""
    bench.say(FeedbackKind.INFO, Notice.SCREEN_CARD, command=command.value)


def answer_nothing(bench: Workbench, command: Command) -> None:
    """An answer, and no question: it ended a break, or there was nothing."""
    if bench.broke_off:
        bench.say(FeedbackKind.INFO, Notice.BREAK_ENDED)
    else:
        bench.say(FeedbackKind.REFUSED, Notice.NOTHING_ASKED, command=command.value)
