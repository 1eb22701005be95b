"""What a scan does at a bench."""

from datetime import UTC, datetime
from typing import Any

import pytest

from station.domain.decisions import Decision, Outcome, can_return_for_qc, decide_scan, next_function
from station.domain.orders import Order
from station.domain.stages import BENCH_STAGES, Function, Stage
from tests.cakes import cake

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC).isoformat()


def order(**changes: Any) -> Order:
    """A cake in Filling, with changes."""
    return Order.from_json(cake(**changes))


@pytest.mark.parametrize(
    ("stage", "function"),
    [
        (Stage.FILLING, Function.COMPLETE_FILLING),
        (Stage.COVERING, Function.COMPLETE_COVERING),
        (Stage.DECORATING, Function.COMPLETE_DECORATING),
        (Stage.PACKING, Function.START_PACKING),
    ],
)
def test_label_scan_at_its_bench(stage: Stage, function: Function) -> None:
    """A cake's label completes its stage; at Packing the first scan starts it."""
    assert decide_scan(order(stage=stage), stage, from_label=True) == Decision(Outcome.DO, function)


def test_second_scan_at_packing() -> None:
    """At Packing the second scan completes the cake."""
    started = order(stage=Stage.PACKING, packing_start_ts=NOW)
    expected = Decision(Outcome.DO, Function.COMPLETE_PACKING)
    assert decide_scan(started, Stage.PACKING, from_label=True) == expected


def test_packing_slip_before_the_label() -> None:
    """A packing slip of a cake without a label only shows the cake; with a label it completes Filling."""
    assert decide_scan(order(), Stage.FILLING, from_label=False).outcome is Outcome.SHOW
    printed = order(filling_start_ts=NOW)
    assert decide_scan(printed, Stage.FILLING, from_label=False).outcome is Outcome.DO


@pytest.mark.parametrize("bench", BENCH_STAGES)
@pytest.mark.parametrize("stage", list(Stage))
def test_another_bench(bench: Stage, stage: Stage) -> None:
    """A cake that is not at this bench is never moved by it: it is early, late or complete."""
    outcome = decide_scan(order(stage=stage), bench, from_label=True).outcome
    if stage is Stage.COMPLETE:
        assert outcome is Outcome.COMPLETE
    elif stage is bench:
        assert outcome is Outcome.DO
    else:
        assert outcome is (Outcome.EARLY if stage.position < bench.position else Outcome.LATE)


def test_cancelled() -> None:
    """A cancelled cake is refused at its own bench too, and its button does nothing."""
    gone = order(cancelled_at=NOW)
    assert decide_scan(gone, Stage.FILLING, from_label=True).outcome is Outcome.CANCELLED
    assert next_function(gone, Stage.FILLING) is None


def test_button_at_filling() -> None:
    """At Filling the button prints first and completes afterwards."""
    assert next_function(order(), Stage.FILLING) is Function.PRINT
    assert next_function(order(filling_start_ts=NOW), Stage.FILLING) is Function.COMPLETE_FILLING


@pytest.mark.parametrize("bench", BENCH_STAGES)
def test_qc_return_only_at_packing(bench: Stage) -> None:
    """Only a cake at Packing goes back to Decorating, and only from the Packing bench."""
    assert can_return_for_qc(order(stage=bench), bench) is (bench is Stage.PACKING)
