"""How long to wait before a call is made again: full jitter, and the server's own wish where it has one."""

from collections.abc import Callable
from datetime import UTC, datetime

Random = Callable[[], float]
"""A number in [0, 1), such as `random.random`."""

EVENT_BASE_S = 0.5
EVENT_CAP_S = 30.0
LONGEST_AHEAD_S = 60.0
"""No entry is ever told to rest longer. One that seems to be: the wall clock was set back, so it is due."""
LINK_BASE_S = 0.25
LINK_CAP_S = 5.0
"""A link that comes back is noticed within this time: benches must not lag behind a restarted router."""
PAUSE_S = 60.0
"""How slowly a paused link is probed: only a person can mend it, and the probe notices that they did."""
RETRY_AFTER_CAP_S = 300.0


def full_jitter_s(
    attempts: int, random: Random, base_s: float = EVENT_BASE_S, cap_s: float = EVENT_CAP_S
) -> float:
    """Seconds to wait after `attempts` tries: random(0, min(cap, base * 2^attempts)).

    Source: AWS Architecture Blog, "Exponential Backoff And Jitter".
    """
    return float(random() * min(cap_s, base_s * 2 ** min(attempts, 32)))


def retry_after_s(header: str | None, now: datetime) -> float | None:
    """Seconds from a Retry-After header (RFC 9110, 10.2.3: seconds or a date), clamped to 5 minutes.

    None when it is absent or garbage.
    """
    if header is None:
        return None
    text = header.strip()
    if text.isascii() and text.isdigit():
        # A number with more than nine digits is not worth reading to the end.
        return min(float(text[:10]), RETRY_AFTER_CAP_S)
    # Loads half of the mail system, and hardly any server sends a date.
    from email.utils import parsedate_to_datetime

    try:
        date = parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return None
    if date.tzinfo is None:
        date = date.replace(tzinfo=UTC)
    return min(max(0.0, (date - now).total_seconds()), RETRY_AFTER_CAP_S)
