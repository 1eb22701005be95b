"""What a bench answers to a scan that it does not act on."""

from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP

from station.services.notices import Notice
from station.ui.bench.notice_table import Texts

N = Notice


WRONG_PLACE: Final[Texts] = {
    N.WRONG_BENCH: (
        QT_TRANSLATE_NOOP("Notice", "{order} is at {stage}"),
        QT_TRANSLATE_NOOP("Notice", "{stage} has not finished this cake. Take it back to {stage}."),
    ),
    N.ALREADY_DONE: (
        QT_TRANSLATE_NOOP("Notice", "{order} is already at {stage}"),
        QT_TRANSLATE_NOOP("Notice", "{bench} was finished before. Take the cake on to {stage}."),
    ),
    N.ORDER_COMPLETE: (
        QT_TRANSLATE_NOOP("Notice", "{order} is complete"),
        QT_TRANSLATE_NOOP("Notice", "Every stage is done. Nothing was changed."),
    ),
    N.ORDER_CANCELLED: (
        QT_TRANSLATE_NOOP("Notice", "{order} is cancelled"),
        QT_TRANSLATE_NOOP("Notice", "Stop work on this cake and tell the supervisor."),
    ),
    N.NOT_RETURNABLE: (
        QT_TRANSLATE_NOOP("Notice", "{order} cannot go back from here"),
        QT_TRANSLATE_NOOP("Notice", "It is at {stage}. Only Packing returns a cake for QC."),
    ),
    N.UNKNOWN_ORDER: (
        QT_TRANSLATE_NOOP("Notice", "No cake found for {payload}"),
        QT_TRANSLATE_NOOP("Notice", "Check the number, or ask the supervisor. Nothing was saved."),
    ),
    N.REFUSED_BY_SERVER: (
        QT_TRANSLATE_NOOP("Notice", "{order} needs attention"),
        QT_TRANSLATE_NOOP("Notice", "{detail} The supervisor sees it as well. ({code})"),
    ),
    N.REFUSED_UNSEEN: (
        QT_TRANSLATE_NOOP("Notice", "{order} needs attention"),
        QT_TRANSLATE_NOOP("Notice", "{detail} It is seen at this bench only: tell the supervisor. ({code})"),
    ),
}
"""The cake cannot be worked on here, or there is no such cake, or the server says so."""


NOT_READ: Final[Texts] = {
    N.UNKNOWN_CODE: (
        QT_TRANSLATE_NOOP("Notice", "This is not one of our codes"),
        QT_TRANSLATE_NOOP("Notice", "Read: {payload}. Scan the label of the cake."),
    ),
    N.CHECK_CHARACTER_WRONG: (
        QT_TRANSLATE_NOOP("Notice", "The label was not read well"),
        QT_TRANSLATE_NOOP("Notice", "Read: {payload}. Scan it again, or type the number under it."),
    ),
    N.MALFORMED_SCAN: (
        QT_TRANSLATE_NOOP("Notice", "The scan was not readable"),
        QT_TRANSLATE_NOOP("Notice", "Read: {payload}. Scan it again."),
    ),
    N.LAYOUT_WRONG: (
        QT_TRANSLATE_NOOP("Notice", "The keyboard layout changes the codes"),
        QT_TRANSLATE_NOOP(
            "Notice", "Read: {payload}. Touch the scanner at the top and scan the layout sheet."
        ),
    ),
    N.KEYS_LOST: (
        QT_TRANSLATE_NOOP("Notice", "Not read"),
        QT_TRANSLATE_NOOP("Notice", "Scan it again. To type, touch “Number” first."),
    ),
    N.UNKNOWN_BADGE: (
        QT_TRANSLATE_NOOP("Notice", "Badge not known here"),
        QT_TRANSLATE_NOOP("Notice", "Read: {payload}. Touch your name at the top right."),
    ),
    N.UNKNOWN_SHELF: (
        QT_TRANSLATE_NOOP("Notice", "Shelf not known"),
        QT_TRANSLATE_NOOP("Notice", "Read: {payload}. The cake's place was not changed."),
    ),
}
"""What came from a scanner or the keyboard means nothing here."""
