"""What nobody gets for a PIN, and the PIN that a person chooses: what proves them, and who may."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import psycopg
import pytest

from station.services.pin_rules import easy_to_guess
from tests.contract.sql.kitchen import (
    ADMIN,
    ANA,
    BEN,
    FORMER,
    HUGO,
    STATION,
    STRANGER,
    SUPERVISOR,
    Kitchen,
    Persona,
    named,
)
from tests.contract.sql.test_sql_pins import PIN, WRONG, check, give, listed

NEW = "7391"
GUESSED = (
    *("0000", "1111", "99999", "777777", "1234", "4321", "0123", "3210", "234567", "987654", "7890", "0987"),
    *("1003", "01003", "001003"),
)
"""By anybody: one digit, a run, and Ana's badge."""
NOT_GUESSED = (PIN, NEW, "1004", "10030", "1235", "9010", "112233", "8909", "0001")


def change(
    kitchen: Kitchen,
    old: str | None = None,
    badge: str | None = None,
    new: str = NEW,
    by: Persona = STATION,
    person: Persona = ANA,
) -> Any:
    """The answer to somebody who chooses their own PIN."""
    return kitchen.call(
        by, "change_pin", p_staff_id=person.staff_id, p_new_pin=new, p_old_pin=old, p_badge=badge
    )


def badge_of(kitchen: Kitchen, person: Persona = ANA) -> str:
    """What their badge says."""
    return str(kitchen.value("select badge from public.staff_shared where id = %s", person.staff_id))


@pytest.mark.parametrize("pin", GUESSED)
def test_what_anybody_would_try_is_refused(kitchen: Kitchen, pin: str) -> None:
    """Whoever gives it, in a sentence without the digits; the station's own rule is the same."""
    assert badge_of(kitchen) == "1003"
    answers = [give(kitchen, pin=pin), change(kitchen, badge="1003", new=pin)]
    assert [answer["code"] for answer in answers] == ["REQ001"] * 2
    for answer in answers:
        assert answer["message"].endswith("Choose another PIN.")
        assert pin not in answer["message"]
    assert not listed(kitchen)["has_pin"]
    assert easy_to_guess(pin, "1003")


@pytest.mark.parametrize("pin", NOT_GUESSED)
def test_what_is_taken(kitchen: Kitchen, pin: str) -> None:
    """A digit twice, half a run, and the badge of a colleague are no reason to refuse."""
    assert give(kitchen, pin=pin)["ok"]
    assert not easy_to_guess(pin, "1003")


def test_a_pin_from_before_the_rule(kitchen: Kitchen) -> None:
    """It signs on as it did, and may be changed; given once more it is refused."""
    kitchen.connection.execute(
        "update public.staff_shared set pin_changed_at = now(),"
        " pin_hash = ordak.pin_hash('1234', '\\x0102', 10) where id = %s",
        [ANA.staff_id],
    )
    assert check(kitchen, "1234")["ok"]
    assert give(kitchen, pin="1234")["code"] == "REQ001"
    assert change(kitchen, old="1234")["ok"]
    assert check(kitchen, NEW)["ok"]


def test_an_own_pin_with_the_old_one(kitchen: Kitchen) -> None:
    """The old one is needed, whatever else is known; what was right before is wrong then."""
    given = give(kitchen)["data"]
    for answer in (change(kitchen), change(kitchen, badge=badge_of(kitchen))):
        assert (answer["code"], answer["data"]) == ("PIN001", {})
    changed = change(kitchen, old=PIN)
    assert changed["ok"]
    assert changed["data"]["pin_changed_at"] > given["pin_changed_at"]
    assert listed(kitchen)["pin_changed_at"] == changed["data"]["pin_changed_at"]
    assert check(kitchen, NEW)["ok"]
    assert check(kitchen, PIN)["code"] == "PIN001"


def test_wrong_old_ones_are_tries(kitchen: Kitchen) -> None:
    """The same five as at signing on: whoever guesses here is locked there. What is no PIN is no try."""
    give(kitchen)
    assert change(kitchen, old=PIN, new="1234")["code"] == "REQ001"
    assert change(kitchen, old="12")["code"] == "REQ001"
    assert change(kitchen, old=WRONG)["data"] == {"tries_left": 4}
    assert check(kitchen, WRONG)["data"] == {"tries_left": 3}
    assert [change(kitchen, old=WRONG)["code"] for _ in range(3)] == ["PIN001", "PIN001", "PIN002"]
    assert [change(kitchen, old=PIN)["code"], check(kitchen, PIN)["code"]] == ["PIN002"] * 2
    assert not check(kitchen, NEW)["ok"]


@pytest.mark.parametrize("badge", [None, "", "1004", "3", "1003 "])
def test_a_first_pin_needs_the_badge(kitchen: Kitchen, badge: str | None) -> None:
    """Nobody gets one without it, nor with somebody else's."""
    assert change(kitchen, badge=badge)["code"] == "PIN003"
    assert change(kitchen, old=PIN, badge=badge)["code"] == "PIN003"
    assert not listed(kitchen)["has_pin"]
    first = change(kitchen, badge=badge_of(kitchen))
    assert first["ok"]
    assert listed(kitchen)["pin_changed_at"] == first["data"]["pin_changed_at"]
    assert check(kitchen, NEW)["ok"]


def test_who_has_no_badge_asks_a_supervisor(kitchen: Kitchen) -> None:
    """No badge is not an empty badge."""
    kitchen.connection.execute("update public.staff_shared set badge = null where id = %s", [ANA.staff_id])
    for badge in (None, ""):
        assert change(kitchen, badge=badge)["code"] == "PIN003"


@pytest.mark.parametrize(
    ("persona", "person", "allowed"),
    [(STATION, ANA, True), (ANA, ANA, True), (STATION, ADMIN, True), (ADMIN, ADMIN, True),
     (SUPERVISOR, ANA, False), (SUPERVISOR, ADMIN, False), (ADMIN, ANA, False), (BEN, ANA, False),
     (HUGO, ANA, False), (FORMER, FORMER, False), (STRANGER, ANA, False), (STATION, HUGO, False),
     (STATION, STATION, False)],
    ids=named,
)  # fmt: skip
def test_who_may_choose(kitchen: Kitchen, persona: Persona, person: Persona, allowed: bool) -> None:
    """A station of theirs and they themselves, each with the badge."""
    answer = change(kitchen, badge=badge_of(kitchen, person), by=persona, person=person)
    assert answer["ok"] if allowed else answer["code"] == "AUTH001"


def test_two_first_pins_at_once(own_url: str) -> None:
    """The one that comes second is asked for the first."""
    with psycopg.connect(own_url, autocommit=True) as connection:
        badge = badge_of(Kitchen(connection))

    def choose(pin: str) -> str:
        with psycopg.connect(own_url) as connection:
            return str(change(Kitchen(connection), badge=badge, new=pin).get("code"))

    with ThreadPoolExecutor(4) as pool:
        codes = sorted(pool.map(choose, ("2580", "7391", "6284", "9157")))
    assert codes == ["None", "PIN001", "PIN001", "PIN001"]
