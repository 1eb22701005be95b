"""`python -m benchmarks [NAME ...]`: measure, print a table, write a JSON file a result."""

import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from benchmarks import backend_reads, drain, enqueue, first_send, label, painted, pending, scan, startup, wall
from benchmarks.errors import BenchmarkFailed
from benchmarks.result import Result, table

Benchmark = Callable[[Path], Iterable[Result]]

BENCHMARKS: Mapping[str, Benchmark] = {
    "enqueue": enqueue.run,
    "scan": scan.run,
    "painted": painted.run,
    "pending": pending.run,
    "label": label.run,
    "first-send": first_send.run,
    "startup": startup.run,
    "drain": drain.run,
    "backend": backend_reads.run,
    "wall": wall.run,
}
RESULTS = Path(__file__).parent / "results"
EXIT_CANNOT = 2


def main(
    names: Sequence[str], benchmarks: Mapping[str, Benchmark] = BENCHMARKS, results: Path = RESULTS
) -> int:
    """Run these benchmarks, or all. 0 whether targets were met or not; 2 when one cannot be run."""
    unknown = [name for name in names if name not in benchmarks]
    if unknown:
        known = ", ".join(benchmarks)
        print(f"There is no benchmark {', '.join(unknown)}. Known: {known}.", file=sys.stderr)
        return EXIT_CANNOT
    found: list[Result] = []
    try:
        for name in names or benchmarks:
            print(f"measuring {name} ...", file=sys.stderr, flush=True)
            found += _measured(benchmarks[name], results)
    except BenchmarkFailed as failure:
        print(f"{name} was not measured. {failure}", file=sys.stderr)
        return EXIT_CANNOT
    print(table(found))
    return 0


def _measured(benchmark: Benchmark, results: Path) -> list[Result]:
    with tempfile.TemporaryDirectory(prefix="ordak-bench-") as folder:
        found = list(benchmark(Path(folder)))
    for result in found:
        result.write(results)
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
