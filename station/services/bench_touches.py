"""What a person touches in a bench's window: each touch is handed to its use case."""

from functools import partial

from station.domain.decisions import next_function
from station.services.assign import assign, unassign
from station.services.attention import discard, requeue, retry_now
from station.services.bench_memory import keep_board
from station.services.bench_state import BatchSpan, ChooseOrder, GiveUpReason, QcReason
from station.services.bench_worker import BenchWorker, Publish
from station.services.choose_cake import show
from station.services.desk import end_break, show_help, show_picture
from station.services.handle_scan import scan_cake
from station.services.interrupt import acknowledge
from station.services.packing import confirm_packing, tick_accessory
from station.services.pin_choice import choose_pin, enter_pin
from station.services.print_answers import answer_label, cancel_label
from station.services.print_batch import start_batch, stop_batch
from station.services.print_desk import put_off_question, use_printer
from station.services.print_label import reprint_label
from station.services.print_several import PrintSeveral
from station.services.return_for_qc import ask_reason, return_for_qc
from station.services.run_command import do_next
from station.services.sign_on import sign_off, sign_on_by_name, try_pin
from station.services.task_runner import TaskRunner
from station.services.undo import undo
from station.services.workbench import Workbench


class BenchTouches(BenchWorker):
    """The part of a bench (bench.py) that its window calls; with `scan` it is bench_actions.py."""

    def __init__(self, bench: Workbench, runner: TaskRunner, publish: Publish) -> None:
        super().__init__(bench, runner, publish)
        self._several = PrintSeveral(bench)

    def print_layout_sheet(self) -> None:
        """Print the codes of the keyboard's layout test."""
        self._post(self._print_layout_sheet)

    def _print_layout_sheet(self) -> None:
        # What draws labels takes its time to load, and the sheet is printed once in a scanner's life.
        from station.services.hardware_labels import print_layout_sheet

        print_layout_sheet(self._bench)

    def select(self, order_id: str) -> None:
        """A row of the queue or a candidate of the open question was touched."""
        self._post(partial(self._select, order_id))

    def do_next(self) -> None:
        """The large button."""
        self._post(partial(do_next, self._bench))

    def reprint(self) -> None:
        """Print the current label again."""
        self._post(partial(reprint_label, self._bench))

    def ask_return(self) -> None:
        """Ask why the current cake goes back."""
        self._post(partial(ask_reason, self._bench))

    def return_for_qc(self, order_id: str, reason: QcReason) -> None:
        """Send it back."""
        self._post(partial(return_for_qc, self._bench, order_id, reason))

    def answer_label(self, job_id: str, printed: bool) -> None:
        """Whether a label came out."""
        self._post(partial(answer_label, self._bench, job_id, printed))

    def cancel_label(self, job_id: str) -> None:
        """A label that waits is not wanted."""
        self._post(partial(cancel_label, self._bench, job_id))

    def use_printer(self, printer: int) -> None:
        """Another printer is to print."""
        self._post(partial(use_printer, self._bench, printer))

    def print_batch(self, span: BatchSpan) -> None:
        """The labels of a whole queue."""
        self._post(partial(start_batch, self._bench, span))

    def stop_batch(self) -> None:
        """Not the rest of them."""
        self._post(partial(stop_batch, self._bench))

    def dismiss(self) -> None:
        """Close the open question."""
        self._post(self._dismiss)

    def confirm_packing(self, order_id: str) -> None:
        """The packing check's button."""
        self._post(partial(confirm_packing, self._bench, order_id))

    def tick_accessory(self, order_id: str, at: int) -> None:
        """A line of the packing check was touched."""
        self._post(partial(tick_accessory, self._bench, order_id, at))

    def show_picture(self) -> None:
        """The cake's picture, large."""
        self._post(partial(show_picture, self._bench))

    def acknowledge(self) -> None:
        """A changed order was seen."""
        self._post(partial(acknowledge, self._bench))

    def end_break(self) -> None:
        """Work goes on."""
        self._post(partial(end_break, self._bench))

    def print_labels(self, order_ids: tuple[str, ...]) -> None:
        """The labels of several cakes."""
        self._post(partial(self._several.print, order_ids))

    def cover(self, covered: bool) -> None:
        """The window opened something, or has closed all of it."""
        self._post(partial(setattr, self._bench, "covered", covered))

    def help(self) -> None:
        """What can be scanned here now."""
        self._post(partial(show_help, self._bench))

    def sign_on(self, staff_id: str) -> None:
        """A name was picked."""
        self._post(partial(sign_on_by_name, self._bench, staff_id))

    def sign_on_with_pin(self, staff_id: str, pin: str) -> None:
        """The person who was picked typed a PIN."""
        self._post(partial(try_pin, self._bench, staff_id, pin))

    def choose_pin(self) -> None:
        """Somebody wants a PIN, or another one."""
        self._post(partial(choose_pin, self._bench))

    def enter_pin(self, staff_id: str, pin: str) -> None:
        """They typed one."""
        self._post(partial(enter_pin, self._bench, staff_id, pin))

    def keep_board(self, is_open: bool) -> None:
        """The board of fillings was opened or closed."""
        self._post(partial(keep_board, self._bench, is_open))

    def sign_off(self) -> None:
        """Nobody works here."""
        self._post(partial(sign_off, self._bench))

    def assign(self, order_id: str, staff_id: str) -> None:
        """A cake is given to a person."""
        self._post(partial(assign, self._bench, order_id, staff_id))

    def unassign(self, order_id: str) -> None:
        """A cake is given back."""
        self._post(partial(unassign, self._bench, order_id))

    def undo(self) -> None:
        """Take back the newest scan of this bench."""
        self._post(partial(undo, self._bench))

    def requeue(self, event_id: str) -> None:
        """Send a refused scan again."""
        self._post(partial(requeue, self._bench, event_id))

    def retry_now(self, event_id: str) -> None:
        """Send a waiting scan now."""
        self._post(partial(retry_now, self._bench, event_id))

    def discard(self, event_id: str, reason: GiveUpReason) -> None:
        """Give a scan up."""
        self._post(partial(discard, self._bench, event_id, reason))

    def _select(self, order_id: str) -> None:
        order = self._bench.book.get(order_id)
        if order is None:
            return
        if isinstance(self._bench.question, ChooseOrder):
            # The answer to "which cake?": the scan goes on with it.
            self._bench.question = None
            scan_cake(self._bench, order, from_label=False)
        else:
            show(self._bench, order)
            if next_function(order, self._bench.stage) is not None:
                self._bench.refuses(order)

    def _dismiss(self) -> None:
        if self._bench.question is None:
            put_off_question(self._bench)
        self._bench.question = None
