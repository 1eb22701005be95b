"""`ordak-station pin` against the real backend."""

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from backend.server import Backend
from station.__main__ import main
from tests.kitchen import sample_kitchen

SUPERVISOR, PASSWORD = "supervisor@staff.test", "demo-only-supervisor"
Run = Callable[..., tuple[int, str]]


@pytest.fixture(scope="module")
def kitchen() -> Iterator[Backend]:
    """The reference backend with the sample kitchen."""
    with sample_kitchen() as backend:
        yield backend


@pytest.fixture
def run(
    kitchen: Backend, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Run:
    """Run the command with these lines typed; exit code and what it said."""
    monkeypatch.setenv("ORDAK_CONFIG", str(tmp_path / "none.toml"))

    def ran(
        person: str, *typed: str, more: tuple[str, ...] = (), supervisor: str = SUPERVISOR
    ) -> tuple[int, str]:
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in typed)))
        where = ["--backend-url", kitchen.url, "--anon-key", kitchen.anon_key, "--as", supervisor]
        code = main(["pin", person, *where, *more])
        said = capsys.readouterr()
        return code, (said.out + said.err).strip()

    return ran


def fits(kitchen: Backend, name: str, pin: str) -> bool | None:
    """Whether this is the person's PIN now; None: they have none."""
    query = "select ordak.pin_matches(%s, pin_hash) from public.staff_shared where name = %s"
    with psycopg.connect(kitchen.database_url) as connection:
        row = connection.execute(query, [pin, name]).fetchone()
    assert row is not None
    return row[0] if row[0] is None else bool(row[0])


def test_given_and_taken_away(run: Run, kitchen: Backend) -> None:
    """By name or badge; the digits are nowhere in what it says."""
    code, said = run("chiara falk", PASSWORD, "4711", "4711")
    assert (code, said) == (0, "Chiara Falk has a new PIN. Stations hear of it within a minute.")
    assert fits(kitchen, "Chiara Falk", "4711")
    assert run("1013", PASSWORD, more=("--clear",)) == (0, "Chiara Falk has no PIN any more.")
    assert fits(kitchen, "Chiara Falk", "4711") is None


@pytest.mark.parametrize(
    ("person", "typed", "words"),
    [
        ("Chiara Falk", (PASSWORD, "4711", "4712"), "Two different PINs"),
        ("Chiara Falk", (PASSWORD, "47", "47"), "A PIN has 4 to 6 digits."),
        ("Chiara Falk", (PASSWORD, "0000", "0000"), "The same digit again and again is easy to guess."),
        ("Chiara Falk", (PASSWORD, "4321", "4321"), "Digits that follow one another are easy to guess."),
        ("Chiara Falk", (PASSWORD, "1013", "1013"), "Everybody can read the badge's number."),
        ("Chiara Falk", ("wrong",), "The supervisor cannot sign in"),
        ("Nobody", (PASSWORD,), "There are: Ana Ribeiro"),
        ("Nora Whitfield", (PASSWORD, "4711", "4711"), "Only an admin may give an admin a PIN."),
    ],
)
def test_what_cannot_be_done_is_a_sentence(
    run: Run, kitchen: Backend, person: str, typed: tuple[str, ...], words: str
) -> None:
    """And nothing is changed."""
    code, said = run(person, *typed)
    assert code == 2
    assert words in said
    assert fits(kitchen, "Chiara Falk", "4711") is None


def test_staff_cannot(run: Run) -> None:
    """It takes a supervisor's account."""
    code, said = run("Ana Ribeiro", "demo-only-staff", "4711", "4711", supervisor="ana@staff.test")
    assert code == 2
    assert "Only a supervisor may give a PIN." in said
