"""Days with a bad network on the live dialect, by seed: nothing twice, nothing called done that is not."""

import random

import pytest

from sync.entry import EntryState
from tests.contract.live.bench import Bench
from tests.contract.live.kitchen import LiveKitchen
from tests.contract.live.proxy import Loss, LossyProxy
from tests.contract.live.test_live_day import DAY, THERE

NAMES = {"handle_print_barcode": "print_barcode"}
READS = ("get_queue", "get_order_for_scan")


@pytest.mark.parametrize("seed", range(6))
def test_a_bad_day_loses_and_doubles_nothing(
    kitchen: LiveKitchen, bench: Bench, proxy: LossyProxy, seed: int
) -> None:
    """Requests and answers get lost at random: each step once at most, done where the ledger says done."""
    draw = random.Random(seed)
    ids = [kitchen.add(draw.choice(("bannos", "flourlane")), 25001 + cake) for cake in range(4)]
    for function in DAY:
        for order_id in ids:
            bench.scan(order_id, function)
    bench.sender.probe()
    for _ in range(25):
        proxy.lose(draw.choice((*THERE, *READS, *READS)), draw.choice(tuple(Loss)))
    bench.work_until_only_people_can_help()
    for order_id in ids:
        effects = kitchen.effects(order_id)
        assert len(effects) == len(set(effects)), f"twice: {effects}"
        assert effects == THERE[: len(effects)], f"out of order: {effects}"
        said = bench.outbox.recent(len(DAY) * len(ids))
        done = [e for e in said if e.order_key == order_id and e.state is EntryState.CONFIRMED]
        claimed = {NAMES.get(entry.function, entry.function) for entry in done} - {"start_packing"}
        assert claimed <= set(effects), f"called done, but is not: {claimed - set(effects)}"
        stopped = [entry for entry in bench.outbox.attention() if entry.order_key == order_id]
        assert stopped or effects == THERE, f"lost: {effects}"
