"""Which cakes of a queue are shown: words that were typed, and the chips that were touched. Pure."""

import unicodedata
from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from station.services.bench_state import QueueRow


class Chip(StrEnum):
    """A way to narrow the queue, besides the stores."""

    OVERDUE = "overdue"
    TODAY = "today"
    MINE = "mine"
    UNASSIGNED = "unassigned"


SPARE = 100
_DAYS = frozenset({Chip.OVERDUE, Chip.TODAY})
_PEOPLE = frozenset({Chip.MINE, Chip.UNASSIGNED})


class QueueFilter(Struct, frozen=True):
    """What a person looks for. Chips of one kind widen each other, kinds and words narrow."""

    text: str = ""
    chips: frozenset[Chip] = frozenset()
    stores: frozenset[str] = frozenset()

    @property
    def active(self) -> bool:
        """Whether it can hide a cake."""
        return bool(self.text.strip() or self.chips or self.stores)

    def with_chip(self, chip: Chip) -> "QueueFilter":
        """With this chip touched once more."""
        return replace(self, chips=self.chips ^ {chip})

    def with_store(self, store: str) -> "QueueFilter":
        """With this store's chip touched once more."""
        return replace(self, stores=self.stores ^ {store})

    def narrow(self, rows: Iterable[QueueRow], today: date, me: str | None) -> tuple[QueueRow, ...]:
        """The rows that match, in their order. `me`: who is signed on; a cake is nobody's own without."""
        words = _plain(self.text).split()
        found = tuple(rows)
        if _said.cache_info().currsize > 2 * len(found) + SPARE:
            # Most of it is about cakes that have left the queue.
            _said.cache_clear()
        return tuple(row for row in found if self._matches(row, words, today, me))

    def _matches(self, row: QueueRow, words: list[str], today: date, me: str | None) -> bool:
        if self.stores and row.store.id not in self.stores:
            return False
        days, people = self.chips & _DAYS, self.chips & _PEOPLE
        if days and not _is_due(row, days, today):
            return False
        if people and not _is_of(row, people, me):
            return False
        said = _said(row.human_number, row.product, row.size, row.flavour) if words else ""
        return all(word in said for word in words)


def _is_due(row: QueueRow, days: frozenset[Chip], today: date) -> bool:
    if row.due is None or row.due > today:
        return False
    return (Chip.TODAY if row.due == today else Chip.OVERDUE) in days


def _is_of(row: QueueRow, people: frozenset[Chip], me: str | None) -> bool:
    if row.assignee_id is None:
        return Chip.UNASSIGNED in people
    return Chip.MINE in people and row.assignee_id == me


def _plain(text: str) -> str:
    """Without capitals and accents: nobody types those while looking for a cake."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))


@lru_cache(maxsize=40_000)
def _said(number: str, product: str, size: str | None, flavour: str | None) -> str:
    # A state comes several times a second: 20,000 cakes are not spelled out each time.
    return _plain(" ".join(part for part in (number, product, size, flavour) if part))
