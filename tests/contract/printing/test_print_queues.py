"""Print queues beyond the common contract: what a paused, closed, missing or dead queue means."""

import threading
from pathlib import Path

import pytest

from printing.delivery import ChannelError, Timeouts
from printing.discovery import attached_printers
from printing.errors import (
    CoverOpen,
    DeliveryUnknown,
    NoSuchQueue,
    PaperOut,
    PrinterNotAllowed,
    PrinterOffline,
    PrinterSettingsWrong,
    PrinterUnreachable,
)
from printing.transports.cups import CupsQueue
from printing.transports.spooler import SpoolerTransport
from printing.transports.windows import WindowsQueue
from printing.transports.windows_api import installed_spooler, windows_queues
from tests.contract.printing.cups_server import CupsServer
from tests.contract.printing.fake_windows import DELETING, QUEUE, FakeWindowsPrinting
from tests.contract.printing.far_end import FarEnd
from tests.contract.printing.rigs import QUICK

JOB = b"\x1b@label\n"


@pytest.fixture
def labels(cups: CupsServer, monkeypatch: pytest.MonkeyPatch) -> SpoolerTransport:
    """A queue of the real server whose printer is switched off."""
    monkeypatch.setenv("CUPS_SERVER", cups.address)
    cups.run("lpadmin", "-x", "labels")
    cups.add_queue("labels", 1)
    return SpoolerTransport(CupsQueue("labels"), QUICK)


def test_a_paused_queue_holds_the_label(labels: SpoolerTransport, cups: CupsServer) -> None:
    """Nothing goes into a queue that somebody stopped: it would come out much later."""
    cups.run("cupsdisable", "labels")
    with pytest.raises(PrinterOffline, match="cupsenable labels"):
        labels.deliver(JOB)
    assert "labels-" not in cups.run("lpstat", "-W", "all", "-o", "labels")


def test_a_queue_that_rejects_jobs_holds_the_label(labels: SpoolerTransport, cups: CupsServer) -> None:
    """The sentence names the command that opens it again."""
    cups.run("cupsreject", "labels")
    with pytest.raises(PrinterOffline, match="cupsaccept labels"):
        labels.deliver(JOB)


def test_a_label_for_a_dead_printer_is_taken_back(labels: SpoolerTransport, cups: CupsServer) -> None:
    """The queue accepts it and cannot finish it: a person is asked, and it does not come out later."""
    with pytest.raises(DeliveryUnknown, match="gave it up"):
        labels.deliver(JOB)
    assert cups.run("lpstat", "-W", "not-completed", "-o", "labels") == ""


def test_a_missing_queue_names_those_that_are_there(labels: SpoolerTransport) -> None:
    """A slip in the name is answered with the names."""
    with pytest.raises(NoSuchQueue, match=r"no print queue label\. Queues here: .*labels"):
        SpoolerTransport(CupsQueue("label"), QUICK).deliver(JOB)


def test_the_queues_are_listed(labels: SpoolerTransport, tmp_path: Path) -> None:
    """Discovery shows the queue as it is written in the settings."""
    assert "cups://labels" in [found.address for found in attached_printers(tmp_path)]


def test_a_print_service_that_is_off_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    """No server: the sentence says which service to start."""
    monkeypatch.setenv("CUPS_SERVER", "127.0.0.1:1")
    with pytest.raises(PrinterUnreachable, match="CUPS does not run"):
        SpoolerTransport(CupsQueue("labels"), QUICK).status()


def test_a_computer_without_cups_is_a_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No commands: the sentence names the package, and discovery goes on."""
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(PrinterUnreachable, match="cups-client"):
        SpoolerTransport(CupsQueue("labels"), QUICK).deliver(JOB)
    assert not [found for found in attached_printers(tmp_path) if found.address.startswith("cups:")]


def test_a_command_that_hangs_is_ended(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A server that does not answer costs the time-out; a job handed to it is asked about."""
    for name in ("lpstat", "lp"):
        (tmp_path / name).write_text("#!/bin/sh\nexec tail -f /dev/null\n")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    quick = Timeouts(connect_s=0.2, write_s=0.2, confirm_s=0.2)
    with pytest.raises(PrinterUnreachable, match="says nothing"):
        SpoolerTransport(CupsQueue("labels"), quick).deliver(JOB)
    with pytest.raises(ChannelError):
        CupsQueue("labels").submit(JOB, 0.2)


@pytest.mark.parametrize(
    ("alerts", "error"),
    [
        ("media-empty-error", PaperOut),
        ("cover-open door-open", CoverOpen),
        ("offline-report", PrinterOffline),
    ],
)
def test_what_the_driver_knows_is_believed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, alerts: str, error: type[Exception]
) -> None:
    """A queue whose driver reports paper, cover or power holds the label before it is handed over."""
    (tmp_path / "lpstat").write_text(
        f"#!/bin/sh\nprintf 'printer labels is idle.  enabled since now\\n\\tAlerts: {alerts}\\n'\n"
    )
    (tmp_path / "lpstat").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    with pytest.raises(error):
        SpoolerTransport(CupsQueue("labels"), QUICK).deliver(JOB)


@pytest.fixture
def spooler() -> FakeWindowsPrinting:
    """Windows with one queue."""
    return FakeWindowsPrinting(FarEnd())


def windows(spooler: FakeWindowsPrinting, name: str = QUEUE) -> SpoolerTransport:
    """A transport to a queue of it."""
    return SpoolerTransport(WindowsQueue(name, spooler), QUICK)


def test_windows_gets_a_raw_document(spooler: FakeWindowsPrinting) -> None:
    """The driver is passed by: the document is RAW, bigger than one write, and no handle stays open."""
    windows(spooler).deliver(b"x" * 200_000)
    assert spooler.far.jobs == b"x" * 200_000
    assert (spooler.documents, spooler.handles) == ([("Label", None, "RAW")], 0)


@pytest.mark.parametrize(
    ("status", "attributes", "error", "words"),
    [
        (0x1, 0, PrinterOffline, "Pause printing"),
        (0x80, 0, PrinterOffline, "Windows cannot reach"),
        (0, 0x400, PrinterOffline, "Windows cannot reach"),
        (0x10, 0, PaperOut, "new roll"),
        (0x400000, 0, CoverOpen, "Close the printer's cover"),
        (0x2, 0, PrinterOffline, "Switch the printer off and on"),
    ],
)
def test_windows_holds_the_label_while_the_printer_is_in_trouble(
    spooler: FakeWindowsPrinting, status: int, attributes: int, error: type[PrinterOffline], words: str
) -> None:
    """Each state of the queue is a sentence, and no document is started."""
    spooler.status, spooler.attributes = status, attributes
    with pytest.raises(error, match=words):
        windows(spooler).deliver(JOB)
    assert spooler.documents == []


@pytest.mark.parametrize(
    ("code", "error", "words"),
    [
        (5, PrinterNotAllowed, "Ask IT for the right"),
        (1722, PrinterUnreachable, "Print Spooler"),
        (1801, NoSuchQueue, f"Printers here: {QUEUE}"),
        (31, PrinterUnreachable, "error 31"),
    ],
)
def test_windows_refusals_are_sentences(
    spooler: FakeWindowsPrinting, code: int, error: type[PrinterUnreachable], words: str
) -> None:
    """Rights, a stopped service, a wrong name and any other number."""
    spooler.refuses = code
    with pytest.raises(error, match=words) as caught:
        windows(spooler).deliver(JOB)
    assert caught.value.retryable


def test_a_job_that_somebody_deletes_asks_a_person(spooler: FakeWindowsPrinting) -> None:
    """Nobody knows how much of it had printed."""
    spooler.far.takes, spooler.stuck_as = 0, DELETING
    with pytest.raises(DeliveryUnknown, match="gave it up"):
        windows(spooler).deliver(JOB)


def test_windows_calls_that_hang_end_in_time(spooler: FakeWindowsPrinting) -> None:
    """Windows' calls know no time-out; ours do."""
    release = threading.Event()
    spooler.before_open = lambda: release.wait(10.0)
    with pytest.raises(PrinterUnreachable, match="Windows says nothing"):
        WindowsQueue(QUEUE, spooler).state(0.1)
    with pytest.raises(ChannelError):
        WindowsQueue(QUEUE, spooler).submit(JOB, 0.1)
    release.set()


def test_windows_queues_are_listed(spooler: FakeWindowsPrinting) -> None:
    """By the name that is written in the settings."""
    assert windows_queues(spooler) == [QUEUE]


def test_elsewhere_there_is_no_windows() -> None:
    """The setting of another system is a sentence that names this one's."""
    with pytest.raises(PrinterSettingsWrong, match="cups://NAME"):
        installed_spooler()
