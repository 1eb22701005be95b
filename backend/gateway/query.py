"""The part of PostgREST's query language that the gateway speaks: select, filters, order, limit, offset."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import LiteralString

from psycopg import sql

from backend.gateway.errors import ApiError

_OPERATORS: dict[str, LiteralString] = {
    "eq": "=", "neq": "<>", "gt": ">", "gte": ">=", "lt": "<", "lte": "<=", "like": "like", "ilike": "ilike",
}  # fmt: skip
_IS_VALUES: dict[str, LiteralString] = {
    "null": "null",
    "not_null": "not null",
    "true": "true",
    "false": "false",
    "unknown": "unknown",
}
_RESERVED = frozenset({"select", "order", "limit", "offset", "columns", "on_conflict", "apikey"})
_COLUMN = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_LIST_ITEM = re.compile(r'"((?:[^"\\]|\\.)*)"|([^,]+)')


@dataclass(frozen=True, slots=True)
class Query:
    """A parsed query string; each part is SQL, with the values it needs in `values`."""

    columns: sql.Composable
    where: sql.Composable
    order: sql.Composable
    values: tuple[str, ...]
    limit: int | None
    offset: int

    @property
    def page(self) -> sql.Composable:
        """The limit and offset clauses."""
        limit = sql.SQL("all") if self.limit is None else sql.Literal(self.limit)
        return sql.SQL(" limit {} offset {}").format(limit, sql.Literal(self.offset))


def parse_query(parameters: Sequence[tuple[str, str]]) -> Query:
    """Read the query string. Raises ApiError PGRST100 for what this gateway does not speak."""
    given = dict(parameters)
    conditions = []
    values: list[str] = []
    for name, text in parameters:
        if name not in _RESERVED:
            condition, added = _condition(name, text)
            conditions.append(condition)
            values += added
    where = sql.SQL(" where ") + sql.SQL(" and ").join(conditions) if conditions else sql.SQL("")
    return Query(
        columns=_columns(given.get("select", "*")),
        where=where,
        order=_order(given.get("order", "")),
        values=tuple(values),
        limit=_count(given["limit"], "limit") if "limit" in given else None,
        offset=_count(given.get("offset", "0"), "offset"),
    )


def _unsupported(text: str) -> ApiError:
    return ApiError(400, "PGRST100", f'failed to parse "{text}"', details="This gateway does not speak that.")


def column(name: str) -> sql.Identifier:
    """A plain column name as SQL. Raises ApiError PGRST100 for anything else."""
    if _COLUMN.fullmatch(name.strip()) is None:
        raise _unsupported(name)
    return sql.Identifier(name.strip())


def _columns(select: str) -> sql.Composable:
    if select.strip() in ("", "*"):
        return sql.SQL("*")
    return sql.SQL(", ").join(column(name) for name in select.split(","))


def _condition(name: str, text: str) -> tuple[sql.Composable, list[str]]:
    named = column(name)
    operator, _, operand = text.partition(".")
    if operator == "not" and not operand.startswith("not."):
        inner, values = _condition(name, operand)
        return sql.SQL("not ({})").format(inner), values
    if operator == "is" and operand in _IS_VALUES:
        return sql.SQL("{} is {}").format(named, sql.SQL(_IS_VALUES[operand])), []
    if operator == "in" and operand.startswith("(") and operand.endswith(")"):
        return _one_of(named, operand[1:-1])
    if operator not in _OPERATORS:
        raise _unsupported(text)
    value = operand.replace("*", "%") if operator in ("like", "ilike") else operand
    return sql.SQL("{} {} %s").format(named, sql.SQL(_OPERATORS[operator])), [value]


def _one_of(column: sql.Identifier, listed: str) -> tuple[sql.Composable, list[str]]:
    values = [
        found[2] if found[2] is not None else re.sub(r"\\(.)", r"\1", found[1])
        for found in _LIST_ITEM.finditer(listed)
    ]
    if not values:
        return sql.SQL("false"), []
    places = sql.SQL(", ").join([sql.Placeholder()] * len(values))
    return sql.SQL("{} in ({})").format(column, places), values


def _order(order: str) -> sql.Composable:
    terms = [_order_term(term) for term in order.split(",") if term]
    return sql.SQL(" order by ") + sql.SQL(", ").join(terms) if terms else sql.SQL("")


def _order_term(term: str) -> sql.Composable:
    name, *modifiers = term.split(".")
    known: dict[str, LiteralString] = {
        "asc": " asc",
        "desc": " desc",
        "nullsfirst": " nulls first",
        "nullslast": " nulls last",
    }
    if any(modifier not in known for modifier in modifiers):
        raise _unsupported(term)
    return sql.Composed([column(name), *(sql.SQL(known[modifier]) for modifier in modifiers)])


def _count(text: str, what: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 9):
        raise _unsupported(f"{what}={text}")
    return int(text)
