"""What a bench answers about labels that wait, move, are cancelled, or are printed as a whole queue."""

from PySide6.QtCore import QCoreApplication

from station.services.notices import Notice

translate = QCoreApplication.translate
N = Notice


def label_notices() -> dict[Notice, tuple[str, str]]:
    """A title and a sentence for each."""
    return {
        N.PRINTER_CHOSEN: (
            translate("Notice", "Printer {printer} prints now"),
            translate(
                "Notice", "Waiting labels that went there: {count}. Those on their way stay where they are."
            ),
        ),
        N.LABEL_UNDER_WAY: (
            translate("Notice", "{order}: its label is on the way"),
            translate(
                "Notice", "It comes out once, as soon as the printer can. Touch the printer at the top."
            ),
        ),
        N.LABEL_CANCELLED: (
            translate("Notice", "{order}: label cancelled"),
            translate("Notice", "It does not come out. Print it again when you want it."),
        ),
        N.BATCH_STARTED: (
            translate("Notice", "Printing labels: {count}"),
            translate("Notice", "They come out in the order of the queue. Touch the count to stop."),
        ),
        N.BATCH_NOTHING: (
            translate("Notice", "No label to print"),
            translate("Notice", "Every cake of this queue has its label."),
        ),
        N.BATCH_STOPPED: (
            translate("Notice", "Printing stopped: {count} of {total}"),
            translate("Notice", "The others have no label and stay in the queue."),
        ),
        N.BATCH_DONE: (
            translate("Notice", "Labels printed: {count}"),
            translate("Notice", "Put each label on its cake."),
        ),
    }
