"""The picture of the current cake's label, drawn off the store worker: a scan never waits for it."""

import logging
from collections.abc import Callable
from functools import partial

from printing.errors import PrintError
from printing.label import Label
from printing.layout import render_label
from printing.virtual.preview import preview_png
from station.services.labels import label_of
from station.services.task_runner import TaskRunner
from station.services.workbench import Workbench

log = logging.getLogger(__name__)

Post = Callable[[Callable[[], None]], None]


class LabelPreviews:
    """Draws the label of the current cake once for each version of it."""

    def __init__(self, bench: Workbench, runner: TaskRunner, post: Post) -> None:
        self._bench = bench
        self._runner = runner
        self._post = post
        self._asked: tuple[str, int] | None = None

    def refresh(self) -> None:
        """Draw the current cake's label if this version has not been drawn."""
        order = self._bench.current
        if order is None or self._asked == (order.id, order.version):
            return
        self._asked = (order.id, order.version)
        label = label_of(self._bench, order, reprint=0)
        self._runner.network(partial(self._draw, order.id, label))

    def _draw(self, order_id: str, label: Label) -> None:
        try:
            profile = self._bench.settings.profile
            picture = preview_png(render_label(label, profile), profile)
        except PrintError as error:
            log.warning("no preview: %s", error.title)
            return
        self._post(partial(self._keep, order_id, picture))

    def _keep(self, order_id: str, picture: bytes) -> None:
        # Only the current cake is on the screen, so only its picture is kept.
        self._bench.preview = (order_id, picture)
