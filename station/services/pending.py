"""What the outbox still holds of a cake, as its projection takes it."""

from collections.abc import Iterable, Mapping

from station.domain.projection import PendingEvent
from station.domain.stages import Function
from sync.entry import PAYLOAD_VERSION, UNSENT, Entry, EntryState

VALUE_ARGUMENTS: Mapping[Function, str] = {
    Function.ASSIGN: "p_staff_id",
    Function.SET_STORAGE: "p_storage",
    Function.QC_RETURN: "p_reason",
}


def pending_events(entries: Iterable[Entry]) -> tuple[PendingEvent, ...]:
    """What still goes by itself, oldest first. A function of no stage is left out."""
    events = []
    for entry in entries:
        if entry.state not in UNSENT:
            continue
        try:
            function = Function(entry.function)
        except ValueError:
            continue
        argument = VALUE_ARGUMENTS.get(function)
        value = entry.args.get(argument) if argument else None
        events.append(PendingEvent(function, entry.occurred_at, value))
    return tuple(events)


def halted(entries: Iterable[Entry]) -> bool:
    """Whether one of a cake's open scans stands until a person decides: no later one is sent before."""
    return any(e.state is EntryState.ATTENTION or e.payload_version > PAYLOAD_VERSION for e in entries)
