"""The picture of the current cake's label, drawn off the store worker: a scan never waits for it."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

from msgspec.structs import replace

from printing.errors import PrintError
from printing.label import Label
from station.domain.orders import Order
from station.services.labels import copy_number, label_of, label_picture
from station.services.task_runner import TaskRunner
from station.services.workbench import Workbench

log = logging.getLogger(__name__)

Post = Callable[[Callable[[], None]], None]


class LabelPreviews:
    """Draws the label that is on the cake, or that PRINT would print: once for each version of it."""

    def __init__(self, bench: Workbench, runner: TaskRunner, post: Post) -> None:
        self._bench = bench
        self._runner = runner
        self._post = post
        self._asked: tuple[object, ...] = ()

    def refresh(self) -> None:
        """Draw the current cake's label if it would look otherwise than the one drawn last."""
        bench, order = self._bench, self._bench.current
        if order is None:
            return
        wanted = (order.id, order.version, order.filling_start_ts is None, bench.staff_id, bench.labels_asked)
        if wanted == self._asked:
            return
        self._asked = wanted
        with self._in_log():
            label = label_of(bench, order, reprint=0)
            self._runner.network(partial(self._draw, order, label))

    def _draw(self, order: Order, label: Label) -> None:
        with self._in_log():
            printed = order.filling_start_ts is not None
            # The one that is on the cake, not the next.
            shown = replace(label, reprint=copy_number(self._bench, label) - 1) if printed else label
            self._post(partial(self._keep, order.id, label_picture(self._bench, shown)))

    @contextmanager
    def _in_log(self) -> Iterator[None]:
        """PRINT says it in words; the picture alone is no reason to disturb."""
        try:
            yield
        except PrintError as error:
            log.warning("no preview: %s", error.title)

    def _keep(self, order_id: str, picture: bytes) -> None:
        # Only the current cake is on the screen, so only its picture is kept.
        self._bench.preview = (order_id, picture)
