"""What belongs to the current cake: the writing, the picture of its label, notes, accessories, siblings."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from station.services.bench_state import CakeView
from station.ui.bench import texts
from station.ui.bench.cake_picture import PictureFrame
from station.ui.bench.labels import DESIGN, FitText, IconLabel, Text, dress
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
        self._all.setContentsMargins(metrics.px(18), metrics.px(4), metrics.px(18), metrics.px(6))
        self._all.setSpacing(0)

    def show_cake(self, cake: CakeView) -> None:
        """Show this cake's writing."""
        self.head.setText(self.tr("Writing") if cake.writing else "")
        self.writing.setText(cake.writing or self.tr("No writing"))
        self.writing.set_tone("" if cake.writing else "soft")
        self.writing.set_kind(Type.WRITING if cake.writing else Type.TITLE)


class LabelPicture(PictureFrame):
    """The label as the printer prints it."""

    def __init__(self) -> None:
        super().__init__("label_picture")

    def set_metrics(self, metrics: Metrics) -> None:
        """Follow the window's size."""
        super().set_metrics(metrics)
        self.setFixedWidth(metrics.px(184))

    def show_cake(self, cake: CakeView) -> None:
        """Show this cake's label, or room for it until the picture is there."""
        said = self.tr("Label {code}").format(code=cake.label_code)
        self.setAccessibleName(said)
        self.setToolTip(said)
        self.show_bytes(cake.label_png)


class Fact(QWidget):
    """An icon and a text that wraps."""

    def __init__(self, name: str, icon: str) -> None:
        super().__init__()
        self.icon = IconLabel(icon, 28, colours.INK_SOFT)
        self.text = Text(name, Type.STRONG, wrap=True)
        self.text.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self.text, 1)

    def set_metrics(self, metrics: Metrics) -> None:
        """Follow the window's size."""
        self._row.setSpacing(metrics.px(10))

    def forget_size(self) -> None:
        """Measure again: Qt tells a layout of a new font only when it next handles its events."""
        self.text.updateGeometry()
        self._row.invalidate()
        self.updateGeometry()

    def show_text(self, text: str) -> None:
        """Show this text; hidden when there is none."""
        self.text.setText(text)
        self.setVisible(bool(text))


class FactList(QScrollArea):
    """Siblings, accessories and notes: smaller, then scrolling, when a customer wrote a lot."""

    SIZES = (21, 19, 17, 15)
    HIGHEST = 104
    HIGHEST_TALL = 230

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("cake_fact_list")
        self.setAccessibleName(self.tr("Notes, accessories and other cakes of the order"))
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._metrics = DESIGN
        self.siblings = Fact("cake_siblings", "siblings")
        self.accessories = Fact("cake_accessories", "gift")
        self.notes = Fact("cake_notes", "note")
        inside = QWidget()
        self._all = QVBoxLayout(inside)
        self._all.setContentsMargins(0, 0, 0, 0)
        self._first = QHBoxLayout()
        self._first.addWidget(self.siblings, 3)
        self._first.addWidget(self.accessories, 2)
        self._all.addLayout(self._first)
        self._all.addWidget(self.notes)
        self.setWidget(inside)

    def set_metrics(self, metrics: Metrics) -> None:
        """Follow the window's size."""
        self._metrics = metrics
        dress(self, metrics)
        self._all.setSpacing(metrics.px(4))
        self._first.setSpacing(metrics.px(20))
        for fact in self._facts():
            fact.set_metrics(metrics)
        self._fit()

    def show_cake(self, cake: CakeView) -> None:
        """Show what else belongs to this cake."""
        several = cake.cake_count > 1
        parts = [texts.cake_count(cake), texts.siblings(cake.siblings)] if several else []
        self.siblings.show_text(". ".join(part for part in parts if part))
        self.accessories.show_text(", ".join(cake.accessories))
        self.notes.show_text(cake.notes or "")
        self.setVisible(any(fact.text.text() for fact in self._facts()))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit again."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        limit = self._metrics.px(self.HIGHEST_TALL if self._metrics.tall else self.HIGHEST)
        needed = limit
        for size in self.SIZES:
            for fact in self._facts():
                fact.text.setFont(self._metrics.font(Type.LABEL, size * self._metrics.scale))
                fact.forget_size()
            self._first.invalidate()
            self._all.invalidate()
            needed = self._all.heightForWidth(self.width() - self._metrics.px(18))
            if needed <= limit:
                break
        self.setFixedHeight(min(needed, limit) + 2)
        # Keys stop here only where there is something to scroll.
        scrolls = needed > limit
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if scrolls else Qt.FocusPolicy.NoFocus)

    def _facts(self) -> tuple[Fact, ...]:
        return (self.siblings, self.accessories, self.notes)
