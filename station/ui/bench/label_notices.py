"""What a bench answers about labels that wait, move, are cancelled, or are printed as a whole queue."""

from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP

from station.services.notices import Notice
from station.ui.bench.notice_table import Texts

N = Notice


LABEL_NOTICES: Final[Texts] = {
    N.PRINTER_CHOSEN: (
        QT_TRANSLATE_NOOP("Notice", "Printer {printer} prints now"),
        QT_TRANSLATE_NOOP(
            "Notice", "Waiting labels that went there: {count}. Those on their way stay where they are."
        ),
    ),
    N.LABEL_UNDER_WAY: (
        QT_TRANSLATE_NOOP("Notice", "{order}: its label is on the way"),
        QT_TRANSLATE_NOOP(
            "Notice", "It comes out once, as soon as the printer can. Touch the printer at the top."
        ),
    ),
    N.LABEL_CANCELLED: (
        QT_TRANSLATE_NOOP("Notice", "{order}: label cancelled"),
        QT_TRANSLATE_NOOP("Notice", "It does not come out. Print it again when you want it."),
    ),
    N.BATCH_STARTED: (
        QT_TRANSLATE_NOOP("Notice", "Printing labels: {count}"),
        QT_TRANSLATE_NOOP("Notice", "They come out in the order of the queue. Touch the count to stop."),
    ),
    N.BATCH_NOTHING: (
        QT_TRANSLATE_NOOP("Notice", "No label to print"),
        QT_TRANSLATE_NOOP("Notice", "Every cake of this queue has its label."),
    ),
    N.BATCH_STOPPED: (
        QT_TRANSLATE_NOOP("Notice", "Printing stopped: {count} of {total}"),
        QT_TRANSLATE_NOOP("Notice", "The others have no label and stay in the queue."),
    ),
    N.BATCH_DONE: (
        QT_TRANSLATE_NOOP("Notice", "Labels printed: {count}"),
        QT_TRANSLATE_NOOP("Notice", "Put each label on its cake."),
    ),
}
