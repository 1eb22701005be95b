"""The queue as a Qt model that changes as little as it can, so that nothing moves under a finger."""

from datetime import date

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from station.services.bench_state import QueueRow
from station.ui.words import due_word

ROW_ROLE = int(Qt.ItemDataRole.UserRole)
TODAY_ROLE = ROW_ROLE + 1
_TOP = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


class QueueModel(QAbstractListModel):
    """Rows keep their identity: an update inserts, removes, moves and changes single rows, and resets never."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[QueueRow] = []
        self._today = date.min

    def rows(self) -> tuple[QueueRow, ...]:
        """The rows as shown."""
        return tuple(self._rows)

    def row_of(self, order_id: str) -> int:
        """The place of a cake, -1 when it is not in the queue."""
        return next((at for at, row in enumerate(self._rows) if row.order_id == order_id), -1)

    def update_rows(self, rows: tuple[QueueRow, ...], today: date, reorder: bool) -> None:
        """Show these rows.

        `reorder` False: rows already shown keep their order among themselves, and a new one is put in
        after the row that goes before it in `rows`.
        """
        self._remove_missing({row.order_id for row in rows})
        target = list(rows) if reorder else self._merged(rows)
        for at, row in enumerate(target):
            self._place(at, row)
        if today != self._today:
            self._today = today
            if self._rows:
                self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def rowCount(self, parent: _Index = _TOP) -> int:
        """One row a cake."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """The row itself for the delegate; its words for screen readers."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == TODAY_ROLE:
            return self._today
        if role in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
            Qt.ItemDataRole.ToolTipRole,
        ):
            return self._words(row)
        return None

    def _words(self, row: QueueRow) -> str:
        parts = (
            row.human_number,
            row.product,
            row.size,
            row.flavour,
            due_word(row.due, row.due_window, self._today),
        )
        return ", ".join(part for part in parts if part)

    def _remove_missing(self, kept: set[str]) -> None:
        for at in range(len(self._rows) - 1, -1, -1):
            if self._rows[at].order_id not in kept:
                self.beginRemoveRows(_TOP, at, at)
                del self._rows[at]
                self.endRemoveRows()

    def _merged(self, rows: tuple[QueueRow, ...]) -> list[QueueRow]:
        fresh = {row.order_id: row for row in rows}
        shown = {row.order_id for row in self._rows}
        merged = [fresh[row.order_id] for row in self._rows]
        before: str | None = None
        for row in rows:
            if row.order_id not in shown:
                at = next((n + 1 for n, other in enumerate(merged) if other.order_id == before), 0)
                merged.insert(at, row)
            before = row.order_id
        return merged

    def _place(self, at: int, row: QueueRow) -> None:
        found = self.row_of(row.order_id)
        if found < 0:
            self.beginInsertRows(_TOP, at, at)
            self._rows.insert(at, row)
            self.endInsertRows()
            return
        if found != at:
            self.beginMoveRows(_TOP, found, found, _TOP, at)
            self._rows.insert(at, self._rows.pop(found))
            self.endMoveRows()
        if self._rows[at] != row:
            self._rows[at] = row
            self.dataChanged.emit(self.index(at), self.index(at))
