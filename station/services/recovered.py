"""After a damaged database: say what was set aside and how many scans could be read from it."""

from pathlib import Path

from station.services.notices import FeedbackKind, Notice
from station.services.workbench import Workbench
from sync.recovery import Recovered


def say_recovered(bench: Workbench, recovered: Recovered) -> None:
    """Loud, because at most `unreadable` scans are only in the folder that was set aside."""
    bench.say(
        FeedbackKind.REFUSED,
        Notice.DATABASE_RECOVERED,
        folder=recovered.set_aside.name,
        salvaged=str(recovered.salvaged),
        unreadable=str(recovered.unreadable),
    )


def say_print_list_recovered(bench: Workbench, set_aside: Path) -> None:
    """Loud, because labels that waited in it do not come out by themselves."""
    bench.say(FeedbackKind.REFUSED, Notice.PRINT_LIST_RECOVERED, folder=set_aside.name)
