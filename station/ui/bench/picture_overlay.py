"""The cake's picture over the whole bench, with its number and its writing; a touch or a scan closes it."""

from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from station.services.bench_actions import BenchActions
from station.services.bench_state import BenchState, CakeView, ShowPicture
from station.ui.bench import check_words, texts
from station.ui.bench.cake_picture import PictureFrame
from station.ui.bench.overlay import ChoiceRow, Overlay
from station.ui.theme.metrics import Metrics

ABOVE_AND_BELOW = 240
"""Design pixels that the card needs besides the picture."""


class LargePicture(ChoiceRow):
    """As high as the window leaves room."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.frame = PictureFrame("large_picture")
        self.frame.show_bytes(content)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.frame)

    def set_metrics(self, metrics: Metrics) -> None:
        """Follow the window's size."""
        self.frame.set_metrics(metrics)
        high = metrics.height - metrics.px(ABOVE_AND_BELOW)
        # On a tall screen a wide picture needs less.
        self.frame.setFixedHeight(min(high, metrics.px(1040)))


class PictureOverlay(Overlay):
    """Opens and closes with a ShowPicture in `BenchState.question`."""

    by_hand = False

    def __init__(self, actions: BenchActions, parent: QWidget) -> None:
        super().__init__("picture", parent)
        self._shown: CakeView | None = None
        self.cancel.say(self.tr("Close"), self.tr("Back to the bench (Escape)"))
        self.closed.connect(actions.dismiss)

    def show_state(self, state: BenchState) -> None:
        """Show the picture of the cake on the screen."""
        cake = state.current if isinstance(state.question, ShowPicture) else None
        if cake is None or cake.picture is None:
            self._shown = None
            self.hide()
            return
        if self._shown is not None and _same(cake, self._shown):
            return
        self._shown = cake
        what = (cake.row.product, texts.cake_facts(cake.row))
        self.title.setText("  ".join((cake.row.human_number, ", ".join(part for part in what if part))))
        self.text.setText(" ".join((cake.writing or self.tr("No writing")).split()))
        large = LargePicture(cake.picture.full)
        large.frame.setAccessibleName(check_words.picture_said(cake.picture_state, cake.row.human_number))
        self.fill([large], 1)
        self.open()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A touch anywhere closes it."""
        super().mouseReleaseEvent(event)
        self.closed.emit()


def _same(cake: CakeView, shown: CakeView) -> bool:
    seen = (cake.picture, cake.row.human_number, cake.writing)
    return seen == (shown.picture, shown.row.human_number, shown.writing)
