"""What belongs to the current cake: the writing, the picture of its label, notes, accessories, siblings."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from station.services.bench_state import CakeView
from station.ui.bench import texts
from station.ui.bench.labels import FitText, IconLabel, Text, dress
from station.ui.theme import colours
from station.ui.theme.metrics import Metrics, Type


class WritingPanel(QFrame):
    """What is written on the cake, as large as there is room, and always whole."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("writing_panel")
        self.setProperty("role", "writing")
        self.head = Text("writing_head", Type.LABEL, "soft")
        self.writing = FitText("cake_writing", Type.WRITING)
        self.writing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._all = QVBoxLayout(self)
        self._all.addWidget(self.head)
        self._all.addWidget(self.writing, 1)

    def set_metrics(self, metrics: Metrics) -> None:
        """Follow the window's size."""
        self._all.setContentsMargins(metrics.px(18), metrics.px(8), metrics.px(18), metrics.px(10))
        self._all.setSpacing(0)

    def show_cake(self, cake: CakeView) -> None:
        """Show this cake's writing."""
        self.head.setText(self.tr("Writing") if cake.writing else "")
        self.writing.setText(cake.writing or self.tr("No writing"))
        self.writing.set_tone("" if cake.writing else "soft")


class LabelPicture(QFrame):
    """The label as the printer prints it."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("label_picture")
        self.setProperty("role", "label-picture")
        self.picture = QLabel()
        self.picture.setObjectName("label_image")
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.caption = FitText("label_caption", Type.LABEL, "soft")
        self.caption.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._png: bytes | None = None
        self._drawn = QPixmap()
        self._all = QVBoxLayout(self)
        self._all.addWidget(self.picture, 1)
        self._all.addWidget(self.caption)

    def set_metrics(self, metrics: Metrics) -> None:
        """Follow the window's size."""
        self.setFixedWidth(metrics.px(256))
        margin = metrics.px(8)
        self._all.setContentsMargins(margin, margin, margin, margin // 2)
        self._all.setSpacing(metrics.px(2))
        self.caption.keep_height(26)
        self._draw()

    def show_cake(self, cake: CakeView) -> None:
        """Show this cake's label, or its code until the picture is there."""
        if cake.label_png != self._png:
            self._png = cake.label_png
            self._drawn = QPixmap()
            self._drawn.loadFromData(cake.label_png or b"")
            self._draw()
        self.caption.setText(self.tr("Label {code}").format(code=cake.label_code))
        self.picture.setAccessibleName(self.caption.text())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw the picture in the new room."""
        super().resizeEvent(event)
        self._draw()

    def _draw(self) -> None:
        if self._drawn.isNull():
            self.picture.setPixmap(QPixmap())
            return
        ratio = self.devicePixelRatioF()
        room: QSize = self.contentsRect().size() - QSize(24, 48)
        shown = self._drawn.scaled(
            room * ratio, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        shown.setDevicePixelRatio(ratio)
        self.picture.setPixmap(shown)


class Fact(QWidget):
    """An icon and a text that wraps."""

    def __init__(self, name: str, icon: str) -> None:
        super().__init__()
        self.icon = IconLabel(icon, 28, colours.INK_SOFT)
        self.text = Text(name, Type.STRONG, wrap=True)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self.text, 1)

    def set_metrics(self, metrics: Metrics) -> None:
        """Follow the window's size."""
        self._row.setSpacing(metrics.px(10))

    def show_text(self, text: str) -> None:
        """Show this text; hidden when there is none."""
        self.text.setText(text)
        self.setVisible(bool(text))


class FactList(QScrollArea):
    """Notes, accessories, siblings and the shelf; scrolls when a customer wrote a lot."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("cake_fact_list")
        self.setAccessibleName(self.tr("Notes, accessories and other cakes of the order"))
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.siblings = Fact("cake_siblings", "siblings")
        self.accessories = Fact("cake_accessories", "gift")
        self.notes = Fact("cake_notes", "note")
        self.shelf = Fact("cake_shelf", "shelf")
        inside = QWidget()
        self._all = QVBoxLayout(inside)
        self._all.setContentsMargins(0, 0, 0, 0)
        for fact in self._facts():
            self._all.addWidget(fact)
        self._all.addStretch(1)
        self.setWidget(inside)

    def set_metrics(self, metrics: Metrics) -> None:
        """Follow the window's size."""
        self._all.setSpacing(metrics.px(6))
        for fact in self._facts():
            fact.set_metrics(metrics)
        dress(self, metrics)

    def show_cake(self, cake: CakeView) -> None:
        """Show what else belongs to this cake."""
        several = cake.cake_count > 1
        parts = [texts.cake_count(cake), texts.siblings(cake.siblings)] if several else []
        self.siblings.show_text(". ".join(part for part in parts if part))
        self.accessories.show_text(", ".join(cake.accessories))
        self.notes.show_text(cake.notes or "")
        self.shelf.show_text(self.tr("Shelf {shelf}").format(shelf=cake.storage) if cake.storage else "")
        self.setVisible(any(fact.text.text() for fact in self._facts()))

    def _facts(self) -> tuple[Fact, ...]:
        return (self.siblings, self.accessories, self.notes, self.shelf)
