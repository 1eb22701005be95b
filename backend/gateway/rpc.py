"""`/rest/v1/rpc/{function}`: any function of the schema `public`, found by its catalogue entry."""

import json
from collections.abc import Mapping

from psycopg import sql
from starlette.requests import Request
from starlette.responses import Response

from backend.gateway.access import caller_of
from backend.gateway.answers import json_text, single, wants_single
from backend.gateway.bodies import json_body
from backend.gateway.catalogue import Function, Parameter
from backend.gateway.errors import ApiError
from backend.gateway.query import Query, parse_query
from backend.gateway.services import services_of


async def call_function(request: Request) -> Response:
    """POST with named arguments in a JSON object, or GET with them in the query string (read only)."""
    services = services_of(request)
    caller = caller_of(request, services.config)
    name: str = request.path_params["function"]
    if request.method == "POST":
        arguments = await _posted_arguments(request, services.config.body_limit)
        page = parse_query(request.query_params.multi_items())
    else:
        arguments = {key: value for key, value in request.query_params.items() if key != "apikey"}
        page = parse_query(())
    function = await services.schema.function(name, frozenset(arguments))
    if request.method != "POST":
        arguments = {key: _from_text(value, function, key) for key, value in arguments.items()}
    statement = _statement(function, arguments, page)
    values = ([json.dumps(arguments)] if arguments else []) + list(page.values)
    read_only = request.method != "POST"
    async with services.connections.transaction(caller, read_only=read_only) as connection:
        row = await (await connection.execute(statement, values)).fetchone()
    if function.returns_void:
        return Response(status_code=204)
    text, rows = row if row is not None else (None, 0)
    if wants_single(request) and function.returns_set:
        return single(text and _first_of(text), rows)
    return json_text(text)


async def _posted_arguments(request: Request, limit: int) -> dict[str, object]:
    body = await json_body(request, limit)
    if not isinstance(body, dict):
        raise ApiError(400, "PGRST102", "The arguments of a function are one JSON object")
    return body


def _from_text(value: object, function: Function, name: str) -> object:
    """A JSON argument is written as JSON in a query string; everything else is PostgreSQL's to read."""
    type_name = next(parameter.type_name for parameter in function.parameters if parameter.name == name)
    if type_name not in ("json", "jsonb") or not isinstance(value, str):
        return value
    try:
        decoded: object = json.loads(value)
    except ValueError:
        return value
    return decoded


def _first_of(text: str) -> str | None:
    rows = json.loads(text)
    return json.dumps(rows[0], ensure_ascii=False) if rows else None


def _statement(function: Function, arguments: Mapping[str, object], page: Query) -> sql.Composed:
    """One row: the result as JSON text, and how many rows it has.

    json_to_record casts each argument to its declared type, arrays and composites too, as PostgREST does.
    """
    given = [parameter for parameter in function.parameters if parameter.name in arguments]
    call = sql.SQL("{}({})").format(
        sql.Identifier("public", function.name),
        sql.SQL(", ").join(_argument(parameter, function) for parameter in given),
    )
    arguments_row = sql.Composed([])
    if given:
        columns = sql.SQL(", ").join(sql.SQL("{} {}").format(sql.Identifier(p.name), _type(p)) for p in given)
        arguments_row = sql.SQL("json_to_record(%s::json) as pgrst_args({}), lateral ").format(columns)
    source = sql.SQL("from {}{}").format(arguments_row, call)
    if function.returns_row:
        return _rows(source, function, page)
    if function.returns_set:
        return sql.SQL("select coalesce(json_agg(pgrst.v), '[]')::text, count(*) {} as pgrst(v)").format(
            source
        )
    return sql.SQL("select to_json(pgrst.v)::text, 1 {} as pgrst(v)").format(source)


def _rows(source: sql.Composable, function: Function, page: Query) -> sql.Composed:
    rows = sql.SQL("select pgrst_call.* {} as pgrst_call").format(source)
    if not function.returns_set:
        return sql.SQL("select to_json(pgrst)::text, 1 from ({}) pgrst").format(rows)
    paged = sql.SQL("select {} from ({}) pgrst_rows{}{}{}").format(
        page.columns, rows, page.where, page.order, page.page
    )
    return sql.SQL("select coalesce(json_agg(pgrst), '[]')::text, count(*) from ({}) pgrst").format(paged)


def _argument(parameter: Parameter, function: Function) -> sql.Composable:
    variadic = function.is_variadic and parameter is function.parameters[-1]
    return sql.SQL("{}{} := pgrst_args.{}").format(
        sql.SQL("variadic " if variadic else ""),
        sql.Identifier(parameter.name),
        sql.Identifier(parameter.name),
    )


def _type(parameter: Parameter) -> sql.Composable:
    # The text comes from format_type(), which quotes what needs quoting.
    return sql.SQL(parameter.type_name)
