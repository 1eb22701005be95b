"""Python's cycle collector, kept in the GUI thread: it may free widgets, and those die in no other thread.

Left alone, the collector runs in whatever thread happens to allocate, such as the store worker.
"""

import gc

from PySide6.QtCore import QObject, QTimer

LOOK_EVERY_MS = 1000
MUCH = 10_000
"""So many more objects within that time are a kitchen's cakes: nobody makes so much waste."""


class GuiGarbage(QObject):
    """Switches automatic collection off and collects by a timer of the GUI thread. No signals."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._started = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.collect)
        self._timer.start(LOOK_EVERY_MS)

    def collect(self) -> None:
        """Collect the generations that are due by the collector's own thresholds.

        What was made while the program started, and what was loaded at once, stays out of it for good: to
        look through the program and 20,000 cakes halts the window for 60 ms, and finds nothing.
        """
        if not self._started or gc.get_count()[0] > MUCH:
            self._started = True
            gc.freeze()
            return
        for generation, (count, threshold) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)):
            if count <= threshold:
                return
            gc.collect(generation)
