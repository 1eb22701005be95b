"""Who can read what: through functions, tables and views."""

import psycopg
import pytest

from tests.contract.sql.kitchen import (
    ADMIN,
    ANA,
    ANON,
    FORMER,
    HUGO,
    STATION,
    STRANGER,
    SUPERVISOR,
    SUPERVISOR_BANNOS,
    Kitchen,
    Persona,
    as_persona,
    as_role,
    call,
    named,
)

READS: dict[str, dict[str, object]] = {
    "get_queue": {},
    "get_changes": {},
    "get_unassigned_counts": {},
    "get_unassigned_list": {},
    "get_staff_me": {},
    "get_staff_list": {},
    "get_storage_locations": {},
    "get_stores": {},
    "get_stations": {},
    "get_order_for_scan": {"p_scan": "25771"},
    "report_station": {"p_station": "filling-1", "p_status": {"outbox": 0}},
}


@pytest.mark.parametrize("function", READS)
@pytest.mark.parametrize("persona", [ANA, HUGO, SUPERVISOR, ADMIN, STATION], ids=named)
def test_staff_and_stations_read(kitchen: Kitchen, persona: Persona, function: str) -> None:
    """Everybody who works in a store gets an answer."""
    answer = kitchen.call(persona, function, **READS[function])
    assert answer["ok"], answer
    assert "data" in answer


@pytest.mark.parametrize("function", READS)
def test_others_do_not(kitchen: Kitchen, function: str) -> None:
    """Accounts that are no (longer) staff are refused; no session is an error."""
    for persona in (STRANGER, FORMER):
        answer = kitchen.call(persona, function, **READS[function])
        assert (answer["ok"], answer["code"]) == (False, "AUTH001")
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        kitchen.call(ANON, function, **READS[function])


@pytest.mark.parametrize("persona", [ANA, SUPERVISOR, ADMIN, STATION], ids=named)
def test_the_document_has_the_picture_and_the_return(kitchen: Kitchen, persona: Persona) -> None:
    """Whoever reads a cake, and however, learns where its picture is and why it came back."""
    link = "https://kitchen.test/a.jpg"
    order = kitchen.order(7, "Packing", image_url=link)
    given = {"p_order_id": order, "p_store": "bannos", "p_reason": " spelling "}
    told = [kitchen.call(STATION, "qc_return_to_decorating", **given)["data"]["order"]]
    told += kitchen.call(persona, "get_queue", p_store="bannos")["data"]["orders"]
    told += kitchen.call(persona, "get_order_for_scan", p_scan="B7")["data"]["candidates"]
    seen = [(o["image_url"], o["qc_reason"], o["qc_returned_at"] is None) for o in told if o["id"] == order]
    assert seen == [(link, "spelling", False)] * 3


def test_a_session_without_an_account_is_an_error(kitchen: Kitchen) -> None:
    """A token that names nobody is no session."""
    with pytest.raises(psycopg.errors.InsufficientPrivilege), as_role(kitchen.connection, "authenticated"):
        call(kitchen.connection, "get_queue")


def test_anybody_may_ask_which_contract_this_is(kitchen: Kitchen) -> None:
    """The answer is bare, because a client asks before it signs in."""
    answer = kitchen.call(ANON, "station_contract")
    assert answer["version"] == 1
    assert "batch" in answer["features"]


def test_who_am_i(kitchen: Kitchen) -> None:
    """The staff row behind the account."""
    data = kitchen.call(STATION, "get_staff_me")["data"]
    assert data.pop("id") == str(STATION.staff_id)
    assert data == {"name": "station", "role": "Station", "stores": ["bannos"], "badge": None}


def test_the_staff_of_my_stores(kitchen: Kitchen) -> None:
    """People, not machines; those who left are marked, so that old work keeps its name."""
    data = kitchen.call(STATION, "get_staff_list")["data"]
    assert [person["name"] for person in data] == [
        "admin", "ana", "ben", "former", "supervisor", "supervisor of bannos",
    ]  # fmt: skip
    assert [person["name"] for person in data if not person["active"]] == ["former"]
    assert sorted(data[0]) == [
        "active", "badge", "has_pin", "id", "name", "pin_changed_at", "role", "stores",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("persona", "stores", "shelves"),
    [
        (STATION, ["bannos"], ["A1", "A2"]),
        (HUGO, ["flourlane"], ["F1"]),
        (ADMIN, ["bannos", "flourlane"], ["A1", "A2", "F1"]),
    ],
    ids=named,
)
def test_stores_and_shelves(
    kitchen: Kitchen, persona: Persona, stores: list[str], shelves: list[str]
) -> None:
    """Of the caller's stores."""
    assert [store["id"] for store in kitchen.call(persona, "get_stores")["data"]] == stores
    assert [shelf["code"] for shelf in kitchen.call(persona, "get_storage_locations")["data"]] == shelves


@pytest.mark.parametrize(
    "function", ["get_queue", "get_staff_list", "get_storage_locations", "get_unassigned_counts"]
)
def test_a_store_of_others_and_an_unknown_one(kitchen: Kitchen, function: str) -> None:
    """Two different refusals."""
    assert kitchen.call(HUGO, function, p_store="bannos")["code"] == "AUTH001"
    assert kitchen.call(HUGO, function, p_store="atlantis")["code"] == "REQ001"


def test_changes_of_other_stores_are_refused(kitchen: Kitchen) -> None:
    """A replica follows the caller's stores, or the ones it names among them."""
    assert kitchen.call(HUGO, "get_changes", p_stores=["bannos"])["code"] == "AUTH001"
    assert kitchen.call(HUGO, "get_changes", p_stores=["atlantis"])["code"] == "REQ001"
    assert kitchen.call(HUGO, "get_changes", p_stores=["flourlane"], p_since=0)["ok"]
    assert kitchen.call(HUGO, "get_changes", p_limit=0)["code"] == "REQ001"


@pytest.mark.parametrize(
    ("persona", "seen"),
    [
        (ANA, ["bannos-1"]),
        (STATION, ["bannos-1"]),
        (HUGO, ["flourlane-1"]),
        (SUPERVISOR_BANNOS, ["bannos-1"]),
        (ADMIN, ["bannos-1", "flourlane-1"]),
        (STRANGER, []),
        (FORMER, []),
    ],
    ids=named,
)
def test_rows_of_the_callers_stores_only(kitchen: Kitchen, persona: Persona, seen: list[str]) -> None:
    """Tables and views show the same rows as the functions."""
    for store in ("bannos", "flourlane"):
        order = kitchen.order(1, store=store)
        kitchen.call(ADMIN, "complete_filling", p_order_id=order, p_store=store)
    with as_persona(kitchen.connection, persona):
        for query in (
            "select id from public.orders order by id",
            "select order_id from public.stage_events order by order_id",
            """select id from public.orders_bannos
               union all select id from public.orders_flourlane order by id""",
        ):
            assert [row[0] for row in kitchen.connection.execute(query.encode())] == seen
        stores = [row[0] for row in kitchen.connection.execute("select id from public.stores order by id")]
        assert [f"{store}-1" for store in stores] == seen


@pytest.mark.parametrize("table", ["dead_letter", "webhook_deliveries", "event_refusals", "settings"])
def test_what_is_only_for_the_service(kitchen: Kitchen, table: str) -> None:
    """Clients do not see what came from the shop nor what others were refused."""
    with pytest.raises(psycopg.errors.InsufficientPrivilege), as_persona(kitchen.connection, ADMIN):
        kitchen.connection.execute(f"select * from public.{table}".encode())
    with as_role(kitchen.connection, "service_role"):
        kitchen.connection.execute(f"select * from public.{table}".encode())


def test_stations_report_and_are_listed(kitchen: Kitchen) -> None:
    """The last report counts; only those who share a store see it, and only they can replace it."""
    for outbox in (3, 0):
        report = {"outbox": outbox, "printer": "ok"}
        assert kitchen.call(STATION, "report_station", p_station="filling-1", p_status=report)["ok"]
    (station,) = kitchen.call(SUPERVISOR, "get_stations")["data"]
    assert (station["station"], station["status"]["outbox"]) == ("filling-1", 0)
    assert station["seen_at"]
    assert kitchen.call(HUGO, "get_stations")["data"] == []
    taken = kitchen.call(HUGO, "report_station", p_station="filling-1", p_status={})
    assert taken["code"] == "AUTH001"


@pytest.mark.parametrize(
    "report",
    [{"p_station": ""}, {"p_station": "x" * 65}, {"p_status": [1]}, {"p_status": {"x": "y" * 20_000}}],
    ids=["no name", "long name", "no object", "too much"],
)
def test_a_report_that_makes_no_sense(kitchen: Kitchen, report: dict[str, object]) -> None:
    """It is refused in words."""
    arguments: dict[str, object] = {"p_station": "filling-1", "p_status": {}}
    assert kitchen.call(STATION, "report_station", **arguments | report)["code"] == "REQ001"
