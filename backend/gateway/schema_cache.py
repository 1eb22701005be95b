"""Keeps the catalogue at hand, and reads it again when the database says that it has changed."""

import asyncio
import logging
from difflib import get_close_matches

import psycopg

from backend.gateway.catalogue import Catalogue, Function, read_catalogue
from backend.gateway.config import GatewayConfig
from backend.gateway.connections import Connections, connect
from backend.gateway.errors import ApiError

_logger = logging.getLogger(__name__)

_RETRY_S = 1.0


class SchemaCache:
    """The catalogue, read when it is first needed. `listen` runs beside it as a task."""

    def __init__(self, config: GatewayConfig, connections: Connections) -> None:
        self._config = config
        self._connections = connections
        self._catalogue: Catalogue | None = None

    async def function(self, name: str, names: frozenset[str]) -> Function:
        """The function for this call. Raises ApiError PGRST202, PGRST203, or PGRST002 without a database."""
        found = (await self._current()).find(name, names)
        if found is None:
            # It may have been created since, by somebody who did not notify.
            self._catalogue = None
            found = (await self._current()).find(name, names)
        if found is None:
            raise _no_function(name, names, await self._current())
        return found

    async def require_relation(self, name: str) -> None:
        """Raise ApiError PGRST205 unless there is such a table or view."""
        if name in (await self._current()).relations:
            return
        self._catalogue = None
        catalogue = await self._current()
        if name not in catalogue.relations:
            near = get_close_matches(name, catalogue.relations, n=1)
            hint = f"Perhaps you meant the table 'public.{near[0]}'" if near else None
            message = f"Could not find the table 'public.{name}' in the schema cache"
            raise ApiError(404, "PGRST205", message, hint=hint)

    async def listen(self) -> None:
        """Drop the catalogue on `NOTIFY pgrst`, and after a lost connection. Runs until cancelled."""
        while True:
            try:
                connection = await connect(self._config)
                async with connection:
                    await connection.execute("listen pgrst")
                    self._catalogue = None
                    async for notice in connection.notifies():
                        if notice.payload in ("", "reload schema"):
                            self._catalogue = None
            except (ApiError, psycopg.OperationalError):
                _logger.info("not listening for schema changes: the database is away")
            await asyncio.sleep(_RETRY_S)

    async def _current(self) -> Catalogue:
        catalogue = self._catalogue
        if catalogue is None:
            try:
                async with self._connections.owner_transaction() as connection:
                    catalogue = await read_catalogue(connection)
            except (ApiError, psycopg.OperationalError) as error:
                message = "Could not query the database for the schema cache. Retrying."
                raise ApiError(503, "PGRST002", message, headers={"Retry-After": "1"}) from error
            self._catalogue = catalogue
        return catalogue


def _no_function(name: str, names: frozenset[str], catalogue: Catalogue) -> ApiError:
    arguments = ", ".join(sorted(names))
    if names:
        called = f"public.{name}({arguments})"
        searched = f"with parameter{'s' if len(names) > 1 else ''} {arguments}"
    else:
        called = f"public.{name} without parameters"
        searched = "without parameters"
    known = catalogue.functions.get(name)
    if known:
        parameters = ", ".join(parameter.name for parameter in known[0].parameters)
        hint: str | None = f"Perhaps you meant to call the function public.{name}({parameters})"
    else:
        near = get_close_matches(name, catalogue.functions, n=1)
        hint = f"Perhaps you meant to call the function public.{near[0]}" if near else None
    return ApiError(
        404,
        "PGRST202",
        f"Could not find the function {called} in the schema cache",
        details=f"Searched for the function public.{name} {searched}, "
        "but no matches were found in the schema cache.",
        hint=hint,
    )
