"""Every refusal of the real backend: its order stands still, told in words, and all the others flow."""

import uuid
from collections.abc import Callable

import pytest

from tests.faults.network.bench import Bench
from tests.faults.network.kitchen import Kitchen
from tests.faults.reconcile import audit

Refused = tuple[str, str, dict[str, object]]


def _unknown(_: Kitchen) -> Refused:
    return "bannos-99999999", "complete_filling", {}


def _cancelled(kitchen: Kitchen) -> Refused:
    [order_id] = kitchen.orders(1)
    kitchen.run("update public.orders set cancelled_at = now() where id = %s", (order_id,))
    return order_id, "complete_filling", {}


def _no_such_step(kitchen: Kitchen) -> Refused:
    return kitchen.orders(1)[0], "undo_stage_event", {"p_undo_event_id": str(uuid.uuid4())}


def _foreign_store(kitchen: Kitchen) -> Refused:
    kitchen.run(
        "insert into public.stores (id, name, letter, colour) values ('third', 'Third', 'T', '#000000') "
        "on conflict do nothing"
    )
    return "third-1", "complete_filling", {"p_store": "third"}


def _no_such_shelf(kitchen: Kitchen) -> Refused:
    return kitchen.orders(1)[0], "set_storage", {"p_storage": "NOWHERE"}


def _malformed(kitchen: Kitchen) -> Refused:
    return kitchen.orders(1)[0], "handle_print_barcode", {"p_copies": "many"}


CODES: dict[str, Callable[[Kitchen], Refused]] = {
    "ORD001": _unknown,
    "ORD003": _cancelled,
    "ORD004": _no_such_step,
    "AUTH001": _foreign_store,
    "REQ001": _no_such_shelf,
    "22P02": _malformed,
}


@pytest.mark.parametrize("code", CODES)
def test_a_refusal_holds_up_its_own_order_only(kitchen: Kitchen, bench: Bench, code: str) -> None:
    """What follows it in its order stays here; 24 scans of three other cakes go through; nothing is lost."""
    order_id, function, args = CODES[code](kitchen)
    order_ids = kitchen.orders(3)
    refused = bench.record(order_id, function, **args)
    behind = bench.record(order_id, "set_storage", p_storage=kitchen.shelves(1)[0])
    bench.start()
    bench.work(order_ids)
    well = [scan for scan in bench.scans() if scan.order_id in order_ids]
    bench.until(lambda: len(kitchen.ledger(order_ids)) == len(well), "the others flow")
    bench.until(lambda: bool(bench.outbox.attention()), "attention")
    assert audit(well, kitchen.ledger(order_ids)).sound
    [kept] = bench.outbox.attention()
    assert kept.event_id == refused.event_id
    # A malformed argument is PostgreSQL's own error for a single call, and ours in a batch.
    assert kept.last_error in (code, "REQ001")
    assert kept.last_message
    bench.drain_but(behind.event_id)
    assert not kitchen.ledger([order_id])
