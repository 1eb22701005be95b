"""A bench runs for weeks: a simulated month at it leaves nothing behind, in memory and on the disk.

A week with two days of work, two months in which the kitchen is closed, then five weeks of work.
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
"""Weeks. Done cakes are kept for 14 days, and scans for 30: then nothing may go on growing."""
OBJECTS, BLOCKS, WIDGETS = 40, 1_500 if LONG else 400, 20
"""What comes and goes: glyphs of labels, words that are looked for, rows of overlays. Work makes far more."""
PAGES = 4
LOG_BYTES = 4_500_000
"""SQLite writes its log back at 1,000 pages and then begins it anew; there are two."""


class Month:
    """A bench that lives through it. What was counted is not kept here: that would be growth, too."""

    def __init__(self, stage: Stage, folder: Path, stack: ExitStack) -> None:
        application()
        clock = ManualClock(BEGIN)
        server = MonthServer(clock)
        self.bench = MonthBench(stage, folder, clock, gateway_to(server), stack)
        stack.callback(self._close)
        self.bench.window.show()
        self.people = People(self.bench, server, clock, ORDERS_A_DAY)
        self.people.fill_history()

    def live(self, weeks: int) -> tuple[Memory, Files]:
        """So many weeks more; what is there at their end."""
        for _ in range(weeks):
            self.people.live_a_week()
        return Memory.of(self.bench), Files.of(self.bench)

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
    _, first = month.live(1)
    month.people.stay_away(KEEP_JOBS.days)
    empty = Files.of(month.bench)
    assert (empty.entries, empty.documents, empty.labels) == (0, 0, 0)
    assert empty.given_up == first.given_up, "what a person gave up stays for good"
    settled, _ = month.live(SETTLED)
    later, history = month.live(HISTORY_SETTLED - SETTLED)
    memory, files = month.live(WEEKS - HISTORY_SETTLED)
    # What is made once and kept, by us or by a library, grows in one of them; a leak in each.
    lasting = grown(settled, later) & grown(later, memory)
    assert lasting == set(), (later.grown_since(settled), memory.grown_since(later))
    assert files.documents == history.documents
    assert files.entries == history.entries
    assert files.label_bytes == 0, "a label's bytes are kept for two days"
    assert files.logs < 2 * LOG_BYTES
    leak(month.bench, kept=[])
    monkeypatch.setattr(month.bench.workbench.book, "forget", list)
    leaked, after = month.live(1)
    assert grown(memory, leaked) == {"cakes", "objects", "blocks", "widgets"}
    assert after.entries == files.entries
    assert after.pages - files.pages <= PAGES


def leak(bench: MonthBench, kept: list[object]) -> None:
    """What must be seen: each state is kept, and gives the window a child that stays."""

    def keep(state: BenchState) -> None:
        kept.append(state)
        QObject(bench.window)

    bench.bridge.state_changed.connect(keep)
