"""The queue as a list model that changes only where the queue did: selection and scroll position survive."""

from collections.abc import Sequence
from datetime import date
from operator import lt

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from station.services.bench_state import QueueRow
from station.ui.bench import texts

Index = QModelIndex | QPersistentModelIndex
ROW = int(Qt.ItemDataRole.UserRole)
ROOT = QModelIndex()
PAGE = 200
"""So many rows at first, and so many more each time the list is scrolled to its end: a view asks each row, at
each change."""


class QueueModel(QAbstractListModel):
    """The rows of a queue, told apart by their order id. `ROW` is the role of the QueueRow itself."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[QueueRow] = []
        self._queue: tuple[QueueRow, ...] = ()
        self._most = PAGE
        self._has_more = False
        self.today = date.min

    def rowCount(self, parent: Index = ROOT) -> int:
        """How many rows are in the model so far."""
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
        """Where this cake is, or -1. The rows up to there are in the model from then on."""
        at = next((at for at, row in enumerate(self._queue) if row.order_id == order_id), -1)
        if at >= len(self._rows):
            self._most = at + PAGE
            self._become(self._queue[: self._most])
        return at

    def row_at(self, at: int) -> QueueRow:
        """The row at this place. Raises IndexError."""
        return self._rows[at]

    def canFetchMore(self, parent: Index) -> bool:
        """Whether the queue is longer than what is in the model."""
        return not parent.isValid() and self._has_more

    def fetchMore(self, parent: Index) -> None:
        """The view was scrolled to its end."""
        if self._has_more:
            self._most = len(self._rows) + PAGE
            self._become(self._queue[: self._most])

    def show_rows(self, rows: tuple[QueueRow, ...], today: date) -> None:
        """Become these rows: those that stay keep their indexes, so selection and scroll position survive.

        Each step costs what the queue costs once, however many thousand rows there are.
        """
        day_changed, self.today = today != self.today, today
        if rows is not self._queue:
            self._queue = rows
            self._become(rows[: self._most])
        if day_changed and self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def _become(self, rows: tuple[QueueRow, ...]) -> None:
        # A view may ask for more between the steps.
        self._has_more = False
        self._remove_all_but({row.order_id for row in rows})
        self._sort_like(rows)
        self._insert_missing(rows)
        self._change(rows)
        self._has_more = len(rows) < len(self._queue)

    def _remove_all_but(self, wanted: set[str]) -> None:
        gone = [at for at, row in enumerate(self._rows) if row.order_id not in wanted]
        for first, last in reversed(runs(gone)):
            self.beginRemoveRows(ROOT, first, last)
            del self._rows[first : last + 1]
            self.endRemoveRows()

    def _sort_like(self, rows: tuple[QueueRow, ...]) -> None:
        """Bring the rows that stay into their new order."""
        here = {row.order_id: at for at, row in enumerate(self._rows)}
        old_places = [here[row.order_id] for row in rows if row.order_id in here]
        if all(map(lt, old_places, old_places[1:])):
            return
        self.layoutAboutToBeChanged.emit()
        new_places = {old: new for new, old in enumerate(old_places)}
        kept = self.persistentIndexList()
        self._rows = [self._rows[at] for at in old_places]
        self.changePersistentIndexList(kept, [self.index(new_places[index.row()]) for index in kept])
        self.layoutChanged.emit()

    def _insert_missing(self, rows: tuple[QueueRow, ...]) -> None:
        here = {row.order_id for row in self._rows}
        new = [at for at, row in enumerate(rows) if row.order_id not in here]
        for first, last in runs(new):
            self.beginInsertRows(ROOT, first, last)
            self._rows[first:first] = rows[first : last + 1]
            self.endInsertRows()

    def _change(self, rows: tuple[QueueRow, ...]) -> None:
        """Same cakes, same places by now: take over what else is new about them."""
        changed = [at for at, row in enumerate(rows) if self._rows[at] is not row and self._rows[at] != row]
        self._rows = list(rows)
        if changed:
            self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]))


def runs(places: Sequence[int]) -> list[tuple[int, int]]:
    """Ascending places as runs without gaps, first and last of each."""
    starts = [at for at, place in enumerate(places) if not at or places[at - 1] != place - 1]
    ends = [*(at - 1 for at in starts[1:]), len(places) - 1]
    return [(places[start], places[end]) for start, end in zip(starts, ends, strict=False)]
