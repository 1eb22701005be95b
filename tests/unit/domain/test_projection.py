"""Snapshot + pending events -> what the bench shows."""

from datetime import UTC, datetime, timedelta

from station.domain.orders import Order
from station.domain.projection import PendingEvent, project
from station.domain.stages import COMPLETES, Function, Stage
from tests.cakes import cake

NINE = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def at(minutes: int, function: Function, value: str | None = None) -> PendingEvent:
    """A scan so many minutes after nine."""
    return PendingEvent(function, NINE + timedelta(minutes=minutes), value)


def test_whole_way_through() -> None:
    """The pending scans of all four benches take a cake from Filling to Complete, with their scan times."""
    events = [at(0, Function.PRINT)]
    events += [at(i + 1, function) for i, function in enumerate(COMPLETES.values())]
    done = project(Order.from_json(cake(assignee_id="x", assignee_name="Ana")), events)
    assert done.stage is Stage.COMPLETE
    assert done.assignee_id is None
    assert done.filling_start_ts == NINE
    assert done.packing_complete_ts == NINE + timedelta(minutes=4)


def test_repeat_changes_nothing() -> None:
    """The same step twice leaves the first time standing."""
    once = [at(0, Function.PRINT), at(1, Function.COMPLETE_FILLING)]
    twice = [*once, at(5, Function.COMPLETE_FILLING), at(6, Function.PRINT)]
    start = Order.from_json(cake())
    assert project(start, twice) == project(start, once)


def test_accepted_early() -> None:
    """A cake that Covering finished while Filling's scan is still under way is past Covering here."""
    assert project(Order.from_json(cake()), [at(0, Function.COMPLETE_COVERING)]).stage is Stage.DECORATING


def test_qc_return() -> None:
    """A QC return clears what Decorating and Packing had done and puts the cake back to Decorating."""
    packed = Order.from_json(
        cake(stage="Packing", decorating_complete_ts=NINE.isoformat(), packing_start_ts=NINE.isoformat())
    )
    back = project(packed, [at(0, Function.QC_RETURN, "spelling")])
    assert (back.stage, back.decorating_complete_ts, back.packing_start_ts) == (Stage.DECORATING, None, None)
    assert (back.qc_returned_at, back.qc_reason) == (NINE, "spelling")


def test_shelf() -> None:
    """A shelf scan shows the cake's place."""
    assert project(Order.from_json(cake()), [at(0, Function.SET_STORAGE, "A1")]).storage == "A1"
