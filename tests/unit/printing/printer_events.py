"""A printer's thread under test, and what it reports."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from printing.delivery import Transport
from printing.printer_thread import JobChanged, Pace, PrinterThread, PrintEvent
from printing.spool import FIRST_PRINTER, JobState, Spool

DEADLINE_S = 10.0
PACE = Pace(first_s=0.02, cap_s=0.1, held_s=0.05, idle_s=0.1)


class Events:
    """What the thread reported, and a way to wait for more."""

    def __init__(self) -> None:
        self.all: list[PrintEvent] = []
        self._changed = threading.Condition()

    def __call__(self, event: PrintEvent) -> None:
        """Keep an event; called in the printer thread."""
        with self._changed:
            self.all.append(event)
            self._changed.notify_all()

    def wait_for(self, wanted: Callable[[PrintEvent], bool]) -> None:
        """Block until such an event was reported."""
        with self._changed:
            assert self._changed.wait_for(lambda: any(map(wanted, self.all)), DEADLINE_S), self.all

    def wait_for_state(self, state: JobState, count: int = 1) -> None:
        """Block until that many jobs have been in this state."""
        with self._changed:
            assert self._changed.wait_for(lambda: self.states().count(state) >= count, DEADLINE_S), self.all

    def states(self) -> list[JobState]:
        """The jobs' states in the order of the reports."""
        return [event.job.state for event in self.all if isinstance(event, JobChanged)]


@contextmanager
def running(
    spool: Spool, transport: Transport | None, number: int = FIRST_PRINTER
) -> Iterator[tuple[PrinterThread, Events]]:
    """A printer thread with quick pauses."""
    events = Events()
    thread = PrinterThread(spool, transport, events, PACE, number)
    thread.start()
    try:
        yield thread, events
    finally:
        assert thread.stop(DEADLINE_S)
