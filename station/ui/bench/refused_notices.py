"""What a bench answers to a scan that it does not act on."""

from PySide6.QtCore import QCoreApplication

from station.services.notices import Notice

translate = QCoreApplication.translate
N = Notice
Texts = dict[Notice, tuple[str, str]]


def wrong_place() -> Texts:
    """The cake cannot be worked on here, or there is no such cake, or the server says so."""
    return {
        N.WRONG_BENCH: (
            translate("Notice", "{order} is at {stage}"),
            translate("Notice", "{stage} has not finished this cake. Take it back to {stage}."),
        ),
        N.ALREADY_DONE: (
            translate("Notice", "{order} is already at {stage}"),
            translate("Notice", "{bench} was finished before. Take the cake on to {stage}."),
        ),
        N.ORDER_COMPLETE: (
            translate("Notice", "{order} is complete"),
            translate("Notice", "Every stage is done. Nothing was changed."),
        ),
        N.ORDER_CANCELLED: (
            translate("Notice", "{order} is cancelled"),
            translate("Notice", "Stop work on this cake and tell the supervisor."),
        ),
        N.NOT_RETURNABLE: (
            translate("Notice", "{order} cannot go back from here"),
            translate("Notice", "It is at {stage}. Only Packing returns a cake for QC."),
        ),
        N.UNKNOWN_ORDER: (
            translate("Notice", "No cake found for {payload}"),
            translate("Notice", "Check the number, or ask the supervisor. Nothing was saved."),
        ),
        N.REFUSED_BY_SERVER: (
            translate("Notice", "{order} needs attention"),
            translate("Notice", "{detail} The supervisor sees it as well. ({code})"),
        ),
        N.REFUSED_UNSEEN: (
            translate("Notice", "{order} needs attention"),
            translate("Notice", "{detail} It is seen at this bench only: tell the supervisor. ({code})"),
        ),
    }


def not_read() -> Texts:
    """What came from a scanner or the keyboard means nothing here."""
    return {
        N.UNKNOWN_CODE: (
            translate("Notice", "This is not one of our codes"),
            translate("Notice", "Read: {payload}. Scan the label of the cake."),
        ),
        N.CHECK_CHARACTER_WRONG: (
            translate("Notice", "The label was not read well"),
            translate("Notice", "Read: {payload}. Scan it again, or type the number under it."),
        ),
        N.MALFORMED_SCAN: (
            translate("Notice", "The scan was not readable"),
            translate("Notice", "Read: {payload}. Scan it again."),
        ),
        N.LAYOUT_WRONG: (
            translate("Notice", "The keyboard layout changes the codes"),
            translate("Notice", "Read: {payload}. Touch the scanner at the top and scan the layout sheet."),
        ),
        N.KEYS_LOST: (
            translate("Notice", "Not read"),
            translate("Notice", "Scan it again. To type, touch “Number” first."),
        ),
        N.UNKNOWN_BADGE: (
            translate("Notice", "Badge not known here"),
            translate("Notice", "Read: {payload}. Touch your name at the top right."),
        ),
        N.UNKNOWN_SHELF: (
            translate("Notice", "Shelf not known"),
            translate("Notice", "Read: {payload}. The cake's place was not changed."),
        ),
    }
