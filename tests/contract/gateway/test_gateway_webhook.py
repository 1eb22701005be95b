"""Shopify's webhooks: what is stored, what is known already, what is kept for a person, what is refused."""

import json
from collections.abc import Mapping

import psycopg
import pytest
import requests
from psycopg import sql

from backend.server import Backend
from backend.shopify import sign
from tests.contract.gateway.callers import Caller

DOMAIN = "bannos.example"


def _order(number: int, *titles: str, **fields: object) -> dict[str, object]:
    return {
        "id": 620000000000 + number,
        "admin_graphql_api_id": f"gid://shopify/Order/{620000000000 + number}",
        "order_number": number,
        "updated_at": "2026-11-20T10:00:00+11:00",
        "line_items": [{"title": title, "quantity": 1, "current_quantity": 1} for title in titles],
        **fields,
    }


class _Shop:
    def __init__(self, backend: Backend, http: requests.Session) -> None:
        self._backend = backend
        self._http = http

    def send(
        self,
        payload: object,
        topic: str = "orders/create",
        *,
        domain: str = DOMAIN,
        headers: Mapping[str, str] | None = None,
    ) -> requests.Response:
        body = payload if isinstance(payload, bytes) else json.dumps(payload).encode()
        shop = self._backend.shops.get(domain)
        sent = {
            "X-Shopify-Topic": topic,
            "X-Shopify-Shop-Domain": domain,
            "X-Shopify-Hmac-Sha256": sign(body, shop.secret if shop else "unknown"),
            **(headers or {}),
        }
        return self._http.post(f"{self._backend.url}/api/v1/webhooks/shopify", body, headers=sent, timeout=20)


@pytest.fixture
def shop(backend: Backend, http: requests.Session) -> _Shop:
    """A shop that posts signed webhooks."""
    return _Shop(backend, http)


def _cakes(database: psycopg.Connection, number: int) -> list[tuple[object, ...]]:
    return database.execute(
        "select id, product_title, stage, cancelled_at is not null from orders where number = %s order by id",
        (number,),
    ).fetchall()


def _count(database: psycopg.Connection, table: str) -> int:
    row = database.execute(sql.SQL("select count(*) from {}").format(sql.Identifier(table))).fetchone()
    assert row is not None
    return int(row[0])


def test_an_order_becomes_cakes(shop: _Shop, database: psycopg.Connection) -> None:
    """One row for each cake, accessories with the first."""
    answer = shop.send(_order(30001, "Mud Cake", "Heart Cake", "Number Candle - 5"))
    assert (answer.status_code, answer.json()["result"]) == (200, "stored")
    assert _cakes(database, 30001) == [
        ("bannos-30001-A", "Mud Cake", "Filling", False),
        ("bannos-30001-B", "Heart Cake", "Filling", False),
    ]
    row = database.execute("select accessories from orders where id = 'bannos-30001-A'").fetchone()
    assert row == ([{"title": "Number Candle - 5", "quantity": 1}],)


def test_the_store_is_the_shops(shop: _Shop, database: psycopg.Connection) -> None:
    """The domain says which store an order is for, whatever its case."""
    shop.send(_order(30002, "Opera Cake"), domain="flour-lane.example")
    assert _cakes(database, 30002) == [("flourlane-30002", "Opera Cake", "Filling", False)]


def test_the_same_delivery_again_writes_nothing(shop: _Shop, database: psycopg.Connection) -> None:
    """Shopify delivers at least once: 200, and not one row is touched."""
    order = _order(30003, "Mud Cake")
    shop.send(order)
    before = database.execute("select * from orders where number = 30003").fetchall()
    answer = shop.send(order)
    assert (answer.status_code, answer.json()["result"]) == (200, "duplicate")
    assert database.execute("select * from orders where number = 30003").fetchall() == before


@pytest.mark.parametrize("signature", ["", "AAAA", "x" * 44])
def test_a_bad_signature_is_401_and_leaves_no_trace(
    shop: _Shop, database: psycopg.Connection, signature: str
) -> None:
    """Nothing is stored anywhere, not even as a dead letter."""
    tables = ("orders", "webhook_deliveries", "dead_letter")
    before = [_count(database, table) for table in tables]
    answer = shop.send(_order(30004, "Mud Cake"), headers={"X-Shopify-Hmac-Sha256": signature})
    assert answer.status_code == 401
    assert [_count(database, table) for table in tables] == before


def test_an_unknown_shop_is_refused_like_a_bad_signature(shop: _Shop, database: psycopg.Connection) -> None:
    """401, whatever it signs with."""
    assert shop.send(_order(30005, "Mud Cake"), domain="stranger.example").status_code == 401
    assert shop.send(_order(30005, "Mud Cake"), headers={"X-Shopify-Shop-Domain": ""}).status_code == 401
    assert _cakes(database, 30005) == []


@pytest.mark.parametrize(
    "body",
    [b'{"id": 1, "order_number": 30006, "line_items": [{', b"\xff\x00\xfe", b"[]", b"", b"[" * 100_000],
)
def test_what_cannot_be_used_is_kept_for_a_person(
    shop: _Shop, database: psycopg.Connection, body: bytes
) -> None:
    """200, so that Shopify stops, and the body is in the dead letters."""
    answer = shop.send(body)
    assert (answer.status_code, answer.json()["result"]) == (200, "dead_letter")
    row = database.execute("select topic, shop, body from dead_letter order by id desc limit 1").fetchone()
    assert row is not None
    assert row[:2] == ("orders/create", DOMAIN)
    assert len(row[2]) == len(body)


def test_an_order_that_the_database_refuses_is_kept_too(shop: _Shop, backend: Backend) -> None:
    """Text at its longest still fits; whatever does not, is a dead letter and no error."""
    answer = shop.send(_order(30007, "Cake " * 5000, note="n" * 100_000))
    assert (answer.status_code, answer.json()["result"]) == (200, "stored")


def test_a_cancelled_order_leaves_the_kitchen(shop: _Shop, database: psycopg.Connection) -> None:
    """Its cakes are marked, and a later delivery does not bring them back."""
    shop.send(_order(30008, "Mud Cake"))
    cancelled = _order(
        30008, "Mud Cake", cancelled_at="2026-11-21T10:00:00+11:00", updated_at="2026-11-21T10:00:00+11:00"
    )
    assert shop.send(cancelled, "orders/cancelled").json()["result"] == "stored"
    assert _cakes(database, 30008) == [("bannos-30008", "Mud Cake", "Filling", True)]
    shop.send({**_order(30008, "Mud Cake"), "note": "late"}, "orders/updated")
    assert _cakes(database, 30008) == [("bannos-30008", "Mud Cake", "Filling", True)]


def test_a_cancellation_that_comes_first_counts(shop: _Shop, database: psycopg.Connection) -> None:
    """Webhooks come in any order; the shop has taken the lines out by then."""
    cancelled = _order(
        30009, "Mud Cake", cancelled_at="2026-11-21T10:00:00+11:00", updated_at="2026-11-21T10:00:00+11:00"
    )
    cancelled["line_items"] = [{"title": "Mud Cake", "quantity": 1, "current_quantity": 0}]
    shop.send(cancelled, "orders/cancelled")
    shop.send(_order(30009, "Mud Cake"))
    assert _cakes(database, 30009) == [("bannos-30009", "Mud Cake", "Filling", True)]


def test_an_update_changes_what_is_written_and_an_older_one_does_not(
    shop: _Shop, database: psycopg.Connection
) -> None:
    """The shop's own time decides which of two deliveries is the newer."""
    shop.send(_order(30010, "Mud Cake"))
    newer = _order(30010, "Heart Cake", updated_at="2026-11-20T12:00:00+11:00")
    older = _order(30010, "Bento Cake", updated_at="2026-11-20T11:00:00+11:00")
    shop.send(newer, "orders/updated")
    shop.send(older, "orders/updated")
    assert [row[1] for row in _cakes(database, 30010)] == ["Heart Cake"]


def test_accessories_only_make_no_kitchen_row(shop: _Shop, database: psycopg.Connection) -> None:
    """A good order with nothing to bake is accepted."""
    assert shop.send(_order(30011, "Birthday Card", "Balloon")).json()["result"] == "stored"
    assert _cakes(database, 30011) == []


def test_other_topics_are_none_of_ours(shop: _Shop, database: psycopg.Connection) -> None:
    """200 without an effect, so that Shopify does not repeat it."""
    answer = shop.send(_order(30012, "Mud Cake"), "orders/paid")
    assert (answer.status_code, answer.json()["result"]) == (200, "ignored")
    assert _cakes(database, 30012) == []


def test_a_body_without_end_is_cut_off(shop: _Shop) -> None:
    """413 from four megabytes on."""
    assert shop.send(b"x" * (4 * 1024 * 1024 + 1)).status_code == 413


def test_what_came_in_can_be_baked_by_the_store_it_belongs_to(shop: _Shop, people: dict[str, Caller]) -> None:
    """The whole way: webhook, queue of the store, print and completion; the other store is refused."""
    shop.send(_order(30013, "Mud Cake"))
    queue = people["bannos"].rpc("get_queue", p_store="bannos", p_stage="Filling").json()
    assert "bannos-30013" in [order["id"] for order in queue["data"]["orders"]]
    cake = {"p_order_id": "bannos-30013", "p_store": "bannos"}
    refused = people["flourlane"].rpc("complete_filling", **cake)
    assert (refused.status_code, refused.json()["ok"], refused.json()["code"]) == (200, False, "AUTH001")
    assert people["station"].rpc("handle_print_barcode", **cake).json()["ok"] is True
    done = people["bannos"].rpc("complete_filling", **cake).json()
    assert (done["ok"], done["data"]["stage"]) == (True, "Covering")


@pytest.mark.parametrize("function", ["get_staff_me", "get_queue", "complete_filling"])
def test_the_functions_of_the_contract_want_a_session(anon: Caller, function: str) -> None:
    """401 for the anonymous, whether or not the arguments are right."""
    arguments = {} if function == "get_staff_me" else {"p_store": "bannos", "p_stage": "Filling"}
    if function == "complete_filling":
        arguments = {"p_store": "bannos", "p_order_id": "bannos-1"}
    answer = anon.rpc(function, **arguments)
    assert (answer.status_code, answer.json()["code"]) == (401, "42501")


@pytest.mark.parametrize("person", ["bannos", "supervisor", "admin", "station"])
def test_nobody_ingests_but_the_gateway(people: dict[str, Caller], person: str) -> None:
    """The shop's functions are the service role's alone."""
    answer = people[person].rpc(
        "ingest_order", p_store="bannos", p_shopify_id="1", p_topic="orders/create", p_cakes=[]
    )
    assert (answer.status_code, answer.json()["code"]) == (403, "42501")
