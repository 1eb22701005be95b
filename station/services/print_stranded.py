"""After a kill between a saved print and its saved label: the label is asked for with the same wish."""

import logging

from printing.errors import PrintError
from station.domain.stages import Function
from station.services.print_label import first_label
from station.services.workbench import Workbench
from sync.entry import UNSENT, Entry, EntryState

log = logging.getLogger(__name__)

RECENT = 30


def print_stranded(bench: Workbench) -> None:
    """The newest print of this bench, if its label was never saved. The store worker does one at a time.

    A print list that is empty was set aside or is new: what it knew is not guessed.
    """
    entries = bench.ports.outbox.recent(RECENT)
    entry = next((e for e in entries if e.function == Function.PRINT), None)
    if entry is None or not _stands(entry, entries):
        return
    order = bench.book.get(entry.order_key)
    try:
        if order is None or not bench.ports.spool.recent(1) or bench.ports.spool.find(entry.event_id):
            return
        first_label(bench, order, entry.event_id)
    except PrintError as error:
        log.warning("a label that was never saved cannot be printed: %s", error.title)


def _stands(entry: Entry, entries: tuple[Entry, ...]) -> bool:
    taken_back = any(e.args.get("p_undo_event_id") == entry.event_id for e in entries)
    return not taken_back and (entry.state is EntryState.CONFIRMED or entry.state in UNSENT)
