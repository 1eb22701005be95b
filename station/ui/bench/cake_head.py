"""The top of the current cake: store, number in giant type, when it is due, what it is."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from station.services.bench_state import CakeView
from station.ui.bench import texts
from station.ui.bench.labels import Badge, FitText, IconLabel, TouchButton, dress, set_property
from station.ui.theme import colours
from station.ui.theme.metrics import Metrics, Type
from station.ui.words import due_long


class DueBlock(QFrame):
    """When the cake is due and how it leaves; overdue in words and on red."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("due_block")
        self.setProperty("role", "due")
        self.icon = IconLabel("clock", 36)
        self.due = FitText("cake_due", Type.TITLE, wrap=False)
        self.method = FitText("cake_method", Type.STRONG, wrap=False)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.due)
        words.addWidget(self.method)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.icon)
        self._row.addLayout(words, 1)

    def set_metrics(self, metrics: Metrics) -> None:
        """Follow the window's size."""
        self.setFixedWidth(metrics.px(372))
        self._row.setContentsMargins(metrics.px(16), metrics.px(8), metrics.px(16), metrics.px(8))
        self._row.setSpacing(metrics.px(14))

    def show_cake(self, cake: CakeView, today: date) -> None:
        """Show this cake's day."""
        urgent = texts.urgency(cake.row.due, today)
        set_property(self, "urgent", urgent)
        late = urgent == "late"
        self.icon.show_icon("warning" if late else "clock", colours.BAD.text if late else colours.INK)
        self.due.setText(due_long(cake.row.due, cake.row.due_window, today))
        self.method.setText(texts.handover(cake))
        self.method.setVisible(bool(self.method.text()))


class CakeHead(QWidget):
    """Number and due on one line, product and its size and flavour below.

    Signals:
        touched: somebody wants to know everything about the cake.
    """

    touched = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.badge = Badge(66)
        self.badge.setObjectName("store_badge")
        self.number = FitText("cake_number", Type.GIANT, wrap=False)
        self.number.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        self.due = DueBlock()
        self.product = FitText("cake_product", Type.HEADLINE)
        self.facts = FitText("cake_facts", Type.TITLE, "soft")
        self._name = ""
        self._top = QHBoxLayout()
        self._top.addWidget(self.badge)
        self._top.addWidget(self.number, 1)
        self.who = TouchButton("assignee_button", Type.LABEL, "person", "person")
        self._top.addWidget(self.who, 0, Qt.AlignmentFlag.AlignVCenter)
        self._top.addWidget(self.due, 0, Qt.AlignmentFlag.AlignVCenter)
        self._all = QVBoxLayout(self)
        self._all.setContentsMargins(0, 0, 0, 0)
        self._all.setSpacing(0)
        self._all.addLayout(self._top)
        self._what = QHBoxLayout()
        self._what.addWidget(self.product, 3)
        self._what.addWidget(self.facts, 2)
        self.facts.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
        self._all.addLayout(self._what)

    def set_metrics(self, metrics: Metrics) -> None:
        """Follow the window's size."""
        self._top.setSpacing(metrics.px(18))
        self._what.setSpacing(metrics.px(18))
        self.number.keep_height(84)
        self.product.keep_height(44)
        self.facts.keep_height(44)
        self.due.set_metrics(metrics)
        dress(self, metrics)
        self.who.setFixedWidth(metrics.px(150))
        self._fit_name()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A finger has left it."""
        super().mouseReleaseEvent(event)
        if self.rect().contains(event.position().toPoint()):
            self.touched.emit()

    def _fit_name(self) -> None:
        """A long first name gets shorter, never the button longer: nothing beside it moves."""
        # The room without the icon and the button's own edges.
        room = self.who.width() - self.who.iconSize().width() - self._top.spacing() * 2
        font = QFontMetrics(self.who.font())
        self.who.setText(font.elidedText(self._name, Qt.TextElideMode.ElideRight, room).replace("&", "&&"))

    def _show_who(self, cake: CakeView) -> None:
        name = cake.row.assignee_name
        self._name = name.split()[0] if name else self.tr("Take")
        self.who.say(self._name, self.tr("Who has this cake (Ctrl+T)"))
        self.who.setAccessibleName(name or self.tr("Take this cake"))
        self.who.setToolTip(self.who.accessibleName())
        self.who.show_icon("check" if name else "person", colours.INK)
        self._fit_name()

    def show_cake(self, cake: CakeView, today: date) -> None:
        """Show this cake."""
        self._show_who(cake)
        self.badge.show_store(cake.row.store)
        self.number.setText(cake.row.human_number)
        self.due.show_cake(cake, today)
        self.product.setText(cake.row.product)
        self.facts.setText(texts.cake_facts(cake.row))
