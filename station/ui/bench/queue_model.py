"""The queue as a list model that changes row by row, so that selection and scroll position survive."""

from datetime import date

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from station.services.bench_state import QueueRow
from station.ui.bench import texts

Index = QModelIndex | QPersistentModelIndex
ROW = int(Qt.ItemDataRole.UserRole)
ROOT = QModelIndex()


class QueueModel(QAbstractListModel):
    """The rows of a queue, told apart by their order id. `ROW` is the role of the QueueRow itself."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[QueueRow] = []
        self.today = date.min

    def rowCount(self, parent: Index = ROOT) -> int:
        """How many cakes wait."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """The row, its number, or what a screen reader says."""
        if not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.human_number
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.human_number}, {texts.row_state(row, self.today)}"
        return None

    def row_of(self, order_id: str) -> int:
        """Where this cake is, or -1."""
        return next((at for at, row in enumerate(self._rows) if row.order_id == order_id), -1)

    def row_at(self, at: int) -> QueueRow:
        """The row at this place. Raises IndexError."""
        return self._rows[at]

    def show_rows(self, rows: tuple[QueueRow, ...], today: date) -> None:
        """Become these rows by removing, moving, inserting and changing single ones."""
        day_changed, self.today = today != self.today, today
        self._remove_all_but({row.order_id for row in rows})
        for at, row in enumerate(rows):
            self._place(at, row)
        if day_changed and rows:
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))

    def _remove_all_but(self, wanted: set[str]) -> None:
        for at in reversed(range(len(self._rows))):
            if self._rows[at].order_id not in wanted:
                self.beginRemoveRows(ROOT, at, at)
                del self._rows[at]
                self.endRemoveRows()

    def _place(self, at: int, row: QueueRow) -> None:
        """Bring one row to its place; the rows before it are right already."""
        was = self.row_of(row.order_id)
        if was < 0:
            self.beginInsertRows(ROOT, at, at)
            self._rows.insert(at, row)
            self.endInsertRows()
            return
        if was != at:
            self.beginMoveRows(ROOT, was, was, ROOT, at)
            self._rows.insert(at, self._rows.pop(was))
            self.endMoveRows()
        if self._rows[at] != row:
            self._rows[at] = row
            self.dataChanged.emit(self.index(at), self.index(at))
