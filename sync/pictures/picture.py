"""A picture as a station keeps it, and why there can be none."""

from msgspec import Struct

from sync.errors import SyncError

PANEL_PX = 480
FULL_PX = 1280
"""The longest side: beside a cake, and over a whole screen."""


class Picture(Struct, frozen=True):
    """The same picture twice as JPEG, so that a window need not scale a large one down."""

    panel: bytes
    full: bytes


class NoPicture(SyncError):
    """What the link leads to is no picture that can be shown, or too large: asking again soon is no use."""


class PictureAway(NoPicture):
    """It did not arrive; it may the next time."""

    retryable = True
