"""The gallery's windows, opened one at a time with the application's theme."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget

from station.ui.theme import apply_theme

Show = Callable[..., AbstractContextManager[QWidget]]


@pytest.fixture
def show(qapp: QApplication) -> Show:
    """Show a window of the gallery for as long as it is looked at."""
    apply_theme(qapp)

    @contextmanager
    def shown(window: QWidget, size: tuple[int, int] | None = None) -> Iterator[QWidget]:
        if size is not None:
            window.resize(*size)
        window.show()
        window.activateWindow()
        QApplication.processEvents()  # Lays everything out before the test reads sizes.
        try:
            yield window
        finally:
            window.close()
            window.deleteLater()
            QApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete.value)

    return shown
