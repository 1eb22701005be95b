"""A cake's picture and its checklist, from the reference backend to the window and back into PostgreSQL."""

import socket
from collections.abc import Callable, Iterator

import psycopg
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from backend.server import Backend
from scanning.codes import Command, command_code
from station.domain.stages import Stage
from station.services.bench_state import PackingCheck, PictureState
from station.services.notices import Notice
from station.ui.bench.packing_ticks import Tick
from tests.gui.conftest import OpenBench

Open = Callable[..., OpenBench]
TO_STAGE = (
    "update public.orders set stage = %s, filling_complete_ts = now(), covering_complete_ts = now(),"
    " decorating_complete_ts = case when %s = 'Packing' then now() end where id = %s"
)


def moved(kitchen: Backend, stage: Stage, which: str) -> str:
    """Bring the first such cake of Filling to a stage; its id."""
    query = f"select id from public.orders where stage = 'Filling' and cancelled_at is null and {which}"
    with psycopg.connect(kitchen.database_url, autocommit=True) as connection:
        row = connection.execute(f"{query} order by id limit 1".encode()).fetchone()
        assert row is not None
        connection.execute(TO_STAGE, [stage.value, stage.value, row[0]])
    return str(row[0])


def picture_state(bench: OpenBench, wanted: PictureState) -> None:
    """Wait until the cake's picture is so."""
    bench.wait(lambda s: s.current is not None and s.current.picture_state is wanted)


def test_the_picture_of_the_order_is_on_the_screen(
    open_station: Open, kitchen: Backend, qtbot: QtBot
) -> None:
    """The link came by webhook; the picture stands beside the writing, and PICTURE shows it large."""
    order_id = moved(kitchen, Stage.DECORATING, "image_url is not null and unit_count = 1")
    bench = open_station(Stage.DECORATING)
    bench.show(order_id)
    picture_state(bench, PictureState.HERE)
    photo = bench.window.cake.picture
    qtbot.waitUntil(photo.isEnabled)
    middle = photo.grab().toImage().pixelColor(photo.width() // 2, photo.height() // 2)
    assert middle != QColor("#FAF8F4")
    card = command_code(Command.PICTURE)
    assert bench.answer_to(lambda: bench.window.take_wedge_scan(card)).notice is Notice.PICTURE_SHOWN
    qtbot.waitUntil(bench.window.over.cards.picture.isVisible)
    QTest.keyClick(bench.window.over.cards.picture, Qt.Key.Key_Escape)
    bench.wait(lambda s: s.question is None)
    assert not bench.window.over.cards.picture.isVisible()


@pytest.fixture
def silent_host() -> Iterator[str]:
    """A host that takes connections and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/cake.jpg"


def test_a_silent_host_holds_up_nothing(open_station: Open, kitchen: Backend, silent_host: str) -> None:
    """While its picture does not come, the cake is scanned, confirmed by the server, and the bench closes."""
    order_id = moved(kitchen, Stage.DECORATING, "image_url is not null and unit_count = 1")
    with psycopg.connect(kitchen.database_url, autocommit=True) as connection:
        connection.execute("update public.orders set image_url = %s where id = %s", [silent_host, order_id])
    bench = open_station(Stage.DECORATING)
    code = bench.show(order_id)
    picture_state(bench, PictureState.AWAY)
    assert bench.answer_to(lambda: bench.window.take_wedge_scan(code)).notice is Notice.STAGE_COMPLETED
    bench.wait(lambda s: s.current is not None and s.current.stage is Stage.PACKING)
    bench.wait(lambda s: s.status.saved_here == 0)


def test_switched_off_it_asks_nobody(open_station: Open, kitchen: Backend, silent_host: str) -> None:
    """With pictures = false the bench shows the label and has no thread for pictures."""
    order_id = moved(kitchen, Stage.COVERING, "image_url is not null and unit_count = 1")
    bench = open_station(Stage.COVERING, pictures="false")
    bench.show(order_id)
    picture_state(bench, PictureState.OFF)
    assert bench.window.cake.label.isVisible()


def test_ticked_and_packed(open_station: Open, kitchen: Backend, qtbot: QtBot) -> None:
    """NEXT and a touch tick what goes with the cake; the server's ledger keeps who saw it."""
    order_id = moved(kitchen, Stage.PACKING, "jsonb_array_length(accessories) = 2")
    bench = open_station(Stage.PACKING)
    code = bench.show(order_id)
    assert bench.answer_to(lambda: bench.window.take_wedge_scan(code)).notice is Notice.STAGE_STARTED
    assert bench.answer_to(bench.window.bench.do_next).notice is Notice.CHECK_PACKING
    qtbot.waitUntil(bench.window.over.cards.packing.isVisible)
    complete, following = command_code(Command.COMPLETE), command_code(Command.NEXT)
    said = bench.answer_to(lambda: bench.window.take_wedge_scan(complete))
    assert said.notice is Notice.NOT_TICKED
    assert bench.answer_to(lambda: bench.window.take_wedge_scan(following)).notice is Notice.TICKED
    bench.wait(lambda s: isinstance(s.question, PackingCheck) and s.question.ticked == (0,))
    row = bench.window.over.cards.packing.findChild(Tick, "tick_1")
    assert isinstance(row, Tick)
    said = bench.answer_to(lambda: QTest.mouseClick(row, Qt.MouseButton.LeftButton))
    assert said.notice is Notice.ALL_TICKED
    qtbot.waitUntil(bench.window.over.cards.packing.right.isEnabled)
    # COMPLETE once more within a moment would be the same scan: the button.
    said = bench.answer_to(bench.window.over.cards.packing.right.click)
    assert said.notice is Notice.STAGE_COMPLETED
    bench.wait(lambda s: s.question is None and s.status.saved_here == 0)
    with psycopg.connect(kitchen.database_url) as connection:
        told = connection.execute(
            "select args ->> 'p_notes' from public.stage_events"
            " where order_id = %s and function = 'complete_packing'",
            [order_id],
        ).fetchone()
    assert told is not None
    assert told[0].startswith("Ticked: ")
    assert told[0].count("(nobody signed on)") == 2
