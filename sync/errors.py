"""What can go wrong between a bench and its backend or its disk, said to the person at the bench."""

from collections.abc import Mapping
from typing import Any, ClassVar


class SyncError(Exception):
    """Root of this package's errors: `title` is a headline, `message` a sentence that can be acted on."""

    retryable: ClassVar[bool] = False

    def __init__(self, title: str, message: str) -> None:
        super().__init__(f"{title}: {message}")
        self.title = title
        self.message = message


class UnverifiedError(SyncError):
    """A call that ended without a verified answer. `retry_after_s` is the server's wish, clamped."""

    retryable = True

    def __init__(self, title: str, message: str, *, code: str, retry_after_s: float | None = None) -> None:
        super().__init__(title, message)
        self.code = code
        self.retry_after_s = retry_after_s


class BackendUnreachable(UnverifiedError):
    """The call certainly did not reach the backend."""


class OutcomeUnknown(UnverifiedError):
    """The call may have taken effect: only the same event id again can tell."""


class NotInBatch(OutcomeUnknown):
    """The answer to a batch does not say what became of this event: it is asked for alone."""


class NetworkSignIn(OutcomeUnknown):
    """Something between us and the backend answered with a page of its own (captive portal)."""


class BackendRejected(SyncError):
    """The backend understood the call and refused it. `status` is HTTP's: 200 for a business refusal."""

    def __init__(
        self, code: str, message: str, *, status: int, data: Mapping[str, Any] | None = None
    ) -> None:
        super().__init__("Refused by the backend", message)
        self.code = code
        self.status = status
        self.data: Mapping[str, Any] = data or {}


class ContractMismatch(SyncError):
    """The backend speaks another language: IT must act, nothing is discarded."""

    def __init__(self, title: str, message: str, *, code: str) -> None:
        super().__init__(title, message)
        self.code = code


class AuthExpired(SyncError):
    """The backend refuses a session that was just made."""


class SignInFailed(SyncError):
    """The station's e-mail or password is wrong."""


class ServiceKeyRefused(SyncError):
    """The settings hold a service-role key, which must never reach a station."""


class StoreError(SyncError):
    """The local database cannot do what was asked; what was to be saved was NOT saved."""


class DiskRefused(StoreError):
    """The disk is full, read-only or broken."""

    retryable = True


class DatabaseDamaged(StoreError):
    """The file is no sound SQLite database any more."""


class AlreadyRunning(StoreError):
    """Another instance works on the same data folder."""


class NewerDatabase(StoreError):
    """The database was written by a newer version of the program."""


class UnsafeSqlite(StoreError):
    """This SQLite cannot keep the promise that a confirmed scan survives a power cut."""


class NotPossible(SyncError):
    """What a person decided about an entry cannot be done: it has moved on meanwhile."""


class Superseded(BaseException):
    """Ends a thread that hung and was replaced. Not an Exception: nothing on the way up may go on with it."""
