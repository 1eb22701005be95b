"""Undo on the live dialect: possible while a scan rests, and only then."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, event

from sync.entry import EntryState
from sync.errors import NotPossible
from sync.live.dialect import Dialect, Dialects
from sync.live.hold import WINDOW_S, UndoHold
from tests.contract.live.bench import HOLD_S, Bench
from tests.contract.live.kitchen import LiveKitchen

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def test_a_scan_rests_for_the_undo_window(kitchen: LiveKitchen, bench: Bench) -> None:
    """Until the window is over nothing is sent; then it goes by itself."""
    order_id = kitchen.add("bannos", 25001)
    bench.sender.probe()
    event_id = bench.scan(order_id, "complete_filling")
    bench.drain.step()
    bench.pass_time(HOLD_S - 1)
    rest_s = bench.drain.step()
    assert 0 < rest_s <= 1
    assert kitchen.effects(order_id) == []
    bench.pass_time(1)
    bench.drain.step()
    assert kitchen.effects(order_id) == ["complete_filling"]
    with pytest.raises(NotPossible):
        bench.decisions.withdraw(event_id)


def test_a_scan_that_rests_can_be_taken_back(kitchen: LiveKitchen, bench: Bench) -> None:
    """Taken back within the window, it is never called; the cake's next scan goes its way."""
    order_id = kitchen.add("bannos", 25001)
    bench.sender.probe()
    event_id = bench.scan(order_id, "complete_filling")
    bench.pass_time(HOLD_S - 1)
    bench.drain.step()
    assert bench.decisions.withdraw(event_id).state is EntryState.DISCARDED
    again = bench.scan(order_id, "complete_filling")
    bench.work()
    assert bench.entry(again).state is EntryState.CONFIRMED
    assert kitchen.effects(order_id) == ["complete_filling"]


def test_the_hold_is_saved_with_the_scan(bench: Bench) -> None:
    """The one INSERT carries it: a crash right after cannot lose the hold, for nothing else is committed."""
    commits: list[Connection] = []
    count = commits.append
    event.listen(Engine, "commit", count)
    try:
        event_id = bench.scan("bannos-25001", "complete_filling")
    finally:
        event.remove(Engine, "commit", count)
    assert commits == []
    entry = bench.entry(event_id)
    assert entry.next_attempt_at == entry.recorded_at + timedelta(seconds=HOLD_S)


def test_it_rests_too_while_the_dialect_is_not_known(kitchen: LiveKitchen, bench: Bench) -> None:
    """A station that starts offline does not know yet that it cannot undo later."""
    order_id = kitchen.add("bannos", 25001)
    event_id = bench.scan(order_id, "complete_filling")
    assert bench.entry(event_id).next_attempt_at is not None
    bench.drain.step()
    assert kitchen.effects(order_id) == []


def test_nothing_rests_on_our_own_contract(bench: Bench) -> None:
    """There an undo is a call of its own."""
    bench.dialects.learn(Dialect.CONTRACT)
    entry = bench.entry(bench.scan("bannos-25001", "complete_filling"))
    assert entry.next_attempt_at is None
    assert entry.state is EntryState.PENDING


def test_what_was_called_cannot_be_cancelled(kitchen: LiveKitchen, bench: Bench) -> None:
    """A call that waits for its next try may have arrived: cancelling it would undo nothing."""
    event_id = bench.scan(kitchen.add("bannos", 25001, stage="Filling"), "complete_covering")
    bench.work()
    assert bench.entry(event_id).state is EntryState.WAITING
    with pytest.raises(NotPossible):
        bench.decisions.withdraw(event_id)


@pytest.mark.parametrize("window_s", [-1.0, 300.0])
def test_a_window_that_the_outbox_would_not_keep_is_refused(window_s: float) -> None:
    """Five minutes ahead the outbox takes for a clock that was set back."""
    with pytest.raises(ValueError, match="undo window"):
        UndoHold(Dialects(), window_s)


def test_a_station_that_opens_offline_knows_what_was_spoken(tmp_path: Path) -> None:
    """Known once, it outlives a restart: nothing rests that our own contract could take back."""
    file = tmp_path / "dialect"
    assert UndoHold(Dialects(file)).not_before(NOON) is not None
    Dialects(file).learn(Dialect.CONTRACT)
    assert UndoHold(Dialects(file)).not_before(NOON) is None
    Dialects(file).learn(Dialect.LIVE)
    assert UndoHold(Dialects(file)).not_before(NOON) == NOON + timedelta(seconds=WINDOW_S)
    file.write_text("not a dialect")
    assert Dialects(file).last is None


def test_a_backend_that_was_replaced_is_asked_again(bench: Bench) -> None:
    """What is not known any more is asked for; scans go on as they last did."""
    bench.dialects.learn(Dialect.CONTRACT)
    bench.dialects.learn(None)
    assert bench.dialects.now is None
    assert bench.dialects.last is Dialect.CONTRACT
