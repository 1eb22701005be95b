"""What a kitchen has set for its wall."""

from msgspec import Struct

from station.settings import Settings, WallLayout

PAGE_MS = 8_000
"""Long enough to read a column's page from 5 m and look once more."""


class WallPlan(Struct, frozen=True):
    """Its layouts by turns, how long each stays, how long a page stays, and from how far it is read."""

    layouts: tuple[WallLayout, ...] = (WallLayout.STAGES,)
    turn_ms: int = 40_000
    page_ms: int = PAGE_MS
    distance_m: float | None = None


def plan_of(settings: Settings) -> WallPlan:
    """As the settings say."""
    return WallPlan(
        layouts=settings.wall_layout,
        turn_ms=round(settings.wall_turn_s * 1000),
        distance_m=settings.wall_distance_m,
    )
