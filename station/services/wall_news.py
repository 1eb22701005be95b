"""What came to the kitchen in the last seconds: new orders, urgent ones, cancelled ones."""

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta

from msgspec import Struct

from station.domain.orders import Order
from station.services.bench_state import StoreView
from station.services.order_book import is_open
from station.services.queue_rows import store_view
from station.services.wall_state import NewsKind, WallNews

NEWS_FOR = timedelta(seconds=15)
"""Long enough to look up and read it."""
_AT_MOST = 30


class Change(Struct, frozen=True):
    """A cake before (None: not known) and after a message of the feed."""

    before: Order | None
    after: Order

    def kind(self, today: date) -> NewsKind | None:
        """What it is for the kitchen; None: nothing new."""
        if self.before is None and is_open(self.after):
            due = self.after.due_date
            return NewsKind.URGENT if due is not None and due <= today else NewsKind.NEW
        was_open = self.before is not None and is_open(self.before)
        return NewsKind.CANCELLED if was_open and self.after.cancelled_at is not None else None


class News:
    """Counts what comes at once instead of listing it. Owned by the store worker."""

    def __init__(self) -> None:
        self._recent: deque[WallNews] = deque(maxlen=_AT_MOST)
        self._serial = 0

    def add(
        self, changes: Iterable[Change], stores: Mapping[str, StoreView], now: datetime, today: date
    ) -> None:
        """Take over what one message of the feed changed."""
        of_kind: dict[NewsKind, list[Order]] = {}
        for change in changes:
            kind = change.kind(today)
            if kind is not None:
                of_kind.setdefault(kind, []).append(change.after)
        for kind, cakes in of_kind.items():
            self._serial += 1
            self._recent.append(_news(self._serial, kind, cakes, stores, now))

    def recent(self, now: datetime) -> tuple[WallNews, ...]:
        """What is not older than it is shown."""
        while self._recent and now - self._recent[0].at > NEWS_FOR:
            self._recent.popleft()
        return tuple(self._recent)


def _news(
    serial: int, kind: NewsKind, cakes: Sequence[Order], stores: Mapping[str, StoreView], now: datetime
) -> WallNews:
    first = cakes[0]
    mine = [cake for cake in cakes if cake.siblings_key == first.siblings_key]
    return WallNews(
        serial=serial,
        kind=kind,
        orders=len({cake.siblings_key for cake in cakes}),
        human_number=first.human_id if len(mine) == 1 else first.human_id.partition("-")[0],
        store=store_view(stores, first.store),
        product=first.product_title,
        due=first.due_date,
        cakes=len(mine),
        at=now,
    )
