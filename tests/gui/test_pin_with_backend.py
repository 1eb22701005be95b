"""Signing on by name, from the pad's keys to PostgreSQL, with and without the link, and over a restart."""

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest
from pytestqt.qtbot import QtBot

from backend.server import Backend
from resources import seeds
from scanning.codes import badge_code
from station.bootstrap import open_bench
from station.domain.stages import Stage
from station.services.bench_state import (
    AskPin,
    LinkStatus,
    PinState,
    PinStep,
    PinTrouble,
)
from station.services.notices import Notice
from station.settings_values import settings_from
from station.ui.application import application
from sync.sqlite_driver import load_driver
from tests.gui.pin_bench import PinBench

LENA = next(person for person in seeds.staff() if person.name == "Lena Brandt")
BEN = next(person for person in seeds.staff() if person.name == "Ben Okonkwo")
STATION = next(person for person in seeds.staff() if person.email == "covering@station.test")
WRONG, NEW = "0000", "731946"
Started = Callable[..., PinBench]


@pytest.fixture
def started(kitchen: Backend, tmp_path: Path, qtbot: QtBot) -> Iterator[Started]:
    """Starts the Covering bench of one data folder; a second start stops the first, as a restart does."""
    with ExitStack() as last:
        application()

        def start(**changes: Any) -> PinBench:
            last.close()
            settings = {
                "stage": Stage.COVERING,
                "station_id": "Covering 1",
                "backend_url": kitchen.url,
                "anon_key": kitchen.anon_key,
                "email": STATION.email,
                "password": STATION.password,
                "data_dir": tmp_path / "covering",
                "poll_interval_s": 0.2,
            }
            window, bridge = open_bench(settings_from(settings | changes), last)
            qtbot.addWidget(window)
            window.show()
            return PinBench(window, bridge, qtbot)

        yield start


@contextmanager
def pulled(kitchen: Backend, bench: PinBench) -> Iterator[None]:
    """Without a link."""
    kitchen.stop_gateway()
    try:
        bench.wait(lambda s: s.status.link is LinkStatus.OFFLINE)
        yield
    finally:
        kitchen.start_gateway()


@contextmanager
def given(kitchen: Backend, name: str, pin: str | None) -> Iterator[None]:
    """With another PIN, and the old one afterwards; nobody is locked any more then."""
    old = next(person.pin for person in seeds.staff() if person.name == name)
    give = "select ordak.give_pin(id, %s) from public.staff_shared where name = %s"
    with psycopg.connect(kitchen.database_url, autocommit=True) as connection:
        connection.execute(give, [pin, name])
        try:
            yield
        finally:
            connection.execute(give, [old, name])


def since(kitchen: Backend, name: str) -> str:
    """Since when the PIN is so, as the list says it."""
    query = "select to_json(pin_changed_at) #>> '{}' from public.staff_shared where name = %s"
    with psycopg.connect(kitchen.database_url) as connection:
        row = connection.execute(query, [name]).fetchone()
    assert row is not None
    return str(row[0])


def listed(folder: Path, name: str) -> dict[str, Any]:
    """The person on the list that the station has read."""
    # The station's own driver: another SQLite library in its process would take its locks away.
    with closing(load_driver().connect(folder / "covering" / "station.db")) as database:
        rows = database.execute("select body from document where kind = 'staff'").fetchall()
    found: dict[str, Any] = next(body for (text,) in rows if (body := json.loads(text))["name"] == name)
    return found


def files_of(folder: Path) -> Iterator[bytes]:
    """Everything that a station wrote."""
    yield from (path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_right_and_wrong_online(started: Started, kitchen: Backend, tmp_path: Path) -> None:
    """Wrong is said with the tries that are left, right signs on; who has no PIN touches their name only."""
    bench = started()
    bench.wait(lambda s: s.status.link is LinkStatus.ONLINE)
    assert bench.type_pin(LENA.name, WRONG).notice is Notice.PIN_WRONG
    bench.wait(lambda s: isinstance(s.question, AskPin) and s.question.state is PinState.WRONG)
    assert bench.asked.tries_left == 4
    assert bench.window.over.pin.text.text() == "This is not the PIN. 4 more tries."
    assert bench.again(LENA.pin or "").notice is Notice.SIGNED_ON
    state = bench.wait(lambda s: s.question is None)
    assert state.status.staff_name == LENA.name
    assert not bench.window.over.pin.isVisible()
    said = bench.answer_to(lambda: bench.choose("Mateo Ruiz"))
    assert (said.notice, said.params["name"]) == (Notice.SIGNED_ON, "Mateo Ruiz")
    with psycopg.connect(kitchen.database_url) as connection:
        tries = connection.execute("select count(*) from ordak.pin_tries").fetchone()
    assert tries == (0,)
    log = (tmp_path / "covering" / "station.log").read_text(encoding="utf-8")
    assert "function=check_pin" in log
    assert "p_pin" not in log


def test_locked_until(started: Started, kitchen: Backend) -> None:
    """Five wrong ones lock, the pad says until when, the right one does not help, the badge does."""
    with given(kitchen, BEN.name, NEW):
        bench = started()
        bench.wait(lambda s: s.status.link is LinkStatus.ONLINE)
        answers = [bench.type_pin(BEN.name, WRONG)]
        while len(answers) < 5:
            tried = len(answers)
            bench.wait_tried(tried)
            answers.append(bench.again(WRONG))
        assert [said.notice for said in answers] == [Notice.PIN_WRONG] * 4 + [Notice.PIN_LOCKED]
        state = bench.wait(lambda s: isinstance(s.question, AskPin) and s.question.state is PinState.LOCKED)
        assert bench.asked.until is not None
        assert 0 < (bench.asked.until - state.now).total_seconds() <= 300
        until = bench.asked.until.astimezone(state.now.tzinfo)
        assert f"Locked until {until:%H:%M}" in bench.window.over.pin.text.text()
        assert bench.again(NEW).notice is Notice.PIN_LOCKED
        said = bench.answer_to(lambda: bench.window.take_wedge_scan(badge_code(BEN.badge or "")))
        assert said.notice is Notice.SIGNED_ON
        bench.wait(lambda s: s.question is None and s.status.staff_name == BEN.name)


def test_without_the_link(started: Started, kitchen: Backend, tmp_path: Path) -> None:
    """Who signed on here before does so again, over a restart too; who never did must scan their badge."""
    with given(kitchen, LENA.name, NEW):
        bench = started()
        bench.wait(lambda s: s.status.link is LinkStatus.ONLINE)
        assert bench.type_pin(LENA.name, NEW).notice is Notice.SIGNED_ON
        bench.answer_to(bench.window.bench.sign_off)
        with pulled(kitchen, bench):
            bench = started()
            assert bench.type_pin(LENA.name, WRONG).notice is Notice.PIN_WRONG
            bench.wait_tried(1)
            assert bench.again(NEW).notice is Notice.SIGNED_ON
            assert bench.type_pin(BEN.name, BEN.pin).notice is Notice.PIN_NOT_KNOWN
            bench.wait_tried(1)
            assert "Scan your badge." in bench.window.over.pin.text.text()
        assert not any(NEW.encode() in content for content in files_of(tmp_path))


def test_a_changed_pin(started: Started, kitchen: Backend, tmp_path: Path, qtbot: QtBot) -> None:
    """Once the station has heard of it, the old one signs nobody on while the link is away."""
    bench = started()
    bench.wait(lambda s: s.status.link is LinkStatus.ONLINE)
    assert bench.type_pin(LENA.name, LENA.pin).notice is Notice.SIGNED_ON
    with given(kitchen, LENA.name, NEW):
        changed_at = since(kitchen, LENA.name)
        # The lists are read at the start.
        bench = started()
        qtbot.waitUntil(lambda: listed(tmp_path, LENA.name)["pin_changed_at"] == changed_at, timeout=20_000)
        assert bench.type_pin(LENA.name, LENA.pin).notice is Notice.PIN_WRONG
        bench.window.bench.dismiss()
        bench.wait(lambda s: s.question is None)
        with pulled(kitchen, bench):
            assert bench.type_pin(LENA.name, LENA.pin).notice is Notice.PIN_NOT_KNOWN


def test_badges_only(started: Started) -> None:
    """With require_pin a name without a PIN signs nobody on, and the answer says what does."""
    bench = started(require_pin=True)
    said = bench.answer_to(lambda: bench.choose("Mateo Ruiz"))
    assert said.notice is Notice.BADGE_NEEDED
    assert bench.window.band.title.text() == "Mateo Ruiz signs on with a badge"
    assert bench.wait(lambda s: True).status.staff_name is None
    assert bench.type_pin(LENA.name, LENA.pin).notice is Notice.SIGNED_ON


def test_an_own_pin(started: Started, kitchen: Backend, tmp_path: Path) -> None:
    """My PIN: the old one by keys, a guessed one refused, the new one with cards; it counts at once."""
    with given(kitchen, LENA.name, LENA.pin or ""):
        bench = started()
        bench.wait(lambda s: s.status.link is LinkStatus.ONLINE)
        assert bench.type_pin(LENA.name, LENA.pin).notice is Notice.SIGNED_ON
        bench.wait(lambda s: s.chooses_pin)
        bench.wish()
        bench.wait_step(PinStep.OLD)
        bench.type_own(WRONG, PinStep.NEW)
        bench.type_own("4321", PinStep.NEW, PinTrouble.EASY)
        bench.scan_digits(NEW)
        bench.wait_step(PinStep.AGAIN)
        bench.type_own(NEW, PinStep.OLD, PinTrouble.WRONG)
        assert bench.window.over.cards.pin_choice.text.text() == "This is not the old PIN. 4 more tries."
        bench.type_own(LENA.pin or "", PinStep.NEW)
        bench.type_own(NEW, PinStep.AGAIN)
        assert bench.answer_to(lambda: bench.type_own(NEW)).notice is Notice.PIN_CHOSEN
        bench.wait(lambda s: s.question is None)
        assert bench.window.band.title.text() == "Lena Brandt has a new PIN"
        with pulled(kitchen, bench):
            assert bench.answer_to(bench.wish).notice is Notice.PIN_NEEDS_LINK
            assert bench.type_pin(LENA.name, LENA.pin).notice is Notice.PIN_WRONG
            bench.wait_tried(1)
            assert bench.again(NEW).notice is Notice.SIGNED_ON
    assert not any(NEW.encode() in content for content in files_of(tmp_path))
    log = (tmp_path / "covering" / "station.log").read_text(encoding="utf-8")
    assert "function=change_pin" in log
    assert not any(name in log for name in ("p_new_pin", "p_old_pin", "p_badge"))


def test_a_first_pin(started: Started, kitchen: Backend) -> None:
    """A name that was touched proves nobody; the badge does, and the PIN is asked for from then on."""
    mateo = next(person for person in seeds.staff() if person.name == "Mateo Ruiz")
    with given(kitchen, mateo.name, None):
        bench = started()
        bench.wait(lambda s: s.status.link is LinkStatus.ONLINE)
        bench.answer_to(lambda: bench.choose(mateo.name))
        bench.wait(lambda s: s.chooses_pin)
        assert bench.answer_to(bench.wish).notice is Notice.PIN_NEEDS_BADGE
        badge = badge_code(mateo.badge or "")
        assert bench.answer_to(lambda: bench.window.take_wedge_scan(badge)).notice is Notice.SIGNED_ON
        bench.wish()
        bench.wait_step(PinStep.NEW)
        bench.type_own(NEW, PinStep.AGAIN)
        assert bench.answer_to(lambda: bench.type_own(NEW)).notice is Notice.PIN_CHOSEN
        assert bench.type_pin(mateo.name, WRONG).notice is Notice.PIN_WRONG
        bench.wait_tried(1)
        assert bench.again(NEW).notice is Notice.SIGNED_ON
