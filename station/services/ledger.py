"""The ledger: every scan has a line, from saved here to confirmed."""

from collections.abc import Collection

from station.domain.stages import COMPLETES, STARTS, Function, Stage
from station.services.bench_state import Action, LedgerLine, LedgerState
from station.services.undo import RECENT, undo_plan, undone_events
from station.services.workbench import Workbench
from sync.decisions import TAKEN_BACK
from sync.entry import Entry, EntryState

_STATES: dict[EntryState, LedgerState] = {
    EntryState.PENDING: LedgerState.SAVED,
    EntryState.SENDING: LedgerState.SENT,
    EntryState.WAITING: LedgerState.WAITING,
    EntryState.ATTENTION: LedgerState.ATTENTION,
    EntryState.CONFIRMED: LedgerState.CONFIRMED,
    EntryState.DUPLICATE: LedgerState.CONFIRMED,
    EntryState.DISCARDED: LedgerState.GIVEN_UP,
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
    entries = bench.ports.outbox.recent(RECENT)
    plan = undo_plan(bench, entries)
    undoable = plan.entry.event_id if plan.entry and plan.refusal is None else None
    undone = undone_events(entries)
    return tuple(_line(bench, entry, undoable, undone) for entry in entries)


def meaning(bench: Workbench, entry: Entry) -> tuple[Action, Stage]:
    """What a scan did, and at which stage."""
    return meaning_of(entry.function, bench.stage)


def meaning_of(function: str, at: Stage = Stage.FILLING) -> tuple[Action, Stage]:
    """What a function does, and at which stage; `at` for one that belongs to none."""
    if function == Function.UNDO:
        return Action.UNDONE, at
    return _MEANINGS.get(function, (Action.UNKNOWN, at))


def order_number(bench: Workbench, entry: Entry) -> str:
    """The number that people read; the key of an order that this bench does not know."""
    order = bench.book.get(entry.order_key)
    return order.human_id if order else entry.order_key


def _line(bench: Workbench, entry: Entry, undoable: str | None, undone: Collection[str]) -> LedgerLine:
    action, stage = meaning(bench, entry)
    person = bench.staff.get(entry.staff) if entry.staff else None
    return LedgerLine(
        event_id=entry.event_id,
        order_number=order_number(bench, entry),
        action=action,
        stage=stage,
        state=_state(entry, undone),
        at=entry.occurred_at,
        staff_name=person.name if person else None,
        already_done=entry.already_done or entry.state is EntryState.DUPLICATE,
        detail=entry.last_message,
        undoable=entry.event_id == undoable,
    )


def _state(entry: Entry, undone: Collection[str]) -> LedgerState:
    if entry.event_id in undone or entry.discard_reason == TAKEN_BACK:
        return LedgerState.TAKEN_BACK
    return _STATES[entry.state]
