"""The thread that empties the outbox. Only it touches its HTTP session."""

from sync.drain import Drain
from sync.events import Report
from sync.link import Link
from sync.outbox import Outbox
from sync.retention import Retention
from sync.rpc import RpcClient
from sync.worker import Worker


class Dispatcher:
    """Owns the thread `dispatcher`, which runs `drain` and closes `rpc` at its end.

    Wake it after each record; it wakes by itself when an entry falls due and when the link comes up. Where
    there is nothing to send it lets `retention` do its next small step.
    """

    def __init__(
        self,
        drain: Drain,
        rpc: RpcClient,
        outbox: Outbox,
        link: Link,
        report: Report,
        retention: Retention | None = None,
    ) -> None:
        self._drain = drain
        self._outbox = outbox
        self._retention = retention
        self.worker = Worker("dispatcher", self._step, rpc, report)
        link.when_up(self.wake)

    def start(self) -> None:
        """Start the thread. Once."""
        self.worker.start()

    def wake(self) -> None:
        """Something was recorded: look now. Any thread."""
        self.worker.wake()

    def hasten(self, order_keys: tuple[str, ...]) -> None:
        """These orders changed: entries that wait for that are tried now. Any thread but the GUI's (disk)."""
        if self._outbox.hasten(order_keys):
            self.worker.wake()

    def stop(self, timeout_s: float) -> bool:
        """End after the call under way. False when it was late."""
        self._drain.stop()
        return self.worker.stop(timeout_s)

    def _step(self) -> float:
        rest_s = self._drain.step()
        if rest_s > 0 and self._retention is not None:
            rest_s = min(rest_s, self._retention.step())
        return rest_s
