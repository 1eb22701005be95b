"""Reconciles what the screens confirmed with what the server did: not lost, twice, stalled or overtaken."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sync.attention import AttentionList
from sync.ending import OVERDUE_S
from sync.entry import Entry, EntryState
from tests.simulation.bench import Bench
from tests.simulation.model_server import Judged, ModelServer
from tests.simulation.script import CakePlan

_COUNTED = ("handle_print_barcode", "set_storage", "qc_return_to_decorating")


_ONWARD = ("start_", "complete_")
SPARE_S = 60.0
"""An overdue entry is noticed at its next attempt, half a minute later at most."""
_NEVER = 1 << 60


class Kind(StrEnum):
    """What can be wrong."""

    LOST = "lost"
    TWICE = "twice"
    STALLED = "stalled"
    OVERTAKEN = "order not kept"
    UNVERIFIED = "confirmed without the server"
    DAMAGED = "database damaged"
    DIVERGED = "replica differs"
    MEDDLED = "sent after it was taken back"
    SILENT = "waits in silence"
    UNREAD = "a newer version's scan was sent"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong, in words."""

    kind: Kind
    what: str


def reconcile(server: ModelServer, benches: Iterable[Bench], plans: Iterable[CakePlan]) -> Iterator[Finding]:
    """Everything wrong after a run."""
    all_benches = list(benches)
    yield from twice(server, all_benches)
    stuck: set[str] = set()
    for bench in all_benches:
        entries = entries_of(bench)
        yield from missing(bench, entries)
        yield from endings(server, bench, entries)
        yield from stalled(server, bench, entries)
        yield from overtaken(server, bench, entries)
        yield from damaged(bench)
        yield from decided(server, bench, entries)
        stuck |= bench.touched
        stuck.update(entry.order_key for entry in entries if entry.state is EntryState.ATTENTION)
    for plan in plans:
        if plan.whole and plan.order_id not in stuck:
            stage = server.cakes[plan.order_id].document["stage"]
            if stage != "Complete":
                yield Finding(Kind.LOST, f"{plan.order_id} was scanned to the end and is in {stage}")


def entries_of(bench: Bench) -> list[Entry]:
    """All rows of a bench's outbox, oldest first."""
    assert bench.life is not None
    return sorted(bench.life.outbox.recent(1_000_000), key=lambda entry: entry.seq)


def missing(bench: Bench, entries: list[Entry]) -> Iterator[Finding]:
    """I1: what the screen confirmed is in the outbox."""
    here = {entry.event_id for entry in entries}
    for event_id, scan in bench.confirmed.items():
        if event_id not in here:
            yield Finding(Kind.LOST, f"{bench.name}: {scan.function} of {scan.order_id} is in no outbox")


def endings(server: ModelServer, bench: Bench, entries: list[Entry]) -> Iterator[Finding]:
    """What an entry says became of it, the server's ledger says too."""
    judged: dict[str, list[Judged]] = {}
    for each in server.ledger:
        judged.setdefault(each.event_id, []).append(each)
    for entry in entries:
        found = judged.get(entry.event_id, [])
        words = f"{bench.name}: {entry.function} of {entry.order_key} is {entry.state}"
        if entry.state is EntryState.CONFIRMED and entry.event_id not in server.answers:
            yield Finding(Kind.LOST, f"{words}; the server has nothing of it")
        if entry.state is EntryState.DUPLICATE and not any(each.direction == "late" for each in found):
            yield Finding(Kind.LOST, f"{words}; the server never called it late")
        if entry.state is EntryState.ATTENTION and not any(each.code == entry.last_error for each in found):
            yield Finding(Kind.LOST, f"{words} for {entry.last_error}; the server never said that")
        if entry.state is EntryState.DUPLICATE and not entry.function.startswith(_ONWARD):
            yield Finding(Kind.LOST, f"{words}; nobody did that in its stead")
        if entry.state is EntryState.DISCARDED and entry.event_id not in bench.may_be_given_up:
            yield Finding(Kind.LOST, f"{words}, and nobody discarded it")


def decided(server: ModelServer, bench: Bench, entries: list[Entry]) -> Iterator[Finding]:
    """What a person decided holds, and what was taken back before it was sent never arrives."""
    arrived = {each.event_id for each in server.ledger}
    for entry in entries:
        words = f"{bench.name}: {entry.function} of {entry.order_key} is {entry.state}"
        if entry.event_id in bench.given_up and entry.state is not EntryState.DISCARDED:
            yield Finding(Kind.LOST, f"{words}, and somebody gave it up")
        withdrawn = entry.event_id in bench.withdrawn and entry.state is EntryState.DISCARDED
        if withdrawn and entry.event_id in arrived:
            yield Finding(Kind.MEDDLED, f"{words}, and the server has it")


def silent(bench: Bench, now: datetime) -> Iterator[Finding]:
    """An early event that has waited for half an hour is on the attention list."""
    assert bench.life is not None
    listed = {item.entry.event_id for item in AttentionList(bench.life.database).items()}
    for entry in entries_of(bench):
        since = entry.waiting_since
        if entry.state is not EntryState.WAITING or since is None:
            continue
        if now - since > timedelta(seconds=OVERDUE_S + SPARE_S) and entry.event_id not in listed:
            yield Finding(Kind.SILENT, f"{bench.name}: {entry.function} of {entry.order_key} since {since}")


def twice(server: ModelServer, benches: list[Bench]) -> Iterator[Finding]:
    """I2: no event has an effect twice, and no scan became two events."""
    tried = {event_id: scan for bench in benches for event_id, scan in bench.tried.items()}
    effects = Counter(each.event_id for each in server.ledger if each.effect)
    for event_id, times in effects.items():
        if times > 1:
            yield Finding(Kind.TWICE, f"event {event_id} took effect {times} times")
    taken = Counter(
        (each.function, each.order_id)
        for each in server.ledger
        if each.code == "ok" and each.function in _COUNTED
    )
    scans = Counter((scan.function, scan.order_id) for scan in tried.values())
    for (function, order_id), times in taken.items():
        if times > scans[function, order_id]:
            asked = scans[function, order_id]
            yield Finding(Kind.TWICE, f"{function} of {order_id}: scanned {asked} times, done {times} times")


def stalled(server: ModelServer, bench: Bench, entries: list[Entry]) -> Iterator[Finding]:
    """I4: what is still here waits for a scan that nobody made, or stands behind a refused one."""
    heads: dict[str, Entry] = {}
    for entry in entries:
        if entry.state not in (EntryState.CONFIRMED, EntryState.DUPLICATE, EntryState.DISCARDED):
            heads.setdefault(entry.order_key, entry)
    for order_id, head in heads.items():
        if head.state is EntryState.ATTENTION:
            continue
        waits = head.state is EntryState.WAITING and server.would_be_early(head.function, order_id)
        if not waits:
            yield Finding(Kind.STALLED, f"{bench.name}: {head.function} of {order_id} is {head.state}")


def overtaken(server: ModelServer, bench: Bench, entries: list[Entry]) -> Iterator[Finding]:
    """I3: an event is taken only when those scanned before it, of its cake at its bench, are settled."""
    settled: dict[str, int] = {}
    arrived: dict[str, int] = {}
    taken: dict[str, int] = {}
    for place, each in enumerate(server.ledger):
        arrived.setdefault(each.event_id, place)
        if each.code == "ok":
            taken.setdefault(each.event_id, place)
        if each.code == "ok" or each.direction == "late":
            settled.setdefault(each.event_id, place)
    before: dict[str, Entry] = {}
    for entry in entries:
        if entry.state is EntryState.DISCARDED:
            # Its order goes on without it.
            continue
        former = before.get(entry.order_key)
        before[entry.order_key] = entry
        if former is None:
            continue
        words = f"{bench.name}: {entry.function} before {former.function} of {entry.order_key}"
        if entry.event_id in taken and not settled.get(former.event_id, _NEVER) < taken[entry.event_id]:
            yield Finding(Kind.OVERTAKEN, words)
        elif entry.event_id in arrived and not arrived.get(former.event_id, _NEVER) < arrived[entry.event_id]:
            yield Finding(Kind.OVERTAKEN, f"{words}, on arrival")


def damaged(bench: Bench) -> Iterator[Finding]:
    """I7: the file is sound."""
    assert bench.life is not None
    with bench.life.database.read() as connection:
        found = connection.exec_driver_sql("PRAGMA integrity_check").scalar()
    if found != "ok":
        yield Finding(Kind.DAMAGED, f"{bench.name}: {found}")
