"""Whatever the network does to requests and answers: nothing lost, nothing twice, nothing stalled."""

import random
import time
from collections.abc import Callable

import pytest

from tests.faults.network import faults
from tests.faults.network.bench import Bench, assert_nothing_lost
from tests.faults.network.kitchen import Kitchen
from tests.faults.network.proxy import Fault, FaultProxy, Where, anywhere

# Each costs a time-out.
SILENT: dict[str, Fault] = {
    "late answer": faults.late(2.0),
    "black hole": faults.black_hole,
    "one-way drop": faults.one_way_drop,
    "trickle beats the read time-out": faults.trickle(0.3),
    "slow close beyond the read time-out": faults.slow_close(2.0),
}
ABRUPT: dict[str, Fault] = {
    "request dropped": faults.drop_request,
    "answer dropped": faults.drop_answer,
    "request reset": faults.reset_request,
    "answer reset": faults.reset_answer,
    "answer truncated": faults.truncate_body,
    "first byte only": faults.byte_limit(1),
    "part of the head": faults.byte_limit(40),
    "no more than the head": faults.byte_limit(160),
    "stale keep-alive": faults.stale_keep_alive,
}
SLOW: dict[str, Fault] = {
    "latency with jitter": faults.latency(0.03, 0.03),
    "little bandwidth": faults.bandwidth(20_000),
    "pieces of one byte": faults.sliced,
    "slow close": faults.slow_close(0.1),
}


def _survive(
    kitchen: Kitchen, proxy: FaultProxy, bench: Bench, fault: Fault, times: int, where: Where
) -> None:
    order_ids = kitchen.orders(4)
    proxy.play(fault, times, where)
    bench.start()
    bench.work(order_ids, shelves=kitchen.shelves(16))
    bench.drain()
    # However many scans travel in one request: work goes on until the fault has had its turns.
    while proxy.faulted < times:
        for order_id, code in zip(order_ids, kitchen.shelves(4), strict=True):
            bench.record(order_id, "set_storage", p_storage=code)
        bench.drain()
    assert_nothing_lost(kitchen, bench)
    assert not bench.failures


@pytest.mark.parametrize("name", ABRUPT)
@pytest.mark.parametrize("where", [faults.is_write, anywhere], ids=["writes", "everything"])
def test_broken_connections(
    kitchen: Kitchen, proxy: FaultProxy, bench: Bench, name: str, where: Where
) -> None:
    """Connections that end at any point of an exchange: 48 scans of 4 cakes arrive once each, in order."""
    _survive(kitchen, proxy, bench, ABRUPT[name], 4, where)


@pytest.mark.parametrize("name", SILENT)
def test_answers_that_do_not_come(kitchen: Kitchen, proxy: FaultProxy, bench: Bench, name: str) -> None:
    """Answers that come too late or never: the same, after the call's limits."""
    _survive(kitchen, proxy, bench, SILENT[name], 2, faults.is_write)


@pytest.mark.parametrize("name", SILENT)
def test_sign_ins_without_an_answer(kitchen: Kitchen, proxy: FaultProxy, bench: Bench, name: str) -> None:
    """The same for the sign-in itself, before anything could be sent."""
    _survive(kitchen, proxy, bench, SILENT[name], 1, faults.is_sign_in)


@pytest.mark.parametrize("name", SLOW)
def test_slow_networks(
    kitchen: Kitchen, proxy: FaultProxy, open_bench: Callable[..., Bench], name: str
) -> None:
    """A network that is only slow costs time, and no scan is sent more often than once."""
    bench = open_bench("bench", patient=True)
    _survive(kitchen, proxy, bench, SLOW[name], 20, anywhere)
    assert all(entry.attempts == 1 for entry in bench.outbox.recent(100))


def test_a_storm_of_faults(kitchen: Kitchen, proxy: FaultProxy, bench: Bench) -> None:
    """60 faults of every kind in a random order, on sign-ins, probes and scans alike."""
    rng = random.Random(20261122)
    quick = [*ABRUPT.values(), *SLOW.values()]
    for fault in [*rng.choices(quick, k=57), *rng.sample(list(SILENT.values()), 3)]:
        proxy.play(fault)
    bench.start()
    bench.work(kitchen.orders(10), shelves=kitchen.shelves(80))
    bench.drain(120)
    assert proxy.faulted >= 40
    proxy.heal()
    assert_nothing_lost(kitchen, bench)


def test_refused_for_a_while(kitchen: Kitchen, proxy: FaultProxy, bench: Bench) -> None:
    """Nobody listens; scans go on being saved; when somebody listens again, they leave by themselves."""
    proxy.refuse()
    bench.start()
    bench.work(kitchen.orders(6))
    bench.until(lambda: bench.link.status == "offline", "offline")
    assert bench.outbox.counts().saved_here == 48
    proxy.listen()
    healed = time.monotonic()
    bench.drain()
    assert time.monotonic() - healed < 30
    assert_nothing_lost(kitchen, bench)


def test_cut_in_the_middle_again_and_again(kitchen: Kitchen, proxy: FaultProxy, bench: Bench) -> None:
    """The cable is pulled and put back ten times while scans are made and sent."""
    bench.start()
    order_ids, shelves = kitchen.orders(5), kitchen.shelves(100)
    for turn in range(10):
        for number, shelf in enumerate(shelves[turn * 10 : turn * 10 + 10]):
            bench.record(order_ids[number % 5], "set_storage", p_storage=shelf)
        proxy.refuse()
        proxy.listen()
    bench.drain()
    assert_nothing_lost(kitchen, bench)


def test_the_replica_converges(kitchen: Kitchen, proxy: FaultProxy, bench: Bench) -> None:
    """After 40 faults on reading and sending alike, what the bench shows is what the server has."""
    rng = random.Random(22112026)
    for fault in rng.choices([*ABRUPT.values(), *SLOW.values()], k=40):
        proxy.play(fault)
    bench.start(with_feed=True)
    order_ids = kitchen.orders(8)
    bench.work(order_ids, shelves=kitchen.shelves(64))
    bench.drain()
    while proxy.faulted < 40:
        bench.record(order_ids[0], "set_storage", p_storage=kitchen.shelves(1)[0])
        bench.drain()
    assert_nothing_lost(kitchen, bench)
    rows = kitchen.run("select id, version, stage from public.orders where id = any (%s)", (order_ids,))
    bench.until(lambda: _shown(bench, order_ids) == set(rows), "the replica is what the server has")


def _shown(bench: Bench, order_ids: list[str]) -> set[tuple[str, int, str]]:
    orders = (document for document in bench.replica.all("order") if document.key in order_ids)
    return {(order.key, order.version, order.body["stage"]) for order in orders}
