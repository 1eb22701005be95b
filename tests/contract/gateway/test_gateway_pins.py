"""PINs over HTTP, and in what the backend writes down."""

import logging
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest
import requests

from backend.accounts import ensure_accounts
from backend.errors import BackendError
from backend.server import Backend, BackendSettings
from tests.contract.gateway.callers import ACCOUNTS, PASSWORD, Caller, signed_in

ANA = ACCOUNTS[2]
PIN, WRONG, NEW = "740913", "740914", "740915"


def staff_id(database: psycopg.Connection, email: str = ANA.email) -> str:
    """The person with this account."""
    row = database.execute(
        "select s.id from staff_shared s join auth.users u on u.id = s.user_id where u.email = %s", (email,)
    ).fetchone()
    assert row is not None
    return str(row[0])


def test_a_supervisor_gives_and_a_station_checks_and_changes(
    people: dict[str, Caller], database: psycopg.Connection, caplog: pytest.LogCaptureFixture
) -> None:
    """Each with its own session, and the digits are in no answer and in no line of the log."""
    caplog.set_level(logging.DEBUG, logger="backend")
    ana, station = staff_id(database), people["station"]
    answers = [
        people["supervisor"].rpc("set_pin", p_staff_id=ana, p_pin=PIN),
        station.rpc("check_pin", p_staff_id=ana, p_pin=WRONG),
        station.rpc("check_pin", p_staff_id=ana, p_pin=PIN),
        station.rpc("check_pin", p_staff_id="nobody", p_pin=PIN),
        station.get(f"/rest/v1/rpc/check_pin?p_staff_id={ana}&p_pin={PIN}"),
        station.rpc("change_pin", p_staff_id=ana, p_new_pin=NEW, p_old_pin=WRONG),
        station.rpc("change_pin", p_staff_id=ana, p_new_pin=NEW, p_old_pin=PIN),
        station.rpc("check_pin", p_staff_id=ana, p_pin=NEW),
        people["supervisor"].rpc("set_pin", p_staff_id=ana, p_pin=None),
        station.rpc("check_pin", p_staff_id=ana, p_pin=PIN),
    ]
    said = [answer.json().get("code") or answer.json()["ok"] for answer in answers]
    assert said == [True, "PIN001", True, "22P02", "25006", "PIN001", True, True, True, "PIN003"]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 400, 405, *[200] * 5]
    for digits in (PIN, WRONG, NEW):
        assert not any(digits in answer.text for answer in answers)
        assert digits not in caplog.text


def test_an_account_may_bring_its_pin(folder: Path) -> None:
    """It is there from the first start on, stays what it is, and is in no log of PostgreSQL."""
    settings = BackendSettings(data_dir=folder, accounts=(replace(ANA, pin=PIN), *ACCOUNTS[3:]))
    with Backend(settings) as backend:
        anon = Caller(backend.url, {"apikey": backend.anon_key}, requests.Session())
        station = signed_in(anon, "station@test.example")
        with psycopg.connect(backend.database_url, autocommit=True) as database:
            ana = staff_id(database)
            given = station.rpc("check_pin", p_staff_id=ana, p_pin=PIN).json()["data"]
            ensure_accounts(backend.database_url, (replace(ANA, pin=PIN), ANA))
            assert station.rpc("check_pin", p_staff_id=ana, p_pin=PIN).json()["data"] == given
            ensure_accounts(backend.database_url, (replace(ANA, pin=WRONG),))
            assert station.rpc("check_pin", p_staff_id=ana, p_pin=PIN).json()["code"] == "PIN001"
            for pin, why in (("12", "4 to 6 digits"), ("1234", "easy to guess")):
                with pytest.raises(BackendError, match=why) as refused:
                    ensure_accounts(backend.database_url, (replace(ANA, pin=pin),))
                assert PASSWORD not in str(refused.value)
        anon.session.close()
        log = (folder / "postgres" / "log").read_text(encoding="utf-8", errors="replace")
    assert PIN not in log
    assert WRONG not in log
