"""The labels of some cakes in one touch: of one flavour, of one day."""

from collections.abc import Sequence

from station.domain.decisions import next_function
from station.domain.stages import Function
from station.services.choose_cake import show
from station.services.notices import FeedbackKind, Notice
from station.services.print_batch import print_in_one_go
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
        known = filter(None, map(bench.book.get, order_ids))
        orders = [order for order in known if next_function(order, bench.stage) is Function.PRINT]
        if len(orders) == 1:
            show(bench, orders[0])
            print_label(bench)
        else:
            print_in_one_go(bench, orders)
