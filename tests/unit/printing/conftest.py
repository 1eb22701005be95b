"""Labels and spools that the printing tests share."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from printing.label import Label
from printing.spool import Spool

PLAIN = Label(
    code="B25771BT",
    human_number="B25771-B",
    store_name="Bannos",
    store_letter="B",
    product="Vintage Cake - Custom Pink",
    size='6" round, 12 serves',
    flavour="Vanilla bean",
    writing="Happy 30th Birthday Aimée & Zoë!",
    notes="Gold leaf on top, please.",
    accessories=("1 x Candle pack (gold)", "2 x Happy Birthday topper"),
    cake_index=2,
    cake_count=3,
    due=date(2026, 11, 27),
    due_window="9am-1pm",
    method="Pickup",
    priority="High",
    printed_at=datetime(2026, 11, 26, 14, 3, tzinfo=ZoneInfo("Australia/Sydney")),
    printed_by="Ana",
    station="filling-1",
)


@pytest.fixture
def make_label() -> Callable[..., Label]:
    """A usual label with some of its fields changed."""

    def make(**changes: object) -> Label:
        return replace(PLAIN, **changes)

    return make


@pytest.fixture
def spool(tmp_path: Path) -> Iterator[Spool]:
    """An empty spool on a real file."""
    opened = Spool(tmp_path / "spool.sqlite3")
    yield opened
    opened.close()
