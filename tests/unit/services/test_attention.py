"""What needs a person at a bench: listed with what happened, decided by a touch, copied to the heartbeat."""

from station.domain.stages import Stage
from station.services.attention import attention_report, discard, requeue, retry_now
from station.services.bench import Bench
from station.services.bench_state import Action, BenchState, Cause, GiveUpReason, LedgerState, WayOut
from station.services.bench_view import bench_state
from station.services.notices import Notice
from station.services.task_runner import TaskRunner
from station.services.wall_view import station_health
from sync.ending import Ending
from sync.entry import Entry, EntryState
from sync.outcome import Answer, verdict
from tests.cakes import cake
from tests.unit.services.conftest import Rig, Rigs

IN_COVERING = {"stage": "Covering", "filling_start_ts": "2026-11-21T01:00:00+00:00"}


def refused(rigs: Rigs) -> tuple[Rig, Entry]:
    """A Covering bench whose only scan was refused: the cake was cancelled."""
    rig = rigs.make(Stage.COVERING, cake(**IN_COVERING))
    rig.scan_label("B", 25771)
    (sent,) = rig.outbox.mark_sending(rig.outbox.unconfirmed())
    end = verdict(Answer(False, {"event_id": sent.event_id}, "ORD003", "B25771 is cancelled."))
    (entry,) = rig.outbox.settle([Ending(sent, end)]).entries
    rig.bench.refresh_pending(entry.order_key)
    return rig, entry


def state_of(rig: Rig) -> BenchState:
    """What the window draws."""
    return bench_state(rig.bench)


def test_listed_with_everything(rigs: Rigs) -> None:
    """A refused scan is listed with its cake, its code, where the cake is now, and the ways out."""
    rig, entry = refused(rigs)
    (line,) = state_of(rig).attention
    assert (line.event_id, line.order_number, line.code) == (entry.event_id, "B25771", "ORD003")
    assert (line.action, line.stage, line.cause) == (Action.COMPLETED, Stage.COVERING, Cause.REFUSED)
    assert line.now_at is Stage.COVERING, "the refused scan has moved nothing"
    assert line.since == entry.settled_at
    assert line.ways == (WayOut.REQUEUE, WayOut.DISCARD)


def test_requeue(rigs: Rigs) -> None:
    """Send again: the same event is pending once more, counted on the cake, and the list is empty."""
    rig, entry = refused(rigs)
    requeue(rig.bench, entry.event_id)
    assert rig.said[-1].notice is Notice.SENDING_AGAIN
    assert [e.event_id for e in rig.outbox.unconfirmed()] == [entry.event_id]
    assert rig.bench.book.is_pending("bannos-25771")
    assert state_of(rig).attention == ()


def test_discard_keeps_reason_and_person(rigs: Rigs) -> None:
    """Give up: the row stays with its reason and who it was, and the ledger says given up."""
    rig, entry = refused(rigs)
    rig.bench.staff_id = "staff-1"
    discard(rig.bench, entry.event_id, GiveUpReason.CAKE_GONE)
    assert rig.said[-1].notice is Notice.GIVEN_UP
    kept = rig.outbox.get(entry.event_id)
    assert kept is not None
    assert (kept.state, kept.discard_reason) == (EntryState.DISCARDED, "the cake is not made")
    assert kept.discarded_by == "staff-1"
    assert state_of(rig).ledger[0].state is LedgerState.GIVEN_UP


def test_too_late_is_said(rigs: Rigs) -> None:
    """A decision about a scan that has moved on changes nothing and says so."""
    rig, entry = refused(rigs)
    retry_now(rig.bench, entry.event_id)
    assert rig.said[-1].notice is Notice.DECIDED_NOT
    assert rig.said[-1].params["detail"]
    assert len(state_of(rig).attention) == 1


def test_heartbeat_has_the_list(rigs: Rigs) -> None:
    """The heartbeat carries the list without words; the wall counts it."""
    rig, entry = refused(rigs)
    report = attention_report(rig.bench.ports.attention)
    assert report["count"] == 1
    assert [(i["event_id"], i["code"]) for i in report["items"]] == [(entry.event_id, "ORD003")]
    status = {"attention": state_of(rig).status.attention, "attention_items": report}
    row = {"station": "Covering 1", "status": status, "seen_at": "2026-11-22T01:00:00+00:00"}
    assert station_health(row).attention == 1
    assert station_health(row | {"status": {}}).attention == 0


def test_touches_reach_the_outbox(rigs: Rigs) -> None:
    """Through the bench: its heartbeat has the list, and each touch decides and publishes a new state."""
    rig, entry = refused(rigs)
    states: list[BenchState] = []
    crashes: list[Exception] = []
    runner = TaskRunner(crashes.append)
    bench = Bench(rig.bench, runner, states.append)
    bench.start()
    runner.drain(10)
    assert [item["event_id"] for item in bench.health()["attention_items"]["items"]] == [entry.event_id]
    bench.requeue(entry.event_id)
    bench.retry_now(entry.event_id)
    bench.discard(entry.event_id, GiveUpReason.MISTAKE)
    bench.undo()
    runner.drain(10)
    runner.close()
    assert crashes == []
    assert [said.notice for said in rig.said[-4:]] == [
        *(Notice.SENDING_AGAIN, Notice.SENDING_AGAIN, Notice.GIVEN_UP, Notice.UNDO_NOT_NOW)
    ]
    assert states[-1].attention == ()
    assert bench.health()["attention_items"] == {"count": 0, "items": []}
