"""What a scanned code can mean, against python-stdnum and every form of hardware.md."""

import psycopg
import pytest
from stdnum.iso7064 import mod_37_36

from tests.contract.sql.kitchen import ANON, HUGO, STATION, STRANGER, SUPERVISOR, Json, Kitchen, Persona


def label(text: str) -> str:
    """The text with its check character."""
    return str(text + mod_37_36.calc_check_digit(text))


def scan(kitchen: Kitchen, code: str, persona: Persona = SUPERVISOR) -> tuple[str, list[str]]:
    """(kind, ids of the candidates)."""
    answer = kitchen.call(persona, "get_order_for_scan", p_scan=code)
    assert answer["ok"], answer
    return answer["data"]["kind"], [order["id"] for order in answer["data"]["candidates"]]


@pytest.fixture
def orders(kitchen: Kitchen) -> None:
    """A single cake, an order of two, one with a number that both stores use, and a lonely first digit."""
    kitchen.order(18617)
    kitchen.order(25771, suffix="A", unit_index=1, unit_count=2)
    kitchen.order(25771, suffix="B", unit_index=2, unit_count=2)
    kitchen.order(500)
    kitchen.order(500, store="flourlane")
    kitchen.order(1)


BOTH = ["bannos-25771-A", "bannos-25771-B"]
SINGLE = ["bannos-18617"]


@pytest.mark.usefixtures("orders")
@pytest.mark.parametrize(
    ("code", "kind", "expected"),
    [
        (label("B25771B"), "label", ["bannos-25771-B"]),
        (label("B18617"), "label", SINGLE),
        (label("B25771"), "unknown", []),  # a label without a suffix is a single cake's
        (label("F500"), "label", ["flourlane-500"]),
        ("B18617", "human", SINGLE),
        ("#B18617", "human", SINGLE),
        ("*B18617*", "human", SINGLE),
        ("B25771-B", "human", ["bannos-25771-B"]),
        ("b25771", "human", BOTH),
        ("#B25771", "human", BOTH),
        ("B00500", "human", ["bannos-500"]),
        ("bannos-18617", "slug", SINGLE),
        ("bannos-25771", "slug", BOTH),
        ("bannos-25771-b", "slug", ["bannos-25771-B"]),
        ("bannos-25771-C", "unknown", []),
        ("flour-lane-500", "slug", ["flourlane-500"]),
        ("BANNOS-00001", "slug", ["bannos-1"]),
        ("18617", "number", SINGLE),
        ("500", "number", ["bannos-500", "flourlane-500"]),
        ("00500", "number", ["bannos-500", "flourlane-500"]),
        ("https://bannos.test/orders/bannos-18617?from=qr#top", "slug", SINGLE),
        ("https://bannos.test/o/" + label("B25771B") + "/", "label", ["bannos-25771-B"]),
        ("  ]C1" + label("B25771B") + "\r\n", "label", ["bannos-25771-B"]),
        ("]Q1bannos-18617\x04", "slug", SINGLE),
        (label("S1001"), "unknown", []),
        (label("ZUNDO"), "unknown", []),
        ("", "unknown", []),
        ("000", "unknown", []),
        ("99999999999999999999", "unknown", []),
        ("'; drop table orders; --", "unknown", []),
        ("B" * 10_000, "unknown", []),
        ("Č18617", "unknown", []),
    ],
)
def test_forms(kitchen: Kitchen, code: str, kind: str, expected: list[str]) -> None:
    """Each form means the orders that exist, and nothing is guessed."""
    assert scan(kitchen, code) == (kind, expected)


def test_a_number_that_is_a_label_too_is_both(kitchen: Kitchen) -> None:
    """All digits and a check digit that fits: a human number and a single cake's label."""
    number = next(n for n in range(1000, 2000) if label(f"B{n}")[-1].isdigit())
    both = int(label(f"B{number}")[1:])
    short, long = kitchen.order(number), kitchen.order(both)
    assert scan(kitchen, f"B{both}") == ("ambiguous", [short, long])
    kitchen.connection.execute("delete from public.orders where id = %s", (long,))
    assert scan(kitchen, f"B{both}") == ("label", [short])


@pytest.mark.usefixtures("orders")
@pytest.mark.parametrize("character", "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")
def test_every_wrong_check_character_is_refused(kitchen: Kitchen, character: str) -> None:
    """A misread label is refused in words, never taken for another cake."""
    right = label("B25771B")
    answer = kitchen.call(STATION, "get_order_for_scan", p_scan=right[:-1] + character)
    assert answer["ok"] is (character == right[-1])
    assert answer["ok"] or answer["code"] == "REQ001"


def test_the_check_character_is_stdnums(kitchen: Kitchen) -> None:
    """Our arithmetic and python-stdnum's agree on a thousand labels, right and wrong."""
    texts = [
        f"{letter}{number}{suffix}"
        for letter in "BF"
        for suffix in ("", "A", "ZZ")
        for number in range(1, 3000, 17)
    ]
    codes = [label(text) for text in texts] + [text + "7" for text in texts]
    ours: Json = kitchen.value(
        """select array_agg(ordak.check_character_fits(c) order by i)
           from unnest(%s::text[]) with ordinality x (c, i)""",
        codes,
    )
    assert ours == [mod_37_36.is_valid(code) for code in codes]


@pytest.mark.usefixtures("orders")
def test_only_the_callers_stores_are_searched(kitchen: Kitchen) -> None:
    """A cake of another store is not found; without staff rights there is no search."""
    assert scan(kitchen, "500", HUGO) == ("number", ["flourlane-500"])
    assert scan(kitchen, "bannos-18617", HUGO) == ("unknown", [])
    assert kitchen.call(STRANGER, "get_order_for_scan", p_scan="500")["code"] == "AUTH001"
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        kitchen.call(ANON, "get_order_for_scan", p_scan="500")
