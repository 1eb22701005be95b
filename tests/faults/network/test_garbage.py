"""Bytes that are no HTTP, no JSON, or far too much of either are silence: the scan is sent again."""

import gzip

import pytest

from tests.faults.network import faults
from tests.faults.network.bench import Bench, assert_nothing_lost
from tests.faults.network.kitchen import Kitchen
from tests.faults.network.proxy import FaultProxy

_OK = b"HTTP/1.1 200 OK\r\n"


def _with(body: bytes, *headers: bytes) -> bytes:
    lines = [b"Content-Type: application/json", b"Content-Length: %d" % len(body), *headers]
    return _OK + b"\r\n".join(lines) + b"\r\n\r\n" + body


GARBAGE: dict[str, bytes] = {
    "noise": bytes(range(256)) * 4,
    "another protocol": b"SSH-2.0-OpenSSH_9.6\r\n",
    "TLS": b"\x15\x03\x01\x00\x02\x02\x16",
    "no status": b"HTTP/1.1 \r\n\r\n",
    "an unknown status": b"HTTP/1.1 999 Odd\r\nContent-Length: 0\r\n\r\n",
    "a thousand headers": _OK + b"X-Many: x\r\n" * 1000 + b"\r\n",
    "one endless header": _OK + b"X-Long: " + b"x" * 100_000 + b"\r\n\r\n",
    "a header without a colon": _OK + b"nonsense\r\nContent-Length: 2\r\n\r\n{}",
    "a negative length": _OK + b"Content-Length: -5\r\n\r\n{}",
    "two lengths": _OK + b"Content-Length: 2\r\nContent-Length: 9\r\n\r\n{}",
    "more promised than sent": _OK + b"Content-Length: 5000\r\n\r\n{}",
    "bad chunks": _OK + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n",
    "chunks that stop": _OK + b"Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n",
    "no gzip": _with(b"{}", b"Content-Encoding: gzip"),
    "half a gzip": _with(gzip.compress(b'{"ok": true}')[:-9], b"Content-Encoding: gzip"),
    "no UTF-8": _with(b'{"ok": true, "data": "\xff\xfe"}'),
    "half a JSON": _with(b'{"ok": true, "data": {"event_id"'),
    "deep JSON": _with(faults.nested(200_000)),
    "a huge number": _with(b'{"ok": true, "data": ' + b"9" * 100_000 + b"}"),
    "a list": _with(b"[]"),
    "a lone surrogate": _with(b'{"ok": true, "data": {"event_id": "\\ud800"}}'),
    "an ok that is not one": _with(b'{"ok": "true", "data": {}}'),
}


@pytest.mark.parametrize("name", GARBAGE)
def test_garbage(
    kitchen: Kitchen, proxy: FaultProxy, bench: Bench, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """The server commits, and what comes back is garbage: nothing lost, nothing twice, no thread fails.

    Foreign JSON instead of a session or a contract pauses the link for a minute, which is half a second here.
    """
    monkeypatch.setattr("sync.link.PAUSE_S", 0.5)
    proxy.play(faults.raw(GARBAGE[name]), 2, faults.is_write)
    proxy.play(faults.raw(GARBAGE[name]), 2)
    bench.start()
    bench.work(kitchen.orders(2), shelves=kitchen.shelves(8))
    bench.drain()
    assert proxy.faulted == 4
    assert_nothing_lost(kitchen, bench)
    assert not bench.failures


def test_a_batch_that_is_refused_as_a_whole(kitchen: Kitchen, proxy: FaultProxy, bench: Bench) -> None:
    """Something between that takes no large bodies: the scans go through one by one, none is blamed."""
    proxy.play(faults.error(400, "PGRST102"), 1_000_000, lambda request: b'"p_events"' in request.body)
    bench.start()
    bench.work(kitchen.orders(4), shelves=kitchen.shelves(16))
    bench.drain()
    assert_nothing_lost(kitchen, bench)
