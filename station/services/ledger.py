"""The ledger: every scan has a line, from saved here to confirmed."""

from collections.abc import Collection
from datetime import datetime

from station.domain.stages import COMPLETES, STARTS, Function, Stage
from station.services.scan_lines import Action, Ledger, LedgerLine, LedgerState
from station.services.undo import RECENT, held_until, undo_plan, undo_view, undone_events
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
    Function.UNASSIGN: (Action.UNASSIGNED, Stage.FILLING),
    **{function: (Action.STARTED, stage) for stage, function in STARTS.items()},
    **{function: (Action.COMPLETED, stage) for stage, function in COMPLETES.items()},
}


def ledger(bench: Workbench) -> Ledger:
    """The last scans, newest first, and what undo does now."""
    entries = bench.ports.outbox.recent(RECENT)
    undone = undone_events(entries)
    lines = tuple(_line(bench, entry, undone) for entry in entries)
    return Ledger(lines, undo_view(bench, undo_plan(bench, entries)))


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


def _line(bench: Workbench, entry: Entry, undone: Collection[str]) -> LedgerLine:
    action, stage = meaning(bench, entry)
    answer = entry.answer or {}
    now_at = _stage(answer.get("stage"))
    held = held_until(entry, bench.clock.now())
    return LedgerLine(
        event_id=entry.event_id,
        order_number=order_number(bench, entry),
        action=action,
        stage=stage,
        state=LedgerState.HELD if held else _state(entry, undone),
        at=entry.occurred_at,
        staff_name=_name(bench, entry.staff),
        already_done=entry.already_done,
        detail=entry.last_message,
        code=entry.last_error or "",
        held_until=held,
        # What is early waits for the bench at which the cake stands.
        waits_for=now_at if entry.state is EntryState.WAITING else None,
        now_at=now_at,
        done_at=_time(answer.get("applied_at")),
        done_by=_name(bench, answer.get("done_by")) or answer.get("done_station"),
        server_time=bool(answer.get("server_time")),
        reconciled=bool(answer.get("reconciled")),
        missed=entry.state is EntryState.DUPLICATE,
    )


def _name(bench: Workbench, staff_id: str | None) -> str | None:
    person = bench.staff.get(staff_id) if staff_id else None
    return person.name if person else None


def _stage(name: object) -> Stage | None:
    return Stage(name) if isinstance(name, str) and name in set(Stage) else None


def _time(text: object) -> datetime | None:
    """The server's time; what is no time is not shown, and no reason to show nothing else."""
    try:
        return datetime.fromisoformat(str(text)) if text else None
    except ValueError:
        return None


def _state(entry: Entry, undone: Collection[str]) -> LedgerState:
    if entry.event_id in undone or entry.discard_reason == TAKEN_BACK:
        return LedgerState.TAKEN_BACK
    return _STATES[entry.state]
