"""The outage: answers are lost, the gateway goes, paper runs out, a bench is killed with scans pending."""

import time
from collections.abc import Sequence
from datetime import UTC, datetime

from scanning.codes import Command
from station.demo import looks
from station.demo.day import Day
from station.demo.facts import Step
from station.demo.kitchen import WALL
from station.demo.server_ledger import ServerLedger
from station.domain.stages import BENCH_STAGES, Stage


def outage(day: Day, cakes: Sequence[str]) -> None:
    """The benches go on through all of it."""
    started = time.monotonic()
    label = _answers_lost(day, cakes)
    _gateway_gone(day)
    day.take_label(cakes[6], label)
    day.filled(cakes[6], offline=True)
    day.fill(cakes[7], offline=True)
    _paper_out(day, cakes[8:11])
    day.fill(cakes[11], offline=True)
    day.run(Stage.COVERING, cakes[6:9], offline=True)
    _soon_late(day, cakes[5])
    _kill(day)
    day.run(Stage.DECORATING, cakes[4:8], offline=True)
    day.packed(cakes[2], offline=True)
    day.pack(cakes[3:5], offline=True)
    _open_again(day)
    day.run(Stage.COVERING, cakes[9:10], offline=True)
    _all_saved(day)
    day.facts.times["outage_s"] = round(time.monotonic() - started, 2)


def _answers_lost(day: Day, cakes: Sequence[str]) -> str:
    """Each bench makes one scan that the gateway commits and never answers. Returns the code of a label."""
    # So that the first answer that is lost is the one to this scan.
    day.wait_drained()
    for wire in day.kitchen.wires.values():
        wire.lose_answers()
    label = day.ask_label(cakes[6])
    day.run(Stage.COVERING, [cakes[4]])
    day.run(Stage.DECORATING, [cakes[3]])
    day.step(Stage.PACKING, cakes[2], "start_packing", "stage_started")
    day.facts.unanswered = {
        Stage.FILLING: Step(cakes[6], "handle_print_barcode"),
        Stage.COVERING: Step(cakes[4], "complete_covering"),
        Stage.DECORATING: Step(cakes[3], "complete_decorating"),
        Stage.PACKING: Step(cakes[2], "start_packing"),
    }
    server = ServerLedger(day.kitchen.backend.database_url)
    for stage, step in day.facts.unanswered.items():
        lost = day.kitchen.wires[stage].wait_lost()
        day.checks.that(f"{stage.value}: an answer was lost", lost)
        day.checks.equal(f"{stage.value}: the gateway had committed", server.effects(step), 1)
        line = looks.newest(day.window(stage).state())
        said = line["state"]
        day.checks.that(f"{stage.value}: the bench claims no answer", said in ("saved", "sent"), said)
    return label


def _gateway_gone(day: Day) -> None:
    started = time.monotonic()
    day.kitchen.backend.stop_gateway()
    for stage in BENCH_STAGES:
        day.window(stage).wait("the link is down", looks.offline)
    day.facts.times["outage_noticed_s"] = round(time.monotonic() - started, 2)


def _paper_out(day: Day, cakes: Sequence[str]) -> None:
    """Labels wait in the spool until there is paper again; then each comes out once, the oldest first."""
    printer, filling = day.kitchen.printer, day.window(Stage.FILLING)
    came_out, well = len(printer.labels), filling.words()["printer_state"]
    printer.paper_out = True
    codes = [day.ask_label(cakes[0])]
    seen = filling.wait("the printer needs help", lambda s: looks.printer(s) == "trouble")
    detail = str(looks.status(seen)["printer"]["detail"])
    day.checks.that("paper out: the bench says what to do", "roll" in detail, detail)
    codes += [day.ask_label(order_id) for order_id in cakes[1:]]
    said = filling.words()["printer_state"]
    day.checks.that("paper out: it is on the screen in words", said != well, said)
    day.picture("paper-out-filling", Stage.FILLING)
    day.checks.equal("paper out: the labels are held", len(printer.labels), came_out)
    printer.paper_out = False
    day.facts.held_labels = tuple(cakes)
    filling.wait("the printer is ready", lambda s: looks.printer(s) == "ready")
    for order_id, code in zip(cakes, codes, strict=True):
        day.take_label(order_id, code)
        day.filled(order_id, offline=True)


def _soon_late(day: Day, order_id: str) -> None:
    """Covering starts and finishes the last cake of its queue. A supervisor will have been faster."""
    said = day.command(Stage.COVERING, Command.NEXT)
    day.checks.equal("NEXT shows the cake in the queue", said, "showing_order")
    # The answer comes before the screen that follows it.
    covering = day.window(Stage.COVERING)
    covering.wait("the queue of Covering has that cake left", lambda s: looks.current(s) == order_id)
    said = day.command(Stage.COVERING, Command.START)
    day.checks.equal(f"{order_id} start_covering", said, "stage_started")
    day.run(Stage.COVERING, [order_id], offline=True)
    day.facts.late = order_id


def _kill(day: Day) -> None:
    """SIGKILL right after the bench said that a scan is saved. The supervisor sees it and notes the time."""
    covering = day.kitchen.bench(Stage.COVERING)
    day.facts.kept = tuple(looks.lines(covering.window.state(), "saved", "sent"))
    covering.kill()
    day.checks.that("the bench was killed with scans pending", len(day.facts.kept) >= 5)
    day.facts.scanned_at[day.facts.late_end] = datetime.now(UTC)


def _open_again(day: Day) -> None:
    """The killed bench is back on the data folder that it left, with every scan that it had confirmed."""
    started = time.monotonic()
    day.kitchen.open_again(Stage.COVERING)
    covering = day.window(Stage.COVERING)
    seen = covering.wait("its data is there", lambda s: looks.lists_known(s) and looks.offline(s))
    day.facts.times["killed_bench_back_s"] = round(time.monotonic() - started, 2)
    found = tuple(looks.lines(seen, "saved", "sent"))
    day.checks.equal("the killed bench has the scans that were pending", found, day.facts.kept)
    saved, who = looks.status(seen)["saved_here"], looks.status(seen)["staff_name"]
    day.checks.equal("the killed bench counts them", saved, len(day.facts.kept))
    day.checks.that("nobody has to sign on again after the kill", who is not None, str(who))
    day.picture("killed-covering-back", Stage.COVERING)


def _all_saved(day: Day) -> None:
    saved = {stage: looks.status(day.window(stage).state())["saved_here"] for stage in BENCH_STAGES}
    day.checks.that("scans are saved at every bench during the outage", all(saved.values()), str(saved))
    wall = day.kitchen.stations[WALL].window
    wall.wait("the wall knows that its data ages", lambda s: s["state"]["link"] == "offline")
    day.pictures("during")
