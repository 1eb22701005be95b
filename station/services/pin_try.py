"""A PIN that was typed, and what a station can say about it by itself.

What was right once is remembered as a salted scrypt hash, so that the same people can sign on by name while
the link is away, together with the tries that failed since: a restart gives nobody new ones.
"""

import hashlib
import hmac
import secrets
from datetime import datetime, timedelta
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from station.secret import Secret

TRIES = 5
LOCKED_FOR = timedelta(minutes=5)
_SALT_BYTES = 16


class KeptPin(Struct, frozen=True):
    """A PIN that the backend found right. `changed_at` is the server's time of its last change, ISO 8601."""

    staff_id: str
    changed_at: str
    salt: str
    digest: str
    wrong: int = 0
    locked_until: datetime | None = None

    def __repr__(self) -> str:
        # Nothing from which digits could be found reaches a log.
        return f"KeptPin({self.staff_id!r}, wrong={self.wrong})"

    @classmethod
    def of(cls, staff_id: str, pin: str, changed_at: str) -> "KeptPin":
        """What is kept of a right PIN. Takes some 50 ms."""
        salt = secrets.token_hex(_SALT_BYTES)
        return cls(staff_id, changed_at, salt, _digest(pin, salt))

    def is_right(self, pin: str) -> bool:
        """Takes some 50 ms."""
        return hmac.compare_digest(self.digest, _digest(pin, self.salt))

    def lock(self, now: datetime) -> datetime | None:
        """Until when nobody is let in; None: they may try. A clock that was set back makes it no longer."""
        if self.locked_until is None or self.locked_until <= now:
            return None
        return min(self.locked_until, now + LOCKED_FOR)

    def after_wrong(self, now: datetime) -> "KeptPin":
        """One more wrong try; the last one locks."""
        wrong = 1 if self.locked_until is not None else self.wrong + 1
        return replace(self, wrong=wrong, locked_until=now + LOCKED_FOR if wrong >= TRIES else None)


class PinTry(Struct, frozen=True):
    """What was typed, when, and what this station knows. `reachable`: it is worth asking the backend."""

    staff_id: str
    pin: Secret
    at: datetime
    kept: KeptPin | None
    reachable: bool


class PinWish(Struct, frozen=True):
    """The PIN that somebody chose, with what proves them: the old one, or the badge that was just scanned."""

    staff_id: str
    new: Secret
    old: Secret | None
    badge: str | None


class PinResult(StrEnum):
    """What became of a try, or of a wish."""

    RIGHT = "right"
    WRONG = "wrong"
    LOCKED = "locked"
    NOT_SET = "not_set"
    NOT_KNOWN = "not_known"  # nobody answers, and this station cannot tell
    REFUSED = "refused"  # they may not sign on here
    EASY = "easy"  # a wish: anybody would try it first
    NOT_SENT = "not_sent"  # a wish: it certainly never left


class PinAnswer(Struct, frozen=True):
    """What became of it. `kept`: what this station is to remember from now on; None: what it did before."""

    result: PinResult
    kept: KeptPin | None = None
    tries_left: int | None = None
    until: datetime | None = None


def judged_here(attempt: PinTry) -> PinAnswer:
    """What this station can say by itself. Takes some 50 ms."""
    kept = attempt.kept
    if kept is None:
        return PinAnswer(PinResult.NOT_KNOWN)
    until = kept.lock(attempt.at)
    if until is not None:
        return PinAnswer(PinResult.LOCKED, replace(kept, locked_until=until), until=until)
    if kept.is_right(attempt.pin.reveal()):
        return PinAnswer(PinResult.RIGHT, replace(kept, wrong=0, locked_until=None))
    after = kept.after_wrong(attempt.at)
    if after.locked_until is not None:
        return PinAnswer(PinResult.LOCKED, after, until=after.locked_until)
    return PinAnswer(PinResult.WRONG, after, tries_left=TRIES - after.wrong)


def _digest(pin: str, salt: str) -> str:
    # 16 MB and some 50 ms: what RFC 7914's author recommends for interactive logins.
    return hashlib.scrypt(pin.encode(), salt=bytes.fromhex(salt), n=2**14, r=8, p=1).hex()
