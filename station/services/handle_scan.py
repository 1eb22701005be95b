"""One scan: what the code means, and what it does at this bench."""

from collections.abc import Sequence

from scanning.codes import BadgeCode, CommandCode, OrderCode, Reading, ShelfCode
from scanning.duplicates import DuplicateWindow
from scanning.errors import CheckCharacterWrong, LayoutWrong, MalformedScan, ScanError
from scanning.spoilt import layout_wrong, spoilt
from station.domain.decisions import Outcome, decide_scan
from station.domain.orders import Order
from station.services.bench_state import ChooseOrder
from station.services.choose_cake import queue_row, show
from station.services.desk import end_break, make_way
from station.services.notices import FeedbackKind, Notice
from station.services.packing import step_through_gate
from station.services.run_command import run_command
from station.services.screen_cards import REPEATED, work_screen
from station.services.sign_on import sign_on_by_badge
from station.services.stage_step import perform_early
from station.services.store_cake import store_on_shelf
from station.services.workbench import Workbench

SHOWN_PAYLOAD = 40
STEP_S = 0.4
"""Below this a card's second reading is the scanner's, not the hand's."""


NOTHING_DONE = (Notice.NOT_SAVED, Notice.OTHER_STORE, Notice.NOT_ON_THE_LIST)


class HandleScan:
    """The use case, with the window in which the same code again is the same scan."""

    def __init__(self, bench: Workbench) -> None:
        self._bench = bench
        self._window = DuplicateWindow()
        self._steps = DuplicateWindow(STEP_S)

    def take(self, payload: str, source: str, read: str) -> None:
        """A code was read, `read` in full; it goes into the history with its answer."""
        self._bench.scans.note(payload, source, read, self._bench.clock.now())
        self.handle(payload)
        self._bench.scans.done()

    def take_refused(self, source: str, read: str, error: ScanError | None = None) -> None:
        """Something was read that is no code, or that arrived changed (no `error`: find out which)."""
        bench = self._bench
        bench.scans.note(read, source, read, bench.clock.now())
        # A code all the same: it came through another keyboard layout than the tested one.
        self.refuse(read, error or spoilt(read, bench.grammar) or _why_not(bench, read))
        bench.scans.done()

    def say_lost(self) -> None:
        """Keys went nowhere. What they were is not told: it may have been a PIN."""
        end_break(self._bench)
        self._bench.say(FeedbackKind.REFUSED, Notice.KEYS_LOST)

    def handle(self, payload: str) -> None:
        """Act on a code. Every path ends in feedback or in a lookup that does."""
        bench = self._bench
        window = self._steps if payload in REPEATED else self._window
        if window.is_repeat(payload, bench.clock.monotonic()):
            bench.say(FeedbackKind.INFO, Notice.SAME_SCAN, payload=shortened(payload))
            return
        bench.last_notice = None
        try:
            readings = bench.grammar.parse(payload)
        except ScanError as error:
            make_way(bench)
            self.refuse(payload, spoilt(payload, bench.grammar) or error)
            return
        if work_screen(bench, readings):
            return
        make_way(bench)
        bench.interrupted = None
        self._act(payload, readings)
        self._forget_unsaved(payload)

    def refuse(self, payload: str, error: ScanError) -> None:
        """Say what was read and why nothing was done."""
        end_break(self._bench)
        notice = Notice.UNKNOWN_CODE
        if isinstance(error, LayoutWrong):
            notice = Notice.LAYOUT_WRONG
        elif isinstance(error, CheckCharacterWrong):
            notice = Notice.CHECK_CHARACTER_WRONG
        elif isinstance(error, MalformedScan):
            notice = Notice.MALFORMED_SCAN
        self._bench.say(FeedbackKind.REFUSED, notice, payload=shortened(payload))

    def after_lookup(self, payload: str) -> None:
        """The backend was asked what this code means (or could not be): act on what is known now."""
        self._bench.last_notice = None
        self._bench.scans.resume(payload)
        self._act_on_orders(payload, order_codes(self._bench.grammar.parse(payload)), looked_up=True)
        self._bench.scans.done()
        self._forget_unsaved(payload)

    def _forget_unsaved(self, payload: str) -> None:
        if self._bench.last_notice in NOTHING_DONE:
            # Nothing was done: scanning again must not count as the same scan.
            self._window.forget(payload)

    def _act(self, payload: str, readings: Sequence[Reading]) -> None:
        match readings[0]:
            case CommandCode(command):
                run_command(self._bench, command)
            case BadgeCode(badge):
                sign_on_by_badge(self._bench, badge, payload)
            case ShelfCode(shelf):
                store_on_shelf(self._bench, shelf, payload)
            case _:
                self._act_on_orders(payload, order_codes(readings), looked_up=False)

    def _act_on_orders(self, payload: str, codes: Sequence[OrderCode], looked_up: bool) -> None:
        bench = self._bench
        found = bench.book.find(codes)
        if len(found) > 1:
            self._ask_which(payload, found)
            return
        from_label = any(code.checked for code in codes)
        doable = len(found) == 1 and _doable(found[0], bench, from_label)
        if bench.online and not looked_up and not doable:
            # Another bench's scan may not have reached us yet: no refusal from stale data while the
            # backend can be asked.
            bench.ports.lookup(payload)
        elif not found:
            bench.say(FeedbackKind.REFUSED, Notice.UNKNOWN_ORDER, payload=shortened(payload))
        else:
            scan_cake(bench, found[0], from_label)

    def _ask_which(self, payload: str, found: Sequence[Order]) -> None:
        bench = self._bench
        rows = tuple(queue_row(bench, order) for order in found)
        stages = tuple(bench.book.as_shown(order).stage for order in found)
        bench.question = ChooseOrder(payload, rows, stages)
        bench.say(
            FeedbackKind.QUESTION, Notice.CHOOSE_ORDER, payload=shortened(payload), count=str(len(found))
        )


def scan_cake(bench: Workbench, order: Order, from_label: bool) -> None:
    """Do what scanning this cake does here, or say why not."""
    show(bench, order)
    decision = decide_scan(order, bench.stage, from_label)
    if decision.function is not None and decision.outcome is Outcome.DO:
        step_through_gate(bench, order, decision.function)
    elif decision.function is not None and not bench.online and from_label:
        # The label is good and nobody can be asked: the other bench's scan is still on its way.
        step_through_gate(bench, order, decision.function, perform_early)
    elif decision.outcome is Outcome.SHOW:
        if not bench.refuses(order):
            bench.say(FeedbackKind.INFO, Notice.SHOWING_ORDER, order=order.human_id)
    elif bench.book.as_shown(order).stage is not order.stage:
        # It is past this bench by scans that were saved and cannot be sent.
        bench.say_behind(order)
    else:
        _refuse_cake(bench, order, decision.outcome)


def _why_not(bench: Workbench, read: str) -> ScanError:
    try:
        bench.grammar.parse(read)
    except ScanError as error:
        return error
    return layout_wrong(read)


def _refuse_cake(bench: Workbench, order: Order, outcome: Outcome) -> None:
    notice = {
        Outcome.EARLY: Notice.WRONG_BENCH,
        Outcome.LATE: Notice.ALREADY_DONE,
        Outcome.COMPLETE: Notice.ORDER_COMPLETE,
        Outcome.CANCELLED: Notice.ORDER_CANCELLED,
    }[outcome]
    bench.say(
        FeedbackKind.REFUSED, notice, order=order.human_id, stage=order.stage.value, bench=bench.stage.value
    )


def _doable(order: Order, bench: Workbench, from_label: bool) -> bool:
    return decide_scan(order, bench.stage, from_label).outcome in (Outcome.DO, Outcome.SHOW)


def order_codes(readings: Sequence[Reading]) -> tuple[OrderCode, ...]:
    """The readings that mean orders."""
    return tuple(reading for reading in readings if isinstance(reading, OrderCode))


def shortened(payload: str) -> str:
    """What was read, printable and short enough for a screen."""
    printable = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in payload)
    return printable if len(printable) <= SHOWN_PAYLOAD else printable[: SHOWN_PAYLOAD - 1] + "…"
