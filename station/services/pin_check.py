"""Asks the backend whether a PIN is right, or, when nobody answers, what this station remembers of it."""

import logging
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from station.services.pin_try import KeptPin, PinAnswer, PinResult, PinTry, judged_here
from station.services.task_runner import TaskRunner
from sync.errors import BackendRejected, SyncError

if TYPE_CHECKING:
    from sync.rpc import RpcClient

log = logging.getLogger(__name__)

Answered = Callable[[PinTry, PinAnswer], None]


class PinCheck:
    """One try a call, in the network pool, with a client of its own: a client has one thread."""

    def __init__(self, runner: TaskRunner, client: Callable[[], "RpcClient"], answered: Answered) -> None:
        self._runner = runner
        self._client = client
        self._answered = answered

    def ask(self, attempt: PinTry) -> None:
        """The answer comes to `answered`."""
        self._runner.network(partial(self._ask, attempt))

    def _ask(self, attempt: PinTry) -> None:
        answer = PinAnswer(PinResult.NOT_KNOWN)
        try:
            asked = self._of_backend(attempt) if attempt.reachable else None
            answer = asked or judged_here(attempt)
        finally:
            # Whatever happened: the bench waits for it and takes no other try meanwhile.
            self._answered(attempt, answer)

    def _of_backend(self, attempt: PinTry) -> PinAnswer | None:
        """Its answer, or None: whatever else came back is not the backend's word about this PIN."""
        arguments = {"p_staff_id": attempt.staff_id, "p_pin": attempt.pin.reveal()}
        try:
            with closing(self._client()) as client:
                changed_at = str(client.read("check_pin", arguments)["pin_changed_at"])
        except BackendRejected as refused:
            return refusal(refused)
        except SyncError as error:
            log.info("PIN not checked by the backend: %s", error.title)
            return None
        except (KeyError, TypeError):
            log.exception("the answer about a PIN was not understood")
            return None
        return PinAnswer(PinResult.RIGHT, KeptPin.of(attempt.staff_id, attempt.pin.reveal(), changed_at))


def refusal(refused: BackendRejected) -> PinAnswer:
    """The backend's word about a PIN."""
    left, until = refused.data.get("tries_left"), refused.data.get("locked_until")
    match refused.code:
        case "PIN001":
            return PinAnswer(PinResult.WRONG, tries_left=left if isinstance(left, int) else None)
        case "PIN002":
            return PinAnswer(PinResult.LOCKED, until=datetime.fromisoformat(until) if until else None)
        case "PIN003":
            return PinAnswer(PinResult.NOT_SET)
    return PinAnswer(PinResult.REFUSED)
