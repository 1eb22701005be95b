"""One bench, from its window to PostgreSQL, built through bootstrap."""

from collections.abc import Callable

import psycopg

from backend.server import Backend
from printing.profiles import profile_named
from printing.virtual.server import VirtualPrinter
from scanning.codes import Command, badge_code, command_code
from station.domain.stages import Stage
from station.services.bench_state import LedgerState, LinkStatus, NextAction, UndoWay
from station.services.notices import FeedbackKind, Notice
from tests.gui.conftest import OpenBench

Open = Callable[..., OpenBench]


def test_print_and_complete(open_station: Open, kitchen: Backend) -> None:
    """Filling prints a cake's label and completes it; every scan's line ends as confirmed, with its maker."""
    with VirtualPrinter("127.0.0.1", 0, profile_named("epson-80")) as printer:
        bench = open_station(Stage.FILLING, printer=printer.address)
        state = bench.wait(lambda s: bool(s.queue) and bool(s.staff))
        assert state.queue is not None
        order_id = state.queue[0].order_id
        bench.answer_to(lambda: bench.window.take_wedge_scan(badge_code("1031")))
        bench.window.bench.select(order_id)
        shown = bench.wait(lambda s: s.current is not None and s.current.row.order_id == order_id)
        assert shown.current is not None
        assert shown.current.next_action is NextAction.PRINT
        said = bench.answer_to(bench.window.bench.do_next)
        assert (said.kind, said.notice) == (FeedbackKind.ACCEPTED, Notice.LABEL_QUEUED)
        code = shown.current.label_code
        bench.wait(lambda s: len(printer.labels) == 1)
        said = bench.answer_to(lambda: bench.window.take_wedge_scan(code))
        assert said.notice is Notice.STAGE_COMPLETED
        done = bench.wait(
            lambda s: len(s.ledger) == 2 and all(line.state is LedgerState.CONFIRMED for line in s.ledger)
        )
        assert {line.staff_name for line in done.ledger} == {"Lena Brandt"}
        assert done.queue is not None
        assert order_id not in [row.order_id for row in done.queue]
    with psycopg.connect(kitchen.database_url) as connection:
        row = connection.execute("select stage from public.orders where id = %s", [order_id]).fetchone()
    assert row == ("Covering",)


def test_first_start_without_backend(open_station: Open) -> None:
    """With the backend away at the first start the bench opens, says so, and never calls its queue empty."""
    bench = open_station(Stage.COVERING, backend_url="http://127.0.0.1:9")
    state = bench.wait(lambda s: s.status.link is LinkStatus.OFFLINE)
    assert state.queue is None
    said = bench.answer_to(lambda: bench.window.take_wedge_scan("#B25771"))
    assert said.notice is Notice.UNKNOWN_ORDER


def test_wrong_password(open_station: Open) -> None:
    """A wrong password pauses the link and says what IT has to do; nothing else stops."""
    bench = open_station(Stage.COVERING, password="wrong")
    state = bench.wait(lambda s: s.status.link is LinkStatus.PAUSED)
    assert state.status.link_detail is not None
    assert "IT" in state.status.link_detail
    said = bench.answer_to(lambda: bench.window.take_wedge_scan(command_code(Command.NEXT)))
    assert said.notice is Notice.QUEUE_EMPTY


def test_unknown_order_is_looked_up(open_station: Open) -> None:
    """Online, a number that nobody knows is refused after the backend was asked."""
    bench = open_station(Stage.PACKING)
    bench.wait(lambda s: s.status.link is LinkStatus.ONLINE and s.queue is not None)
    said = bench.answer_to(lambda: bench.window.take_wedge_scan("#B99999"))
    assert (said.kind, said.notice) == (FeedbackKind.REFUSED, Notice.UNKNOWN_ORDER)


def test_undo_of_a_confirmed_scan(open_station: Open, kitchen: Backend) -> None:
    """Online, undo puts a cake that was finished by mistake back, on the server and on the screen."""
    bench = open_station(Stage.FILLING)
    state = bench.wait(lambda s: bool(s.queue))
    assert state.queue is not None
    order_id = state.queue[-1].order_id
    bench.window.bench.select(order_id)
    shown = bench.wait(lambda s: s.current is not None and s.current.row.order_id == order_id)
    assert shown.current is not None
    code = shown.current.label_code
    assert bench.answer_to(lambda: bench.window.take_wedge_scan(code)).notice is Notice.STAGE_COMPLETED
    bench.wait(
        lambda s: (
            bool(s.ledger) and s.ledger[0].state is LedgerState.CONFIRMED and s.undo.way is UndoWay.SERVER
        )
    )
    said = bench.answer_to(lambda: bench.window.take_wedge_scan(command_code(Command.UNDO)))
    assert said.notice is Notice.UNDO_ASKED
    undone = bench.wait(lambda s: len(s.ledger) == 2 and s.ledger[1].state is LedgerState.TAKEN_BACK)
    assert undone.ledger[0].state is LedgerState.CONFIRMED
    back = bench.wait(lambda s: s.current is not None and s.current.stage is Stage.FILLING)
    assert back.status.attention == 0
    with psycopg.connect(kitchen.database_url) as connection:
        row = connection.execute("select stage from public.orders where id = %s", [order_id]).fetchone()
    assert row == ("Filling",)
