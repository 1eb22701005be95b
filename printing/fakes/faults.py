"""What a fake printer is like, what its sensors see, and what goes wrong in the middle of a job."""

from enum import StrEnum

from msgspec import Struct


class Ids(StrEnum):
    """How GS ( H is answered."""

    PROMPT = "prompt"
    LATE = "late"
    COLLAPSED = "collapsed"
    NEVER = "never"


class Nature(Struct, frozen=True):
    """A model of printer. Everything off: the silent clone.

    `clients`: how many it listens to at a time. With more than one, what they send is mixed on the paper.
    """

    answers_status: bool = True
    answers_sensor: bool = True
    ids: Ids = Ids.PROMPT
    late_s: float = 0.1
    talks_unasked: bool = False
    clients: int = 1


SILENT_CLONE = Nature(answers_status=False, answers_sensor=False, ids=Ids.NEVER)


class Sensors(Struct):
    """What the printer sees of itself; every bit of DLE EOT 1 to 4. May be set from any thread."""

    paper_out: bool = False
    near_end: bool = False
    cover_open: bool = False
    switched_offline: bool = False
    waits_for_recovery: bool = False
    recoverable: bool = False
    cutter: bool = False
    unrecoverable: bool = False
    auto_recoverable: bool = False

    @property
    def error(self) -> bool:
        """Whether something is broken."""
        return self.recoverable or self.cutter or self.unrecoverable or self.auto_recoverable

    @property
    def stopped(self) -> bool:
        """Nothing prints: what comes waits in the buffer."""
        asleep = self.switched_offline or self.waits_for_recovery
        return self.paper_out or self.cover_open or asleep or self.error

    def answer(self, n: int) -> bytes:
        """The byte that answers DLE EOT n."""
        bits = {
            1: 0x08 * self.stopped | 0x20 * self.waits_for_recovery,
            2: 0x04 * self.cover_open | 0x20 * self.paper_out | 0x40 * self.error,
            3: 0x04 * self.recoverable
            | 0x08 * self.cutter
            | 0x20 * self.unrecoverable
            | 0x40 * self.auto_recoverable,
            4: self._paper(0x0C, 0x60),
        }
        return bytes([0x12 | bits[n]]) if n in bits else b""

    def sensor(self) -> bytes:
        """The byte that answers GS r 1."""
        return bytes([self._paper(0x03, 0x0C)])

    def frame(self) -> bytes:
        """The four bytes of the automatic status, with flow control around them as printers send it."""
        first = 0x10 | 0x08 * self.stopped | 0x20 * self.cover_open
        second = 0x08 * self.cutter | 0x20 * self.unrecoverable | 0x40 * self.auto_recoverable
        return b"\x11" + bytes([first, second, self._paper(0x03, 0x0C), 0x0F])

    def _paper(self, near: int, out: int) -> int:
        return near * (self.near_end or self.paper_out) | out * self.paper_out


class FaultKind(StrEnum):
    """What goes wrong."""

    STOPS_READING = "stops reading"
    RESETS = "resets the connection"
    HANGS_UP = "closes the connection"
    POWER_CUT = "power cut"
    PAPER_ENDS = "paper ends"
    COVER_OPENS = "cover opens"
    CUTTER_JAMS = "cutter jams"


SENSOR_OF = {
    FaultKind.PAPER_ENDS: "paper_out",
    FaultKind.COVER_OPENS: "cover_open",
    FaultKind.CUTTER_JAMS: "cutter",
}


class Fault(Struct, frozen=True):
    """Strikes when so many bytes of a job were read (the questions behind it count on).

    It is over by itself after `lasts_s`; without it, somebody has to put it right.
    """

    kind: FaultKind
    after: int
    lasts_s: float | None = None
