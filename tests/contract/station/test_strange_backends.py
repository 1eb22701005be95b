"""What doctor and the bench say about a backend of another kind: live, neither, a page, other JSON."""

import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from backend.postgres import EmbeddedPostgres
from station.bootstrap import open_bench
from station.doctor import Finding, examine
from station.domain.stages import Stage
from station.services.bench_state import BenchState, LinkStatus
from station.settings import Settings
from station.settings_values import settings_from
from station.ui.application import application
from sync.clock import SystemClock
from sync.database import Database
from sync.entry import NewEntry
from sync.outbox import Outbox
from tests.contract.live.conftest import kitchen_on
from tests.contract.live.kitchen import EMAIL, PASSWORD
from tests.gui.conftest import OpenBench

SESSION = b'{"access_token": "t", "refresh_token": "r", "expires_in": 3600}'
PAGE = b"<!DOCTYPE html><title>Welcome</title><form>Sign in to this network</form>"
NEITHER = "station_contract absent, get_queue present, print_barcode absent"
SIGN_IN = "This network asks for a sign-in"
ELSE = "Something else answers at its address"


@pytest.fixture(scope="module")
def postgres() -> Iterator[EmbeddedPostgres]:
    """A PostgreSQL for the backends that have one."""
    with (
        tempfile.TemporaryDirectory(prefix="ordak-strange-") as folder,
        EmbeddedPostgres(Path(folder)) as own,
    ):
        yield own


@pytest.fixture(scope="module")
def live(postgres: EmbeddedPostgres) -> Iterator[dict[str, Any]]:
    """Settings for a backend that has the live surface."""
    with closing(kitchen_on(postgres.url, "live", "live_dialect.sql", "live_reading.sql")) as kitchen:
        yield {"backend_url": kitchen.url, "anon_key": kitchen.anon_key}


@pytest.fixture(scope="module")
def neither(postgres: EmbeddedPostgres) -> Iterator[dict[str, Any]]:
    """Settings for a backend that speaks neither dialect."""
    with closing(kitchen_on(postgres.url, "neither", "neither.sql")) as kitchen:
        yield {"backend_url": kitchen.url, "anon_key": kitchen.anon_key}


@contextmanager
def answering(kind: str, sign_in: bytes, call: bytes) -> Iterator[dict[str, Any]]:
    """Settings for somebody who answers every sign-in and every call with a 200 and these bytes."""

    class Handler(BaseHTTPRequestHandler):
        """Says the same to everybody."""

        def do_POST(self) -> None:
            """Answer."""
            self.rfile.read(int(self.headers["Content-Length"]))
            body = sign_in if self.path.startswith("/auth/") else call
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_args: object) -> None:
            """Nobody reads it."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield {"backend_url": f"http://127.0.0.1:{server.server_port}", "anon_key": "anon"}
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def portal() -> Iterator[dict[str, Any]]:
    """A network that answers everything with its page."""
    with answering("text/html", PAGE, PAGE) as settings:
        yield settings


@pytest.fixture
def other_json() -> Iterator[dict[str, Any]]:
    """Something that answers everything with JSON, none of it ours."""
    with answering("application/json", SESSION, b'{"status": "ok"}') as settings:
        yield settings


def account(folder: Path, settings: dict[str, Any]) -> Settings:
    """A Filling bench there."""
    common = {"stage": Stage.FILLING, "email": EMAIL, "password": PASSWORD, "data_dir": folder}
    return settings_from(common | settings)


def found(folder: Path, settings: dict[str, Any]) -> Finding:
    """What doctor says about the backend."""
    return next(f for f in examine(account(folder, settings)) if f.name == "backend")


def test_doctor_names_the_live_dialect(tmp_path: Path, live: dict[str, Any]) -> None:
    """It works, and IT reads what is different there: undo, and whose time counts."""
    finding = found(tmp_path, live | {"live_undo_s": 15})
    assert finding.held
    assert "older dialect: each scan can be undone for 15 s, then it is sent for good" in finding.sentence


@pytest.mark.parametrize(
    ("backend", "words"), [("neither", NEITHER), ("portal", SIGN_IN), ("other_json", ELSE)]
)
def test_doctor_names_what_it_found(
    tmp_path: Path, request: pytest.FixtureRequest, backend: str, words: str
) -> None:
    """A failed finding in words that IT can act on."""
    finding = found(tmp_path, request.getfixturevalue(backend))
    assert not finding.held
    assert words in finding.sentence


@pytest.fixture
def opened(tmp_path: Path, qtbot: QtBot) -> Iterator[Callable[[dict[str, Any]], OpenBench]]:
    """Opens a bench that has one scan saved."""
    with ExitStack() as stack:

        def make(settings: dict[str, Any]) -> OpenBench:
            application()
            with closing(Database(tmp_path)) as database:
                args = {"p_order_id": "bannos-25001", "p_store": "bannos"}
                new = NewEntry("bannos-25001", "complete_filling", args, datetime.now(UTC), "Filling 1")
                Outbox(database, SystemClock()).record(new)
            window, bridge = open_bench(account(tmp_path, settings), stack)
            bench = OpenBench(window, bridge, qtbot)
            qtbot.addWidget(window)
            window.resize(1366, 768)
            window.show()
            return bench

        yield make


@pytest.mark.parametrize(
    ("backend", "status", "words"),
    [
        ("neither", LinkStatus.PAUSED, NEITHER),
        ("portal", LinkStatus.OFFLINE, SIGN_IN),
        ("other_json", LinkStatus.PAUSED, ELSE),
    ],
)
def test_the_bench_names_what_it_found(
    opened: Callable[[dict[str, Any]], OpenBench],
    request: pytest.FixtureRequest,
    backend: str,
    status: LinkStatus,
    words: str,
) -> None:
    """It stands in the strip, whole; the scan stays saved and nobody is asked to decide about it."""
    bench = opened(request.getfixturevalue(backend))

    def told(state: BenchState) -> bool:
        return state.status.link is status and words in (state.status.link_detail or "")

    state = bench.wait(told)
    assert (state.status.saved_here, state.status.attention) == (1, 0)
    assert words in bench.window.strip.detail.text()
