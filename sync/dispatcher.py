"""The thread that empties the outbox. Only it touches its HTTP session."""

from sync.drain import Drain
from sync.events import Report
from sync.link import Link
from sync.outbox import Outbox
from sync.rpc import RpcClient
from sync.worker import Worker


class Dispatcher:
    """Owns the thread `dispatcher`, which runs `drain` and closes `rpc` at its end.

    Wake it after each record; it wakes by itself when an entry falls due and when the link comes up.
    """

    def __init__(self, drain: Drain, rpc: RpcClient, outbox: Outbox, link: Link, report: Report) -> None:
        self._drain = drain
        self._outbox = outbox
        self._worker = Worker("dispatcher", drain.step, rpc, report)
        link.when_up(self.wake)

    def start(self) -> None:
        """Start the thread. Once."""
        self._worker.start()

    def wake(self) -> None:
        """Something was recorded: look now. Any thread."""
        self._worker.wake()

    def hasten(self, order_keys: tuple[str, ...]) -> None:
        """These orders changed: entries that wait for that are tried now. Any thread but the GUI's (disk)."""
        if self._outbox.hasten(order_keys):
            self._worker.wake()

    def stop(self, timeout_s: float) -> bool:
        """End after the call under way. False when it was late."""
        self._drain.stop()
        return self._worker.stop(timeout_s)
