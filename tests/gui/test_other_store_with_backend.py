"""Somebody who works for one store, at a bench for both: nothing reaches the backend that it would refuse."""

from collections.abc import Callable

import psycopg

from backend.server import Backend
from scanning.codes import Command, badge_code, command_code
from station.domain.stages import Stage
from station.services.bench_state import LinkStatus
from station.services.notices import FeedbackKind, Notice
from tests.gui.conftest import OpenBench

Open = Callable[..., OpenBench]


def test_by_scanning_only(open_station: Open, kitchen: Backend) -> None:
    """NEXT offers her store's cakes alone; the other store's label is refused in words, nothing is sent."""
    bench = open_station(Stage.FILLING)
    state = bench.wait(lambda s: bool(s.queue) and bool(s.staff) and s.status.link is LinkStatus.ONLINE)
    assert state.queue is not None
    theirs = next(row.order_id for row in state.queue if row.store.id == "flourlane")
    label = bench.show(theirs)
    bench.answer_to(lambda: bench.window.take_wedge_scan(badge_code("1011")))
    said = bench.answer_to(lambda: bench.window.take_wedge_scan(command_code(Command.NEXT)))
    assert said.notice is Notice.SHOWING_ORDER
    offered = bench.wait(lambda s: s.current is not None and s.current_id != theirs).current
    assert offered is not None
    assert offered.row.store.id == "bannos"
    said = bench.answer_to(lambda: bench.window.take_wedge_scan(label))
    assert (said.kind, said.notice) == (FeedbackKind.REFUSED, Notice.OTHER_STORE)
    seen = bench.wait(lambda s: s.current_id == theirs)
    assert (seen.ledger, seen.status.saved_here, seen.status.attention) == ((), 0, 0)
    with psycopg.connect(kitchen.database_url) as connection:
        row = connection.execute("select stage from public.orders where id = %s", [theirs]).fetchone()
    assert row == ("Filling",)
