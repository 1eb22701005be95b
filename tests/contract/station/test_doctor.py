"""`ordak-station doctor` against the real backend: every finding is a sentence, and each can fail."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from backend.server import Backend
from printing.profiles import profile_named
from printing.virtual.server import VirtualPrinter
from resources import seeds
from station.doctor import Finding, examine
from station.settings_values import settings_from
from sync.database import Database
from tests.kitchen import sample_kitchen

Look = Callable[..., dict[str, Finding]]


@pytest.fixture(scope="module")
def kitchen() -> Iterator[Backend]:
    """The reference backend with the sample kitchen."""
    with sample_kitchen() as backend:
        yield backend


@pytest.fixture
def look(kitchen: Backend, tmp_path: Path) -> Look:
    """Examine a station with these settings changed; findings by name."""
    account = next(person for person in seeds.staff() if person.email == "filling@station.test")

    def examined(**changes: object) -> dict[str, Finding]:
        settings = {
            "backend_url": kitchen.url,
            "anon_key": kitchen.anon_key,
            "email": account.email,
            "password": account.password,
            "data_dir": tmp_path / "data",
        }
        return {f.name: f for f in examine(settings_from(settings | changes))}

    return examined


def test_all_well(look: Look) -> None:
    """A station that is set up right has no failed finding."""
    with VirtualPrinter("127.0.0.1", 0, profile_named("epson-80")) as printer:
        found = look(printer=printer.address)
    assert {name: f.sentence for name, f in found.items() if not f.held} == {}
    assert set(found) == {"data", "profile", "printer", "scanner", "backend", "stores", "clock"}
    assert "ready" in found["printer"].sentence


def test_pins(look: Look) -> None:
    """Where nobody may sign on by a name alone, it says what the backend has for that."""
    assert look(require_pin=True)["pins"].sentence.endswith("or with their name and PIN.")


def test_paper_out(look: Look) -> None:
    """A printer without paper is a failed finding."""
    with VirtualPrinter("127.0.0.1", 0, profile_named("epson-80")) as printer:
        printer.paper_out = True
        found = look(printer=printer.address)
    assert not found["printer"].held
    assert "paper" in found["printer"].sentence.lower()


@pytest.mark.parametrize(
    ("changes", "name", "words"),
    [
        ({"printer": "tcp://127.0.0.1:1"}, "printer", "printer"),
        ({"printer": "ftp://here"}, "printer", "printer"),
        ({"printer_profile": "acme-3000"}, "profile", "acme-3000"),
        ({"scanner": "serial:///dev/no-such-scanner"}, "scanner", "Plug it in"),
        ({"backend_url": ""}, "backend", "Set backend_url"),
        ({"backend_url": "http://127.0.0.1:1"}, "backend", "."),
        ({"password": "wrong"}, "backend", "e-mail, password or anon key"),
        ({"stores": "bannos,acme"}, "stores", "acme is not a store of this account. Known: bannos,"),
    ],
)
def test_what_is_wrong_is_said(look: Look, changes: dict[str, str], name: str, words: str) -> None:
    """Each thing that can be wrong fails its own check, in a sentence that names it."""
    finding = look(**changes)[name]
    assert not finding.held
    assert words in finding.sentence
    assert finding.sentence.endswith((".", "?"))


def test_service_key(look: Look, kitchen: Backend) -> None:
    """The backend's secret key is refused before it is used."""
    finding = look(anon_key=kitchen.service_key)["backend"]
    assert not finding.held
    assert "secret" in finding.sentence


def test_running_bench(look: Look, tmp_path: Path) -> None:
    """A bench that is open on the data folder is no fault."""
    database = Database(tmp_path / "data")
    try:
        finding = look()["data"]
    finally:
        database.close()
    assert finding.held
    assert "A bench is open" in finding.sentence
