"""Keys of a scanner that is grabbed below the keyboard layout -> characters, as on a US keyboard.

Numbers are those of Linux' input-event-codes.h; a scanner set to US (the default of every maker) presses
these keys, and no layout of this computer comes between.
"""

from typing import Final

_ROWS: Final = (
    (2, "1234567890-=", "!@#$%^&*()_+"),
    (16, "qwertyuiop[]", "QWERTYUIOP{}"),
    (30, "asdfghjkl;'`", 'ASDFGHJKL:"~'),
    (43, "\\zxcvbnm,./", "|ZXCVBNM<>?"),
)
_KEYPAD: Final = {
    **dict(zip((71, 72, 73, 75, 76, 77, 79, 80, 81, 82), "7894561230", strict=True)),
    **{55: "*", 74: "-", 78: "+", 83: ".", 98: "/"},
}

PLAIN: Final[dict[int, str]] = {
    **{first + at: character for first, row, _ in _ROWS for at, character in enumerate(row)},
    **_KEYPAD,
    **{15: "\t", 28: "\r", 57: " ", 96: "\r"},
}
SHIFTED: Final[dict[int, str]] = PLAIN | {
    first + at: character for first, _, row in _ROWS for at, character in enumerate(row)
}

SHIFT: Final = frozenset({42, 54})
CONTROL: Final = frozenset({29, 97})
CAPS_LOCK: Final = 58
KEYS_OF: Final[dict[str, tuple[int, bool]]] = {
    **{character: (key, False) for key, character in reversed(PLAIN.items())},
    **{character: (key, True) for key, character in SHIFTED.items() if PLAIN[key] != character},
}
"""Character -> (key, with Shift): what a scanner set to US presses."""

RELEASED: Final = 0
PRESSED: Final = 1


class KeyDecoder:
    """Turns presses and releases into characters. Held keys that repeat are no new characters."""

    def __init__(self) -> None:
        self._down: set[int] = set()
        self._caps = False

    def take(self, key: int, value: int) -> str:
        """Take one key event; return the character that it types, empty for none."""
        if value == RELEASED:
            self._down.discard(key)
            return ""
        if value != PRESSED:
            return ""
        self._down.add(key)
        if key == CAPS_LOCK:
            self._caps = not self._caps
        return self._character(key)

    def _character(self, key: int) -> str:
        shift = bool(self._down & SHIFT)
        plain = PLAIN.get(key, "")
        if self._down & CONTROL:
            # Ctrl+M, Ctrl+J, Ctrl+D, Ctrl+]: how a keyboard types CR, LF, EOT and GS.
            return chr(ord(plain.upper()) & 0x1F) if plain.isalpha() or plain in ("[", "]", "\\") else ""
        if plain.isalpha() and self._caps:
            shift = not shift
        return SHIFTED[key] if shift and plain else plain
