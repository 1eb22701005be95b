"""Pace: usual times from what was done, and what they mean for what is open."""

from collections.abc import Mapping
from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from station.domain.orders import Order
from station.domain.pace import FEWEST, UsualTimes, forecast
from station.domain.stages import BENCH_STAGES, Stage
from station.domain.working_hours import WorkingHours
from tests.cakes import cake

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
HOURS = WorkingHours(time(6), time(18), ZoneInfo("UTC"))
MINUTES: Mapping[Stage, float] = {
    Stage.FILLING: 10,
    Stage.COVERING: 20,
    Stage.DECORATING: 40,
    Stage.PACKING: 5,
}


def done(
    number: int, minutes: Mapping[Stage, float], ago: timedelta = timedelta(days=1), **changes: Any
) -> Order:
    """A finished cake whose stages took so long."""
    at, times = NOW - ago, {}
    for stage in BENCH_STAGES:
        times[f"{stage.lower()}_start_ts"] = at.isoformat()
        at += timedelta(minutes=minutes[stage])
        times[f"{stage.lower()}_complete_ts"] = at.isoformat()
    return Order.from_json(cake(f"bannos-{number}", stage="Complete", **times, **changes))


def history(**changes: Any) -> list[Order]:
    """Enough finished cakes for every stage to have its usual time."""
    return [done(100 + n, MINUTES, **changes) for n in range(FEWEST)]


def waiting(
    number: int, stage: Stage, due: str = "2026-11-22", window: str | None = None, **changes: Any
) -> Order:
    """An open cake at a stage."""
    document = cake(f"bannos-{number}", stage=stage.value, due_date=due, due_time=window, **changes)
    return Order.from_json(document)


def test_the_usual_time_is_the_median_of_the_last_weeks() -> None:
    """Cakes from long ago, and those left standing overnight, do not count."""
    slow = {**MINUTES, Stage.COVERING: 30}
    orders = [*history(), done(1, slow), done(2, slow)]
    orders += [done(n, slow, timedelta(weeks=9)) for n in range(20, 30)]
    orders += [done(n, {**MINUTES, Stage.COVERING: 900}) for n in range(30, 40)]
    usual = UsualTimes.of(orders, NOW)
    assert usual.seconds(Stage.COVERING, "Chocolate Drip") == 20 * 60


def test_a_product_has_its_own_time_when_it_was_made_often_enough() -> None:
    """Five wedding cakes have their own median; four are taken for any cake."""
    wedding = {**MINUTES, Stage.DECORATING: 120}
    five = [done(n, wedding, product_title="Wedding") for n in range(FEWEST)]
    assert UsualTimes.of([*history(), *five], NOW).seconds(Stage.DECORATING, "Wedding") == 120 * 60
    usual = UsualTimes.of([*history(), *five[1:]], NOW)
    assert usual.seconds(Stage.DECORATING, "Wedding") == usual.by_stage[Stage.DECORATING]


def test_nothing_is_forecast_before_the_pace_is_known() -> None:
    """Without enough finished cakes there is no forecast rather than a guess."""
    usual = UsualTimes.of(history()[1:], NOW)
    assert forecast([waiting(1, Stage.FILLING)], usual, {}, NOW, HOURS) is None


def test_what_will_be_late_and_where_it_is_stuck() -> None:
    """Twenty cakes to decorate in nine hours at 40 minutes each: the last are late, Decorating is why."""
    cakes = [waiting(n, Stage.DECORATING) for n in range(1, 21)]
    seen = forecast(cakes, UsualTimes.of(history(), NOW), {}, NOW, HOURS)
    assert seen is not None
    assert len(seen.late) == 20 - 13
    assert seen.bottleneck is not None
    assert (seen.bottleneck.stage, seen.bottleneck.cakes) == (Stage.DECORATING, 20)
    assert seen.bottleneck.clear_s == 20 * 40 * 60


def test_a_second_bench_halves_the_wait() -> None:
    """With two benches decorating, the same cakes are all in time."""
    cakes = [waiting(n, Stage.DECORATING) for n in range(1, 21)]
    seen = forecast(cakes, UsualTimes.of(history(), NOW), {Stage.DECORATING: 2}, NOW, HOURS)
    assert seen is not None
    assert seen.late == ()
    assert seen.bottleneck is not None
    assert seen.bottleneck.clear_s == 20 * 40 * 60 / 2


def test_the_window_of_the_day_counts() -> None:
    """A cake wanted at ten that still needs 75 minutes at nine is late; one wanted at two is not."""
    cakes = [
        waiting(1, Stage.FILLING, window="10am-12pm"),
        waiting(2, Stage.FILLING, window="2pm-4pm", product_title="Zebra"),
    ]
    seen = forecast(cakes, UsualTimes.of(history(), NOW), {}, NOW, HOURS)
    assert seen is not None
    assert seen.late == ("bannos-1",)


def test_overdue_is_not_news() -> None:
    """A cake whose day has passed is overdue already and not among those that will be late."""
    seen = forecast(
        [waiting(1, Stage.PACKING, due="2026-11-20")], UsualTimes.of(history(), NOW), {}, NOW, HOURS
    )
    assert seen is not None
    assert seen.late == ()


def test_work_that_has_begun_counts_for_less() -> None:
    """Half of the usual 40 minutes are over: 20 are left; what takes long already is expected soon."""
    half = waiting(1, Stage.DECORATING, decorating_start_ts=(NOW - timedelta(minutes=20)).isoformat())
    long = waiting(2, Stage.DECORATING, decorating_start_ts=(NOW - timedelta(hours=3)).isoformat())
    seen = forecast([half, long], UsualTimes.of(history(), NOW), {}, NOW, HOURS)
    assert seen is not None
    assert seen.stages[2].work_s == (20 + 4) * 60
