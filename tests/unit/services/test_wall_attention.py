"""The items of all benches, from what their heartbeats left on the server."""

from datetime import UTC, datetime
from typing import Any

from station.domain.orders import Order
from station.domain.stages import Stage
from station.services.attention import attention_report
from station.services.bench_state import Action, Cause, StoreView
from station.services.wall_attention import attention_of
from sync.ending import Ending
from sync.outcome import Answer, verdict
from tests.cakes import cake
from tests.unit.services.conftest import Rigs

STORES = {"bannos": StoreView("bannos", "Bannos", "B", "#1F4E79")}
IN_COVERING = {"stage": "Covering", "filling_start_ts": "2026-11-21T01:00:00+00:00"}


def row(**changes: Any) -> dict[str, Any]:
    """One item of a report, but for the changes."""
    item = {
        "event_id": "event-1",
        "order_key": "bannos-25771",
        "function": "complete_covering",
        "cause": "refused",
        "code": "ORD003",
        "since": "2026-11-22T01:00:00+00:00",
    }
    return item | changes


def station(name: str, *rows: object) -> dict[str, Any]:
    """A row of get_stations."""
    return {"station": name, "status": {"attention_items": {"count": len(rows), "items": [*rows]}}}


def known(order_id: str) -> Order | None:
    """The wall knows one cake."""
    return Order.from_json(cake(**IN_COVERING)) if order_id == "bannos-25771" else None


def test_a_benchs_report_becomes_an_item(rigs: Rigs) -> None:
    """What a bench really reports says cake, bench, scan, cause and since when."""
    rig = rigs.make(Stage.COVERING, cake(**IN_COVERING))
    rig.scan_label("B", 25771)
    (sent,) = rig.outbox.mark_sending(rig.outbox.unconfirmed())
    end = verdict(Answer(False, {"event_id": sent.event_id}, "ORD003", "B25771 is cancelled."))
    (entry,) = rig.outbox.settle([Ending(sent, end)]).entries
    body = {
        "station": "Covering 1",
        "status": {"attention_items": attention_report(rig.bench.ports.attention)},
    }
    (item,) = attention_of([body], known, STORES)
    assert (item.event_id, item.station, item.order_number) == (entry.event_id, "Covering 1", "B25771")
    assert (item.action, item.stage, item.cause, item.code) == (
        *(Action.COMPLETED, Stage.COVERING, Cause.REFUSED),
        "ORD003",
    )
    assert (item.store, item.now_at) == (STORES["bannos"], Stage.COVERING)
    assert item.since == entry.settled_at


def test_the_longest_waiting_comes_first() -> None:
    """All benches' items in one list, by time."""
    late, early = row(since="2026-11-22T03:00:00+00:00"), row(since="2026-11-22T02:00:00+01:00")
    found = attention_of([station("Covering 1", late), station("Packing 1", early)], known, STORES)
    assert [item.station for item in found] == ["Packing 1", "Covering 1"]
    assert found[0].since == datetime(2026, 11, 22, 1, 0, tzinfo=UTC)


def test_an_unknown_cake_keeps_its_key() -> None:
    """A cake that the wall has never seen is listed by its order id."""
    (item,) = attention_of([station("Packing 1", row(order_key="bannos-99999"))], known, STORES)
    assert (item.order_number, item.store, item.now_at) == ("bannos-99999", None, None)


def test_another_version_breaks_nothing() -> None:
    """Rows and reports that cannot be read are left out, an unknown function is listed, the rest is there."""
    unread: tuple[object, ...] = (
        None,
        "x",
        {},
        row(since="soon"),
        row(cause="other"),
        row(since="2026-11-22"),
    )
    older = {name: value for name, value in row(event_id="older").items() if name != "cause"}
    empty: tuple[object, ...] = (None, [], {}, {"attention_items": []})
    bodies = [
        station("Covering 1", *unread, older, row(function="newer")),
        *({"station": "Packing 1", "status": status} for status in empty),
        {"station": "Wall"},
        {"station": "Filling 1", "status": {"attention_items": {"items": 7}}},
    ]
    found = attention_of(bodies, known, STORES)
    assert [(item.event_id, item.action, item.cause) for item in found] == [
        ("older", Action.COMPLETED, Cause.REFUSED),
        ("event-1", Action.UNKNOWN, Cause.REFUSED),
    ]
