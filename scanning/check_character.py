"""ISO/IEC 7064 Mod 37,36 over 0-9 A-Z: one check character behind a text of any length.

Our own, since each bench needs it at its start: python-stdnum loads half of the network to bring it. The
tests hold the two, and the database's third, against each other.
"""

from typing import Final

_ALPHABET: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ALLOWED: Final = frozenset(_ALPHABET)
_M: Final = len(_ALPHABET)


def check_character(text: str) -> str:
    """The character that belongs behind `text`. Raises ValueError for anything but 0-9 A-Z."""
    return _ALPHABET[(1 - _doubled(_sum(text))) % _M]


def is_checked(text: str) -> bool:
    """Whether it is of 0-9 A-Z, and the last character belongs behind the others."""
    return _ALLOWED.issuperset(text) and _sum(text) == 1


def _sum(text: str) -> int:
    total = _M // 2
    for character in text:
        total = (_doubled(total) + _ALPHABET.index(character)) % _M
    return total


def _doubled(total: int) -> int:
    return (total or _M) * 2 % (_M + 1)
