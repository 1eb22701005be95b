"""The ledger tells whose word a line is: ours, the server's answer, or what its state shows."""

from collections.abc import Mapping
from typing import Any

import pytest

from station.domain.stages import Stage
from station.services.bench_state import LedgerLine, LedgerState, LinkStatus
from station.services.ledger import ledger
from sync.ending import Ending
from sync.outcome import Answer, verdict
from tests.cakes import cake
from tests.unit.services.conftest import Rigs

AT = "2026-11-21T22:05:00+00:00"


def line_after(rigs: Rigs, answer: Answer) -> LedgerLine:
    """Covering finishes a cake, and this is what the backend says."""
    rig = rigs.make(Stage.COVERING, cake(stage="Covering"), link=LinkStatus.ONLINE)
    rig.scan_label("B", 25771)
    (sent,) = rig.outbox.mark_sending(rig.outbox.unconfirmed())
    data: Mapping[str, Any] = {"event_id": sent.event_id, **answer.data}
    rig.outbox.settle([Ending(sent, verdict(answer, sent.function), data)])
    (line,) = ledger(rig.bench).lines
    return line


def test_done_before_says_who_and_when(rigs: Rigs) -> None:
    """The server tells who did it before, and when."""
    data = {"already_done": True, "applied_at": AT, "done_by": "staff-1", "done_station": "Covering 2"}
    line = line_after(rigs, Answer(True, data))
    assert (line.state, line.already_done, line.done_by) == (LedgerState.CONFIRMED, True, "Ana")
    assert line.done_at is not None
    assert line.done_at.isoformat() == AT


def test_done_before_by_nobody_who_signed_on(rigs: Rigs) -> None:
    """Without a person it is the bench that is named; without either, nothing is made up."""
    data = {"already_done": True, "applied_at": AT, "done_by": None}
    assert line_after(rigs, Answer(True, {**data, "done_station": "Covering 2"})).done_by == "Covering 2"


def test_live_marks(rigs: Rigs) -> None:
    """The live dialect: the time is the server's, and a lost answer was made up for by looking."""
    line = line_after(rigs, Answer(True, {"server_time": True, "reconciled": True, "applied_at": None}))
    assert (line.server_time, line.reconciled, line.done_at) == (True, True, None)


def test_waiting_names_the_bench(rigs: Rigs) -> None:
    """A scan that came too early waits for the bench at which the cake stands."""
    refusal = {"stage": "Filling", "expected": "Covering", "direction": "early"}
    line = line_after(rigs, Answer(False, refusal, "ORD002", "Not yet."))
    assert (line.state, line.waits_for) == (LedgerState.WAITING, Stage.FILLING)


def test_missed_says_where_the_cake_is(rigs: Rigs) -> None:
    """A step that the cake went past without: nothing more to do, and the line says where the cake was."""
    refusal = {"stage": "Packing", "expected": "Covering", "direction": "late"}
    line = line_after(rigs, Answer(False, refusal, "ORD002", "Past it."))
    assert (line.missed, line.now_at) == (True, Stage.PACKING)


@pytest.mark.parametrize("nonsense", ["yesterday", 7, ["x"]])
def test_nonsense_is_not_shown(rigs: Rigs, nonsense: object) -> None:
    """A time or stage that is none leaves the line as it is."""
    line = line_after(rigs, Answer(True, {"applied_at": nonsense, "stage": nonsense}))
    assert (line.done_at, line.now_at, line.state) == (None, None, LedgerState.CONFIRMED)
