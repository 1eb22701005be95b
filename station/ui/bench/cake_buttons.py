"""What can be done with the current cake: the next action, large, and well away from it the way back."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QSpacerItem, QWidget

from station.domain.stages import Stage
from station.services.bench_state import CakeView, NextAction
from station.ui.bench import prompt_words, texts
from station.ui.bench.labels import DESIGN, FitButton, FitText, IconLabel, TouchButton, dress, set_property
from station.ui.bench.paper import Paper, PaperPicture
from station.ui.theme import colours
from station.ui.theme.metrics import Metrics, Type
from station.ui.words import next_action_word

HINT_PICTURE = 62
ROOMY, ENOUGH = 620, 460
"""Design pixels of a button that has room for words in one line each, and for words at all."""
WORDS_ROOMY, WORDS = 136, 84
_ICONS = {
    NextAction.PRINT: "printer",
    NextAction.START: "start",
    NextAction.COMPLETE: "check",
    NextAction.NONE: "info",
}


class ScanHint(QFrame):
    """What to scan instead of touching the button: in a picture, and in words."""

    def __init__(self, button: TouchButton) -> None:
        super().__init__(button)
        self.setProperty("role", "scan-hint")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.words = FitText("scan_hint_words", Type.STRONG)
        self.picture = PaperPicture(Paper.LABEL, HINT_PICTURE)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.words)
        self._row.addWidget(self.picture)
        self._metrics = DESIGN
        self._button = button
        button.installEventFilter(self)

    def show_action(self, action: NextAction) -> None:
        """The label, or the card with the printer."""
        prints = action is NextAction.PRINT
        self.words.setText(prompt_words.scan_print() if prints else prompt_words.scan_its_label())
        self.picture.show_paper(Paper.PRINT if prints else Paper.LABEL, self._metrics)
        self.setVisible(action is not NextAction.NONE)
        self._place()

    def set_metrics(self, metrics: Metrics) -> None:
        """Follow the window's size."""
        self._metrics = metrics
        self.words.keep_height(HINT_PICTURE)
        dress(self, metrics)
        self.picture.set_metrics(metrics)
        pad = metrics.px(8)
        self._row.setContentsMargins(metrics.px(12), pad, pad, pad)
        self._row.setSpacing(pad)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The button has another size: stay at its end."""
        if event.type() is QEvent.Type.Resize:
            self._place()
        return False

    def _place(self) -> None:
        """In a narrow button its own words need the room."""
        prints, m = self.picture.paper is Paper.PRINT, self._metrics
        roomy = self._button.width() >= m.px(ROOMY)
        words = roomy or (not prints and self._button.width() >= m.px(ENOUGH))
        self.words.setVisible(words)
        self.words.setFixedWidth(m.px(WORDS_ROOMY if roomy else WORDS))
        alone = "card" if prints else "label"
        set_property(self._button, "hint", "roomy" if roomy else "words" if words else alone)
        self._row.activate()
        self.adjustSize()
        above = (self._button.height() - self.height()) // 2
        self.move(self._button.width() - self.width() - above, above)


class CakeButtons(QWidget):
    """Signals: next_touched, reprint_touched, return_touched."""

    next_touched = Signal()
    reprint_touched = Signal()
    return_touched = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.next = FitButton("next_button", Type.HEADLINE, "next", "check")
        self.hint = ScanHint(self.next)
        self.notice_bar = QFrame()
        self.notice_bar.setObjectName("cake_notice_bar")
        self.notice_icon = IconLabel("info", 44, colours.ASK.text)
        self.notice = FitText("cake_notice", Type.HEADLINE)
        self._notice_row = QHBoxLayout(self.notice_bar)
        self._notice_row.addWidget(self.notice_icon)
        self._notice_row.addWidget(self.notice, 1)
        self.reprint = TouchButton("reprint_button", Type.STRONG, "plain", "reprint")
        self.reprint.say(self.tr("Reprint"), self.tr("Print this cake's label again (F4)"))
        self.back = TouchButton("return_button", Type.STRONG, "danger", "return", colours.BAD_TINT.text)
        self.back.say(self.tr("Return for QC"), self.tr("Send this cake back to Decorating (F8)"))
        self.next.clicked.connect(self.next_touched)
        self.reprint.clicked.connect(self.reprint_touched)
        self.back.clicked.connect(self.return_touched)
        self._gap = QSpacerItem(0, 0, QSizePolicy.Policy.Fixed)
        self._apart = QSpacerItem(0, 0, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self.next, 1)
        self._row.addWidget(self.notice_bar, 1)
        self._row.addItem(self._gap)
        self._row.addWidget(self.reprint)
        self._row.addItem(self._apart)
        self._row.addWidget(self.back)
        self._metrics: Metrics | None = None
        self._returns = False

    def set_metrics(self, metrics: Metrics) -> None:
        """Follow the window's size."""
        self._metrics = metrics
        for button in (self.next, self.reprint, self.back):
            button.set_metrics(metrics)
        for secondary in (self.reprint, self.back):
            secondary.setFixedHeight(metrics.primary)
        self.next.setFixedHeight(metrics.complete)
        self.hint.set_metrics(metrics)
        self.notice_bar.setFixedHeight(metrics.complete)
        self._notice_row.setContentsMargins(metrics.px(20), 0, metrics.px(20), 0)
        self._notice_row.setSpacing(metrics.px(16))
        self.notice.keep_height(80)
        dress(self.notice_bar, metrics)
        self.setFixedHeight(metrics.complete)
        self._set_gaps()

    def show_cake(self, cake: CakeView, bench: Stage) -> None:
        """Show what can be done with this cake at this bench."""
        self._show_notice(cake, bench)
        enabled = cake.next_action is not NextAction.NONE
        set_property(self.next, "stage", bench.value)
        paint = colours.STAGES[bench]
        self.hint.show_action(cake.next_action)
        self.next.say(next_action_word(cake.next_action, bench), self.tr("Next action (F9)"))
        self.next.show_icon(_ICONS[cake.next_action], paint.text if enabled else colours.INK_SOFT)
        self.next.setEnabled(enabled)
        self.reprint.setEnabled(cake.can_reprint)
        self.reprint.show_icon("reprint", colours.INK if cake.can_reprint else colours.INK_SOFT)
        # Only Packing returns: elsewhere the button would never do anything.
        self._returns = bench is Stage.PACKING or cake.can_return
        self.back.setVisible(self._returns)
        self.back.setEnabled(cake.can_return)
        self.back.show_icon("return", colours.BAD_TINT.text if cake.can_return else colours.INK_SOFT)
        self._set_gaps()

    def press_next(self) -> None:
        """What a key does: only what a finger could."""
        _press(self.next)

    def press_reprint(self) -> None:
        """Print again, if that can be touched now."""
        _press(self.reprint)

    def press_back(self) -> None:
        """Return for QC, if that can be touched now."""
        _press(self.back)

    def _show_notice(self, cake: CakeView, bench: Stage) -> None:
        """Where nothing can be done, the reason stands in the button's place."""
        said = texts.no_more_here(cake, bench)
        set_property(self.notice_bar, "role", "cancelled" if cake.cancelled else "elsewhere")
        self.notice_icon.show_icon("stop" if cake.cancelled else "info", colours.ASK.text)
        self.notice.setText(said)
        self.notice_bar.setAccessibleName(said)
        self.notice_bar.setVisible(bool(said))
        self.next.setVisible(not said)

    def _set_gaps(self) -> None:
        if self._metrics is None:
            return
        self._gap.changeSize(self._metrics.gap, 0, QSizePolicy.Policy.Fixed)
        self._apart.changeSize(self._metrics.apart if self._returns else 0, 0, QSizePolicy.Policy.Fixed)
        self._row.invalidate()


def _press(button: TouchButton) -> None:
    if button.isVisible():
        button.click()
