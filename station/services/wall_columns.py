"""All open cakes in the columns of a layout: by stage, by store, or by the day that they are due."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from heapq import nsmallest

from msgspec import Struct, field

from station.domain.due import queue_key
from station.domain.orders import Order
from station.domain.stages import BENCH_STAGES, Stage
from station.services.bench_state import StoreView
from station.services.queue_rows import row_of, store_view
from station.services.wall_state import (
    DueDay,
    DueSpan,
    Subject,
    WallCell,
    WallColumn,
    WallRow,
)
from station.settings import WallLayout

ROWS_AT_MOST = 60
"""Of a column, in pages of a few: nobody waits for more in front of a wall. All are counted."""
DAYS = 6
"""With what is overdue before them and what is later behind them: two lines of four."""

_WeekKey = tuple[date, int, int, str]


class Kitchen(Struct, frozen=True):
    """What all columns share. `late`: ids of the cakes that will be late at the present pace.

    `work_min`: a stage's minutes of work, in steps, so that time alone seldom makes the columns anew.
    """

    stores: Mapping[str, StoreView]
    own: Sequence[str]
    today: date
    late: Collection[str] = frozenset()
    work_min: Mapping[Stage, int] = field(default_factory=dict)


class _Made(Struct, frozen=True):
    orders: Sequence[Order]
    kitchen: Kitchen
    column: WallColumn


class WallColumns:
    """Makes the columns, each anew only when a cake in it changed: with 20,000 of them that counts."""

    def __init__(self) -> None:
        self._made: dict[WallLayout, dict[Subject, _Made]] = {}
        self._of: dict[WallLayout, tuple[Sequence[Order], Kitchen]] = {}

    def of(self, layout: WallLayout, orders: Sequence[Order], kitchen: Kitchen) -> tuple[WallColumn, ...]:
        """The columns of a layout. `orders`: the open ones of the stores in `kitchen.own`."""
        same_orders, same_kitchen = self._of.get(layout, (None, None))
        if orders is not same_orders or kitchen != same_kitchen:
            self._make(layout, orders, kitchen)
            self._of[layout] = (orders, kitchen)
        return tuple(each.column for each in self._made[layout].values())

    def _make(self, layout: WallLayout, orders: Sequence[Order], kitchen: Kitchen) -> None:
        before = self._made.get(layout, {})
        made = {}
        for subject, here in _grouped(layout, orders, kitchen).items():
            known = before.get(subject)
            # An Order is frozen and replaced when it changes: equal lists are the same objects.
            if known is None or known.orders != here or known.kitchen != kitchen:
                known = _Made(here, kitchen, _column(subject, here, kitchen))
            made[subject] = known
        self._made[layout] = made


def _grouped(
    layout: WallLayout, orders: Iterable[Order], kitchen: Kitchen
) -> Mapping[Subject, Sequence[Order]]:
    here: dict[Subject, list[Order]] = {subject: [] for subject in _subjects(layout, kitchen)}
    places = {store: store_view(kitchen.stores, store) for store in kitchen.own}
    for order in orders:
        if layout is WallLayout.STAGES:
            here[order.stage].append(order)
        elif layout is WallLayout.STORES:
            here[places[order.store]].append(order)
        else:
            here[_due_day(order.due_date, kitchen.today)].append(order)
    return here


def _subjects(layout: WallLayout, kitchen: Kitchen) -> tuple[Subject, ...]:
    if layout is WallLayout.STAGES:
        return BENCH_STAGES
    if layout is WallLayout.STORES:
        return tuple(store_view(kitchen.stores, store) for store in kitchen.own)
    days = (DueDay(DueSpan.DAY, kitchen.today + timedelta(days=n)) for n in range(DAYS))
    return (DueDay(DueSpan.OVERDUE), *days, DueDay(DueSpan.LATER))


def _due_day(due: date | None, today: date) -> DueDay:
    if due is None or (due - today).days >= DAYS:
        return DueDay(DueSpan.LATER)
    return DueDay(DueSpan.DAY, due) if due >= today else DueDay(DueSpan.OVERDUE)


def _column(subject: Subject, here: Sequence[Order], kitchen: Kitchen) -> WallColumn:
    today = kitchen.today
    key = queue_key(subject, today) if isinstance(subject, Stage) else _soonest
    return WallColumn(
        subject=subject,
        open=len(here),
        unassigned=sum(order.assignee_id is None for order in here),
        overdue=sum(order.due_date is not None and order.due_date < today for order in here),
        cells=_cells(subject, here, kitchen),
        rows=tuple(_row(order, kitchen) for order in nsmallest(ROWS_AT_MOST, here, key=key)),
        late=sum(order.id in kitchen.late for order in here),
        work_min=kitchen.work_min.get(subject) if isinstance(subject, Stage) else None,
    )


def _soonest(order: Order) -> _WeekKey:
    # Of two that are due on one day the one with more work before it.
    return (order.due_date or date.max, order.stage.position, order.number, order.id)


def _cells(subject: Subject, here: Sequence[Order], kitchen: Kitchen) -> tuple[WallCell, ...]:
    if isinstance(subject, Stage):
        of_store = Counter(order.store for order in here)
        return tuple(WallCell(store_view(kitchen.stores, store), of_store[store]) for store in kitchen.own)
    at_stage = Counter(order.stage for order in here)
    return tuple(WallCell(stage, at_stage[stage]) for stage in BENCH_STAGES)


def _row(order: Order, kitchen: Kitchen) -> WallRow:
    cake = row_of(order, store_view(kitchen.stores, order.store), kitchen.today, pending=False)
    return WallRow(cake, order.stage, order.id in kitchen.late)
