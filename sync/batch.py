"""Many events in one call: how an answer to a batch is read, and how large the next batch may be."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol, runtime_checkable

from msgspec import Struct

from sync.clock import Clock
from sync.errors import BackendRejected, ContractMismatch, NotInBatch, OutcomeUnknown, SyncError
from sync.outcome import UNCLEAR, Answer, HttpReply, read_json

FUNCTION = "apply_station_events"
FEATURE = "batch"
MOST = 200
"""The contract takes no more in one call."""
FEW = 3
"""So many are sent one by one: a scan at the bench gains nothing from a batch."""
_FIRST = 50
_QUICK_S, _SLOW_S = 2.0, 5.0
_WITHOUT_S = 300.0
"""How long events go one by one when batches are unknown there: that can be a stale schema cache."""

# The contract's codes, ORD001 to SYNC001. Anything else, such as an SQLSTATE, comes from below the functions.
_CODE = re.compile(r"[A-Z]{3,}[0-9]{3}")


class BatchCall(Struct, frozen=True):
    """One event of a batch: its function with all arguments, as if called by itself."""

    event_id: str
    function: str
    args: Mapping[str, Any]
    order_key: str

    def json(self) -> dict[str, Any]:
        """As the contract wants it."""
        return {"event_id": self.event_id, "function": self.function, "args": dict(self.args)}


@runtime_checkable
class BatchCaller(Protocol):
    """Whoever can send many events in one call (`sync.rpc.RpcClient`)."""

    def takes_batches(self) -> bool:
        """Whether the backend says that it can; may ask it. Raises SyncError."""

    def write_batch(self, calls: Sequence[BatchCall]) -> Mapping[str, Answer]:
        """The verified answers by event id; those missing are unknown. Raises SyncError."""


def read_batch(reply: HttpReply, event_ids: Sequence[str], now: datetime) -> Mapping[str, Answer]:
    """The answers that echo one of `event_ids`, each once, in the contract's own words.

    What is missing, foreign, doubled or broken is left out: nobody knows what became of it. Raises SyncError
    when the reply is no batch at all.
    """
    body = read_json(reply, now)
    if not isinstance(body, dict) or not isinstance(body.get("ok"), bool):
        raise OutcomeUnknown(UNCLEAR, "What came back is not an answer of the backend.", code="NOT_AN_ANSWER")
    if not body["ok"]:
        raise BackendRejected(str(body.get("code") or ""), str(body.get("message") or ""), status=200)
    rows = body.get("data")
    if not isinstance(rows, list):
        raise OutcomeUnknown(UNCLEAR, "What came back is not a list of answers.", code="NOT_AN_ANSWER")
    found: dict[str, list[Answer]] = {event_id: [] for event_id in event_ids}
    for row in rows:
        event_id = _echoed(row)
        if event_id in found:
            found[event_id].append(_answer(row))
    return {event_id: each[0] for event_id, each in found.items() if len(each) == 1 and _is_clear(each[0])}


def _echoed(row: Any) -> str:
    data = row.get("data") if isinstance(row, dict) and isinstance(row.get("ok"), bool) else None
    return str(data.get("event_id")) if isinstance(data, dict) else ""


def _answer(row: Mapping[str, Any]) -> Answer:
    return Answer(row["ok"], row["data"], str(row.get("code") or ""), str(row.get("message") or ""))


def _is_clear(answer: Answer) -> bool:
    return answer.ok or _CODE.fullmatch(answer.code) is not None


class Pace:
    """How many events go into the next batch: grows while batches are quick, halves when they are not.

    One thread. 1: each event by its own function.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._size = _FIRST
        self._without_until = clock.monotonic()

    @property
    def size(self) -> int:
        """The most for the next batch."""
        return 1 if self._clock.monotonic() < self._without_until else self._size

    def went_well(self, sent: int, seconds: float) -> None:
        """A batch of `sent`, or a single call, was answered after so long."""
        if seconds >= _SLOW_S:
            self._size = max(1, sent // 2)
        elif seconds < _QUICK_S and (sent >= self._size or self._size <= FEW):
            self._size = min(MOST, 2 * self._size)

    def failed(self, sent: int, error: SyncError) -> SyncError:
        """A batch ended without answers. Returns what that means for each of its events."""
        if isinstance(error, ContractMismatch) and error.code == "PGRST202":
            self._without_until = self._clock.monotonic() + _WITHOUT_S
            return not_in_batch()
        if isinstance(error, BackendRejected):
            # It condemns the batch, not one event in it: each is heard alone.
            self._size = 1
            return not_in_batch()
        if isinstance(error, OutcomeUnknown):
            self._size = max(1, sent // 2)
        return error


def not_in_batch() -> NotInBatch:
    """The batch was answered, this event was not."""
    return NotInBatch(UNCLEAR, "It is sent again by itself.", code="NOT_IN_BATCH")
