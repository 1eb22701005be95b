"""Every page of the gallery: its name, how large it is shown, and how it is made."""

from collections.abc import Callable
from functools import partial

from msgspec import Struct
from PySide6.QtWidgets import QWidget

from station.ui.gallery import bench_parts, parts
from station.ui.gallery.samples import state
from station.ui.gallery.samples_all import all_states
from station.ui.gallery.samples_states import packing
from station.ui.gallery.samples_wall import wall_state
from station.ui.gallery.samples_wall_states import wall_states
from station.ui.gallery.wall_parts import wall_parts
from station.ui.gallery.windows import bench, overlays, wall

BENCH = (1366, 768)
PORTRAIT = (1080, 1920)
WALL = (1920, 1080)
AGEING_S = (11, 31, 61)


class Page(Struct, frozen=True):
    """One page. `size` None is as large as its parts need."""

    name: str
    make: Callable[[], QWidget]
    size: tuple[int, int] | None = None


def all_pages() -> tuple[Page, ...]:
    """The parts first, then whole windows."""
    return (*_parts(), *_benches(), *_overlays(), *_walls())


def _parts() -> list[Page]:
    return [
        Page("part-type", parts.type_scale),
        Page("part-icons", parts.icons),
        Page("part-buttons", parts.buttons),
        Page("part-signs", parts.signs),
        Page("part-answers", bench_parts.bands),
        Page("part-ledger", bench_parts.ledger_lines),
        Page("part-strip", bench_parts.strips),
        Page("part-queue", bench_parts.queues),
        Page("part-wall", wall_parts),
    ]


def _benches() -> list[Page]:
    found = [Page(_name("bench", name), partial(bench, shown), BENCH) for name, shown in all_states().items()]
    found.append(Page("bench-portrait", partial(bench, state()), PORTRAIT))
    found.append(Page("bench-portrait-packing", partial(bench, packing()), PORTRAIT))
    return found


def _overlays() -> list[Page]:
    found = [Page(_name("over", name), make, BENCH) for name, make in overlays().items()]
    portrait = overlays()["attention"]
    return [*found, Page("over-portrait-attention", portrait, PORTRAIT)]


def _walls() -> list[Page]:
    found = [Page(_name("wall", name), partial(wall, shown), WALL) for name, shown in wall_states().items()]
    found += [Page(f"wall-after-{age}-s", partial(wall, wall_state(), age), WALL) for age in AGEING_S]
    return [*found, Page("wall-portrait", partial(wall, wall_state()), PORTRAIT)]


def _name(group: str, name: str) -> str:
    return f"{group}-{name}".replace("_", "-").replace(" ", "-")
