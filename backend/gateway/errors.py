"""Errors as PostgREST says them: JSON {code, message, details, hint}, and an HTTP status for each SQLSTATE.

The mapping is PostgREST 13's (docs: references/errors, source: Error.hs).
"""

import re

import psycopg
from starlette.responses import JSONResponse

from backend.errors import BackendError


class ApiError(BackendError):
    """An answer of PostgREST's error shape. `status` is the HTTP status."""

    def __init__(
        self,
        status: int,
        code: str,
        message: str,
        *,
        details: str | None = None,
        hint: str | None = None,
        headers: dict[str, str] | None = None,
    ) -> None:
        super().__init__(code, message)
        self.status = status
        self.code = code
        self.details = details
        self.hint = hint
        self.headers = headers

    def response(self) -> JSONResponse:
        """The error as it goes over the wire."""
        body = {"code": self.code, "details": self.details, "hint": self.hint, "message": self.message}
        return JSONResponse(body, self.status, headers=self.headers)


# The first prefix that fits decides, so the exact codes come before their classes.
_STATUS_BY_SQLSTATE = (
    ("08", 503),
    ("09", 500),
    ("0L", 403),
    ("0P", 403),
    ("21000", 500),
    ("23503", 409),
    ("23505", 409),
    ("25006", 405),
    ("25", 500),
    ("28", 403),
    ("2D", 500),
    ("38", 500),
    ("39", 500),
    ("3B", 500),
    ("40", 500),
    ("42883", 404),
    ("42P01", 404),
    ("42P17", 500),
    ("53400", 500),
    ("53", 503),
    ("54", 500),
    ("55", 500),
    ("57P01", 503),
    ("57", 500),
    ("58", 500),
    ("F0", 500),
    ("HV", 500),
    ("P0001", 400),
    ("P0", 500),
    ("XX", 500),
)


def status_of(sqlstate: str, message: str, *, has_session: bool) -> int:
    """The HTTP status that PostgREST gives an error with this SQLSTATE."""
    if sqlstate == "42501":
        return 403 if has_session else 401
    if sqlstate == "22023" and re.fullmatch(r'role ".*" does not exist', message):
        return 401
    if re.fullmatch(r"PT[2-5][0-9][0-9]", sqlstate):
        return int(sqlstate[2:])
    if sqlstate.startswith("PT"):
        return 500
    return next((status for prefix, status in _STATUS_BY_SQLSTATE if sqlstate.startswith(prefix)), 400)


def from_database(error: psycopg.Error, *, has_session: bool) -> ApiError:
    """PostgreSQL's refusal as an answer; a lost connection is PGRST001."""
    sqlstate = error.sqlstate
    if sqlstate is None and isinstance(error, psycopg.DataError):
        # psycopg itself refused a value, such as text with a NUL in it.
        return ApiError(400, "22P05", str(error))
    if sqlstate is None:
        return ApiError(
            503, "PGRST001", "Database client error. Retrying the connection.", details=str(error)
        )
    message = error.diag.message_primary or str(error)
    return ApiError(
        status_of(sqlstate, message, has_session=has_session),
        sqlstate,
        message,
        details=error.diag.message_detail,
        hint=error.diag.message_hint,
    )


def bad_token(code: str, message: str) -> ApiError:
    """A token that is not accepted (PGRST301 unreadable or badly signed, PGRST303 claims, such as expiry)."""
    challenge = f'Bearer error="invalid_token", error_description="{message}"'
    return ApiError(401, code, message, headers={"WWW-Authenticate": challenge})
