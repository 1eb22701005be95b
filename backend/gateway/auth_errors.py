"""Errors as GoTrue says them: JSON {code, error_code, msg} (source: internal/api/apierrors)."""

from starlette.responses import JSONResponse

from backend.errors import BackendError


class AuthError(BackendError):
    """An answer of GoTrue's error shape. `status` is the HTTP status."""

    def __init__(self, status: int, error_code: str, message: str) -> None:
        super().__init__(error_code, message)
        self.status = status
        self.error_code = error_code

    def response(self) -> JSONResponse:
        """The error as it goes over the wire."""
        body = {"code": self.status, "error_code": self.error_code, "msg": self.message}
        return JSONResponse(body, self.status)


def invalid_credentials() -> AuthError:
    """Unknown address or wrong password: the answer does not tell which."""
    return AuthError(400, "invalid_credentials", "Invalid login credentials")
