"""What can be read off a wall state without drawing it: the data's age, its fading, pages, short names."""

from datetime import datetime, timedelta
from enum import IntEnum

from station.services.wall_state import WallState

_PRODUCT_TAIL = " cake"


class Freshness(IntEnum):
    """How far the wall has faded. Each step is visible from the one before (experience.md: from 10 s on)."""

    FRESH = 0
    AGEING = 1
    OLD = 2
    STALE = 3

    @property
    def fade(self) -> float:
        """0 for full colour to 1 for fully faded."""
        return self.value / 3


def data_age(state: WallState, now: datetime) -> timedelta | None:
    """How old the data is; None while nothing is known. A clock set back reads as 0, not as the future."""
    if state.columns is None or state.data_at is None:
        return None
    return max(timedelta(0), now - state.data_at)


def freshness(age: timedelta | None) -> Freshness:
    """The fading step for an age. Unknown is drawn in full: there is nothing to fade."""
    if age is None or age <= timedelta(seconds=10):
        return Freshness.FRESH
    if age <= timedelta(seconds=30):
        return Freshness.AGEING
    if age <= timedelta(seconds=60):
        return Freshness.OLD
    return Freshness.STALE


def short_product(title: str, size: str | None) -> str:
    """The product as the wall has room for it: every line is a cake, so the word is left out."""
    short = title[: -len(_PRODUCT_TAIL)] if title.lower().endswith(_PRODUCT_TAIL) else title
    return f"{short}, {size}" if size else short


def number_without_letter(human_number: str, letter: str) -> str:
    """`25771-B` of `B25771-B`: the letter stands in the badge beside it."""
    return human_number.removeprefix(letter)


def page_count(rows: int, capacity: int) -> int:
    """How many pages `rows` need; at least one."""
    return max(1, -(-rows // max(1, capacity)))


def product_texts(title: str, size: str | None) -> tuple[str, ...]:
    """The product for any room, longest first: with its size, by itself, its first words."""
    words = short_product(title, None).split()
    shorter = (" ".join(words[:count]) for count in range(len(words), 0, -1))
    return (short_product(title, size), *shorter)
