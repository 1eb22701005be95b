"""The same code read twice in a moment is one scan."""

from collections.abc import Hashable


class DuplicateWindow:
    """Remembers what was read within the last `window_s` seconds (monotonic times).

    The window runs from the last reading, not from the first: a label that lies in front of a scanner on a
    stand is read for as long as it lies there, and must not count again and again.
    """

    def __init__(self, window_s: float = 1.5) -> None:
        self._window_s = window_s
        self._last_read_s: dict[Hashable, float] = {}

    def is_repeat(self, key: Hashable, at_s: float) -> bool:
        """Note that `key` (a payload or a reading) was read at `at_s`; true: the same scan as before."""
        recent = {
            known: read_s for known, read_s in self._last_read_s.items() if at_s - read_s < self._window_s
        }
        repeat = key in recent
        recent[key] = at_s
        self._last_read_s = recent
        return repeat

    def forget(self, key: Hashable) -> None:
        """Let the next reading of `key` count at once: the first could not be saved."""
        self._last_read_s.pop(key, None)
