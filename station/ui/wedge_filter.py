"""Lets a keyboard-wedge scanner scan into any window, whatever has the focus, without disturbing typing."""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent

from scanning.framer import MAX_FRAME_BYTES, TERMINATORS
from scanning.layout import LayoutMap
from scanning.trace import SILENCE_S, Trace, TraceRecorder
from scanning.wedge import Burst, Outcome, WedgeCollector
from station.ui.held_keys import HeldEvent, give_back, keeps_secret, takes_text, target_of
from station.ui.lost_keys import LostKeys

_TERMINATORS: Final = frozenset(TERMINATORS.decode("ascii"))
_KEY_EVENTS: Final = frozenset({QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride})
_MODIFIER_KEYS: Final = frozenset(
    {
        Qt.Key.Key_Shift,
        Qt.Key.Key_Control,
        Qt.Key.Key_Alt,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_Meta,
        Qt.Key.Key_CapsLock,
        Qt.Key.Key_NumLock,
    }
)


class WedgeFilter(QObject):
    """Application-wide event filter; lives in the GUI thread. Keys given back are delayed by 50 ms at most,
    four and more in a row that are as quick as a scanner's by 150 ms.

    Signals:
        scanned(str): a burst of keys that is a code; the keys reached no widget.
        refused(str): a scanner's burst that is no code, as it came in; one that may be text only when no text
            field had the focus.
        lost(): as many keys as a code has, too slow for a scan, that nothing took: somebody waits.
        traced(Trace): while listening, what was struck between two silences; the keys reached no widget.

    A letter or digit without Ctrl, Alt or Meta cannot be a shortcut while the filter is installed: it may be
    the first character of a scan. Function keys, Escape, Space, Enter, arrows and every combination can.
    """

    scanned = Signal(str)
    refused = Signal(str)
    lost = Signal()
    traced = Signal(Trace)

    def __init__(
        self,
        collector: WedgeCollector,
        parent: QObject | None = None,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._collector = collector
        self._clock = clock
        self._held: list[HeldEvent] = []
        self._keys_down: set[int] = set()
        self._keys_of_scan: set[int] = set()
        self._armed_s = 0.0
        self._waited_longer = False
        self._lost = LostKeys(self)
        self._lost.lost.connect(self.lost)
        self._ear: TraceRecorder | None = None
        self._quiet = self._single_shot(round(SILENCE_S * 1000), self._on_quiet)
        self._gap = self._single_shot(0, self._on_gap_elapsed)

    def _single_shot(self, after_ms: int, on_timeout: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(after_ms)
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.timeout.connect(on_timeout)
        return timer

    def install(self, application: QCoreApplication) -> None:
        """Begin to filter the key events of every window."""
        application.installEventFilter(self)

    def uninstall(self, application: QCoreApplication) -> None:
        """Stop filtering; what is held is given back."""
        application.removeEventFilter(self)
        self._settle(self._collector.interrupt())

    def listen(self, listening: bool) -> None:
        """From now on every character is only traced (the scanner test), or goes its way again."""
        self._settle(self._collector.interrupt())
        self._on_quiet()
        self._ear = TraceRecorder("wedge", self._on_trace, lambda: datetime.now(UTC)) if listening else None

    def use_layout(self, layout: LayoutMap | None) -> None:
        """From now on bursts are read through this map of the keyboard's layout."""
        self._collector.layout = layout

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that may belong to a scan; everything else passes untouched."""
        if event.type() not in _KEY_EVENTS or not isinstance(event, QKeyEvent):
            return False
        if event.type() is QEvent.Type.ShortcutOverride:
            return self._keep_from_shortcuts(event)
        # Not spontaneous: given back by us, or on its way up from a child that ignored it.
        if not event.spontaneous() or event.key() in _MODIFIER_KEYS:
            return False
        if event.type() is QEvent.Type.KeyRelease:
            return self._release(watched, event)
        return self._press(watched, event)

    def _keep_from_shortcuts(self, event: QKeyEvent) -> bool:
        """Shortcuts are tried before a key is delivered: without this, one would eat a scan's key."""
        wanted = self._is_character(event) or self._is_terminator(event)
        if wanted:
            event.accept()
        return wanted

    def _press(self, watched: QObject, event: QKeyEvent) -> bool:
        if self._ear is not None:
            return self._hear(self._ear, event)
        if not self._is_character(event) and not self._is_terminator(event):
            self._settle(self._collector.interrupt())
            return False
        verdict = self._collector.key(event.text(), self._time_of(event))
        given_back = self._settle(verdict.ended)
        if verdict.hold:
            self._hold_press(watched, event)
            return True
        if self._lost.open:
            # It ends a scan that came in pieces: it must not press the button that has the focus.
            self._lost.end()
        elif given_back or not verdict.swallow:
            return False
        self._keys_of_scan.add(event.key())
        return True

    def _hear(self, ear: TraceRecorder, event: QKeyEvent) -> bool:
        """Trace a character. An Enter or Tab by itself, with nothing before it, still works the screen."""
        text, key = event.text(), event.key()
        works_screen = event.isAutoRepeat() or key in (Qt.Key.Key_Escape, Qt.Key.Key_Backspace)
        within = ear.open and len(text) == 1 and text <= " " and not works_screen
        if not within and not self._is_character(event):
            return False
        ear.take(event.text(), self._time_of(event))
        self._keys_of_scan.add(event.key())
        self._quiet.start()
        return True

    def _on_quiet(self) -> None:
        self._quiet.stop()
        if self._ear is not None:
            self._ear.end()

    def _on_trace(self, trace: Trace) -> None:
        self.traced.emit(trace)

    def _release(self, watched: QObject, event: QKeyEvent) -> bool:
        if event.key() in self._keys_of_scan:
            self._keys_of_scan.discard(event.key())
            return True
        if event.isAutoRepeat() or event.key() not in self._keys_down:
            return False
        self._keys_down.discard(event.key())
        self._keep(watched, event)
        return True

    def _hold_press(self, watched: QObject, event: QKeyEvent) -> None:
        if not self._held:
            self._keys_of_scan.clear()
        self._keys_down.add(event.key())
        self._keep(watched, event)
        self._arm()

    def _keep(self, watched: QObject, event: QKeyEvent) -> None:
        # An overlong burst is never given back: no need to keep all of it.
        if len(self._held) <= 2 * MAX_FRAME_BYTES:
            self._held.append(HeldEvent(target_of(watched), event.clone()))

    def _arm(self) -> None:
        self._armed_s = self._clock()
        self._waited_longer = False
        self._gap.start(round(self._collector.patience_s * 1000))

    def _on_gap_elapsed(self) -> None:
        """Settle what is held, unless the GUI was busy meanwhile: the next keys may still be in the queue."""
        late = self._clock() - self._armed_s > 2 * self._collector.patience_s
        if late and not self._waited_longer:
            self._waited_longer = True
            self._gap.start()
            return
        self._settle(self._collector.gap_elapsed())

    def _settle(self, burst: Burst | None) -> bool:
        """Do with the held keys what they turned out to be; true: they were given back."""
        if burst is None:
            return False
        self._gap.stop()
        held, self._held = self._held, []
        down, self._keys_down = self._keys_down, set()
        typed_into_field = bool(held) and takes_text(held[0].target)
        secret = bool(held) and burst.text.isdecimal() and keeps_secret(held[0].target)
        typing = burst.outcome is Outcome.TYPING or (burst.outcome is Outcome.UNREADABLE and typed_into_field)
        if typing or (secret and burst.outcome is not Outcome.OVERLONG):
            self._lost.add(give_back(held))
            return True
        self._keys_of_scan = down
        if burst.outcome is not Outcome.CODE:
            self._lost.forget()
            self.refused.emit(burst.text)
        elif self._lost.open:
            # The end of a scan that came in pieces: digits alone would be another order.
            self._lost.add(len(burst.text))
            self._lost.end()
        else:
            self.scanned.emit(burst.text)
        return False

    def _is_character(self, event: QKeyEvent) -> bool:
        """Whether the key types one visible character, or a blank in the middle of a burst."""
        text = event.text()
        if len(text) != 1 or not text.isprintable() or event.isAutoRepeat() or _is_combination(event):
            return False
        return text != " " or self._collector.holding

    def _is_terminator(self, event: QKeyEvent) -> bool:
        """Whether the key ends a burst. Ctrl+J and Ctrl+D are how a wedge sends LF and EOT."""
        if event.text() not in _TERMINATORS or event.isAutoRepeat():
            return False
        if self._ear is not None:
            return self._ear.open
        return self._lost.open or self._collector.awaits_terminator(self._time_of(event))

    def _time_of(self, event: QKeyEvent) -> float:
        """When the key was struck, in seconds by the system: a busy GUI gets keys late and all at once."""
        stamp_ms = event.timestamp()
        return stamp_ms / 1000 if stamp_ms else self._clock()


def _is_combination(event: QKeyEvent) -> bool:
    """Whether Ctrl, Alt or Meta is down; Ctrl and Alt together are AltGr, which types characters."""
    modifiers = event.modifiers()
    control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
    alt = bool(modifiers & Qt.KeyboardModifier.AltModifier)
    return control != alt or bool(modifiers & Qt.KeyboardModifier.MetaModifier)
