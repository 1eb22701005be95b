"""Real sockets, ptys and files: each way to a printer says exactly what became of a job."""

import os
import select
import socket
import threading
import tty
from collections.abc import Iterator
from pathlib import Path

import pytest

from printing.confirmation import process_id
from printing.delivery import Tier, Timeouts
from printing.errors import (
    CoverOpen,
    DeliveryUnknown,
    JobNotWaiting,
    PaperOut,
    PrinterTimeout,
    PrinterUnreachable,
)
from printing.fakes import ScriptedPrinter, answering, resets_after, silent_clone
from printing.profiles import PROFILES
from printing.status import PrinterStatus
from printing.transports.device_file import DeviceTransport
from printing.transports.folder import FolderTransport
from printing.transports.network import NetworkTransport
from printing.transports.serial_port import SerialLine, SerialTransport
from printing.virtual.interpreter import Interpreter
from printing.virtual.server import VirtualPrinter

QUICK = Timeouts(connect_s=5.0, write_s=1.0, status_s=1.0, confirm_s=2.0, drain_s=0.2)
EPSON = PROFILES["epson-80"]
JOB = b"\x1b@Hello\n\x1dVB\x03"
DEADLINE_S = 10.0


@pytest.fixture
def printer() -> Iterator[VirtualPrinter]:
    """A virtual printer on a free port."""
    with VirtualPrinter("127.0.0.1", 0, EPSON) as running:
        yield running


def network(port: int) -> NetworkTransport:
    """A transport to loopback with short times."""
    return NetworkTransport("127.0.0.1", port, QUICK)


def test_a_printer_that_answers_confirms_the_label(printer: VirtualPrinter) -> None:
    """GS ( H is answered when the label is printed: tier a, and one label came out."""
    delivery = network(printer.port).deliver(JOB)
    assert (delivery.bytes_sent, delivery.tier, delivery.confirmed) == (len(JOB), Tier.PRINTED_ANSWER, True)
    assert printer.wait_for_labels(1, DEADLINE_S)
    assert printer.unknown_commands == ()


def test_status_before_and_behind_the_job_confirms_it() -> None:
    """A printer without GS ( H that answers GS r 1 and status: tier b, and it is not asked for more again."""
    asked: list[bool] = []

    def answer(data: bytes) -> bytes:
        asked.append(b"\x1d(H" in data)
        return b"\x00" if b"\x1dr\x01" in data else b""

    with ScriptedPrinter(answering(answer)) as fake:
        transport = network(fake.port)
        assert transport.deliver(JOB).tier is Tier.STATUS_BEHIND
        assert True in asked
        asked.clear()
        assert transport.deliver(JOB).tier is Tier.STATUS_BEHIND
        assert True not in asked


def test_a_silent_clone_gets_the_plain_job() -> None:
    """A printer that answers nothing gets no questions behind its job, and the job is not confirmed."""
    taken: list[bytes] = []
    with ScriptedPrinter(silent_clone(taken)) as fake:
        assert network(fake.port).deliver(JOB).tier is Tier.NONE
    assert taken == [b"\x10\x04\x01" + JOB]


def test_a_later_id_counts_as_ours() -> None:
    """Answers that collapse to a newer id confirm every job up to it."""
    with ScriptedPrinter(answering(lambda data: b"\x37\x22~~~~\x00" if b"\x1d(H" in data else b"")) as fake:
        assert network(fake.port).deliver(JOB).tier is Tier.PRINTED_ANSWER


def test_an_older_id_is_not_ours() -> None:
    """The answer to an earlier label does not confirm this one."""
    with ScriptedPrinter(answering(lambda data: b"\x37\x22    \x00" if b"\x1d(H" in data else b"")) as fake:
        assert network(fake.port).deliver(JOB).tier is Tier.NONE
    assert process_id(0) < process_id(1) < process_id(95) < process_id(95**4 - 1)


@pytest.mark.parametrize(("sensor", "error"), [("paper_out", PaperOut), ("cover_open", CoverOpen)])
def test_trouble_is_found_before_the_first_byte(
    printer: VirtualPrinter, sensor: str, error: type[Exception]
) -> None:
    """Without paper, or with an open cover, not one byte goes out."""
    started: list[bool] = []
    setattr(printer, sensor, True)
    with pytest.raises(error):
        network(printer.port).deliver(JOB, lambda: started.append(True))
    setattr(printer, sensor, False)
    assert started == []
    assert printer.labels == ()


def test_paper_that_ends_in_the_middle_asks_a_person(printer: VirtualPrinter) -> None:
    """No paper after the job was sent: nobody knows what came out."""

    def paper_ends() -> None:
        printer.paper_out = True

    with pytest.raises(DeliveryUnknown, match="No paper, while this label"):
        network(printer.port).deliver(JOB, paper_ends)


def test_a_printer_that_is_switched_off_is_unreachable() -> None:
    """A refused connection is a sentence, and the job may go out again."""
    with socket.create_server(("127.0.0.1", 0)) as gone:
        port = gone.getsockname()[1]
    with pytest.raises(PrinterUnreachable, match="is there and refuses port") as caught:
        network(port).deliver(JOB)
    assert caught.value.retryable


def test_a_reset_behind_the_job_asks_a_person() -> None:
    """A connection torn down while the printer takes the job leaves its fate unknown."""
    with ScriptedPrinter(resets_after(20)) as fake, pytest.raises(DeliveryUnknown):
        network(fake.port).deliver(b"x" * 20_000)


def test_a_printer_that_hangs_up_first_is_tried_again() -> None:
    """A connection that ends before the job is retryable, and the job was not started."""
    started: list[bool] = []
    with ScriptedPrinter(lambda _client: None) as fake, pytest.raises(PrinterUnreachable):
        network(fake.port).deliver(JOB, lambda: started.append(True))
    assert started == []


def test_a_printer_that_stops_reading_asks_a_person() -> None:
    """A job that does not fit into the buffers of a printer that reads no more is unknown, soon."""
    release = threading.Event()

    def stuck(client: socket.socket) -> None:
        client.recv(3)
        release.wait(DEADLINE_S)

    with ScriptedPrinter(stuck) as fake:
        with pytest.raises(DeliveryUnknown):
            network(fake.port).deliver(b"x" * 30_000_000)
        release.set()


def test_what_before_write_raises_ends_the_delivery(printer: VirtualPrinter) -> None:
    """A job that was cancelled while the printer was asked is not sent."""

    def cancelled() -> None:
        raise JobNotWaiting("Too late", "This label is already cancelled.")

    with pytest.raises(JobNotWaiting):
        network(printer.port).deliver(JOB, cancelled)
    assert network(printer.port).status() == PrinterStatus()
    assert printer.labels == ()


def test_what_the_printer_said_is_read_before_closing() -> None:
    """A talkative printer sees an orderly end: a reset could lose the tail of a label."""
    ended: list[bytes] = []

    def talkative(client: socket.socket) -> None:
        for _ in range(4):
            client.recv(3)
            client.sendall(b"\x12" + b"\x11" * 20_000)
        ended.append(client.recv(10))

    with ScriptedPrinter(talkative) as fake:
        assert network(fake.port).status() == PrinterStatus()
    assert ended == [b""]


class PtyPrinter:
    """The interpreter behind a pseudo terminal, as a printer behind a serial port."""

    def __init__(self, *, silent: bool = False) -> None:
        self.labels: list[object] = []
        self._master, slave = os.openpty()
        tty.setraw(slave)
        self.path = os.ttyname(slave)
        self._slave = slave
        self._silent = silent
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def __enter__(self) -> "PtyPrinter":
        return self

    def __exit__(self, *_exc: object) -> None:
        self._closing.set()
        self._thread.join(DEADLINE_S)
        os.close(self._master)
        os.close(self._slave)

    def _serve(self) -> None:
        interpreter = Interpreter(EPSON, self.labels.append)
        while not self._closing.is_set():
            readable, _, _ = select.select([self._master], [], [], 0.05)
            if readable:
                answers = interpreter.feed(os.read(self._master, 4096))
                if answers and not self._silent:
                    os.write(self._master, answers)


def test_a_serial_printer_prints_and_confirms() -> None:
    """The same job over a serial line: confirmed, and one label."""
    with PtyPrinter() as printer:
        transport = SerialTransport(SerialLine(printer.path), QUICK)
        assert transport.deliver(JOB * 3).tier is Tier.PRINTED_ANSWER
        assert transport.status() == PrinterStatus()
        assert len(printer.labels) == 3


def test_a_silent_serial_printer_is_not_confirmed() -> None:
    """A serial printer that answers nothing gets the job; it counts as sent."""
    with PtyPrinter(silent=True) as printer:
        assert SerialTransport(SerialLine(printer.path), QUICK).deliver(JOB).tier is Tier.NONE


def test_a_serial_port_that_is_gone_is_unreachable(tmp_path: Path) -> None:
    """An unplugged cable is a sentence with the port's name."""
    with pytest.raises(PrinterUnreachable, match=r"No printer at .*ttyUSB9"):
        SerialTransport(SerialLine(str(tmp_path / "ttyUSB9")), QUICK).deliver(JOB)


def test_a_serial_line_that_takes_nothing_asks_a_person() -> None:
    """A port whose driver is full times out in bounded time, with the job's fate unknown."""
    master, slave = os.openpty()
    tty.setraw(slave)
    try:
        with pytest.raises(DeliveryUnknown):
            SerialTransport(SerialLine(os.ttyname(slave)), QUICK).deliver(b"x" * 1_000_000)
    finally:
        os.close(master)
        os.close(slave)


def test_a_device_file_prints_and_confirms() -> None:
    """A character device is written and read without blocking."""
    with PtyPrinter() as printer:
        transport = DeviceTransport(Path(printer.path), QUICK)
        assert transport.deliver(JOB).confirmed
        assert transport.status() == PrinterStatus()


def test_a_device_that_takes_nothing_is_not_started_twice(tmp_path: Path) -> None:
    """A missing device is unreachable; a full one times out."""
    with pytest.raises(PrinterUnreachable):
        DeviceTransport(tmp_path / "lp0", QUICK).deliver(JOB)
    master, slave = os.openpty()
    tty.setraw(slave)
    try:
        with pytest.raises((DeliveryUnknown, PrinterTimeout)):
            DeviceTransport(Path(os.ttyname(slave)), QUICK).deliver(b"x" * 1_000_000)
    finally:
        os.close(master)
        os.close(slave)


def test_a_folder_gets_one_whole_file_per_label(tmp_path: Path) -> None:
    """Two labels are two files with the job's bytes; nothing half-written stays."""
    transport = FolderTransport(tmp_path / "labels")
    assert transport.deliver(JOB).tier is Tier.NONE
    transport.deliver(JOB + JOB)
    contents = sorted(path.read_bytes() for path in (tmp_path / "labels").iterdir())
    assert contents == sorted([JOB, JOB + JOB])


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path: Path) -> None:
    """A folder below a file is refused in words before the job starts."""
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(PrinterUnreachable, match="Check the folder"):
        FolderTransport(tmp_path / "file" / "labels").deliver(JOB)
