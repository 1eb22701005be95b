"""What lies over a bench until it is answered, as frozen data: packing check, change, help, PINs, picture."""

from datetime import date, datetime
from enum import StrEnum

from msgspec import Struct

from station.domain.changes import Field as Field
from station.domain.stages import Stage
from station.secret import Secret


class MissingCake(Struct, frozen=True):
    """A cake of the order that has not come to Packing."""

    human_number: str
    stage: Stage
    storage: str | None


class PackingCheck(Struct, frozen=True):
    """Look at the cake before it leaves. `here` of `total` cakes of the order are here, this one counted."""

    order_id: str
    human_number: str
    writing: str | None
    accessories: tuple[str, ...]
    here: int
    total: int
    missing: tuple[MissingCake, ...]
    method: str | None
    due: date | None
    due_window: str | None
    storage: str | None
    ticked: tuple[int, ...] = ()
    """The places of the accessories that were seen to be with the cake."""

    @property
    def to_tick(self) -> int:
        """How many accessories were not ticked yet."""
        return len(self.accessories) - len(self.ticked)

    @property
    def complete(self) -> bool:
        """Whether no cake of the order is missing."""
        return self.here == self.total


class ShowPicture(Struct, frozen=True):
    """The picture of the cake on the screen, large. The bytes are in the `CakeView`."""

    order_id: str
    human_number: str


class HelpLine(StrEnum):
    """One kind of code that can be scanned here now."""

    SLIP_OR_LABEL = "slip_or_label"  # Filling: a packing slip shows, a label completes
    LABEL_COMPLETES = "label_completes"  # Covering, Decorating
    LABEL_PACKS = "label_packs"  # Packing: once starts, twice opens the check, three times packs
    QUEUE = "queue"  # no cake: NEXT, PREVIOUS
    PRINT = "print"  # Filling with a cake: PRINT, COMPLETE
    START = "start"  # Covering, Decorating with a cake: START, COMPLETE
    RETURN = "return"  # Packing with a cake: COMPLETE, RETURN
    SHELF = "shelf"  # with a cake; TAKE
    MEND = "mend"  # UNDO, REPRINT
    PEOPLE = "people"  # badges, SIGN OFF, BREAK
    SCREEN = "screen"  # YES, NO, BACK, NEXT, PREVIOUS
    BOARD = "board"  # Filling: MENU, LABELS, BOARD, digits
    MENU = "menu"  # elsewhere: MENU, LABELS, digits


class ShowHelp(Struct, frozen=True):
    """What can be scanned at this bench now: seven lines at most. `human_number`: the cake on the screen."""

    stage: Stage
    human_number: str | None
    lines: tuple[HelpLine, ...]


class PinState(StrEnum):
    """How far somebody got with their PIN."""

    ASKED = "asked"
    CHECKING = "checking"
    WRONG = "wrong"
    LOCKED = "locked"
    NOT_KNOWN = "not_known"  # nobody answers, and this station cannot tell
    REFUSED = "refused"  # they may not sign on here


class AskPin(Struct, frozen=True):
    """Somebody was chosen by name and is to say their PIN. `tried` grows with each answer to one."""

    staff_id: str
    name: str
    state: PinState = PinState.ASKED
    tried: int = 0
    tries_left: int | None = None
    until: datetime | None = None


class PinStep(StrEnum):
    """What somebody who chooses their PIN types next."""

    OLD = "old"
    NEW = "new"
    AGAIN = "again"  # the new one
    SAVING = "saving"  # nothing: the backend is asked


class PinTrouble(StrEnum):
    """Why the digits that were typed last were not taken."""

    WRONG = "wrong"  # not the old PIN
    LOCKED = "locked"
    EASY = "easy"  # anybody would try it first
    SAME = "same"  # it is the old one
    DIFFERENT = "different"  # not what was typed before


class ChoosePin(Struct, frozen=True):
    """The signed-on person chooses a PIN. `typed` grows with each that was typed, taken or not."""

    staff_id: str
    name: str
    step: PinStep
    trouble: PinTrouble | None = None
    typed: int = 0
    tries_left: int | None = None
    until: datetime | None = None
    old: Secret | None = None
    new: Secret | None = None
    """What was typed, until the question closes."""


class SignOnWay(StrEnum):
    """What choosing somebody by name does."""

    NAME = "name"  # signs on
    PIN = "pin"  # asks for the PIN
    BADGE = "badge"  # nothing: their badge must be scanned


class ChangeLine(Struct, frozen=True):
    """One thing that is different. `before` and `now` are the order's own words; dates are as in ISO 8601."""

    field: Field
    before: str
    now: str


class Interruption(Struct, frozen=True):
    """The order of the cake on the bench was changed or cancelled by somebody else."""

    human_number: str
    cancelled: bool
    lines: tuple[ChangeLine, ...]
