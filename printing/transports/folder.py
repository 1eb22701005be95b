"""A folder that gets one file per label."""

import os
import time
import uuid
from collections.abc import Callable
from pathlib import Path

from printing.delivery import Delivery, Tier, do_nothing
from printing.errors import PrinterUnreachable
from printing.status import PrinterStatus


class FolderTransport:
    """One file per job, complete or not there at all. Made when it is missing, but not its parents."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def description(self) -> str:
        """The address in words."""
        return f"folder {self._folder}"

    def deliver(self, data: bytes, before_write: Callable[[], None] = do_nothing) -> Delivery:
        """See Transport.deliver. A file is not paper: sent, not confirmed."""
        self.status()
        before_write()
        name = f"label-{time.time_ns()}-{uuid.uuid4().hex[:8]}.bin"
        try:
            partial = self._folder / f".{name}"
            with partial.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            partial.replace(self._folder / name)
        except OSError as error:
            raise self._unusable() from error
        return Delivery(len(data), Tier.NONE)

    def status(self) -> PrinterStatus | None:
        """See Transport.status."""
        try:
            self._folder.mkdir(exist_ok=True)
        except OSError as error:
            raise self._unusable() from error
        return None

    def _unusable(self) -> PrinterUnreachable:
        return PrinterUnreachable(
            "Label folder cannot be used", f"Nothing can be written into {self._folder}. Check the folder."
        )
