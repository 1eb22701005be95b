"""`GET /api/health`: whether the gateway can serve, which needs its database."""

import time

import psycopg
from starlette.requests import Request
from starlette.responses import JSONResponse

from backend.gateway.errors import ApiError
from backend.gateway.services import services_of


async def health(request: Request) -> JSONResponse:
    """{ok, version, database: {ok, ping_ms}}; 503 while the database is away. Open to anybody."""
    services = services_of(request)
    started = time.perf_counter()
    try:
        async with services.connections.owner_transaction() as connection:
            await connection.execute("select 1")
    except (ApiError, psycopg.Error):
        database: dict[str, object] = {"ok": False, "ping_ms": None}
    else:
        database = {"ok": True, "ping_ms": round((time.perf_counter() - started) * 1000, 2)}
    body = {"ok": database["ok"], "version": services.config.version, "database": database}
    return JSONResponse(body, 200 if database["ok"] else 503)
