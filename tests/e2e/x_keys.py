"""A wedge scanner's keys, struck by the X server itself: no other process needs the processor in between."""

import ctypes
from collections.abc import Iterable
from contextlib import closing

from scanning.key_codes import KEYS_OF

# Milliseconds between two of a scanner's keys going down or up.
_PACE_MS = 1
_SHIFT_KEY = 42
# What xdotool is made of: where it is, they are.
_X11, _XTST = "libX11.so.6", "libXtst.so.6"
# X counts the kernel's keys from 8.
_KEYCODES_FROM = 8


def press_keys(display: str, text: str) -> None:
    """The keys that a scanner set to US presses for this text, whatever the layout makes of them."""
    events: list[tuple[int, bool]] = []
    for character in text:
        key, shifted = KEYS_OF[character]
        strike = [(key, True), (key, False)]
        events += [(_SHIFT_KEY, True), *strike, (_SHIFT_KEY, False)] if shifted else strike
    with closing(_Keyboard(display)) as keyboard:
        keyboard.strike(events)


class _Keyboard:
    def __init__(self, display: str) -> None:
        self._x11, self._xtst = ctypes.CDLL(_X11), ctypes.CDLL(_XTST)
        self._x11.XOpenDisplay.restype = ctypes.c_void_p
        self._display = ctypes.c_void_p(self._x11.XOpenDisplay(display.encode()))
        assert self._display.value, f"no X server at {display}"

    def strike(self, events: Iterable[tuple[int, bool]]) -> None:
        """Keys go down (true) and up at the pace: all asked for at once, then waited for."""
        pace = ctypes.c_ulong(_PACE_MS)
        for key, down in events:
            self._xtst.XTestFakeKeyEvent(self._display, key + _KEYCODES_FROM, int(down), pace)
        self._x11.XSync(self._display, 0)

    def close(self) -> None:
        """Leave the display."""
        self._x11.XCloseDisplay(self._display)
