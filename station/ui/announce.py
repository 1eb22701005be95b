"""Saying something through a screen reader without moving the focus there."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

Politeness = QAccessible.AnnouncementPoliteness


def announce(widget: QWidget, words: str, urgent: bool) -> None:
    """Have these words said: at once when `urgent`, else after what is being said."""
    event = QAccessibleAnnouncementEvent(widget, words)
    event.setPoliteness(Politeness.Assertive if urgent else Politeness.Polite)
    QAccessible.updateAccessibility(event)
