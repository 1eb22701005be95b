"""A thousand labels through printers that fail at random: each once on the paper, or a person was asked."""

import threading
import uuid
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle
from pathlib import Path
from random import Random

import pytest

from printing.fakes import FakePrinter, Fault, FaultKind, Ids, Nature
from printing.fakes.faults import SENSOR_OF
from printing.print_job import JobState, PrintJob, PrintRequest
from printing.printer_lock import OwnedPrinter
from printing.printer_thread import JobChanged, PrinterThread, PrintEvent
from printing.spool import Spool
from printing.transports.network import NetworkTransport
from tests.faults.printing.driver import PACE, QUICK, label

PRINTERS, LABELS = 16, 63
SEED = 20261127
DEADLINE_S = 100.0
NATURES = {
    "prompt": Nature(),
    "late": Nature(ids=Ids.LATE, late_s=0.05, talks_unasked=True),
    "collapsed": Nature(ids=Ids.COLLAPSED, late_s=0.02),
    "without ids": Nature(ids=Ids.NEVER, talks_unasked=True),
}


def bad_days(rng: Random) -> Iterator[Fault | None]:
    """One job in sixteen meets a fault, anywhere in its bytes or behind them, that is over soon."""
    while True:
        kind = rng.choice(list(FaultKind))
        yield Fault(kind, rng.randint(0, 24), rng.uniform(0.0, 0.08)) if rng.random() < 0.06 else None


class Person:
    """At the printer: looks at the paper when asked, and wishes for a label again that is not there."""

    def __init__(self, spool: Spool, printer: FakePrinter) -> None:
        self._spool = spool
        self._printer = printer
        self._open: set[str] = set()
        self._questions: dict[int, PrintJob] = {}
        self._changed = threading.Condition()
        self.asked = 0

    def wish(self, name: str) -> None:
        """Want this label."""
        request = PrintRequest(str(uuid.uuid4()), name, name, label(name))
        self._open.add(request.request_id)
        self._spool.enqueue(request)

    def on_event(self, event: PrintEvent) -> None:
        """A job or the printer has changed."""
        with self._changed:
            if isinstance(event, JobChanged) and event.job.state is JobState.UNKNOWN:
                self._questions[event.job.id] = event.job
            elif isinstance(event, JobChanged) and event.job.state is JobState.PRINTED:
                self._open.discard(event.job.request_id)
            self._changed.notify_all()

    def settle(self) -> None:
        """Answer every question, until nothing is open."""
        with self._changed:
            assert self._changed.wait_for(self._nothing_left, DEADLINE_S), self._spool.open_jobs()

    def _nothing_left(self) -> bool:
        # Nobody looks while the printer stands still: its buffer is printed with the next roll.
        while self._questions and not self._printer.sensors.stopped:
            _, job = self._questions.popitem()
            self.asked += 1
            here = job.label_code in self._printer.paper.labels
            self._spool.answer(job.id, came_out=here)
            self._open.discard(job.request_id)
            if not here:
                self.wish(job.label_code)
        return not self._open


def a_bad_week(folder: Path, nature: Nature, seed: int) -> Person:
    """A sixteenth of the labels through one printer; counted on its paper."""
    spool = Spool(folder / "spool.db")
    names = [f"L{number:03}" for number in range(LABELS)]
    with FakePrinter(nature, bad_days(Random(seed))) as printer:
        person = Person(spool, printer)
        transport = OwnedPrinter(NetworkTransport("127.0.0.1", printer.port, QUICK), folder)
        thread = PrinterThread(spool, transport, lambda event: person.on_event(event), PACE)
        for name in names:
            person.wish(name)
        thread.start()
        try:
            person.settle()
        finally:
            thread.stop()
            told = Counter((job.label_code, job.state) for job in spool.recent(10 * LABELS))
            spool.close()
        paper = Counter(printer.paper.labels)
    assert paper == Counter(names), {name: paper[name] for name in names if paper[name] != 1}
    assert {name for name, state in told if state is JobState.PRINTED} == set(names)
    assert {state for _, state in told} <= {JobState.PRINTED, JobState.FAILED}
    return person


def test_each_label_once_or_asked(tmp_path: Path) -> None:
    """Sixteen printers of four kinds, 63 labels each: just one of each on the paper, and some questions."""
    # They mostly wait: so many at once take half as long as eight.
    with ThreadPoolExecutor(PRINTERS) as pool:
        weeks = []
        for at, nature in zip(range(PRINTERS), cycle(NATURES.values()), strict=False):
            (tmp_path / str(at)).mkdir()
            weeks.append(pool.submit(a_bad_week, tmp_path / str(at), nature, SEED + at))
        asked = [week.result(DEADLINE_S + 10).asked for week in weeks]
    assert sum(asked) > 20


@pytest.mark.parametrize("kind", list(FaultKind))
def test_each_fault_by_itself(tmp_path: Path, kind: FaultKind) -> None:
    """In the middle of a label each kind of fault makes one question, or none when it was over in time."""
    lasts_s = 4.0 if kind in SENSOR_OF else 0.1
    with FakePrinter(script=[Fault(kind, 4, lasts_s)]) as printer:
        spool = Spool(tmp_path / "spool.db")
        person = Person(spool, printer)
        transport = OwnedPrinter(NetworkTransport("127.0.0.1", printer.port, QUICK), tmp_path)
        thread = PrinterThread(spool, transport, lambda event: person.on_event(event), PACE)
        person.wish("one")
        thread.start()
        try:
            person.settle()
        finally:
            thread.stop()
            spool.close()
    assert person.asked == (kind is not FaultKind.STOPS_READING)
    assert printer.paper.labels == ("one",)
