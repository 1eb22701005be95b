"""What a bench answers when a cake is not for the person who is signed on, or has to wait for a decision."""

from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP

from station.services.notices import Notice
from station.ui.bench.notice_table import Texts

N = Notice


STORE_NOTICES: Final[Texts] = {
    N.OTHER_STORE: (
        QT_TRANSLATE_NOOP("Notice", "{order}: {store} cake"),
        QT_TRANSLATE_NOOP(
            "Notice", "{name} works for {works_for}. Somebody of {store} scans their badge first."
        ),
    ),
    N.NOT_ON_THE_LIST: (
        QT_TRANSLATE_NOOP("Notice", "{order}: not for {name}"),
        QT_TRANSLATE_NOOP(
            "Notice", "{name} is not on the list of staff. Somebody of {store} scans their badge first."
        ),
    ),
    N.NO_CAKE_FOR: (
        QT_TRANSLATE_NOOP("Notice", "No cake here for {name}"),
        QT_TRANSLATE_NOOP(
            "Notice", "All that waits here is of {store}. Somebody of theirs scans their badge."
        ),
    ),
    N.BATCH_STARTED_SOME: (
        QT_TRANSLATE_NOOP("Notice", "Printing labels: {count}"),
        QT_TRANSLATE_NOOP(
            "Notice", "Left out, for they are of another store: {skipped}. Its people print them."
        ),
    ),
    N.BATCH_DONE_SOME: (
        QT_TRANSLATE_NOOP("Notice", "Labels printed: {count}"),
        QT_TRANSLATE_NOOP("Notice", "Put each label on its cake. Left out, of another store: {skipped}."),
    ),
    N.BATCH_NOT_THEIRS: (
        QT_TRANSLATE_NOOP("Notice", "No label for {name} to print"),
        QT_TRANSLATE_NOOP(
            "Notice", "Of another store: {skipped}. Somebody of theirs scans their badge first."
        ),
    ),
    N.SAVED_BEHIND: (
        QT_TRANSLATE_NOOP("Notice", "{order} waits for a person"),
        QT_TRANSLATE_NOOP(
            "Notice",
            "Saved, but an earlier scan of this cake needs a person. Put it aside and call the supervisor.",
        ),
    ),
}
