"""A double that records what the window asks for; the sample states are the gallery's."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from station.services.bench_state import BatchSpan, GiveUpReason, QcReason
from station.ui.bench import BenchWindow
from station.ui.gallery.samples import (
    NOW,
    TODAY,
    cake,
    ledger,
    queue,
    row,
    said,
    staff,
    state,
    status,
)
from station.ui.gallery.samples_all import all_states
from station.ui.gallery.samples_cards import (
    alone,
    cards,
    changed,
    check,
    help_shown,
)
from station.ui.gallery.samples_picture import pictures, with_picture
from station.ui.gallery.samples_states import (
    attention,
    live,
    needs_attention,
    no_paper,
    offline,
    packing,
    questions,
    queue_to_print,
    sent_for_good,
)

__all__ = [
    "NOW",
    "TODAY",
    "RecordedActions",
    "all_states",
    "alone",
    "attention",
    "cake",
    "cards",
    "changed",
    "check",
    "help_shown",
    "ledger",
    "live",
    "needs_attention",
    "no_paper",
    "offline",
    "packing",
    "pictures",
    "press",
    "questions",
    "queue",
    "queue_to_print",
    "row",
    "said",
    "sent_for_good",
    "staff",
    "state",
    "status",
    "with_picture",
]


class RecordedActions:
    """Keeps every call as (name, arguments)."""

    def __init__(self) -> None:
        self.calls: list[tuple[Any, ...]] = []
        self.covered = False

    def scan(self, payload: str, source: str) -> None:
        """A code came in."""
        self.calls.append(("scan", payload, source))

    def cover(self, covered: bool) -> None:
        """Something lies over the bench."""
        self.covered = covered

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

    def confirm_packing(self, order_id: str) -> None:
        """Packed."""
        self.calls.append(("confirm_packing", order_id))

    def tick_accessory(self, order_id: str, at: int) -> None:
        """This one is there."""
        self.calls.append(("tick_accessory", order_id, at))

    def show_picture(self) -> None:
        """Large."""
        self.calls.append(("show_picture",))

    def acknowledge(self) -> None:
        """Seen."""
        self.calls.append(("acknowledge",))

    def end_break(self) -> None:
        """Back to work."""
        self.calls.append(("end_break",))

    def print_labels(self, order_ids: tuple[str, ...]) -> None:
        """Print these."""
        self.calls.append(("print_labels", order_ids))

    def help(self) -> None:
        """What can be scanned?"""
        self.calls.append(("help",))

    def sign_on(self, staff_id: str) -> None:
        """This person works here."""
        self.calls.append(("sign_on", staff_id))

    def sign_on_with_pin(self, staff_id: str, pin: str) -> None:
        """With this PIN."""
        self.calls.append(("sign_on_with_pin", staff_id, pin))

    def choose_pin(self) -> None:
        """A PIN of their own."""
        self.calls.append(("choose_pin",))

    def enter_pin(self, staff_id: str, pin: str) -> None:
        """Typed."""
        self.calls.append(("enter_pin", staff_id, pin))

    def keep_board(self, is_open: bool) -> None:
        """Over a restart."""
        self.calls.append(("keep_board", is_open))

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


def press(window: BenchWindow, name: str) -> None:
    """Touch the visible button of this name."""
    button = next(b for b in window.findChildren(QPushButton, name) if b.isVisible())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
