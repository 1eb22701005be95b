"""What a bench answers when a cake is given to a person."""

from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP

from station.services.notices import Notice
from station.ui.bench.notice_table import Texts

N = Notice


ASSIGN_NOTICES: Final[Texts] = {
    N.ASSIGNED: (
        QT_TRANSLATE_NOOP("Notice", "{order}: {name}"),
        QT_TRANSLATE_NOOP("Notice", "{name} has this cake from now on."),
    ),
    N.ASSIGNED_ALREADY: (
        QT_TRANSLATE_NOOP("Notice", "{order}: {name}"),
        QT_TRANSLATE_NOOP("Notice", "{name} has this cake already. Nothing was changed."),
    ),
    N.UNASSIGNED: (
        QT_TRANSLATE_NOOP("Notice", "{order} is nobody's now"),
        QT_TRANSLATE_NOOP("Notice", "Anyone can take this cake."),
    ),
    N.UNASSIGN_NOT_THERE: (
        QT_TRANSLATE_NOOP("Notice", "{order} cannot be given back from here"),
        QT_TRANSLATE_NOOP("Notice", "Give it to another person, or use the web page."),
    ),
    N.NOT_OF_THIS_STORE: (
        QT_TRANSLATE_NOOP("Notice", "{order}: not for {name}"),
        QT_TRANSLATE_NOOP("Notice", "{name} does not work for the store of this cake."),
    ),
}
