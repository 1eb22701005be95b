"""Who calls: the API key that lets a request in (Supabase's Kong checks it) and the token with the role."""

import hmac

from starlette.requests import Request

from backend.gateway.config import GatewayConfig
from backend.gateway.connections import Caller
from backend.gateway.errors import ApiError
from backend.gateway.tokens import Claims, verified

_ROLES = ("anon", "authenticated", "service_role")
# What a function may see of the request; credentials stay here.
_HIDDEN_HEADERS = ("authorization", "apikey", "cookie")


def require_api_key(request: Request, config: GatewayConfig) -> str:
    """The request's `apikey`, which must be one of ours. Raises ApiError 401."""
    given = request.headers.get("apikey") or request.query_params.get("apikey")
    if not given:
        raise ApiError(
            401,
            "no_api_key",
            "No API key found in request",
            hint="No `apikey` request header or url param was found.",
        )
    ours = (config.anon_key, config.service_key)
    if not any(hmac.compare_digest(given.encode(), key.encode()) for key in ours):
        raise ApiError(
            401,
            "bad_api_key",
            "Invalid API key",
            hint="Double check the anon or service_role API key of this backend.",
        )
    return given


def bearer(request: Request) -> str | None:
    """The token of the Authorization header, None when there is no such header."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return token.strip() if scheme.casefold() == "bearer" else None


def caller_of(request: Request, config: GatewayConfig) -> Caller:
    """The role and claims of the bearer token, else those of the API key. Raises ApiError."""
    key = require_api_key(request, config)
    token = bearer(request)
    claims: Claims = verified(key if token is None else token, config.jwt_secret, config.clock_skew_s)
    role = str(claims.get("role", "anon"))
    request.state.has_session = role != "anon"
    if role not in _ROLES:
        raise ApiError(403, "42501", f'permission denied to set role "{role}"')
    headers = {name: value for name, value in request.headers.items() if name not in _HIDDEN_HEADERS}
    return Caller(role, claims, headers, request.method, request.url.path)
