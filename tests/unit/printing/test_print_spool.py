"""The spool keeps every wish, once, through anything that can end the program."""

import os
import signal
import subprocess
import sys
import threading
import uuid
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from printing.delivery import Tier
from printing.errors import DeliveryUnknown, JobNotWaiting, PaperOut, SpoolUnusable
from printing.spool import JobState, PrintRequest, Spool
from printing.spool_tables import DATABASE_ERROR, open_file, transaction

UNKNOWN = DeliveryUnknown("Did a label come out?", "Look.")
NO_PAPER = PaperOut("No paper", "Put a new roll in.")


def a_request(**changes: object) -> PrintRequest:
    """A wish of its own for a label."""
    values: dict[str, object] = {
        "request_id": str(uuid.uuid4()),
        "label_code": "B25771BT",
        "human_number": "B25771-B",
        "data": b"\x1b@label",
        "event_id": "an event",
    }
    return PrintRequest(**(values | changes))  # type: ignore[arg-type]  # the fields' types differ


def test_the_same_request_twice_is_one_job(spool: Spool) -> None:
    """A request that comes again gives the job that it has, wherever that job is by now."""
    request = a_request()
    first = spool.enqueue(request)
    spool.start_sending(first.id)
    again = spool.enqueue(request)
    assert (again.id, again.state) == (first.id, JobState.SENDING)
    assert len(spool.recent()) == 1


def test_requests_at_once_from_many_threads_are_one_job(spool: Spool) -> None:
    """Twenty threads with the same request make one job; with twenty requests, twenty."""
    request = a_request()
    with ThreadPoolExecutor(20) as pool:
        assert len({job.id for job in pool.map(spool.enqueue, [request] * 20)}) == 1
        assert len({job.id for job in pool.map(spool.enqueue, [a_request() for _ in range(20)])}) == 20


def test_a_job_comes_back_as_it_went_in(spool: Spool) -> None:
    """Bytes, code, number, event and copy are kept; times are aware."""
    request = a_request(data=bytes(range(256)), copy=2)
    job = spool.job(spool.enqueue(request).id)
    assert (job.data, job.label_code, job.human_number) == (request.data, "B25771BT", "B25771-B")
    assert (job.event_id, job.copy, job.state, job.attempts) == ("an event", 2, JobState.QUEUED, 0)
    assert job.created_at.utcoffset() is not None


def test_the_oldest_waiting_job_is_next(spool: Spool) -> None:
    """Held and queued jobs go out in the order in which they were asked for."""
    first, second = spool.enqueue(a_request()), spool.enqueue(a_request())
    held = spool.hold(first.id, NO_PAPER)
    assert (held.state, held.reason_title, held.reason) == (JobState.HELD, "No paper", "Put a new roll in.")
    assert spool.next_waiting() == held
    spool.cancel(first.id)
    next_job = spool.next_waiting()
    assert next_job is not None
    assert next_job.id == second.id


@pytest.mark.parametrize(
    ("tier", "state"),
    [
        (Tier.NONE, JobState.SENT),
        (Tier.STATUS_BEHIND, JobState.PRINTED),
        (Tier.PRINTED_ANSWER, JobState.PRINTED),
    ],
)
def test_only_a_confirmed_label_is_printed(spool: Spool, tier: Tier, state: JobState) -> None:
    """Bytes accepted is not printed."""
    job = spool.enqueue(a_request())
    spool.start_sending(job.id)
    done = spool.delivered(job.id, tier)
    assert (done.state, done.tier, done.attempts) == (state, tier, 1)
    assert spool.next_waiting() is None


def test_an_unknown_job_waits_for_a_person_only(spool: Spool) -> None:
    """Unknown never goes out again by itself; the answer ends it."""
    yes, no = (spool.enqueue(a_request()) for _ in range(2))
    for job in (yes, no):
        spool.start_sending(job.id)
        spool.unknown(job.id, UNKNOWN)
    assert spool.next_waiting() is None
    assert [job.state for job in spool.open_jobs()] == [JobState.UNKNOWN] * 2
    assert spool.answer(yes.id, came_out=True).state is JobState.PRINTED
    assert spool.answer(no.id, came_out=False).state is JobState.FAILED
    assert spool.next_waiting() is None


def test_a_job_at_the_printer_cannot_be_cancelled(spool: Spool) -> None:
    """Cancel and start exclude each other, whichever comes first."""
    job, other = spool.enqueue(a_request()), spool.enqueue(a_request())
    spool.start_sending(job.id)
    with pytest.raises(JobNotWaiting, match="already sending"):
        spool.cancel(job.id)
    spool.cancel(other.id)
    with pytest.raises(JobNotWaiting, match="already cancelled"):
        spool.start_sending(other.id)


def test_copies_are_counted_per_cake(spool: Spool) -> None:
    """Labels that were cancelled do not count; those of other cakes neither."""
    spool.enqueue(a_request())
    spool.enqueue(a_request(copy=1))
    spool.enqueue(a_request(label_code="B25771AX"))
    spool.cancel(spool.enqueue(a_request(copy=2)).id)
    assert spool.copies_of("B25771BT") == 2


_CHILD = """
import sys, time
from pathlib import Path
from printing.spool import PrintRequest, Spool
spool = Spool(Path(sys.argv[1]))
queued = spool.enqueue(PrintRequest("queued", "A", "A", b"1"))
sending = spool.enqueue(PrintRequest("sending", "B", "B", b"2"))
spool.start_sending(sending.id)
print("at the printer", flush=True)
sys.stdin.read()
"""


def test_a_kill_while_sending_makes_the_job_unknown(tmp_path: Path) -> None:
    """After SIGKILL in the middle of a delivery the job is a question, and the waiting one still waits."""
    path = tmp_path / "spool.sqlite3"
    child = subprocess.Popen(
        [sys.executable, "-c", _CHILD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with child:
        assert child.stdout is not None
        assert child.stdout.readline() == "at the printer\n"
        os.kill(child.pid, signal.SIGKILL)
    spool = Spool(path)
    try:
        (recovered,) = spool.recover()
        assert (recovered.request_id, recovered.state) == ("sending", JobState.UNKNOWN)
        assert recovered.reason is not None
        next_job = spool.next_waiting()
        assert next_job is not None
        assert next_job.request_id == "queued"
        assert spool.recover() == ()
    finally:
        spool.close()


def test_every_commit_is_on_the_disk(tmp_path: Path) -> None:
    """The file is in WAL mode and every commit is synced."""
    with closing(open_file(tmp_path / "spool.sqlite3")) as connection:
        pragma = {n: connection.execute(f"PRAGMA {n}").fetchone()[0] for n in ("journal_mode", "synchronous")}
        (version,) = connection.execute("SELECT sqlite_version()").fetchone()
    assert pragma == {"journal_mode": "wal", "synchronous": 2}
    assert tuple(map(int, version.split("."))) >= (3, 51, 3)


def test_a_transaction_is_a_writer_from_its_start(tmp_path: Path) -> None:
    """Nobody else can write between what a transaction reads and what it writes."""
    path = tmp_path / "spool.sqlite3"
    with closing(open_file(path)) as first, closing(open_file(path)) as second, transaction(first):
        first.execute("SELECT 1").fetchall()
        second.execute("PRAGMA busy_timeout = 0").fetchall()
        with pytest.raises(DATABASE_ERROR, match="locked"):
            second.execute("CREATE TABLE other (id INTEGER)")


def test_a_file_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    """A spool made by a newer version is refused in words."""
    path = tmp_path / "spool.sqlite3"
    Spool(path).close()
    with closing(open_file(path)) as connection:
        connection.execute("PRAGMA user_version = 99").close()
    with pytest.raises(SpoolUnusable, match="newer Ordak Station"):
        Spool(path)


def test_a_folder_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    """A spool that cannot be opened says so."""
    with pytest.raises(SpoolUnusable, match="disk full, or the folder read-only"):
        Spool(tmp_path / "nowhere" / "spool.sqlite3")


def test_jobs_survive_a_restart(tmp_path: Path) -> None:
    """What was queued is there when the program starts again, from another thread too."""
    path = tmp_path / "spool.sqlite3"
    first = Spool(path)
    job = first.enqueue(a_request())
    first.close()
    second = Spool(path)
    seen: list[object] = []
    reader = threading.Thread(target=lambda: seen.append(second.next_waiting()))
    reader.start()
    reader.join(10.0)
    second.close()
    assert seen == [job]
