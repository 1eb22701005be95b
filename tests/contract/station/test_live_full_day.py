"""A day at four real benches on a backend that has the live surface only, from windows to PostgreSQL."""

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from backend.postgres import EmbeddedPostgres
from printing.profiles import profile_named
from printing.virtual.server import VirtualPrinter
from scanning.codes import Command, command_code, label_code, shelf_code
from station.bootstrap import open_bench
from station.domain.stages import Stage
from station.services.bench_state import (
    BenchState,
    GiveUpReason,
    LedgerState,
    LinkStatus,
    PictureState,
    QcReason,
    UndoRefusal,
    UndoWay,
)
from station.services.notices import Feedback, FeedbackKind, Notice
from station.settings_values import settings_from
from station.ui.application import application
from tests.contract.live.conftest import kitchen_on
from tests.contract.live.kitchen import EMAIL, LETTERS, PASSWORD, LiveKitchen
from tests.contract.live.proxy import Loss, LossyProxy
from tests.gui.conftest import OpenBench

HOLD_S = {Stage.FILLING: 6.0}
"""Long where a scan is undone in it, however busy the computer; else short, for the test's time."""
SHORT_HOLD_S = 0.3
ONE_DAY = ["print_barcode", "complete_filling", "complete_covering", "complete_decorating"]


@pytest.fixture
def kitchen() -> Iterator[LiveKitchen]:
    """The kitchen's web system in a PostgreSQL of its own."""
    # Not under pytest's tmp_path, which PostgreSQL's user may not enter.
    with (
        tempfile.TemporaryDirectory(prefix="ordak-live-day-") as folder,
        EmbeddedPostgres(Path(folder)) as postgres,
        closing(kitchen_on(postgres.url, "day", "live_dialect.sql", "live_reading.sql")) as kitchen,
    ):
        yield kitchen


@dataclass
class Day:
    """Four benches of one kitchen; Covering's way to the backend can lose things."""

    kitchen: LiveKitchen
    proxy: LossyProxy
    benches: dict[Stage, OpenBench]

    def scan(self, stage: Stage, order_id: str) -> Feedback:
        """Scan the label of a cake at a bench."""
        store, number, *suffix = order_id.split("-")
        code = label_code(LETTERS[store], int(number), suffix[0] if suffix else None)
        bench = self.benches[stage]
        return bench.answer_to(lambda: bench.window.take_wedge_scan(code))

    def choose(self, stage: Stage, order_id: str) -> None:
        """Touch a cake's row."""
        bench = self.benches[stage]
        bench.window.bench.select(order_id)
        bench.wait(lambda s: s.current is not None and s.current.row.order_id == order_id)

    def undo(self, stage: Stage) -> Feedback:
        """Scan UNDO at a bench."""
        bench = self.benches[stage]
        return bench.answer_to(lambda: bench.window.take_wedge_scan(command_code(Command.UNDO)))

    def knows(self, stage: Stage, *order_ids: str) -> BenchState:
        """Wait until exactly these cakes are in the bench's queue."""
        return self.benches[stage].wait(
            lambda s: s.queue is not None and {row.order_id for row in s.queue} == set(order_ids)
        )

    def is_through(self, stage: Stage) -> BenchState:
        """Wait until the bench's outbox is empty, in a state drawn after its last answer."""
        bench = self.benches[stage]

        def through(state: BenchState) -> bool:
            new = not bench.said or state.now >= bench.said[-1].at
            return new and state.status.saved_here == 0 and state.status.link is LinkStatus.ONLINE

        return bench.wait(through)

    def link(self, status: LinkStatus, *stages: Stage) -> None:
        """Wait until these benches see the link so."""
        for stage in stages:
            self.benches[stage].wait(lambda s: s.status.link is status)


@pytest.fixture
def day(kitchen: LiveKitchen, tmp_path: Path, qtbot: QtBot) -> Iterator[Day]:
    """The benches, opened through bootstrap."""
    with (
        closing(LossyProxy(kitchen.url)) as proxy,
        VirtualPrinter("127.0.0.1", 0, profile_named("epson-80")) as printer,
        ExitStack() as stack,
    ):
        application()

        def opened(stage: Stage) -> OpenBench:
            settings: dict[str, Any] = {
                "stage": stage,
                "station_id": f"{stage} 1",
                "backend_url": proxy.url if stage is Stage.COVERING else kitchen.url,
                "anon_key": kitchen.anon_key,
                "email": EMAIL,
                "password": PASSWORD,
                "data_dir": tmp_path / stage.value,
                "poll_interval_s": 0.2,
                "printer": printer.address if stage is Stage.FILLING else "none",
                "live_shelves": ("A1",),
                "live_undo_s": HOLD_S.get(stage, SHORT_HOLD_S),
            }
            window, bridge = open_bench(settings_from(settings), stack)
            bench = OpenBench(window, bridge, qtbot)
            qtbot.addWidget(window)
            window.resize(1366, 768)
            window.show()
            return bench

        stages = (Stage.FILLING, Stage.COVERING, Stage.DECORATING, Stage.PACKING)
        yield Day(kitchen, proxy, {stage: opened(stage) for stage in stages})


def test_a_full_day_on_the_live_surface(day: Day) -> None:
    """Undo, a lost answer, an outage, a return, a refusal: each cake ends right, nothing is left over."""
    kitchen = day.kitchen
    cakes = [
        kitchen.add("bannos", 25771, "A"),
        kitchen.add("bannos", 25771, "B"),
        kitchen.add("bannos", 25649),
        kitchen.add("flourlane", 18617),
    ]
    first, second, single, cancelled = cakes
    _fill(day, cakes)
    _undo_says_who_can(day)
    _cover(day, cakes, unanswered=second)
    _nothing_of_pictures_and_pins(day)
    _outage(day, decorated=(first, second), cancelled=cancelled)
    _decorate(day, single)
    _pack(day, returned=first, others=(second, single))
    for stage in day.benches:
        state = day.is_through(stage)
        assert (state.status.attention, state.queue) == (0, ()), stage
    for order_id in (first, second, single):
        assert kitchen.order(order_id)["stage"] == "Complete", order_id
    assert kitchen.effects(second) == [*ONE_DAY, "complete_packing"]
    assert kitchen.effects(single) == [*ONE_DAY, "complete_packing", "set_storage"]
    assert kitchen.order(single)["storage"] == "A1"
    again = ["qc_return_to_decorating", "complete_decorating", "complete_packing"]
    assert kitchen.effects(first) == [*ONE_DAY, *again]
    assert kitchen.effects(cancelled) == ONE_DAY[:3]


def _fill(day: Day, cakes: list[str]) -> None:
    """Print and complete each; the first completion is undone within its hold and made again."""
    filling = day.benches[Stage.FILLING]
    day.knows(Stage.FILLING, *cakes)
    for order_id in cakes:
        day.choose(Stage.FILLING, order_id)
        assert filling.answer_to(filling.window.bench.do_next).notice is Notice.LABEL_QUEUED
        assert day.scan(Stage.FILLING, order_id).notice is Notice.STAGE_COMPLETED
        if order_id == cakes[0]:
            held = filling.wait(lambda s: bool(s.ledger) and s.ledger[0].state is LedgerState.HELD)
            assert (held.undo.way, held.undo.order_number) == (UndoWay.HERE, "B25771-A")
            assert day.undo(Stage.FILLING).notice is Notice.UNDONE
            assert filling.answer_to(filling.window.bench.do_next).notice is Notice.STAGE_COMPLETED
    state = day.is_through(Stage.FILLING)
    assert [line.state for line in state.ledger].count(LedgerState.TAKEN_BACK) == 1
    sent = [line for line in state.ledger if line.state is LedgerState.CONFIRMED]
    assert len(sent) == 8
    assert all(line.server_time and not line.already_done for line in sent)


def _undo_says_who_can(day: Day) -> None:
    """What was sent is not taken back, and the bench says who puts it right."""
    state = day.is_through(Stage.FILLING)
    assert (state.undo.way, state.undo.refusal) == (UndoWay.NONE, UndoRefusal.SENT_WEB_SYSTEM)
    said = day.undo(Stage.FILLING)
    assert (said.notice, said.params["why"]) == (Notice.UNDO_NOT_NOW, UndoRefusal.SENT_WEB_SYSTEM)


def _cover(day: Day, cakes: list[str], unanswered: str) -> None:
    """One call is committed and its answer lost: the cake's state tells, and nothing is called again."""
    day.knows(Stage.COVERING, *cakes)
    for order_id in cakes:
        if order_id == unanswered:
            day.is_through(Stage.COVERING)
            day.proxy.lose("complete_covering", Loss.ANSWER)
        assert day.scan(Stage.COVERING, order_id).notice is Notice.STAGE_COMPLETED
        day.is_through(Stage.COVERING)
    state = day.is_through(Stage.COVERING)
    seen = {line.order_number for line in state.ledger if line.reconciled}
    assert seen == {"B25771-B"}


def _nothing_of_pictures_and_pins(day: Day) -> None:
    """The web system keeps neither: the label stands where a picture would, and nobody is offered a PIN."""
    covering = day.benches[Stage.COVERING]
    state = covering.wait(lambda s: s.current is not None)
    assert state.current is not None
    assert (state.current.picture_state, state.chooses_pin) == (PictureState.OFF, False)
    cake = covering.window.cake
    assert (cake.label.isVisible(), cake.picture.isVisible()) == (True, False)
    covering.window.over.sign_on.open()
    assert not covering.window.over.sign_on.own_pin.isVisible()
    covering.window.over.sign_on.hide()


def _outage(day: Day, decorated: tuple[str, ...], cancelled: str) -> None:
    """Nobody answers: scans are saved, a cake is accepted early; meanwhile another one is cancelled."""
    away = (Stage.DECORATING, Stage.PACKING)
    day.benches[Stage.DECORATING].wait(lambda s: s.queue is not None and len(s.queue) == 4)
    day.benches[Stage.PACKING].wait(lambda s: s.status.link is LinkStatus.ONLINE)
    day.kitchen.stop_gateway()
    day.link(LinkStatus.OFFLINE, *away)
    day.kitchen.run("update live.orders set cancelled_at = now() where id = %s", cancelled)
    for order_id in (*decorated, cancelled):
        said = day.scan(Stage.DECORATING, order_id)
        assert (said.kind, said.notice) == (FeedbackKind.SAVED_OFFLINE, Notice.STAGE_COMPLETED)
    assert day.scan(Stage.PACKING, decorated[0]).notice is Notice.ACCEPTED_EARLY
    day.kitchen.start_gateway()
    decorating = day.benches[Stage.DECORATING]
    asked = decorating.wait(lambda s: s.status.attention == 1)
    assert (asked.attention[0].order_number, asked.attention[0].code) == ("F18617", "ORD003")
    assert decorating.said[-1].notice is Notice.REFUSED_UNSEEN
    given_up = asked.attention[0].event_id
    decorating.answer_to(lambda: decorating.window.bench.discard(given_up, GiveUpReason.CAKE_GONE))
    for stage in away:
        day.is_through(stage)


def _decorate(day: Day, order_id: str) -> None:
    """The last cake of the round, with the link up."""
    day.knows(Stage.DECORATING, order_id)
    assert day.scan(Stage.DECORATING, order_id).notice is Notice.STAGE_COMPLETED
    day.is_through(Stage.DECORATING)


def _pack(day: Day, returned: str, others: tuple[str, ...]) -> None:
    """One cake goes back for its spelling, is decorated again and packed with the others."""
    packing = day.benches[Stage.PACKING]
    day.knows(Stage.PACKING, returned, *others)
    packing.window.bench.select(returned)
    said = packing.answer_to(lambda: packing.window.bench.return_for_qc(returned, QcReason.SPELLING))
    assert said.notice is Notice.RETURNED_FOR_QC
    day.knows(Stage.DECORATING, returned)
    day.is_through(Stage.PACKING)
    assert day.scan(Stage.DECORATING, returned).notice is Notice.STAGE_COMPLETED
    day.knows(Stage.PACKING, returned, *others)
    for order_id in (returned, *others):
        day.choose(Stage.PACKING, order_id)
        said = packing.answer_to(packing.window.bench.do_next)
        if said.notice is Notice.CHECK_PACKING:
            # Two are of one order: each is looked at before it leaves.
            said = packing.answer_to(partial(packing.window.bench.confirm_packing, order_id))
        assert said.notice is Notice.STAGE_COMPLETED
    stored = packing.answer_to(lambda: packing.window.take_wedge_scan(shelf_code("A1")))
    assert stored.notice is Notice.STORED_ON_SHELF
    day.knows(Stage.PACKING)
