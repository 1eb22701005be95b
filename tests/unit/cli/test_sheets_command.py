"""`ordak-station sheets` on a real data folder, a real file and a virtual printer."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
import zxingcpp

from printing.profiles import profile_named
from printing.sheets.page import pages
from printing.virtual.server import VirtualPrinter
from scanning.codes import Command, badge_code, command_code, shelf_code
from scanning.grammar import Grammar
from station.__main__ import main
from station.errors import StationError
from station.secret import Secret
from station.settings import Settings
from station.sheet_cards import cards_of
from sync.database import Database
from sync.errors import SyncError
from sync.fakes import FakeBackend
from sync.replica import Document, FeedMark, Replica

Run = Callable[..., tuple[int, str, str]]
STAFF = (
    {"id": "1", "name": "Ana", "role": "Staff", "stores": ["bannos"], "badge": "1011", "active": True},
    {"id": "2", "name": "Bo", "role": "Staff", "stores": ["bannos"], "badge": "10-12", "active": True},
    {"id": "3", "name": "Gone", "role": "Staff", "stores": ["bannos"], "badge": "1013", "active": False},
    {"id": "4", "name": "Filling", "role": "Station", "stores": ["bannos"], "badge": None, "active": True},
    {"id": "5", "name": "Hugo", "role": "Staff", "stores": ["flourlane"], "badge": "1021", "active": True},
)
LISTS = {
    "staff": STAFF,
    "store": (
        {"id": "bannos", "name": "Bannos", "letter": "B", "colour": "#1F4E79"},
        {"id": "flourlane", "name": "Flourlane", "letter": "F", "colour": "#7A4B00"},
    ),
    "storage": (
        {"store": "bannos", "code": "A1", "name": "Cool room A, top shelf"},
        {"store": "flourlane", "code": "A1", "name": "Front fridge, top shelf"},
    ),
}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The data folder of a bench that has run."""
    folder = tmp_path / "data"
    database = Database(folder)
    replica = Replica(database)
    for kind, rows in LISTS.items():
        documents = [Document(kind, str(i), 1, row) for i, row in enumerate(rows)]
        replica.replace_all(kind, documents, FeedMark(kind, None, datetime.now(UTC)))
    database.close()
    return folder


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command; (exit code, stdout, stderr)."""
    monkeypatch.setenv("ORDAK_CONFIG", str(tmp_path / "none.toml"))

    def ran(*words: str) -> tuple[int, str, str]:
        code = main(["sheets", *words, "--data-dir", str(tmp_path / "data")])
        said = capsys.readouterr()
        return code, said.out, said.err

    return ran


def test_every_command_is_on_the_sheet() -> None:
    """Each command has one card, with words and a sign, and a scan of the sheet means that command."""
    cards, _ = cards_of("commands", Settings())
    grammar = Grammar({"B": "bannos"})
    read = [found.text for page in pages(cards, "Commands") for found in zxingcpp.read_barcodes(page)]
    assert sorted(read) == sorted(command_code(command) for command in Command)
    assert all(grammar.is_code(code) for code in read)
    assert all(card.title and card.detail and card.sign for card in cards)


def test_every_command_comes_out_of_the_label_printer(run: Run) -> None:
    """--print gives a label for each command, and what is on the paper means that command."""
    with VirtualPrinter("127.0.0.1", 0, profile_named("epson-80")) as printer:
        code, _, _ = run("commands", "--print", "--printer", printer.address)
        assert code == 0
        assert printer.wait_for_labels(len(Command), 20.0)
        read = [found.text for label in printer.labels for found in zxingcpp.read_barcodes(label)]
    assert sorted(read) == sorted(command_code(command) for command in Command)


def test_badges_are_those_of_the_stations_stores(run: Run, data: Path, tmp_path: Path) -> None:
    """People who are gone, devices and other stores have no badge; one that fits no barcode is named."""
    code, said, trouble = run("badges", "--stores", "bannos", "--pdf", str(tmp_path / "b.pdf"))
    assert (code, said.startswith("1 cards on 1 pages")) == (1, True)
    assert "Bo: '10-12' fits no barcode" in trouble
    cards, _ = cards_of("badges", Settings(data_dir=data))
    assert [card.code for card in cards] == [badge_code("1011"), badge_code("1021")]
    assert cards[0].detail == "Staff, Bannos"


def test_shelves_say_their_store(run: Run, data: Path, tmp_path: Path) -> None:
    """A shelf of each store has its card, also while a bench is open on the folder."""
    database = Database(data)
    code, said, _ = run("shelves", "--pdf", str(tmp_path / "s.pdf"))
    database.close()
    assert (code, said.startswith("2 cards")) == (0, True)
    cards, _ = cards_of("shelves", Settings(data_dir=data))
    assert [(card.code, card.sign, card.detail) for card in cards] == [
        (shelf_code("A1"), "A1", "Bannos"),
        (shelf_code("A1"), "A1", "Flourlane"),
    ]


def test_a_new_machine_asks_the_backend(tmp_path: Path) -> None:
    """Where no bench has run yet the lists are the backend's; one that is away is an error in words."""
    backend = FakeBackend()
    backend.start()
    settings = Settings(
        data_dir=tmp_path / "new",
        backend_url=backend.url,
        anon_key=backend.anon_key,
        email=backend.email,
        password=Secret(backend.password),
    )
    for kind, code in (("badges", badge_code("1001")), ("shelves", shelf_code("A1"))):
        cards, _ = cards_of(kind, settings)
        assert [card.code for card in cards] == [code]
    backend.stop()
    with pytest.raises(SyncError):
        cards_of("badges", settings)


def test_no_shelf_at_all_is_a_sentence(data: Path) -> None:
    """A station whose stores have no shelves hears so."""
    with pytest.raises(StationError, match="no shelves for the stores of this station"):
        cards_of("shelves", Settings(data_dir=data, stores=("elsewhere",)))


def test_the_label_printer_prints_a_card_each(run: Run, data: Path) -> None:
    """--print gives as many labels as there are cards; without paper it says how many came out before."""
    with VirtualPrinter("127.0.0.1", 0, profile_named("epson-80")) as printer:
        code, said, _ = run("shelves", "--print", "--printer", printer.address)
        assert (code, said.startswith("2 cards went to")) == (0, True)
        assert printer.wait_for_labels(2, 10.0)
        printer.paper_out = True
        code, _, trouble = run("shelves", "--print", "--printer", printer.address)
        assert (code, "0 of 2 cards were printed before" in trouble) == (2, True)


def test_a_printer_in_use_is_left_alone(run: Run, data: Path) -> None:
    """While a bench is open its printer is not written to, and the reason is said."""
    database = Database(data)
    with VirtualPrinter("127.0.0.1", 0, profile_named("epson-80")) as printer:
        code, _, trouble = run("commands", "--print", "--printer", printer.address)
        assert printer.labels == ()
    database.close()
    assert (code, "Close it first, or use --pdf" in trouble) == (2, True)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("badges", "--pdf", "x.pdf"), "Staff and shelves are not known"),
        (("commands", "--print", "--printer", "none"), "No printer is set"),
        (("commands", "--pdf", "/nonexistent/x.pdf"), "Choose another folder"),
    ],
)
def test_what_cannot_be_made_is_a_sentence(run: Run, words: tuple[str, ...], sentence: str) -> None:
    """Unknown staff, no printer, no folder: exit 2 and a sentence with what to do."""
    code, _, trouble = run(*words)
    assert (code, sentence in trouble) == (2, True)
