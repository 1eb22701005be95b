"""JSON web tokens (HS256): the two API keys, and the access token of each session."""

import time
from collections.abc import Mapping

import jwt

from backend.gateway.errors import bad_token

ALGORITHM = "HS256"
_TEN_YEARS_S = 10 * 365 * 24 * 3600

Claims = Mapping[str, object]


def api_key(secret: str, role: str) -> str:
    """A key as Supabase makes them: a token that carries nothing but a role (`anon` or `service_role`)."""
    now = int(time.time())
    claims = {"iss": "ordak", "role": role, "iat": now, "exp": now + _TEN_YEARS_S}
    return jwt.encode(claims, secret, algorithm=ALGORITHM)


def issue(claims: Claims, secret: str) -> str:
    """Sign these claims."""
    return jwt.encode(dict(claims), secret, algorithm=ALGORITHM)


def verified(token: str, secret: str, skew_s: int) -> Claims:
    """The claims of a token that we signed and that is in force. Raises ApiError, status 401."""
    if not token:
        raise bad_token("PGRST301", "Empty JWT is sent in Authorization header")
    parts = token.count(".") + 1
    if parts != 3:
        raise bad_token("PGRST301", f"Expected 3 parts in JWT; got {parts}")
    try:
        claims: dict[str, object] = jwt.decode(
            token, secret, algorithms=[ALGORITHM], leeway=skew_s, options={"verify_aud": False}
        )
    except jwt.ExpiredSignatureError as error:
        raise bad_token("PGRST303", "JWT expired") from error
    except jwt.ImmatureSignatureError as error:
        raise bad_token("PGRST303", "JWT not yet valid") from error
    except jwt.InvalidSignatureError as error:
        raise bad_token("PGRST301", "JWT cryptographic operation failed") from error
    except jwt.PyJWTError as error:
        raise bad_token("PGRST301", "JWT couldn't be decoded") from error
    return claims
