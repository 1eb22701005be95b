"""What lies over the bench: a scan finds it there, and most of it leaves; breaks and help."""

from scanning.codes import Command
from station.domain.decisions import next_function
from station.domain.orders import Order
from station.domain.stages import Stage
from station.services.bench_cards import HelpLine, PackingCheck, ShowHelp, ShowPicture
from station.services.bench_memory import keep
from station.services.bench_state import Question
from station.services.notices import FeedbackKind, Notice
from station.services.packing import checked, packing_check
from station.services.workbench import Workbench


def make_way(bench: Workbench) -> None:
    """A scan came in: a break is over, and a question leaves without an answer.

    The packing check stays for the scan to confirm it, or to add a shelf or a badge.
    """
    bench.broke_off = bench.break_since is not None
    end_break(bench)
    if checked(bench) is None:
        bench.question = None


def open_question(bench: Workbench) -> Question | None:
    """The question as it is to be shown now."""
    if isinstance(bench.question, PackingCheck):
        order = checked(bench)
        return packing_check(bench, order) if order is not None else None
    if isinstance(bench.question, ShowPicture) and bench.question.order_id != bench.current_id:
        return None
    return bench.question


def take_break(bench: Workbench) -> None:
    """Say big that nobody works here for a while. Who is signed on stays signed on."""
    if bench.broke_off:
        bench.say(FeedbackKind.INFO, Notice.BREAK_ENDED)
        return
    bench.question = None
    bench.break_since = bench.clock.now()
    keep(bench)
    bench.say(FeedbackKind.ACCEPTED, Notice.ON_BREAK)


def end_break(bench: Workbench) -> None:
    """The break's card was touched, or somebody scans."""
    if bench.break_since is not None:
        bench.break_since = None
        keep(bench)


def show_help(bench: Workbench) -> None:
    """Say what can be scanned here now."""
    order = bench.current
    bench.question = ShowHelp(bench.stage, order.human_id if order else None, help_lines(bench.stage, order))
    bench.say(FeedbackKind.INFO, Notice.HELP_SHOWN)


def show_picture(bench: Workbench) -> None:
    """The picture of the cake on the screen, over everything."""
    order = bench.current
    if order is None:
        bench.say(FeedbackKind.REFUSED, Notice.COMMAND_NEEDS_ORDER, command=Command.PICTURE.value)
    elif bench.picture is None:
        bench.say(FeedbackKind.INFO, Notice.NO_PICTURE, order=order.human_id)
    else:
        bench.question = ShowPicture(order.id, order.human_id)
        bench.say(FeedbackKind.INFO, Notice.PICTURE_SHOWN, order=order.human_id)


def help_lines(stage: Stage, order: Order | None) -> tuple[HelpLine, ...]:
    """Seven lines at most, what matters most first."""
    screen = (HelpLine.SCREEN, HelpLine.BOARD if stage is Stage.FILLING else HelpLine.MENU)
    labels = {Stage.FILLING: HelpLine.SLIP_OR_LABEL, Stage.PACKING: HelpLine.LABEL_PACKS}
    first = labels.get(stage, HelpLine.LABEL_COMPLETES)
    if order is None:
        return (first, HelpLine.QUEUE, HelpLine.PEOPLE, *screen)
    commands = {Stage.FILLING: HelpLine.PRINT, Stage.PACKING: HelpLine.RETURN}
    work = next_function(order, stage) is not None
    second = commands.get(stage, HelpLine.START) if work else HelpLine.QUEUE
    return (first, second, HelpLine.SHELF, HelpLine.MEND, HelpLine.PEOPLE, *screen)


DESK_COMMANDS = {
    Command.BREAK: take_break,
    Command.HELP: show_help,
    Command.PICTURE: show_picture,
}
"""The commands that change what lies over the bench (run_command.py)."""
