"""Asks the backend about a PIN, a question a call, and remembers one that it took or found right."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from contextlib import closing
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Generic, TypeVar

from station.secret import Secret
from station.services.pin_try import KeptPin, PinAnswer, PinResult
from station.services.task_runner import TaskRunner
from sync.errors import BackendRejected

if TYPE_CHECKING:
    from sync.rpc import RpcClient

Asked = TypeVar("Asked")


class PinAsking(ABC, Generic[Asked]):
    """Works in the network pool, with a client of its own each time: a client has one thread."""

    def __init__(
        self,
        runner: TaskRunner,
        client: Callable[[], "RpcClient"],
        answered: Callable[[Asked, PinAnswer], None],
    ) -> None:
        self._runner = runner
        self._client = client
        self._answered = answered

    def ask(self, asked: Asked) -> None:
        """The answer comes to `answered`."""
        self._runner.network(partial(self._ask, asked))

    def _ask(self, asked: Asked) -> None:
        answer = PinAnswer(PinResult.NOT_KNOWN)
        try:
            answer = self._answer(asked)
        finally:
            # Whatever happened: the bench waits for it and takes no other digits meanwhile.
            self._answered(asked, answer)

    @abstractmethod
    def _answer(self, asked: Asked) -> PinAnswer:
        """What the backend says, or what follows from its silence."""

    def _read(self, function: str, arguments: Mapping[str, object], staff_id: str, pin: Secret) -> PinAnswer:
        """The backend's yes. Raises BackendRejected, SyncError; KeyError or TypeError for half an answer."""
        with closing(self._client()) as client:
            changed_at = str(client.read(function, arguments)["pin_changed_at"])
        return PinAnswer(PinResult.RIGHT, KeptPin.of(staff_id, pin.reveal(), changed_at))


def refusal(refused: BackendRejected) -> PinAnswer:
    """The backend's no about a PIN."""
    left, until = refused.data.get("tries_left"), refused.data.get("locked_until")
    match refused.code:
        case "PIN001":
            return PinAnswer(PinResult.WRONG, tries_left=left if isinstance(left, int) else None)
        case "PIN002":
            return PinAnswer(PinResult.LOCKED, until=datetime.fromisoformat(until) if until else None)
        case "PIN003":
            return PinAnswer(PinResult.NOT_SET)
    return PinAnswer(PinResult.REFUSED)
