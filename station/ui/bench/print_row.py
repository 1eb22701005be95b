"""The rows of the panel of labels: one label, a whole queue being printed, what can be printed in one go."""

from collections.abc import Callable, Sequence
from functools import partial

from msgspec import Struct
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout

from station.services.bench_actions import BenchActions
from station.services.bench_state import BatchChoice, BatchSpan, BatchView, JobCause, LabelLine, LabelState
from station.ui.bench import print_words as words
from station.ui.bench.labels import FitText, IconLabel, TouchButton
from station.ui.bench.overlay import ChoiceRow
from station.ui.theme import colours
from station.ui.theme.metrics import Metrics, Type

_PICTURES = {
    JobCause.PAPER: "paper",
    JobCause.COVER: "cover",
    JobCause.OFFLINE: "stop",
    JobCause.AWAY: "link_off",
    JobCause.NOT_KNOWN: "question",
    JobCause.OTHER: "warning",
}


class _Way(Struct, frozen=True):
    name: str
    text: str
    icon: str
    act: Callable[[], None]
    role: str = "plain"
    ink: str = colours.INK


class _Row(ChoiceRow):
    """A picture, two lines of words, and buttons at the right."""

    def __init__(self, name: str, picture: str, ink: str, head: str, text: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("role", "attention-row")
        self.picture = IconLabel(picture, 52, ink)
        self.head = FitText(f"{name}_head", Type.TITLE, wrap=False)
        self.head.setText(head)
        self.text = FitText(f"{name}_text", Type.BODY)
        self.text.setText(text)
        self.text.setVisible(bool(text))
        self.said = QVBoxLayout()
        self.said.setSpacing(2)
        self.said.addStretch(1)
        self.said.addWidget(self.head)
        self.said.addWidget(self.text)
        self.said.addStretch(1)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.picture)
        self._row.addLayout(self.said, 1)
        self.setAccessibleName(". ".join(part for part in (head, text) if part))

    def offer(self, ways: Sequence[_Way], about: str) -> None:
        """Put these buttons at the right."""
        for way in ways:
            button = TouchButton(way.name, Type.STRONG, way.role, way.icon, way.ink)
            button.say(way.text, about)
            # A button also sends whether it is checked; a way takes nothing.
            button.clicked.connect(partial(_touched, way.act))
            self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)

    def set_metrics(self, metrics: Metrics) -> None:
        """Follow the window's size."""
        self.head.keep_height(38)
        self.text.keep_height(52)
        super().set_metrics(metrics)
        self.setFixedHeight(max(metrics.primary, metrics.px(100)) + metrics.px(8))
        self._row.setContentsMargins(metrics.px(18), metrics.px(4), metrics.px(14), metrics.px(4))
        self._row.setSpacing(max(metrics.px(16), metrics.gap))


class LabelRow(_Row):
    """One label that is not out."""

    def __init__(self, line: LabelLine, actions: BenchActions) -> None:
        head, text = words.happens(line)
        waits = line.state in (LabelState.WAITS, LabelState.PRINTING)
        picture = "waiting" if line.state is LabelState.WAITS else "printer"
        if line.cause is not None and not waits:
            picture = _PICTURES[line.cause]
        ink = colours.INK_SOFT if waits else colours.BAD_TINT.text
        name = f"label_{line.job_id}"
        super().__init__(name, picture, ink, f"{words.number(line)}: {head}", text)
        self.offer(_ways(line, actions), line.order_number)


class BatchRow(_Row):
    """A whole queue being printed."""

    def __init__(self, batch: BatchView, actions: BenchActions) -> None:
        super().__init__("batch", "printer", colours.INK, words.progress(batch), "")
        self.bar = QProgressBar()
        self.bar.setObjectName("batch_bar")
        self.bar.setTextVisible(False)
        self.bar.setRange(0, max(1, batch.total))
        self.bar.setValue(batch.done)
        self.bar.setAccessibleName(words.progress(batch))
        self.said.insertWidget(2, self.bar)
        stop = _Way("batch_stop", words.stop(), "stop", actions.stop_batch, "danger", colours.BAD_TINT.text)
        self.offer([stop], words.progress(batch))

    def set_metrics(self, metrics: Metrics) -> None:
        """Follow the window's size."""
        super().set_metrics(metrics)
        self.bar.setFixedHeight(metrics.px(16))


class BatchChoiceRow(_Row):
    """The labels of a part of the queue, or of all of it, in one go."""

    def __init__(self, choice: BatchChoice, actions: BenchActions) -> None:
        name = f"batch_{choice.span.value}"
        super().__init__(name, "cake", colours.INK, words.batch_choice(choice.span), "")
        begin: Callable[[BatchSpan], None] = actions.print_batch
        way = _Way(f"{name}_button", words.batch_count(choice.count), "printer", partial(begin, choice.span))
        self.offer([way], words.batch_choice(choice.span))


def _ways(line: LabelLine, actions: BenchActions) -> list[_Way]:
    job = line.job_id
    if line.state is LabelState.ASK:
        yes = _Way(f"yes_{job}", words.yes(), "check", partial(actions.answer_label, job, True))
        return [yes, _Way(f"no_{job}", words.no(), "reprint", partial(actions.answer_label, job, False))]
    if line.state is LabelState.PRINTING:
        return []
    act = partial(actions.cancel_label, job)
    return [_Way(f"cancel_{job}", words.cancel(), "close", act, "danger", colours.BAD_TINT.text)]


def _touched(act: Callable[[], None], _checked: bool = False) -> None:
    act()
