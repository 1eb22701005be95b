"""`/auth/v1/*`: GoTrue's password and refresh-token grants, the signed-in user, and signing out."""

import time
from collections.abc import Mapping

import psycopg
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from backend.gateway import sessions
from backend.gateway.access import bearer, require_api_key
from backend.gateway.auth_errors import AuthError, invalid_credentials
from backend.gateway.bodies import json_body
from backend.gateway.errors import ApiError
from backend.gateway.passwords import password_matches
from backend.gateway.services import Services, services_of
from backend.gateway.tokens import Claims, issue, verified


async def token(request: Request) -> Response:
    """POST ?grant_type=password {email, password} or ?grant_type=refresh_token {refresh_token}."""
    services = services_of(request)
    require_api_key(request, services.config)
    fields = await _fields(request, services)
    grant_type = request.query_params.get("grant_type")
    if grant_type == "password":
        grant = await _by_password(services, fields)
    elif grant_type == "refresh_token":
        grant = await _by_refresh_token(services, fields)
    else:
        raise AuthError(400, "invalid_credentials", "unsupported_grant_type")
    return JSONResponse(_token_answer(services, grant, str(request.base_url)))


async def user(request: Request) -> Response:
    """GET the account that the access token names."""
    services = services_of(request)
    claims = _signed_in(request, services)
    async with services.connections.owner_transaction() as connection:
        await _require_session(claims, connection)
        found = await sessions.user_by_email(connection, str(claims.get("email", "")))
    if found is None or str(found.id) != claims.get("sub"):
        raise AuthError(403, "user_not_found", "User from sub claim in JWT does not exist")
    return JSONResponse(found.as_json())


async def logout(request: Request) -> Response:
    """POST ?scope=global|local|others; ends those sessions. Access tokens run on until they expire."""
    services = services_of(request)
    claims = _signed_in(request, services)
    scope = request.query_params.get("scope", "global")
    if scope not in ("global", "local", "others"):
        raise AuthError(400, "validation_failed", "Unsupported logout scope")
    async with services.connections.owner_transaction() as connection:
        await sessions.close_sessions(
            connection, str(claims.get("sub")), str(claims.get("session_id")), scope
        )
    return Response(status_code=204)


async def _fields(request: Request, services: Services) -> Mapping[str, object]:
    try:
        body = await json_body(request, services.config.body_limit)
    except ApiError as error:
        raise AuthError(400, "bad_json", "Could not parse request body as JSON") from error
    if not isinstance(body, dict):
        raise AuthError(400, "bad_json", "Could not parse request body as JSON")
    return body


def _required(fields: Mapping[str, object], name: str) -> str:
    value = fields.get(name)
    if not isinstance(value, str) or not _is_storable(value):
        raise AuthError(400, "validation_failed", f"{name} required")
    return value


def _is_storable(value: str) -> bool:
    """Whether PostgreSQL could hold it: no NUL and no half character. Nothing stored can match the others."""
    try:
        return b"\0" not in value.encode() and value != ""
    except UnicodeEncodeError:
        return False


async def _by_password(services: Services, fields: Mapping[str, object]) -> sessions.Grant:
    email, password = _required(fields, "email"), _required(fields, "password")
    async with services.connections.owner_transaction() as connection:
        found = await sessions.user_by_email(connection, email)
    # A hash takes tens of milliseconds, and meanwhile the loop serves the others.
    stored = found.encrypted_password if found else None
    if not await run_in_threadpool(password_matches, password, stored) or found is None:
        raise invalid_credentials()
    if found.is_banned:
        raise AuthError(400, "user_banned", "User is banned")
    async with services.connections.owner_transaction() as connection:
        return await sessions.open_session(connection, found)


async def _by_refresh_token(services: Services, fields: Mapping[str, object]) -> sessions.Grant:
    refresh_token = _required(fields, "refresh_token")
    async with services.connections.owner_transaction() as connection:
        grant = await sessions.rotate(connection, refresh_token, services.config.refresh_reuse_s)
    if grant is None:
        raise AuthError(400, "refresh_token_already_used", "Invalid Refresh Token: Already Used")
    return grant


def _token_answer(services: Services, grant: sessions.Grant, base_url: str) -> dict[str, object]:
    now = int(time.time())
    lifetime = services.config.access_token_s
    claims = {
        "iss": f"{base_url}auth/v1",
        "sub": str(grant.user.id),
        "aud": "authenticated",
        "iat": now,
        "exp": now + lifetime,
        "email": grant.user.email,
        "role": "authenticated",
        "session_id": str(grant.session_id),
        "app_metadata": grant.user.app_metadata,
        "user_metadata": grant.user.user_metadata,
        "aal": "aal1",
        "is_anonymous": False,
    }
    return {
        "access_token": issue(claims, services.config.jwt_secret),
        "token_type": "bearer",
        "expires_in": lifetime,
        "expires_at": now + lifetime,
        "refresh_token": grant.refresh_token,
        "user": grant.user.as_json(),
    }


def _signed_in(request: Request, services: Services) -> Claims:
    require_api_key(request, services.config)
    access_token = bearer(request)
    if not access_token:
        raise AuthError(401, "no_authorization", "This endpoint requires a valid Bearer token")
    try:
        claims = verified(access_token, services.config.jwt_secret, 0)
    except ApiError as error:
        raise AuthError(403, "bad_jwt", f"invalid JWT: {error.message}") from error
    if "sub" not in claims:
        raise AuthError(403, "bad_jwt", "invalid claim: missing sub claim")
    return claims


async def _require_session(claims: Claims, connection: psycopg.AsyncConnection) -> None:
    if not await sessions.session_exists(connection, str(claims.get("session_id"))):
        raise AuthError(403, "session_not_found", "Session from session_id claim in JWT does not exist")
