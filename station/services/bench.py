"""One bench: takes what people, devices and the sync threads report, one at a time, and publishes its state.

The public methods only post to the store worker (bench_worker.py) and return. Scans come in through
bench_scans.py, touches through bench_touches.py, what link and printers report through bench_reports.py.
"""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from station import __version__
from station.services.attention import attention_report
from station.services.bench_documents import load_lists
from station.services.bench_reports import BenchReports
from station.services.bench_scans import BenchScans
from station.services.bench_touches import BenchTouches
from station.services.labels import load_printing
from station.services.print_answers import ask_open_labels
from station.services.print_stranded import print_stranded
from station.services.recovered import say_print_list_recovered, say_recovered
from sync.errors import StoreError
from sync.recovery import Recovered


class Bench(BenchScans, BenchTouches, BenchReports):
    """The actor behind a bench window; implements BenchActions (bench_actions.py)."""

    def start(
        self,
        recovered: Recovered | None = None,
        print_list: Path | None = None,
        then: Callable[[], None] = lambda: None,
    ) -> None:
        """Read what is on disk and show it; say what became of a damaged database or print list.

        `then` is called, in the store worker, when that is done or has failed.
        """
        self._then = then
        self._post(self._load)
        if recovered is not None:
            self._post(partial(say_recovered, self._bench, recovered))
        if print_list is not None:
            self._post(partial(say_print_list_recovered, self._bench, print_list))

    def health(self) -> Mapping[str, Any]:
        """What the heartbeat reports: the state last shown, and what needs a person. Any thread."""
        status = self._shown.status if self._shown else None
        return {
            "stage": self._bench.stage.value,
            "saved_here": status.saved_here if status else 0,
            "attention": status.attention if status else 0,
            "attention_items": attention_report(self._bench.ports.attention),
            "printer": status.printer.status.value if status else "unknown",
            "scanner": status.scanner.status.value if status else "unknown",
            "version": __version__,
        }

    def _load(self) -> None:
        try:
            load_lists(self._bench)
            ask_open_labels(self._bench)
            print_stranded(self._bench)
        finally:
            self._runner.store(self._read_on)

    def _read_on(self) -> None:
        """Between two of these, scans and touches have their turn; the screen is drawn when all is read."""
        reading = self._bench.reading
        try:
            if reading is not None:
                reading.step()
        except StoreError:
            self._then()
            raise
        if reading is not None and not reading.done:
            self._runner.store(self._read_on)
            return
        self._bench.reading = None
        self.refresh()
        # The first label needs it, and must not hold up the window by then.
        self._runner.network(load_printing)
        self._then()
