"""Calls the backend's functions: one POST, one log line, one verified answer or one SyncError."""

import logging
import uuid
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from sync.auth import Auth
from sync.batch import FEATURE, FUNCTION, BatchCall, read_batch
from sync.clock import Clock, ServerClock
from sync.errors import AuthExpired, BackendRejected, ContractMismatch, SyncError
from sync.http import Http
from sync.outcome import FOREIGN, Answer, HttpReply, read_answer, read_json

CONTRACT_VERSION = 1

_log = logging.getLogger(__name__)
_T = TypeVar("_T")


class RpcClient:
    """One thread's way to the backend: its own `Http`, the shared `Auth` and `ServerClock`.

    Every method raises BackendUnreachable, OutcomeUnknown, ContractMismatch, AuthExpired, SignInFailed or
    BackendRejected (see sync/outcome.py).
    """

    def __init__(self, http: Http, auth: Auth, clock: Clock, server_clock: ServerClock, station: str) -> None:
        self._http = http
        self._auth = auth
        self._clock = clock
        self._server_clock = server_clock
        self._station = station
        self._features: tuple[str, ...] | None = None
        self._beat: Callable[[], None] = _nobody_listens

    def adopt(self, beat: Callable[[], None]) -> None:
        """From now on the calling thread alone may call; `beat` is called around each call."""
        self._http.adopt()
        self._beat = beat

    def write(self, function: str, args: Mapping[str, Any], event_id: str, order_key: str = "-") -> Answer:
        """Call a function that changes something. The answer, ok or not, echoes `event_id`."""
        return self._logged(
            function,
            order_key,
            args,
            lambda reply: read_answer(reply, event_id, self._clock.now()),
        )

    def takes_batches(self) -> bool:
        """Whether the backend lists batches among its features; asks it once."""
        if self._features is None:
            self.probe()
        return FEATURE in (self._features or ())

    def write_batch(self, calls: Sequence[BatchCall]) -> Mapping[str, Answer]:
        """Send many events in one call: the verified answers by event id. Those missing are unknown."""
        ids = [call.event_id for call in calls]
        args = {"p_events": [call.json() for call in calls]}
        answers = self._logged(FUNCTION, "-", args, lambda reply: read_batch(reply, ids, self._clock.now()))
        for call in calls:
            answer = answers.get(call.event_id)
            outcome = "unknown" if answer is None else "ok" if answer.ok else answer.code
            _log.info(
                "batched station=%s function=%s order=%s event=%s outcome=%s",
                *(self._station, call.function, call.order_key, call.event_id, outcome),
            )
        return answers

    def read(self, function: str, args: Mapping[str, Any] | None = None) -> Any:
        """Call a function that changes nothing: the `data` of its answer. A refusal is BackendRejected."""
        answer = self._logged(
            function, "-", args or {}, lambda reply: read_answer(reply, None, self._clock.now())
        )
        if not answer.ok:
            data = answer.data if isinstance(answer.data, dict) else {}
            raise BackendRejected(answer.code, answer.message, status=200, data=data)
        return answer.data

    def probe(self) -> tuple[str, ...]:
        """The cheapest question: does the backend speak our contract? Returns its features."""
        body = self._logged("station_contract", "-", {}, lambda reply: read_json(reply, self._clock.now()))
        version = body.get("version") if isinstance(body, dict) else None
        if type(version) is not int:
            raise ContractMismatch(
                FOREIGN,
                "Something else answers at its address. IT: check backend_url and this network.",
                code="FOREIGN",
            )
        if version != CONTRACT_VERSION:
            raise ContractMismatch(
                FOREIGN,
                f"It speaks version {version}, this station {CONTRACT_VERSION}. IT: update the older one.",
                code="CONTRACT",
            )
        self._features = tuple(str(feature) for feature in body.get("features") or ())
        return self._features

    def abort(self) -> None:
        """End the call under way and refuse further ones. Any thread."""
        self._http.abort()

    def close(self) -> None:
        """Close the connections."""
        self._http.close()

    def _logged(
        self, function: str, order_key: str, args: Mapping[str, Any], read: Callable[[HttpReply], _T]
    ) -> _T:
        correlation = str(uuid.uuid4())
        started = self._clock.monotonic()
        outcome = "error"
        try:
            result = self._with_session(function, args, correlation, read)
            outcome = "ok" if not isinstance(result, Answer) or result.ok else result.code
            return result
        except SyncError as error:
            outcome = str(getattr(error, "code", "") or type(error).__name__)
            raise
        finally:
            _log.info(
                "call correlation=%s station=%s function=%s order=%s duration_ms=%d outcome=%s",
                correlation,
                self._station,
                function,
                order_key,
                (self._clock.monotonic() - started) * 1000,
                outcome,
            )

    def _with_session(
        self, function: str, args: Mapping[str, Any], correlation: str, read: Callable[[HttpReply], _T]
    ) -> _T:
        token = self._auth.token(self._http)
        try:
            return self._post(function, args, correlation, token, read)
        except AuthExpired:
            # Once: it may have ended or been revoked meanwhile. Refused again, it is not about the session.
            token = self._auth.replace(self._http, token)
        return self._post(function, args, correlation, token, read)

    def _post(
        self,
        function: str,
        args: Mapping[str, Any],
        correlation: str,
        token: str,
        read: Callable[[HttpReply], _T],
    ) -> _T:
        headers = {
            "apikey": self._auth.anon_key,
            "Authorization": f"Bearer {token}",
            "X-Correlation-Id": correlation,
        }
        self._beat()
        sent = self._clock.now()
        reply = self._http.post(f"/rest/v1/rpc/{function}", args, headers)
        self._beat()
        received, monotonic = self._clock.now(), self._clock.monotonic()
        result = read(reply)
        # Only now: whatever else answers in between has a clock of its own.
        self._server_clock.measure(reply.headers.get("date"), sent, received, monotonic)
        return result


def _nobody_listens() -> None:
    return
