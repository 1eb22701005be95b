"""SIGKILL at every state of a label: it is on the paper once, or a person is asked."""

import threading
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from printing.fakes import FakePrinter, Fault, FaultKind
from printing.fakes.faults import SILENT_CLONE
from printing.print_job import JobState
from tests.faults.printing.driver import Life
from tests.faults.printing.victim import KILLED, Victim, states

SIDES = ("before commit", "after commit")
BREAKS = Fault(FaultKind.RESETS, after=5)
ASKED = JobState.UNKNOWN


@pytest.fixture(scope="module")
def victim() -> Iterator[Victim]:
    """One driver for all lives."""
    with Victim() as victim:
        yield victim


def assert_once_or_asked(printer: FakePrinter, told: dict[str, JobState], requests: list[str]) -> None:
    """The paper's count: never twice; printed means once; cancelled means not at all; else it was asked."""
    paper = Counter(printer.paper.labels)
    assert set(told) == set(requests)
    for name in requests:
        assert paper[name] <= 1, (name, told[name])
        if told[name] is JobState.PRINTED:
            assert paper[name] == 1
        elif told[name] is JobState.CANCELLED:
            assert paper[name] == 0
        else:
            assert told[name] in (ASKED, JobState.SENT)


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("state", ["queued", "sending", "printed"])
def test_kill_on_the_straight_way(victim: Victim, tmp_path: Path, state: str, side: str) -> None:
    """Killed at a commit of queued, sending or printed: the request that comes again prints at most once."""
    with FakePrinter() as printer:
        life = Life(str(tmp_path), printer.port, ["A", "B"], f"{state}: {side}")
        assert victim.lead(life) == KILLED
        assert victim.lead(Life(str(tmp_path), printer.port, ["A", "B"])) == 0
        told = states(tmp_path)
        assert_once_or_asked(printer, told, ["A", "B"])
        surely = state == "queued" or (state, side) == ("printed", "after commit")
        assert (told["A"] is JobState.PRINTED) == (surely or (state, side) == ("sending", "before commit"))
        assert told["B"] is JobState.PRINTED


@pytest.mark.parametrize("side", SIDES)
def test_kill_at_a_silent_printer(victim: Victim, tmp_path: Path, side: str) -> None:
    """A printer that confirms nothing: killed at the commit of sent, the label is not sent again."""
    with FakePrinter(SILENT_CLONE) as printer:
        assert victim.lead(Life(str(tmp_path), printer.port, ["A"], f"sent: {side}")) == KILLED
        assert victim.lead(Life(str(tmp_path), printer.port, ["A"])) == 0
        assert states(tmp_path)["A"] is (ASKED if side == "before commit" else JobState.SENT)
        assert printer.paper.labels == ("A",)


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("decision", ["", "cancel"])
def test_kill_while_it_is_held(victim: Victim, tmp_path: Path, decision: str, side: str) -> None:
    """Killed as a label is held, or as a person cancels it: with a new roll it comes out once, or never."""
    with FakePrinter() as printer:
        printer.sensors.paper_out = True
        state = "cancelled" if decision else "held"
        life = Life(str(tmp_path), printer.port, ["A"], f"{state}: {side}", on_held=decision)
        assert victim.lead(life) == KILLED
        printer.sensors.paper_out = False
        assert victim.lead(Life(str(tmp_path), printer.port, ["A"])) == 0
        told = states(tmp_path)
        gone = (decision, side) == ("cancel", "after commit")
        assert told["A"] is (JobState.CANCELLED if gone else JobState.PRINTED)
        assert_once_or_asked(printer, told, ["A"])


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize(("answer", "state"), [("", "unknown"), ("no", "failed"), ("yes", "printed")])
def test_kill_around_the_question(victim: Victim, tmp_path: Path, answer: str, state: str, side: str) -> None:
    """Killed as a broken label becomes a question, or is answered: it stays until it is answered."""
    with FakePrinter(script=[BREAKS]) as printer:
        life = Life(str(tmp_path), printer.port, ["A"], f"{state}: {side}", on_unknown=answer)
        assert victim.lead(life) == KILLED
        assert victim.lead(Life(str(tmp_path), printer.port, ["A"])) == 0
        answered = bool(answer) and side == "after commit"
        assert states(tmp_path)["A"] is (JobState(state) if answered else ASKED)
        assert printer.paper.labels == ()
        assert printer.jobs == 1


@pytest.mark.parametrize("after", [0, 1, 7, 8, 20])
def test_kill_in_the_middle_of_the_bytes(victim: Victim, tmp_path: Path, after: int) -> None:
    """Killed while the printer takes the label or is asked about it: not sent again, and asked."""
    struck = threading.Event()
    script = [Fault(FaultKind.STOPS_READING, after=after, lasts_s=0.1)]
    with FakePrinter(script=script, on_fault=lambda _fault: struck.set()) as printer:
        victim.begin(Life(str(tmp_path), printer.port, ["A"]))
        assert struck.wait(10.0)
        victim.kill()
        assert victim.end() == KILLED
        assert victim.lead(Life(str(tmp_path), printer.port, ["A"])) == 0
        assert states(tmp_path)["A"] is ASKED
        assert len(printer.paper.labels) <= 1
        assert printer.jobs == 1


def test_kill_at_any_time(victim: Victim, tmp_path: Path) -> None:
    """Thirty lives killed at random times, with the same eight wishes: once each, or asked."""
    rng, kills = Random(4), 0
    wishes = [f"wish-{number}" for number in range(8)]
    with FakePrinter() as printer:
        while kills < 30:
            names = [f"{name}-{kills // 5}" for name in wishes]
            victim.begin(Life(str(tmp_path), printer.port, names))
            kills += victim.kill_after(rng.uniform(0.02, 0.4)) == KILLED
        every = [f"{name}-{turn}" for turn in range(6) for name in wishes]
        assert victim.lead(Life(str(tmp_path), printer.port, every)) == 0
        told = states(tmp_path)
        assert_once_or_asked(printer, told, every)
        assert Counter(told.values())[JobState.PRINTED] >= len(every) - kills
