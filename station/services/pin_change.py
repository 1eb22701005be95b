"""Asks the backend for another PIN."""

import logging
from collections.abc import Callable
from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING

from station.services.pin_check import refusal
from station.services.pin_try import KeptPin, PinAnswer, PinResult, PinWish
from station.services.task_runner import TaskRunner
from sync.errors import BackendRejected, BackendUnreachable, SyncError, UnverifiedError

if TYPE_CHECKING:
    from sync.rpc import RpcClient

log = logging.getLogger(__name__)

Answered = Callable[[PinWish, PinAnswer], None]


class PinChange:
    """One wish a call, in the network pool, with a client of its own: a client has one thread."""

    def __init__(self, runner: TaskRunner, client: Callable[[], "RpcClient"], answered: Answered) -> None:
        self._runner = runner
        self._client = client
        self._answered = answered

    def ask(self, wish: PinWish) -> None:
        """The answer comes to `answered`."""
        self._runner.network(partial(self._ask, wish))

    def _ask(self, wish: PinWish) -> None:
        answer = PinAnswer(PinResult.NOT_KNOWN)
        try:
            answer = self._of_backend(wish)
        finally:
            # Whatever happened: the bench waits for it.
            self._answered(wish, answer)

    def _of_backend(self, wish: PinWish) -> PinAnswer:
        arguments = {
            "p_staff_id": wish.staff_id,
            "p_new_pin": wish.new.reveal(),
            "p_old_pin": wish.old.reveal() if wish.old else None,
            "p_badge": wish.badge,
        }
        try:
            with closing(self._client()) as client:
                changed_at = str(client.read("change_pin", arguments)["pin_changed_at"])
        except BackendRejected as refused:
            return PinAnswer(PinResult.EASY) if refused.code == "REQ001" else refusal(refused)
        except SyncError as error:
            log.info("PIN not changed by the backend: %s", error.title)
            return PinAnswer(_without_its_word(error))
        except (KeyError, TypeError):
            log.exception("the answer about a new PIN was not understood")
            return PinAnswer(PinResult.NOT_KNOWN)
        return PinAnswer(PinResult.RIGHT, KeptPin.of(wish.staff_id, wish.new.reveal(), changed_at))


def _without_its_word(error: SyncError) -> PinResult:
    if isinstance(error, BackendUnreachable):
        return PinResult.NOT_SENT
    # A session that is refused or a function that is not there: nothing was done.
    return PinResult.NOT_KNOWN if isinstance(error, UnverifiedError) else PinResult.REFUSED
