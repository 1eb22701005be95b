"""Several stations at one kitchen: the same event twice at once, stages in the wrong order, all back at once.

`ORDAK_LONG=1` lets ten stations come back with 1,000 scans each instead of 200.
"""

import os
import shutil
import time
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Barrier

from sync.drain import call_args
from sync.entry import Entry, EntryState
from tests.faults.network.bench import DAY, Bench, assert_nothing_lost, benches
from tests.faults.network.kitchen import Kitchen
from tests.faults.network.proxy import FaultProxy
from tests.faults.reconcile import audit

STATIONS = 10
SCANS = 1_000 if os.environ.get("ORDAK_LONG") else 200

OpenBench = Callable[..., Bench]


def _once_each(kitchen: Kitchen, order_ids: Sequence[str]) -> None:
    """Every step of the day took effect once for every cake, and in the day's order."""
    effects = kitchen.ledger(order_ids)
    assert Counter((effect.order_id, effect.function) for effect in effects) == Counter(
        (order_id, step) for order_id in order_ids for step in DAY
    )
    for order_id in order_ids:
        assert tuple(effect.function for effect in effects if effect.order_id == order_id) == DAY


def test_the_same_event_twice_at_once(kitchen: Kitchen, open_bench: OpenBench) -> None:
    """Two clients send the same event in the same moment, 50 times: one effect, and both hear ok."""
    bench = open_bench("bench", patient=True)
    clients = [bench.backend.client(), bench.backend.client()]
    order_ids, barrier = kitchen.orders(5), Barrier(2, timeout=30)
    codes = kitchen.shelves(50)

    def send(client_number: int, entry: Entry) -> bool:
        barrier.wait()
        answer = clients[client_number].write(entry.function, call_args(entry), entry.event_id)
        return answer.ok and not answer.data["already_done"]

    with ThreadPoolExecutor(2) as pool:
        for number, code in enumerate(codes):
            entry = bench.record(order_ids[number % 5], "set_storage", p_storage=code)
            fresh = list(pool.map(send, (0, 1), (entry, entry)))
            assert sorted(fresh) == [False, True]
    for client in clients:
        client.close()
    assert audit(bench.scans(), kitchen.ledger(order_ids)).sound


def test_a_copied_data_folder(kitchen: Kitchen, open_bench: OpenBench, tmp_path: Path) -> None:
    """A bench and a restored copy of it send the same 64 entries at the same time: one effect each."""
    bench = open_bench("bench")
    bench.work(kitchen.orders(4), shelves=kitchen.shelves(32))
    bench.database.close()
    shutil.copytree(tmp_path / "bench", tmp_path / "copy")
    pair = [open_bench("copy"), Bench(kitchen, bench.backend.settings.backend_url, tmp_path / "bench")]
    try:
        for each in pair:
            each.start()
        for each in pair:
            each.drain()
        assert audit(bench.scans(), kitchen.ledger([scan.order_id for scan in bench.scans()])).sound
        assert not any(each.outbox.attention() for each in pair)
    finally:
        pair[1].close()


def test_stages_in_reverse(kitchen: Kitchen, open_bench: OpenBench) -> None:
    """The benches come back in the wrong order, Packing first: early ones wait, all takes effect in order."""
    order_ids = kitchen.orders(4)
    stations = [open_bench(f"stage-{number}") for number in range(4)]
    for number, station in enumerate(stations):
        station.work(order_ids, DAY[number * 2 : number * 2 + 2])
    for station in reversed(stations[1:]):
        station.start(with_feed=True)
        station.until_waiting(4)
    assert not kitchen.ledger(order_ids)
    stations[0].start(with_feed=True)
    for station in stations:
        station.drain()
    _once_each(kitchen, order_ids)
    assert not any(station.outbox.attention() for station in stations)


def test_stages_doubled(kitchen: Kitchen, open_bench: OpenBench) -> None:
    """Two benches scan every step of every cake and send at once: one effect each, and nobody is refused."""
    order_ids = kitchen.orders(4)
    pair = [open_bench("left"), open_bench("right")]
    for station in pair:
        station.work(order_ids)
    for station in pair:
        station.start(with_feed=True)
    for station in pair:
        station.drain()
        assert not station.outbox.attention()
    _once_each(kitchen, order_ids)


def test_stages_days_late(kitchen: Kitchen, open_bench: OpenBench) -> None:
    """A bench comes back after nine days with what others have done since: duplicates, no effect, no harm."""
    order_ids = kitchen.orders(3)
    late, prompt = open_bench("late"), open_bench("prompt")
    late.lag = timedelta(days=9)
    late.work(order_ids)
    prompt.work(order_ids, [step for step in DAY if step != "start_covering"])
    prompt.start()
    prompt.drain()
    late.start()
    late.drain()
    done = Counter((effect.order_id, effect.function) for effect in kitchen.ledger(order_ids))
    assert set(done.values()) == {1}
    assert all(effect.station == "prompt" for effect in kitchen.ledger(order_ids)), (
        "what is done is not done again"
    )
    states = Counter(entry.state for entry in late.outbox.recent(100))
    assert states == {EntryState.CONFIRMED: 21, EntryState.DUPLICATE: 3}
    times = kitchen.run("select max(filling_start_ts) from public.orders where id = any (%s)", (order_ids,))
    assert datetime.now(UTC) - times[0][0] < timedelta(hours=1)


def test_ten_stations_come_back_at_once(kitchen: Kitchen, proxy: FaultProxy, tmp_path: Path) -> None:
    """Ten stations with a full outbox each find the backend again in the same moment."""
    with benches(kitchen, kitchen.backend.url, tmp_path, STATIONS) as stations:
        kitchen.backend.stop_gateway()
        for station in stations:
            codes = kitchen.shelves(SCANS)
            order_ids = kitchen.orders(20)
            for number, code in enumerate(codes):
                station.record(order_ids[number % 20], "set_storage", p_storage=code)
            station.start()
        kitchen.backend.start_gateway()
        back = time.monotonic()
        for station in stations:
            station.drain(timeout_s=SCANS * STATIONS / 20)
        took_s = time.monotonic() - back
        assert_nothing_lost(kitchen, *stations)
    print(f"\n{STATIONS} stations x {SCANS} scans drained in {took_s:.1f} s")
