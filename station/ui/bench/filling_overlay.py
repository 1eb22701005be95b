"""Today's fillings: what is to be filled today and tomorrow, counted, with the labels of each flavour."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from station.services.bench_actions import BenchActions
from station.services.bench_state import BenchState, DeviceStatus
from station.services.filling_board import FillingLine, filling_board
from station.ui.bench import card_words as words
from station.ui.bench import prompt_words
from station.ui.bench.labels import FitText, TouchButton
from station.ui.bench.overlay import ChoiceRow, Overlay
from station.ui.theme import colours
from station.ui.theme.metrics import Metrics, Type

Print = Callable[[tuple[str, ...]], None]


class DayRow(ChoiceRow):
    """The head of a day, and all its labels in one touch."""

    def __init__(self, name: str, title: str, todo: tuple[str, ...], take: Print) -> None:
        super().__init__()
        self.head = FitText(f"{name}_head", Type.HEADLINE, wrap=False)
        self.head.setText(title)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.head, 1)
        if todo:
            text = self.tr("Print all {count}").format(count=len(todo))
            self._row.addWidget(_button(f"{name}_all", "primary", text, title, partial(take, todo)))
        self.setAccessibleName(title)

    def set_metrics(self, metrics: Metrics) -> None:
        """Follow the window's size."""
        super().set_metrics(metrics)
        self.setFixedHeight(metrics.secondary + metrics.px(4))
        self._row.setContentsMargins(metrics.px(18), 0, metrics.px(18), 0)


class FlavourRow(ChoiceRow):
    """A flavour: how many of each size, and its labels."""

    def __init__(self, name: str, line: FillingLine, todo: tuple[str, ...], take: Print) -> None:
        super().__init__()
        self.setProperty("role", "attention-row")
        flavour = words.line_flavour(line)
        self.count = FitText(f"{name}_count", Type.HEADLINE, wrap=False)
        self.count.setText(str(line.count))
        self.flavour = FitText(f"{name}_flavour", Type.TITLE, wrap=False)
        self.flavour.setText(flavour)
        self.sizes = FitText(f"{name}_sizes", Type.STRONG, "soft", wrap=False)
        self.sizes.setText(words.line_sizes(line))
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(self.flavour)
        said.addWidget(self.sizes)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.count, 1)
        self._row.addLayout(said, 8)
        if todo:
            one = _button(f"{name}_one", "plain", self.tr("Print one"), flavour, partial(take, todo[:1]))
            self._row.addWidget(one)
        if len(todo) > 1:
            text = self.tr("Print {count}").format(count=len(todo))
            self._row.addWidget(_button(f"{name}_all", "plain", text, flavour, partial(take, todo)))
        self.setAccessibleName(f"{flavour}: {self.sizes.text()}")

    def set_metrics(self, metrics: Metrics) -> None:
        """Follow the window's size."""
        super().set_metrics(metrics)
        self.setFixedHeight(metrics.secondary + metrics.px(18))
        self._row.setContentsMargins(metrics.px(18), metrics.px(6), metrics.px(18), metrics.px(6))
        self._row.setSpacing(metrics.gap)


class FillingOverlay(Overlay):
    """Opens by a touch or F11 at Filling; stays until it is closed, over a restart too; follows the queue."""

    def __init__(self, actions: BenchActions, parent: QWidget) -> None:
        super().__init__("fillings", parent)
        self._print: Print = actions.print_labels
        self._keep = actions.keep_board
        self._state: BenchState | None = None
        self._drawn: object = None
        self.cancel.say(self.tr("Close"), self.tr("Change nothing (Escape)"))
        self.closed.connect(self._close)
        self.say_scan(prompt_words.by_cards())

    def show_state(self, state: BenchState) -> None:
        """Know the queue; the rows change only while the board is open."""
        first, self._state = self._state is None, state
        if first and state.board_open:
            self.open()
        if self.isVisible() and self._drawn != (state.queue, _can_print(state)):
            self._draw(state)

    def open(self) -> None:
        """Show the board as the queue is now."""
        if self._state is not None:
            self._draw(self._state)
            super().open()
            if not self._state.board_open:
                self._keep(True)

    def _close(self) -> None:
        self.hide()
        self._keep(False)

    def _draw(self, state: BenchState) -> None:
        printing = _can_print(state)
        self._drawn = (state.queue, printing)
        days = filling_board(state.queue or (), state.today)
        count = sum(day.count for day in days)
        title, text = words.board_words(state.queue is not None, count)
        self.title.setText(title)
        self.text.setText(text)
        rows: list[ChoiceRow] = []
        for name, day in zip(("today", "tomorrow"), days, strict=True):
            if not day.count:
                continue
            head = words.day_title(day.day, state.today, day.count)
            rows.append(DayRow(f"fill_{name}", head, day.unprinted if printing else (), self._print))
            for at, line in enumerate(day.lines):
                todo = line.unprinted if printing else ()
                rows.append(FlavourRow(f"fill_{name}_{at}", line, todo, self._print))
        self.setAccessibleName(". ".join((title, text, *(row.accessibleName() for row in rows))))
        self.fill(rows, 1)


def _can_print(state: BenchState) -> bool:
    """While a whole queue is being printed, no other labels are wished for from here."""
    return state.printing.batch is None and state.status.printer.status is not DeviceStatus.NOT_SET


def _button(name: str, role: str, text: str, more: str, act: Callable[[], None]) -> TouchButton:
    ink = colours.PRIMARY.text if role == "primary" else colours.INK
    button = TouchButton(name, Type.STRONG, role, "printer", ink)
    button.say(text, more)
    # A button also sends whether it is checked; a print takes nothing.
    button.clicked.connect(lambda: act())
    return button
