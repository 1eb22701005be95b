"""The wall's pace clock: usual times, and what comes of them, made anew no more often than it pays."""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from msgspec.structs import replace

from station.domain.orders import Order
from station.domain.pace import Forecast, UsualTimes, forecast
from station.domain.stages import Stage
from station.domain.working_hours import WorkingHours
from station.services.clock import Clock
from station.services.wall_state import StationHealth

RENEWED_EVERY_S = 30.0
AT_ONCE = 1_000
"""With no more open cakes than these a forecast takes some milliseconds: it follows every change."""
STEP_MIN = 5
BENCH_SEEN_WITHIN = timedelta(minutes=5)
"""A bench that has been silent for longer does no work that counts."""


class PaceClock:
    """Owned by the store worker."""

    def __init__(self, clock: Clock, hours: WorkingHours) -> None:
        self._clock = clock
        self._hours = hours
        self._usual = UsualTimes({}, {})
        self._forecast: Forecast | None = None
        self._renew_at: float | None = None
        self._waiting: Sequence[Order] | None = None

    def read(
        self,
        orders: Callable[[], Iterable[Order]],
        waiting: Sequence[Order],
        stations: Iterable[StationHealth],
    ) -> Forecast | None:
        """What comes of the present pace. `orders`: all that are known; `waiting`: the open ones."""
        now = self._clock.now()
        renew = self._renew_at is None or self._clock.monotonic() >= self._renew_at
        if renew:
            self._usual = UsualTimes.of(orders(), now)
            self._renew_at = self._clock.monotonic() + RENEWED_EVERY_S
        if renew or len(waiting) <= AT_ONCE:
            self._forecast = forecast(waiting, self._usual, benches_of(stations, now), now, self._hours)
        elif self._forecast is not None and waiting is not self._waiting:
            still = {order.id for order in waiting}
            late = tuple(order_id for order_id in self._forecast.late if order_id in still)
            self._forecast = replace(self._forecast, late=late)
        self._waiting = waiting
        return self._forecast


def benches_of(stations: Iterable[StationHealth], now: datetime) -> Mapping[Stage, int]:
    """How many benches of each stage have been heard of in the last minutes."""
    named = {stage.value: stage for stage in Stage}
    seen = (s.stage for s in stations if now - s.seen_at <= BENCH_SEEN_WITHIN)
    return Counter(named[stage] for stage in seen if stage in named)


def work_minutes(pace: Forecast) -> Mapping[Stage, int]:
    """Until each stage has done what stands there now, in steps of `STEP_MIN`; 0 where nothing does."""
    return {each.stage: STEP_MIN * math.ceil(each.clear_s / 60 / STEP_MIN) for each in pace.stages}
