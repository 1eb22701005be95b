"""The kitchen's hours: how far work gets while nobody works at night."""

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from msgspec import Struct

_DAY = timedelta(days=1)
_CLOCK = re.compile(r"(\d{1,2})(?::(\d{2}))?\s*(am|pm)?", re.IGNORECASE)
_HALF_DAY_H = 12


class WorkingHours(Struct, frozen=True):
    """The same hours every day, in the kitchen's time zone. `closes` is later than `opens`."""

    opens: time
    closes: time
    zone: ZoneInfo

    def between(self, start: datetime, end: datetime) -> float:
        """Seconds of work between two moments; 0 when `end` comes first."""
        day, last, work_s = start.astimezone(self.zone).date(), end.astimezone(self.zone).date(), 0.0
        while day <= last:
            begin = max(start, datetime.combine(day, self.opens, self.zone))
            stop = min(end, datetime.combine(day, self.closes, self.zone))
            # In UTC: two times of one zone are subtracted as the clock on the wall shows them.
            work_s += max(0.0, (stop.astimezone(UTC) - begin.astimezone(UTC)).total_seconds())
            day += _DAY
        return work_s

    def wanted_by(self, due: date, window: str | None) -> datetime:
        """When a cake must be ready: at the start of its window ('9am-1pm'), else when the kitchen closes."""
        begin = window_start(window) if window else None
        return datetime.combine(due, begin or self.closes, self.zone)


def window_start(window: str) -> time | None:
    """The first clock time in '9am-1pm', '1pm-5pm' or '14:30'; None when there is none."""
    found = _CLOCK.search(window)
    if found is None:
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").lower()
    if half:
        hour = hour % _HALF_DAY_H + (_HALF_DAY_H if half == "pm" else 0)
    try:
        return time(hour, minute)
    except ValueError:
        return None
