"""The sample kitchen keeps the promises of the issue: enough orders, and varied enough to find faults."""

import json
import re
import unicodedata
from collections import Counter
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from backend.shopify.cake import UnusableOrder
from backend.shopify.order import ParsedOrder, parse_order
from resources.cake_pictures import draw_cakes
from resources.seeds import OrderKind, OrderSeed, orders, sketches, staff, storage_locations, stores

TODAY = date(2025, 11, 27)
LONG = re.compile(r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun) (\d{1,2}) ([A-Z][a-z]{2}) (\d{4}) between ")
SHORT = re.compile(r"(\d{2})/(\d{2})/(\d{4})")


def payload(seed: OrderSeed) -> dict[str, Any]:
    """The delivery's JSON."""
    loaded = json.loads(seed.body)
    assert isinstance(loaded, dict)
    return loaded


@pytest.fixture(scope="module")
def usable() -> list[dict[str, Any]]:
    """The payloads that make kitchen rows."""
    return [payload(seed) for seed in orders(TODAY) if seed.kind is OrderKind.USABLE]


def due_text(order: dict[str, Any]) -> str | None:
    """What the shop's delivery app wrote, if anything."""
    found = [a["value"] for a in order["note_attributes"] if a["name"] == "Local Delivery Date and Time"]
    return found[0] if found else None


def properties(order: dict[str, Any]) -> list[tuple[str, str]]:
    """(name, value) of every line's properties."""
    return [(p["name"], p["value"]) for line in order["line_items"] for p in line["properties"]]


def writings(order: dict[str, Any]) -> list[str]:
    """What is to be written on the cakes."""
    return [
        value for name, value in properties(order) if "writing" in name.lower() and not name.startswith("_")
    ]


def test_at_least_forty_usable_orders_come_from_both_stores() -> None:
    """There are at least 40 usable orders, and each store has a fair part of them."""
    count = Counter(seed.store for seed in orders(TODAY) if seed.kind is OrderKind.USABLE)
    assert sum(count.values()) >= 40
    assert min(count["bannos"], count["flourlane"]) >= 15


def test_every_kind_of_delivery_is_there() -> None:
    """Duplicates, malformed, cancelled, updated and cake-less deliveries are all among the samples."""
    assert {seed.kind for seed in orders(TODAY)} == set(OrderKind)


def test_the_shop_domain_and_the_topic_fit_the_store_and_the_kind() -> None:
    """Each delivery comes from its store's domain, and under the topic that its kind means."""
    domains = {store.id: store.shop_domain for store in stores()}
    for seed in orders(TODAY):
        assert seed.shop_domain == domains[seed.store]
        after = {OrderKind.UPDATED: "orders/updated", OrderKind.CANCELLED: "orders/cancelled"}
        assert seed.topic == after.get(seed.kind, "orders/create")


def test_cakes_link_to_pictures_that_are_drawn(tmp_path: Path) -> None:
    """With a place for them most cakes have a picture there and some none; without it nothing changes."""
    draw_cakes(sketches(), tmp_path)
    drawn = {f"http://kitchen.test/{path.name}" for path in tmp_path.iterdir()}
    cakes = [
        cake
        for seed in orders(TODAY, "http://kitchen.test")
        if seed.kind is OrderKind.USABLE
        for cake in parse_order(payload(seed)).cakes
    ]
    linked = {cake.image_url for cake in cakes if cake.image_url}
    assert linked <= drawn
    assert 0 < sum(cake.image_url is None for cake in cakes) < len(cakes) / 3
    assert not any("kitchen.test" in (cake.notes or "") for cake in cakes)
    assert b"Picture" not in b"".join(seed.body for seed in orders(TODAY))


def test_what_follows_an_order_comes_after_it() -> None:
    """An update, a cancellation and a duplicate come after the order that they are about."""
    seen: set[object] = set()
    for seed in orders(TODAY):
        if seed.kind is OrderKind.MALFORMED:
            continue
        gid = payload(seed)["admin_graphql_api_id"]
        follows = seed.kind in {OrderKind.UPDATED, OrderKind.CANCELLED, OrderKind.DUPLICATE}
        assert (gid in seen) is follows, seed.name
        seen.add(gid)


def test_the_duplicate_is_the_same_bytes() -> None:
    """The duplicate delivery is byte for byte one that came before."""
    all_seeds = orders(TODAY)
    for seed in all_seeds:
        if seed.kind is OrderKind.DUPLICATE:
            assert [s.body for s in all_seeds].count(seed.body) == 2


def test_numbers_have_five_digits_and_are_unique_within_a_store() -> None:
    """A number names one order of its store, in the five digits that labels are drawn for."""
    numbers = [(s.store, payload(s)["order_number"]) for s in orders(TODAY) if s.kind is OrderKind.USABLE]
    assert len(set(numbers)) == len(numbers)
    assert all(10_000 <= number <= 99_999 for _, number in numbers)


def test_no_token_is_left_in_a_body() -> None:
    """Every date token is filled in: a customer never sees a brace."""
    for seed in orders(TODAY):
        assert b"{{" not in seed.body, seed.name


def test_the_number_of_cakes_is_the_quantity_of_cake_lines(usable: list[dict[str, Any]]) -> None:
    """The expected count of each usable order is the sum of its cake lines' quantities."""
    for seed in orders(TODAY):
        if seed.kind is OrderKind.USABLE:
            lines = [
                line for line in payload(seed)["line_items"] if line["sku"].split("-")[1].startswith("C")
            ]
            assert seed.cakes == seed.new_cakes == sum(line["quantity"] for line in lines), seed.name
        else:
            assert seed.new_cakes == 0
    assert any(line["quantity"] == 3 for order in usable for line in order["line_items"])
    assert sum(len(order["line_items"]) > 2 for order in usable) >= 5


def parsed(name: str) -> ParsedOrder:
    """What the backend's parser makes of one delivery."""
    return parse_order(payload(next(seed for seed in orders(TODAY) if seed.name == name)))


def test_the_backend_reads_as_many_cakes_as_each_delivery_says() -> None:
    """The backend's own parser finds the expected number of cakes in every delivery that can be used."""
    for seed in orders(TODAY):
        if seed.kind is OrderKind.MALFORMED:
            with pytest.raises((UnusableOrder, ValueError)):
                parse_order(json.loads(seed.body))
        else:
            assert len(parse_order(payload(seed)).cakes) == seed.cakes, seed.name


def test_the_backend_falls_into_no_trap_of_the_samples() -> None:
    """Drafts are not written on cakes, gelato flavours are joined, and the kitchen's own sheet wins."""
    assert parsed("bannos-25785").cakes[0].writing == "Happy Birthday Mia"
    assert parsed("flourlane-18653").cakes[0].flavour == "Blood Orange, Chocolate, Vanilla Bean"
    sheet = parsed("flourlane-18655").cakes[0]
    assert (sheet.size, sheet.delivery_method, sheet.due_date) == ("Large", "Pickup", "2025-11-29")
    assert parsed("flourlane-18654-cancelled").cancelled


def test_both_ways_of_writing_a_date_are_used_and_right(usable: list[dict[str, Any]]) -> None:
    """Both date formats occur often, agree with the calendar, and some orders have no day."""
    texts = [due_text(order) for order in usable]
    long_days = [found for text in texts if text and (found := LONG.match(text))]
    for found in long_days:
        read = datetime.strptime(" ".join(found.groups()), "%a %d %b %Y")
        assert read.strftime("%a") == found[1]
    assert len(long_days) >= 10
    assert sum(bool(text and SHORT.match(text)) for text in texts) >= 10
    assert texts.count(None) == 2


def test_the_days_move_with_today() -> None:
    """What is due tomorrow today is due tomorrow whenever the demo runs."""
    later = TODAY + timedelta(days=100)
    for now, then in zip(orders(TODAY), orders(later), strict=True):
        assert now.name == then.name
    text = due_text(payload(next(s for s in orders(later) if s.name == "bannos-25775")))
    assert text == f"{later + timedelta(days=1):%d/%m/%Y}"


def test_some_orders_are_late_some_due_today_and_tomorrow(usable: list[dict[str, Any]]) -> None:
    """The wall has something to show: overdue, today, tomorrow and later all occur."""
    days: Counter[int] = Counter()
    for order in usable:
        text = due_text(order)
        if text and (short := SHORT.match(text)):
            days[(date(int(short[3]), int(short[2]), int(short[1])) - TODAY).days] += 1
        elif text and (found := LONG.match(text)):
            days[(datetime.strptime(" ".join(found.groups()), "%a %d %b %Y").date() - TODAY).days] += 1
    assert days[-1] + days[-2] >= 2
    assert days[0] >= 5
    assert days[1] >= 8
    assert max(days) >= 7


def test_writing_comes_in_many_scripts(usable: list[dict[str, Any]]) -> None:
    """Labels and screens are tried with right-to-left, stacked, wide and pictorial writing."""
    text = "".join(w for order in usable for w in writings(order))
    names = " ".join(unicodedata.name(char, "") for char in set(text))
    for script in (
        "GREEK",
        "CYRILLIC",
        "CJK",
        "HIRAGANA",
        "HANGUL",
        "ARABIC",
        "HEBREW",
        "DEVANAGARI",
        "TAMIL",
        "THAI",
    ):
        assert script in names, script
    assert "WITH ACUTE" in names
    assert "BIRTHDAY CAKE" in names
    assert "\N{ZERO WIDTH JOINER}" in text


def test_some_writing_is_very_long_and_some_cakes_have_none(usable: list[dict[str, Any]]) -> None:
    """A label must hold 120 characters of writing, and must not invent any."""
    assert max(len(w) for order in usable for w in writings(order)) >= 120
    assert any(not writings(order) for order in usable)


def test_gelato_flavours_and_properties_to_skip_are_there(usable: list[dict[str, Any]]) -> None:
    """The traps of contract.md occur: gelato flavours, internal properties, the kitchen's own sheet."""
    names = {name for order in usable for name, _ in properties(order)}
    assert {"Gelato Flavour 1", "Gelato Flavour 2", "Gelato Flavour 3", "Writing on the plaque"} <= names
    assert {"_LocalDeliveryID", "_origin", "cake_origin", "_raw", "gwp_offer", "_writing_draft"} <= names
    assert sum("metafields" in order for order in usable) == 1


def test_pickup_delivery_and_notes_are_mixed(usable: list[dict[str, Any]]) -> None:
    """Pickup and delivery, with and without a note."""
    methods = Counter(
        a["value"] for o in usable for a in o["note_attributes"] if a["name"] == "Delivery Method"
    )
    assert methods["Pickup"] >= 10
    assert methods["Delivery"] + methods["Local Delivery"] >= 10
    noted = sum(bool(order["note"]) for order in usable)
    assert 10 <= noted <= len(usable) - 10


def test_the_malformed_ones_are_unusable_in_two_ways() -> None:
    """One malformed delivery is not JSON at all, another is JSON of the wrong shape."""
    bodies = [seed.body for seed in orders(TODAY) if seed.kind is OrderKind.MALFORMED]
    broken = 0
    for body in bodies:
        try:
            assert not isinstance(json.loads(body)["line_items"], list)
        except ValueError:
            broken += 1
    assert (len(bodies), broken) == (2, 1)


def test_every_role_has_accounts_and_each_bench_has_its_own() -> None:
    """There are people of every role and store, and an account for each bench and for the wall."""
    people = staff()
    roles = Counter(person.role for person in people)
    assert set(roles) == {"Admin", "Supervisor", "Staff", "Station"}
    for store in stores():
        assert sum(p.role == "Staff" and p.stores == (store.id,) for p in people) >= 4
    assert sum(p.role == "Staff" and len(p.stores) == 2 for p in people) >= 2
    stations = {p.email for p in people if p.role == "Station"}
    assert stations == {
        f"{name}@station.test" for name in ("filling", "covering", "decorating", "packing", "wall")
    }


def test_badges_and_addresses_are_unique_and_passwords_say_what_they_are() -> None:
    """A badge means one person, and nobody can take a demo password for a real one."""
    people = staff()
    badges = [p.badge for p in people if p.role != "Station"]
    assert None not in badges
    assert len(set(badges)) == len(badges)
    assert len({p.email for p in people}) == len(people)
    assert all(p.password.startswith("demo-only-") and p.email.endswith(".test") for p in people)
    assert all(p.badge is None and p.pin is None for p in people if p.role == "Station")
    # Some sign on by name alone: both ways are there to be tried.
    pins = [p.pin for p in people if p.pin]
    assert len(set(pins)) == len(pins) < len(badges)
    assert all(pin.isdecimal() and 4 <= len(pin) <= 6 for pin in pins)


def test_shelf_codes_are_unique_within_a_store() -> None:
    """A shelf's barcode means one place in its store."""
    shelves = [(shelf.store, shelf.code) for shelf in storage_locations()]
    assert len(set(shelves)) == len(shelves)
    for store in stores():
        assert {"A1", "A2", "A3", "A4", "B1"} <= {code for at, code in shelves if at == store.id}


def test_writing_in_the_metafield() -> None:
    """The metafield's lines may hold their properties as an object: the writing is not lost."""
    seed = next(seed for seed in orders(TODAY) if seed.name == "flourlane-18655")
    assert "À Camille, vingt ans déjà" in [cake.writing for cake in parse_order(payload(seed)).cakes]
