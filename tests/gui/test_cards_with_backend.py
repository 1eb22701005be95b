"""Packing's gate and a changed order, from the window to PostgreSQL."""

from collections.abc import Callable

import psycopg

from backend.server import Backend
from scanning.codes import Command, command_code
from station.domain.changes import Field
from station.domain.stages import Stage
from station.services.bench_state import DeviceStatus, PackingCheck
from station.services.notices import Notice
from tests.gui.conftest import OpenBench

Open = Callable[..., OpenBench]
DECORATED = (
    "update public.orders set stage = 'Packing', filling_complete_ts = now(), covering_complete_ts = now(),"
    " decorating_complete_ts = now() where id = %s"
)


def test_a_cake_is_packed_alone_on_purpose(open_station: Open, kitchen: Backend) -> None:
    """One of two cakes comes to Packing: the screen names the other one, and only COMPLETE packs it alone."""
    with psycopg.connect(kitchen.database_url, autocommit=True) as connection:
        first = connection.execute(
            "select id, human_id from public.orders where unit_count = 2 and unit_index = 1"
            " and stage = 'Filling' and store = 'flourlane' order by id limit 1"
        ).fetchone()
        assert first is not None
        connection.execute(DECORATED, [first[0]])
        bench = open_station(Stage.PACKING)
        code = bench.show(first[0])
        assert bench.window.strip.scanner.state.text() == "Scanner\nKeyboard"
        assert bench.answer_to(lambda: bench.window.take_wedge_scan(code)).notice is Notice.STAGE_STARTED
        bench.wait(lambda s: s.status.scanner.status is DeviceStatus.READY)
        assert bench.window.strip.scanner.state.text() == "Scanner\nReady"
        # The same label within a moment is the same scan: the large button asks as a second one does.
        said = bench.answer_to(bench.window.bench.do_next)
        assert said.notice is Notice.CHECK_PACKING
        state = bench.wait(lambda s: isinstance(s.question, PackingCheck))
        assert isinstance(state.question, PackingCheck)
        assert (state.question.here, state.question.total) == (1, 2)
        assert [cake.stage for cake in state.question.missing] == [Stage.FILLING]
        assert bench.window.over.cards.packing.isVisible()
        assert bench.answer_to(bench.window.bench.do_next).notice is Notice.CAKES_MISSING
        complete = command_code(Command.COMPLETE)
        said = bench.answer_to(lambda: bench.window.take_wedge_scan(complete))
        assert said.notice is Notice.STAGE_COMPLETED
        bench.wait(lambda s: s.question is None and s.status.saved_here == 0)
        assert not bench.window.over.cards.packing.isVisible()
        assert bench.window.band.title.text().endswith(" is done")
        row = connection.execute("select stage from public.orders where id = %s", [first[0]]).fetchone()
    assert row == ("Complete",)


def test_a_change_on_the_server_interrupts(open_station: Open, kitchen: Backend) -> None:
    """Somebody changes the writing of the cake on the bench: it is said; scanning the label goes on."""
    bench = open_station(Stage.FILLING)
    state = bench.wait(lambda s: s.queue is not None and len(s.queue) > 3)
    assert state.queue is not None
    order_id = state.queue[3].order_id
    code = bench.show(order_id)
    with psycopg.connect(kitchen.database_url, autocommit=True) as connection:
        connection.execute("update public.orders set writing = 'Happy 90th' where id = %s", [order_id])
    state = bench.wait(lambda s: s.interrupt is not None)
    assert state.interrupt is not None
    assert [(line.field, line.now) for line in state.interrupt.lines] == [(Field.WRITING, "Happy 90th")]
    assert bench.said[-1].notice is Notice.ORDER_CHANGED
    assert bench.window.over.cards.interrupt.isVisible()
    assert bench.answer_to(lambda: bench.window.take_wedge_scan(code)).notice is Notice.STAGE_COMPLETED
    bench.wait(lambda s: s.interrupt is None and s.status.saved_here == 0)
    assert not bench.window.over.cards.interrupt.isVisible()
