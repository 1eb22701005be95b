"""What a person can do at a bench, as its window asks for it."""

from typing import Protocol

from station.services.bench_state import QcReason
from station.services.print_lines import BatchSpan
from station.services.scan_lines import GiveUpReason


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

    def confirm_packing(self, order_id: str) -> None:
        """Everything was seen to be right, or the cake goes alone: it is packed."""

    def tick_accessory(self, order_id: str, at: int) -> None:
        """This accessory is with the cake, or is not after all."""

    def show_picture(self) -> None:
        """Show the current cake's picture large."""

    def acknowledge(self) -> None:
        """The change of the order was seen."""

    def end_break(self) -> None:
        """Work goes on."""

    def print_labels(self, order_ids: tuple[str, ...]) -> None:
        """Print the labels of these cakes, of those that have none."""

    def cover(self, covered: bool) -> None:
        """Something that the window opened lies over the bench now, for cards to work; or no longer."""

    def help(self) -> None:
        """Say what can be scanned here now."""

    def sign_on(self, staff_id: str) -> None:
        """This person works here from now on, if their PIN is right, should they have one."""

    def sign_on_with_pin(self, staff_id: str, pin: str) -> None:
        """The PIN of the person who was asked for it."""

    def choose_pin(self) -> None:
        """The signed-on person wants a PIN, or another one."""

    def enter_pin(self, staff_id: str, pin: str) -> None:
        """What this person typed while they choose their PIN: the old one, the new one, the new one again."""

    def keep_board(self, is_open: bool) -> None:
        """Remember over a restart that the board of fillings is open, or not."""

    def sign_off(self) -> None:
        """Nobody is signed on."""

    def assign(self, order_id: str, staff_id: str) -> None:
        """Give the cake to this person."""

    def unassign(self, order_id: str) -> None:
        """Nobody has the cake any more."""

    def undo(self) -> None:
        """Take back the newest scan of this bench."""

    def requeue(self, event_id: str) -> None:
        """Send a refused scan again."""

    def retry_now(self, event_id: str) -> None:
        """Send a waiting scan now."""

    def discard(self, event_id: str, reason: GiveUpReason) -> None:
        """Give a scan up."""
