"""The ledger: every scan has a line, from saved here to confirmed."""

from station.domain.stages import COMPLETES, STARTS, Function, Stage
from station.services.bench_state import Action, LedgerLine, LedgerState
from station.services.workbench import Workbench
from sync.entry import Entry, EntryState

LINES = 30

_STATES: dict[EntryState, LedgerState] = {
    EntryState.PENDING: LedgerState.SAVED,
    EntryState.SENDING: LedgerState.SENT,
    EntryState.WAITING: LedgerState.WAITING,
    EntryState.ATTENTION: LedgerState.ATTENTION,
    EntryState.CONFIRMED: LedgerState.CONFIRMED,
    EntryState.DUPLICATE: LedgerState.CONFIRMED,
    EntryState.DISCARDED: LedgerState.ATTENTION,
}

_MEANINGS: dict[str, tuple[Action, Stage]] = {
    Function.PRINT: (Action.PRINTED, Stage.FILLING),
    Function.QC_RETURN: (Action.QC_RETURNED, Stage.PACKING),
    Function.SET_STORAGE: (Action.STORED, Stage.PACKING),
    Function.ASSIGN: (Action.ASSIGNED, Stage.FILLING),
    Function.UNASSIGN: (Action.ASSIGNED, Stage.FILLING),
    **{function: (Action.STARTED, stage) for stage, function in STARTS.items()},
    **{function: (Action.COMPLETED, stage) for stage, function in COMPLETES.items()},
}


def ledger(bench: Workbench) -> tuple[LedgerLine, ...]:
    """The last scans, newest first."""
    return tuple(_line(bench, entry) for entry in bench.ports.outbox.recent(LINES))


def _line(bench: Workbench, entry: Entry) -> LedgerLine:
    action, stage = _MEANINGS[entry.function]
    order = bench.book.get(entry.order_key)
    person = bench.staff.get(entry.staff) if entry.staff else None
    return LedgerLine(
        event_id=entry.event_id,
        order_number=order.human_id if order else entry.order_key,
        action=action,
        stage=stage,
        state=_STATES[entry.state],
        at=entry.occurred_at,
        staff_name=person.name if person else None,
        already_done=entry.already_done or entry.state is EntryState.DUPLICATE,
        detail=entry.last_message,
    )
