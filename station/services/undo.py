"""Undo: the newest scan of this bench is taken back, here if it was never sent, else by the server.

On the live dialect the server takes nothing back: then the person is told who puts the cake right.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from msgspec import Struct

from station.domain.stages import Function
from station.services.bench_state import UndoRefusal, UndoView, UndoWay
from station.services.choose_cake import show
from station.services.notices import FeedbackKind, Notice
from station.services.print_answers import drop_label
from station.services.scan_lines import SENT_FOR_GOOD
from station.services.workbench import Workbench
from sync.decisions import TAKEN_BACK
from sync.entry import UNSENT, Entry, EntryState
from sync.errors import NotPossible, StoreError

RECENT = 30
"""How many scans back the ledger and undo look."""

UNDO_WITHIN = timedelta(minutes=10)
"""The contract's limit for a bench; later a supervisor takes it back."""

ONE_TOUCH_S = 1.5
"""A second touch within this time is the same one: it must not take back another scan."""


# Whoever can put the cake right once it was sent to a server that takes nothing back.
_PUT_RIGHT: dict[str, UndoRefusal] = {
    Function.COMPLETE_DECORATING: UndoRefusal.SENT_PACKING,
    Function.QC_RETURN: UndoRefusal.SENT_DECORATING,
    Function.SET_STORAGE: UndoRefusal.SENT_SHELF,
}


class UndoPlan(Struct, frozen=True):
    """What undo would do now: `entry` is what is meant, `refusal` why it cannot be taken back."""

    entry: Entry | None
    refusal: UndoRefusal | None


def undo(bench: Workbench) -> None:
    """Take back the newest scan of this bench that had an effect."""
    now_s = bench.clock.monotonic()
    if bench.undone_s is not None and now_s - bench.undone_s < ONE_TOUCH_S:
        bench.say(FeedbackKind.INFO, Notice.SAME_SCAN, payload="UNDO")
        return
    plan = undo_plan(bench, bench.ports.outbox.recent(RECENT))
    if plan.entry is None or plan.refusal is not None:
        _refuse(bench, plan.entry, plan.refusal or UndoRefusal.NOTHING)
    elif plan.entry.state is EntryState.CONFIRMED:
        _ask(bench, plan.entry)
    else:
        _take_back(bench, plan.entry)
    bench.undone_s = now_s


def undo_plan(bench: Workbench, entries: Sequence[Entry]) -> UndoPlan:
    """What undo means. `entries`: newest first."""
    asked = [e for e in entries if e.function == Function.UNDO and e.state is not EntryState.DISCARDED]
    if any(e.state in UNSENT for e in asked):
        return UndoPlan(None, UndoRefusal.ASKED)
    gone = {e.args.get("p_undo_event_id") for e in asked}
    target = next((e for e in entries if _had_effect(e) and e.event_id not in gone), None)
    if target is None:
        return UndoPlan(None, UndoRefusal.NOTHING)
    if target.state is not EntryState.CONFIRMED and _is_here(target):
        return UndoPlan(target, None)
    if target.state is not EntryState.CONFIRMED:
        return UndoPlan(target, _while_sent(bench, target))
    refusal = _refusal_of_confirmed(bench, target)
    blocked = any(e.state is EntryState.ATTENTION and e.order_key == target.order_key for e in entries)
    return UndoPlan(target, UndoRefusal.BLOCKED if blocked and refusal not in SENT_FOR_GOOD else refusal)


def undo_view(bench: Workbench, plan: UndoPlan) -> UndoView:
    """The plan, for the screen."""
    entry = plan.entry
    if entry is None:
        return UndoView(refusal=plan.refusal)
    order = bench.book.get(entry.order_key)
    number = order.human_id if order else entry.order_key
    if plan.refusal is not None:
        return UndoView(UndoWay.NONE, number, None, plan.refusal)
    if entry.state is EntryState.CONFIRMED:
        return UndoView(UndoWay.SERVER, number, entry.occurred_at + UNDO_WITHIN)
    return UndoView(UndoWay.HERE, number, held_until(entry, bench.clock.now()))


def held_until(entry: Entry, now: datetime) -> datetime | None:
    """When a scan that is kept back for undo is sent; None: it is not kept back (any more)."""
    fresh = entry.state is EntryState.PENDING and not entry.attempts
    at = entry.next_attempt_at
    return at if fresh and at is not None and at > now else None


def undone_events(entries: Sequence[Entry]) -> set[str]:
    """Ids of the scans that the server has taken back."""
    undos = (e for e in entries if e.function == Function.UNDO and e.state is EntryState.CONFIRMED)
    return {str(e.args.get("p_undo_event_id")) for e in undos}


def _had_effect(entry: Entry) -> bool:
    done = entry.state is EntryState.CONFIRMED and not entry.already_done
    return (done or entry.state in UNSENT) and entry.function in set(Function) - {Function.UNDO}


def _is_here(entry: Entry) -> bool:
    # A waiting one was answered: the server said that it did nothing with it.
    unsent = entry.state is EntryState.PENDING and not entry.attempts
    return unsent or entry.state is EntryState.WAITING


def _while_sent(bench: Workbench, entry: Entry) -> UndoRefusal:
    return UndoRefusal.ON_ITS_WAY if bench.ports.full_contract() else _for_good(entry)


def _for_good(entry: Entry) -> UndoRefusal:
    return _PUT_RIGHT.get(entry.function, UndoRefusal.SENT_WEB_SYSTEM)


def _refusal_of_confirmed(bench: Workbench, entry: Entry) -> UndoRefusal | None:
    # The answer carries the mark of the live dialect, even where the backend is another one now.
    if (entry.answer or {}).get("server_time") or not bench.ports.full_contract():
        return _for_good(entry)
    if not bench.online:
        return UndoRefusal.OFFLINE
    if bench.clock.now() - entry.occurred_at > UNDO_WITHIN:
        return UndoRefusal.TOO_OLD
    order = bench.book.get(entry.order_key)
    left_at = (entry.answer or {}).get("stage")
    if order is None or (left_at is not None and order.stage.value != left_at):
        return UndoRefusal.MOVED_ON
    return None


def _take_back(bench: Workbench, entry: Entry) -> None:
    decisions = bench.ports.decisions
    try:
        if entry.state is EntryState.WAITING:
            decisions.discard(entry.event_id, TAKEN_BACK, bench.staff_id)
        else:
            decisions.withdraw(entry.event_id, bench.staff_id)
    except NotPossible:
        # The dispatcher was quicker.
        _refuse(bench, entry, _while_sent(bench, entry))
        return
    except StoreError as error:
        _refuse(bench, entry, error.message)
        return
    drop_label(bench, entry.event_id)
    bench.refresh_pending(entry.order_key)
    bench.ports.wake_dispatcher()
    order = bench.book.get(entry.order_key)
    notice = Notice.LABEL_UNDONE if entry.function == Function.PRINT else Notice.UNDONE
    if order is None:
        bench.say(FeedbackKind.ACCEPTED, notice, order=entry.order_key)
        return
    show(bench, order)
    stage = bench.book.as_shown(order).stage.value
    bench.say(FeedbackKind.ACCEPTED, notice, order=order.human_id, stage=stage)


def _ask(bench: Workbench, entry: Entry) -> None:
    order = bench.book.get(entry.order_key)
    if order is None:
        _refuse(bench, entry, UndoRefusal.MOVED_ON)
    elif bench.record(order, Function.UNDO, p_undo_event_id=entry.event_id) is not None:
        drop_label(bench, entry.event_id)
        show(bench, order)
        bench.say(FeedbackKind.ACCEPTED, Notice.UNDO_ASKED, order=order.human_id)


def _refuse(bench: Workbench, entry: Entry | None, why: str) -> None:
    order = bench.book.get(entry.order_key) if entry else None
    number = order.human_id if order else entry.order_key if entry else ""
    bench.say(FeedbackKind.REFUSED, Notice.UNDO_NOT_NOW, order=number, why=why)
