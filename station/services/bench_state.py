"""What a bench shows, as frozen data: services make it, ui draws it, and it may cross threads.

Words are not here: a `Notice` names what is to be said and `params` carries the names and
numbers in it, so that station/ui/words.py can say it in any language.
"""

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum

from msgspec import Struct, field

from station.domain.stages import Priority, Stage
from station.services.bench_cards import AskPin as AskPin
from station.services.bench_cards import ChangeLine as ChangeLine
from station.services.bench_cards import ChoosePin as ChoosePin
from station.services.bench_cards import HelpLine as HelpLine
from station.services.bench_cards import Interruption as Interruption
from station.services.bench_cards import MissingCake as MissingCake
from station.services.bench_cards import PackingCheck as PackingCheck
from station.services.bench_cards import PinState as PinState
from station.services.bench_cards import PinStep as PinStep
from station.services.bench_cards import PinTrouble as PinTrouble
from station.services.bench_cards import ShowHelp as ShowHelp
from station.services.bench_cards import ShowPicture as ShowPicture
from station.services.bench_cards import SignOnWay as SignOnWay
from station.services.notices import FeedbackKind, Notice
from station.services.print_lines import BatchChoice as BatchChoice
from station.services.print_lines import BatchSpan as BatchSpan
from station.services.print_lines import BatchView as BatchView
from station.services.print_lines import JobCause as JobCause
from station.services.print_lines import LabelLine as LabelLine
from station.services.print_lines import LabelState as LabelState
from station.services.print_lines import PrintView as PrintView
from station.services.scan_lines import Action as Action
from station.services.scan_lines import AttentionLine as AttentionLine
from station.services.scan_lines import Cause as Cause
from station.services.scan_lines import GiveUpReason as GiveUpReason
from station.services.scan_lines import LedgerLine as LedgerLine
from station.services.scan_lines import LedgerState as LedgerState
from station.services.scan_lines import UndoRefusal as UndoRefusal
from station.services.scan_lines import UndoView as UndoView
from station.services.scan_lines import UndoWay as UndoWay
from station.services.scan_lines import WayOut as WayOut
from sync.events import LinkStatus as LinkStatus
from sync.pictures.picture import Picture as Picture


class StoreView(Struct, frozen=True):
    """A store's badge: always the letter, the colour beside it."""

    id: str
    name: str
    letter: str
    colour: str


class QueueRow(Struct, frozen=True):
    """A line of the queue of this stage, in the queue's order."""

    order_id: str
    human_number: str
    store: StoreView
    product: str
    size: str | None
    flavour: str | None
    due: date | None
    due_window: str | None
    priority: Priority
    assignee_name: str | None
    started: bool
    pending: bool
    """True while a scan of this cake is not yet confirmed by the server."""
    assignee_id: str | None = None


class SiblingView(Struct, frozen=True):
    """Another cake of the same order."""

    human_number: str
    stage: Stage


class NextAction(StrEnum):
    """What the one large button does."""

    PRINT = "print"
    START = "start"
    COMPLETE = "complete"
    NONE = "none"


class QcReason(StrEnum):
    """Why a cake goes back to Decorating (experience.md)."""

    DAMAGED = "damaged"
    SPELLING = "spelling"
    OTHER = "other"


class StageSpan(Struct, frozen=True):
    """When a stage was started and finished; None: not, or not known."""

    stage: Stage
    started: datetime | None
    finished: datetime | None


class PictureState(StrEnum):
    """What is known of a cake's picture."""

    OFF = "off"  # this bench shows none
    NONE = "none"  # the order has none
    AWAY = "away"  # not here yet, or what the order links to is no picture
    HERE = "here"


class QcReturn(Struct, frozen=True):
    """When a cake last came back from quality control, and why; `reason` in the words of whoever sent it."""

    at: datetime
    reason: str | None


class CakeView(Struct, frozen=True):
    """The current cake, large."""

    row: QueueRow
    stage: Stage
    writing: str | None
    notes: str | None
    accessories: tuple[str, ...]
    cake_index: int
    cake_count: int
    siblings: tuple[SiblingView, ...]
    method: str | None
    storage: str | None
    label_code: str
    next_action: NextAction
    can_reprint: bool
    can_return: bool
    cancelled: bool
    label_png: bytes | None
    """The label as the printer would print it; None until rendered."""
    spans: tuple[StageSpan, ...] = ()
    """The stages with a bench, in order."""
    picture: Picture | None = None
    picture_state: PictureState = PictureState.OFF
    returned: QcReturn | None = None
    halted: bool = False
    """Scans of it wait behind one that needs a person."""


class DeviceStatus(StrEnum):
    """A printer or scanner as the strip shows it."""

    READY = "ready"
    BUSY = "busy"
    TROUBLE = "trouble"
    NOT_SET = "not_set"


class DeviceView(Struct, frozen=True):
    """One device: its state, its name and, in trouble, what to do in words."""

    status: DeviceStatus
    name: str
    detail: str | None = None
    title: str | None = None
    """The trouble in two or three words."""


class StatusView(Struct, frozen=True):
    """The strip: link, how many scans are saved here, printer, scanner, who."""

    station: str
    stage: Stage
    link: LinkStatus
    link_detail: str | None
    synced_at: datetime | None
    saved_here: int
    saved_since: datetime | None
    attention: int
    printer: DeviceView
    scanner: DeviceView
    staff_name: str | None
    held: int = 0
    """How many of `saved_here` are kept back so that they can be undone."""
    link_mendable: bool = False
    """Offline, and `link_detail` says what a person can do about it."""
    staff_id: str | None = None


class ChooseOrder(Struct, frozen=True):
    """A code that can mean several cakes: the bench asks which, and guesses never."""

    payload: str
    candidates: tuple[QueueRow, ...]
    stages: tuple[Stage, ...]
    """Where each candidate is now, in the candidates' order."""


class ChooseReason(Struct, frozen=True):
    """A QC return needs its reason."""

    order_id: str
    human_number: str


class DidLabelPrint(Struct, frozen=True):
    """The label's bytes went out and no word came back: did a label come out?"""

    job_id: str
    human_number: str


Question = (
    ChooseOrder | ChooseReason | DidLabelPrint | PackingCheck | ShowHelp | ShowPicture | AskPin | ChoosePin
)


class StaffView(Struct, frozen=True):
    """Someone who can sign on here."""

    id: str
    name: str
    role: str
    way: SignOnWay = SignOnWay.NAME


class ScanLine(Struct, frozen=True):
    """A scan of the history: as it was read, and what was answered (`notice` None: not answered yet)."""

    serial: int
    at: datetime
    source: str
    read: str
    kind: FeedbackKind | None = None
    notice: Notice | None = None
    params: Mapping[str, str] = field(default_factory=dict)


class BenchState(Struct, frozen=True):
    """Everything that a bench's window draws."""

    stage: Stage
    status: StatusView
    queue: tuple[QueueRow, ...] | None
    """None while not known: never shown as empty."""
    current: CakeView | None
    ledger: tuple[LedgerLine, ...]
    """Newest first."""
    attention: tuple[AttentionLine, ...]
    """What needs a person, oldest first."""
    question: Question | None
    staff: tuple[StaffView, ...]
    now: datetime
    today: date
    undo: UndoView
    printing: PrintView = field(default_factory=PrintView)
    scans: tuple[ScanLine, ...] = ()
    """The last scans, newest first."""
    interrupt: Interruption | None = None
    break_since: datetime | None = None
    board_open: bool = False
    """The board of fillings was open when the station stopped."""
    chooses_pin: bool = False
    """Somebody is signed on who may choose a PIN."""

    @property
    def current_id(self) -> str | None:
        """The id of the cake on the screen."""
        return self.current.row.order_id if self.current else None
