"""Brings a database up to date: numbered SQL files, all missing ones in the caller's one transaction."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from importlib.resources import files

from sync.errors import NewerDatabase


def migrate(connection: sqlite3.Connection) -> int:
    """Apply what is missing inside the transaction of `connection`; returns the version reached.

    A failure leaves nothing half-applied. Raises NewerDatabase for a database from a newer program.
    """
    with closing(connection.execute("PRAGMA user_version")) as cursor:
        have = int(cursor.fetchone()[0])
    scripts = dict(_scripts())
    newest = max(scripts)
    if have > newest:
        raise NewerDatabase(
            "This program is too old for its data",
            f"The data folder was written by a newer version (format {have}, this one knows {newest}). "
            "Install the newer version again; nothing was changed.",
        )
    for number in range(have + 1, newest + 1):
        for statement in _statements(scripts[number]):
            connection.execute(statement).close()
        connection.execute(f"PRAGMA user_version = {number}").close()
    return newest


def _scripts() -> Iterator[tuple[int, str]]:
    for file in files("sync").joinpath("migrations").iterdir():
        if file.name.endswith(".sql"):
            yield int(file.name.split("_")[0]), file.read_text(encoding="utf-8")


def _statements(script: str) -> Iterator[str]:
    """Statement by statement: executescript() would commit the transaction that we are in."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
