"""What the panel of labels says. The printing room's own sentences: station/ui/said_elsewhere.py."""

from PySide6.QtCore import QCoreApplication

from station.services.bench_state import (
    BatchSpan,
    BatchView,
    DeviceStatus,
    DeviceView,
    LabelLine,
    LabelState,
    PrintView,
)
from station.ui.said_elsewhere import said
from station.ui.words import device_word

translate = QCoreApplication.translate


def printer_word(device: DeviceView, waiting: int) -> str:
    """The strip: 'No paper, 2 waiting', 'Ready'."""
    trouble = device.status is DeviceStatus.TROUBLE and device.title
    word = said(device.title or "") if trouble else device_word(device)
    if not waiting:
        return word
    return translate("Print", "{state}, {count} waiting").format(state=word, count=waiting)


def title(view: PrintView) -> str:
    """The head of the panel."""
    count = len(view.lines)
    if not count:
        return translate("Print", "No label waits")
    one = translate("Print", "1 label is not out yet")
    return one if count == 1 else translate("Print", "{count} labels are not out yet").format(count=count)


def hint(view: PrintView, device: DeviceView) -> str:
    """Below the head: what keeps the labels, or that nothing does."""
    if device.status is DeviceStatus.TROUBLE and device.detail:
        return said(device.detail)
    if device.status is DeviceStatus.NOT_SET:
        return translate("Print", "No printer is set up at this bench.")
    if view.lines:
        return translate("Print", "They print by themselves, one after the other.")
    return translate("Print", "The printer has nothing to do.")


def number(line: LabelLine) -> str:
    """'B25771-B', or with 'REPRINT 1' as on the label."""
    if not line.copy:
        return line.order_number
    return translate("Print", "{order}, REPRINT {copy}").format(order=line.order_number, copy=line.copy)


def happens(line: LabelLine) -> tuple[str, str]:
    """Where this label is, and what to do."""
    if line.state is LabelState.ASK:
        head = translate("Print", "Did this label come out?")
        return head, translate("Print", "Put the printer right first, then look at the paper.")
    if line.state is LabelState.HELD:
        return said(line.title), said(line.detail)
    if line.state is LabelState.PRINTING:
        return translate("Print", "At the printer now"), ""
    return translate("Print", "Waits for its turn"), ""


def cancel() -> str:
    """A label that waits is not wanted."""
    return translate("Print", "Do not print")


def yes() -> str:
    """The label came out."""
    return translate("Print", "Yes, it is here")


def no() -> str:
    """It did not."""
    return translate("Print", "No, print again")


def other_printer(printer: int) -> str:
    """Another printer takes over."""
    return translate("Print", "Print on printer {printer}").format(printer=printer)


def batch_choice(span: BatchSpan) -> str:
    """A whole queue."""
    return {
        BatchSpan.TODAY: translate("Print", "Print all of today's labels"),
        BatchSpan.TOMORROW: translate("Print", "Print all until tomorrow"),
        BatchSpan.ALL: translate("Print", "Print all of the queue"),
    }[span]


def batch_count(count: int) -> str:
    """How many labels that are."""
    one = translate("Print", "1 label")
    return one if count == 1 else translate("Print", "{count} labels").format(count=count)


def progress(batch: BatchView) -> str:
    """'Labels out: 3 of 12'."""
    text = translate("Print", "Labels out: {done} of {total}")
    return text.format(done=batch.done, total=batch.total)


def stop() -> str:
    """Not the rest."""
    return translate("Print", "Stop printing")


def all_button(view: PrintView) -> str:
    """The button above the queue."""
    if view.batch is None:
        return translate("Print", "Labels")
    return translate("Print", "{done} of {total}").format(done=view.batch.done, total=view.batch.total)
