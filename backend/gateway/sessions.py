"""Sessions and their refresh tokens in the schema `auth`, which only the gateway reads and writes."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import LiteralString
from uuid import UUID

import psycopg
from psycopg.rows import class_row

from backend.gateway.auth_errors import AuthError

_USER: LiteralString = """
select id, email, encrypted_password, raw_app_meta_data as app_metadata, raw_user_meta_data as user_metadata,
       created_at, updated_at, last_sign_in_at,
       deleted_at is not null or coalesce(banned_until > now(), false) as is_banned
from auth.users
"""


@dataclass(frozen=True, slots=True)
class User:
    """One account."""

    id: UUID
    email: str
    encrypted_password: str
    app_metadata: dict[str, object]
    user_metadata: dict[str, object]
    created_at: datetime
    updated_at: datetime
    last_sign_in_at: datetime | None
    is_banned: bool

    def as_json(self) -> dict[str, object]:
        """The user as GoTrue shows it."""
        signed_in = self.last_sign_in_at
        return {
            "id": str(self.id),
            "aud": "authenticated",
            "role": "authenticated",
            "email": self.email,
            "phone": "",
            "last_sign_in_at": signed_in.isoformat() if signed_in else None,
            "app_metadata": self.app_metadata,
            "user_metadata": self.user_metadata,
            "identities": [],
            "created_at": self.created_at.isoformat(),
            "updated_at": self.updated_at.isoformat(),
            "is_anonymous": False,
        }


@dataclass(frozen=True, slots=True)
class Grant:
    """A user, the session, and the refresh token that is good for one use."""

    user: User
    session_id: UUID
    refresh_token: str


async def user_by_email(connection: psycopg.AsyncConnection, email: str) -> User | None:
    """The account with this address, whatever its case."""
    async with connection.cursor(row_factory=class_row(User)) as cursor:
        await cursor.execute(_USER + "where email = lower(%s)", (email,))
        return await cursor.fetchone()


async def user_by_id(connection: psycopg.AsyncConnection, user_id: UUID) -> User | None:
    """The account with this id."""
    async with connection.cursor(row_factory=class_row(User)) as cursor:
        await cursor.execute(_USER + "where id = %s", (user_id,))
        return await cursor.fetchone()


async def open_session(connection: psycopg.AsyncConnection, user: User) -> Grant:
    """Start a session for somebody who has just proved who they are."""
    await connection.execute("update auth.users set last_sign_in_at = now() where id = %s", (user.id,))
    cursor = await connection.execute(
        "insert into auth.sessions (user_id) values (%s) returning id", (user.id,)
    )
    row = await cursor.fetchone()
    session_id: UUID = row[0] if row else UUID(int=0)
    return Grant(user, session_id, await _new_token(connection, user.id, session_id, None))


async def rotate(connection: psycopg.AsyncConnection, token: str, reuse_s: float) -> Grant | None:
    """Exchange a refresh token for its successor.

    A token that was exchanged less than `reuse_s` seconds ago still works, because the answer may have been
    lost on its way: the successor in force is returned. Later than that somebody else may hold the token: the
    session ends and the answer is None. Raises AuthError for an unknown token.
    """
    cursor = await connection.execute(
        """
        select user_id, session_id, revoked, updated_at > clock_timestamp() - make_interval(secs => %s)
        from auth.refresh_tokens where token = %s for update
        """,
        (reuse_s, token),
    )
    row = await cursor.fetchone()
    if row is None:
        raise AuthError(400, "refresh_token_not_found", "Invalid Refresh Token: Refresh Token Not Found")
    user_id, session_id, is_revoked, is_recent = row
    user = await user_by_id(connection, user_id)
    if user is None or user.is_banned:
        raise AuthError(400, "user_banned", "User is banned")
    if is_revoked and not is_recent:
        await connection.execute("delete from auth.sessions where id = %s", (session_id,))
        return None
    if is_revoked:
        return Grant(user, session_id, await _token_in_force(connection, session_id))
    await connection.execute(
        "update auth.refresh_tokens set revoked = true, updated_at = clock_timestamp() where token = %s",
        (token,),
    )
    await connection.execute("update auth.sessions set refreshed_at = now() where id = %s", (session_id,))
    return Grant(user, session_id, await _new_token(connection, user_id, session_id, token))


async def session_exists(connection: psycopg.AsyncConnection, session_id: str) -> bool:
    """Whether the session is still open."""
    cursor = await connection.execute("select 1 from auth.sessions where id::text = %s", (session_id,))
    return await cursor.fetchone() is not None


async def close_sessions(
    connection: psycopg.AsyncConnection, user_id: str, session_id: str, scope: str
) -> None:
    """End this session (`local`), all the others (`others`), or all of the user's (`global`)."""
    await connection.execute(
        """
        delete from auth.sessions
        where user_id::text = %(user)s
          and (%(scope)s = 'global' or (id::text = %(session)s) = (%(scope)s = 'local'))
        """,
        {"user": user_id, "session": session_id, "scope": scope},
    )


async def _new_token(
    connection: psycopg.AsyncConnection, user_id: UUID, session_id: UUID, parent: str | None
) -> str:
    token = secrets.token_urlsafe(24)
    await connection.execute(
        "insert into auth.refresh_tokens (token, user_id, session_id, parent) values (%s, %s, %s, %s)",
        (token, user_id, session_id, parent),
    )
    return token


async def _token_in_force(connection: psycopg.AsyncConnection, session_id: UUID) -> str:
    cursor = await connection.execute(
        """
        select token from auth.refresh_tokens
        where session_id = %s and not revoked order by id desc limit 1
        """,
        (session_id,),
    )
    row = await cursor.fetchone()
    if row is None:
        raise AuthError(400, "refresh_token_already_used", "Invalid Refresh Token: Already Used")
    token: str = row[0]
    return token
