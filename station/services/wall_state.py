"""What the wall shows, as frozen data: services make it, ui draws it, and it may cross threads."""

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum

from msgspec import Struct, field

from station.domain.pace import Forecast
from station.domain.stages import Stage
from station.services.bench_state import QueueRow, StoreView
from station.services.scan_lines import Action, Cause
from station.settings import WallLayout
from sync.events import LinkStatus


class DueSpan(StrEnum):
    """What a column of the week holds: what is late, a day, what comes after the days (or has none)."""

    OVERDUE = "overdue"
    DAY = "day"
    LATER = "later"


class DueDay(Struct, frozen=True):
    """A column of the week. `day` is None but for a day."""

    span: DueSpan
    day: date | None = None


Subject = Stage | StoreView | DueDay


class WallCell(Struct, frozen=True):
    """A part of a column's open cakes: those of a store in a stage, those at a stage elsewhere."""

    of: Stage | StoreView
    open: int


class WallRow(Struct, frozen=True):
    """A cake on the wall. `late`: at the present pace it will not be ready in time."""

    cake: QueueRow
    stage: Stage
    late: bool = False


class WallColumn(Struct, frozen=True):
    """A stage, a store or a day: its counts, and its first cakes. `rows` may leave out the last of `open`.

    `late`: how many will be late at the present pace. `work_min`: a stage's minutes until all that stands
    there now is done; None while usual times are not known.
    """

    subject: Subject
    open: int
    unassigned: int
    overdue: int
    cells: tuple[WallCell, ...]
    rows: tuple[WallRow, ...]
    late: int = 0
    work_min: int | None = None


class NewsKind(StrEnum):
    """What comes to the kitchen. Urgent: due today or overdue when it came."""

    URGENT = "urgent"
    CANCELLED = "cancelled"
    NEW = "new"


class WallNews(Struct, frozen=True):
    """Orders that came or were cancelled at once. What speaks of one order is of the first of them."""

    serial: int
    kind: NewsKind
    orders: int
    human_number: str
    store: StoreView
    product: str
    due: date | None
    cakes: int
    at: datetime


class StationHealth(Struct, frozen=True):
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


class WallAttention(Struct, frozen=True):
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


class WallState(Struct, frozen=True):
    """Everything that the wall draws. `columns` is None until the data was known once."""

    columns: Mapping[WallLayout, tuple[WallColumn, ...]] | None
    """Of each layout that this wall shows."""
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
    pace: Forecast | None = None
    """None while the usual times are not known."""
    news: tuple[WallNews, ...] = ()
    """What came in the last seconds, oldest first."""
