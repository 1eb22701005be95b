"""A kitchen's web system with the live surface: its database, its gateway, and what really happened there."""

import secrets
from pathlib import Path
from typing import Any, LiteralString

import psycopg
from psycopg.rows import dict_row

from backend.gateway.config import GatewayConfig
from backend.gateway.passwords import hash_password
from backend.gateway.server import GatewayServer, listen_on
from backend.gateway.tokens import api_key
from backend.migrate import COMPAT

EMAIL, PASSWORD = "bench@kitchen.example", "a good password"
LETTERS = {"bannos": "B", "flourlane": "F"}
_HERE = Path(__file__).parent
_OTHERS: LiteralString = (
    "select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()"
    " and backend_type = 'client backend'"
)


class LiveKitchen:
    """One database with its gateway on a port of loopback. `files` are SQL files beside this one."""

    def __init__(self, database_url: str, *files: str) -> None:
        self._connection = psycopg.connect(database_url, autocommit=True, row_factory=dict_row)
        self.database_url = database_url
        for path in (COMPAT / "roles.sql", COMPAT / "auth.sql", *(_HERE / name for name in files)):
            self._connection.execute(path.read_text(encoding="utf-8"))
        self._connection.execute(
            "insert into auth.users (email, encrypted_password) values (%s, %s)",
            (EMAIL, hash_password(PASSWORD)),
        )
        secret = secrets.token_hex(32)
        self.anon_key = api_key(secret, "anon")
        self._config = GatewayConfig(
            database_url=database_url,
            jwt_secret=secret,
            anon_key=self.anon_key,
            service_key=api_key(secret, "service_role"),
        )
        self._port = 0
        self.start_gateway()
        self.url = f"http://127.0.0.1:{self._port}"

    def start_gateway(self) -> None:
        """Answer calls, at the same address as before."""
        listener = listen_on("127.0.0.1", self._port)
        self._port = int(listener.getsockname()[1])
        self._gateway = GatewayServer(self._config, listener)
        self._gateway.start()

    def stop_gateway(self) -> None:
        """Nobody answers at the address any more."""
        self._gateway.stop()

    def close(self) -> None:
        """Stop the gateway."""
        self.stop_gateway()
        self._connection.close()

    def run(self, statement: LiteralString, *values: object) -> list[dict[str, Any]]:
        """The rows of a statement."""
        cursor = self._connection.execute(statement, values)
        return cursor.fetchall() if cursor.description else []

    def add(self, store: str, number: int, suffix: str | None = None, stage: str = "Filling") -> str:
        """A new cake; its id."""
        order_id = f"{store}-{number}" + (f"-{suffix}" if suffix else "")
        human_id = f"{LETTERS[store]}{number}" + (f"-{suffix}" if suffix else "")
        self.run(
            "insert into live.orders (id, store, number, suffix, human_id, product_title, size, due_date,"
            " stage, customer_name, delivery_method) values"
            " (%s, %s, %s, %s, %s, 'Vanilla Sponge', '9 inch', '2026-11-28', %s, 'Somebody', 'Pickup')",
            order_id, store, number, suffix, human_id, stage,
        )  # fmt: skip
        return order_id

    def set(self, order_id: str, **columns: object) -> None:
        """Somebody changes the order in the web system."""
        for name, value in columns.items():
            statement = psycopg.sql.SQL("update live.orders set {} = %s where id = %s").format(
                psycopg.sql.Identifier(name)
            )
            self._connection.execute(statement, (value, order_id))

    def order(self, order_id: str) -> dict[str, Any]:
        """The order's row."""
        return self.run("select * from live.orders where id = %s", order_id)[0]

    def effects(self, order_id: str) -> list[str]:
        """What took effect on this order, in its order."""
        rows = self.run("select function from live.stage_events where order_id = %s order by id", order_id)
        return [str(row["function"]) for row in rows]

    def waits_for_a_lock(self) -> bool:
        """A call has reached the database and waits there for a lock."""
        return bool(self.run(_OTHERS + " and wait_event_type = 'Lock'"))

    def is_at_work(self) -> bool:
        """Somebody else's transaction is open; when it is not, what it did is committed."""
        return bool(self.run(_OTHERS + " and xact_start is not null"))

    def notes(self, order_id: str, function: str) -> str:
        """What the last such stage event has in its notes."""
        rows = self.run(
            "select notes from live.stage_events where order_id = %s and function = %s order by id desc",
            order_id,
            function,
        )
        return str(rows[0]["notes"])

    def qc_return(self, order_id: str) -> None:
        """Quality control sends the cake back, in the web system."""
        self.set(
            order_id,
            stage="Decorating",
            decorating_start_ts=None,
            decorating_complete_ts=None,
            packing_start_ts=None,
        )

    def complete_decorating(self, order_id: str) -> None:
        """Somebody completes Decorating in the web system."""
        self.run(
            "update live.orders set stage = 'Packing', decorating_complete_ts = now(),"
            " packing_start_ts = now() where id = %s",
            order_id,
        )
