"""The reference backend on a PostgreSQL of its own, and orders and shelves made for one test."""

import os
import signal
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any, LiteralString

import psycopg

from backend.accounts import Account, Shelf, ensure_shelves
from backend.postgres import EmbeddedPostgres, PostgresUnavailable
from backend.server import Backend, BackendSettings
from tests.faults.reconcile import Scan, ledger

EMAIL = "bench@kitchen.example"
PASSWORD = "a good password"
STORE = "bannos"
_PATIENCE_S = 60.0


class Kitchen:
    """A running backend. `postgres` can be killed and brought back while the gateway goes on."""

    def __init__(self, folder: Path, access_token_s: int, clock_skew_s: int, refresh_reuse_s: float) -> None:
        self._folder = folder / "postgres"
        self._postgres = EmbeddedPostgres(self._folder).start()
        self._numbers = count(20_000)
        self._shelves = count()
        self.settings = BackendSettings(
            data_dir=folder,
            database_url=self._postgres.url,
            accounts=(Account(EMAIL, PASSWORD, "Filling", "Station", (STORE, "flourlane")),),
            access_token_s=access_token_s,
            clock_skew_s=clock_skew_s,
            refresh_reuse_s=refresh_reuse_s,
        )
        self.backend = Backend(self.settings)
        try:
            self.backend.start()
        except BaseException:
            self._postgres.stop()
            raise
        self.settings = replace(self.settings, port=int(self.backend.url.rsplit(":", 1)[1]))

    @property
    def address(self) -> tuple[str, int]:
        """Where the gateway listens."""
        return ("127.0.0.1", self.settings.port)

    def run(self, statement: LiteralString, parameters: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Run SQL as the owner; the rows, if it gives any."""
        with psycopg.connect(self._postgres.url, autocommit=True) as connection:
            cursor = connection.execute(statement, parameters)
            return cursor.fetchall() if cursor.description else []

    def orders(self, how_many: int) -> list[str]:
        """So many new cakes in Filling; their ids."""
        rows = self.run(
            "insert into public.orders (store, number, product_title, due_date) "
            "select %s, n, 'Vanilla Sponge', '2026-11-28' from unnest(%s::int[]) n returning id",
            (STORE, [next(self._numbers) for _ in range(how_many)]),
        )
        return [row[0] for row in rows]

    def shelves(self, how_many: int) -> list[str]:
        """So many new shelves; their codes. A cake put on a shelf of its own is an effect, always."""
        codes = [f"K{next(self._shelves):05}" for _ in range(how_many)]
        ensure_shelves(self._postgres.url, [Shelf(STORE, code, code) for code in codes])
        return codes

    def ledger(self, order_ids: Sequence[str]) -> list[Scan]:
        """The effects of these orders, in the order in which they took place."""
        return ledger(self._postgres.url, order_ids)

    def kill_postgres(self) -> None:
        """SIGKILL to the postmaster that we started, in the middle of whatever it does."""
        self._signal_postmaster(signal.SIGKILL)

    def stop_postgres_at_once(self) -> None:
        """What `pg_ctl stop -m immediate` does: SIGQUIT, which leaves everything to recovery."""
        self._signal_postmaster(signal.SIGQUIT)

    def bring_postgres_back(self) -> None:
        """Start it again, once the last process of the old one has noticed its end; it recovers by itself."""
        deadline = time.monotonic() + _PATIENCE_S
        while True:
            try:
                self._postgres = EmbeddedPostgres(self._folder).start()
            except PostgresUnavailable:
                assert time.monotonic() < deadline
            else:
                return

    def close(self) -> None:
        """Take everything down."""
        self.backend.stop()
        self._postgres.stop()

    def _signal_postmaster(self, number: signal.Signals) -> None:
        pid = int((self._folder / "postmaster.pid").read_text(encoding="ascii").splitlines()[0])
        os.kill(pid, number)
        deadline = time.monotonic() + _PATIENCE_S
        while _lives(pid):
            assert time.monotonic() < deadline
            threading.Event().wait(0.01)


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@contextmanager
def running_kitchen(
    access_token_s: int = 3600, clock_skew_s: int = 30, refresh_reuse_s: float = 10
) -> Iterator[Kitchen]:
    """A kitchen for as long as the block lasts."""
    # Not under pytest's tmp_path: another run of pytest takes its rights away from PostgreSQL's user.
    with tempfile.TemporaryDirectory(prefix="ordak-faults-") as folder:
        kitchen = Kitchen(Path(folder), access_token_s, clock_skew_s, refresh_reuse_s)
        try:
            yield kitchen
        finally:
            kitchen.close()
