"""Run by test_screens.py in a process of its own, at one scale of the system: measures every window.

Prints a JSON object of what was found wrong, and how many windows were looked at. With `widest`, only the
states with the most to say.
"""

import json
import sys
from typing import TypeVar

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QWidget

from station.services.notices import FeedbackKind, Notice
from station.settings import WallLayout
from station.ui.application import application
from station.ui.bench.window import BenchWindow
from station.ui.gallery.samples import said
from station.ui.gallery.samples_all import all_states
from station.ui.gallery.samples_wall_states import wall_states
from station.ui.gallery.windows import STANDS_STILL_MS, bench, overlays, wall
from station.ui.wall import WallWindow
from station.ui.wall.plan import WallPlan
from tests.gui.gallery.looked_at import cut_off, too_small, words_of
from tests.gui.wall.test_wall_distance import Seen
from tests.gui.wall.test_wall_distance import faults as seen_faults

SCREENS = ((1366, 768), (1920, 1080), (3840, 2160), (1080, 1920))
WIDEST = (
    *("online", "packing", "paused", "attention", "no_paper", "ask_order", "labels", "give-up", "items"),
    *("check_to_tick", "picture"),
)
"""Of benches, what lies over them, and walls."""
READABLE = 11
"""Pixels of the smallest text of a bench on a screen 1366 wide or 1080 high, in the screen's own pixels."""
ROUNDS = 6
Made = TypeVar("Made")
CAP_AT_3_M = 49
"""Pixels of a 43-inch 1080p screen: 20 minutes of arc at 3 m (experience.md)."""
FAR_M = 5.0


def chosen(made: dict[str, Made], widest: bool) -> dict[str, Made]:
    """All of these, or those with the most to say."""
    return {name: one for name, one in made.items() if not widest or name in WIDEST}


def open_at(window: QWidget, screen: tuple[int, int]) -> QWidget:
    """Give a window the size of a screen, in Qt's pixels."""
    ratio = window.devicePixelRatioF()
    window.resize(int(screen[0] / ratio), int(screen[1] / ratio))
    window.show()
    settle()
    return window


def settle() -> None:
    """Let layouts inside layouts come to rest: each tells the one around it by an event."""
    for _ in range(ROUNDS):
        QApplication.processEvents()


def close(window: QWidget) -> None:
    """Close it now."""
    window.close()
    window.deleteLater()
    QApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete.value)


def bench_faults(window: BenchWindow, screen: tuple[int, int]) -> list[str]:
    """What is wrong with a bench."""
    found = [f"cut off: {text}" for text in cut_off(window)]
    found += [f"too small to touch: {name}" for name in too_small(window)]
    ratio = window.devicePixelRatioF()
    least = READABLE * min(screen[0] / 1366, screen[1] / 768) if screen[0] > screen[1] else READABLE
    small = [label for label in words_of(window) if label.font().pixelSize() * ratio < least - 1]
    return found + [f"too small to read: {label.text()}" for label in small]


def wall_faults(window: WallWindow, screen: tuple[int, int]) -> list[str]:
    """What is wrong with a wall."""
    found = [f"cut off: {text}" for text in cut_off(window)]
    cap = CAP_AT_3_M * min(screen[0] / 1920, screen[1] / 1080) / window.devicePixelRatioF()
    numbers = [column.head.count for column in window.columns] + [
        total.number for total in window.head.totals.values()
    ]
    small = [n for n in numbers if QFontMetrics(n.font()).capHeight() < int(cap)]
    return found + [f"too small for 3 m: {number.text()}" for number in small]


def faults_at(screen: tuple[int, int], widest: bool) -> tuple[int, list[str]]:
    """Look at everything on one screen: how many windows, and what is wrong."""
    looked, found = 0, []
    window = bench(next(iter(all_states().values())))
    open_at(window, screen)
    for name, state in chosen(all_states(), widest).items():
        window.show_state(state)
        window.show_feedback(
            said(FeedbackKind.SAVED_OFFLINE, Notice.ACCEPTED_EARLY, order="B25772-B", stage="Decorating")
        )
        settle()
        looked += 1
        found += [f"bench {name}: {fault}" for fault in bench_faults(window, screen)]
    close(window)
    for name, make in chosen(overlays(), widest).items():
        over = open_at(make(), screen)
        looked += 1
        found += [f"over {name}: cut off: {text}" for text in cut_off(over)]
        close(over)
    for name, shown in chosen(wall_states(), widest).items():
        on_wall = wall(shown)
        open_at(on_wall, screen)
        looked += 1
        found += [f"wall {name}: {fault}" for fault in wall_faults(on_wall, screen)]
        close(on_wall)
    looked += 1
    found += far_faults(screen)
    return looked, [f"{screen[0]}x{screen[1]} {fault}" for fault in found]


def far_faults(screen: tuple[int, int]) -> list[str]:
    """What is wrong with a wall of 43 inches that is read from 5 m, in any layout."""
    first = wall(wall_states()["items"])
    ratio = first.devicePixelRatioF()
    close(first)
    seen = Seen((round(screen[0] / ratio), round(screen[1] / ratio)), FAR_M)
    plan = WallPlan(tuple(WallLayout), STANDS_STILL_MS, STANDS_STILL_MS, seen.plan_m)
    window = wall(wall_states()["items"], plan=plan)
    open_at(window, screen)
    found = []
    for layout in WallLayout:
        found += [f"wall by {layout} from {FAR_M} m: {fault}" for fault in seen_faults(window, seen)]
        window.turn_layout()
        settle()
    close(window)
    return found


def main() -> None:
    """Measure, and print what was found."""
    app = application()
    looked, found = 0, []
    for screen in SCREENS:
        count, faults = faults_at(screen, "widest" in sys.argv)
        looked += count
        found += faults
    told = {
        "platform": app.platformName(),
        "ratio": app.devicePixelRatio(),
        "looked": looked,
        "found": found,
    }
    json.dump(told, sys.stdout)


if __name__ == "__main__":
    main()
