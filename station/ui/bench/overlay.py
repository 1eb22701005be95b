"""What lies over the bench: a dark veil and a card in its middle that must be answered or closed."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from station.services.bench_state import BenchState
from station.ui.bench.choosing import Choosing
from station.ui.bench.labels import DESIGN, FitButton, FitText, IconLabel, TouchButton, dress
from station.ui.theme import colours
from station.ui.theme.metrics import Metrics, Type
from station.ui.theme.style import style_sheet


class BigChoice(FitButton):
    """A choice as a large block."""

    def set_metrics(self, metrics: Metrics) -> None:
        """Follow the window's size."""
        super().set_metrics(metrics)
        self.setFixedHeight(max(metrics.complete, metrics.px(150)))


class ChoiceRow(QFrame):
    """A choice that has several buttons and says more than one of them could."""

    def set_metrics(self, metrics: Metrics) -> None:
        """Follow the window's size."""
        dress(self, metrics)


Choice = TouchButton | ChoiceRow


class Overlay(Choosing):
    """A title, a sentence, choices and a button that closes. Escape closes too.

    Signals:
        shown(bool): it lies over the window now, or no longer.
    """

    shown = Signal(bool)

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("role", "scrim")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.card = QFrame()
        self.card.setObjectName(f"{name}_card")
        self.card.setProperty("role", "dialog")
        self.title = FitText(f"{name}_title", Type.HEADLINE, wrap=False)
        self.text = FitText(f"{name}_text", Type.STRONG, "soft")
        self.by_scan = FitText(f"{name}_by_scan", Type.STRONG)
        self._scan_line = QWidget()
        self._scan_row = QHBoxLayout(self._scan_line)
        self.say_scan("")
        self.cancel = TouchButton(f"{name}_cancel", Type.STRONG, "quiet", "close", colours.INK)
        self.cancel.say(self.tr("Back"), self.tr("Close without an answer (Escape)"))
        self.cancel.clicked.connect(self.closed)
        self._metrics = DESIGN
        self._unstyled = False
        self._unsized = False
        self._filled: Sequence[Choice] = ()
        self._choices = QWidget()
        self._grid = QGridLayout(self._choices)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._choices)
        self._lay_out()
        self.hide()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.text)
        self._scan_row.setContentsMargins(0, 0, 0, 0)
        self._scan_row.addWidget(IconLabel("scanner", 30))
        self._scan_row.addWidget(self.by_scan, 1)
        words.addWidget(self._scan_line)
        self._head = QHBoxLayout()
        self._head.addLayout(words, 1)
        self._head.addWidget(self.cancel, 0, Qt.AlignmentFlag.AlignTop)
        self._all = QVBoxLayout(self.card)
        self._all.addLayout(self._head)
        self._all.addWidget(self._scroll, 1)
        self._outside = QVBoxLayout(self)
        self._outside.addStretch(1)
        self._outside.addWidget(self.card, 0, Qt.AlignmentFlag.AlignHCenter)
        self._outside.addStretch(1)

    def follow(self, metrics: Metrics) -> None:
        """The window has this size now. What is not seen follows when it opens: most of it is hidden."""
        self._metrics = metrics
        self._unstyled = self._unsized = True
        if not self.isHidden():
            self._catch_up()

    def _catch_up(self) -> None:
        if self._unstyled:
            self._unstyled = False
            self.setStyleSheet(style_sheet(self._metrics))
        if self._unsized:
            self.set_metrics(self._metrics)

    def set_metrics(self, metrics: Metrics) -> None:
        """Take these sizes at once."""
        self._metrics = metrics
        self._unsized = False
        pad = metrics.px(28)
        self._all.setContentsMargins(pad, metrics.px(20), pad, pad)
        self._all.setSpacing(metrics.px(16))
        self._grid.setSpacing(metrics.gap)
        self._head.setSpacing(metrics.apart)
        self._scan_row.setSpacing(metrics.px(12))
        self.title.keep_height(50)
        self.text.keep_height(34)
        self.by_scan.keep_height(34)
        dress(self, metrics)
        for choice in self._filled:
            choice.set_metrics(metrics)
        self.fit()

    def say_scan(self, words: str) -> None:
        """How it is answered by scanning; '' where its sentence says so, or where nothing can be."""
        self.by_scan.setText(words)
        self._scan_line.setVisible(bool(words))

    def show_state(self, state: BenchState) -> None:
        """Know the bench's state; an overlay that asks nothing about it needs none."""

    def fill(self, choices: Sequence[Choice], columns: int) -> None:
        """Offer these choices."""
        chosen = self.chosen_name()
        while self._grid.count():
            item = self._grid.takeAt(0)
            old = item.widget() if item is not None else None
            if old is not None:
                old.hide()
                old.deleteLater()
        self._filled = choices
        for at, choice in enumerate(choices):
            self._grid.addWidget(choice, at // columns, at % columns)
            # Qt would show it later, and until then it counts as having no size.
            choice.show()
        self._unsized = True
        if not self.isHidden():
            self._catch_up()
        self.choose_again(chosen)

    def open(self) -> None:
        """Lie over the window. The focus is on no choice: a stray key must not answer."""
        said = " ".join(filter(None, (self.title.text(), self.text.text(), self.by_scan.text())))
        if said:
            self.setAccessibleName(said)
        self._catch_up()
        self.fit()
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Another one is to open: what a person opened here closes."""
        if self.by_hand:
            self.hide()

    def fit(self) -> None:
        """Cover the window; the card is as high as its choices, as far as there is room."""
        window = self.parentWidget()
        if window is None:
            return
        m = self._metrics
        self.setGeometry(window.rect())
        for choice in self._filled:
            # Its new height is not known to the layout around it before the event loop comes round.
            choice.updateGeometry()
        wanted = self._choices.sizeHint().height() + m.px(4)
        self._scroll.setFixedHeight(min(wanted, window.height() - m.px(230)))
        self.card.setFixedWidth(min(m.px(1120), window.width() - m.px(80)))
        # At once: other choices may be drawn while it lies there, and must not be seen half laid out.
        self._all.activate()
        self._outside.activate()

    def setVisible(self, visible: bool) -> None:
        """Be seen in the sizes of now, or be hidden."""
        if visible:
            self._catch_up()
        super().setVisible(visible)

    def showEvent(self, event: QShowEvent) -> None:
        """The window below rests."""
        super().showEvent(event)
        self.shown.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """The window below goes on."""
        super().hideEvent(event)
        self.choose(None)
        self.shown.emit(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes; arrows walk through the choices."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Right):
            self.focusNextPrevChild(True)
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Left):
            self.focusNextPrevChild(False)
        else:
            super().keyPressEvent(event)
