"""A bench runs for weeks: a simulated month at it leaves nothing behind, in memory and on the disk.

A week with three days of work, two months in which the kitchen is closed, then five weeks of work.
`ORDAK_LONG=1` makes it thirteen weeks with more cakes, at Filling as well.
"""

import logging
import os
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QObject

from printing.spool import KEEP_JOBS
from station.domain.stages import Stage
from station.services.bench_state import BenchState
from station.ui.application import application
from sync.fakes import ManualClock
from tests.gui.month.bench import MonthBench, draw
from tests.gui.month.count import Files, Memory
from tests.gui.month.kitchen import MonthServer, gateway_to
from tests.gui.month.people import People

LONG = bool(os.environ.get("ORDAK_LONG"))
WEEKS, ORDERS_A_DAY = (13, 4) if LONG else (5, 1)
STAGES = (Stage.PACKING, Stage.FILLING) if LONG else (Stage.PACKING,)
"""Packing has the most that lies over the bench: the check, the reasons, shelves."""
BEGIN = datetime(2026, 11, 1, 20, 0, tzinfo=UTC)
SETTLED, HISTORY_SETTLED = 3, 4
"""From these weeks on nothing may grow: done cakes are kept for 14 days, the history of scans for 30."""
OBJECTS, BLOCKS, WIDGETS = 40, 400, 20
"""What comes and goes: glyphs of labels that are drawn, rows of overlays. A week's work makes far more."""
PAGES = 4
LOG_BYTES = 4_500_000
"""SQLite writes its log back at 1,000 pages and then begins it anew; there are two."""


class Month:
    """A bench that has lived through the month, and what was counted at the end of each week."""

    def __init__(self, stage: Stage, folder: Path, stack: ExitStack) -> None:
        application()
        clock = ManualClock(BEGIN)
        server = MonthServer(clock)
        self.bench = MonthBench(stage, folder, clock, gateway_to(server), stack)
        stack.callback(self._close)
        self.bench.window.show()
        self.people = People(self.bench, server, clock, ORDERS_A_DAY)
        self.people.fill_history()
        self.memory: list[Memory] = []
        self.files: list[Files] = []

    def live(self, weeks: int) -> None:
        """So many weeks more."""
        for _ in range(weeks):
            self.people.live_a_week()
            self.memory.append(Memory.of(self.bench))
            self.files.append(Files.of(self.bench))

    def _close(self) -> None:
        self.bench.window.close()
        self.bench.window.deleteLater()
        draw()


def grown(before: Memory, after: Memory) -> set[str]:
    """What is more than it was, by more than comes and goes."""
    more = {
        "cakes": after.cakes > before.cakes,
        "objects": after.objects.total() - before.objects.total() > OBJECTS,
        "blocks": after.blocks - before.blocks > BLOCKS,
        "widgets": after.widgets.total() - before.widgets.total() > WIDGETS,
    }
    return {name for name, is_more in more.items() if is_more}


@pytest.fixture(params=STAGES)
def month(
    request: pytest.FixtureRequest, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> Iterator[Month]:
    """A bench at the beginning of the month."""
    # Pytest keeps what is logged during a test, and a bench that another test opened left INFO on.
    caplog.set_level(logging.WARNING)
    with ExitStack() as stack:
        yield Month(request.param, tmp_path, stack)


def test_a_month_at_the_bench_leaves_nothing_behind(month: Month, monkeypatch: pytest.MonkeyPatch) -> None:
    """Cakes, Python's objects, Qt's objects and rows stay as they are; what is over is forgotten in time.

    Fails when the bench does not forget what the replica dropped, and for the leaks that are put in below.
    """
    month.live(1)
    month.people.stay_away(KEEP_JOBS.days)
    empty = Files.of(month.bench)
    assert (empty.entries, empty.documents, empty.labels) == (0, 0, 0)
    assert empty.given_up == month.files[-1].given_up, "what a person gave up stays for good"
    month.live(WEEKS)
    memory, files = month.memory, month.files
    assert grown(memory[SETTLED], memory[-1]) == set(), memory[-1].grown_since(memory[SETTLED])
    assert files[-1].documents == files[SETTLED].documents
    assert files[-1].entries == files[HISTORY_SETTLED].entries
    assert files[-1].label_bytes == 0, "a label's bytes are kept for two days"
    assert files[-1].pages - files[-2].pages <= PAGES
    assert files[-1].logs < 2 * LOG_BYTES
    leak(month.bench, kept=[])
    monkeypatch.setattr(month.bench.workbench.book, "forget", list)
    month.live(1)
    assert grown(memory[-2], memory[-1]) == {"cakes", "objects", "blocks", "widgets"}


def leak(bench: MonthBench, kept: list[object]) -> None:
    """What must be seen: each state is kept, and gives the window a child that stays."""

    def keep(state: BenchState) -> None:
        kept.append(state)
        QObject(bench.window)

    bench.bridge.state_changed.connect(keep)
