"""The pictures' thread: brings what is wanted, the most urgent first, and tells when one is here."""

import logging
import threading
from collections.abc import Callable, Sequence
from random import SystemRandom
from urllib.parse import urlsplit

from msgspec import Struct

from sync.backoff import Random, full_jitter_s
from sync.clock import Clock, SystemClock
from sync.events import SyncEvent
from sync.pictures.cache import PictureCache, key_of
from sync.pictures.fetching import Fetching
from sync.pictures.picture import NoPicture, Picture
from sync.worker import Worker

_log = logging.getLogger(__name__)

FRESH_S = 12 * 3600.0
"""After so long it is fetched again: somebody may have put another picture behind the same link."""
AGAIN_BASE_S, AGAIN_CAP_S = 4.0, 120.0
GIVEN_UP_S = 3600.0
"""What was no picture is not looked at again for so long."""
IDLE_S = 600.0

OnPicture = Callable[[str, Picture], None]


class _Try(Struct):
    attempts: int = 0
    next_at_s: float = 0.0


class PictureStore:
    """Owns the thread `pictures`. `on_picture(url, picture)` is called there for each that was fetched."""

    def __init__(
        self,
        cache: PictureCache,
        on_picture: OnPicture,
        line: Fetching | None = None,
        clock: Clock | None = None,
        random: Random | None = None,
    ) -> None:
        self._cache = cache
        self._on_picture = on_picture
        self._line = line or Fetching()
        self._clock = clock or SystemClock()
        self._random = random or SystemRandom().random
        self._lock = threading.Lock()
        self._wanted: dict[str, _Try] = {}
        self._worker = Worker("pictures", self._step, self._line, _in_log_already, self._clock)

    def start(self) -> None:
        """Start the thread."""
        self._worker.start()

    def stop(self, timeout_s: float) -> bool:
        """End it; False when it was late."""
        return self._worker.stop(timeout_s)

    def want(self, urls: Sequence[str]) -> None:
        """These, the most urgent first, and no others any more. Any thread; returns at once."""
        with self._lock:
            self._wanted = {url: self._wanted.get(url) or _Try() for url in urls}
        self._worker.wake()

    def get(self, url: str) -> Picture | None:
        """The picture if it is on the disk. Any thread that may wait for a disk."""
        try:
            return self._cache.get(url)
        except OSError as error:
            _log.warning("picture %s cannot be read: %s", key_of(url), error.strerror)
            return None

    def _step(self) -> float:
        now_s = self._clock.monotonic()
        with self._lock:
            due = [(tried.attempts, url, tried) for url, tried in self._wanted.items()]
        ready = [each for each in due if each[2].next_at_s <= now_s]
        if not ready:
            return min([IDLE_S, *(tried.next_at_s - now_s for _, _, tried in due)])
        # One that does not come must not keep the others waiting; among equals the most urgent.
        _, url, tried = min(ready, key=lambda each: each[0])
        # Before it is tried: an error that nobody foresaw must not be met again at once.
        tried.next_at_s = now_s + GIVEN_UP_S
        self._bring(url, tried)
        return 0.0

    def _bring(self, url: str, tried: _Try) -> None:
        age_s = self._age_s(url)
        if age_s is not None and age_s < FRESH_S:
            return
        tried.attempts += 1
        try:
            content = self._line.fetch(url)
            # Here: only this thread needs Pillow before the first label is printed.
            from sync.pictures.rendering import rendered

            picture = rendered(content)
        except NoPicture as error:
            self._did_not_come(url, tried, error)
            return
        self._keep(url, picture)
        self._on_picture(url, picture)

    def _did_not_come(self, url: str, tried: _Try, error: NoPicture) -> None:
        if error.retryable:
            rest_s = AGAIN_BASE_S / 2 + full_jitter_s(
                tried.attempts, self._random, AGAIN_BASE_S / 2, AGAIN_CAP_S
            )
            tried.next_at_s = self._clock.monotonic() + rest_s
        if tried.attempts == 1:
            _log.warning("no picture %s from %s: %s", key_of(url), _host(url), error)

    def _age_s(self, url: str) -> float | None:
        try:
            return self._cache.age_s(url)
        except OSError as error:
            _log.warning("picture %s cannot be read: %s", key_of(url), error.strerror)
            return None

    def _keep(self, url: str, picture: Picture) -> None:
        try:
            self._cache.put(url, picture)
        except OSError as error:
            # It can be shown all the same.
            _log.warning("picture %s cannot be kept: %s", key_of(url), error.strerror)


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or "nowhere"
    except ValueError:
        return "nowhere"


def _in_log_already(_event: SyncEvent) -> None:
    """The worker logs what goes wrong; a picture is no reason to disturb anybody."""
