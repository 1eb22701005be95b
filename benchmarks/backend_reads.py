"""The backend under a full kitchen: how long reads and scans take with 20,000 orders and 50 stations."""

from collections.abc import Iterator
from pathlib import Path

from benchmarks.backend_process import RunningBackend, running_backend
from benchmarks.load import Call, Load, run_load
from benchmarks.result import Of, Result, Target
from benchmarks.timing import machine, percentile

ORDERS = 20_000
READ_MS = 200
STAGE_MS = 50


def run(folder: Path) -> Iterator[Result]:
    """Milliseconds of each kind of call over HTTP, p95, all kinds at once."""
    with running_backend(folder / "backend") as backend:
        yield from measure(backend, Load(), ORDERS)


def measure(backend: RunningBackend, load: Load, orders: int) -> Iterator[Result]:
    """The same at a backend that runs, with so many orders more."""
    measured = run_load(backend, load, backend.fill(orders))
    for call, taken_s in measured.taken.items():
        limit_ms = STAGE_MS if call is Call.STAGE else READ_MS
        yield Result(
            name=f"backend-{call.replace('_', '-')}-p95",
            unit="ms",
            value=percentile(taken_s, 95) * 1000,
            reference="the limit of the runbooks",
            reference_value=limit_ms,
            target=Target(Of.VALUE, limit_ms),
            runs=len(taken_s),
            machine=machine(),
        )
