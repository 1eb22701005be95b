"""The picture beside the cake is the very paper that PRINT would give."""

import io
from collections.abc import Callable
from queue import Queue

import pytest
from PIL import Image, ImageChops

from printing.transports.network import NetworkTransport
from printing.virtual.server import VirtualPrinter
from scanning.codes import Command, command_code
from station.domain.orders import Order
from station.domain.stages import Stage
from station.services.choose_cake import show
from station.services.label_preview import LabelPreviews
from station.services.notices import Notice
from station.services.print_label import print_label
from station.services.task_runner import TaskRunner
from tests.cakes import cake
from tests.unit.services.conftest import Rig, Rigs, StillClock

DEADLINE_S = 10.0


def current(rig: Rig, order_id: str = "bannos-25771") -> Order:
    """Put the cake on the screen."""
    order = rig.bench.book.get(order_id)
    assert order is not None
    show(rig.bench, order)
    return order


class Posted:
    """The store worker's place: what the workers post is done when the test looks."""

    def __init__(self) -> None:
        self._tasks: Queue[Callable[[], None]] = Queue()

    def __call__(self, task: Callable[[], None]) -> None:
        """Take a task."""
        self._tasks.put(task)

    def picture(self, rig: Rig, previews: LabelPreviews) -> Image.Image:
        """What the screen shows once it is drawn."""
        previews.refresh()
        self._tasks.get(timeout=DEADLINE_S)()
        assert rig.bench.preview is not None
        return Image.open(io.BytesIO(rig.bench.preview[1])).convert("L")


@pytest.mark.parametrize("writing", ["Happy Birthday Ana", "Χρόνια πολλά 🎂", None])
def test_the_picture_is_the_paper(rigs: Rigs, runner: TaskRunner, writing: str | None) -> None:
    """Dot for dot the label that PRINT prints, and then the one on the cake: REPRINT only when it says so."""
    rig = rigs.make(Stage.FILLING, cake(writing=writing))
    rig.bench.clock = StillClock()
    posted = Posted()
    previews = LabelPreviews(rig.bench, runner, posted)
    profile = rig.bench.settings.profile
    current(rig)
    with VirtualPrinter("127.0.0.1", 0, profile) as printer:
        transport = NetworkTransport("127.0.0.1", printer.port)
        for count in (1, 2):
            before = posted.picture(rig, previews)
            print_label(rig.bench)
            job = rig.spool.start_sending(rig.spool.open_jobs()[-1].id)
            rig.spool.delivered(job.id, transport.deliver(job.data).tier)
            assert printer.wait_for_labels(count, DEADLINE_S)
            assert ImageChops.difference(before, printer.labels[0]).getbbox() is None
        after = posted.picture(rig, previews)
        assert ImageChops.difference(after, printer.labels[1]).getbbox() is None
    assert b"REPRINT 1" in job.data


def test_a_number_too_long_for_a_barcode_is_said(rigs: Rigs, runner: TaskRunner) -> None:
    """A cake whose code cannot be printed has no picture, and PRINT says why; the bench goes on."""
    rig = rigs.make(Stage.FILLING, cake("bannos-2577112345"))
    posted = Posted()
    previews = LabelPreviews(rig.bench, runner, posted)
    current(rig, "bannos-2577112345")
    previews.refresh()
    assert rig.bench.preview is None
    said = rig.scan(command_code(Command.PRINT))
    assert (said.notice, "too long for a label" in said.params["detail"]) == (Notice.LABEL_FAILED, True)
    assert rig.outbox.unconfirmed() == ()
