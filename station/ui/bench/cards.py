"""The cards that lie over a bench by themselves, and the board of fillings."""

from PySide6.QtWidgets import QWidget

from station.services.bench_actions import BenchActions
from station.ui.bench.break_overlay import BreakOverlay
from station.ui.bench.filling_overlay import FillingOverlay
from station.ui.bench.help_overlay import HelpOverlay
from station.ui.bench.interrupt_overlay import InterruptOverlay
from station.ui.bench.overlay import Overlay
from station.ui.bench.packing_overlay import PackingOverlay
from station.ui.bench.picture_overlay import PictureOverlay
from station.ui.bench.pin_choice_overlay import PinChoiceOverlay


class Cards:
    """All of them; `all` is from the lowest to the highest, where several open at once."""

    def __init__(self, actions: BenchActions, window: QWidget) -> None:
        self.fillings = FillingOverlay(actions, window)
        self.packing = PackingOverlay(actions, window)
        self.picture = PictureOverlay(actions, window)
        self.help = HelpOverlay(actions, window)
        self.pin_choice = PinChoiceOverlay(actions, window)
        self.on_break = BreakOverlay(actions, window)
        self.interrupt = InterruptOverlay(actions, window)
        self.all: tuple[Overlay, ...] = (
            self.fillings,
            self.packing,
            self.picture,
            self.help,
            self.pin_choice,
            self.on_break,
            self.interrupt,
        )
