"""The kitchen's rules, applied to what a shop sends."""

import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.shopify import KitchenRules, ParsedOrder, UnusableOrder, parse_order
from backend.shopify.cake import suffix_for


def _line(title: str, quantity: object = 1, variant: str | None = None) -> dict[str, object]:
    return {"title": title, "quantity": quantity, "variant_title": variant}


def _order(*lines: dict[str, object], **fields: object) -> dict[str, object]:
    return {"id": 6200025178268, "order_number": 25771, "line_items": list(lines), **fields}


def _attributes(**pairs: str) -> list[dict[str, str]]:
    return [{"name": name.replace("_", " "), "value": value} for name, value in pairs.items()]


def _only(parsed: ParsedOrder) -> dict[str, object]:
    assert len(parsed.cakes) == 1
    return parsed.cakes[0].as_json()


def test_one_cake_has_no_suffix() -> None:
    """A single cake keeps the plain number."""
    cake = _only(parse_order(_order(_line("Mud Cake", variant="Medium / Belgian Chocolate"))))
    assert (cake["suffix"], cake["unit_index"], cake["unit_count"]) == (None, 1, 1)
    assert (cake["size"], cake["flavour"]) == ("Medium", "Belgian Chocolate")


def test_each_unit_is_a_cake_and_accessories_go_with_the_first() -> None:
    """Two of one cake and one of another make A, B and C; the candles belong to A only."""
    parsed = parse_order(_order(_line("Bento Cake", 2), _line("Number Candle - 5", 3), _line("Heart Cake")))
    assert [(c.suffix, c.product_title, c.unit_index, c.unit_count) for c in parsed.cakes] == [
        ("A", "Bento Cake", 1, 3),
        ("B", "Bento Cake", 2, 3),
        ("C", "Heart Cake", 3, 3),
    ]
    assert [[(a.title, a.quantity) for a in c.accessories] for c in parsed.cakes] == [
        [("Number Candle - 5", 3)],
        [],
        [],
    ]


@pytest.mark.parametrize(
    ("name", "value", "link", "note"),
    [
        ("Picture", "https://kitchen.test/a.jpg", "https://kitchen.test/a.jpg", None),
        ("Your photo", "http://kitchen.test/a%20b.png?v=2", "http://kitchen.test/a%20b.png?v=2", None),
        ("Photo", "as on the phone", None, "Photo: as on the phone"),
        ("Image", "https://kitchen.test/a b.png", None, "Image: https://kitchen.test/a b.png"),
        ("_image", "https://kitchen.test/a.jpg", None, None),
        ("Website", "https://kitchen.test/", None, "Website: https://kitchen.test/"),
    ],
)
def test_the_picture_of_a_cake(name: str, value: str, link: str | None, note: str | None) -> None:
    """A link under a picture's name is the cake's picture; anything else is for people to read."""
    line = {**_line("Mud Cake"), "properties": [{"name": name, "value": value}]}
    cake = _only(parse_order(_order(line)))
    assert (cake["image_url"], cake["notes"]) == (link, note)


def test_an_accessory_says_which_one_it_is() -> None:
    """Its variant and what was asked for it stand behind its title."""
    topper = {
        **_line("Cake Topper", variant="Gold"),
        "properties": [{"name": "Topper Name", "value": "Ελένη"}, {"name": "_origin", "value": "x"}],
    }
    cake = parse_order(_order(_line("Mud Cake"), topper)).cakes[0]
    assert [accessory.title for accessory in cake.accessories] == ["Cake Topper (Gold, Topper Name: Ελένη)"]


def test_suffixes_go_on_after_z() -> None:
    """The 27th cake is AA."""
    assert [suffix_for(n) for n in (1, 26, 27, 52, 53)] == ["A", "Z", "AA", "AZ", "BA"]


@pytest.mark.parametrize(
    ("title", "is_cake"),
    [
        ("Happy Birthday Cake Topper", False),
        ("Hot Air Balloon Cake", True),
        ("Number Candle - 5", False),
        ("Gold Spiral Candles (pack of 12)", False),
        ("Vanilla Cake with Gold Topper", True),
        ("Candles for a cake", False),
        ("Cake Knife", False),
        ("Gift Card", False),
        ("Cupcakes (12)", True),
        ("Hazelnut Torte", True),
        ("Foil Balloon - Star", False),
    ],
)
def test_cakes_and_accessories_are_told_apart_by_their_title(title: str, is_cake: bool) -> None:
    """The last telling word of the title's head decides; a title that tells nothing is a cake."""
    assert bool(parse_order(_order(_line(title))).cakes) is is_cake


def test_the_product_type_of_the_shop_decides_first() -> None:
    """A line that the shop files under accessories is one, whatever its title says."""
    assert (
        parse_order(_order({**_line("Little Cake Friend"), "product_type": "Party Accessories"})).cakes == ()
    )


def test_the_words_for_accessories_are_configurable() -> None:
    """Another kitchen can name its own accessories."""
    rules = KitchenRules(accessory_words=("torte",))
    assert parse_order(_order(_line("Hazelnut Torte")), rules).cakes == ()


def test_an_order_of_accessories_makes_no_kitchen_row() -> None:
    """Nothing to bake is a usable order without cakes."""
    assert parse_order(_order(_line("Birthday Card"), _line("Balloon", 4))).cakes == ()


def test_removed_lines_are_not_baked() -> None:
    """What was refunded since (current_quantity 0) is no longer ordered."""
    parsed = parse_order(_order({**_line("Mud Cake", 2), "current_quantity": 0}, _line("Heart Cake")))
    assert [cake.product_title for cake in parsed.cakes] == ["Heart Cake"]


def test_properties_give_flavours_writing_and_notes_and_hidden_ones_nothing() -> None:
    """Gelato flavours are joined, writing is kept line by line, shop internals never show."""
    properties: list[tuple[object, object]] = [
        ("Gelato Flavour 1", "Pistachio"),
        ("Gelato Flavour 2", "Hazelnut/Mango"),
        ("Cake Writing", "С днём"),
        ("Cake Writing (Line 2)", "рождения"),
        ("Team Colours", "Green"),
        ("_LocalDeliveryID", "ld-1"),
        ("cake_origin", "x"),
        ("gwp_offer", "x"),
        ("photo_raw", "x"),
        ("_writing_draft", "x"),
        (None, "x"),
        ("Nothing", None),
        (7, 8),
    ]
    named = [{"name": name, "value": value} for name, value in properties]
    item = {**_line("Gelato Cake", variant="Large"), "properties": named}
    cake = _only(parse_order(_order(item, note="Keep cold")))
    assert cake["flavour"] == "Pistachio, Hazelnut, Mango"
    assert cake["writing"] == "С днём\nрождения"
    assert cake["notes"] == "Keep cold\nTeam Colours: Green\n7: 8"


@pytest.mark.parametrize(
    ("written", "day", "hours"),
    [
        ("Fri 28 Nov 2025 between 9am and 1pm", "2025-11-28", "9am-1pm"),
        ("28/11/2025", "2025-11-28", None),
        ("28/11/2025 between 9:30 AM and 1 PM", "2025-11-28", "9:30am-1pm"),
        ("Friday, 3rd September 2027 between 10am and 2pm", "2027-09-03", "10am-2pm"),
        ("2025-11-28", "2025-11-28", None),
    ],
)
def test_both_ways_of_writing_the_due_date_are_read(written: str, day: str, hours: str | None) -> None:
    """The day is found, day first, and the hours beside it."""
    asked = _attributes(Local_Delivery_Date_and_Time=written)
    cake = _only(parse_order(_order(_line("Cake"), note_attributes=asked)))
    assert (cake["due_date"], cake["due_time"]) == (day, hours)


@pytest.mark.parametrize("written", ["31/02/2026", "next Friday", "99/99/9999"])
def test_a_date_nobody_can_read_reaches_the_bench_as_a_note(written: str) -> None:
    """No date is made up, and what the customer asked for is not lost."""
    asked = _attributes(Local_Delivery_Date_and_Time=written)
    cake = _only(parse_order(_order(_line("Cake"), note_attributes=asked)))
    assert cake["due_date"] is None
    assert cake["notes"] == f"Due: {written}"


@pytest.mark.parametrize(
    ("written", "method"),
    [("Pickup", "Pickup"), ("Pick up in store", "Pickup"), ("Local Delivery", "Delivery"), ("Owl", None)],
)
def test_the_delivery_method_is_one_of_two(written: str, method: str | None) -> None:
    """Pickup or Delivery, and nothing made up."""
    cake = _only(parse_order(_order(_line("Cake"), note_attributes=_attributes(Delivery_Method=written))))
    assert cake["delivery_method"] == method


def test_the_kitchen_metafield_wins() -> None:
    """What the shop's flow wrote for the kitchen replaces what the order says."""
    kitchen = {
        "order_number": "#B24422",
        "delivery_date": "Sat 29 Nov 2025",
        "is_pickup": False,
        "customer_name": "Ada",
        "order_notes": "from the flow",
        "line_items": [
            {
                "title": "Gelato Cake",
                "quantity": 2,
                "properties": [{"name": "Gelato flavours", "value": "Mango"}],
            },
        ],
    }
    metafields = [{"namespace": "ordak", "key": "kitchen_json", "value": json.dumps(kitchen)}]
    written = _attributes(
        Local_Delivery_Date_and_Time="28/11/2025 between 9am and 1pm", Delivery_Method="Pickup"
    )
    parsed = parse_order(
        _order(_line("Gelato Cake", 1, "Large"), note="other", note_attributes=written, metafields=metafields)
    )
    first = parsed.cakes[0]
    assert (parsed.number, first.due_date, first.due_time) == (24422, "2025-11-29", "9am-1pm")
    assert (first.customer_name, first.delivery_method, first.notes) == ("Ada", "Delivery", "from the flow")
    assert [(c.suffix, c.size, c.flavour) for c in parsed.cakes] == [
        ("A", "Large", "Mango"),
        ("B", "Large", "Mango"),
    ]


def test_a_metafield_that_cannot_be_read_leaves_the_order_as_it_is() -> None:
    """A broken flow does not lose a cake."""
    metafields = [{"namespace": "ordak", "key": "kitchen_json", "value": "{not json"}]
    assert _only(parse_order(_order(_line("Mud Cake"), metafields=metafields)))["product_title"] == "Mud Cake"


@pytest.mark.parametrize(
    "payload",
    [
        None,
        [],
        {},
        {"id": 1, "order_number": "twenty", "line_items": []},
        {"id": 1, "order_number": 25771, "line_items": {"title": "Mud Cake"}},
        {"order_number": 25771, "line_items": []},
        {"id": 1, "order_number": 10**12, "line_items": []},
        {"id": 1, "order_number": 25771, "line_items": [{"title": "Mud Cake", "quantity": 10**9}]},
    ],
)
def test_what_cannot_be_used_says_so_in_a_sentence(payload: object) -> None:
    """An unusable payload is an UnusableOrder with words for a person."""
    with pytest.raises(UnusableOrder) as refusal:
        parse_order(payload)
    assert refusal.value.message.endswith(".")


def test_text_that_a_database_cannot_hold_is_cleaned() -> None:
    """NUL, other controls and half characters go, the words stay."""
    cake = _only(parse_order(_order(_line("Mud\x00 Cake"), note="ring\ud800 twice\x1b")))
    assert (cake["product_title"], cake["notes"]) == ("Mud Cake", "ring? twice")


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
_PAIRS = st.lists(st.fixed_dictionaries({"name": _JSON, "value": _JSON}), max_size=3) | _JSON
_LINES = st.lists(
    st.fixed_dictionaries(
        {},
        optional={
            "title": st.sampled_from(["Mud Cake", "Candle"]) | _JSON,
            "quantity": st.integers(-2, 5) | _JSON,
            "variant_title": _JSON,
            "properties": _PAIRS,
            "product_type": _JSON,
            "gift_card": _JSON,
        },
    ),
    max_size=4,
)
_ORDERS = st.fixed_dictionaries(
    {"order_number": st.integers(1, 99999) | _JSON, "id": _JSON, "line_items": _LINES | _JSON},
    optional={"note": _JSON, "note_attributes": _PAIRS, "customer": _JSON, "metafields": _JSON},
)


@given(_JSON | _ORDERS)
def test_any_json_makes_cakes_or_an_unusable_order(payload: object) -> None:
    """Nothing that a shop can send raises anything else, and every cake can be stored."""
    try:
        parsed = parse_order(payload)
    except UnusableOrder:
        return
    for cake in parsed.cakes:
        encoded = json.dumps(cake.as_json(), allow_nan=False)
        assert "\\u0000" not in encoded
        assert cake.product_title
        assert math.isfinite(cake.number)
