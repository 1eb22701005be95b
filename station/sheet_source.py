"""Who works here and which shelves there are: from this station's copy, or asked of the backend."""

from collections.abc import Mapping, Sequence
from contextlib import ExitStack, closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from station.doctor import Forgetful
from station.errors import StationError
from station.link_up import Backend
from station.settings import Settings
from sync.clock import SystemClock
from sync.database import Database
from sync.errors import DiskRefused
from sync.events import SyncEvent
from sync.replica import Replica
from sync.snapshot import snapshot

Rows = Sequence[Mapping[str, Any]]

_READS = {"staff": "get_staff_list", "storage": "get_storage_locations", "store": "get_stores"}


def rows_of(settings: Settings, *kinds: str) -> dict[str, Rows]:
    """The rows of each kind ('staff', 'storage', 'store'). Raises StationError or SyncError in words."""
    found = _kept(settings.data_dir, kinds)
    return found if all(found.values()) else _asked(settings, kinds)


def _kept(data_dir: Path, kinds: Sequence[str]) -> dict[str, Rows]:
    """A copy is read, so a bench may be open."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="ordak-sheets-")))
        try:
            snapshot(data_dir, folder)
        except DiskRefused:
            return dict.fromkeys(kinds, ())
        replica = Replica(stack.enter_context(closing(Database(folder))))
        return {kind: [document.body for document in replica.all(kind)] for kind in kinds}


def _asked(settings: Settings, kinds: Sequence[str]) -> dict[str, Rows]:
    if not settings.backend_url:
        raise StationError(
            "Staff and shelves are not known",
            "No bench has run with this data folder yet. Start the bench once, or set backend_url, anon_key "
            "and email.",
        )
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="ordak-sheets-")))
        database = stack.enter_context(closing(Database(folder)))
        backend = Backend.of(settings, database, SystemClock(), _no_report, Forgetful())
        client = stack.enter_context(closing(backend.client()))
        return {kind: client.read(_READS[kind]) for kind in kinds}


def _no_report(_event: SyncEvent) -> None:
    """The command says what it could not read."""
