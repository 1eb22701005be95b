"""The thread that keeps the replica fresh. Only it touches its HTTP session."""

from sync.events import Report
from sync.feed_reader import FeedReader
from sync.link import Link
from sync.rpc import RpcClient
from sync.worker import Worker


class Feed:
    """Owns the thread `feed`, which runs `reader` and closes `rpc` at its end."""

    def __init__(self, reader: FeedReader, rpc: RpcClient, link: Link, report: Report) -> None:
        self._reader = reader
        self.worker = Worker("feed", reader.step, rpc, report)
        link.when_up(self.worker.wake)

    def start(self) -> None:
        """Start the thread. Once."""
        self.worker.start()

    def kick(self) -> None:
        """Read now. Any thread."""
        self._reader.kick()
        self.worker.wake()

    def stop(self, timeout_s: float) -> bool:
        """End after the call under way. False when it was late."""
        return self.worker.stop(timeout_s)
