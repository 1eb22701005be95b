"""A kitchen in a database: accounts of every kind, and calls in their names, as the gateway makes them."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, LiteralString
from uuid import UUID, uuid5

import psycopg
from psycopg import sql
from psycopg.types.json import Jsonb

Json = Any
"""What PostgreSQL answers as jsonb; its shape is what the tests check."""

_NAMES = UUID("6f1d3c58-5d0e-4a55-9c3f-0a8d2b4a1c77")


@dataclass(frozen=True)
class Persona:
    """Somebody who calls. `role` None: signed in, but not staff."""

    name: str
    role: str | None = None
    stores: tuple[str, ...] = ()
    active: bool = True

    @property
    def user_id(self) -> UUID:
        """The account."""
        return uuid5(_NAMES, f"user {self.name}")

    @property
    def staff_id(self) -> UUID:
        """The row in staff_shared."""
        return uuid5(_NAMES, f"staff {self.name}")


BOTH = ("bannos", "flourlane")
ANON = Persona("anon")
STRANGER = Persona("stranger")
FORMER = Persona("former", "Staff", ("bannos",), active=False)
ANA = Persona("ana", "Staff", ("bannos",))
BEN = Persona("ben", "Staff", ("bannos",))
HUGO = Persona("hugo", "Staff", ("flourlane",))
SUPERVISOR = Persona("supervisor", "Supervisor", BOTH)
SUPERVISOR_BANNOS = Persona("supervisor of bannos", "Supervisor", ("bannos",))
ADMIN = Persona("admin", "Admin", BOTH)
STATION = Persona("station", "Station", ("bannos",))

PERSONAS = (ANON, STRANGER, FORMER, ANA, BEN, HUGO, SUPERVISOR, SUPERVISOR_BANNOS, ADMIN, STATION)
OF_BANNOS = (ANA, SUPERVISOR, ADMIN, STATION)
NOT_OF_BANNOS = (STRANGER, FORMER, HUGO)


def named(value: object) -> str | None:
    """The test id of a persona, for parametrize."""
    return value.name if isinstance(value, Persona) else None


def furnish(connection: psycopg.Connection) -> None:
    """Create the accounts, the staff and some shelves."""
    for number, persona in enumerate(PERSONAS[1:], start=1001):
        connection.execute(
            "insert into auth.users (id, email, encrypted_password) values (%s, %s, '-')",
            (persona.user_id, f"{persona.name.replace(' ', '.')}@staff.test"),
        )
        if persona.role:
            badge = None if persona.role == "Station" else str(number)
            connection.execute(
                """insert into public.staff_shared (id, user_id, name, role, stores, badge, active)
                   values (%s, %s, %s, %s, %s, %s, %s)""",
                (
                    *(persona.staff_id, persona.user_id, persona.name, persona.role),
                    *(list(persona.stores), badge, persona.active),
                ),
            )
    connection.execute(
        """insert into public.storage_locations (store, code, name)
           values ('bannos', 'A1', 'Fridge A, shelf 1'), ('bannos', 'A2', 'Fridge A, shelf 2'),
                  ('flourlane', 'F1', 'Cold room')"""
    )


@contextmanager
def as_persona(connection: psycopg.Connection, persona: Persona) -> Iterator[None]:
    """Be this persona for one savepoint, as the gateway is for one transaction."""
    role = "anon" if persona is ANON else "authenticated"
    claims = {"role": role} if persona is ANON else {"role": role, "sub": str(persona.user_id)}
    with as_role(connection, role, claims):
        yield


@contextmanager
def as_role(
    connection: psycopg.Connection, role: str, claims: dict[str, str] | None = None
) -> Iterator[None]:
    """Be this database role with these claims for one savepoint."""
    with connection.transaction():
        connection.execute(sql.SQL("set local role {}").format(sql.Identifier(role)))
        connection.execute(
            "select set_config('request.jwt.claims', %s, true)", (json.dumps(claims or {"role": role}),)
        )
        yield
        connection.execute("reset role")


class Kitchen:
    """Calls functions in the names of personas, and looks at rows with the rights of the owner."""

    def __init__(self, connection: psycopg.Connection) -> None:
        self.connection = connection

    def call(self, persona: Persona, function: str, **arguments: object) -> Json:
        """Call public.<function> with named arguments; dicts and lists of dicts go as jsonb."""
        with as_persona(self.connection, persona):
            return call(self.connection, function, **arguments)

    def serve(self, function: str, **arguments: object) -> Json:
        """Call a function that only service_role may call."""
        with as_role(self.connection, "service_role"):
            return call(self.connection, function, **arguments)

    def value(self, query: LiteralString, *parameters: object) -> Json:
        """The first column of the first row."""
        row = self.connection.execute(query, parameters).fetchone()
        return None if row is None else row[0]

    def order(self, number: int = 25771, stage: str = "Filling", **columns: object) -> str:
        """Put an order into the kitchen, at a stage, without any history; its id."""
        values = {"store": "bannos", "number": number, "stage": stage, "product_title": "Black Forest"}
        values |= columns
        names = sql.SQL(", ").join(map(sql.Identifier, values))
        query = sql.SQL("insert into public.orders ({}) values ({}) returning id").format(
            names, sql.SQL(", ").join(sql.Placeholder() * len(values))
        )
        row = self.connection.execute(query, [_adapted(value) for value in values.values()]).fetchone()
        assert row is not None
        return str(row[0])

    def row(self, order_id: str) -> Json:
        """The row of an order, as JSON."""
        return self.value("select to_jsonb(o) from public.orders o where id = %s", order_id)

    def events(self, order_id: str) -> list[tuple[str, bool]]:
        """(function, effect) of every event in the ledger of the order, oldest first."""
        rows = self.connection.execute(
            "select function, effect from public.stage_events where order_id = %s order by id", (order_id,)
        )
        return [(function, effect) for function, effect in rows]


def call(connection: psycopg.Connection, function: str, **arguments: object) -> Json:
    """Call public.<function> as whoever the connection is now."""
    named_arguments = sql.SQL(", ").join(
        sql.SQL("{} => {}").format(sql.Identifier(name), sql.Placeholder()) for name in arguments
    )
    query = sql.SQL("select public.{}({})").format(sql.Identifier(function), named_arguments)
    row = connection.execute(query, [_adapted(value) for value in arguments.values()]).fetchone()
    assert row is not None
    return row[0]


def _adapted(value: object) -> object:
    is_text_array = isinstance(value, list) and value and all(isinstance(item, str) for item in value)
    return Jsonb(value) if isinstance(value, dict | list) and not is_text_array else value
