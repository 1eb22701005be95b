"""Answers that are not the backend's, and a backend that is not there: no scan is held to account."""

import json
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import pytest

from sync.events import LinkStatus
from tests.faults.network import faults
from tests.faults.network.bench import Bench, assert_nothing_lost
from tests.faults.network.certificate import self_signed
from tests.faults.network.kitchen import Kitchen
from tests.faults.network.proxy import Fault, FaultProxy, Where, anywhere

FOR_EVER = 1_000_000
PORTALS: dict[str, Fault] = {
    "302 to a page": faults.portal_redirect,
    "200 with a page": faults.portal_page,
    "200 with a page that claims to be JSON": faults.reply(200, faults.PORTAL_PAGE),
    "511": faults.reply(511, b""),
}
PLAUSIBLE: dict[str, Fault] = {
    "JSON of somebody else": faults.reply(200, b'{"status": "connected"}'),
    "an ok that echoes nothing": faults.reply(200, b'{"ok": true, "data": {}}'),
    "another event's answer": faults.reply(
        200, json.dumps({"ok": True, "data": {"event_id": "0" * 8 + "-0000-4000-8000-" + "0" * 12}}).encode()
    ),
    "an empty 200": faults.reply(200, b""),
    "204": faults.reply(204, b""),
}


@pytest.mark.parametrize("where", [faults.is_write, anywhere], ids=["writes", "everything"])
@pytest.mark.parametrize("name", PORTALS)
def test_a_captive_portal(kitchen: Kitchen, proxy: FaultProxy, bench: Bench, name: str, where: Where) -> None:
    """A network that asks for a sign-in: the link says so, every scan is kept, and leaves when it is over."""
    proxy.play(PORTALS[name], FOR_EVER, where)
    bench.start()
    bench.work(kitchen.orders(3))
    bench.until(lambda: "asks for a sign-in" in str(bench.link.detail), "the sign-in is named")
    assert bench.outbox.counts().saved_here == 24
    proxy.heal()
    bench.drain()
    assert_nothing_lost(kitchen, bench)


@pytest.mark.parametrize("name", PLAUSIBLE)
def test_a_plausible_answer(kitchen: Kitchen, proxy: FaultProxy, bench: Bench, name: str) -> None:
    """A 200 that is not the verified answer to this event confirms nothing."""
    proxy.play(PLAUSIBLE[name], FOR_EVER, faults.is_write)
    bench.start()
    bench.work(kitchen.orders(3))
    proxy.wait_faulted(6)
    assert bench.outbox.counts().saved_here == 24
    proxy.heal()
    bench.drain()
    assert_nothing_lost(kitchen, bench)


def test_a_proxy_that_wants_a_password(kitchen: Kitchen, proxy: FaultProxy, bench: Bench) -> None:
    """407 is the network's refusal, not the backend's: named, and nothing goes to the attention list."""
    proxy.play(faults.reply(407, b"", Proxy_Authenticate="Basic"), FOR_EVER)
    bench.start()
    bench.work(kitchen.orders(3))
    assert "proxy" in str(bench.until_link(LinkStatus.OFFLINE).detail)
    proxy.heal()
    bench.drain()
    assert_nothing_lost(kitchen, bench)


def _in(seconds: float) -> str:
    return format_datetime(datetime.now(UTC) + timedelta(seconds=seconds), usegmt=True)


RETRY_AFTER: dict[str, Callable[[], str]] = {
    "seconds": lambda: "1",
    "zero": lambda: "0",
    "a date": lambda: _in(2),
    "a date in the past": lambda: _in(-3600),
    "a date next year": lambda: _in(365 * 86400),
    "huge": lambda: "9" * 40,
    "negative": lambda: "-5",
    "garbage": lambda: "soon, or \xe9ven later",
    "empty": lambda: "",
}


@pytest.mark.parametrize(
    ("status", "name"), [*((429, name) for name in RETRY_AFTER), (503, "seconds"), (503, "huge")]
)
def test_retry_after(
    kitchen: Kitchen,
    proxy: FaultProxy,
    bench: Bench,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    status: int,
) -> None:
    """Whatever Retry-After says, the queue drains by itself. Its clamp of 5 min is a second here."""
    monkeypatch.setattr("sync.backoff.RETRY_AFTER_CAP_S", 1.0)
    busy = faults.reply(status, b"busy", kind="text/plain", Retry_After=RETRY_AFTER[name]())
    proxy.play(busy, 2, faults.is_write)
    bench.start()
    bench.work(kitchen.orders(3))
    bench.drain()
    proxy.wait_faulted(2)
    assert_nothing_lost(kitchen, bench)


@pytest.mark.parametrize("code", ["PGRST000", "PGRST001", "PGRST002", "PGRST003"])
def test_a_gateway_without_its_database(kitchen: Kitchen, proxy: FaultProxy, bench: Bench, code: str) -> None:
    """PostgREST's own errors for a while (PGRST002 can last minutes): nothing but time is lost."""
    proxy.play(faults.error(503, code), FOR_EVER)
    bench.start()
    bench.work(kitchen.orders(3))
    proxy.wait_faulted(6)
    assert bench.outbox.counts().saved_here == 24
    proxy.heal()
    bench.drain()
    assert_nothing_lost(kitchen, bench)


class _Tls:
    """A TLS server with a certificate that nobody vouches for. Counts what was said to it."""

    def __init__(self, certificate: Path) -> None:
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._context.load_cert_chain(certificate)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.heard = 0
        self._thread = threading.Thread(target=self._run)
        self._thread.start()
        self.url = f"https://127.0.0.1:{self._listener.getsockname()[1]}"

    def _run(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            with client:
                client.settimeout(5.0)
                try:
                    with self._context.wrap_socket(client, server_side=True) as secure:
                        self.heard += len(secure.recv(65536))
                except OSError:
                    continue

    def close(self) -> None:
        """Stop."""
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join()


@pytest.fixture
def impostor(tmp_path: Path) -> Iterator[_Tls]:
    """Somebody who only pretends to be the backend."""
    server = _Tls(self_signed(tmp_path / "impostor.pem"))
    yield server
    server.close()


def test_a_wrong_certificate(kitchen: Kitchen, open_bench: Callable[..., Bench], impostor: _Tls) -> None:
    """An impostor hears nothing at all; with the right address again everything leaves."""
    fooled = open_bench("bench", url=impostor.url).start()
    fooled.work(kitchen.orders(3))
    assert "certificate is not trusted" in str(fooled.until_link(LinkStatus.OFFLINE).detail)
    assert fooled.outbox.counts().saved_here == 24
    fooled.close()
    assert impostor.heard == 0
    bench = open_bench("bench").start()
    bench.recorded = fooled.recorded
    bench.drain()
    assert_nothing_lost(kitchen, bench)


def test_names_that_do_not_resolve(
    kitchen: Kitchen, proxy: FaultProxy, open_bench: Callable[..., Bench], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The resolver fails for a while: unreachable, nothing sent, and then everything."""
    works = threading.Event()
    tried = threading.Event()
    resolve = socket.getaddrinfo

    def faulty(host: str, *args: Any, **kwargs: Any) -> Any:
        if host == "localhost" and not works.is_set():
            tried.set()
            raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")
        return resolve("127.0.0.1" if host == "localhost" else host, *args, **kwargs)

    monkeypatch.setattr(socket, "getaddrinfo", faulty)
    bench = open_bench("bench", url=proxy.url.replace("127.0.0.1", "localhost")).start()
    bench.work(kitchen.orders(3))
    assert tried.wait(10)
    bench.until_link(LinkStatus.OFFLINE)
    assert not proxy.requests
    works.set()
    bench.drain()
    assert_nothing_lost(kitchen, bench)
