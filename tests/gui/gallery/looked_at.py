"""Measuring a window: what of its text is cut off, and which targets are too small for a finger."""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPushButton, QScrollArea, QWidget

from station.ui.bench.candidate import Candidate
from station.ui.bench.labels import text_size
from station.ui.bench.overlay import Overlay
from station.ui.bench.status_strip import DeviceSign
from station.ui.bench.window import BenchWindow
from station.ui.theme.metrics import mm
from station.ui.wall.labels import ShorteningLabel

SECONDARY_MM, NEXT_MM = 15, 20


def words_of(window: QWidget) -> list[QLabel]:
    """Every label that shows words."""
    return [label for label in window.findChildren(QLabel) if label.isVisible() and label.text().strip()]


def cut_off(window: QWidget) -> list[str]:
    """The texts of labels and buttons of which a part is not on the screen."""
    labels = [label.text() for label in words_of(window) if _cut(label, window)]
    plain = [
        button
        for button in window.findChildren(QPushButton)
        if button.isVisible() and not isinstance(button, Candidate | DeviceSign)
    ]
    return labels + [b.text() for b in plain if _button_cut(b, window)]


def too_small(window: BenchWindow) -> list[str]:
    """What can be touched and is smaller than a finger needs: 15 mm, the next action 20 mm."""
    kinds = (QAbstractButton, QLineEdit)
    targets: list[QWidget] = [w for kind in kinds for w in window.findChildren(kind) if w.isVisible()]
    least = mm(window, SECONDARY_MM)
    found = [t.objectName() for t in targets if min(t.width(), t.height()) < least]
    following = window.cake.buttons.next
    if following.isVisible() and following.height() < mm(window, NEXT_MM):
        found.append(following.objectName())
    return found


def _cut(label: QLabel, window: QWidget) -> bool:
    metrics = QFontMetrics(label.font())
    room = label.contentsRect().size()
    if isinstance(label, ShorteningLabel) or _is_number(label):
        shown = label.shown_text() if isinstance(label, ShorteningLabel) else label.text()
        wide = metrics.horizontalAdvance(shown) > room.width()
        high = metrics.tightBoundingRect(shown).height() > room.height()
        return wide or high or "…" in shown or _outside(label, window)
    needed = text_size(label.text(), metrics, room, label.wordWrap())
    return needed.width() > room.width() or needed.height() > room.height() + 1 or _outside(label, window)


def _is_number(label: QLabel) -> bool:
    # The wall's labels have a role; its numbers are as high as their digits.
    return label.property("role") is not None and label.property("role") != "chip"


def _button_cut(button: QPushButton, window: QWidget) -> bool:
    hint = button.sizeHint()
    return hint.width() > button.width() or hint.height() > button.height() or _outside(button, window)


def _outside(part: QWidget, window: QWidget) -> bool:
    """Beyond the window's edge; what stands in a list that scrolls can be brought into view."""
    ancestor = part.parentWidget()
    while ancestor is not None and ancestor is not window:
        if isinstance(ancestor, QScrollArea):
            return False
        ancestor = ancestor.parentWidget()
    return not window.rect().contains(QRect(part.mapTo(window, QPoint(0, 0)), part.size()))


def lies_over(window: BenchWindow) -> QWidget:
    """The part of a bench that can be touched: what lies over it, or itself."""
    over = [part for part in window.findChildren(Overlay) if part.isVisible()]
    return over[-1] if over else window
