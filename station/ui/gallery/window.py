"""The gallery's window: the names of its pages, the page that was chosen, light or dark."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QScrollArea, QVBoxLayout, QWidget

from station.ui.bench.labels import DESIGN, TouchButton
from station.ui.gallery.pages import Page, all_pages
from station.ui.theme import colours
from station.ui.theme.colours import shown, use_dark
from station.ui.theme.metrics import Type
from station.ui.theme.style import style_sheet

LIST_WIDTH = 300


class GalleryWindow(QWidget):
    """For those who build windows, and for those who ask what a window can say."""

    def __init__(self, dark: bool = False) -> None:
        super().__init__()
        self._pages: tuple[Page, ...] = all_pages()
        self._dark = dark
        self.setObjectName("Bench")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(self.tr("Gallery - Ordak Station"))
        self.setAccessibleName(self.windowTitle())
        self.theme = TouchButton("theme_button", Type.STRONG, "plain")
        self.theme.clicked.connect(self._turn_theme)
        self.names = QListWidget()
        self.names.setObjectName("page_names")
        self.names.setAccessibleName(self.tr("Pages"))
        self.names.addItems([page.name for page in self._pages])
        self.names.currentRowChanged.connect(self._show_page)
        self.room = QScrollArea()
        self.room.setObjectName("page_room")
        # Keys are for the list of names: a page is only looked at.
        self.room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        left = QVBoxLayout()
        left.addWidget(self.theme)
        left.addWidget(self.names)
        row = QHBoxLayout(self)
        row.addLayout(left)
        row.addWidget(self.room, 1)
        self.names.setFixedWidth(LIST_WIDTH)
        self.resize(1740, 860)
        self._set_theme()
        self.names.setCurrentRow(0)

    @property
    def page(self) -> QWidget | None:
        """What is shown."""
        return self.room.widget()

    def _turn_theme(self) -> None:
        self._dark = not self._dark
        self._set_theme()
        self._show_page(self.names.currentRow())

    def _set_theme(self) -> None:
        use_dark(self._dark)
        self.setStyleSheet(style_sheet(DESIGN))
        palette = QPalette(self.names.palette())
        palette.setColor(QPalette.ColorRole.Text, QColor(shown(colours.INK)))
        self.names.setPalette(palette)
        self.theme.set_metrics(DESIGN)
        self.theme.say(self.tr("Light") if self._dark else self.tr("Dark"), self.tr("Turn the theme"))

    def _show_page(self, at: int) -> None:
        page = self._pages[max(0, at)]
        widget = page.make()
        if page.size is not None:
            widget.setFixedSize(*page.size)
        # The page before it goes with it.
        self.room.setWidget(widget)
        widget.show()
