"""The audit after every fault: what benches recorded, held against the server's ledger of effects."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

import psycopg

from sync.entry import Entry


@dataclass(frozen=True, slots=True)
class Scan:
    """What a bench recorded, in the words of the ledger. Without the event id it is still this one scan."""

    event_id: str
    order_id: str
    function: str
    station: str
    occurred_at: datetime

    @classmethod
    def of(cls, entry: Entry) -> "Scan":
        """The scan that an outbox entry stands for."""
        return cls(entry.event_id, entry.order_key, entry.function, entry.station, entry.server_time)

    @property
    def itself(self) -> tuple[str, str, str, datetime]:
        """What makes it this scan whatever id it went under: nobody scans twice in one microsecond."""
        return (self.order_id, self.function, self.station, self.occurred_at)


@dataclass(frozen=True, slots=True)
class Audit:
    """Event ids by what became of them; `sound` when nothing did that should not."""

    effects: int
    lost: tuple[str, ...]
    twice: tuple[str, ...]
    strangers: tuple[str, ...]
    disordered: tuple[str, ...]

    @property
    def sound(self) -> bool:
        """0 lost, 0 twice, nothing from nowhere, and each station's scans of an order in their order."""
        return not (self.lost or self.twice or self.strangers or self.disordered)


def ledger(database_url: str, order_ids: Iterable[str] | None = None) -> list[Scan]:
    """The server's effects (of these orders) in the order in which they took place."""
    chosen = None if order_ids is None else sorted(set(order_ids))
    with psycopg.connect(database_url) as connection:
        rows = connection.execute(
            """
            select event_id::text, order_id, function, coalesce(station, ''), occurred_at
            from public.stage_events
            where effect and (%(orders)s::text[] is null or order_id = any (%(orders)s))
            order by id
            """,
            {"orders": chosen},
        ).fetchall()
    return [Scan(*row) for row in rows]


def audit(recorded: Sequence[Scan], effects: Sequence[Scan]) -> Audit:
    """Compare. `recorded` is in the order of the scans, and each of them is one that must have an effect."""
    per_id = Counter(effect.event_id for effect in effects)
    per_scan = Counter(effect.itself for effect in effects)
    known = {scan.event_id for scan in recorded}
    return Audit(
        effects=len(effects),
        lost=tuple(scan.event_id for scan in recorded if not per_id[scan.event_id]),
        twice=tuple(
            scan.event_id for scan in recorded if per_id[scan.event_id] > 1 or per_scan[scan.itself] > 1
        ),
        strangers=tuple(effect.event_id for effect in effects if effect.event_id not in known),
        disordered=_disordered(recorded, effects),
    )


def _disordered(recorded: Sequence[Scan], effects: Sequence[Scan]) -> tuple[str, ...]:
    """Scans that took effect before an earlier one of the same order at the same station."""
    place = {effect.event_id: index for index, effect in enumerate(effects)}
    last: dict[tuple[str, str], int] = {}
    wrong = []
    for scan in recorded:
        if scan.event_id not in place:
            continue
        key = (scan.order_id, scan.station)
        if place[scan.event_id] < last.get(key, -1):
            wrong.append(scan.event_id)
        last[key] = max(last.get(key, -1), place[scan.event_id])
    return tuple(wrong)
