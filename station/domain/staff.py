"""Someone on the backend's list of staff, and whose cakes they may work on."""

from msgspec import Struct

STATION_ROLE = "Station"
"""An account of a bench, not of a person."""


class Staff(Struct, frozen=True):
    """Someone on the backend's list of staff."""

    id: str
    name: str
    role: str
    stores: tuple[str, ...]
    badge: str | None
    active: bool = True
    """False: they have left, and their old work keeps their name."""
    has_pin: bool = False
    pin_changed_at: str | None = None

    def is_member_of(self, store: str) -> bool:
        """Whether work of theirs on this store's cakes is taken: the backend's rule (ordak.check_member)."""
        return self.active and self.role != STATION_ROLE and store in self.stores
