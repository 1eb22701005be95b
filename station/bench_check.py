"""The self-test of an open bench: its checks on the bench's own rooms."""

import secrets
import threading
from collections.abc import Callable, Sequence

from printing.spool import Spool
from scanning.codes import self_test_code
from station import selftest
from station.link_up import Backend
from station.selftest import Check, ScanBack
from station.settings import Settings
from sync.database import Database


class BenchCheck:
    """Makes the checks of one run. The printer's and the scanner's threads keep their devices."""

    def __init__(
        self,
        settings: Settings,
        database: Database,
        spool: Spool,
        backend: Backend,
        wake_printer: Callable[[], None],
    ) -> None:
        self._settings = settings
        self._database = database
        self._spool = spool
        self._backend = backend
        self._wake_printer = wake_printer
        self._scans = ScanBack()
        self._printed = False

    def hear(self, payload: str) -> None:
        """A scan while the self-test lies over the bench."""
        self._scans.hear(payload)

    def checks(self, given_up: threading.Event) -> Sequence[Check]:
        """The checks, in the order in which they are shown (selftest_words.py)."""
        code = self_test_code(secrets.randbelow(10_000))
        self._scans = ScanBack()
        self._printed = False
        return (
            Check("disk", lambda: selftest.disk(self._settings.data_dir)),
            Check("memory", lambda: selftest.scan_memory(self._database)),
            Check("link", lambda: selftest.link(self._backend)),
            Check("version", selftest.version),
            Check("clock", lambda: selftest.clock(self._backend)),
            Check("label", lambda: self._label(code, given_up)),
            Check("scan", lambda: self._scans.wait(code if self._printed else None, given_up)),
        )

    def _label(self, code: str, given_up: threading.Event) -> str:
        if self._settings.printer == "none":
            return "No printer is set here."
        # What draws labels takes its time to load.
        from station.services.hardware_labels import self_test_label

        request = self_test_label(code, self._settings.profile)
        found = selftest.label(self._spool, self._wake_printer, request, given_up)
        self._printed = True
        return found
