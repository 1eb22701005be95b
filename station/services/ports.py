"""What the use cases ask of the other rooms. bootstrap.py plugs the concrete classes in."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol

from printing.spool import PrintJob, PrintRequest
from station.services.pin_try import PinTry, PinWish
from sync.attention import AttentionItem
from sync.entry import Counts, Entry, NewEntry
from sync.pictures.picture import Picture
from sync.replica import Document, FeedMark


class Outbox(Protocol):
    """The durable list of scans (sync/outbox.py)."""

    def record(self, new: NewEntry) -> Entry:
        """Save a scan for ever; raises StoreError when the disk refuses."""

    def unsettled(self, order_key: str | None = None) -> tuple[Entry, ...]:
        """What the server has not confirmed, refused scans among it, oldest first."""

    def recent(self, limit: int) -> tuple[Entry, ...]:
        """The last scans, newest first."""

    def counts(self) -> Counts:
        """How many are saved here, since when, and how many need attention."""


class Decisions(Protocol):
    """What a person decides about a scan (sync/decisions.py). All raise NotPossible or StoreError."""

    def requeue(self, event_id: str) -> Entry:
        """A refused scan is sent again."""

    def retry_now(self, event_id: str) -> Entry:
        """A scan that rests is due at once."""

    def discard(self, event_id: str, reason: str, by: str | None = None) -> Entry:
        """Give a scan up; it stays on the disk with the reason."""

    def withdraw(self, event_id: str, by: str | None = None) -> Entry:
        """Take back a scan that has not left this station."""


class Attention(Protocol):
    """What needs a person (sync/attention.py). Any thread."""

    def items(self) -> tuple[AttentionItem, ...]:
        """All, oldest scan first; raises StoreError."""

    def report(self) -> dict[str, Any]:
        """The same for the heartbeat, without names; raises StoreError."""


class Replica(Protocol):
    """The local copy of the server's documents (sync/replica.py)."""

    def all(self, kind: str) -> tuple[Document, ...]:
        """Every document of a kind."""

    def bodies(self, kind: str, only: tuple[str, str] | None = None) -> Iterator[Mapping[str, Any]]:
        """The JSON objects of a kind, page by page: for many thousands. `only`: with this field and value."""

    def families(self, kind: str, stems: Iterable[str]) -> tuple[Mapping[str, Any], ...]:
        """The JSON objects of the documents called as a stem, and of those called `stem-...`."""

    def get(self, kind: str, key: str) -> Document | None:
        """One document."""

    def get_many(self, kind: str, keys: Sequence[str]) -> tuple[Document, ...]:
        """Several documents."""

    def replace_all(self, kind: str, new: Sequence[Document], mark: FeedMark) -> tuple[str, ...]:
        """Replace a short list as a whole."""

    def mark(self, name: str) -> FeedMark | None:
        """How far a feed was read and when; None before the first time."""


class Spool(Protocol):
    """The durable list of labels to print (printing/spool.py)."""

    def enqueue(self, request: PrintRequest, printer: int = 1) -> PrintJob:
        """Save a label for a printer; the same request twice is one job."""

    def cancel(self, job_id: int) -> PrintJob:
        """Do not print it; raises JobNotWaiting once it is at the printer."""

    def move(self, job_id: int, printer: int) -> PrintJob:
        """Print it on another printer; raises JobNotWaiting once it is at one."""

    def find(self, request_id: str) -> PrintJob | None:
        """The job of a wish, if it was ever saved."""

    def recent(self, limit: int = 50) -> tuple[PrintJob, ...]:
        """The last jobs, newest first."""

    def copies_of(self, label_code: str) -> int:
        """How many labels of this cake were asked for: the next copy's number."""

    def open_jobs(self) -> tuple[PrintJob, ...]:
        """Jobs that wait, are at the printer, or have a question open."""

    def answer(self, job_id: int, *, came_out: bool) -> PrintJob:
        """A person looked whether a label came out."""


class PictureSource(Protocol):
    """Pictures by their links (sync/pictures/store.py)."""

    def want(self, urls: Sequence[str]) -> None:
        """Bring these, the most urgent first. Returns at once."""

    def get(self, url: str) -> Picture | None:
        """The picture if it is on the disk; waits for the disk."""


Wake = Callable[[], None]
"""Tell a thread that there is work."""

Hasten = Callable[[tuple[str, ...]], None]
"""These orders changed on the server: scans that wait for that may go now."""

Lookup = Callable[[str], None]
"""Ask the backend what a code means; the answer comes back to the bench by itself."""

CheckPin = Callable[[PinTry], None]
"""Find out whether a PIN is right; the answer comes back to the bench by itself."""

ChangePin = Callable[[PinWish], None]
"""Ask the backend for another PIN; the answer comes back to the bench by itself."""

FullContract = Callable[[], bool]
"""Whether the backend, as far as it is known, speaks our contract: with undo and reports. Any thread."""
