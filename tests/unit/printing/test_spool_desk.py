"""Jobs move between printers, grow old, and survive a damaged list: never twice on the paper."""

from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from printing.delivery import Delivery, Tier, do_nothing
from printing.errors import (
    CoverOpen,
    DeliveryUnknown,
    JobNotWaiting,
    PaperOut,
    PrintError,
    PrinterUnreachable,
)
from printing.fakes import RecordingTransport
from printing.print_job import JobCause, JobState, PrintRequest, cause_of
from printing.spool import Spool
from printing.spool_recovery import FILE_NAME, open_spool
from printing.spool_tables import SpoolDamaged, open_file
from printing.status import PrinterStatus
from tests.unit.printing.printer_events import running

NO_PAPER = PaperOut("No paper", "Put a new roll in.")


def wish(name: str) -> PrintRequest:
    """A wish for a label."""
    return PrintRequest(name, name, name, name.encode())


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 27, 6, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        """What it shows."""
        return self.now


def test_only_what_waits_can_be_moved(spool: Spool) -> None:
    """Queued and held jobs go to another printer; one that is being sent, or was asked about, does not."""
    held, sending = spool.enqueue(wish("held")), spool.enqueue(wish("sending"))
    spool.hold(held.id, NO_PAPER)
    spool.start_sending(sending.id)
    moved = spool.move(held.id, 2)
    assert (moved.printer, moved.state, moved.reason) == (2, JobState.QUEUED, None)
    with pytest.raises(JobNotWaiting, match="already sending"):
        spool.move(sending.id, 2)
    spool.unknown(sending.id, DeliveryUnknown("?", "Look."))
    with pytest.raises(JobNotWaiting, match="already unknown"):
        spool.move(sending.id, 2)
    assert spool.next_waiting(1) is None
    assert spool.next_waiting(2) == moved


def test_a_job_that_was_moved_is_not_sent_by_the_first_printer(spool: Spool) -> None:
    """Moved while the first printer was being asked: the first one may neither send nor hold it any more."""
    job = spool.enqueue(wish("one"))
    spool.move(job.id, 2)
    with pytest.raises(JobNotWaiting):
        spool.start_sending(job.id, 1)
    with pytest.raises(JobNotWaiting):
        spool.hold(job.id, NO_PAPER, 1)
    assert spool.start_sending(job.id, 2).state is JobState.SENDING


def test_a_printer_that_is_gone_leaves_nothing_behind(spool: Spool) -> None:
    """What was left for a printer that is no longer set up goes out at the first, or is asked about."""
    waits, sending = spool.enqueue(wish("waits"), 2), spool.enqueue(wish("sending"), 2)
    spool.start_sending(sending.id, 2)
    spool.keep_to((1,))
    assert [job.id for job in spool.recover(1)] == [sending.id]
    next_job = spool.next_waiting(1)
    assert next_job is not None
    assert next_job.id == waits.id


@pytest.mark.parametrize(
    ("error", "cause"),
    [
        (NO_PAPER, JobCause.PAPER),
        (CoverOpen("", ""), JobCause.COVER),
        (PrinterStatus(cutter_error=True).trouble(), JobCause.OFFLINE),
        (PrinterUnreachable("", ""), JobCause.AWAY),
        (PrintError("", ""), JobCause.OTHER),
    ],
)
def test_every_error_has_a_cause_for_a_picture(spool: Spool, error: PrintError, cause: JobCause) -> None:
    """The cause is kept with the held job."""
    assert cause_of(error) is cause
    assert spool.hold(spool.enqueue(wish("one")).id, error).cause is cause


def test_finished_jobs_grow_old(tmp_path: Path) -> None:
    """Bytes go after two days, rows after sixty; what waits or is asked about is never old."""
    clock = Clock()
    spool = Spool(tmp_path / FILE_NAME, clock)
    done, waits, asked = (spool.enqueue(wish(name)) for name in ("done", "waits", "asked"))
    for job in (done, asked):
        spool.start_sending(job.id)
    spool.delivered(done.id, Tier.STATUS_BEHIND)
    spool.unknown(asked.id, DeliveryUnknown("?", "Look."))
    clock.now += timedelta(days=3)
    spool.prune()
    assert [job.data for job in spool.recent()] == [b"asked", b"waits", b""]
    assert spool.enqueue(wish("done")).state is JobState.PRINTED
    clock.now += timedelta(days=60)
    spool.prune()
    assert [job.id for job in spool.recent()] == [asked.id, waits.id]
    spool.close()


def test_a_list_of_the_first_version_is_taken_over(tmp_path: Path) -> None:
    """Jobs that an older version saved are there, at the first printer."""
    spool = Spool(tmp_path / FILE_NAME)
    job = spool.enqueue(wish("old"))
    spool.close()
    with closing(open_file(tmp_path / FILE_NAME)) as connection:
        for column in ("printer", "cause"):
            connection.execute(f"ALTER TABLE print_job DROP COLUMN {column}").close()
        connection.execute("PRAGMA user_version = 1").close()
    again, aside = open_spool(tmp_path)
    assert (again.next_waiting(1), aside) == (job, None)
    again.close()


@pytest.mark.parametrize("damage", ["head", "middle"])
def test_a_damaged_list_is_set_aside(tmp_path: Path, damage: str) -> None:
    """The file is kept as it was under a name that is reported, and a fresh list begins."""
    spool = Spool(tmp_path / FILE_NAME)
    for number in range(200):
        spool.enqueue(wish(f"label {number}"))
    spool.close()
    path = tmp_path / FILE_NAME
    content = bytearray(path.read_bytes())
    start = 0 if damage == "head" else 4096
    content[start : start + 8192] = b"\xaa" * 8192
    path.write_bytes(content)
    with pytest.raises(SpoolDamaged):
        Spool(path)
    fresh, aside = open_spool(tmp_path)
    assert aside is not None
    assert aside.name.startswith("damaged-spool-")
    assert (aside / FILE_NAME).read_bytes() == content
    assert fresh.recent() == ()
    fresh.close()
    again, nothing = open_spool(tmp_path)
    assert nothing is None
    again.close()


@pytest.mark.parametrize("moved", [0, 1, 2])
def test_a_kill_while_it_is_set_aside(tmp_path: Path, moved: int) -> None:
    """Killed with some of it moved: the next start goes on, and nothing of the old list is read as sound."""
    parts = (FILE_NAME + "-wal", FILE_NAME)
    (tmp_path / FILE_NAME).write_bytes(b"\xaa" * 8192)
    (tmp_path / parts[0]).write_bytes(b"log")
    aside = tmp_path / "damaged-spool-20261127-060000-000000.part"
    aside.mkdir()
    for name in parts[:moved]:
        (tmp_path / name).rename(aside / name)
    spool, found = open_spool(tmp_path)
    assert found == aside.with_suffix("")
    assert (found / FILE_NAME).read_bytes() == b"\xaa" * 8192
    assert spool.recent() == ()
    spool.close()


def test_the_second_printer_prints_what_was_moved(spool: Spool) -> None:
    """The first has no paper: what is moved comes out at the second, once, and nowhere else."""
    first, second = RecordingTransport(), RecordingTransport()
    first.condition = PrinterStatus(paper_out=True)
    jobs = [spool.enqueue(wish(name)) for name in "ab"]
    with running(spool, first, 1) as (_, of_first), running(spool, second, 2) as (_, of_second):
        of_first.wait_for_state(JobState.HELD)
        spool.move(jobs[1].id, 2)
        of_second.wait_for_state(JobState.PRINTED)
    assert (first.delivered, second.delivered) == ([], [b"b"])
    assert [spool.job(job.id).state for job in jobs] == [JobState.HELD, JobState.PRINTED]


class _DiskFails(RecordingTransport):
    """The disk refuses just when the label has come out."""

    def __init__(self, spool_path: Path) -> None:
        super().__init__()
        self._file = spool_path

    def deliver(self, data: bytes, before_write: Callable[[], None] = do_nothing) -> Delivery:
        delivery = super().deliver(data, before_write)
        with closing(open_file(self._file)) as connection:
            connection.execute(
                "CREATE TRIGGER full BEFORE UPDATE ON print_job WHEN NEW.state IN ('printed', 'failed') "
                "BEGIN SELECT RAISE(ABORT, 'disk full'); END"
            ).close()
        return delivery


def test_a_disk_that_refuses_behind_the_label_asks(tmp_path: Path) -> None:
    """Printed, and it cannot be written down: a question, not a failure that invites a second label."""
    spool = Spool(tmp_path / FILE_NAME)
    job = spool.enqueue(wish("one"))
    transport = _DiskFails(tmp_path / FILE_NAME)
    with running(spool, transport) as (_, events):
        events.wait_for_state(JobState.UNKNOWN)
    assert transport.delivered == [b"one"]
    assert spool.job(job.id).state is JobState.UNKNOWN
    spool.close()
