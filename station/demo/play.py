"""`ordak-station demo`: the kitchen by itself (headless), or ready to be used by hand."""

import logging
import queue
import shutil
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import psycopg

from backend.errors import BackendError
from resources import seeds
from scanning.codes import Command, badge_code, command_code
from station.demo import looks
from station.demo.audit import audit, read_outboxes
from station.demo.audit_labels import audit_labels, read_spool
from station.demo.audit_outage import audit_outage
from station.demo.checks import Checks
from station.demo.comeback import comeback
from station.demo.day import Day
from station.demo.kitchen import Kitchen
from station.demo.morning import BADGES, morning
from station.demo.outage import outage
from station.demo.server_ledger import ServerLedger
from station.demo.summary import print_table, write_summary
from station.domain.stages import BENCH_STAGES, Stage
from station.errors import CheckFailed, StationError

CAKES_PER_STORE = 6
SPOOL_FILE = "spool.db"
LOOK_EVERY_S = 0.5


def play_headless(output: Path) -> int:
    """Play the day; 0 only if every check held. Writes summary.json and the pictures to `output`."""
    started = time.monotonic()
    _empty(output)
    checks = Checks()
    counts: dict[str, int] = {}
    times: dict[str, float] = {}
    with tempfile.TemporaryDirectory(prefix="ordak-demo-") as folder:
        _log_to(Path(folder))
        try:
            counts, times = _day(Path(folder), output, checks)
        except CheckFailed as error:
            checks.that(error.title, False, error.message)
            _keep_logs(Path(folder), output)
        except BackendError as error:
            raise StationError(error.title, error.message) from error
    times["total_s"] = round(time.monotonic() - started, 1)
    write_summary(output / "summary.json", checks, counts, times)
    print_table(checks, counts, times)
    print(f"Pictures, labels and summary.json are in {output}.")
    return 0 if checks.all_held else 1


def play_by_hand(output: Path) -> int:
    """Open the windows and say what to try; ends when all windows are closed, or with Ctrl+C."""
    _empty(output)

    def keep(png: bytes, index: int) -> None:
        path = output / f"label-{index:03}.png"
        path.write_bytes(png)
        print(f"Printed a label: {path}")

    with tempfile.TemporaryDirectory(prefix="ordak-demo-") as folder:
        _log_to(Path(folder))
        try:
            with Kitchen(Path(folder), headless=False, on_label=keep) as kitchen:
                kitchen.open_benches()
                kitchen.open_wall()
                _say_what_to_try()
                while kitchen.running():
                    time.sleep(LOOK_EVERY_S)
        except KeyboardInterrupt:
            print("Closing the kitchen.")
        except BackendError as error:
            raise StationError(error.title, error.message) from error
    return 0


def _day(folder: Path, output: Path, checks: Checks) -> tuple[dict[str, int], dict[str, float]]:
    labels: queue.Queue[bytes] = queue.Queue()
    with Kitchen(folder, headless=True, on_label=lambda png, _index: labels.put(png)) as kitchen:
        kitchen.open_benches()
        kitchen.open_wall()
        for stage in BENCH_STAGES:
            kitchen.bench(stage).window.wait("the lists are known", looks.lists_known)
        cakes = choose_cakes(kitchen.backend.database_url)
        checks.equal("twelve cakes", len(cakes), 2 * CAKES_PER_STORE)
        day = Day(kitchen, labels, output, checks)
        morning(day, cakes)
        outage(day, cakes)
        comeback(day, cakes)
        kitchen.close_windows()
        return _audit(day, cakes), day.facts.times


def _audit(day: Day, cakes: Sequence[str]) -> dict[str, int]:
    """What is left on the disks and in PostgreSQL, when every bench is closed."""
    kitchen, checks, facts = day.kitchen, day.checks, day.facts
    outboxes = read_outboxes({s.value.lower(): kitchen.bench(s).data_dir for s in BENCH_STAGES})
    counts = audit(checks, kitchen.backend.database_url, outboxes, cakes, facts)
    audit_outage(checks, ServerLedger(kitchen.backend.database_url), outboxes, facts)
    jobs = read_spool(kitchen.bench(Stage.FILLING).data_dir / SPOOL_FILE)
    paper = kitchen.printer.labels
    audit_labels(checks, jobs, paper, outboxes, facts)
    return {**counts, "labels": len(paper), "scans": facts.scans}


def choose_cakes(database_url: str) -> list[str]:
    """Six open cakes of each store, stores in turn, cakes of one order among them."""
    query = (
        "select id from public.orders where store = %s and cancelled_at is null and stage = 'Filling'"
        " order by unit_count desc, id limit %s"
    )
    with psycopg.connect(database_url) as connection:
        by_store = [
            [str(row[0]) for row in connection.execute(query, [store, CAKES_PER_STORE])]
            for store in ("bannos", "flourlane")
        ]
    return [order_id for pair in zip(*by_store, strict=True) for order_id in pair]


def _say_what_to_try() -> None:
    badges = ", ".join(sorted({badge_code(badge) for badge in BADGES.values()}))
    pins = ", ".join(f"{person.name} {person.pin}" for person in seeds.staff() if person.pin)
    print(
        "\nThe kitchen is open: four benches and the wall. Try this:\n"
        f"  1. Sign on: pick a name at a bench, or type a badge ({badges}) and press Enter.\n"
        f"     Some names ask for a PIN: {pins}.\n"
        "  2. Filling: touch a cake in the queue and print its label. The picture is saved.\n"
        "  3. Type the code under the label's barcode at Filling, then at Covering, Decorating, Packing.\n"
        "  4. Type it at the wrong bench: it says where the cake is.\n"
        f"  5. At Packing scan once, then type {command_code(Command.QC_SPELLING)}: the cake goes back.\n"
        "Close the windows, or press Ctrl+C here, to end.\n"
    )


def _empty(output: Path) -> None:
    if output.exists():
        shutil.rmtree(output)
    output.mkdir(parents=True)


def _log_to(folder: Path) -> None:
    # The backend's log is for whoever looks into it; the terminal has the table.
    logging.basicConfig(filename=folder / "backend.out", level=logging.INFO, force=True)


def _keep_logs(folder: Path, output: Path) -> None:
    logs = output / "logs"
    logs.mkdir(exist_ok=True)
    found: Sequence[Path] = [*folder.glob("*.out"), *folder.glob("*/station.log")]
    for path in found:
        shutil.copy(path, logs / f"{path.parent.name}-{path.name}")
