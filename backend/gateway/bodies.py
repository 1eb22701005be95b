"""Request bodies: read with a limit, decoded with a refusal that says what is wrong."""

import json

from starlette.requests import Request

from backend.gateway.errors import ApiError


async def raw_body(request: Request, limit: int) -> bytes:
    """The whole body, of at most `limit` bytes. Raises ApiError 413."""
    received = bytearray()
    async for chunk in request.stream():
        received += chunk
        if len(received) > limit:
            raise ApiError(413, "body_too_large", f"The body is larger than {limit} bytes.")
    return bytes(received)


async def json_body(request: Request, limit: int) -> object:
    """The decoded JSON body, an empty object when there is none. Raises ApiError PGRST102."""
    body = await raw_body(request, limit)
    if not body.strip():
        return {}
    try:
        decoded: object = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise ApiError(400, "PGRST102", "Empty or invalid json") from error
    return decoded
