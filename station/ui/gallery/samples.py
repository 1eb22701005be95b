"""Sample data of a bench: the same cakes, people and scans on every machine and every day."""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from station.domain.stages import Priority, Stage
from station.services.bench_state import (
    Action,
    BenchState,
    CakeView,
    DeviceStatus,
    DeviceView,
    LedgerLine,
    LedgerState,
    LinkStatus,
    NextAction,
    QueueRow,
    SiblingView,
    StaffView,
    StageSpan,
    StatusView,
    StoreView,
    UndoView,
    UndoWay,
)
from station.services.notices import Feedback, FeedbackKind, Notice
from station.ui.gallery.samples_label import code_of, label_png

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
        label_code="",
        next_action=NextAction.PRINT,
        can_reprint=True,
        can_return=False,
        cancelled=False,
        spans=(
            StageSpan(Stage.FILLING, NOW - timedelta(hours=3), NOW - timedelta(hours=2, minutes=18)),
            StageSpan(Stage.COVERING, NOW - timedelta(minutes=40), None),
            StageSpan(Stage.DECORATING, None, None),
            StageSpan(Stage.PACKING, None, None),
        ),
        label_png=None,
    )
    shown = replace(shown, label_code=code_of(shown.row))
    changed = replace(shown, **changes)
    return changed if "label_png" in changes else replace(changed, label_png=label_png(changed, NOW))


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
            code="ORD002" if state is LedgerState.ATTENTION else "",
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
        chooses_pin=True,
    )
    return replace(shown, **changes)


def said(kind: FeedbackKind, notice: Notice, **params: str) -> Feedback:
    """An answer."""
    return Feedback(1, kind, notice, params, NOW)
