"""What the wall shows, as frozen data: services make it, ui draws it, and it may cross threads."""

from dataclasses import dataclass, field
from datetime import datetime

from station.domain.stages import Stage
from station.services.bench_state import QueueRow, StoreView
from station.services.scan_lines import Action, Cause
from sync.events import LinkStatus


@dataclass(frozen=True, slots=True)
class WallCell:
    """One stage of one store: counts of open cakes."""

    store: StoreView
    open: int
    unassigned: int
    overdue: int
    today: int
    tomorrow: int


@dataclass(frozen=True, slots=True)
class WallColumn:
    """One stage: its counts by store, and its first cakes in the queue's order."""

    stage: Stage
    open: int
    unassigned: int
    overdue: int
    cells: tuple[WallCell, ...]
    rows: tuple[QueueRow, ...]


@dataclass(frozen=True, slots=True)
class StationHealth:
    """A station's last heartbeat."""

    name: str
    stage: str | None
    saved_here: int
    printer: str
    scanner: str
    version: str
    seen_at: datetime
    attention: int = 0
    """How many of its scans need a person."""


@dataclass(frozen=True, slots=True)
class WallAttention:
    """A scan of some bench that needs a person: the same as an `AttentionLine` there, without its words."""

    event_id: str
    station: str
    order_number: str
    store: StoreView | None
    """None for a cake that the wall does not know."""
    action: Action
    stage: Stage
    cause: Cause
    code: str
    now_at: Stage | None
    since: datetime


@dataclass(frozen=True, slots=True)
class WallState:
    """Everything that the wall draws. `columns` is None until the data was known once."""

    columns: tuple[WallColumn, ...] | None
    overdue: int
    today: int
    tomorrow: int
    complete_today: int
    link: LinkStatus
    link_detail: str | None
    data_at: datetime | None
    """When the backend last confirmed this data; ages while offline."""
    stations: tuple[StationHealth, ...] = field(default=())
    now: datetime | None = None
    attention: tuple[WallAttention, ...] = ()
    """What needs a person at any bench, longest waiting first; `stations` may count more."""
