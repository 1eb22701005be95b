"""How time is taken: ours and the reference by turns in one run, so that a drift of the machine hits both."""

import os
import platform
import sqlite3
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from statistics import quantiles
from time import perf_counter

Step = Callable[[], object]
_SCHEDULED = Path("/proc/thread-self/schedstat")


def seconds(step: Step) -> float:
    """How long one call takes."""
    began = perf_counter()
    step()
    return perf_counter() - began


def own_seconds(step: Step) -> float:
    """How long one call takes, less the time in which this thread could run and others had the processors.

    Only Linux tells. Waiting for a lock, a disk or another of our threads counts.
    """
    queued_s = _queued_s()
    taken_s = seconds(step)
    return taken_s - (_queued_s() - queued_s)


def _queued_s() -> float:
    try:
        return int(_SCHEDULED.read_text(encoding="ascii").split()[1]) / 1e9
    except OSError:
        return 0.0


def by_turns(
    ours: Step, *references: Step, rounds: int, after: Step = lambda: None
) -> tuple[list[float], ...]:
    """Seconds of each call, a list a step, by turns; the first round is not counted.

    `after` follows each call of `ours`, untimed, and lets it come to rest.
    """
    taken: tuple[list[float], ...] = ([], *([] for _ in references))
    for number in range(rounds + 1):
        ours_s = seconds(ours)
        after()
        times = (ours_s, *(seconds(step) for step in references))
        if number:
            for kept, time_s in zip(taken, times, strict=True):
                kept.append(time_s)
    return taken


def percentile(values: Sequence[float], percent: int) -> float:
    """The value that `percent` of all are not above, interpolated; a single value is every percentile."""
    if len(values) == 1:
        return values[0]
    return quantiles(values, n=100, method="inclusive")[percent - 1]


def machine() -> str:
    """What the figures belong to. It names no host."""
    sqlite = _sqlite_version()
    return (
        f"{platform.system()} {platform.machine()}, {_processor()}, {os.cpu_count()} cores, "
        f"Python {platform.python_version()}, SQLite {sqlite}"
    )


def _sqlite_version() -> str:
    try:
        return str(import_module("pysqlite3.dbapi2").sqlite_version)
    except ImportError:
        return sqlite3.sqlite_version


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        lines = []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.processor() or "unknown processor")
