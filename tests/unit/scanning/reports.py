"""What a scanner's thread reports, collected for the tests."""

import threading
from typing import TypeVar

from scanning.events import ScannerEvent

DEADLINE_S = 10.0
Event = TypeVar("Event", bound=ScannerEvent)


class Reports:
    """Collects what the scanner's thread reports; hands it out in order, waiting with a deadline."""

    def __init__(self) -> None:
        self._events: list[ScannerEvent] = []
        self._changed = threading.Condition()
        self.raise_once: Exception | None = None
        self.threads: set[str] = set()

    def __call__(self, event: ScannerEvent) -> None:
        """Take a report, in the scanner's thread."""
        with self._changed:
            self._events.append(event)
            self.threads.add(threading.current_thread().name)
            self._changed.notify_all()
            error, self.raise_once = self.raise_once, None
        if error is not None:
            raise error

    def next(self, kind: type[Event]) -> Event:
        """Return the next report, which has to be of this kind."""
        with self._changed:
            assert self._changed.wait_for(lambda: bool(self._events), DEADLINE_S), f"no {kind.__name__}"
            event = self._events.pop(0)
        assert isinstance(event, kind), event
        return event

    def none_left(self) -> bool:
        """Say whether every report has been handed out."""
        with self._changed:
            return not self._events
