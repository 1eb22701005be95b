"""A queue of CUPS (Linux, macOS), through its commands lp, lpstat and cancel: they ask its server for us."""

import os
import re
import subprocess
from collections.abc import Sequence

from printing.delivery import ChannelError
from printing.errors import NoSuchQueue, PrinterOffline, PrinterUnreachable
from printing.status import PrinterStatus
from printing.transports.spooler import JobFate, QueueState

_TITLE = "label"
_FAILED = ("cancel", "abort", "with-errors")
_REQUEST = re.compile(r"request id is (\S+-\d+) ")


class CupsQueue:
    """One queue by its name, of the server that CUPS_SERVER names or of this computer."""

    def __init__(self, name: str) -> None:
        self._name = name

    @property
    def description(self) -> str:
        """See Queue.description."""
        return f"print queue {self._name}"

    def state(self, timeout_s: float) -> QueueState:
        """See Queue.state."""
        try:
            said = _run(["lpstat", "-l", "-p", self._name, "-a", self._name], timeout_s)
            if said.returncode != 0:
                raise self._missing(timeout_s)
        except subprocess.TimeoutExpired as error:
            raise _silent(self._name) from error
        if re.search(r"^printer \S+ disabled", said.stdout, re.MULTILINE):
            raise PrinterOffline(
                "Print queue is paused",
                f"The queue {self._name} is stopped. Start it again: cupsenable {self._name}.",
            )
        if " not accepting requests" in said.stdout:
            raise PrinterOffline(
                "Print queue takes nothing",
                f"The queue {self._name} rejects jobs. Open it again: cupsaccept {self._name}.",
            )
        idle = re.search(r"^printer \S+ is idle", said.stdout, re.MULTILINE) is not None
        return QueueState(idle, _status(said.stdout))

    def submit(self, data: bytes, timeout_s: float) -> str:
        """See Queue.submit."""
        command = ["lp", "-d", self._name, "-o", "raw", "-t", _TITLE, "--"]
        try:
            said = _run(command, timeout_s, data)
        except subprocess.TimeoutExpired as error:
            raise ChannelError("lp did not end", some_sent=True, timed_out=True) from error
        request = _REQUEST.search(said.stdout)
        if said.returncode != 0:
            raise PrinterUnreachable(
                "Print queue takes nothing", f"The queue {self._name} refuses it: {said.stderr.strip()}"
            )
        if request is None:
            raise ChannelError("lp named no job", some_sent=True)
        return request.group(1)

    def fate(self, job: str, timeout_s: float) -> JobFate:
        """See Queue.fate. Of jobs that have ended lpstat tells failures only, and none without a history."""
        if self._job("not-completed", job, timeout_s) is not None:
            return JobFate.WAITING
        alerts = re.search(r"Alerts: (.*)", self._job("completed", job, timeout_s) or "")
        failed = alerts is not None and any(sign in alerts.group(1) for sign in _FAILED)
        return JobFate.GIVEN_UP if failed else JobFate.PASSED_ON

    def cancel(self, job: str, timeout_s: float) -> None:
        """See Queue.cancel."""
        try:
            _run(["cancel", job], timeout_s)
        except subprocess.TimeoutExpired as error:
            raise ChannelError("cancel did not end", some_sent=True, timed_out=True) from error

    def _job(self, which: str, job: str, timeout_s: float) -> str | None:
        """The lines about one job in one of the two lists; None when it is not there."""
        try:
            said = _run(["lpstat", "-l", "-W", which, "-o", self._name], timeout_s)
        except subprocess.TimeoutExpired as error:
            raise ChannelError("lpstat did not end", some_sent=True, timed_out=True) from error
        if said.returncode != 0:
            raise ChannelError(said.stderr.strip(), some_sent=True)
        entry = re.search(rf"^{re.escape(job)} .*\n(?:[ \t].*\n?)*", said.stdout, re.MULTILINE)
        return entry.group() if entry else None

    def _missing(self, timeout_s: float) -> PrinterUnreachable:
        if "is running" not in _run(["lpstat", "-r"], timeout_s).stdout:
            return PrinterUnreachable(
                "Print service is off", "CUPS does not run on this computer. Start it: systemctl start cups."
            )
        known = ", ".join(cups_queues(timeout_s)) or "none"
        return NoSuchQueue(
            "No such print queue", f"There is no print queue {self._name}. Queues here: {known}."
        )


def cups_queues(timeout_s: float) -> list[str]:
    """The names of the queues that exist here; none where there is no CUPS."""
    try:
        said = _run(["lpstat", "-e"], timeout_s)
    except (subprocess.TimeoutExpired, PrinterUnreachable):
        return []
    return said.stdout.split() if said.returncode == 0 else []


def _status(listing: str) -> PrinterStatus | None:
    """What the queue's driver knows of the printer (CUPS: printer-state-reasons); most know nothing."""
    alerts = re.search(r"^\s+Alerts: (.*)$", listing, re.MULTILINE)
    reasons = alerts.group(1).split() if alerts else []
    status = PrinterStatus(
        offline=any(reason.startswith(("offline", "shutdown", "connecting-to-device")) for reason in reasons),
        cover_open=any(reason.startswith(("cover-open", "door-open")) for reason in reasons),
        paper_out=any(reason.startswith(("media-empty", "media-needed")) for reason in reasons),
        paper_near_end=any(reason.startswith("media-low") for reason in reasons),
        cutter_error=any(reason.startswith("cutter") for reason in reasons),
    )
    return None if status == PrinterStatus() else status


def _run(command: Sequence[str], timeout_s: float, data: bytes = b"") -> "subprocess.CompletedProcess[str]":
    # The commands' words are read: they have to be the untranslated ones.
    environment = os.environ | {"LC_ALL": "C", "LANG": "C", "LANGUAGE": ""}
    try:
        said = subprocess.run(command, input=data, capture_output=True, timeout=timeout_s, env=environment)
    except FileNotFoundError as error:
        raise PrinterUnreachable(
            "CUPS is not installed", f"The command {command[0]} is missing. Install the package cups-client."
        ) from error
    decoded = (said.stdout.decode(errors="replace"), said.stderr.decode(errors="replace"))
    return subprocess.CompletedProcess(command, said.returncode, *decoded)


def _silent(name: str) -> PrinterUnreachable:
    return PrinterUnreachable(
        "Print service does not answer", f"CUPS says nothing about {name}. Restart the print service."
    )
