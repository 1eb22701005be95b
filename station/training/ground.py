"""Where a learner works: the reference backend with the sample orders, a virtual printer, a plug to pull."""

import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self

from backend.seeding import deliver_with_pictures, demo_settings
from backend.server import Backend
from printing.profiles import profile_named
from printing.virtual.server import VirtualPrinter
from resources import seeds
from station.domain.stages import Stage
from station.settings import Settings
from station.settings_values import settings_from
from station.training.cakes import bring_cakes

PROFILE = "epson-80"
POLL_S = 0.5
OnLabel = Callable[[bytes, int], None]
"""Takes a printed label in the printer's thread: its PNG, and its number from 0."""


class Ground:
    """Context manager. Raises BackendError when it cannot be laid out; everything is gone at its end."""

    def __init__(self, on_label: OnLabel) -> None:
        self._on_label = on_label
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        with ExitStack() as stack:
            self._folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="ordak-training-")))
            demo = demo_settings(self._folder / "backend")
            # A learner signs on as whoever they like: nobody has told them a PIN.
            accounts = [replace(account, pin=None) for account in demo.accounts]
            self._backend = stack.enter_context(Backend(replace(demo, accounts=accounts)))
            deliver_with_pictures(self._backend, self._folder / "backend")
            bring_cakes(self._backend.database_url)
            self._printer = stack.enter_context(
                VirtualPrinter("127.0.0.1", 0, profile_named(PROFILE), self._on_label)
            )
            self._hands = stack.enter_context(ThreadPoolExecutor(1, "training-plug"))
            self._stack = stack.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    def settings(self, own: Settings) -> Settings:
        """A bench of `own.stage` here, with the sounds and time zone of this machine's own settings."""
        stage = own.stage or Stage.FILLING
        account = next(
            person for person in seeds.staff() if person.email == f"{stage.value.lower()}@station.test"
        )
        return settings_from(
            {
                "station_id": "Training",
                "stage": stage,
                "backend_url": self._backend.url,
                "anon_key": self._backend.anon_key,
                "email": account.email,
                "password": account.password,
                "stores": account.stores,
                "data_dir": self._folder / "station",
                "printer": self._printer.address,
                "printer_profile": PROFILE,
                "scanner": "wedge",
                "time_zone": own.time_zone,
                "sounds": own.sounds,
                "poll_interval_s": POLL_S,
            }
        )

    def plug(self, inserted: bool) -> None:
        """Pull the network plug, or put it back: the gateway stops, PostgreSQL goes on."""
        # In a thread of its own: open requests are waited for, and a window must not be.
        self._hands.submit(self._backend.start_gateway if inserted else self._backend.stop_gateway)
