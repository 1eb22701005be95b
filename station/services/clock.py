"""The kitchen's day. The clock itself is sync's, so that one clock rules both."""

from datetime import date
from zoneinfo import ZoneInfo

from sync.clock import Clock as Clock


def kitchen_day(clock: Clock, zone: ZoneInfo) -> date:
    """Today in the kitchen."""
    return clock.now().astimezone(zone).date()
