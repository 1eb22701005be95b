"""What the acts of the day noted on their way, for the checks at its end."""

from datetime import datetime
from typing import NamedTuple

from msgspec import Struct, field

from station.domain.stages import Stage


class Step(NamedTuple):
    """A function of the backend that was called for a cake."""

    order_id: str
    function: str


class Facts(Struct):
    """`scanned_at` is when the code was scanned that asked for a step, or when another did it."""

    codes: dict[str, str] = field(default_factory=dict)
    """Order id -> the code decoded from its printed label."""
    scanned_at: dict[Step, datetime] = field(default_factory=dict)
    times: dict[str, float] = field(default_factory=dict)
    scans: int = 0
    returned: str = ""
    """The cake that quality control sent back."""
    held_labels: tuple[str, ...] = ()
    """The cakes whose labels waited for paper."""
    unanswered: dict[Stage, Step] = field(default_factory=dict)
    """What the gateway committed while its answer was lost."""
    kept: tuple[str, ...] = ()
    """The events that were pending at the bench when it was killed."""
    early: tuple[Step, ...] = ()
    """What reached the server before the step that comes before it."""
    late: str = ""
    """The cake whose covering the killed bench scanned, and the supervisor entered first."""
    late_by: str = ""
    """The supervisor's name."""

    @property
    def late_start(self) -> Step:
        """Never happened: the supervisor entered only that the cake was done."""
        return Step(self.late, "start_covering")

    @property
    def late_end(self) -> Step:
        """Done already by the supervisor, when `scanned_at` says."""
        return Step(self.late, "complete_covering")
