"""The queue changes row by row."""

from random import Random

from msgspec.structs import replace
from PySide6.QtCore import QItemSelectionModel
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from station.ui.bench.queue_model import PAGE, QueueModel
from station.ui.bench.queue_view import QueueList
from tests.gui.bench import states


def test_selection_survives_an_update(qtbot: QtBot) -> None:
    """The selected cake stays selected when others come, go and change places."""
    view = QueueList()
    qtbot.addWidget(view)
    rows = states.queue(6)
    view.show_rows(rows, states.TODAY)
    view.selectionModel().setCurrentIndex(
        view.rows.index(3), QItemSelectionModel.SelectionFlag.ClearAndSelect
    )
    view.show_rows((states.row(9), rows[5], rows[3], rows[1], states.row(8)), states.TODAY)
    assert view.rows.row_at(view.currentIndex().row()) == rows[3]
    assert [view.rows.row_at(i.row()) for i in view.selectedIndexes()] == [rows[3]]


def test_becomes_any_queue_without_a_reset(qtbot: QtBot) -> None:
    """From any queue to any other: the rows are right, Qt's own tester agrees, and nothing is reset."""
    model = QueueModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    resets: list[bool] = []
    model.modelReset.connect(lambda: resets.append(True))
    random = Random(7)
    for _ in range(200):
        wanted = random.sample(states.queue(14), random.randrange(14))
        wanted = [replace(row, pending=random.random() < 0.3) for row in wanted]
        model.show_rows(tuple(wanted), states.TODAY)
        assert [model.row_at(at) for at in range(model.rowCount())] == wanted
    assert resets == []
    assert tester.model() is model


def test_a_long_queue_is_there_as_far_as_it_is_looked_at(qtbot: QtBot) -> None:
    """Of thousands of cakes the list holds a page; scrolling to its end, or showing a cake, brings more."""
    view = QueueList()
    qtbot.addWidget(view)
    view.resize(400, 600)
    view.show()
    rows = states.queue(1000)
    view.show_rows(rows, states.TODAY)
    assert view.rows.rowCount() == PAGE

    view.scrollToBottom()
    qtbot.waitUntil(lambda: view.rows.rowCount() == 2 * PAGE)

    view.show_current(rows[700].order_id)
    assert view.rows.row_at(view.currentIndex().row()) == rows[700]
    assert view.visualRect(view.currentIndex()).intersects(view.viewport().rect())

    view.show_rows(rows[500:], states.TODAY)
    assert view.rows.row_at(view.currentIndex().row()) == rows[700]
