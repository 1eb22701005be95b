"""The cake's picture beside its writing; a touch shows it large. Where there is none, that is said."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from station.services.bench_state import CakeView, PictureState
from station.ui.bench import check_words
from station.ui.bench.labels import DESIGN, IconLabel, Text, TouchButton
from station.ui.theme import colours
from station.ui.theme.metrics import Metrics, Type

MARGIN = 7
"""Design pixels between a frame and its picture."""


class Fitted:
    """A picture and how it was drawn last: to scale it anew at each paint would be felt."""

    def __init__(self) -> None:
        self._content: bytes | None = None
        self._whole = QPixmap()
        self._drawn = QPixmap()

    def load(self, content: bytes | None) -> bool:
        """Take this picture, or none; False when it is the one that is there."""
        if content == self._content:
            return False
        self._content, self._drawn, self._whole = content, QPixmap(), QPixmap()
        self._whole.loadFromData(content or b"")
        return True

    @property
    def empty(self) -> bool:
        """Whether there is nothing to draw."""
        return self._whole.isNull()

    def draw_on(self, frame: QWidget, metrics: Metrics) -> None:
        """Draw it in the middle of a frame that is being painted, as large as there is room."""
        margin, ratio = metrics.px(MARGIN), frame.devicePixelRatioF()
        room = frame.rect().adjusted(margin, margin, -margin, -margin)
        if self.empty or room.isEmpty():
            return
        size = self._whole.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        if self._drawn.size() != size * ratio:
            self._drawn = self._whole.scaled(
                size * ratio, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
        place = QRect(QPoint(0, 0), size)
        place.moveCenter(room.center())
        QPainter(frame).drawPixmap(place, self._drawn)


class PictureFrame(QFrame):
    """Only shows a picture."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("role", "label-picture")
        self.fitted = Fitted()
        self._metrics = DESIGN

    def set_metrics(self, metrics: Metrics) -> None:
        """Follow the window's size."""
        self._metrics = metrics

    def show_bytes(self, content: bytes | None) -> None:
        """Show this picture, or an empty frame."""
        if self.fitted.load(content):
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame, and the picture in it."""
        super().paintEvent(event)
        self.fitted.draw_on(self, self._metrics)


class CakePicture(TouchButton):
    """The picture of the current cake, as wide as it is without one."""

    WIDTH, WIDTH_TALL = 190, 400

    def __init__(self) -> None:
        super().__init__("picture_button", Type.LABEL, "picture")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._fitted = Fitted()
        self._icon_label = IconLabel("picture", 44, colours.LINE_STRONG)
        self.said = Text("picture_said", Type.LABEL, "soft", wrap=True)
        self.said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._inside = QVBoxLayout(self)
        self._inside.addStretch(1)
        self._inside.addWidget(self._icon_label, 0, Qt.AlignmentFlag.AlignHCenter)
        self._inside.addWidget(self.said)
        self._inside.addStretch(1)

    def set_metrics(self, metrics: Metrics) -> None:
        """Follow the window's size."""
        super().set_metrics(metrics)
        self.setFixedWidth(metrics.px(self.WIDTH_TALL if metrics.tall else self.WIDTH))
        self._icon_label.set_metrics(metrics)
        self.said.set_metrics(metrics)
        self._inside.setSpacing(metrics.px(6))

    def show_cake(self, cake: CakeView) -> None:
        """Show this cake's picture, or say that there is none."""
        if self._fitted.load(cake.picture.panel if cake.picture else None):
            self.update()
        here = cake.picture_state is PictureState.HERE and not self._fitted.empty
        said = check_words.picture_said(cake.picture_state, cake.row.human_number)
        self.said.setText("" if here else said)
        self.said.setVisible(not here)
        self._icon_label.setVisible(not here)
        self.setEnabled(here)
        self.setAccessibleName(said)
        self.setAccessibleDescription(check_words.picture_touch() if here else "")
        self.setToolTip(said)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame, and the picture in it."""
        super().paintEvent(event)
        self._fitted.draw_on(self, self._metrics)
