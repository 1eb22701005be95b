"""What a bench answers when a cake is not for the person who is signed on, or has to wait for a decision."""

from PySide6.QtCore import QCoreApplication

from station.services.notices import Notice

translate = QCoreApplication.translate
N = Notice


def store_notices() -> dict[Notice, tuple[str, str]]:
    """A title and a sentence for each."""
    return {
        N.OTHER_STORE: (
            translate("Notice", "{order}: {store} cake"),
            translate(
                "Notice", "{name} works for {works_for}. Somebody of {store} scans their badge first."
            ),
        ),
        N.NOT_ON_THE_LIST: (
            translate("Notice", "{order}: not for {name}"),
            translate(
                "Notice", "{name} is not on the list of staff. Somebody of {store} scans their badge first."
            ),
        ),
        N.NO_CAKE_FOR: (
            translate("Notice", "No cake here for {name}"),
            translate("Notice", "All that waits here is of {store}. Somebody of theirs scans their badge."),
        ),
        N.BATCH_STARTED_SOME: (
            translate("Notice", "Printing labels: {count}"),
            translate("Notice", "Left out, for they are of another store: {skipped}. Its people print them."),
        ),
        N.BATCH_DONE_SOME: (
            translate("Notice", "Labels printed: {count}"),
            translate("Notice", "Put each label on its cake. Left out, of another store: {skipped}."),
        ),
        N.BATCH_NOT_THEIRS: (
            translate("Notice", "No label for {name} to print"),
            translate("Notice", "Of another store: {skipped}. Somebody of theirs scans their badge first."),
        ),
        N.SAVED_BEHIND: (
            translate("Notice", "{order} waits for a person"),
            translate(
                "Notice",
                "Saved, but an earlier scan of this cake needs a person. "
                "Put it aside and call the supervisor.",
            ),
        ),
    }
