"""PINs: who may check and set whose, how many tries there are, and what nobody gets to see."""

import hashlib
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import uuid4

import psycopg
import pytest

from tests.contract.sql.kitchen import (
    ADMIN,
    ANA,
    ANON,
    BEN,
    FORMER,
    HUGO,
    STATION,
    STRANGER,
    SUPERVISOR,
    SUPERVISOR_BANNOS,
    Kitchen,
    Persona,
    named,
)

PIN, WRONG = "2580", "1111"


def give(kitchen: Kitchen, person: Persona = ANA, pin: str | None = PIN, by: Persona = ADMIN) -> Any:
    """The answer to a supervisor who gives a PIN."""
    return kitchen.call(by, "set_pin", p_staff_id=person.staff_id, p_pin=pin)


def check(kitchen: Kitchen, pin: str, person: Persona = ANA, by: Persona = STATION) -> Any:
    """The answer to a bench that asks whether this is the PIN."""
    return kitchen.call(by, "check_pin", p_staff_id=person.staff_id, p_pin=pin)


def listed(kitchen: Kitchen, person: Persona = ANA) -> Any:
    """The person on the list that stations read."""
    rows = kitchen.call(STATION, "get_staff_list")["data"]
    return next(row for row in rows if row["id"] == str(person.staff_id))


@pytest.mark.parametrize("rounds", [1, 2, 1000])
def test_the_hash_is_pbkdf2(kitchen: Kitchen, rounds: int) -> None:
    """The same bytes as Python's own, and a salt of its own for each PIN."""
    salt = b"0123456789abcdef"
    found = kitchen.value("select ordak.pbkdf2(%s, %s, %s)", PIN.encode(), salt, rounds)
    assert found == hashlib.pbkdf2_hmac("sha256", PIN.encode(), salt, rounds)


def test_a_pin_is_kept_as_a_salted_hash(kitchen: Kitchen) -> None:
    """Two people with one PIN have nothing in common in the table."""
    for person in (ANA, BEN):
        assert give(kitchen, person)["ok"]
    rows = kitchen.connection.execute(
        "select pin_hash from public.staff_shared where id = any (%s)", ([ANA.staff_id, BEN.staff_id],)
    ).fetchall()
    assert len({row[0].split("$")[2] for row in rows}) == 2
    assert all(PIN not in row[0].split("$")[3] for row in rows)


def test_right_and_wrong(kitchen: Kitchen) -> None:
    """The right one is answered with since when it is so; a wrong one with how many tries are left."""
    given = give(kitchen)["data"]
    assert given["has_pin"]
    assert check(kitchen, PIN)["data"] == {
        "staff_id": str(ANA.staff_id),
        "pin_changed_at": given["pin_changed_at"],
    }
    wrong = check(kitchen, WRONG)
    assert (wrong["code"], wrong["data"]) == ("PIN001", {"tries_left": 4})
    assert WRONG not in str(wrong)


def test_the_list_says_who_has_a_pin(kitchen: Kitchen) -> None:
    """And since when, for stations that know an older one; never the hash."""
    assert (listed(kitchen)["has_pin"], listed(kitchen)["pin_changed_at"]) == (False, None)
    given = give(kitchen)["data"]
    assert (listed(kitchen)["has_pin"], listed(kitchen)["pin_changed_at"]) == (True, given["pin_changed_at"])
    assert give(kitchen, pin=PIN)["data"] == given, "the same PIN is no change"
    taken = give(kitchen, pin=None)["data"]
    assert not taken["has_pin"]
    assert taken["pin_changed_at"] > given["pin_changed_at"]
    assert not listed(kitchen)["has_pin"]
    assert not any("hash" in key for key in listed(kitchen))
    assert check(kitchen, PIN)["code"] == "PIN003"


def test_five_wrong_ones_lock(kitchen: Kitchen) -> None:
    """Then not even the right one helps until the time is over; a right one in between begins anew."""
    give(kitchen)
    assert [check(kitchen, WRONG)["code"] for _ in range(4)] == ["PIN001"] * 4
    assert check(kitchen, PIN)["ok"]
    answers = [check(kitchen, WRONG) for _ in range(5)]
    assert [answer["data"].get("tries_left") for answer in answers] == [4, 3, 2, 1, None]
    locked = answers[-1]
    assert locked["code"] == "PIN002"
    for pin in (PIN, WRONG):
        again = check(kitchen, pin)
        assert (again["code"], again["data"]) == ("PIN002", locked["data"])
    kitchen.connection.execute("update ordak.pin_tries set locked_until = clock_timestamp()")
    assert check(kitchen, WRONG)["data"] == {"tries_left": 4}
    assert check(kitchen, PIN)["ok"]


def test_a_lock_is_one_stations_and_one_persons(kitchen: Kitchen) -> None:
    """Nobody is locked out elsewhere, and a supervisor's new PIN lets them in at once."""
    for person in (ANA, BEN):
        give(kitchen, person)
    for _ in range(5):
        check(kitchen, WRONG)
    assert check(kitchen, PIN)["code"] == "PIN002"
    assert check(kitchen, PIN, BEN)["ok"]
    assert check(kitchen, PIN, by=SUPERVISOR)["ok"]
    give(kitchen, by=SUPERVISOR_BANNOS)
    assert check(kitchen, PIN)["ok"]


@pytest.mark.parametrize("pin", ["", "123", "1234567", "12a4", " 2580", "２５８０", "2580\n"])
def test_what_is_no_pin(kitchen: Kitchen, pin: str) -> None:
    """It is refused in words, and is no try."""
    give(kitchen)
    for answer in (check(kitchen, pin), give(kitchen, pin=pin)):
        assert answer["code"] == "REQ001"
        assert pin == "" or pin not in answer["message"]
    assert check(kitchen, WRONG)["data"] == {"tries_left": 4}
    assert check(kitchen, PIN)["ok"]


@pytest.mark.parametrize(
    ("persona", "allowed"),
    [(STATION, True), (SUPERVISOR, True), (SUPERVISOR_BANNOS, True), (ADMIN, True), (ANA, True),
     (BEN, False), (HUGO, False), (FORMER, False), (STRANGER, False)],
    ids=named,
)  # fmt: skip
def test_who_may_check(kitchen: Kitchen, persona: Persona, allowed: bool) -> None:
    """Stations and supervisors of a store of theirs, and everybody their own."""
    give(kitchen)
    answer = check(kitchen, PIN, by=persona)
    assert answer["ok"] if allowed else answer["code"] == "AUTH001"


@pytest.mark.parametrize(
    ("persona", "person", "allowed"),
    [(SUPERVISOR, ANA, True), (SUPERVISOR_BANNOS, ANA, True), (ADMIN, ANA, True), (ADMIN, ADMIN, True),
     (SUPERVISOR, SUPERVISOR, True), (SUPERVISOR, ADMIN, False), (SUPERVISOR_BANNOS, HUGO, False),
     (ANA, ANA, False), (STATION, ANA, False), (HUGO, ANA, False), (FORMER, ANA, False),
     (STRANGER, ANA, False), (ADMIN, FORMER, False), (ADMIN, STATION, False)],
    ids=named,
)  # fmt: skip
def test_who_may_set(kitchen: Kitchen, persona: Persona, person: Persona, allowed: bool) -> None:
    """Supervisors and admins, for people of a store of theirs; an admin's is an admin's to give."""
    answer = give(kitchen, person, by=persona)
    assert answer["ok"] if allowed else answer["code"] == "AUTH001"
    stored = kitchen.value("select pin_hash from public.staff_shared where id = %s", person.staff_id)
    assert (stored is not None) is allowed


@pytest.mark.parametrize(
    ("function", "pin"), [("check_pin", "p_pin"), ("set_pin", "p_pin"), ("change_pin", "p_new_pin")]
)
def test_without_a_session(kitchen: Kitchen, function: str, pin: str) -> None:
    """It is an error, as with every call."""
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        kitchen.call(ANON, function, p_staff_id=ANA.staff_id, **{pin: PIN})


def test_nobody(kitchen: Kitchen) -> None:
    """Somebody who is not there is refused as somebody of another store is."""
    assert kitchen.call(STATION, "check_pin", p_staff_id=uuid4(), p_pin=PIN)["code"] == "AUTH001"
    assert kitchen.call(STATION, "check_pin", p_staff_id=None, p_pin=PIN)["code"] == "AUTH001"


def test_the_contract_lists_pins(kitchen: Kitchen) -> None:
    """That is how a client knows."""
    assert "pins" in kitchen.call(ANON, "station_contract")["features"]


def test_tries_at_once_are_counted_one_by_one(own_url: str) -> None:
    """Twelve wrong ones at the same moment are five tries, not twelve."""
    with psycopg.connect(own_url, autocommit=True) as connection:
        give(Kitchen(connection))

    def attempt(_at: int) -> str:
        with psycopg.connect(own_url) as connection:
            return str(check(Kitchen(connection), WRONG)["code"])

    with ThreadPoolExecutor(12) as pool:
        codes = sorted(pool.map(attempt, range(12)))
    assert codes == ["PIN001"] * 4 + ["PIN002"] * 8
