"""Errors inside the database: those that pass are outlasted, the others hold up their own order only."""

from collections.abc import Callable, Iterator

import pytest

from tests.faults.network.bench import Bench, assert_nothing_lost
from tests.faults.network.kitchen import Kitchen
from tests.faults.reconcile import audit

TRANSIENT = ["40001", "40P01", "57014", "55P03", "53300", "08006", "57P01"]
PERMANENT = ["23514", "22003", "P0001"]

Break = Callable[[str, str, int], None]


@pytest.fixture
def break_sql(kitchen: Kitchen) -> Iterator[Break]:
    """Makes the events of an order fail with an SQLSTATE when they are written, so many times."""
    kitchen.run("create table public.test_fault (order_id text primary key, code text, times int)")
    # What a sequence has counted stays counted when the transaction is rolled back.
    kitchen.run("create sequence public.test_fault_count")
    kitchen.run(
        """
        create function public.test_fault() returns trigger language plpgsql security definer as $$
        declare
            fault public.test_fault;
        begin
            select * into fault from public.test_fault f where f.order_id = new.order_id;
            if found and nextval('public.test_fault_count') <= fault.times then
                raise exception 'said by the test' using errcode = fault.code;
            end if;
            return new;
        end $$
        """
    )
    kitchen.run(
        "create trigger test_fault before insert on public.stage_events "
        "for each row execute function public.test_fault()"
    )
    yield lambda order, code, times: _fault(kitchen, order, code, times)
    kitchen.run("drop table public.test_fault cascade")
    kitchen.run("drop function public.test_fault() cascade")
    kitchen.run("drop sequence public.test_fault_count")


def _fault(kitchen: Kitchen, order: str, code: str, times: int) -> None:
    kitchen.run("insert into public.test_fault values (%s, %s, %s)", (order, code, times))


@pytest.mark.parametrize("code", TRANSIENT)
def test_transient_errors(kitchen: Kitchen, bench: Bench, break_sql: Break, code: str) -> None:
    """Serialization failures, deadlocks, time-outs and the like: sent again, never a person's business."""
    order_ids = kitchen.orders(4)
    break_sql(order_ids[0], code, 4)
    bench.start()
    bench.work(order_ids, shelves=kitchen.shelves(16))
    bench.drain()
    assert kitchen.run("select last_value from public.test_fault_count")[0][0] > 4
    assert_nothing_lost(kitchen, bench)


@pytest.mark.parametrize("code", PERMANENT)
def test_permanent_errors(kitchen: Kitchen, bench: Bench, break_sql: Break, code: str) -> None:
    """What will never work goes to the attention list with the rest of its order behind it; others flow."""
    order_ids = kitchen.orders(4)
    break_sql(order_ids[0], code, 1_000_000)
    bench.start()
    bench.work(order_ids)
    well = [scan for scan in bench.scans() if scan.order_id != order_ids[0]]
    bench.until(lambda: len(kitchen.ledger(order_ids)) >= len(well), "the other orders flow")
    bench.until(lambda: bool(bench.outbox.attention()), "attention")
    assert audit(well, kitchen.ledger(order_ids)).sound
    assert [entry.order_key for entry in bench.outbox.attention()] == [order_ids[0]]
    kept = (*bench.outbox.attention(), *bench.outbox.unconfirmed(order_ids[0]))
    assert len(kept) == 8
