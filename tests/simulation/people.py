"""What people do besides scanning: they take back, send again, try now, give up."""

from collections.abc import Callable
from random import Random

from sync.attention import AttentionList, WayOut
from sync.decisions import TAKEN_BACK
from sync.entry import Entry, EntryState
from sync.errors import DiskRefused, NotPossible
from tests.simulation.bench import Bench, Life
from tests.simulation.faulty_database import Killed
from tests.simulation.script import Scan

UNDO = "undo_stage_event"


def undo(bench: Bench) -> None:
    """Someone takes back the newest scan of this bench, in the way that is left."""
    life = bench.life
    if life is None or not bench.awake:
        return
    newest = next(iter(life.outbox.recent(1)), None)
    if newest is None or newest.function == UNDO:
        return
    bench.touched.add(newest.order_key)
    decisions = bench.parts.decisions(life.database, bench.clock)
    if newest.state is EntryState.PENDING:
        bench.withdrawn.add(newest.event_id)
        if not _decide(bench, life, lambda: decisions.withdraw(newest.event_id), newest, gives_up=True):
            bench.withdrawn.discard(newest.event_id)
    elif newest.state is EntryState.WAITING:
        _decide(bench, life, lambda: decisions.discard(newest.event_id, TAKEN_BACK), newest, gives_up=True)
    elif newest.state is EntryState.CONFIRMED:
        bench.scan(Scan(bench.loop.now, bench.number, newest.order_key, UNDO, undoes=newest.event_id))


def decide(bench: Bench, rng: Random) -> None:
    """Someone looks at the attention list and takes one of the ways out."""
    life = bench.life
    if life is None or not bench.awake:
        return
    items = AttentionList(life.database).items()
    if not items:
        return
    item = rng.choice(items)
    way = rng.choice(item.ways_out)
    event_id = item.entry.event_id
    decisions = bench.parts.decisions(life.database, bench.clock)
    action: dict[WayOut, Callable[[], Entry]] = {
        WayOut.REQUEUE: lambda: decisions.requeue(event_id),
        WayOut.RETRY_NOW: lambda: decisions.retry_now(event_id),
        WayOut.DISCARD: lambda: decisions.discard(event_id, "scanned by mistake", "staff-1"),
    }
    bench.touched.add(item.entry.order_key)
    _decide(bench, life, action[way], item.entry, gives_up=way is WayOut.DISCARD)


def _decide(bench: Bench, life: Life, decision: Callable[[], Entry], entry: Entry, *, gives_up: bool) -> bool:
    """Whether it may have been done: a program that dies in it may have saved it."""
    if gives_up:
        bench.may_be_given_up.add(entry.event_id)
    try:
        decision()
    except (NotPossible, DiskRefused):
        return False
    except Killed:
        bench.die(life)
        return True
    if gives_up:
        bench.given_up.add(entry.event_id)
    bench.decisions += 1
    life.wake()
    return True
