"""The headless kitchen day: twelve cakes, four benches, an outage in the middle, nothing touched by hand."""

import queue
import time
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from scanning.codes import Command, badge_code, command_code
from station.demo.barcodes import decode
from station.demo.checks import Checks
from station.demo.control_client import State, Window
from station.demo.kitchen import WALL, Kitchen
from station.domain.stages import BENCH_STAGES, Stage
from station.errors import CheckFailed

LABEL_WITHIN_S = 20.0
DRAIN_WITHIN_S = 60.0
SAME_SCAN_WINDOW_S = 1.6
BADGES = {Stage.FILLING: "1031", Stage.COVERING: "1032", Stage.DECORATING: "1033", Stage.PACKING: "1031"}
GARBAGE = "\x02%%~B25\x0777??"


class Day:
    """Plays the day. `codes` is order id -> the code decoded from its printed label."""

    def __init__(self, kitchen: Kitchen, labels: "queue.Queue[bytes]", output: Path, checks: Checks) -> None:
        self.codes: dict[str, str] = {}
        self.scanned_at: dict[tuple[str, str], datetime] = {}
        self.times: dict[str, float] = {}
        self.scans = 0
        self._kitchen = kitchen
        self._labels = labels
        self._output = output
        self._checks = checks
        self._last_scan: dict[tuple[Stage, str], float] = {}

    def morning(self, cakes: Sequence[str]) -> None:
        """Everyone signs on; the first cakes go through while the backend is there."""
        for stage, badge in BADGES.items():
            said = self.scan(stage, badge_code(badge))
            self._checks.equal(f"badge signs on at {stage.value}", said["notice"], "signed_on")
        for order_id in cakes[:6]:
            self.fill(order_id)
        self.run(Stage.COVERING, cakes[:4])
        self.run(Stage.DECORATING, cakes[:3])
        self.pack(cakes[:1])
        self.wrong_bench(cakes[5])
        self.garbage()
        self.qc_return(cakes[1])
        self.pictures("before")

    def outage(self, cakes: Sequence[str]) -> None:
        """The gateway is stopped; the benches go on."""
        started = time.monotonic()
        self._kitchen.backend.stop_gateway()
        for stage in BENCH_STAGES:
            self._window(stage).wait("the link is down", lambda s: _status(s)["link"] == "offline")
        self.times["outage_noticed_s"] = round(time.monotonic() - started, 2)
        for order_id in cakes[6:]:
            self.fill(order_id, offline=True)
        self.run(Stage.COVERING, cakes[4:9], offline=True)
        self.run(Stage.DECORATING, cakes[3:8], offline=True)
        self.pack(cakes[2:5], offline=True)
        saved = {stage: _status(self._window(stage).state())["saved_here"] for stage in BENCH_STAGES}
        self._checks.that("scans are saved at every bench during the outage", all(saved.values()), str(saved))
        wall = self._kitchen.stations[WALL].window
        wall.wait("the wall knows that its data ages", lambda s: s["state"]["link"] == "offline")
        self.pictures("during")
        self.times["outage_s"] = round(time.monotonic() - started, 2)

    def afternoon(self, cakes: Sequence[str]) -> None:
        """The gateway is back: everything drains by itself, and the rest is finished."""
        started = time.monotonic()
        self._kitchen.backend.start_gateway()
        self.wait_drained()
        self.times["drained_s"] = round(time.monotonic() - started, 2)
        self.run(Stage.COVERING, cakes[9:])
        self.run(Stage.DECORATING, cakes[8:])
        self.pack([cakes[1], *cakes[5:]])
        self.wait_drained()
        self.pictures("after")

    def fill(self, order_id: str, offline: bool = False) -> None:
        """Scan the packing slip, print the label, read it off the paper, scan it."""
        filling = self._window(Stage.FILLING)
        self.scan(Stage.FILLING, order_id)
        filling.wait(f"{order_id} is shown", lambda s: _current(s) == order_id)
        said = self.scan(Stage.FILLING, command_code(Command.PRINT))
        self._checks.equal(f"{order_id} label queued", said["notice"], "label_queued")
        expected = filling.state()["state"]["current"]["label_code"]
        code = self._read_label(order_id)
        self._checks.equal(f"{order_id} label decodes", code, expected)
        self.codes[order_id] = code
        self._step(Stage.FILLING, order_id, "complete_filling", "stage_completed", offline)

    def run(self, stage: Stage, cakes: Iterable[str], offline: bool = False) -> None:
        """Scan each cake's label once at Covering or Decorating: done."""
        for order_id in cakes:
            function = f"complete_{stage.value.lower()}"
            self._step(stage, order_id, function, "stage_completed", offline)

    def pack(self, cakes: Sequence[str], offline: bool = False) -> None:
        """The first scan starts packing, the second completes the cake."""
        for order_id in cakes:
            self._step(Stage.PACKING, order_id, "start_packing", "stage_started", offline)
        for order_id in cakes:
            self._step(Stage.PACKING, order_id, "complete_packing", "stage_completed", offline)

    def wrong_bench(self, order_id: str) -> None:
        """A cake that is at Covering is scanned at Packing: the bench says where it is."""
        said = self.scan(Stage.PACKING, self.codes[order_id])
        self._checks.equal("wrong bench is refused", said["notice"], "wrong_bench")
        self._checks.equal("wrong bench says where the cake is", said["params"].get("stage"), "Covering")
        words = " ".join(self._window(Stage.PACKING).words().values())
        self._checks.that("wrong bench is on the screen in words", "Covering" in words)

    def garbage(self) -> None:
        """Garbage from a scanner is shown as read and refused; the next scan works."""
        said = self.scan(Stage.DECORATING, GARBAGE)
        self._checks.equal("garbage is refused", said["kind"], "refused")
        said = self.scan(Stage.DECORATING, badge_code(BADGES[Stage.DECORATING]))
        self._checks.equal("the scan after garbage works", said["notice"], "signed_on")

    def qc_return(self, order_id: str) -> None:
        """A cake goes back from Packing for its spelling and is decorated again."""
        self._step(Stage.PACKING, order_id, "start_packing", "stage_started")
        said = self.scan(Stage.PACKING, command_code(Command.QC_SPELLING))
        self._checks.equal("QC return is accepted", said["notice"], "returned_for_qc")
        self._window(Stage.DECORATING).wait(
            "the returned cake is in Decorating's queue",
            lambda s: any(row["order_id"] == order_id for row in s["state"]["queue"]),
        )
        self.run(Stage.DECORATING, [order_id])

    def scan(self, stage: Stage, payload: str) -> dict[str, Any]:
        """Type a code into the pty that the bench reads; returns what the bench said."""
        station = self._kitchen.bench(stage)
        if station.scanner is None:
            raise CheckFailed("No scanner", f"{station.name} has no pty.")
        self._avoid_same_scan(stage, payload)
        before = _serial(station.window.state())
        station.scanner.scan(payload)
        self.scans += 1
        seen = station.window.wait(f"an answer to {payload!r}", lambda s: _serial(s) > before)
        self._last_scan[stage, payload] = time.monotonic()
        feedback: dict[str, Any] = seen["feedback"]
        return feedback

    def pictures(self, moment: str) -> None:
        """Save every window as a person sees it now."""
        for name, station in self._kitchen.stations.items():
            station.window.grab(self._output / f"{moment}-{name}.png")

    def wait_drained(self) -> None:
        """Every scan of every bench is confirmed."""
        for stage in BENCH_STAGES:
            self._window(stage).wait("every scan is confirmed", _drained, DRAIN_WITHIN_S)

    def _step(self, stage: Stage, order_id: str, function: str, notice: str, offline: bool = False) -> None:
        self.scanned_at[order_id, function] = datetime.now(UTC)
        said = self.scan(stage, self.codes[order_id])
        expected = (notice, "accepted_early") if offline else (notice,)
        self._checks.that(f"{order_id} {function}", said["notice"] in expected, said["notice"])

    def _read_label(self, order_id: str) -> str:
        try:
            label = self._labels.get(timeout=LABEL_WITHIN_S)
        except queue.Empty:
            raise CheckFailed("No label", f"No label of {order_id} came out of the printer.") from None
        path = self._output / f"label-{order_id}.png"
        path.write_bytes(label)
        return decode(path)

    def _avoid_same_scan(self, stage: Stage, payload: str) -> None:
        # The same code again within 1.5 s is one scan; a person who packs a cake takes longer than that.
        last = self._last_scan.get((stage, payload))
        if last is not None:
            time.sleep(max(0.0, last + SAME_SCAN_WINDOW_S - time.monotonic()))

    def _window(self, stage: Stage) -> Window:
        return self._kitchen.bench(stage).window


def _serial(seen: State) -> int:
    return int(seen["feedback"]["serial"]) if seen["feedback"] else 0


def _status(seen: State) -> dict[str, Any]:
    status: dict[str, Any] = seen["state"]["status"]
    return status


def _current(seen: State) -> str | None:
    current = seen["state"]["current"]
    return current["row"]["order_id"] if current else None


def _drained(seen: State) -> bool:
    status = _status(seen)
    return bool(status["saved_here"] == 0 and status["link"] == "online")
