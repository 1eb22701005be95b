"""Gives a person the PIN with which they sign on by name, or takes it away, as a supervisor."""

from collections.abc import Mapping, Sequence
from contextlib import ExitStack, closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from msgspec.structs import replace

from station.doctor import Forgetful
from station.errors import StationError
from station.link_up import Backend
from station.secret import Secret
from station.settings import Settings
from sync.clock import SystemClock
from sync.database import Database
from sync.errors import SignInFailed
from sync.events import SyncEvent


class PinDesk:
    """Context manager: a supervisor's session. Methods raise StationError or SyncError in words."""

    def __init__(self, settings: Settings, email: str, password: str) -> None:
        self._settings = replace(settings, email=email, password=Secret(password))
        self._stack = ExitStack()

    def __enter__(self) -> "PinDesk":
        if not self._settings.backend_url or not self._settings.anon_key:
            raise StationError("No backend is set", "Set backend_url and anon_key in station.toml.")
        with ExitStack() as stack:
            folder = Path(stack.enter_context(TemporaryDirectory(prefix="ordak-pin-")))
            database = stack.enter_context(closing(Database(folder)))
            backend = Backend.of(self._settings, database, SystemClock(), _no_report, Forgetful())
            self._client = stack.enter_context(closing(backend.client()))
            self._stack = stack.pop_all()
        return self

    def __exit__(self, *error: object) -> None:
        self._stack.close()

    def find(self, who: str) -> Mapping[str, Any]:
        """The one person with this name or badge who works in the supervisor's stores."""
        wanted = who.strip().casefold()
        people = [row for row in self._staff() if row.get("active", True)]
        found = [row for row in people if wanted in (row["name"].casefold(), (row["badge"] or "").casefold())]
        if len(found) > 1:
            raise StationError("Which one?", f"Several people are called {who}. Give the badge's number.")
        if not found:
            names = ", ".join(row["name"] for row in people)
            raise StationError("Nobody found", f"{who} is nobody's name or badge here. There are: {names}.")
        if "has_pin" not in found[0]:
            raise StationError("No PINs here", "This backend keeps no PINs: people sign on with their badge.")
        return found[0]

    def _staff(self) -> Sequence[Mapping[str, Any]]:
        try:
            rows: Sequence[Mapping[str, Any]] = self._client.read("get_staff_list")
        except SignInFailed as error:
            raise StationError(
                "The supervisor cannot sign in", "The backend refuses this e-mail or password."
            ) from error
        return rows

    def give(self, person: Mapping[str, Any], pin: str | None) -> str:
        """The new PIN, or none; what was done, in a sentence."""
        self._client.read("set_pin", {"p_staff_id": person["id"], "p_pin": pin})
        if pin is None:
            return f"{person['name']} has no PIN any more."
        return f"{person['name']} has a new PIN. Stations hear of it within a minute."


def _no_report(_event: SyncEvent) -> None:
    """The command says what it could not do."""
