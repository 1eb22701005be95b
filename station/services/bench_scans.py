"""What is read at a bench, from every scanner and from the keyboard, on its way to handle_scan.py."""

import logging
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from scanning.events import FrameRefused, Scanned, ScannerConnected, ScannerEvent, ScannerLost
from station.services.bench_documents import take_guests
from station.services.bench_state import DeviceStatus, DeviceView
from station.services.bench_worker import BenchWorker, Publish
from station.services.handle_scan import HandleScan
from station.services.interrupt import notice_change
from station.services.task_runner import TaskRunner
from station.services.workbench import Workbench

log = logging.getLogger(__name__)


class BenchScans(BenchWorker):
    """The part of a bench (bench.py) that hears its scanners."""

    def __init__(self, bench: Workbench, runner: TaskRunner, publish: Publish) -> None:
        super().__init__(bench, runner, publish)
        self._scans = HandleScan(bench)

    def scan(self, payload: str, source: str) -> None:
        """A code came in."""
        if source == "wedge":
            self._post(self._hear_keyboard_scanner)
        self._take_scan(payload, source, payload)

    def refuse_keys(self, text: str) -> None:
        """A keyboard scanner typed what is no code, or a code that the layout changed."""
        self._post(partial(self._scans.take_refused, "wedge", text))

    def keys_lost(self) -> None:
        """The keyboard sent as many keys as a code has, too slowly for a scan, and nothing took them."""
        self._post(self._scans.say_lost)

    def on_scanner(self, event: ScannerEvent) -> None:
        """From the scanner thread."""
        match event:
            case Scanned(scan):
                self._take_scan(scan.payload, scan.source, scan.frame)
            case FrameRefused(error):
                source = self._bench.scanner.name
                self._post(partial(self._scans.take_refused, source, error.read, error))
            case ScannerConnected(name):
                self._post(partial(self._set_scanner, DeviceView(DeviceStatus.READY, name)))
            case ScannerLost(name, error):
                self._post(partial(self._set_scanner, DeviceView(DeviceStatus.TROUBLE, name, error.message)))

    def on_lookup(self, payload: str, documents: Sequence[Mapping[str, Any]]) -> None:
        """The backend said what a code can mean, or could not be asked (no documents)."""
        self._post(partial(self._after_lookup, payload, documents))

    def _take_scan(self, payload: str, source: str, read: str) -> None:
        log.info("scan", extra={"fields": {"source": source}})
        self._post(partial(self._scans.take, payload, source, read))

    def _hear_keyboard_scanner(self) -> None:
        """It has no port to be looked at: what it read shows that it works."""
        if self._bench.scanner.status is DeviceStatus.NOT_SET:
            self._set_scanner(DeviceView(DeviceStatus.READY, "wedge"))

    def _set_scanner(self, view: DeviceView) -> None:
        self._bench.scanner = view

    def _after_lookup(self, payload: str, documents: Sequence[Mapping[str, Any]]) -> None:
        before = self._bench.current
        take_guests(self._bench, documents)
        notice_change(self._bench, before)
        self._scans.after_lookup(payload)
