"""Undo on the live surface is only possible before sending: each scan rests for the undo window first."""

from datetime import datetime, timedelta

from sync.backoff import RETRY_AFTER_CAP_S
from sync.live.dialect import Dialect, Dialects

WINDOW_S = 20.0


class UndoHold:
    """How long a scan rests: the `hold` of an `Outbox`.

    Nothing rests where our own contract is spoken: there it can be taken back.
    """

    def __init__(self, dialects: Dialects, window_s: float = WINDOW_S) -> None:
        if not 0 <= window_s < RETRY_AFTER_CAP_S:
            # The outbox takes a time further ahead for a clock that was set back, and sends at once.
            raise ValueError(f"an undo window has 0 to {RETRY_AFTER_CAP_S:.0f} seconds, not {window_s}")
        self._dialects = dialects
        self._window = timedelta(seconds=window_s)

    def not_before(self, recorded_at: datetime) -> datetime | None:
        """When a scan recorded now may be sent; None: at once.

        While it was never known what the backend speaks, nothing can be sent anyway: then it rests too.
        """
        if self._dialects.last is Dialect.CONTRACT or not self._window:
            return None
        return recorded_at + self._window
