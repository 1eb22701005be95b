"""Ties the wedge filter and the scanner's thread to the scanner test of a window."""

import logging
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal, Slot

from scanning.codes import CommandCode
from scanning.grammar import Grammar
from scanning.layout import LayoutMap, LayoutStep, LayoutTest
from scanning.trace import Trace
from station.services.keyboard_layout import LayoutNotSaved, load_layout, save_layout
from station.services.scanner_test import ScannerGate, TraceView, described, is_layout_code
from station.services.screen_cards import SCREEN_CARDS
from station.ui.bench import scanner_words as words
from station.ui.said_elsewhere import said
from station.ui.wedge_filter import WedgeFilter

if TYPE_CHECKING:
    from station.ui.bench.scanner_overlay import ScannerOverlay

log = logging.getLogger(__name__)


class ScannerDesk(QObject):
    """Lives in the GUI thread. `trace` may be called by any thread.

    Signals:
        traced(Trace): something came in, from whichever scanner.
        heard(str): the same while scans do nothing at the bench: what was between the marks.
        carded(str): a card that works what lies over the bench: also the test is left by scanning.
    """

    traced = Signal(Trace)
    heard = Signal(str)
    carded = Signal(str)

    def __init__(self, folder: Path, grammar: Callable[[], Grammar], marks: tuple[str, str]) -> None:
        super().__init__()
        self._folder = folder
        self._grammar = grammar
        self._prefix, self._suffix = marks
        self._test = LayoutTest()
        self._wedge: WedgeFilter | None = None
        self._gate: ScannerGate | None = None
        self._screen: ScannerOverlay | None = None
        self._listening: set[str] = set()
        self.layout: LayoutMap | None = load_layout(folder)
        self.traced.connect(self._on_trace)

    def trace(self, trace: Trace) -> None:
        """From a scanner's thread."""
        self.traced.emit(trace)

    def attach(self, wedge: WedgeFilter, gate: ScannerGate) -> None:
        """Take over the scanners of a window."""
        self._wedge, self._gate = wedge, gate
        wedge.traced.connect(self.traced)
        wedge.use_layout(self.layout)

    def show_on(self, screen: "ScannerOverlay") -> None:
        """The test is seen there."""
        self._screen = screen
        screen.say_layout(words.layout_at_rest(self.layout is not None))
        screen.shown.connect(self._on_shown)

    def listen(self, who: str, listening: bool) -> None:
        """Scans do nothing at the bench as long as somebody listens."""
        if listening:
            self._listening.add(who)
        else:
            self._listening.discard(who)
        if self._wedge is not None and self._gate is not None:
            self._wedge.listen(bool(self._listening))
            self._gate.shut(bool(self._listening))

    @Slot(bool)
    def _on_shown(self, shown: bool) -> None:
        self._test = LayoutTest()
        if shown and self._screen is not None:
            self._screen.say_layout(words.layout_at_rest(self.layout is not None))
        self.listen("test", shown)

    @Slot(Trace)
    def _on_trace(self, trace: Trace) -> None:
        if not self._listening:
            return
        view = self._described(trace)
        self.heard.emit(view.payload)
        self._pass_card(trace)
        if self._screen is None or "test" not in self._listening:
            return
        self._screen.show_trace(view)
        code = is_layout_code(view)
        if code is not None and trace.source == "wedge":
            self._measure(self._screen, code)

    def _described(self, trace: Trace) -> TraceView:
        return described(trace, self._grammar(), layout=self.layout, prefix=self._prefix, suffix=self._suffix)

    def _pass_card(self, trace: Trace) -> None:
        # Scans that come close together are one trace: the last of them is what was scanned now.
        frames = trace.text.split()
        for reading in self._described(replace(trace, text=frames[-1])).meaning if frames else ():
            if isinstance(reading, CommandCode) and reading.command in SCREEN_CARDS:
                self.carded.emit(reading.command.value)

    def _measure(self, screen: "ScannerOverlay", arrived: str) -> None:
        """One more code of the layout test. With the last one, the map is kept and used."""
        verdict = self._test.take(arrived)
        screen.say_layout(words.layout_verdict(verdict))
        if verdict.step not in (LayoutStep.INTACT, LayoutStep.REPAIRED, LayoutStep.BROKEN):
            return
        self.layout = verdict.map
        if self._wedge is not None:
            self._wedge.use_layout(verdict.map)
        log.info("keyboard layout measured: %s %s", verdict.step.value, verdict.layout)
        try:
            save_layout(self._folder, verdict.map)
        except LayoutNotSaved as error:
            screen.say_layout(f"{said(error.title)}. {said(error.message)}")
