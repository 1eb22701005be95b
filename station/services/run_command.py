"""A command barcode from the printed sheet: everything at a bench without touching it."""

from collections.abc import Callable
from functools import partial

from scanning.codes import Command
from station.domain.decisions import can_start, next_function
from station.domain.stages import COMPLETES, STARTS, Function, Stage
from station.services.bench_state import QcReason
from station.services.choose_cake import step
from station.services.desk import DESK_COMMANDS
from station.services.notices import FeedbackKind, Notice
from station.services.packing import checked, confirm_packing, step_through_gate, walk_ticks
from station.services.print_label import print_label, reprint_label
from station.services.return_for_qc import ask_reason, return_for_qc
from station.services.screen_cards import ANSWERS, DIGITS, answer_nothing, tell_window
from station.services.sign_on import sign_off
from station.services.stage_step import perform
from station.services.undo import undo
from station.services.workbench import Workbench


def run_command(bench: Workbench, command: Command) -> None:
    """Do what the barcode says; a command of another bench is refused in words."""
    action = _ACTIONS.get(command)
    if action is None:
        refuse_command(bench, command.value)
    else:
        action(bench)


def do_next(bench: Workbench) -> None:
    """The one large button: print, start or complete the current cake."""
    order = bench.current
    function = next_function(order, bench.stage) if order is not None else None
    if order is None:
        bench.say(FeedbackKind.REFUSED, Notice.COMMAND_NEEDS_ORDER, command="NEXT STEP")
    elif function is None:
        refuse_command(bench, order.human_id)
    elif function is Function.PRINT:
        print_label(bench)
    else:
        step_through_gate(bench, order, function)


def refuse_command(bench: Workbench, command: str) -> None:
    """This command has nothing to do here."""
    bench.say(FeedbackKind.REFUSED, Notice.COMMAND_NOT_HERE, command=command, bench=bench.stage.value)


def _start(bench: Workbench) -> None:
    order = bench.current
    if order is None:
        bench.say(FeedbackKind.REFUSED, Notice.COMMAND_NEEDS_ORDER, command=Command.START.value)
    elif can_start(order, bench.stage):
        perform(bench, order, STARTS[bench.stage])
    else:
        refuse_command(bench, Command.START.value)


def _complete(bench: Workbench) -> None:
    order = bench.current
    if order is None:
        bench.say(FeedbackKind.REFUSED, Notice.COMMAND_NEEDS_ORDER, command=Command.COMPLETE.value)
    elif checked(bench) is not None:
        confirm_packing(bench, order.id)
    elif next_function(order, bench.stage) is COMPLETES[bench.stage]:
        step_through_gate(bench, order, COMPLETES[bench.stage])
    else:
        refuse_command(bench, Command.COMPLETE.value)


def _walk(bench: Workbench, by: int) -> None:
    """Through what is to be ticked while that is asked, else through the queue."""
    if not walk_ticks(bench, by):
        step(bench, by)


def _take(bench: Workbench) -> None:
    if bench.current is None:
        bench.say(FeedbackKind.REFUSED, Notice.COMMAND_NEEDS_ORDER, command=Command.TAKE.value)
    else:
        tell_window(bench, Command.TAKE)


def _board(bench: Workbench) -> None:
    if bench.stage is Stage.FILLING:
        tell_window(bench, Command.BOARD)
    else:
        refuse_command(bench, Command.BOARD.value)


def _return(bench: Workbench, reason: QcReason) -> None:
    return_for_qc(bench, bench.current_id, reason)


_ACTIONS: dict[Command, Callable[[Workbench], None]] = {
    Command.NEXT: partial(_walk, by=1),
    Command.PREVIOUS: partial(_walk, by=-1),
    Command.PRINT: print_label,
    Command.REPRINT: reprint_label,
    Command.START: _start,
    Command.COMPLETE: _complete,
    Command.QC: ask_reason,
    Command.QC_DAMAGED: partial(_return, reason=QcReason.DAMAGED),
    Command.QC_SPELLING: partial(_return, reason=QcReason.SPELLING),
    Command.QC_OTHER: partial(_return, reason=QcReason.OTHER),
    Command.SIGN_OFF: sign_off,
    Command.UNDO: undo,
    Command.TAKE: _take,
    Command.BOARD: _board,
    **{command: partial(tell_window, command=command) for command in (Command.MENU, Command.LABELS, *DIGITS)},
    **{command: partial(answer_nothing, command=command) for command in ANSWERS},
    **DESK_COMMANDS,
}
