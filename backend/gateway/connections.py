"""Connections to PostgreSQL, opened when they are needed and kept for the next request.

psycopg_pool reconnects in the background and lets a request wait meanwhile; a station must hear at once that
the database is away, so a connection is tried for within the request, as PostgREST does it.
"""

import asyncio
import json
import selectors
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import psycopg
from psycopg.pq import TransactionStatus

from backend.gateway.config import GatewayConfig
from backend.gateway.errors import ApiError

_PREAMBLE = """
select set_config('role', %(role)s, true),
       set_config('search_path', 'public, extensions', true),
       set_config('request.jwt.claims', %(claims)s, true),
       set_config('request.headers', %(headers)s, true),
       set_config('request.method', %(method)s, true),
       set_config('request.path', %(path)s, true),
       set_config('statement_timeout', %(timeout)s, true)
"""


@dataclass(frozen=True, slots=True)
class Caller:
    """On whose behalf a transaction runs."""

    role: str
    claims: Mapping[str, object] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    method: str = "POST"
    path: str = ""

    @property
    def has_session(self) -> bool:
        """Whether somebody signed in: an anonymous caller is told to (401), another is refused (403)."""
        return self.role != "anon"


class Connections:
    """At most `config.connections` connections; belongs to one event loop."""

    def __init__(self, config: GatewayConfig) -> None:
        self._config = config
        self._idle: list[psycopg.AsyncConnection] = []
        self._slots = asyncio.Semaphore(config.connections)

    @asynccontextmanager
    async def transaction(
        self, caller: Caller, *, read_only: bool = False
    ) -> AsyncIterator[psycopg.AsyncConnection]:
        """A transaction in the caller's role, claims and headers; commits unless the block raises."""
        async with self.owner_transaction() as connection:
            if read_only:
                await connection.execute("set transaction read only")
            settings = {
                "role": caller.role,
                "claims": json.dumps(dict(caller.claims)),
                "headers": json.dumps(dict(caller.headers)),
                "method": caller.method,
                "path": caller.path,
                "timeout": f"{int(self._config.statement_timeout_s * 1000)}ms",
            }
            await connection.execute(_PREAMBLE, settings)
            yield connection

    @asynccontextmanager
    async def owner_transaction(self) -> AsyncIterator[psycopg.AsyncConnection]:
        """A transaction with the rights of the database's owner, for the gateway's own work."""
        async with self._lease() as connection, connection.transaction():
            yield connection

    async def close(self) -> None:
        """Close what is idle; what is in use closes itself when it comes back."""
        while self._idle:
            await self._idle.pop().close()

    @asynccontextmanager
    async def _lease(self) -> AsyncIterator[psycopg.AsyncConnection]:
        try:
            async with asyncio.timeout(self._config.connection_wait_s):
                await self._slots.acquire()
        except TimeoutError as error:
            message = "Timed out acquiring connection from connection pool."
            raise ApiError(504, "PGRST003", message) from error
        try:
            connection = await self._usable()
            try:
                yield connection
            finally:
                await self._take_back(connection)
        finally:
            self._slots.release()

    async def _usable(self) -> psycopg.AsyncConnection:
        while self._idle:
            connection = self._idle.pop()
            if _is_alive(connection):
                return connection
            await connection.close()
        return await connect(self._config)

    async def _take_back(self, connection: psycopg.AsyncConnection) -> None:
        if connection.info.transaction_status == TransactionStatus.IDLE:
            self._idle.append(connection)
        else:
            await connection.close()


async def connect(config: GatewayConfig) -> psycopg.AsyncConnection:
    """A new connection. Raises ApiError PGRST000 (503) when the database is away."""
    try:
        return await psycopg.AsyncConnection.connect(
            config.database_url,
            autocommit=True,
            # A prepared plan outlives the function it calls, which a migration may have replaced.
            prepare_threshold=None,
            connect_timeout=config.connect_timeout_s,
            application_name="ordak-gateway",
        )
    except psycopg.OperationalError as error:
        message = "Database connection error. Retrying the connection."
        raise ApiError(503, "PGRST000", message, details=str(error).strip()) from error


def _is_alive(connection: psycopg.AsyncConnection) -> bool:
    """Whether the server has been silent since: all that it sends unasked is the news that it hangs up."""
    if connection.closed:
        return False
    with selectors.DefaultSelector() as selector:
        selector.register(connection.fileno(), selectors.EVENT_READ)
        return not selector.select(timeout=0)
