"""The demo's hands in the kitchen: scans codes, takes labels, and watches what the benches say."""

import queue
import time
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from scanning.codes import Command, command_code
from station.demo import looks
from station.demo.barcodes import decode
from station.demo.checks import Checks
from station.demo.control_client import Window
from station.demo.facts import Facts, Step
from station.demo.kitchen import Kitchen
from station.domain.stages import BENCH_STAGES, Stage
from station.errors import CheckFailed

LABEL_WITHIN_S = 20.0
DRAIN_WITHIN_S = 60.0
SAME_SCAN_WINDOW_S = 1.6


class Day:
    """What can be done in the kitchen on its day; the acts (morning, outage, comeback) say what is done."""

    def __init__(self, kitchen: Kitchen, labels: "queue.Queue[bytes]", output: Path, checks: Checks) -> None:
        self.kitchen = kitchen
        self.checks = checks
        self.facts = Facts()
        self._labels = labels
        self._output = output
        self._last_scan: dict[tuple[Stage, str], float] = {}

    def window(self, stage: Stage) -> Window:
        """The window of a bench."""
        return self.kitchen.bench(stage).window

    def scan(self, stage: Stage, payload: str) -> dict[str, Any]:
        """Type a code into the pty that the bench reads; returns what the bench said."""
        station = self.kitchen.bench(stage)
        if station.scanner is None:
            raise CheckFailed("No scanner", f"{station.name} has no pty.")
        self._avoid_same_scan(stage, payload)
        before = looks.serial(station.window.state())
        station.scanner.scan(payload)
        self.facts.scans += 1
        seen = station.window.wait(f"an answer to {payload!r}", lambda s: looks.serial(s) > before)
        self._last_scan[stage, payload] = time.monotonic()
        feedback: dict[str, Any] = seen["feedback"]
        return feedback

    def command(self, stage: Stage, command: Command) -> str:
        """Scan a command's barcode; returns the name of what the bench said."""
        return str(self.scan(stage, command_code(command))["notice"])

    def step(self, stage: Stage, order_id: str, function: str, notice: str, offline: bool = False) -> None:
        """Scan a cake's label for this step; the bench must say that it is done, or saved as early."""
        self.facts.scanned_at[Step(order_id, function)] = datetime.now(UTC)
        said = self.scan(stage, self.facts.codes[order_id])
        expected = (notice, "accepted_early") if offline else (notice,)
        self.checks.that(f"{order_id} {function}", said["notice"] in expected, said["notice"])

    def ask_label(self, order_id: str) -> str:
        """Scan the packing slip and have the label printed; returns the code that must be on it."""
        filling = self.window(Stage.FILLING)
        self.scan(Stage.FILLING, order_id)
        filling.wait(f"{order_id} is shown", lambda s: looks.current(s) == order_id)
        said = self.command(Stage.FILLING, Command.PRINT)
        self.checks.equal(f"{order_id} label queued", said, "label_queued")
        return str(filling.state()["state"]["current"]["label_code"])

    def take_label(self, order_id: str, expected: str) -> None:
        """Read the next label that comes out of the printer; it must be this cake's."""
        try:
            label = self._labels.get(timeout=LABEL_WITHIN_S)
        except queue.Empty:
            raise CheckFailed("No label", f"No label of {order_id} came out of the printer.") from None
        path = self._output / f"label-{order_id}.png"
        path.write_bytes(label)
        code = decode(path)
        self.checks.equal(f"{order_id} label decodes", code, expected)
        self.facts.codes[order_id] = code

    def filled(self, order_id: str, offline: bool = False) -> None:
        """Scan the label at Filling: done."""
        self.step(Stage.FILLING, order_id, "complete_filling", "stage_completed", offline)

    def fill(self, order_id: str, offline: bool = False) -> None:
        """Scan the packing slip, print the label, read it off the paper, scan it."""
        self.take_label(order_id, self.ask_label(order_id))
        self.filled(order_id, offline)

    def run(self, stage: Stage, cakes: Iterable[str], offline: bool = False) -> None:
        """Scan each cake's label once at Covering or Decorating: done."""
        for order_id in cakes:
            function = f"complete_{stage.value.lower()}"
            self.step(stage, order_id, function, "stage_completed", offline)

    def pack(self, cakes: Sequence[str], offline: bool = False) -> None:
        """The first scan starts packing, the second completes the cake or asks for a look at it."""
        for order_id in cakes:
            self.step(Stage.PACKING, order_id, "start_packing", "stage_started", offline)
        for order_id in cakes:
            self.packed(order_id, offline)

    def packed(self, order_id: str, offline: bool = False) -> None:
        """Scan the label at Packing once more; COMPLETE answers the look that it asks for."""
        step = Step(order_id, "complete_packing")
        self.facts.scanned_at[step] = datetime.now(UTC)
        said = self.scan(Stage.PACKING, self.facts.codes[order_id])["notice"]
        if said == "check_packing":
            self._tick_accessories()
            # Cakes of an order do not arrive together on this day: each is packed alone.
            self.facts.scanned_at[step] = datetime.now(UTC)
            said = self.command(Stage.PACKING, Command.COMPLETE)
        expected = ("stage_completed", "accepted_early") if offline else ("stage_completed",)
        self.checks.that(f"{order_id} complete_packing", said in expected, said)

    def _tick_accessories(self) -> None:
        """Scan NEXT for each thing that goes with the cake."""
        shown = self.window(Stage.PACKING).wait("the packing check", looks.checking)
        for left in range(looks.to_tick(shown), 0, -1):
            said = self.command(Stage.PACKING, Command.NEXT)
            self.checks.equal("accessory ticked", said, "ticked" if left > 1 else "all_ticked")

    def picture(self, name: str, stage: Stage) -> None:
        """Save one bench as a person sees it now."""
        self.window(stage).grab(self._output / f"{name}.png")

    def pictures(self, moment: str) -> None:
        """Save every window as a person sees it now."""
        for name, station in self.kitchen.stations.items():
            station.window.grab(self._output / f"{moment}-{name}.png")

    def wait_drained(self, stages: Iterable[Stage] = BENCH_STAGES) -> None:
        """Every scan of these benches is confirmed."""
        for stage in stages:
            self.window(stage).wait("every scan is confirmed", looks.drained, DRAIN_WITHIN_S)

    def _avoid_same_scan(self, stage: Stage, payload: str) -> None:
        # The same code again within 1.5 s is one scan; a person who packs a cake takes longer than that.
        last = self._last_scan.get((stage, payload))
        if last is not None:
            time.sleep(max(0.0, last + SAME_SCAN_WINDOW_S - time.monotonic()))
