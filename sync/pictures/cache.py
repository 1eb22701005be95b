"""Pictures on the disk, two files each, named by a hash of their link; the oldest make room for new ones."""

import hashlib
import os
import threading
import time
from collections.abc import Callable
from pathlib import Path

from sync.pictures.picture import Picture

MOST_PICTURES = 300
MOST_BYTES = 120 * 1024 * 1024

_FULL, _PANEL, _PART = ".full.jpg", ".panel.jpg", ".part"
_JPEG_ENDS = (b"\xff\xd8", b"\xff\xd9")


class PictureCache:
    """Any thread; `put` and `age_s` are the pictures' thread's. Raises OSError where the disk does."""

    def __init__(
        self,
        folder: Path,
        most_pictures: int = MOST_PICTURES,
        most_bytes: int = MOST_BYTES,
        wall_s: Callable[[], float] = time.time,
    ) -> None:
        self._folder = folder
        self._most_pictures = most_pictures
        self._most_bytes = most_bytes
        self._wall_s = wall_s
        self._lock = threading.Lock()

    def get(self, url: str) -> Picture | None:
        """The picture as it was fetched last; None when it is not here, or was damaged."""
        with self._lock:
            try:
                found = [(self._folder / (key_of(url) + end)).read_bytes() for end in (_PANEL, _FULL)]
            except FileNotFoundError:
                return None
        if any((content[:2], content[-2:]) != _JPEG_ENDS for content in found):
            return None
        return Picture(*found)

    def age_s(self, url: str) -> float | None:
        """How long ago it was fetched; None when it is not here or cannot be shown."""
        if self.get(url) is None:
            return None
        fetched = (self._folder / (key_of(url) + _FULL)).stat().st_mtime
        # A clock that was set back must not keep it for ever.
        return abs(self._wall_s() - fetched)

    def put(self, url: str, picture: Picture) -> None:
        """Keep it, and forget the oldest beyond the limits."""
        self._folder.mkdir(mode=0o700, exist_ok=True)
        with self._lock:
            for end, content in ((_PANEL, picture.panel), (_FULL, picture.full)):
                part = self._folder / (key_of(url) + end + _PART)
                part.write_bytes(content)
                os.utime(part, (self._wall_s(), self._wall_s()))
                part.replace(self._folder / (key_of(url) + end))
            self._forget_oldest()

    def _forget_oldest(self) -> None:
        for part in self._folder.glob(f"*{_PART}"):
            part.unlink(missing_ok=True)
        pairs = []
        for full in self._folder.glob(f"*{_FULL}"):
            panel = full.with_name(full.name.removesuffix(_FULL) + _PANEL)
            size = full.stat().st_size + (panel.stat().st_size if panel.exists() else 0)
            pairs.append((full.stat().st_mtime, full, panel, size))
        pairs.sort(reverse=True)
        total = 0
        for at, (_, full, panel, size) in enumerate(pairs):
            total += size
            if at >= self._most_pictures or total > self._most_bytes:
                full.unlink()
                panel.unlink(missing_ok=True)


def key_of(url: str) -> str:
    """What stands for the link in file names and in the log: a link may name a customer."""
    return hashlib.sha256(url.encode("utf-8", "replace")).hexdigest()[:32]
