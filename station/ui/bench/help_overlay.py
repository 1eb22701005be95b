"""What can be scanned here now: seven lines at most."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from station.services.bench_actions import BenchActions
from station.services.bench_state import BenchState, HelpLine, ShowHelp
from station.ui.bench import card_words as words
from station.ui.bench.labels import FitText, IconLabel
from station.ui.bench.overlay import ChoiceRow, Overlay
from station.ui.theme import colours
from station.ui.theme.metrics import Metrics, Type

_ICONS = {
    HelpLine.SHELF: "shelf",
    HelpLine.PEOPLE: "person",
    HelpLine.SCREEN: "question",
    HelpLine.MENU: "more",
    HelpLine.BOARD: "more",
}
_LABELS = (HelpLine.SLIP_OR_LABEL, HelpLine.LABEL_COMPLETES, HelpLine.LABEL_PACKS)


class HelpRow(ChoiceRow):
    """A kind of code, and what scanning it does."""

    def __init__(self, line: HelpLine, shown: ShowHelp) -> None:
        super().__init__()
        head, text = words.help_line(line, shown)
        self.setProperty("role", "attention-row")
        self.head = FitText(f"help_{line.value}_head", Type.STRONG)
        self.head.setText(head)
        self.what = FitText(f"help_{line.value}", Type.TITLE)
        self.what.setText(text)
        icon = "scanner" if line in _LABELS else _ICONS.get(line, "note")
        self._row = QHBoxLayout(self)
        self._row.addWidget(IconLabel(icon, 34, colours.INK_SOFT))
        self._row.addWidget(self.head, 2)
        self._row.addWidget(self.what, 9)
        self.setAccessibleName(f"{head}: {text}")

    def set_metrics(self, metrics: Metrics) -> None:
        """Follow the window's size."""
        super().set_metrics(metrics)
        self.setFixedHeight(metrics.px(58))
        self._row.setContentsMargins(metrics.px(18), metrics.px(3), metrics.px(18), metrics.px(3))
        self._row.setSpacing(metrics.px(16))


class HelpOverlay(Overlay):
    """Opens and closes with a ShowHelp in `BenchState.question`."""

    by_hand = takes_cards = False

    def __init__(self, actions: BenchActions, parent: QWidget) -> None:
        super().__init__("help", parent)
        self._shown: ShowHelp | None = None
        self.cancel.say(self.tr("Close"), self.tr("Change nothing (Escape)"))
        self.text.setText(self.tr("The next scan closes this and does its work."))
        self.closed.connect(actions.dismiss)
        self.yes = self.cancel

    def show_state(self, state: BenchState) -> None:
        """Show the lines."""
        shown = state.question if isinstance(state.question, ShowHelp) else None
        if shown == self._shown:
            return
        self._shown = shown
        if shown is None:
            self.hide()
            return
        self.title.setText(words.help_title(shown))
        rows = [HelpRow(line, shown) for line in shown.lines]
        self.setAccessibleName(". ".join((self.title.text(), *(row.accessibleName() for row in rows))))
        self.fill(rows, 1)
        self.open()
