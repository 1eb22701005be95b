"""What a bench shows, as frozen data: services make it, ui draws it, and it may cross threads.

Words are not here: a `Notice` names what is to be said and `params` carries the names and
numbers in it, so that station/ui/words.py can say it in any language.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from station.domain.stages import Priority, Stage
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


class Notice(StrEnum):
    """Everything a bench can say after a scan or touch. The comment names the params."""

    LABEL_QUEUED = "label_queued"  # order
    LABEL_REPRINT_QUEUED = "label_reprint_queued"  # order, copy
    STAGE_STARTED = "stage_started"  # order, stage
    STAGE_COMPLETED = "stage_completed"  # order, stage, next
    RETURNED_FOR_QC = "returned_for_qc"  # order, reason
    ACCEPTED_EARLY = "accepted_early"  # order, stage (where it seems to be): saved, waits for that bench
    SHOWING_ORDER = "showing_order"  # order
    STORED_ON_SHELF = "stored_on_shelf"  # order, shelf
    SIGNED_ON = "signed_on"  # name
    SIGNED_OFF = "signed_off"
    SAME_SCAN = "same_scan"  # payload: the same code within 1.5 s counts once
    WRONG_BENCH = "wrong_bench"  # order, stage (where the cake is), bench
    ALREADY_DONE = "already_done"  # order, stage (where the cake is now), bench
    ORDER_COMPLETE = "order_complete"  # order
    ORDER_CANCELLED = "order_cancelled"  # order
    UNKNOWN_ORDER = "unknown_order"  # payload
    UNKNOWN_CODE = "unknown_code"  # payload
    CHECK_CHARACTER_WRONG = "check_character_wrong"  # payload
    MALFORMED_SCAN = "malformed_scan"  # payload (shortened)
    LAYOUT_WRONG = "layout_wrong"  # payload
    UNKNOWN_BADGE = "unknown_badge"  # payload
    UNKNOWN_SHELF = "unknown_shelf"  # payload
    COMMAND_NEEDS_ORDER = "command_needs_order"  # command
    COMMAND_NOT_HERE = "command_not_here"  # command, bench
    QUEUE_EMPTY = "queue_empty"  # bench
    NOT_RETURNABLE = "not_returnable"  # order, stage (where the cake is), bench: only Packing returns
    CHOOSE_ORDER = "choose_order"  # payload, count
    CHOOSE_REASON = "choose_reason"  # order
    NOT_SAVED = "not_saved"  # detail: the disk refused; the scan was NOT saved
    DATABASE_RECOVERED = "database_recovered"  # folder (set aside), salvaged, unreadable
    PRINTER_NOT_SET = "printer_not_set"
    PRINTER_CHOSEN = "printer_chosen"  # printer, count: of the labels that moved there
    PRINT_LIST_RECOVERED = "print_list_recovered"  # folder (set aside): what waited there does not print
    LABEL_UNDER_WAY = "label_under_way"  # order: its label waits or is printing, and is not wished for twice
    LABEL_CANCELLED = "label_cancelled"  # order
    BATCH_STARTED = "batch_started"  # count
    BATCH_NOTHING = "batch_nothing"
    BATCH_STOPPED = "batch_stopped"  # count, total
    BATCH_DONE = "batch_done"  # count
    LABEL_UNKNOWN = "label_unknown"  # order: bytes went out, no word back; ask the person
    LABEL_FAILED = "label_failed"  # order, detail
    REFUSED_BY_SERVER = "refused_by_server"  # order, code, detail
    REFUSED_UNSEEN = "refused_unseen"  # order, code, detail: this backend shows it to nobody else
    UNDONE = "undone"  # order, stage (where the cake is now): it was never sent
    LABEL_UNDONE = "label_undone"  # order: the same, of a printed label
    UNDO_ASKED = "undo_asked"  # order: the server is asked to take it back
    UNDO_NOT_NOW = "undo_not_now"  # order (where one is meant), why: an UndoRefusal, or a sentence
    SENDING_AGAIN = "sending_again"  # order
    GIVEN_UP = "given_up"  # order
    DECIDED_NOT = "decided_not"  # detail: the scan has moved on meanwhile, or the disk refused


class FeedbackKind(StrEnum):
    """How an answer to a scan looks and sounds."""

    ACCEPTED = "accepted"  # one short high tone
    SAVED_OFFLINE = "saved_offline"  # a third sound
    REFUSED = "refused"  # a longer low double tone
    QUESTION = "question"  # the person must choose
    INFO = "info"  # no tone


@dataclass(frozen=True, slots=True)
class Feedback:
    """The answer to one scan or touch. `serial` grows by one each time, so a repeat is seen as new."""

    serial: int
    kind: FeedbackKind
    notice: Notice
    params: Mapping[str, str]
    at: datetime


@dataclass(frozen=True, slots=True)
class StoreView:
    """A store's badge: always the letter, the colour beside it."""

    id: str
    name: str
    letter: str
    colour: str


@dataclass(frozen=True, slots=True)
class QueueRow:
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


@dataclass(frozen=True, slots=True)
class SiblingView:
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


@dataclass(frozen=True, slots=True)
class CakeView:
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


class DeviceStatus(StrEnum):
    """A printer or scanner as the strip shows it."""

    READY = "ready"
    BUSY = "busy"
    TROUBLE = "trouble"
    NOT_SET = "not_set"


@dataclass(frozen=True, slots=True)
class DeviceView:
    """One device: its state, its name and, in trouble, what to do in words."""

    status: DeviceStatus
    name: str
    detail: str | None = None
    title: str | None = None
    """The trouble in two or three words."""


@dataclass(frozen=True, slots=True)
class StatusView:
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


@dataclass(frozen=True, slots=True)
class ChooseOrder:
    """A code that can mean several cakes: the bench asks which, and guesses never."""

    payload: str
    candidates: tuple[QueueRow, ...]
    stages: tuple[Stage, ...]
    """Where each candidate is now, in the candidates' order."""


@dataclass(frozen=True, slots=True)
class ChooseReason:
    """A QC return needs its reason."""

    order_id: str
    human_number: str


@dataclass(frozen=True, slots=True)
class DidLabelPrint:
    """The label's bytes went out and no word came back: did a label come out?"""

    job_id: str
    human_number: str


Question = ChooseOrder | ChooseReason | DidLabelPrint


@dataclass(frozen=True, slots=True)
class StaffView:
    """Someone who can sign on here."""

    id: str
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class ScanLine:
    """A scan of the history: as it was read, and what was answered (`notice` None: not answered yet)."""

    serial: int
    at: datetime
    source: str
    read: str
    kind: FeedbackKind | None = None
    notice: Notice | None = None
    params: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class BenchState:
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


class BenchActions(Protocol):
    """What a person can do at a bench. A call returns at once; feedback and a new state answer it."""

    def scan(self, payload: str, source: str) -> None:
        """A code came in from the wedge, the serial scanner (through its own thread) or by hand."""

    def select(self, order_id: str) -> None:
        """Make this cake the current one (a touch on its row of the queue)."""

    def do_next(self) -> None:
        """The large button: print, start or complete the current cake."""

    def reprint(self) -> None:
        """Print the current cake's label again, marked REPRINT."""

    def ask_return(self) -> None:
        """Ask for the reason of a QC return of the current cake."""

    def return_for_qc(self, order_id: str, reason: QcReason) -> None:
        """Send the cake back to Decorating."""

    def answer_label(self, job_id: str, printed: bool) -> None:
        """Answer 'Did a label come out?'. No prints it again."""

    def cancel_label(self, job_id: str) -> None:
        """Do not print a label that waits."""

    def use_printer(self, printer: int) -> None:
        """Print what waits, and what comes, on this printer."""

    def print_batch(self, span: BatchSpan) -> None:
        """Print the labels of a whole queue."""

    def stop_batch(self) -> None:
        """Do not print the rest of them."""

    def dismiss(self) -> None:
        """Close the open question without an answer."""

    def sign_on(self, staff_id: str) -> None:
        """This person works here from now on."""

    def sign_off(self) -> None:
        """Nobody is signed on."""

    def undo(self) -> None:
        """Take back the newest scan of this bench."""

    def requeue(self, event_id: str) -> None:
        """Send a refused scan again."""

    def retry_now(self, event_id: str) -> None:
        """Send a waiting scan now."""

    def discard(self, event_id: str, reason: GiveUpReason) -> None:
        """Give a scan up."""


@dataclass(frozen=True, slots=True)
class WallCell:
    """One stage of one store: counts of open cakes."""

    store: StoreView
    open: int
    unassigned: int
    overdue: int
    today: int
    tomorrow: int


@dataclass(frozen=True, slots=True)
class WallColumn:
    """One stage: its counts by store, and its first cakes in the queue's order."""

    stage: Stage
    open: int
    unassigned: int
    overdue: int
    cells: tuple[WallCell, ...]
    rows: tuple[QueueRow, ...]


@dataclass(frozen=True, slots=True)
class StationHealth:
    """A station's last heartbeat."""

    name: str
    stage: str | None
    saved_here: int
    printer: str
    scanner: str
    version: str
    seen_at: datetime
    attention: int = 0
    """How many of its scans need a person."""


@dataclass(frozen=True, slots=True)
class WallAttention:
    """A scan of some bench that needs a person: the same as an `AttentionLine` there, without its words."""

    event_id: str
    station: str
    order_number: str
    store: StoreView | None
    """None for a cake that the wall does not know."""
    action: Action
    stage: Stage
    cause: Cause
    code: str
    now_at: Stage | None
    since: datetime


@dataclass(frozen=True, slots=True)
class WallState:
    """Everything that the wall draws. `columns` is None until the data was known once."""

    columns: tuple[WallColumn, ...] | None
    overdue: int
    today: int
    tomorrow: int
    complete_today: int
    link: LinkStatus
    link_detail: str | None
    data_at: datetime | None
    """When the backend last confirmed this data; ages while offline."""
    stations: tuple[StationHealth, ...] = field(default=())
    now: datetime | None = None
    attention: tuple[WallAttention, ...] = ()
    """What needs a person at any bench, longest waiting first; `stations` may count more."""
