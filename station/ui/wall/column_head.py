"""The coloured top of a column: the stage's icon and name, and its open cakes in all and for each store."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from station.domain.stages import Stage
from station.services.wall_state import WallCell
from station.ui.theme import colours
from station.ui.theme.icons import pixmap
from station.ui.wall import words
from station.ui.wall.labels import NumberLabel, StoreBadge, WallLabel, dress
from station.ui.wall.look import Look
from station.ui.words import stage_word

_ICON = 48
_BADGE = 46


class StoreCount(QWidget):
    """A store's badge and its number of open cakes."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.badge = StoreBadge(look, _BADGE)
        self.count = NumberLabel("store-count", 50)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.badge)
        self._row.addWidget(self.count)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Follow the window's size and the data's fading."""
        dress(self, look)
        self.badge.set_look(look)
        self._row.setSpacing(look.px(10))

    def show_cell(self, cell: WallCell) -> None:
        """Show this store's count."""
        self.badge.show_store(cell.store)
        self.count.setText(str(cell.open))
        self.setAccessibleName(f"{cell.store.name}: {cell.open}")


class ColumnHead(QFrame):
    """Name and counts on the stage's colour."""

    def __init__(self, stage: Stage, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "column-head")
        self.setProperty("stage", stage.value)
        self._stage = stage
        self.icon = QLabel()
        self.name = WallLabel("stage-name")
        self.name.setText(stage_word(stage))
        self.count = NumberLabel("stage-count", 108)
        self.cells: list[StoreCount] = []
        self._look = look
        self._lay_out()
        self.set_look(look)

    def _lay_out(self) -> None:
        self._title = QHBoxLayout()
        self._title.addWidget(self.icon)
        self._title.addWidget(self.name)
        self._title.addStretch(1)
        self._grid = QGridLayout()
        self._counts = QHBoxLayout()
        self._counts.addWidget(self.count)
        self._counts.addStretch(1)
        self._counts.addLayout(self._grid)
        self._all = QVBoxLayout(self)
        self._all.addLayout(self._title)
        self._all.addLayout(self._counts)

    def set_look(self, look: Look) -> None:
        """Follow the window's size and the data's fading."""
        self._look = look
        dress(self, look)
        ink = colours.STAGES[self._stage].text
        drawn = pixmap(self._stage.value.lower(), ink, look.px(_ICON), self.devicePixelRatioF())
        self.icon.setPixmap(drawn)
        self._title.setSpacing(look.px(14))
        self._grid.setVerticalSpacing(look.px(6))
        self._grid.setHorizontalSpacing(look.px(18))
        self._all.setContentsMargins(look.px(16), look.px(12), look.px(16), look.px(8))
        self._all.setSpacing(0)
        for cell in self.cells:
            cell.set_look(look)

    def show_unknown(self) -> None:
        """Show that the count is not known."""
        self.count.setText("?")
        self.count.setAccessibleName(words.not_known())
        for cell in self.cells:
            cell.hide()

    def show_counts(self, open_cakes: int, cells: tuple[WallCell, ...]) -> None:
        """Show the number of open cakes, in all and for each store."""
        self.count.setText(str(open_cakes))
        self.count.setAccessibleName(f"{stage_word(self._stage)}: {open_cakes}")
        while len(self.cells) < len(cells):
            cell = StoreCount(self._look)
            index = len(self.cells)
            # Two stores stand one above the other; from the third on a second pair of columns opens.
            self._grid.addWidget(cell, index % 2, index // 2, Qt.AlignmentFlag.AlignRight)
            self.cells.append(cell)
        for index, cell in enumerate(self.cells):
            cell.setVisible(index < len(cells))
            if index < len(cells):
                cell.show_cell(cells[index])
