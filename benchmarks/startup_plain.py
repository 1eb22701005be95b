"""What Qt and SQLite need for a bench's start: as many plain widgets, its database checked, a row saved.

Nothing of the station is in it. No application with such a window and such a promise starts sooner.
"""

import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QApplication, QGridLayout, QLabel, QLineEdit, QListView, QPushButton, QWidget

LABELS, BUTTONS, COLUMNS = 53, 16, 6
"""As in the window of a bench, without what lies over it."""
STYLE = "QLabel { font-size: 20px; color: #222 } QPushButton { border: 3px solid #888; border-radius: 8px }"


def plain(folder: Path, size: tuple[int, int]) -> float:
    """Open the window; when it was painted, by the machine's monotonic clock."""
    application = QApplication(sys.argv)
    with closing(sqlite3.connect(folder / "station.db")) as database:
        database.execute("PRAGMA integrity_check(1)").fetchone()
    window = QWidget()
    window.setStyleSheet(STYLE)
    grid = QGridLayout(window)
    words = [QLabel(f"Cake {number}") for number in range(LABELS)]
    buttons = [QPushButton(f"Do {number}") for number in range(BUTTONS)]
    queue = QListView()
    queue.setModel(QStringListModel([f"Cake {number}" for number in range(LABELS)]))
    for at, part in enumerate((*words, *buttons, QLineEdit(), queue)):
        grid.addWidget(part, at // COLUMNS, at % COLUMNS)
    window.resize(*size)
    window.show()
    application.processEvents()
    _save(folder / "plain.db")
    window.repaint()
    return monotonic()


def _save(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = FULL")
        database.execute("CREATE TABLE IF NOT EXISTS scan (payload TEXT)")
        database.execute("INSERT INTO scan VALUES ('B25771A7')")
