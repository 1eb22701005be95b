"""Words of Packing's checklist, of the cake's picture and of a return from quality control."""

from datetime import datetime
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from station.services.bench_cards import PackingCheck
from station.services.bench_state import PictureState, QcReason, QcReturn
from station.services.notices import Notice
from station.ui.bench.notice_table import Texts
from station.ui.words import clock, reason_word

translate = QCoreApplication.translate


CHECK_NOTICES: Final[Texts] = {
    Notice.TICKED: (
        QT_TRANSLATE_NOOP("Notice", "{item}: there"),
        QT_TRANSLATE_NOOP("Notice", "Still to tick: {left}. Next: {following}."),
    ),
    Notice.UNTICKED: (
        QT_TRANSLATE_NOOP("Notice", "{item}: not there"),
        QT_TRANSLATE_NOOP("Notice", "The tick is taken back."),
    ),
    Notice.ALL_TICKED: (
        QT_TRANSLATE_NOOP("Notice", "{order}: everything that goes with it is there"),
        QT_TRANSLATE_NOOP("Notice", "All right? Scan the label once more, or YES."),
    ),
    Notice.NOT_TICKED: (
        QT_TRANSLATE_NOOP("Notice", "{order}: {left} still to tick"),
        QT_TRANSLATE_NOOP("Notice", "Not ticked: {items}. Touch it, or scan NEXT."),
    ),
    Notice.PICTURE_SHOWN: (
        QT_TRANSLATE_NOOP("Notice", "The picture of {order}"),
        QT_TRANSLATE_NOOP("Notice", "It is on the screen. The next scan goes on."),
    ),
    Notice.NO_PICTURE: (
        QT_TRANSLATE_NOOP("Notice", "{order} has no picture here"),
        QT_TRANSLATE_NOOP("Notice", "The order has none, or it has not arrived."),
    ),
}
"""What is answered to a tick, and to who asks for the picture."""


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
