"""What is counted at the end of a week: everything that could grow with the work that was done."""

import gc
import sys
from collections import Counter
from dataclasses import dataclass

from PySide6.QtCore import QObject

from tests.gui.month.bench import MonthBench, draw

ENTRIES = "SELECT count(*) FROM entry WHERE state <> 'discarded'"
GIVEN_UP = "SELECT count(*) FROM entry WHERE state = 'discarded'"
DOCUMENTS = "SELECT count(*) FROM document WHERE kind = 'order'"
PAGES = "PRAGMA page_count"
WEAK = "ReferenceType"
"""SQLite's connections drop their dead references some hundred at a time: they come and go."""


@dataclass(frozen=True)
class Memory:
    """Python's objects by type, its blocks (strings too, which the collector does not know), Qt's objects."""

    objects: Counter[str]
    blocks: int
    widgets: Counter[str]
    cakes: int

    @classmethod
    def of(cls, bench: MonthBench) -> "Memory":
        """Now, with nothing under way."""
        bench.rest()
        draw()
        gc.unfreeze()
        gc.collect()
        blocks = sys.getallocatedblocks()
        objects = Counter(type(each).__name__ for each in gc.get_objects())
        return cls(
            blocks=blocks - objects.pop(WEAK, 0),
            objects=objects,
            widgets=Counter(type(each).__name__ for each in bench.window.findChildren(QObject)),
            cakes=len(bench.workbench.book),
        )

    def grown_since(self, before: "Memory") -> dict[str, int]:
        """By how many each kind of object has grown, most first; what shrank is left out."""
        python = Counter({f"python {name}": count for name, count in (self.objects - before.objects).items()})
        qt = Counter({f"qt {name}": count for name, count in (self.widgets - before.widgets).items()})
        return dict((python + qt).most_common())


@dataclass(frozen=True)
class Files:
    """Rows, bytes of labels, pages of the database, and bytes of the write-ahead logs."""

    entries: int
    given_up: int
    documents: int
    pages: int
    labels: int
    label_bytes: int
    logs: int

    @classmethod
    def of(cls, bench: MonthBench) -> "Files":
        """Now."""
        with bench.database.read() as connection:
            entries, given_up, documents, pages = (
                int(connection.exec_driver_sql(query).scalar_one())
                for query in (ENTRIES, GIVEN_UP, DOCUMENTS, PAGES)
            )
        jobs = bench.spool.recent(1_000_000)
        logs = sum(path.stat().st_size for path in bench.database.path.parent.glob("*-wal"))
        sent = sum(len(job.data) for job in jobs)
        return cls(entries, given_up, documents, pages, len(jobs), sent, logs)
