"""The rows of the scanner test and of the list of last scans."""

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy

from scanning.trace import character_name
from station.services.bench_state import ScanLine
from station.services.notices import FeedbackKind
from station.ui.bench import scanner_words as words
from station.ui.bench.labels import FitText, IconLabel, Text, TouchButton
from station.ui.bench.overlay import ChoiceRow
from station.ui.theme import colours
from station.ui.theme.metrics import Metrics, Type

_SIGNS = {
    FeedbackKind.ACCEPTED: ("check", colours.GOOD.back),
    FeedbackKind.SAVED_OFFLINE: ("saved", colours.SAVED.text),
    FeedbackKind.REFUSED: ("warning", colours.BAD_TINT.text),
    FeedbackKind.QUESTION: ("question", colours.INK),
    FeedbackKind.INFO: ("info", colours.INK),
}
SHOWN_CHARACTERS = 48


class FactRow(ChoiceRow):
    """A name at the left, what was found at its right, and buttons behind it."""

    def __init__(self, name: str, label: str, kind: Type, height: int, *buttons: TouchButton) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("role", "attention-row")
        self.label = FitText(f"{name}_label", Type.LABEL, "soft")
        self.label.setText(label)
        # Else the row's layout gives it no width at all, and the fact stands on it.
        self.label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.fact = FitText(f"{name}_fact", kind)
        self.fact.keep_height(height)
        self._buttons = buttons
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.label)
        self._row.addWidget(self.fact, 1)
        for button in buttons:
            self._row.addWidget(button)

    def say(self, text: str) -> None:
        """Show this."""
        self.fact.setText(text)
        self.setAccessibleName(f"{self.label.text()}: {text}")

    def set_metrics(self, metrics: Metrics) -> None:
        """Follow the window's size."""
        super().set_metrics(metrics)
        self.label.setFixedWidth(metrics.px(130))
        self._row.setContentsMargins(metrics.px(16), metrics.px(8), metrics.px(12), metrics.px(8))
        self._row.setSpacing(metrics.px(14))


class ScanRow(ChoiceRow):
    """One scan of the history."""

    def __init__(self, line: ScanLine) -> None:
        super().__init__()
        name = f"scan_{line.serial}"
        self.setObjectName(name)
        self.setProperty("role", "attention-row")
        icon, ink = _SIGNS[line.kind] if line.kind else ("waiting", colours.INK_SOFT)
        self.at = Text(f"{name}_at", Type.LABEL, "soft")
        self.at.setText(f"{line.at:%H:%M:%S}")
        self.read = FitText(f"{name}_read", Type.STRONG)
        self.read.setText(_spelled(line.read))
        self.read.keep_height(52)
        self.answer = FitText(f"{name}_answer", Type.BODY)
        self.answer.setText(words.answer(line))
        self.answer.keep_height(52)
        self.source = FitText(f"{name}_source", Type.LABEL, "soft")
        self.source.setText(words.source(line.source))
        self.source.keep_height(52)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.at)
        self._row.addWidget(self.read, 3)
        self._row.addWidget(IconLabel(icon, 30, ink))
        self._row.addWidget(self.answer, 4)
        self._row.addWidget(self.source, 2)
        said = (self.at.text(), self.read.text(), self.answer.text(), self.source.text())
        self.setAccessibleName(", ".join(said))

    def set_metrics(self, metrics: Metrics) -> None:
        """Follow the window's size."""
        super().set_metrics(metrics)
        self._row.setContentsMargins(metrics.px(16), metrics.px(4), metrics.px(16), metrics.px(4))
        self._row.setSpacing(metrics.px(14))


def _spelled(read: str) -> str:
    """As it was read; what cannot be seen by its name."""
    shown = [character if character.isprintable() else f"[{character_name(character)}]" for character in read]
    tail = f"… ({len(read)})" if len(shown) > SHOWN_CHARACTERS else ""
    return "".join(shown[:SHOWN_CHARACTERS]) + tail
