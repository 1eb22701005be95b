"""The bench's smallest parts: texts, icons, a store's badge and buttons measured in millimetres."""

from functools import lru_cache

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QIcon, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

from station.services.bench_state import StoreView
from station.ui.theme import colours
from station.ui.theme.icons import pixmap
from station.ui.theme.metrics import Metrics, Type, ui_font

DESIGN = Metrics(1.0, 96.0, 768)
"""Sizes before the window is laid out for the first time."""


class Text(QLabel):
    """Plain text in a size of the type scale: order data comes from customers and is never markup."""

    def __init__(self, name: str, kind: Type, tone: str = "", wrap: bool = False) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.setProperty("tone", tone)
        self._kind = kind

    def set_metrics(self, metrics: Metrics) -> None:
        """Follow the window's size."""
        self.setFont(metrics.font(self._kind))

    def set_tone(self, tone: str) -> None:
        """Colour by name: '' (ink), 'soft' or 'bad'."""
        set_property(self, "tone", tone)


class FitText(Text):
    """As large as its kind where there is room, and smaller where there is not: nothing is ever cut off."""

    def __init__(self, name: str, kind: Type, tone: str = "", wrap: bool = True) -> None:
        super().__init__(name, kind, tone, wrap)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._metrics = DESIGN
        self._largest = kind.value[0]
        self._design_height = 0

    def set_metrics(self, metrics: Metrics) -> None:
        """Follow the window's size."""
        self._metrics = metrics
        self._largest = max(metrics.smallest_text, round(self._kind.value[0] * metrics.scale))
        if self._design_height:
            self.setFixedHeight(metrics.px(self._design_height))
        self._fit()

    def set_kind(self, kind: Type) -> None:
        """Be another kind of text."""
        self._kind = kind
        self.set_metrics(self._metrics)

    def keep_height(self, design: int) -> None:
        """Stay so many design pixels high, whatever the text."""
        self._design_height = design

    def setText(self, text: str) -> None:
        """Show this text."""
        if text == self.text():
            return
        super().setText(text)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit again."""
        super().resizeEvent(event)
        self._fit_into(self.contentsRect().size())

    def minimumSizeHint(self) -> QSize:
        """Any size will do."""
        return QSize(0, 0)

    def sizeHint(self) -> QSize:
        """The height of one line at the largest size."""
        return QSize(0, QFontMetrics(ui_font(self._largest, self._kind.value[1])).height())

    def heightForWidth(self, width: int) -> int:
        """Not asked: the text follows the height."""
        return -1

    def hasHeightForWidth(self) -> bool:
        """No: the text follows the height."""
        return False

    def _fit(self) -> None:
        # Before it is seen, Qt tells it its size: to fit it into any other is work for nothing.
        if not self.testAttribute(Qt.WidgetAttribute.WA_PendingResizeEvent):
            self._fit_into(self.contentsRect().size())

    def _fit_into(self, room: QSize) -> None:
        weight, sizes = self._kind.value[1], (self._metrics.smallest_text, self._largest)
        pixels = _largest_size(self.text(), weight, sizes, (room.width(), room.height()), self.wordWrap())
        self.setFont(ui_font(pixels, weight))


@lru_cache(maxsize=256)
def _largest_size(text: str, weight: int, sizes: tuple[int, int], room: tuple[int, int], wrap: bool) -> int:
    """The size in pixels, of those between, in which a text has room; the smallest if it has none.

    Remembered: a bench says the same sentences all day, and each size that is tried loads a font.
    """

    def fits(pixels: int) -> bool:
        needed = text_size(text, QFontMetrics(ui_font(pixels, weight)), QSize(*room), wrap)
        return needed.width() <= room[0] and needed.height() <= room[1]

    low, high = sizes
    # Most have room at their largest.
    if fits(high):
        return high
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(middle) else (low, middle - 1)
    return low


class IconLabel(QLabel):
    """One of our icons beside words that say the same."""

    def __init__(self, name: str, design: int, colour: str = colours.INK) -> None:
        super().__init__()
        self._icon, self._design, self._colour = name, design, colour
        self._metrics = DESIGN

    def set_metrics(self, metrics: Metrics) -> None:
        """Follow the window's size."""
        self._metrics = metrics
        self.show_icon(self._icon, self._colour)

    def show_icon(self, name: str, colour: str) -> None:
        """Show another icon or colour."""
        self._icon, self._colour = name, colour
        side = self._metrics.px(self._design)
        self.setFixedSize(side, side)
        self.setPixmap(pixmap(name, colour, side, self.devicePixelRatioF()))


class Badge(QWidget):
    """A store's letter on its colour: the letter tells the stores apart, the colour only helps."""

    def __init__(self, design: int) -> None:
        super().__init__()
        self._design = design
        self._store: StoreView | None = None

    def set_metrics(self, metrics: Metrics) -> None:
        """Follow the window's size."""
        self.setFixedSize(metrics.px(self._design), metrics.px(self._design))

    def show_store(self, store: StoreView) -> None:
        """Show this store."""
        self._store = store
        self.setAccessibleName(store.name)
        self.setToolTip(store.name)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the letter on a rounded square."""
        if self._store is not None:
            paint_badge(QPainter(self), self.rect(), self._store)


class TouchButton(QPushButton):
    """A button with an icon whose height is measured in millimetres of the screen."""

    def __init__(
        self, name: str, kind: Type, role: str, icon_name: str = "", colour: str = colours.INK
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("role", role)
        # A touch leaves no frame behind; the frame is for those who walk with Tab.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAutoDefault(False)
        self._kind, self._icon, self._colour = kind, icon_name, colour
        self._metrics = DESIGN

    def set_metrics(self, metrics: Metrics) -> None:
        """Follow the window's size: at least a secondary target."""
        self._metrics = metrics
        self.setFont(metrics.font(self._kind))
        self.setMinimumHeight(metrics.secondary)
        self.setMinimumWidth(metrics.secondary)
        self.show_icon(self._icon, self._colour)

    def show_icon(self, name: str, colour: str) -> None:
        """Show another icon or colour."""
        self._icon, self._colour = name, colour
        if name:
            side = self._metrics.px(self._kind.value[0] * 1.25)
            drawn = _with_gap(pixmap(name, colour, side, self.devicePixelRatioF()), side)
            shown = QIcon(drawn)
            shown.addPixmap(drawn, QIcon.Mode.Disabled)
            self.setIconSize(QSize(side + side // 3, side))
            self.setIcon(shown)

    @property
    def icon_name(self) -> str:
        """The icon that it shows."""
        return self._icon

    def say(self, text: str, more: str = "") -> None:
        """Show these words; a screen reader says `more` as well."""
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self.setAccessibleDescription(more)


class FitButton(TouchButton):
    """A button of a given width: its words are smaller where they have no room."""

    def set_metrics(self, metrics: Metrics) -> None:
        """Follow the window's size."""
        super().set_metrics(metrics)
        self._fit()

    def say(self, text: str, more: str = "") -> None:
        """Show these words; a screen reader says `more` as well."""
        super().say(text, more)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit again."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Any width that can be touched will do."""
        return QSize(self._metrics.secondary, self._metrics.secondary)

    def _fit(self) -> None:
        pixels = round(self._kind.value[0] * self._metrics.scale)
        while True:
            self.setFont(self._metrics.font(self._kind, pixels))
            hint = self.sizeHint()
            fits = hint.width() <= self.width() and hint.height() <= self.height()
            if fits or pixels <= self._metrics.smallest_text:
                return
            pixels -= 1


def _with_gap(drawn: QPixmap, side: int) -> QPixmap:
    """The icon with air at its right: the style puts the words too near."""
    ratio = drawn.devicePixelRatio()
    wide = QPixmap(round((side + side // 3) * ratio), round(side * ratio))
    wide.setDevicePixelRatio(ratio)
    wide.fill(Qt.GlobalColor.transparent)
    painter = QPainter(wide)
    painter.drawPixmap(0, 0, drawn)
    painter.end()
    return wide


def text_size(text: str, metrics: QFontMetrics, room: QSize, wrap: bool) -> QSize:
    """The size that a text takes in this width."""
    flags = int(Qt.TextFlag.TextWordWrap.value) if wrap else int(Qt.TextFlag.TextExpandTabs.value)
    return metrics.boundingRect(QRect(0, 0, room.width(), 100_000), flags, text).size()


def set_property(widget: QWidget, name: str, value: str) -> None:
    """Set a property that the style sheet looks at, and style the widget and its parts again."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    for part in (widget, *widget.findChildren(QWidget)):
        part.style().unpolish(part)
        part.style().polish(part)


def paint_badge(painter: QPainter, place: QRect, store: StoreView) -> None:
    """Draw a store's badge."""
    side = place.height()
    rim = max(1.0, side * 0.045)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colours.WHITE), rim))
    painter.setBrush(QColor(store.colour))
    painter.drawRoundedRect(
        QRectF(place).adjusted(rim / 2, rim / 2, -rim / 2, -rim / 2), side * 0.2, side * 0.2
    )
    painter.setFont(ui_font(side * 0.66, 700))
    painter.setPen(QColor(colours.text_on(store.colour)))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, store.letter)


def dress(part: QWidget, metrics: Metrics) -> None:
    """Give everything inside this part the window's sizes."""
    for child in part.findChildren(QWidget):
        if isinstance(child, Text | IconLabel | Badge | TouchButton):
            child.set_metrics(metrics)
