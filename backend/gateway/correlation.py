"""Gives every request an id that the caller, the log and the answer share."""

import logging
import re
import time
import uuid

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_logger = logging.getLogger(__name__)

HEADER = "X-Correlation-Id"
_PLAIN = re.compile(r"[A-Za-z0-9._:-]{1,128}")


class CorrelationMiddleware:
    """Echoes X-Correlation-Id, or makes one up, and logs one line a request without its query or body."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        given = Headers(scope=scope).get(HEADER, "")
        correlation_id = given if _PLAIN.fullmatch(given) else str(uuid.uuid4())
        started = time.perf_counter()

        async def send_with_id(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message)[HEADER] = correlation_id
                fields = {
                    "correlation_id": correlation_id,
                    "status": message["status"],
                    "duration_ms": round((time.perf_counter() - started) * 1000, 1),
                }
                _logger.info("%s %s", scope["method"], scope["path"], extra={"fields": fields})
            await send(message)

        await self._app(scope, receive, send_with_id)
