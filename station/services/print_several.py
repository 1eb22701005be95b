"""The labels of several cakes in one touch, in the order in which they are wanted."""

from collections.abc import Sequence

from station.domain.decisions import next_function
from station.domain.stages import Function
from station.services.bench_state import FeedbackKind, Notice
from station.services.choose_cake import show
from station.services.print_label import print_label
from station.services.undo import ONE_TOUCH_S
from station.services.workbench import Workbench


class PrintSeveral:
    """The use case. A cake that has its label by now gets no second one."""

    def __init__(self, bench: Workbench) -> None:
        self._bench = bench
        self._touched_s: float | None = None

    def print(self, order_ids: Sequence[str]) -> None:
        """Print them. A second touch in a moment is the same one: its button means the next cake by then."""
        bench = self._bench
        now_s = bench.clock.monotonic()
        if self._touched_s is not None and now_s - self._touched_s < ONE_TOUCH_S:
            bench.say(FeedbackKind.INFO, Notice.SAME_SCAN, payload="PRINT")
            return
        self._touched_s = now_s
        for order_id in order_ids:
            order = bench.book.get(order_id)
            if order is not None and next_function(order, bench.stage) is Function.PRINT:
                show(bench, order)
                print_label(bench)
