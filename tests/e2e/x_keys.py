"""A wedge scanner's keys, struck by the X server itself: no other process needs the processor in between."""

import ctypes
from contextlib import closing

from scanning.key_codes import KEYS_OF

# Milliseconds between two keys of a scanner.
_PACE_MS = 1
_SHIFT_KEY = 42
# What xdotool is made of: where it is, they are.
_X11, _XTST = "libX11.so.6", "libXtst.so.6"
# X counts the kernel's keys from 8.
_KEYCODES_FROM = 8


def press_keys(display: str, text: str) -> None:
    """The keys that a scanner set to US presses for this text, whatever the layout makes of them."""
    with closing(_Keyboard(display)) as keyboard:
        for character in text:
            key, shifted = KEYS_OF[character]
            keyboard.strike([_SHIFT_KEY, key] if shifted else [key])


class _Keyboard:
    def __init__(self, display: str) -> None:
        self._x11, self._xtst = ctypes.CDLL(_X11), ctypes.CDLL(_XTST)
        self._x11.XOpenDisplay.restype = ctypes.c_void_p
        self._display = ctypes.c_void_p(self._x11.XOpenDisplay(display.encode()))
        assert self._display.value, f"no X server at {display}"

    def strike(self, keys: list[int]) -> None:
        """Press these together, a little behind the last ones. Nothing has to have happened on return."""
        # One pause a character: behind each the server, too, has to be given the processor again.
        self._ask(keys[0], True, _PACE_MS)
        for key in keys[1:]:
            self._ask(key, True)
        for key in reversed(keys):
            self._ask(key, False)

    def _ask(self, key: int, down: bool, after_ms: int = 0) -> None:
        pause = ctypes.c_ulong(after_ms)
        self._xtst.XTestFakeKeyEvent(self._display, key + _KEYCODES_FROM, int(down), pause)

    def close(self) -> None:
        """Send what was asked for, wait until it has happened, and leave."""
        self._x11.XSync(self._display, 0)
        self._x11.XCloseDisplay(self._display)
