"""Pace: how long each stage usually takes, and so what will be late and where it is stuck. Pure.

A stage's time for a product is the median of the last weeks; the open cakes are then worked through on paper,
stage by stage in the queue's order, by as many benches as each stage has.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from heapq import heapify, heappop, heappush
from statistics import median

from msgspec import Struct

from station.domain.due import queue_key
from station.domain.orders import Order
from station.domain.stages import BENCH_STAGES, Stage
from station.domain.working_hours import WorkingHours

WEEKS = timedelta(weeks=2)
"""As long as a replica keeps what is done."""
FEWEST = 5
"""Fewer measured cakes say nothing about a product; the stage's own median stands in."""
LONGEST_S = 4 * 3600.0
"""A cake that took longer was left standing, overnight for example."""
LEFT_AT_LEAST = 0.1
"""Of a cake that is taking longer than usual, this part of the usual time is still expected."""


class UsualTimes(Struct, frozen=True):
    """Medians in seconds. A stage without enough measured cakes is not in `by_stage`."""

    by_product: Mapping[tuple[Stage, str], float]
    by_stage: Mapping[Stage, float]

    @classmethod
    def of(cls, orders: Iterable[Order], now: datetime) -> "UsualTimes":
        """From the cakes whose stage was completed in the last two weeks."""
        products: dict[tuple[Stage, str], list[float]] = defaultdict(list)
        stages: dict[Stage, list[float]] = defaultdict(list)
        for order in orders:
            for stage in BENCH_STAGES:
                seconds = _taken(order, stage, now)
                if seconds is not None:
                    products[stage, order.product_title].append(seconds)
                    stages[stage].append(seconds)
        return cls(
            {key: median(times) for key, times in products.items() if len(times) >= FEWEST},
            {stage: median(times) for stage, times in stages.items() if len(times) >= FEWEST},
        )

    def seconds(self, stage: Stage, product: str) -> float | None:
        """The usual time of a product at a stage; None while it is not known."""
        return self.by_product.get((stage, product), self.by_stage.get(stage))

    @property
    def known(self) -> bool:
        """Whether every stage has a usual time: before, no forecast is made."""
        return all(stage in self.by_stage for stage in BENCH_STAGES)


class StagePace(Struct, frozen=True):
    """What waits at a stage: cakes, seconds of work in them for one bench, and how many benches it has."""

    stage: Stage
    cakes: int
    work_s: float
    benches: int

    @property
    def clear_s(self) -> float:
        """Seconds until the stage has done what stands there now."""
        return self.work_s / self.benches


class Forecast(Struct, frozen=True):
    """What comes of the present pace. `late` are ids of open cakes not overdue yet, soonest wanted first."""

    stages: tuple[StagePace, ...]
    late: tuple[str, ...]

    @property
    def bottleneck(self) -> StagePace | None:
        """The stage that takes longest to clear; None when nothing waits."""
        slowest = max(self.stages, key=lambda stage: stage.clear_s)
        return slowest if slowest.cakes else None


def forecast(
    orders: Sequence[Order],
    usual: UsualTimes,
    benches: Mapping[Stage, int],
    now: datetime,
    hours: WorkingHours,
) -> Forecast | None:
    """Work the open `orders` through; None while the usual times are not known. Times are aware datetimes."""
    if not usual.known:
        return None
    today = now.astimezone(hours.zone).date()
    ready: dict[str, float] = {}
    paces = []
    for stage in BENCH_STAGES:
        count = max(1, benches.get(stage, 1))
        here = [o for o in orders if o.stage.position <= stage.position]
        paces.append(_stage_pace(stage, here, usual, count, now))
        _work_through(stage, sorted(here, key=queue_key(stage, today)), usual, count, now, ready)
    return Forecast(tuple(paces), _late(orders, ready, now, hours, today))


def _stage_pace(
    stage: Stage, here: Sequence[Order], usual: UsualTimes, benches: int, now: datetime
) -> StagePace:
    waiting = [order for order in here if order.stage is stage]
    return StagePace(stage, len(waiting), sum(_left(o, stage, usual, now) for o in waiting), benches)


def _work_through(
    stage: Stage,
    queue: Sequence[Order],
    usual: UsualTimes,
    benches: int,
    now: datetime,
    ready: dict[str, float],
) -> None:
    """Sets `ready` (working seconds from now) to when each cake leaves the stage."""
    free = [0.0] * benches
    heapify(free)
    # A cake that stands there goes first; the others come as the stage before lets go of them.
    for order in sorted(queue, key=lambda order: ready.get(order.id, 0.0)):
        begin = max(heappop(free), ready.get(order.id, 0.0))
        ready[order.id] = begin + _left(order, stage, usual, now)
        heappush(free, ready[order.id])


def _left(order: Order, stage: Stage, usual: UsualTimes, now: datetime) -> float:
    usually = usual.seconds(stage, order.product_title) or 0.0
    began = order.stage_times(stage)[0] if order.stage is stage else None
    if began is None:
        return usually
    return max(usually - (now - began).total_seconds(), usually * LEFT_AT_LEAST)


def _late(
    orders: Sequence[Order], ready: Mapping[str, float], now: datetime, hours: WorkingHours, today: date
) -> tuple[str, ...]:
    # Many cakes are wanted at one time: each time is measured once.
    room: dict[datetime, float] = {}
    late = []
    for order in orders:
        if order.due_date is None or order.due_date < today:
            continue
        wanted = hours.wanted_by(order.due_date, order.due_time)
        if wanted not in room:
            room[wanted] = hours.between(now, wanted)
        if ready[order.id] > room[wanted]:
            late.append((wanted, order.id))
    return tuple(order_id for _, order_id in sorted(late))


def _taken(order: Order, stage: Stage, now: datetime) -> float | None:
    began, ended = order.stage_times(stage)
    if began is None or ended is None or ended < now - WEEKS:
        return None
    seconds = (ended - began).total_seconds()
    return seconds if 0 < seconds <= LONGEST_S else None
