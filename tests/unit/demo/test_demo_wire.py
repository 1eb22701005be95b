"""The demo's wire does to the network what it says."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
import requests

from station.demo.wire import Wire

WRITE = "/rest/v1/rpc/complete_filling"
READ = "/rest/v1/rpc/get_changes"


class _Gateway(ThreadingHTTPServer):
    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answer)
        self.committed: list[str] = []


class _Answer(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        assert isinstance(self.server, _Gateway)
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.committed.append(self.path)
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("X-Asked-With", self.headers["X-Correlation-Id"])
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Not in the tests' output."""


@pytest.fixture
def gateway() -> Iterator[_Gateway]:
    """Echoes what is posted, and remembers where to."""
    server = _Gateway()
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def wire(gateway: _Gateway) -> Iterator[Wire]:
    """A wire to that gateway."""
    wire = Wire(f"http://127.0.0.1:{gateway.server_address[1]}")
    yield wire
    wire.close()


@pytest.fixture
def bench() -> Iterator[requests.Session]:
    """A client that keeps its connection."""
    with requests.Session() as session:
        yield session


def _post(bench: requests.Session, wire: Wire, path: str) -> requests.Response:
    return bench.post(wire.url + path, data=b"{}", headers={"X-Correlation-Id": "7"}, timeout=10)


def test_it_carries_both_ways(wire: Wire, bench: requests.Session) -> None:
    """Body and headers come through, request after request on one connection."""
    for _ in range(2):
        answer = _post(bench, wire, WRITE)
        assert (answer.status_code, answer.content, answer.headers["X-Asked-With"]) == (200, b"{}", "7")


def test_a_lost_answer_is_lost_after_the_commit(
    wire: Wire, gateway: _Gateway, bench: requests.Session
) -> None:
    """The gateway has the write, the bench has no answer, and a read goes well meanwhile."""
    wire.lose_answers()
    with pytest.raises(requests.ConnectionError):
        _post(bench, wire, WRITE)
    assert gateway.committed == [WRITE]
    assert wire.wait_lost()
    assert _post(bench, wire, READ).ok
    wire.mend()
    assert _post(bench, wire, WRITE).ok


def test_a_cut_wire_carries_nothing(wire: Wire, gateway: _Gateway, bench: requests.Session) -> None:
    """Not even a read, until it is mended."""
    assert _post(bench, wire, READ).ok
    wire.cut()
    with pytest.raises(requests.ConnectionError):
        _post(bench, wire, READ)
    assert gateway.committed == [READ]
    wire.mend()
    assert _post(bench, wire, READ).ok


def test_a_gateway_that_is_away_is_no_answer(bench: requests.Session, gateway: _Gateway) -> None:
    """With nobody behind it, the wire hangs up as the gateway's machine would."""
    gateway.server_close()
    wire = Wire(f"http://127.0.0.1:{gateway.server_address[1]}")
    try:
        with pytest.raises(requests.ConnectionError):
            _post(bench, wire, READ)
    finally:
        wire.close()
