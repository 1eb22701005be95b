"""Writes on the live surface: looks, calls once, and reads off the order what became of it.

the state says it is done           -> no call; an earlier call of this event: done by it ("reconciled")
early, late, cancelled, not there   -> no call, the refusal that our own contract would give
to be done, never called            -> the call, remembered on the disk before it leaves
to be done, called without answer   -> certain that it did nothing: the call again
it may still be running: later
otherwise: a person must look, it is not sent again
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from msgspec import Struct

from sync.clock import Clock
from sync.errors import (
    BackendRejected,
    OutcomeUnknown,
    SyncError,
)
from sync.live import answers, rules
from sync.live.calls import Calls, OpenCall
from sync.live.document import Letters, order_document
from sync.live.orders import Orders
from sync.live.rpc import LiveRpc
from sync.live.rules import Standing
from sync.live.surface import LiveOrder
from sync.live.translate import NOT_CALLED, LiveCall, translate
from sync.outcome import UNCLEAR, Answer
from sync.replica import Document, Replica

SETTLE_S = 30.0
"""A call may go on running there for this long after it was made: longer than its statement time-out."""
PRINT = "handle_print_barcode"
# What a screen shows the time of: worth a second question.
_TIMED = frozenset({PRINT, "complete_packing"})

# Said before the function ran, or after all of it was rolled back.
_NOT_DONE = frozenset({"40001", "40P01", "55P03", "57014", "PGRST000", "PGRST002", "PGRST003", "HTTP 429"})


class Writer:
    """One thread's writes. `write` is `Caller.write` of sync/drain.py."""

    def __init__(
        self,
        rpc: LiveRpc,
        orders: Orders,
        calls: Calls,
        replica: Replica,
        letters: Letters,
        clock: Clock,
        settle_s: float = SETTLE_S,
    ) -> None:
        self._rpc = rpc
        self._orders = orders
        self._calls = calls
        self._replica = replica
        self._letters = letters
        self._clock = clock
        self._settle_s = settle_s

    def write(self, function: str, args: Mapping[str, Any], event_id: str, order_key: str = "-") -> Answer:
        """One verified answer. Raises SyncError."""
        call = translate(function, args, event_id)
        if call is None and function not in NOT_CALLED:
            return answers.unsupported(function, event_id)
        work = _Work(function, args, event_id, str(args.get("p_order_id")), str(args.get("p_store")))
        opened = self._calls.get(event_id)
        if call is not None and opened is not None:
            return self._reconcile(work, call, opened)
        order = self._look(work)
        if call is not None and order is not None and _is_due(work, order):
            return self._send(work, call, order)
        return self._conclude(work, order)

    def _look(self, work: "_Work") -> LiveOrder | None:
        """The order before a first call, with one question where all its timestamps would add nothing."""
        order = self._orders.peek(work.store, work.order_id)
        if order is not None and _is_due(work, order) and rules.is_enough(work.function, order):
            return order
        return self._orders.read(work.store, work.order_id)

    def _send(self, work: "_Work", call: LiveCall, before: LiveOrder) -> Answer:
        self._calls.begin(work.event_id, before, self._clock.now())
        try:
            value = self._rpc.call(call.function, call.args, work.order_id)
        except BackendRejected as error:
            self._calls.end(work.event_id)
            return self._refused(work, error, before)
        except SyncError as error:
            if not _may_have_arrived(error):
                self._calls.end(work.event_id)
            raise
        return self._answered(work, value)

    def _answered(self, work: "_Work", value: Any) -> Answer:
        """The call came back. What has no word of its own in it must be seen in the order."""
        proof = answers.is_proof(work.function, value, work.order_id)
        seen_at = self._clock.now()
        look = self._orders.read if work.function in _TIMED else self._orders.peek
        try:
            order = look(work.store, work.order_id)
        except SyncError:
            if not proof:
                raise
            order = None
        seen = order is not None and work.standing(order) is Standing.DONE
        if not proof and not seen:
            raise OutcomeUnknown(UNCLEAR, "The answer does not say what was done.", code="NOT_AN_ANSWER")
        self._calls.end(work.event_id)
        if order is not None and work.function == PRINT and "filling_start_ts" not in order.times:
            order = answers.with_printed_at(order, value)
        return self._ok(work, order, seen_at)

    def _refused(self, work: "_Work", error: BackendRejected, before: LiveOrder) -> Answer:
        """An exception of the function: this call certainly did nothing."""
        refused = answers.by_words(error, work.event_id)
        if refused is not None:
            return refused
        order = self._orders.read(work.store, work.order_id)
        if order is not None and work.standing(order) is Standing.READY:
            raise OutcomeUnknown(UNCLEAR, "The order was moving. The scan is sent again.", code="MOVING")
        if order is not None and rules.took_effect(work.function, work.args, before, order):
            document = self._document(order, self._clock.now())
            return answers.done(work.function, work.event_id, order, document, already_done=True)
        return self._conclude(work, order)

    def _reconcile(self, work: "_Work", call: LiveCall, opened: OpenCall) -> Answer:
        """An earlier call of this event may have arrived: the order's state says whether, or nobody can."""
        order = self._orders.read(work.store, work.order_id)
        if order is not None and rules.took_effect(work.function, work.args, opened.before, order):
            self._calls.end(work.event_id)
            return self._ok(work, order, self._clock.now(), reconciled=True)
        if self._may_be_running(opened.begun_at):
            raise OutcomeUnknown(
                UNCLEAR, "The backend may still be at it. The order is looked at again.", code="STILL_RUNNING"
            )
        if order is None or order.cancelled or work.standing(order) is Standing.LATE:
            self._calls.end(work.event_id)
            return self._conclude(work, order)
        if work.standing(order) is Standing.READY and rules.untouched(work.function, opened.before, order):
            return self._send(work, call, opened.before)
        # Ended: when a person says "again", it is a new call.
        self._calls.end(work.event_id)
        return answers.nobody_knows(work.event_id, order, self._document(order, self._clock.now()))

    def _conclude(self, work: "_Work", order: LiveOrder | None) -> Answer:
        """Nothing to call: what our own contract would say."""
        if order is None:
            return answers.refusal("ORD001", "There is no such order.", work.event_id)
        document = self._document(order, self._clock.now())
        if order.cancelled:
            return answers.refusal("ORD003", "The order was cancelled.", work.event_id, document)
        standing = work.standing(order)
        if standing is Standing.DONE:
            already = work.function not in NOT_CALLED
            return answers.done(work.function, work.event_id, order, document, already_done=already)
        if standing is Standing.UNCLEAR:
            return answers.unclear(work.event_id, order, document)
        expected = rules.expected_stage(work.function)
        early = standing is Standing.EARLY
        return answers.wrong_stage(work.event_id, order, expected, document, early=early)

    def _ok(
        self, work: "_Work", order: LiveOrder | None, seen_at: datetime, *, reconciled: bool = False
    ) -> Answer:
        document = None if order is None else self._document(order, seen_at)
        return answers.done(work.function, work.event_id, order, document, reconciled=reconciled)

    def _document(self, order: LiveOrder, seen_at: datetime) -> Document:
        previous = self._replica.get("order", order.id)
        return order_document(order, previous, self._letters, seen_at)

    def _may_be_running(self, begun_at: datetime) -> bool:
        # A clock that was set back gives a negative time: that must not hold the scan up for hours.
        return 0 <= (self._clock.now() - begun_at).total_seconds() < self._settle_s


class _Work(Struct, frozen=True):
    """What is to be done."""

    function: str
    args: Mapping[str, Any]
    event_id: str
    order_id: str
    store: str

    def standing(self, order: LiveOrder) -> Standing:
        return rules.standing(self.function, self.args, order)


def _is_due(work: _Work, order: LiveOrder) -> bool:
    if order.cancelled:
        return False
    # A label that comes out again is told, though the order stays as it is.
    return work.function == PRINT or work.standing(order) is Standing.READY


def _may_have_arrived(error: SyncError) -> bool:
    return isinstance(error, OutcomeUnknown) and error.code not in _NOT_DONE
