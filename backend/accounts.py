"""Accounts of people and stations: the sign-in in `auth.users` and the member of staff that it belongs to."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

import psycopg

from backend.errors import BackendError
from backend.gateway.passwords import hash_password, password_matches


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who can sign in. `role` is Admin, Supervisor, Staff or Station; a Station has no badge.

    `pin` is 4 to 6 digits, for signing on at a bench by name; None leaves the one that a supervisor gave.
    """

    email: str
    password: str = field(repr=False)
    name: str
    role: str
    stores: tuple[str, ...]
    badge: str | None = None
    pin: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Shelf:
    """A place to put cakes; `code` is what its barcode says."""

    store: str
    code: str
    name: str


def ensure_accounts(database_url: str, accounts: Sequence[Account]) -> None:
    """Create the accounts that are missing and bring the others up to date, all or none.

    Raises BackendError for an account that the database refuses, and psycopg.OperationalError without one.
    """
    with psycopg.connect(database_url) as connection:
        for account in accounts:
            try:
                staff_id = _ensure_staff(connection, account, _ensure_user(connection, account))
                if account.pin is not None:
                    _ensure_pin(connection, staff_id, account.pin)
            except (psycopg.IntegrityError, psycopg.DataError, ValueError) as error:
                raise BackendError(
                    "Account refused",
                    f"The account {account.email} cannot be set up ({_reason(error)}). "
                    "Correct it and start again.",
                ) from error


def ensure_shelves(database_url: str, shelves: Sequence[Shelf]) -> None:
    """Create the shelves that are missing, and give the others their name."""
    with psycopg.connect(database_url) as connection, connection.cursor() as cursor:
        cursor.executemany(
            """
            insert into public.storage_locations (store, code, name) values (%s, %s, %s)
            on conflict (store, code) do update set name = excluded.name
            """,
            [(shelf.store, shelf.code, shelf.name) for shelf in shelves],
        )


def _ensure_user(connection: psycopg.Connection, account: Account) -> UUID:
    email = account.email.lower()
    row = connection.execute(
        "select id, encrypted_password from auth.users where email = %s", (email,)
    ).fetchone()
    if row is not None and password_matches(account.password, row[1]):
        return _id_in(row)
    return _id_in(
        connection.execute(
            """
            insert into auth.users (email, encrypted_password) values (%s, %s)
            on conflict (email) do update
            set encrypted_password = excluded.encrypted_password, updated_at = now()
            returning id
            """,
            (email, hash_password(account.password)),
        ).fetchone()
    )


def _ensure_staff(connection: psycopg.Connection, account: Account, user_id: UUID) -> UUID:
    return _id_in(
        connection.execute(
            """
            insert into public.staff_shared (user_id, name, role, stores, badge) values (%s, %s, %s, %s, %s)
            on conflict (user_id) do update
            set name = excluded.name, role = excluded.role, stores = excluded.stores, badge = excluded.badge
            returning id
            """,
            (user_id, account.name, account.role, list(account.stores), account.badge),
        ).fetchone()
    )


def _ensure_pin(connection: psycopg.Connection, staff_id: UUID, pin: str) -> None:
    try:
        connection.execute("select ordak.give_pin(%s, %s)", (staff_id, pin))
    except psycopg.DatabaseError as error:
        if error.sqlstate != "ORDAK":
            raise
        raise ValueError(error.diag.message_primary) from error


def _id_in(row: tuple[object, ...] | None) -> UUID:
    if row is None or not isinstance(row[0], UUID):
        raise BackendError("Account refused", "The database did not say which account it stored.")
    return row[0]


def _reason(error: psycopg.Error | ValueError) -> str:
    return (error.diag.message_primary if isinstance(error, psycopg.Error) else None) or str(error)
