"""Passwords, kept as bcrypt hashes as GoTrue keeps them."""

import functools
import hmac

import bcrypt

# bcrypt reads no further; GoTrue refuses longer passwords as well.
_LONGEST_BYTES = 72
# GoTrue's cost.
_ROUNDS = 10


def hash_password(password: str) -> str:
    """The hash to store. Raises ValueError for a password of more than 72 bytes."""
    encoded = password.encode()
    if len(encoded) > _LONGEST_BYTES:
        raise ValueError(f"a password has at most {_LONGEST_BYTES} bytes")
    return bcrypt.hashpw(encoded, bcrypt.gensalt(_ROUNDS)).decode("ascii")


def password_matches(password: str, stored: str | None) -> bool:
    """Whether the password belongs to the hash; as slow for an account that does not exist (None)."""
    encoded = password.encode("utf-8", "replace")[:_LONGEST_BYTES]
    too_long = len(password.encode("utf-8", "replace")) > _LONGEST_BYTES
    matches = bcrypt.checkpw(encoded, (stored or _nobody()).encode())
    return matches and stored is not None and not too_long


@functools.cache
def _nobody() -> str:
    return hash_password(hmac.new(b"nobody", digestmod="sha256").hexdigest())
