"""Checks everything that a bench needs and says each finding in a sentence."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import Struct

from printing.errors import PrintError
from scanning.errors import ScanError
from station.errors import StationError
from station.link_up import Backend
from station.printer_way import owned_way_to
from station.scanners_up import open_scanner
from station.settings import Settings
from sync.clock import SystemClock
from sync.database import Database
from sync.errors import AlreadyRunning, SyncError
from sync.events import SyncEvent
from sync.rpc import RpcClient

CLOCK_OFF_BY_S = 30.0


class Finding(Struct, frozen=True):
    """What one check found. `held` False is a failure; the sentence says what to do."""

    name: str
    held: bool
    sentence: str
    said: tuple[str, ...] = ()
    """Of a failure, its title and message: the sentence before they were joined."""

    @classmethod
    def failed(cls, name: str, error: StationError | PrintError | ScanError | SyncError) -> "Finding":
        """What stands in the way, in words."""
        return cls(name, False, f"{error.title}. {error.message}", (error.title, error.message))


def examine(settings: Settings) -> Iterator[Finding]:
    """Every check, in the order in which one would look."""
    yield found("data", lambda: _data(settings.data_dir))
    yield found("profile", lambda: _profile(settings))
    yield found("printer", lambda: _printer(settings))
    yield found("scanner", lambda: _scanner(settings))
    yield from _backend(settings)


def found(name: str, look: Callable[[], str]) -> Finding:
    """What a look finds, or what stands in its way, in words."""
    try:
        return Finding(name, True, look())
    except (StationError, PrintError, ScanError, SyncError) as error:
        return Finding.failed(name, error)


def _data(folder: Path) -> str:
    try:
        Database(folder).close()
    except AlreadyRunning:
        return f"A bench is open on {folder} and keeps its scans there."
    return f"Scans are kept in {folder}."


def _profile(settings: Settings) -> str:
    profile = settings.profile
    return f"Labels are made for {profile.name}, {profile.width_dots} dots wide."


def _printer(settings: Settings) -> str:
    transport = owned_way_to(settings)
    if transport is None:
        return "No printer is set. Labels cannot be printed here."
    status = transport.status()
    trouble = status.trouble() if status else None
    if trouble is not None:
        raise trouble
    if status is None:
        return f"{transport.description} takes labels and does not say how it is."
    near_end = " Its paper is near the end." if status.paper_near_end else ""
    return f"{transport.description} is ready.{near_end}"


def _scanner(settings: Settings) -> str:
    if settings.scanner == "none":
        return "No scanner is set. Codes can be typed."
    if settings.scanner == "wedge":
        return "The scanner types like a keyboard. To check it, scan a badge at the bench."
    with closing(open_scanner(settings.scanner)):
        return f"{settings.scanner} is there."


def _backend(settings: Settings) -> Iterator[Finding]:
    if not settings.backend_url:
        yield Finding("backend", False, "No backend is set. Set backend_url, anon_key and email.")
        return
    with ExitStack() as stack:
        # A database of its own: the bench's may be in use, and nothing found here is worth keeping.
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="ordak-doctor-")))
        database = stack.enter_context(closing(Database(folder)))
        try:
            backend = Backend.of(settings, database, SystemClock(), _no_report, Forgetful())
        except SyncError as error:
            yield Finding.failed("backend", error)
            return
        client = stack.enter_context(closing(backend.client()))
        reached = found("backend", lambda: _reach(client, backend))
        yield reached
        if reached.held:
            yield found("stores", lambda: _stores(client, settings))
            if settings.require_pin:
                yield found("pins", lambda: _pins(client))
            yield _clock(backend)


def _reach(client: RpcClient, backend: Backend) -> str:
    settings = backend.settings
    client.probe()
    reached = f"{settings.backend_url} answers, and {settings.email} is signed in."
    if backend.full_contract():
        return reached
    rest = f"each scan can be undone for {settings.live_undo_s:g} s, then it is sent for good"
    return f"{reached} It speaks the web system's older dialect: {rest}, and its time is the server's."


def _stores(client: RpcClient, settings: Settings) -> str:
    known = [store["id"] for store in client.read("get_stores")]
    unknown = sorted(set(settings.stores) - set(known))
    if unknown:
        raise StationError(
            "Unknown store",
            f"{', '.join(unknown)} is not a store of this account. Known: {', '.join(known)}.",
        )
    return f"This station works for {', '.join(settings.stores)}."


def _pins(client: RpcClient) -> str:
    if "pins" in client.probe():
        return "People sign on with their badge, or with their name and PIN."
    return "This backend keeps no PINs: people sign on with their badge only."


def _clock(backend: Backend) -> Finding:
    offset_s = backend.server_clock.offset_s
    if offset_s is None:
        return Finding("clock", True, "The backend does not say what time it is.")
    if abs(offset_s) > CLOCK_OFF_BY_S:
        return Finding("clock", False, f"This computer's clock is {-offset_s:+.0f} s off. Set it right.")
    return Finding("clock", True, "This computer's clock is right.")


def _no_report(_event: SyncEvent) -> None:
    """Doctor prints findings instead."""


class Forgetful:
    """A token store that keeps nothing: doctor must not use up the refresh token of a bench that runs."""

    def load(self) -> str | None:
        """Nothing was kept."""
        return None

    def save(self, token: str) -> None:
        """Keep nothing."""

    def clear(self) -> None:
        """Nothing to forget."""
