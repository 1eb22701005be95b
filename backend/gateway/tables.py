"""`/rest/v1/{relation}`: reads under row level security; whether a write is allowed, PostgreSQL decides."""

import json

from psycopg import sql
from starlette.requests import Request
from starlette.responses import Response

from backend.gateway.access import caller_of
from backend.gateway.answers import content_range, json_text, single, wants_count, wants_single
from backend.gateway.bodies import json_body
from backend.gateway.errors import ApiError
from backend.gateway.query import Query, column, parse_query
from backend.gateway.services import services_of


async def use_relation(request: Request) -> Response:
    """GET reads rows, POST inserts, PATCH updates, DELETE deletes: each in the caller's own rights."""
    services = services_of(request)
    caller = caller_of(request, services.config)
    name: str = request.path_params["relation"]
    query = parse_query(request.query_params.multi_items())
    await services.schema.require_relation(name)
    relation = sql.Identifier("public", name)
    if request.method in ("GET", "HEAD"):
        counted = wants_count(request)
        values = list(query.values) * (2 if counted else 1)
        async with services.connections.transaction(caller, read_only=True) as connection:
            row = await (await connection.execute(_read(relation, query, counted), values)).fetchone()
        return _page(request, query, row)
    statement, values = await _write(request, relation, query, services.config.body_limit)
    async with services.connections.transaction(caller) as connection:
        await connection.execute(statement, values)
    return Response(status_code=201 if request.method == "POST" else 204)


def _read(relation: sql.Identifier, query: Query, counted: bool) -> sql.Composed:
    page = sql.SQL("select {} from {}{}{}{}").format(
        query.columns, relation, query.where, query.order, query.page
    )
    everything = sql.SQL("(select count(*) from {}{})").format(relation, query.where)
    total = everything if counted else sql.SQL("null")
    return sql.SQL("select coalesce(json_agg(pgrst), '[]')::text, count(*), {} from ({}) pgrst").format(
        total, page
    )


def _page(request: Request, query: Query, row: tuple[str, int, int | None] | None) -> Response:
    text, rows, total = row if row is not None else ("[]", 0, 0)
    if wants_single(request):
        return single(text[1:-1], rows)
    status, headers = content_range(rows, query.offset, total)
    return json_text(text, status, headers)


async def _write(
    request: Request, relation: sql.Identifier, query: Query, limit: int
) -> tuple[sql.Composed, list[str]]:
    if request.method == "DELETE":
        return sql.SQL("delete from {}{}").format(relation, query.where), list(query.values)
    body = await json_body(request, limit)
    given = body if isinstance(body, list) else [body]
    rows: list[dict[str, object]] = [row for row in given if isinstance(row, dict) and row]
    if not rows or len(rows) < len(given):
        raise ApiError(400, "PGRST102", "A row is a JSON object with at least one column")
    names = sorted({name for row in rows for name in row})
    columns = sql.SQL(", ").join(column(name) for name in names)
    source = sql.SQL("select {} from json_populate_recordset(null::{}, %s::json)").format(columns, relation)
    if request.method == "POST":
        statement = sql.SQL("insert into {} ({}) {}").format(relation, columns, source)
        return statement, [json.dumps(rows)]
    statement = sql.SQL("update {} set ({}) = ({}){}").format(relation, columns, source, query.where)
    return statement, [json.dumps(rows), *query.values]
