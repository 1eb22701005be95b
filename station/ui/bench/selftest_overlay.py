"""The self-test of a bench: a line for each check, a green tick or a sentence that says what to do."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from station.doctor import Finding
from station.services.bench_state import BenchState
from station.ui.bench import selftest_words as words
from station.ui.bench.labels import FitText, IconLabel, TouchButton, set_property
from station.ui.bench.overlay import ChoiceRow, Overlay
from station.ui.theme import colours
from station.ui.theme.metrics import Metrics, Type


class CheckRow(ChoiceRow):
    """One check: waiting, at work, held or failed."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(f"check_{name}")
        self.setProperty("role", "attention-row")
        self._name = name
        self.icon = IconLabel("waiting", 32, colours.INK_SOFT)
        self.title = FitText(f"check_{name}_title", Type.STRONG)
        self.title.setText(words.check_name(name))
        # Else the row's layout gives it no width at all, and the sentence stands on it.
        self.title.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.sentence = FitText(f"check_{name}_sentence", Type.STRONG)
        self.sentence.keep_height(48)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.icon)
        self._row.addWidget(self.title)
        self._row.addWidget(self.sentence, 1)

    def begin(self) -> None:
        """It is looked at now."""
        self.icon.show_icon("start", colours.INK)
        self._say(words.doing(self._name))

    def end(self, finding: Finding) -> None:
        """This was found."""
        good = finding.held
        self.icon.show_icon(*(("check", colours.GOOD.back) if good else ("warning", colours.BAD_TINT.text)))
        set_property(self, "failed", "" if good else "true")
        self._say(words.found(finding))

    def _say(self, sentence: str) -> None:
        self.sentence.setText(sentence)
        self.setAccessibleName(f"{self.title.text()}: {sentence}")

    def set_metrics(self, metrics: Metrics) -> None:
        """Follow the window's size."""
        super().set_metrics(metrics)
        self.title.setFixedWidth(metrics.px(170))
        self._row.setContentsMargins(metrics.px(14), metrics.px(4), metrics.px(14), metrics.px(4))
        self._row.setSpacing(metrics.px(14))


class SelfTestOverlay(Overlay):
    """Opens with the checks begun; they can be begun again. Closing gives up what is waited for.

    Signals:
        begun: do the checks now.
    """

    begun = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__("self_test", parent)
        self._rows: dict[str, CheckRow] = {}
        self._failed = 0
        self.again = TouchButton("self_test_again", Type.STRONG, "plain", "start")
        self.again.say(self.tr("Check again"))
        self.again.clicked.connect(self._begin)
        self._head.insertWidget(1, self.again, 0, Qt.AlignmentFlag.AlignTop)
        self.cancel.say(self.tr("Close"), self.tr("Back to the bench (Escape)"))
        self.closed.connect(self.hide)

    def open(self) -> None:
        """Lie over the window and begin."""
        self._begin()
        super().open()

    def show_state(self, state: BenchState) -> None:
        """The checks look for themselves."""

    def _begin(self) -> None:
        self._failed = 0
        self._rows = {name: CheckRow(name) for name in words.checks()}
        self._head_words(words.title(), words.at_work())
        self.fill(list(self._rows.values()), 1)
        self.begun.emit()

    @Slot(object)
    def show_progress(self, progress: str | Finding | None) -> None:
        """A check begins (its name), ends (its finding), or all have ended (None)."""
        match progress:
            case Finding(name=name) if name in self._rows:
                self._failed += not progress.held
                self._rows[name].end(progress)
            case str() if progress in self._rows:
                self._rows[progress].begin()
            case None:
                self._head_words(words.title(), words.outcome(self._failed))

    def _head_words(self, title: str, text: str) -> None:
        self.title.setText(title)
        self.text.setText(text)
        self.setAccessibleName(f"{title}. {text}")
