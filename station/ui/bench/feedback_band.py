"""The answer to the last scan: an icon, a title to read from afar, and what to do."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from station.services.notices import Feedback, FeedbackKind, Notice
from station.ui.announce import announce
from station.ui.bench import prompt_words, texts
from station.ui.bench.detail_text import DetailText
from station.ui.bench.labels import FitText, IconLabel, Text, dress, set_property
from station.ui.bench.notice_words import feedback_words
from station.ui.bench.paper import Paper, PaperPicture
from station.ui.theme import colours
from station.ui.theme.metrics import Metrics, Type

INFO_MS = 6_000
_ICONS = {
    FeedbackKind.ACCEPTED: ("check", colours.GOOD.text),
    FeedbackKind.SAVED_OFFLINE: ("saved", colours.SAVED.text),
    FeedbackKind.REFUSED: ("stop", colours.BAD.text),
    FeedbackKind.QUESTION: ("question", colours.ASK.text),
    FeedbackKind.INFO: ("info", colours.QUIET.text),
}
_URGENT = (FeedbackKind.REFUSED, FeedbackKind.QUESTION)
"""A screen reader stops what it says for these."""


class WayBack(QWidget):
    """Who scanned too early sees how to take it back."""

    def __init__(self) -> None:
        super().__init__()
        self.words = Text("way_back", Type.STRONG)
        self.words.setText(prompt_words.way_back())
        self.words.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.picture = PaperPicture(Paper.UNDO, 74)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.words)
        self._row.addWidget(self.picture)

    def set_metrics(self, metrics: Metrics) -> None:
        """Follow the window's size."""
        self.picture.set_metrics(metrics)
        self._row.setSpacing(metrics.px(14))


class FeedbackBand(QFrame):
    """Stays until the next answer, so that nobody misses a refusal; INFO leaves after some seconds.

    It is always there: what stands below never moves under a finger.
    """

    def __init__(self, info_ms: int = INFO_MS) -> None:
        super().__init__()
        self.setObjectName("feedback_band")
        self.setProperty("role", "band")
        self.icon = IconLabel("scanner", 54, colours.QUIET.text)
        self.title = FitText("feedback_title", Type.HEADLINE, wrap=False)
        self.text = DetailText("feedback_text", Type.STRONG)
        self._words = QVBoxLayout()
        self._words.setSpacing(0)
        self._words.addStretch(1)
        self._words.addWidget(self.title)
        self._words.addWidget(self.text)
        self._words.addStretch(1)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.icon)
        self._row.addLayout(self._words, 1)
        self.way_back = WayBack()
        self._row.addWidget(self.way_back)
        self._leave = QTimer(self)
        self._leave.setSingleShot(True)
        self._leave.setInterval(info_ms)
        self._leave.timeout.connect(self.rest)
        self.rest()

    @property
    def kind(self) -> str:
        """The kind that it shows; '' while it rests."""
        return str(self.property("kind") or "")

    def set_metrics(self, metrics: Metrics) -> None:
        """Follow the window's size."""
        self.setFixedHeight(metrics.px(92))
        self.title.keep_height(43)
        self.text.keep_height(43)
        self._row.setContentsMargins(metrics.px(20), metrics.px(3), metrics.px(20), metrics.px(3))
        self._row.setSpacing(metrics.px(18))
        dress(self, metrics)
        self.way_back.set_metrics(metrics)

    def rest(self) -> None:
        """Nothing to answer."""
        self._show("", "scanner", colours.INK_SOFT, *texts.ready())

    def show_feedback(self, feedback: Feedback) -> None:
        """Answer a scan or touch."""
        words = feedback_words(feedback)
        done = feedback.notice is Notice.STAGE_COMPLETED
        self._show(feedback.kind.value, *_ICONS[feedback.kind], words.title, words.text, back=done)
        announce(self, self.accessibleName(), feedback.kind in _URGENT)
        if feedback.kind is FeedbackKind.INFO:
            self._leave.start()

    def show_crash(self, detail: str) -> None:
        """Tell of an error that nobody handled."""
        self._show(FeedbackKind.REFUSED.value, "warning", colours.BAD.text, *texts.crash(detail))
        announce(self, self.accessibleName(), urgent=True)

    def _show(self, kind: str, icon: str, colour: str, title: str, text: str, *, back: bool = False) -> None:
        self._leave.stop()
        # Before the words, which fit themselves into what it leaves of the room.
        self.way_back.setVisible(back)
        set_property(self, "kind", kind)
        self.icon.show_icon(icon, colour)
        self.title.setText(title)
        self.text.setText(text)
        self.setAccessibleName(f"{title}. {text}")
