"""What `python -m benchmarks` writes and says. How fast anything is, is not tested here."""

import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from PySide6.QtWidgets import QApplication

from benchmarks import backend_reads, drain, enqueue, first_send, label, painted, pending, scan, startup
from benchmarks.__main__ import BENCHMARKS, main
from benchmarks.backend_process import RunningBackend, running_backend
from benchmarks.errors import BenchmarkFailed
from benchmarks.load import Load
from benchmarks.result import Of, Result, Target
from benchmarks.timing import by_turns, percentile
from station.domain.stages import Stage
from station.settings import Settings
from sync.database import Database
from sync.replica import Replica

KEYS = [
    "name",
    "unit",
    "value",
    "reference",
    "reference_value",
    "ratio",
    "target",
    "met",
    "runs",
    "machine",
]
SLOW = Result(
    name="slow",
    unit="ms",
    value=12.0,
    reference="something by hand",
    reference_value=10.0,
    target=Target(Of.RATIO, 1.1),
    runs=3,
    machine="a machine",
)


def measure_slow(_folder: Path) -> Iterator[Result]:
    """A benchmark that has its answer ready."""
    yield SLOW


def test_a_result_is_one_json_file_with_every_key(tmp_path: Path) -> None:
    """A run writes one JSON object for each result, with the keys of performance.md."""
    assert main(["slow"], {"slow": measure_slow}, tmp_path) == 0

    written = json.loads((tmp_path / "slow.json").read_text(encoding="utf-8"))
    assert list(written) == KEYS
    assert written["ratio"] == pytest.approx(1.2)
    assert written["met"] is False
    assert written["target"] == "ratio <= 1.1"


def test_a_missed_target_is_said_and_is_no_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The table says NO beside a missed target, and the run still ends well: it is no timed test."""
    assert main([], {"slow": measure_slow}, tmp_path) == 0

    assert capsys.readouterr().out.splitlines()[1].split()[-1] == "NO"


@pytest.mark.parametrize(
    ("target", "value", "met"),
    [
        (Target(Of.RATIO, 1.2), 12.0, True),
        (Target(Of.RATIO, 1.2), 12.0001, False),
        (Target(Of.RATIO, 0.7, at_least=True), 7.0, True),
        (Target(Of.RATIO, 0.7, at_least=True), 6.9999, False),
        (Target(Of.VALUE, 16.7), 16.7, True),
        (Target(Of.VALUE, 16.7), 16.71, False),
    ],
)
def test_met_is_what_was_measured(target: Target, value: float, met: bool) -> None:
    """A target is met at its limit and on the good side of it, and by no rounding."""
    assert replace(SLOW, target=target, value=value).met is met


def test_an_unknown_name_gets_a_sentence_and_exit_code_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A name that is no benchmark runs nothing, and the sentence lists those that are."""
    assert main(["enqueue", "speed"], BENCHMARKS, tmp_path) == 2

    said = capsys.readouterr().err
    known = ", ".join(BENCHMARKS)
    assert said == f"There is no benchmark speed. Known: {known}.\n"
    assert not list(tmp_path.iterdir())


def test_a_benchmark_that_cannot_run_says_why_and_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """When there is nothing to measure the run ends with exit code 2 and the reason."""

    def broken(_folder: Path) -> Iterator[Result]:
        raise BenchmarkFailed("The backend did not start.")

    assert main(["broken"], {"broken": broken}, tmp_path) == 2
    assert "broken was not measured. The backend did not start." in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_saving_is_measured_on_real_files(tmp_path: Path) -> None:
    """The enqueue benchmark saves entries in a station's own database."""
    results = list(enqueue.run(tmp_path, runs=2))

    assert [result.name for result in results] == ["enqueue", "enqueue-queue"]
    assert all(result.value > 0 and result.reference_value > 0 for result in results)
    assert (tmp_path / "station" / "station.db").stat().st_size > 0


def test_scanning_is_measured_on_a_real_bench(tmp_path: Path) -> None:
    """The scan benchmark gets an answer for every scan from a bench that has saved it."""
    results = list(scan.run(tmp_path, runs=2, cakes=40))

    assert [result.name for result in results] == ["scan-saved-p50", "scan-saved-p99"]
    assert all(result.value > 0 for result in results)


def test_scanning_is_measured_with_scans_that_wait(tmp_path: Path) -> None:
    """Both benches answer every scan, the one with a full outbox and the one without."""
    (result,) = pending.run(tmp_path, runs=2, cakes=40, pending=60)

    assert result.value > 0
    assert result.reference_value > 0


def test_scanning_is_measured_to_the_painted_answer(tmp_path: Path, qapp: QApplication) -> None:
    """A bench's own window shows the answer to every scan before it counts as painted."""
    results = list(painted.run(tmp_path, runs=2, cakes=40))

    assert [result.name for result in results] == ["scan-painted-p50", "scan-painted-p99"]
    assert all(result.value > 0 and result.reference_value > 0 for result in results)


def test_the_start_is_measured_in_processes_of_their_own(tmp_path: Path) -> None:
    """A bench starts on a folder with orders, saves and answers a scan, shows its queue and ends."""
    with closing(Database(tmp_path)) as database:
        codes = scan.stock(Replica(database), Settings(stage=Stage.DECORATING, data_dir=tmp_path), 40)
    noted = startup.Starter().run(*startup.OURS, "bench", str(tmp_path), codes[0])
    assert 0 < noted["painted"] < noted["ready"]
    assert noted["complete"] > noted["painted"]
    assert noted["mb"] > 0
    assert startup.Starter().run(*startup.OURS, "plain", str(tmp_path))["painted"] > 0


def test_a_window_that_does_not_start_says_why(tmp_path: Path) -> None:
    """A process that fails is no measurement."""
    with pytest.raises(BenchmarkFailed, match="no such window"):
        startup.Starter().run("-c", "raise SystemExit('no such window')")


def test_labels_are_measured_by_both_ways(tmp_path: Path) -> None:
    """The label benchmark gives the time against python-escpos and the bytes of the longest label."""
    time, size = label.run(tmp_path, runs=2)

    assert time.reference_value > 0
    assert size.value > 0


@pytest.fixture(scope="module")
def backend() -> Iterator[RunningBackend]:
    """One backend in a process of its own: most of such a benchmark's time is its start."""
    # Not tmp_path: run as root, PostgreSQL is another user, and pytest closes its folders to others.
    with TemporaryDirectory(prefix="ordak-bench-") as folder, running_backend(Path(folder)) as running:
        yield running


def test_the_backend_is_measured_under_load(backend: RunningBackend) -> None:
    """Every kind of call to a real backend is answered and counted."""
    load = Load(pollers=3, readers=1, scanners=2, lasts_s=1.0)
    results = list(backend_reads.measure(backend, load, orders=800))

    assert [result.name for result in results] == [
        "backend-get-changes-p95",
        "backend-get-changes-page-p95",
        "backend-get-queue-p95",
        "backend-stage-rpc-p95",
    ]
    assert all(result.runs > 0 for result in results)


def test_the_drain_is_measured_against_single_calls_and_sql(backend: RunningBackend, tmp_path: Path) -> None:
    """Every event of the drain is confirmed by a real backend, and so are those of its references."""
    results = list(drain.measure(backend, tmp_path, events=400))

    assert [result.name for result in results] == ["drain", "drain-direct"]
    assert all(result.value > 0 and result.reference_value > 0 for result in results)


def test_the_first_send_is_measured_to_its_confirmation(backend: RunningBackend, tmp_path: Path) -> None:
    """Every scan is answered by a real backend before the next one."""
    (result,) = first_send.measure(backend, tmp_path, runs=3)

    assert result.runs == 3
    assert result.value > 0


def test_both_sides_are_called_as_often_and_in_turn() -> None:
    """Ours and the reference alternate, and a first round warms both up without being counted."""
    calls: list[str] = []

    ours, theirs = by_turns(
        lambda: calls.append("ours"),
        lambda: calls.append("theirs"),
        rounds=2,
        after=lambda: calls.append("rest"),
    )

    assert calls == ["ours", "rest", "theirs"] * 3
    assert len(ours) == len(theirs) == 2


def test_percentiles_lie_between_the_values() -> None:
    """A percentile is interpolated between neighbours; a single value is all of them."""
    assert percentile([3.0], 99) == 3.0
    assert percentile([float(n) for n in range(101)], 95) == pytest.approx(95.0)
