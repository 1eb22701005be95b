"""One-shot work off the GUI thread: a single worker for the store, a pool for the network.

Everything that a bench knows is owned by the store worker, so it needs no locks: devices, the
dispatcher and the windows post their events here.
"""

import logging
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

log = logging.getLogger(__name__)

NETWORK_WORKERS = 2

SWITCH_S = 0.0005
"""How long a worker that computes may keep the interpreter while the window waits for it. With Python's own
5 ms the answer to a scan is late."""


class TaskRunner:
    """Owns the threads `store` (one) and `network` (two). Tasks report by calling back, not by returning."""

    def __init__(self, on_crash: Callable[[Exception], None]) -> None:
        """`on_crash` hears of an error that a task did not handle; it is logged first."""
        self._on_crash = on_crash
        sys.setswitchinterval(SWITCH_S)
        self._store = ThreadPoolExecutor(max_workers=1, thread_name_prefix="store")
        self._network = ThreadPoolExecutor(max_workers=NETWORK_WORKERS, thread_name_prefix="network")

    def store(self, task: Callable[[], None]) -> None:
        """Run in the store worker, in the order of the calls. After close() it is dropped."""
        self._submit(self._store, task)

    def network(self, task: Callable[[], None]) -> None:
        """Run in the pool. After close() it is dropped."""
        self._submit(self._network, task)

    def drain(self, timeout_s: float) -> None:
        """Wait until the store worker has done what was posted before this call."""
        self._store.submit(lambda: None).result(timeout=timeout_s)

    def close(self) -> None:
        """Finish what was posted and end the threads."""
        self._network.shutdown(wait=True, cancel_futures=True)
        self._store.shutdown(wait=True)

    def _submit(self, pool: ThreadPoolExecutor, task: Callable[[], None]) -> None:
        try:
            pool.submit(self._guarded, task)
        except RuntimeError:
            # The pool is shut down: the application is closing and nobody would see the result.
            log.info("task dropped while closing")

    def _guarded(self, task: Callable[[], None]) -> None:
        try:
            task()
        except Exception as error:
            log.exception("a task failed")
            self._on_crash(error)
