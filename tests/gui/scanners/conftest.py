"""The wedge filter over a window with a field."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scanning.grammar import Grammar
from scanning.spoilt import spoilt
from scanning.wedge import WedgeCollector
from station.ui.wedge_filter import WedgeFilter
from tests.gui.scanners.typed_at import Bench, HandClock


@pytest.fixture
def clock() -> HandClock:
    """Return the clock of the filter."""
    return HandClock()


@pytest.fixture
def wedge(qapp: QApplication, clock: HandClock) -> Iterator[WedgeFilter]:
    """Yield the filter, installed application-wide."""
    grammar = Grammar({"B": "bannos", "F": "flourlane"})
    collector = WedgeCollector(grammar.is_code, is_spoilt=lambda text: spoilt(text, grammar) is not None)
    installed = WedgeFilter(collector, clock=clock)
    installed.install(qapp)
    yield installed
    installed.uninstall(qapp)


@pytest.fixture
def bench(qtbot: QtBot, wedge: WedgeFilter) -> Bench:
    """Return a shown window whose field has the focus."""
    window = Bench()
    qtbot.addWidget(window)
    wedge.scanned.connect(window.on_scanned)
    wedge.refused.connect(window.on_refused)
    wedge.lost.connect(window.on_lost)
    with qtbot.waitExposed(window):
        window.show()
    window.field.setFocus()
    qtbot.waitUntil(window.field.hasFocus)
    return window
