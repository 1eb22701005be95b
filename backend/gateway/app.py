"""Puts the gateway together: routes, errors, and what runs beside the requests."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import psycopg
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from backend.gateway import auth
from backend.gateway.auth_errors import AuthError
from backend.gateway.config import GatewayConfig
from backend.gateway.connections import Connections
from backend.gateway.correlation import CorrelationMiddleware
from backend.gateway.errors import ApiError, from_database
from backend.gateway.health import health
from backend.gateway.rpc import call_function
from backend.gateway.schema_cache import SchemaCache
from backend.gateway.services import Services
from backend.gateway.storage import public_picture
from backend.gateway.tables import use_relation
from backend.gateway.webhook import receive_shopify


def build_app(config: GatewayConfig) -> Starlette:
    """The ASGI application; it starts and answers whether or not the database is there."""

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        connections = Connections(config)
        schema = SchemaCache(config, connections)
        app.state.services = Services(config, connections, schema)
        listening = asyncio.create_task(schema.listen(), name="schema-listener")
        try:
            yield
        finally:
            listening.cancel()
            with suppress(asyncio.CancelledError):
                await listening
            await connections.close()

    return Starlette(
        routes=[
            Route("/rest/v1/rpc/{function}", call_function, methods=["GET", "POST"]),
            Route("/rest/v1/{relation}", use_relation, methods=["GET", "POST", "PATCH", "DELETE"]),
            Route("/auth/v1/token", auth.token, methods=["POST"]),
            Route("/auth/v1/logout", auth.logout, methods=["POST"]),
            Route("/auth/v1/user", auth.user, methods=["GET"]),
            Route("/storage/v1/object/public/cakes/{file}", public_picture, methods=["GET"]),
            Route("/api/health", health, methods=["GET"]),
            Route("/api/v1/webhooks/shopify", receive_shopify, methods=["POST"]),
        ],
        middleware=[Middleware(CorrelationMiddleware)],
        exception_handlers={
            ApiError: _api_error,
            AuthError: _auth_error,
            psycopg.Error: _database_error,
            HTTPException: _http_error,
            ClientDisconnect: _nobody_listens,
            Exception: _unexpected,
        },
        lifespan=lifespan,
    )


def _api_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, ApiError)
    return error.response()


def _auth_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, AuthError)
    return error.response()


def _database_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, psycopg.Error)
    has_session: bool = getattr(request.state, "has_session", False)
    return from_database(error, has_session=has_session).response()


def _http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return ApiError(error.status_code, "PGRST125", error.detail).response()


def _nobody_listens(request: Request, error: Exception) -> Response:
    """The connection broke before the body was there; the answer goes nowhere."""
    return Response(status_code=400)


def _unexpected(request: Request, error: Exception) -> Response:
    """Starlette raises the error again after this answer, and uvicorn logs its traceback."""
    return JSONResponse(
        {"code": "PGRSTX00", "message": "Unexpected internal error", "details": None, "hint": None}, 500
    )
