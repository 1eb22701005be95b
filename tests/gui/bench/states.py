"""Sample states of a bench, each as a day brings it, and a double that records what the window asks for."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from io import BytesIO
from typing import Any
from zoneinfo import ZoneInfo

from PIL import Image, ImageDraw

from station.domain.stages import Priority, Stage
from station.services.bench_state import (
    Action,
    AttentionLine,
    BatchChoice,
    BatchSpan,
    BatchView,
    BenchState,
    CakeView,
    Cause,
    ChooseOrder,
    ChooseReason,
    DeviceStatus,
    DeviceView,
    DidLabelPrint,
    GiveUpReason,
    JobCause,
    LabelLine,
    LabelState,
    LedgerLine,
    LedgerState,
    LinkStatus,
    NextAction,
    PrintView,
    QcReason,
    QueueRow,
    SiblingView,
    StaffView,
    StageSpan,
    StatusView,
    StoreView,
    UndoRefusal,
    UndoView,
    UndoWay,
    WayOut,
)
from station.services.notices import Feedback, FeedbackKind, Notice

NOW = datetime(2025, 11, 27, 9, 41, tzinfo=ZoneInfo("Australia/Sydney"))
TODAY = date(2025, 11, 27)
BANNOS = StoreView("bannos", "Bannos", "B", "#1F4E79")
FLOURLANE = StoreView("flourlane", "Flourlane", "F", "#7A4B00")
PRODUCTS = (
    ("Strawberry Watermelon Cake", "Medium", "Vanilla"),
    ("Chocolate Drip Cake", "Large", "Dark chocolate"),
    ("Two Tier Wedding Cake", "Large", "Lemon and elderflower"),
    ("Gelato Cake", "Medium", "Pistachio, Hazelnut"),
    ("Unicorn Cake", "Medium Tall", "Red velvet"),
    ("Pistachio Rose Cake", "Small", None),
)
DAYS = (-2, 0, 0, 1, 2, 9)


class RecordedActions:
    """Keeps every call as (name, arguments)."""

    def __init__(self) -> None:
        self.calls: list[tuple[Any, ...]] = []

    def scan(self, payload: str, source: str) -> None:
        """A code came in."""
        self.calls.append(("scan", payload, source))

    def select(self, order_id: str) -> None:
        """A row was touched."""
        self.calls.append(("select", order_id))

    def do_next(self) -> None:
        """The large button."""
        self.calls.append(("do_next",))

    def reprint(self) -> None:
        """Print again."""
        self.calls.append(("reprint",))

    def ask_return(self) -> None:
        """Ask for a reason."""
        self.calls.append(("ask_return",))

    def return_for_qc(self, order_id: str, reason: QcReason) -> None:
        """Send back."""
        self.calls.append(("return_for_qc", order_id, reason))

    def answer_label(self, job_id: str, printed: bool) -> None:
        """Yes or No."""
        self.calls.append(("answer_label", job_id, printed))

    def cancel_label(self, job_id: str) -> None:
        """Do not print it."""
        self.calls.append(("cancel_label", job_id))

    def use_printer(self, printer: int) -> None:
        """Print there."""
        self.calls.append(("use_printer", printer))

    def print_batch(self, span: BatchSpan) -> None:
        """Print the queue."""
        self.calls.append(("print_batch", span))

    def stop_batch(self) -> None:
        """Not the rest."""
        self.calls.append(("stop_batch",))

    def dismiss(self) -> None:
        """Close the question."""
        self.calls.append(("dismiss",))

    def sign_on(self, staff_id: str) -> None:
        """This person works here."""
        self.calls.append(("sign_on", staff_id))

    def sign_off(self) -> None:
        """Nobody works here."""
        self.calls.append(("sign_off",))

    def assign(self, order_id: str, staff_id: str) -> None:
        """Give it."""
        self.calls.append(("assign", order_id, staff_id))

    def unassign(self, order_id: str) -> None:
        """Give it back."""
        self.calls.append(("unassign", order_id))

    def undo(self) -> None:
        """Take back."""
        self.calls.append(("undo",))

    def requeue(self, event_id: str) -> None:
        """Send again."""
        self.calls.append(("requeue", event_id))

    def retry_now(self, event_id: str) -> None:
        """Try now."""
        self.calls.append(("retry_now", event_id))

    def discard(self, event_id: str, reason: GiveUpReason) -> None:
        """Give up."""
        self.calls.append(("discard", event_id, reason))


def row(at: int, **changes: Any) -> QueueRow:
    """The at-th cake of a queue."""
    store = FLOURLANE if at % 3 == 2 else BANNOS
    product, size, flavour = PRODUCTS[at % len(PRODUCTS)]
    suffix = "-B" if at % 4 == 1 else ""
    days = DAYS[at % len(DAYS)]
    cake = QueueRow(
        order_id=f"{store.id}-{25771 + at}{suffix}",
        human_number=f"{store.letter}{25771 + at}{suffix}",
        store=store,
        product=product,
        size=size,
        flavour=flavour,
        due=TODAY + timedelta(days=days),
        due_window="9am-1pm" if at % 2 else None,
        priority=Priority.HIGH if days < 1 else Priority.MEDIUM if days < 3 else Priority.LOW,
        assignee_name=None,
        started=at == 1,
        pending=at == 2,
    )
    return replace(cake, **changes)


def queue(count: int = 9) -> tuple[QueueRow, ...]:
    """This many cakes."""
    return tuple(row(at) for at in range(count))


def label_png() -> bytes:
    """A picture with the proportions of a label."""
    picture = Image.new("L", (576, 640), 255)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((8, 8, 567, 631), outline=0, width=4)
    draw.rectangle((40, 40, 200, 130), fill=0)
    for at in range(0, 480, 12):
        draw.rectangle((48 + at, 400, 48 + at + (3 if at % 36 else 8), 560), fill=0)
    data = BytesIO()
    picture.save(data, "PNG")
    return data.getvalue()


def cake(at: int = 1, **changes: Any) -> CakeView:
    """A current cake with everything on it."""
    shown = CakeView(
        row=row(at),
        stage=Stage.FILLING,
        writing="Happy Birthday Eleni",
        notes="Please no nuts on top. Call before delivery.",
        accessories=("2 x Candle '8'", "1 x Cake topper gold"),
        cake_index=2,
        cake_count=3,
        siblings=(SiblingView("B25772-A", Stage.COVERING), SiblingView("B25772-C", Stage.PACKING)),
        method="Pickup",
        storage=None,
        label_code="B25772BX",
        next_action=NextAction.PRINT,
        can_reprint=True,
        can_return=False,
        cancelled=False,
        label_png=label_png(),
        spans=(
            StageSpan(Stage.FILLING, NOW - timedelta(hours=3), NOW - timedelta(hours=2, minutes=18)),
            StageSpan(Stage.COVERING, NOW - timedelta(minutes=40), None),
            StageSpan(Stage.DECORATING, None, None),
            StageSpan(Stage.PACKING, None, None),
        ),
    )
    return replace(shown, **changes)


def status(stage: Stage = Stage.FILLING, **changes: Any) -> StatusView:
    """Everything is well."""
    well = StatusView(
        station=f"{stage} 1",
        stage=stage,
        link=LinkStatus.ONLINE,
        link_detail=None,
        synced_at=NOW,
        saved_here=0,
        saved_since=None,
        attention=0,
        printer=DeviceView(DeviceStatus.READY, "tcp://10.0.0.9:9100"),
        scanner=DeviceView(DeviceStatus.READY, "wedge"),
        staff_name="Lena Brandt",
    )
    return replace(well, **changes)


def ledger() -> tuple[LedgerLine, ...]:
    """The last scans, one in each state."""
    states = (LedgerState.SAVED, LedgerState.SENT, LedgerState.CONFIRMED, LedgerState.ATTENTION)
    actions = (Action.COMPLETED, Action.PRINTED, Action.STARTED, Action.QC_RETURNED)
    return tuple(
        LedgerLine(
            event_id=f"e{at}",
            order_number=row(at).human_number,
            action=actions[at],
            stage=Stage.FILLING,
            state=state,
            at=NOW - timedelta(minutes=2 * at),
            staff_name="Lena Brandt",
            already_done=False,
            detail="Already at Packing." if state is LedgerState.ATTENTION else None,
        )
        for at, state in enumerate(states)
    )


def staff() -> tuple[StaffView, ...]:
    """The people of the kitchen."""
    names = (
        "Ana Petrou",
        "Chen Wei",
        "Georgios Papadopoulos",
        "Lena Brandt",
        "Mia Rossi",
        "Tom Ward",
        "Yiannis K",
    )
    return tuple(StaffView(f"id-{at}", name, "Staff") for at, name in enumerate(names))


def state(stage: Stage = Stage.FILLING, **changes: Any) -> BenchState:
    """A bench online with a cake, but for the changes."""
    shown = BenchState(
        stage=stage,
        status=status(stage),
        queue=queue(),
        current=cake(stage=stage),
        ledger=ledger(),
        attention=(),
        question=None,
        staff=staff(),
        now=NOW,
        today=TODAY,
        undo=UndoView(UndoWay.HERE, row(0).human_number),
    )
    return replace(shown, **changes)


def away(link: LinkStatus, detail: str) -> BenchState:
    """The link is away, and a person can mend it."""
    mendable = status(link=link, link_detail=detail, link_mendable=True, saved_here=14, saved_since=NOW)
    return state(status=mendable)


def live() -> BenchState:
    """On the live dialect: a scan is held, one was seen done, one waits, one was done before."""
    held, sent, confirmed, refused = ledger()
    lines = (
        replace(held, state=LedgerState.HELD, held_until=NOW + timedelta(seconds=12)),
        replace(sent, state=LedgerState.CONFIRMED, reconciled=True, server_time=True, done_at=sent.at),
        replace(confirmed, already_done=True, done_at=confirmed.at, done_by="Georgios Papadopoulos"),
        replace(refused, state=LedgerState.WAITING, waits_for=Stage.DECORATING),
    )
    undo = UndoView(UndoWay.HERE, row(0).human_number, NOW + timedelta(seconds=12))
    return state(ledger=lines, undo=undo, status=status(saved_here=1, saved_since=NOW, held=1))


def sent_for_good() -> BenchState:
    """On the live dialect: what was sent stays, and the button says that there is a reason."""
    held, sent, confirmed, refused = ledger()
    lines = (
        replace(held, state=LedgerState.CONFIRMED, server_time=True),
        replace(sent, state=LedgerState.CONFIRMED, server_time=True, done_at=sent.at),
        replace(confirmed, already_done=True, missed=True, now_at=Stage.PACKING),
        replace(refused, state=LedgerState.TAKEN_BACK),
    )
    undo = UndoView(UndoWay.NONE, row(0).human_number, None, UndoRefusal.SENT_WEB_SYSTEM)
    return state(ledger=lines, undo=undo)


def said(kind: FeedbackKind, notice: Notice, **params: str) -> Feedback:
    """An answer."""
    return Feedback(1, kind, notice, params, NOW)


def offline(saved: int = 14) -> BenchState:
    """The link is away and scans are saved here."""
    since = NOW - timedelta(minutes=29)
    away = status(link=LinkStatus.OFFLINE, saved_here=saved, saved_since=since, synced_at=since)
    return state(status=away)


def packing(**changes: Any) -> BenchState:
    """Packing: a cake that may go back, long texts, Chinese, Greek and an emoji in the writing."""
    shown = cake(
        0,
        stage=Stage.PACKING,
        writing="Χρόνια Πολλά Αλεξάνδρα & 生日快乐 小明 🎂 Happy 60th to the best Yiayia in the whole world",
        notes="Customer is allergic to hazelnut: use the clean knives. Box with a window, ribbon in navy "
        "blue. The driver rings at the back door in the lane, not at the shop.",
        next_action=NextAction.COMPLETE,
        can_return=True,
        method="Delivery",
        storage="A1",
    )
    return state(Stage.PACKING, current=replace(shown, **changes))


def questions() -> dict[str, ChooseOrder | ChooseReason | DidLabelPrint]:
    """One question of each kind."""
    rows = tuple(
        row(at, human_number=f"B25772-{letter}", order_id=f"o{letter}") for at, letter in enumerate("ABC")
    )
    return {
        "order": ChooseOrder("B25772", rows, (Stage.COVERING, Stage.FILLING, Stage.PACKING)),
        "reason": ChooseReason("bannos-25772-B", "B25772-B"),
        "label": DidLabelPrint("job-7", "B25772-B"),
    }


def attention() -> tuple[AttentionLine, ...]:
    """A scan of each kind that needs a person."""
    refused, overdue = (WayOut.REQUEUE, WayOut.DISCARD), (WayOut.RETRY_NOW, WayOut.DISCARD)
    foreign = "Cake not made in this kitchen."
    scans = (
        ("B25772-B", Action.COMPLETED, Cause.REFUSED, "ORD003", "", Stage.DECORATING, refused),
        ("B25774", Action.PRINTED, Cause.REFUSED, "AUTH001", "", Stage.FILLING, refused),
        ("F25773", Action.STARTED, Cause.OVERDUE, "ORD002", "", Stage.FILLING, overdue),
        ("B25780-A", Action.QC_RETURNED, Cause.REFUSED, "KIT009", foreign, None, refused),
        ("bannos-31999", Action.UNKNOWN, Cause.NEWER, "NEWER_VERSION", "", None, (WayOut.DISCARD,)),
    )
    return tuple(
        AttentionLine(
            event_id=f"a{at}",
            order_number=number,
            action=action,
            stage=Stage.COVERING,
            cause=cause,
            code=code,
            message=message,
            now_at=now_at,
            since=NOW - timedelta(minutes=40 - at),
            behind=2 if at == 0 else 0,
            ways=ways,
        )
        for at, (number, action, cause, code, message, now_at, ways) in enumerate(scans)
    )


def needs_attention() -> BenchState:
    """Scans need a person, and the last one was taken back."""
    last = (replace(ledger()[0], state=LedgerState.TAKEN_BACK), *ledger()[1:])
    nothing = UndoView(refusal=UndoRefusal.NOTHING)
    return state(status=status(attention=5), attention=attention(), ledger=last, undo=nothing)


def no_paper() -> BenchState:
    """Labels wait for paper in the middle of a whole queue; one is asked about; a second printer is ready."""
    title, detail = "No paper", "Put a new roll into the printer. The label prints by itself then."
    kinds = (
        (LabelState.ASK, JobCause.NOT_KNOWN, "Did a label come out?", "Look.", 0),
        (LabelState.HELD, JobCause.PAPER, title, detail, 0),
        (LabelState.WAITS, None, "", "", 1),
    )
    lines = tuple(
        LabelLine(str(at), row(at).human_number, copy, kind, cause, head, text, NOW, 1)
        for at, (kind, cause, head, text, copy) in enumerate(kinds)
    )
    printer = DeviceView(DeviceStatus.TROUBLE, "tcp://10.0.0.9:9100", detail, title)
    view = PrintView(lines, BatchView(3, 12), (), 1, 2)
    return state(status=status(printer=printer), printing=view)


def queue_to_print() -> BenchState:
    """Nothing waits, and the labels of the queue can be printed."""
    choices = (BatchChoice(BatchSpan.TODAY, 7), BatchChoice(BatchSpan.ALL, 26))
    return state(printing=PrintView(choices=choices))


def all_states() -> dict[str, BenchState]:
    """Every state by name."""
    asked = {f"ask_{name}": state(question=question) for name, question in questions().items()}
    trouble = DeviceView(DeviceStatus.TROUBLE, "tcp://10.0.0.9:9100", "Paper is out.")
    wedge = DeviceView(DeviceStatus.NOT_SET, "none")
    detail = "The password of this station was not accepted. IT must set it again."
    return {
        "online": state(),
        "offline": offline(),
        "packing": packing(),
        "no_cake": state(current=None),
        "empty": state(current=None, queue=(), ledger=(), undo=UndoView()),
        "unknown": state(
            current=None,
            queue=None,
            ledger=(),
            undo=UndoView(),
            staff=(),
            status=status(link=LinkStatus.CONNECTING, synced_at=None, staff_name=None),
        ),
        "paused": state(
            Stage.DECORATING,
            current=cake(
                writing=None,
                cake_count=1,
                siblings=(),
                accessories=(),
                notes=None,
                stage=Stage.COVERING,
                next_action=NextAction.NONE,
            ),
            status=status(
                Stage.DECORATING,
                link=LinkStatus.PAUSED,
                link_detail=detail,
                printer=trouble,
                scanner=wedge,
                attention=2,
            ),
        ),
        "attention": needs_attention(),
        "live": live(),
        "portal": away(LinkStatus.OFFLINE, "This network asks for a sign-in. Open a browser, or call IT."),
        "neither": away(
            LinkStatus.PAUSED,
            "IT: station_contract absent, get_queue present, print_barcode absent. Check backend_url.",
        ),
        "sent_for_good": sent_for_good(),
        "no_paper": no_paper(),
        "queue_to_print": queue_to_print(),
        "cancelled": state(Stage.COVERING, current=cake(0, cancelled=True, next_action=NextAction.NONE)),
        **asked,
    }
