"""A bench in each state that a day brings."""

from datetime import timedelta
from typing import Any

from msgspec.structs import replace

from station.domain.stages import Stage
from station.services.bench_state import (
    Action,
    AttentionLine,
    BatchChoice,
    BatchSpan,
    BatchView,
    BenchState,
    Cause,
    ChooseOrder,
    ChooseReason,
    DeviceStatus,
    DeviceView,
    DidLabelPrint,
    JobCause,
    LabelLine,
    LabelState,
    LedgerState,
    LinkStatus,
    NextAction,
    PrintView,
    UndoRefusal,
    UndoView,
    UndoWay,
    WayOut,
)
from station.ui.gallery.samples import NOW, cake, ledger, row, state, status


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
