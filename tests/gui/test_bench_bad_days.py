"""What a person at the bench sees when the disk refuses, the memory is damaged, or the link is away."""

import os
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from PySide6.QtGui import QColor

from backend.server import Backend
from scanning.codes import label_code
from station.domain.stages import Stage
from station.services.bench_state import LedgerState, LinkStatus
from station.services.notices import FeedbackKind, Notice
from station.ui.theme import colours
from sync.clock import SystemClock
from sync.database import FILE_NAME, Database
from sync.entry import NewEntry
from sync.outbox import Outbox
from tests.gui.conftest import OpenBench

Open = Callable[..., OpenBench]
ROOT = Path(__file__).parents[2]


@contextmanager
def full_disk(folder: Path) -> Iterator[None]:
    """No file of this process may grow beyond the log of scans: what the disk says then is 'no'."""
    size = (folder / f"{FILE_NAME}-wal").stat().st_size
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.fixture
def cakes(kitchen: Backend) -> list[tuple[str, str]]:
    """(order id, label code) of cakes in Filling."""
    statement = (
        "select o.id, s.letter, o.number, o.suffix "
        "from public.orders o join public.stores s on s.id = o.store "
        "where o.stage = 'Filling' and o.cancelled_at is null order by o.id limit 8"
    )
    with psycopg.connect(kitchen.database_url) as connection:
        rows = connection.execute(statement).fetchall()
    return [(row[0], label_code(*row[1:])) for row in rows]


def colour_of_band(bench: OpenBench) -> QColor:
    """What is painted behind the answer to a scan."""
    band = bench.window.band
    return band.grab().toImage().pixelColor(6, band.height() // 2)


def test_a_full_disk_is_loud_and_red(
    open_station: Open, tmp_path: Path, cakes: list[tuple[str, str]]
) -> None:
    """The scan was NOT saved: the bench says so in red, keeps what it has, and takes scans again after."""
    bench = open_station(Stage.FILLING)
    bench.wait(lambda state: bool(state.queue))
    (_, first), (_, second), *_ = cakes
    assert bench.answer_to(lambda: bench.window.take_wedge_scan(first)).kind is FeedbackKind.ACCEPTED
    bench.wait(lambda state: [line.state for line in state.ledger] == [LedgerState.CONFIRMED])
    with full_disk(tmp_path / "filling"):
        said = bench.answer_to(lambda: bench.window.take_wedge_scan(second))
        assert (said.kind, said.notice) == (FeedbackKind.REFUSED, Notice.NOT_SAVED)
        assert bench.window.band.title.text() == "This scan was not saved"
        assert colour_of_band(bench) == QColor(colours.BAD.back)
    state = bench.state
    assert state is not None
    assert [line.state for line in state.ledger] == [LedgerState.CONFIRMED]
    said = bench.answer_to(lambda: bench.window.take_wedge_scan(second))
    assert said.notice is Notice.STAGE_COMPLETED
    bench.wait(lambda state: [line.state for line in state.ledger] == [LedgerState.CONFIRMED] * 2)


def test_a_damaged_memory_is_named(
    open_station: Open, kitchen: Backend, tmp_path: Path, cakes: list[tuple[str, str]]
) -> None:
    """A damaged database is set aside with its name on the screen, its scans are counted, saved and sent."""
    folder, clock = tmp_path / "filling", SystemClock()
    order_id = cakes[2][0]
    database = Database(folder)
    args = {"p_order_id": order_id, "p_store": order_id.split("-")[0]}
    entry = Outbox(database, clock).record(
        NewEntry(order_id, "complete_filling", args, clock.now(), "Filling 1")
    )
    database.close()
    with (folder / FILE_NAME).open("r+b") as file:
        file.write(os.urandom(100))
    bench = open_station(Stage.FILLING)
    bench.wait(lambda state: any(line.state is LedgerState.CONFIRMED for line in state.ledger))
    (said,) = [said for said in bench.said if said.notice is Notice.DATABASE_RECOVERED]
    assert said.kind is FeedbackKind.REFUSED
    set_aside = [each for each in folder.iterdir() if each.is_dir() and (each / FILE_NAME).exists()]
    assert [each.name for each in set_aside] == [Path(said.params["folder"]).name]
    assert (said.params["salvaged"], said.params["unreadable"]) == ("1", "0")
    shown = bench.window.band.text.text()
    assert "Scans saved from it: 1" in shown
    assert set_aside[0].name in shown
    assert bench.state is not None
    assert [line.event_id for line in bench.state.ledger] == [entry.event_id]
    with psycopg.connect(kitchen.database_url) as connection:
        row = connection.execute("select stage from public.orders where id = %s", [order_id]).fetchone()
    assert row == ("Covering",)


def test_a_second_instance_says_so(open_station: Open, kitchen: Backend, tmp_path: Path) -> None:
    """The same data folder twice: the second program ends with the reason in words, the first goes on."""
    bench = open_station(Stage.FILLING)
    bench.wait(lambda state: state.status.link is LinkStatus.ONLINE)
    command = [sys.executable, "-m", "station", "bench", "--stage", "filling"]
    command += ["--data-dir", str(tmp_path / "filling"), "--backend-url", kitchen.url]
    command += ["--anon-key", kitchen.anon_key, "--email", "filling@station.test"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    environment["ORDAK_PASSWORD"] = "not asked for: the folder comes first"
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 2
    assert done.stderr.startswith("Already running. Another Ordak Station works on the data folder")
    assert bench.state is not None
    assert bench.state.status.link is LinkStatus.ONLINE


def test_a_cake_from_a_bench_that_is_not_heard_from(
    open_station: Open, kitchen: Backend, tmp_path: Path, cakes: list[tuple[str, str]]
) -> None:
    """Offline, the local list has the cake in Filling: Covering takes it, says so, and the event waits."""
    bench = open_station(Stage.COVERING)
    bench.wait(lambda state: state.status.link is LinkStatus.ONLINE and state.queue is not None)
    order_id, code = cakes[3]
    kitchen.stop_gateway()
    try:
        bench.wait(lambda state: state.status.link is LinkStatus.OFFLINE)
        said = bench.answer_to(lambda: bench.window.take_wedge_scan(code))
        assert (said.kind, said.notice) == (FeedbackKind.SAVED_OFFLINE, Notice.ACCEPTED_EARLY)
        assert bench.window.band.title.text().endswith(" is accepted")
        shown = bench.window.band.text.text()
        assert shown.startswith(
            "Filling has not been heard from yet. It counts when that arrives. Saved here."
        )
        bench.wait(lambda state: state.status.saved_here == 1)
    finally:
        kitchen.start_gateway()
    bench.wait(lambda state: [line.state for line in state.ledger] == [LedgerState.WAITING])
    filling = open_station(Stage.FILLING)
    filling.wait(lambda state: bool(state.queue))
    filling.answer_to(lambda: filling.window.take_wedge_scan(code))
    bench.wait(lambda state: [line.state for line in state.ledger] == [LedgerState.CONFIRMED])
    with psycopg.connect(kitchen.database_url) as connection:
        effects = connection.execute(
            "select function from public.stage_events where order_id = %s and effect order by id", [order_id]
        ).fetchall()
    assert [row[0] for row in effects] == ["complete_filling", "complete_covering"]
