"""The serial scanner's thread on real pseudo-terminals and sockets: plugged, unplugged, garbled."""

import errno
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from scanning.errors import MalformedScan, ScannerDisconnected, ScannerUnavailable
from scanning.events import FrameRefused, Scanned, ScannerConnected, ScannerLost
from scanning.fakes import PtyScanner
from scanning.ports import ListedPort, Rediscovery, SerialPort, UsbIdentity, open_port
from scanning.scan import Symbology
from scanning.serial_source import SerialScanner
from scanning.trace import Trace
from tests.unit.scanning.reports import DEADLINE_S, Reports


def soon(stopping: threading.Event, _delay_s: float) -> bool:
    """Back off for a moment only."""
    return stopping.wait(0.01)


@pytest.fixture
def reports() -> Reports:
    """Return a collector of reports."""
    return Reports()


@pytest.fixture
def pty_scanner(tmp_path: Path) -> Iterator[PtyScanner]:
    """Yield a plugged-in scanner at a path that stays the same after a replug."""
    with PtyScanner(tmp_path / "ttyACM0") as fake:
        yield fake


@pytest.fixture
def running(pty_scanner: PtyScanner, reports: Reports) -> Iterator[SerialScanner]:
    """Yield a scanner thread that has opened the pseudo-terminal."""
    scanner = SerialScanner(SerialPort(pty_scanner.device), reports, wait=soon)
    scanner.start()
    reports.next(ScannerConnected)
    yield scanner
    assert scanner.stop(DEADLINE_S)


@pytest.mark.usefixtures("running")
def test_a_scan_arrives_with_its_source_and_time(pty_scanner: PtyScanner, reports: Reports) -> None:
    """A code sent by the scanner is reported by the thread `scanner`, stamped in UTC."""
    pty_scanner.scan("]C0B25771AX")
    scan = reports.next(Scanned).scan
    assert (scan.payload, scan.symbology, scan.source) == ("B25771AX", Symbology.CODE_128, pty_scanner.device)
    assert scan.received_at.utcoffset() is not None
    assert reports.threads == {"scanner"}


@pytest.mark.usefixtures("running")
@pytest.mark.parametrize("terminator", ["\r", "\n", "\r\n", "\t", "\x04"])
def test_every_terminator_passes_the_port(pty_scanner: PtyScanner, reports: Reports, terminator: str) -> None:
    """The port is raw: no terminator is eaten or turned into another on its way."""
    pty_scanner.scan("B1", terminator)
    pty_scanner.scan("B2", terminator)
    assert [reports.next(Scanned).scan.payload for _ in range(2)] == ["B1", "B2"]


@pytest.mark.usefixtures("running")
def test_a_scan_without_terminator_arrives(pty_scanner: PtyScanner, reports: Reports) -> None:
    """Silence completes the code of a scanner that was set up without a terminator."""
    pty_scanner.scan("B18617", terminator="")
    assert reports.next(Scanned).scan.payload == "B18617"


@pytest.mark.usefixtures("running")
@pytest.mark.parametrize("garbage", [b"\xff\xfe\x00\r", b"9" * 10_000 + b"\r", b"\x00\x01\x02\r"])
def test_the_scan_after_garbage_works(pty_scanner: PtyScanner, reports: Reports, garbage: bytes) -> None:
    """Garbage and 10,000 characters are one refusal each, and the next scan arrives."""
    pty_scanner.send(garbage)
    pty_scanner.scan("B18617")
    assert isinstance(reports.next(FrameRefused).error, MalformedScan)
    assert reports.next(Scanned).scan.payload == "B18617"


@pytest.mark.usefixtures("running")
def test_a_replugged_scanner_goes_on(pty_scanner: PtyScanner, reports: Reports) -> None:
    """Pulling the cable is reported once; after plugging in again scans arrive without a restart."""
    for payload in ("B1", "B2"):
        pty_scanner.unplug()
        lost = reports.next(ScannerLost)
        assert isinstance(lost.error, ScannerDisconnected)
        assert lost.name == pty_scanner.device
        pty_scanner.plug()
        reports.next(ScannerConnected)
        pty_scanner.scan(payload)
        assert reports.next(Scanned).scan.payload == payload
    assert reports.none_left()


def test_half_a_code_before_the_plug_was_pulled_is_not_kept(
    pty_scanner: PtyScanner, reports: Reports, running: SerialScanner
) -> None:
    """What came before an unplugging is not put in front of what comes after it."""
    pty_scanner.scan("B25", terminator="")
    pty_scanner.unplug()
    reports.next(ScannerLost)
    pty_scanner.plug()
    reports.next(ScannerConnected)
    pty_scanner.scan("B18617")
    assert reports.next(Scanned).scan.payload == "B18617"


def test_a_scanner_that_is_plugged_in_later_is_found(pty_scanner: PtyScanner, reports: Reports) -> None:
    """A bench started without its scanner says so once and takes the scanner when it comes."""
    pty_scanner.unplug()
    tries = threading.Semaphore(0)

    def counted(stopping: threading.Event, delay_s: float) -> bool:
        tries.release()
        return soon(stopping, delay_s)

    scanner = SerialScanner(SerialPort(pty_scanner.device), reports, wait=counted)
    scanner.start()
    assert isinstance(reports.next(ScannerLost).error, ScannerDisconnected)
    for _ in range(3):
        assert tries.acquire(timeout=DEADLINE_S)
    pty_scanner.plug()
    reports.next(ScannerConnected)
    assert scanner.stop(DEADLINE_S)
    assert reports.none_left()


@pytest.mark.usefixtures("running")
def test_a_port_is_opened_by_one_program_only(pty_scanner: PtyScanner) -> None:
    """A second reader is told that another program has the scanner; it gets none of its bytes."""
    with pytest.raises(ScannerUnavailable) as caught:
        open_port(SerialPort(pty_scanner.device))
    assert "Another program" in caught.value.message


def test_a_fault_in_the_receiver_does_not_end_scanning(
    pty_scanner: PtyScanner, reports: Reports, caplog: pytest.LogCaptureFixture
) -> None:
    """An exception from the callback is logged, reported, and the thread goes on."""
    scanner = SerialScanner(SerialPort(pty_scanner.device), reports, wait=soon)
    scanner.start()
    reports.next(ScannerConnected)
    reports.raise_once = OSError(errno.ENOSPC, "disk full")
    pty_scanner.scan("B1")
    reports.next(Scanned)
    assert isinstance(reports.next(ScannerLost).error, ScannerUnavailable)
    reports.next(ScannerConnected)
    pty_scanner.scan("B2")
    assert reports.next(Scanned).scan.payload == "B2"
    assert scanner.stop(DEADLINE_S)
    assert "disk full" in caplog.text


def test_the_thread_stops_at_once_while_it_backs_off(tmp_path: Path, reports: Reports) -> None:
    """Stopping does not wait for the back-off to pass; stopping twice or before the start is harmless."""
    scanner = SerialScanner(SerialPort(str(tmp_path / "absent")), reports)
    scanner.start()
    reports.next(ScannerLost)
    before_s = time.monotonic()
    assert scanner.stop(DEADLINE_S)
    assert time.monotonic() - before_s < 2.0
    assert scanner.stop(DEADLINE_S)
    assert SerialScanner(SerialPort("unused"), reports).stop(DEADLINE_S)


def test_a_scanner_on_the_network_is_read(reports: Reports) -> None:
    """Pyserial's socket:// stands in for a port server; the far end going away is a lost scanner."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(DEADLINE_S)
        port = SerialPort.parse(f"socket://127.0.0.1:{server.getsockname()[1]}")
        scanner = SerialScanner(port, reports, wait=soon)
        scanner.start()
        connection, _ = server.accept()
        with connection:
            reports.next(ScannerConnected)
            connection.sendall(b"B18617\r\nB18618\r\n")
            assert [reports.next(Scanned).scan.payload for _ in range(2)] == ["B18617", "B18618"]
        assert isinstance(reports.next(ScannerLost).error, ScannerDisconnected)
        assert scanner.stop(DEADLINE_S)


def test_a_pty_scanner_under_a_new_name_is_read_again(tmp_path: Path, reports: Reports) -> None:
    """Pulled out and back under another name, the thread reads it there; the old name is not tried."""
    identity = UsbIdentity(0x0C2E, 0x0B61, "S123", "1-2")
    with PtyScanner(tmp_path / "ttyACM0") as before, PtyScanner(tmp_path / "ttyACM1") as after:
        port = SerialPort(before.device)
        listed: list[ListedPort] = [(before.device, identity)]
        scanner = SerialScanner(port, reports, rediscovery=Rediscovery(port, lambda: listed), wait=soon)
        scanner.start()
        assert reports.next(ScannerConnected).name == before.device
        listed[:] = [(after.device, identity)]
        before.unplug()
        assert isinstance(reports.next(ScannerLost).error, ScannerDisconnected)
        assert reports.next(ScannerConnected).name == after.device
        after.scan("B18617")
        assert reports.next(Scanned).scan.source == after.device
        assert scanner.stop(DEADLINE_S)


def test_what_came_in_is_traced_character_by_character(pty_scanner: PtyScanner, reports: Reports) -> None:
    """The test screen hears everything between two silences, terminators and AIM identifier included."""
    traces: list[Trace] = []
    traced = threading.Event()

    def note(trace: Trace) -> None:
        traces.append(trace)
        traced.set()

    scanner = SerialScanner(SerialPort(pty_scanner.device), reports, wait=soon, trace=note)
    scanner.start()
    reports.next(ScannerConnected)
    pty_scanner.send(b"]C0B18617\x1d\r\n")
    assert traced.wait(DEADLINE_S)
    assert scanner.stop(DEADLINE_S)
    assert traces[0].text == "]C0B18617\x1d\r\n"
    assert traces[0].count == len(traces[0].times_ms) == 12
    assert traces[0].source == pty_scanner.device


def test_an_unplugged_fake_says_so(pty_scanner: PtyScanner) -> None:
    """The training scanner does not scan while it is unplugged."""
    pty_scanner.unplug()
    with pytest.raises(ScannerDisconnected):
        pty_scanner.scan("B1")
