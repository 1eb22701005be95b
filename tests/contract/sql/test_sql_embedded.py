"""The embedded server: it keeps what it holds, and is stopped by whoever started it."""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

from backend.postgres import EmbeddedPostgres, PostgresUnavailable, database

# Starts the server, says its URL, and waits until its input ends.
OTHER_PROCESS = """
import sys
from pathlib import Path
from backend.postgres import EmbeddedPostgres
with EmbeddedPostgres(Path(sys.argv[1])) as postgres:
    print(postgres.url, flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def server_folder() -> Iterator[Path]:
    """A folder that the server's own user can enter, too."""
    folder = Path(tempfile.mkdtemp(prefix="ordak-embedded-"))
    yield folder
    shutil.rmtree(folder)


@contextmanager
def other_process(folder: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Another process that runs the server of the folder, and the URL that it says."""
    with subprocess.Popen(
        [sys.executable, "-c", OTHER_PROCESS, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        try:
            yield process, process.stdout.readline().strip()
        finally:
            process.kill()


def answers(url: str) -> bool:
    """Whether a server answers at the URL."""
    try:
        psycopg.connect(url).close()
    except psycopg.OperationalError:
        return False
    return True


def test_the_embedded_server_keeps_what_it_holds(server_folder: Path) -> None:
    """Stopped and started again on the same folder, the rows are there; in between nothing answers."""
    with EmbeddedPostgres(server_folder / "data") as postgres:
        url = postgres.url
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute("create table kept as select 42 as answer")
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(url)
    with database(server_folder / "data") as url, psycopg.connect(url) as connection:
        assert connection.execute("select answer from kept").fetchone() == (42,)


def test_a_server_that_does_not_answer_is_a_sentence(tmp_path: Path) -> None:
    """A wrong DATABASE_URL and a folder that cannot be one say what to do."""
    with (
        pytest.raises(PostgresUnavailable, match="DATABASE_URL"),
        database(tmp_path, "postgresql://nobody@127.0.0.1:1/none"),
    ):
        raise AssertionError
    (tmp_path / "file").write_text("")
    with pytest.raises(PostgresUnavailable, match="could not be started"):
        EmbeddedPostgres(tmp_path / "file").start()


def test_a_server_left_behind_is_taken_over_and_stopped(server_folder: Path) -> None:
    """A killed process leaves its server running; the next one uses it, loses nothing, and stops it."""
    with other_process(server_folder / "data") as (process, url):
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute("create table kept ()")
        process.kill()
        process.wait(20)
    assert answers(url)
    with EmbeddedPostgres(server_folder / "data") as postgres, psycopg.connect(postgres.url) as connection:
        connection.execute("select from kept")
    assert not answers(url)


def test_a_server_in_use_by_another_process_stays_up(server_folder: Path) -> None:
    """Two processes share it; it stops with the one that started it."""
    with other_process(server_folder / "data") as (process, url):
        with EmbeddedPostgres(server_folder / "data") as postgres:
            assert postgres.url == url
        assert answers(url)
        process.communicate("", timeout=20)
        assert process.returncode == 0
    assert not answers(url)


def test_stopping_what_does_not_run_is_harmless(tmp_path: Path) -> None:
    """And without a server there is no URL."""
    postgres = EmbeddedPostgres(tmp_path)
    postgres.stop()
    with pytest.raises(PostgresUnavailable):
        _ = postgres.url
