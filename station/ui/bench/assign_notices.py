"""What a bench answers when a cake is given to a person."""

from PySide6.QtCore import QCoreApplication

from station.services.notices import Notice

translate = QCoreApplication.translate
N = Notice


def assign_notices() -> dict[Notice, tuple[str, str]]:
    """Title and sentence of each."""
    return {
        N.ASSIGNED: (
            translate("Notice", "{order}: {name}"),
            translate("Notice", "{name} has this cake from now on."),
        ),
        N.ASSIGNED_ALREADY: (
            translate("Notice", "{order}: {name}"),
            translate("Notice", "{name} has this cake already. Nothing was changed."),
        ),
        N.UNASSIGNED: (
            translate("Notice", "{order} is nobody's now"),
            translate("Notice", "Anyone can take this cake."),
        ),
        N.UNASSIGN_NOT_THERE: (
            translate("Notice", "{order} cannot be given back from here"),
            translate("Notice", "Give it to another person, or use the web page."),
        ),
        N.NOT_OF_THIS_STORE: (
            translate("Notice", "{order}: not for {name}"),
            translate("Notice", "{name} does not work for the store of this cake."),
        ),
    }
