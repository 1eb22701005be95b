"""Words of Packing's checklist, of the cake's picture and of a return from quality control."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from station.services.bench_cards import PackingCheck
from station.services.bench_state import PictureState, QcReason, QcReturn
from station.services.notices import Notice
from station.ui.words import clock, reason_word

translate = QCoreApplication.translate


def check_notices() -> dict[Notice, tuple[str, str]]:
    """What is answered to a tick, and to who asks for the picture."""
    return {
        Notice.TICKED: (
            translate("Notice", "{item}: there"),
            translate("Notice", "Still to tick: {left}. Next: {following}."),
        ),
        Notice.UNTICKED: (
            translate("Notice", "{item}: not there"),
            translate("Notice", "The tick is taken back."),
        ),
        Notice.ALL_TICKED: (
            translate("Notice", "{order}: everything that goes with it is there"),
            translate("Notice", "All right? Scan the label once more, or YES."),
        ),
        Notice.NOT_TICKED: (
            translate("Notice", "{order}: {left} still to tick"),
            translate("Notice", "Not ticked: {items}. Touch it, or scan NEXT."),
        ),
        Notice.PICTURE_SHOWN: (
            translate("Notice", "The picture of {order}"),
            translate("Notice", "It is on the screen. The next scan goes on."),
        ),
        Notice.NO_PICTURE: (
            translate("Notice", "{order} has no picture here"),
            translate("Notice", "The order has none, or it has not arrived."),
        ),
    }


def ticked_words(check: PackingCheck) -> str:
    """'Goes with it, 1 of 4 ticked'."""
    text = translate("Bench", "Goes with it, {ticked} of {total} ticked")
    return text.format(ticked=len(check.ticked), total=len(check.accessories))


def tick_state(ticked: bool) -> str:
    """What a screen reader says after an accessory."""
    return translate("Bench", "there") if ticked else translate("Bench", "not ticked")


def tick_first(check: PackingCheck) -> str:
    """On the button, until everything is ticked."""
    return translate("Bench", "{left} still to tick").format(left=check.to_tick)


def tick_hint() -> str:
    """How it is ticked without touching."""
    return translate("Bench", "Tick what goes with it: NEXT ticks each, or touch it.")


def picture_said(state: PictureState, number: str) -> str:
    """What stands in the picture's place, or what a screen reader says of the picture."""
    if state is PictureState.HERE:
        return translate("Bench", "Picture of {order}").format(order=number)
    return translate("Bench", "Picture not here") if state is PictureState.AWAY else no_picture()


def no_picture() -> str:
    """The order has none."""
    return translate("Bench", "No picture")


def picture_touch() -> str:
    """What a touch on it does."""
    return translate("Bench", "Show it large (Ctrl+P)")


def returned(back: QcReturn, now: datetime) -> str:
    """'09:12  Returned from QC: Damaged cake'."""
    at = clock(back.at, now)
    if not back.reason:
        return translate("Detail", "{time}  Returned from QC").format(time=at)
    reason = reason_word(QcReason(back.reason)) if back.reason in set(QcReason) else back.reason
    return translate("Detail", "{time}  Returned from QC: {reason}").format(time=at, reason=reason)
