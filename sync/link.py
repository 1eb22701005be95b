"""The link to the backend as all sync threads see it: one circuit breaker, one word for the status strip."""

import threading
from collections.abc import Callable
from typing import Protocol

from sync.backoff import LINK_BASE_S, LINK_CAP_S, PAUSE_S, Random, full_jitter_s
from sync.clock import Clock
from sync.errors import SyncError, UnverifiedError
from sync.events import LinkChanged, LinkState, LinkStatus, Report
from sync.outcome import LinkEffect, is_mendable, verdict

# Jitter may be next to nothing: even then a dead link must not keep a processor busy.
_MIN_WAIT_S = 0.05


class Prober(Protocol):
    """Whoever can ask the backend something cheap."""

    def probe(self) -> object:
        """Raises SyncError when the backend is away or speaks another language."""


class Link:
    """Whether calls are worth making. Any thread. When it is down, nobody calls before `wait_s()` is over.

    A link that is down is probed within 5 s (full jitter), a paused one every 60 s; the backend's own
    Retry-After goes before both, up to 5 min.
    """

    def __init__(self, clock: Clock, report: Report, random: Random) -> None:
        self._clock = clock
        self._report = report
        self._random = random
        self._lock = threading.Lock()
        self._failures = 0
        self._next_try = clock.monotonic()
        self._state = LinkState(LinkStatus.CONNECTING, None, clock.now())
        self._listeners: list[Callable[[], None]] = []

    @property
    def state(self) -> LinkState:
        """The link now."""
        with self._lock:
            return self._state

    @property
    def online(self) -> bool:
        """Whether the last call reached the backend."""
        return self.state.status is LinkStatus.ONLINE

    def when_up(self, listener: Callable[[], None]) -> None:
        """Call `listener` (in the thread that noticed) each time the link comes up."""
        self._listeners.append(listener)

    def wait_s(self) -> float:
        """Seconds until a call may be made; 0 when it may be made now."""
        with self._lock:
            if self._state.status is LinkStatus.ONLINE:
                return 0.0
            return max(0.0, self._next_try - self._clock.monotonic())

    def ready(self, prober: Prober) -> bool:
        """Whether calls may be made now; a link that is not up is asked first, once its wait is over."""
        if self.online:
            return True
        if self.wait_s() > 0:
            return False
        return self._ask(prober)

    def after(self, end: SyncError, prober: Prober) -> None:
        """Draw the conclusion from a call that ended badly; a doubtful one is followed by a probe."""
        effect = verdict(end).link
        if effect is LinkEffect.SUSPECT:
            self._ask(prober)
        elif effect is LinkEffect.DOWN:
            self._down(end)
        elif effect is LinkEffect.PAUSE:
            self._pause(end)

    def _ask(self, prober: Prober) -> bool:
        try:
            prober.probe()
        except UnverifiedError as error:
            self._down(error)
        except SyncError as error:
            self._pause(error)
        else:
            self._up()
        return self.online

    def _up(self) -> None:
        with self._lock:
            # A read that works does not lift a pause that a write brought about.
            if self._state.status is LinkStatus.PAUSED and self._clock.monotonic() < self._next_try:
                return
            self._failures = 0
        if self._become(LinkStatus.ONLINE, None):
            for listener in self._listeners:
                listener()

    def _down(self, error: SyncError) -> None:
        wish_s = error.retry_after_s if isinstance(error, UnverifiedError) else None
        with self._lock:
            jitter_s = full_jitter_s(self._failures, self._random, LINK_BASE_S, LINK_CAP_S)
            self._failures += 1
            self._next_try = self._clock.monotonic() + max(jitter_s, wish_s or 0.0, _MIN_WAIT_S)
        self._become(LinkStatus.OFFLINE, error.message, mendable=is_mendable(error))

    def _pause(self, error: SyncError) -> None:
        with self._lock:
            self._next_try = self._clock.monotonic() + PAUSE_S
        self._become(LinkStatus.PAUSED, error.message)

    def _become(self, status: LinkStatus, detail: str | None, *, mendable: bool = False) -> bool:
        with self._lock:
            if (self._state.status, self._state.detail) == (status, detail):
                return False
            same = self._state.status is status
            since = self._state.since if same else self._clock.now()
            self._state = LinkState(status, detail, since, mendable)
            state = self._state
        self._report(LinkChanged(state))
        return not same
