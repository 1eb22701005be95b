"""What the sync threads report. Frozen, so that it may cross threads."""

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from sync.entry import Entry


class LinkStatus(StrEnum):
    """The link to the backend."""

    CONNECTING = "connecting"
    ONLINE = "online"
    OFFLINE = "offline"
    PAUSED = "paused"
    """Only a person can mend it: wrong password, wrong key, a backend that speaks another language."""


class LinkState(Struct, frozen=True):
    """The link, why it is so in words (None when all is well), and since when (UTC)."""

    status: LinkStatus
    detail: str | None
    since: datetime
    mendable: bool = False
    """Offline, and a person can mend it: `detail` says how."""


class EntryChanged(Struct, frozen=True):
    """An outbox entry moved on."""

    entry: Entry


class LinkChanged(Struct, frozen=True):
    """The link came up, went down or was paused."""

    link: LinkState


class ReplicaChanged(Struct, frozen=True):
    """Documents of this kind are newer now."""

    kind: str
    keys: tuple[str, ...]


class Synced(Struct, frozen=True):
    """The backend confirmed at this time (UTC) that the replica is what it has."""

    at: datetime


class WorkerFailed(Struct, frozen=True):
    """A sync thread met an error of the disk or of ours; it goes on after a rest."""

    thread: str
    title: str
    detail: str


class WorkerRestarted(Struct, frozen=True):
    """A sync thread had died or hung, and was started again."""

    thread: str
    why: str


SyncEvent = EntryChanged | LinkChanged | ReplicaChanged | Synced | WorkerFailed | WorkerRestarted
Report = Callable[[SyncEvent], None]
"""Called from the sync threads: return at once, never wait for the caller."""
