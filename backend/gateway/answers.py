"""Turns the JSON that PostgreSQL made into the response that PostgREST would give."""

from starlette.requests import Request
from starlette.responses import Response

from backend.gateway.errors import ApiError

_SINGLE = "application/vnd.pgrst.object+json"


def wants_single(request: Request) -> bool:
    """Whether the client asked for one object instead of an array."""
    return _SINGLE in request.headers.get("accept", "")


def wants_count(request: Request) -> bool:
    """Whether the client asked for the number of all rows."""
    return "count=exact" in request.headers.get("prefer", "")


def json_text(text: str | None, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """JSON as PostgreSQL wrote it; SQL's null is JSON's."""
    content = "null" if text is None else text
    return Response(content, status, headers, media_type="application/json; charset=utf-8")


def single(text: str | None, rows: int) -> Response:
    """The only row as an object. Raises ApiError PGRST116 when there are none or several."""
    if rows != 1:
        raise ApiError(
            406,
            "PGRST116",
            "Cannot coerce the result to a single JSON object",
            details=f"The result contains {rows} rows",
        )
    return Response(text or "null", media_type=f"{_SINGLE}; charset=utf-8")


def content_range(rows: int, offset: int, total: int | None) -> tuple[int, dict[str, str]]:
    """The status and the Content-Range header of a page: 206 when there are more rows than were sent."""
    span = f"{offset}-{offset + rows - 1}" if rows else "*"
    partial = total is not None and rows < total
    counted = "*" if total is None else str(total)
    return (206 if partial else 200), {"Content-Range": f"{span}/{counted}"}
