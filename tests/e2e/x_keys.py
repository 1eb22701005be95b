"""Keys struck by the X server itself, at an even pace: no other process has to get the processor in between."""

import ctypes
from collections.abc import Iterable
from contextlib import closing
from typing import Self

# What xdotool is made of: where it is, they are.
_X11, _XTST = "libX11.so.6", "libXtst.so.6"
# X counts the kernel's keys from 8.
_KEYCODES_FROM = 8


class Keyboard:
    """The keys of a display. Keys are numbered as the kernel does: scanning/key_codes.py."""

    def __init__(self, display: str) -> None:
        self._x11, self._xtst = ctypes.CDLL(_X11), ctypes.CDLL(_XTST)
        self._x11.XOpenDisplay.restype = ctypes.c_void_p
        self._display = ctypes.c_void_p(self._x11.XOpenDisplay(display.encode()))
        assert self._display.value, f"no X server at {display}"

    @classmethod
    def of(cls, display: str) -> closing[Self]:
        """The keyboard of that display, for a while."""
        return closing(cls(display))

    def strike(self, events: Iterable[tuple[int, bool]], pace_ms: int) -> None:
        """Keys go down (true) and up, so many milliseconds apart: all asked for at once, then waited for."""
        for key, down in events:
            self._xtst.XTestFakeKeyEvent(
                self._display, key + _KEYCODES_FROM, int(down), ctypes.c_ulong(pace_ms)
            )
        self._x11.XSync(self._display, 0)

    def close(self) -> None:
        """Leave the display."""
        self._x11.XCloseDisplay(self._display)
