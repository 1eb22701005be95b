"""Sheets of the bench's parts: the answers to a scan, the ledger's lines, the strip and the queue."""

from msgspec.structs import replace
from PySide6.QtWidgets import QHBoxLayout, QWidget

from station.services.bench_state import BenchState, LedgerState, LinkStatus
from station.services.notices import FeedbackKind, Notice
from station.ui.bench.feedback_band import FeedbackBand
from station.ui.bench.labels import DESIGN
from station.ui.bench.ledger_view import LedgerEntry
from station.ui.bench.queue_view import QueueView
from station.ui.bench.status_strip import StatusStrip
from station.ui.gallery.parts import WIDTH
from station.ui.gallery.samples import NOW, ledger, queue, said, state, status
from station.ui.gallery.sheet import Sheet

QUEUE_SIZE = (356, 860)
_ANSWERS = {
    FeedbackKind.ACCEPTED: (
        Notice.STAGE_COMPLETED,
        {"order": "B25772-B", "stage": "Filling", "next": "Covering"},
    ),
    FeedbackKind.SAVED_OFFLINE: (Notice.ACCEPTED_EARLY, {"order": "B25772-B", "stage": "Decorating"}),
    FeedbackKind.REFUSED: (Notice.WRONG_BENCH, {"order": "F25773", "stage": "Packing", "bench": "Filling"}),
    FeedbackKind.QUESTION: (Notice.CHOOSE_ORDER, {"payload": "B25772", "count": "3"}),
    FeedbackKind.INFO: (Notice.SIGNED_ON, {"name": "Lena Brandt"}),
}


def bands() -> QWidget:
    """The answer to a scan of each kind, at rest, and after an error that nobody handled."""
    sheet = Sheet("Answers", WIDTH)
    sheet.add("at rest", [_band()])
    for kind, (notice, params) in _ANSWERS.items():
        band = _band()
        band.show_feedback(said(kind, notice, **params))
        sheet.add(kind.value, [band])
    crashed = _band()
    crashed.show_crash("ValueError in queue_model.py")
    sheet.add("crash", [crashed])
    return sheet.finish()


def _band() -> FeedbackBand:
    band = FeedbackBand()
    band.set_metrics(DESIGN)
    band.setFixedWidth(966)
    return band


def ledger_lines() -> QWidget:
    """A line of the ledger in each state."""
    sheet = Sheet("Ledger", WIDTH)
    for at, kind in enumerate(LedgerState):
        entry = LedgerEntry(at)
        entry.setFixedSize(300, DESIGN.px(62))
        entry.set_metrics(DESIGN)
        entry.show_line(replace(ledger()[at % 4], state=kind, detail=None), NOW)
        sheet.add(kind.value, [entry])
    return sheet.finish()


def strips() -> QWidget:
    """The strip for each state of the link."""
    sheet = Sheet("Strip", WIDTH + 230)
    for link in LinkStatus:
        saved = 0 if link is LinkStatus.ONLINE else 14
        strip = StatusStrip()
        strip.setFixedWidth(WIDTH)
        strip.set_metrics(DESIGN)
        since = NOW if saved else None
        strip.show_state(state(status=status(link=link, saved_here=saved, saved_since=since)))
        sheet.add(link.value, [strip])
    return sheet.finish()


def queues() -> QWidget:
    """The queue with cakes, with its button for all labels, empty, and not known."""
    sheet = Sheet("Queue", 4 * QUEUE_SIZE[0] + 230)
    views = QWidget()
    row = QHBoxLayout(views)
    row.setContentsMargins(0, 0, 0, 0)
    for shown in (state(queue=queue(9)), state(current=None), state(queue=()), state(queue=None)):
        row.addWidget(_queue(shown))
    sheet.add("", [views])
    return sheet.finish()


def _queue(shown: BenchState) -> QueueView:
    view = QueueView()
    view.setFixedSize(*QUEUE_SIZE)
    view.set_metrics(DESIGN)
    view.show_state(shown)
    return view
