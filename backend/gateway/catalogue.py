"""What the schema `public` exposes: functions with their arguments, tables and views."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import LiteralString

import psycopg

from backend.gateway.errors import ApiError

_FUNCTIONS: LiteralString = """
select p.proname,
       p.proretset,
       p.prorettype = 'void'::regtype,
       coalesce(p.proargmodes::text[] && '{t,b,o}', false)
           or rt.typtype = 'c'
           or (rt.typtype = 'd' and bt.typtype = 'c'),
       p.provariadic <> 0,
       p.pronargdefaults,
       coalesce(
           (select array_agg(coalesce(p.proargnames[a.place], '') order by a.place)
            from unnest(coalesce(p.proallargtypes, p.proargtypes::oid[])) with ordinality a (type, place)
            where coalesce(p.proargmodes[a.place], 'i') in ('i', 'b', 'v')), '{}'),
       coalesce(
           (select array_agg(format_type(a.type, null) order by a.place)
            from unnest(coalesce(p.proallargtypes, p.proargtypes::oid[])) with ordinality a (type, place)
            where coalesce(p.proargmodes[a.place], 'i') in ('i', 'b', 'v')), '{}')
from pg_proc p
join pg_type rt on rt.oid = p.prorettype
left join pg_type bt on bt.oid = rt.typbasetype
where p.pronamespace = 'public'::regnamespace
  and p.prokind = 'f'
  and p.prorettype not in ('trigger'::regtype, 'event_trigger'::regtype, 'internal'::regtype)
order by p.proname, p.oid
"""

_RELATIONS: LiteralString = """
select relname from pg_class
where relnamespace = 'public'::regnamespace and relkind in ('r', 'v', 'm', 'p', 'f')
"""


@dataclass(frozen=True, slots=True)
class Parameter:
    """An input argument; `type_name` is SQL, qualified where that is needed."""

    name: str
    type_name: str
    required: bool


@dataclass(frozen=True, slots=True)
class Function:
    """One function, and what comes back from it: nothing, a value or a row, once or as a set."""

    name: str
    parameters: tuple[Parameter, ...]
    is_variadic: bool
    returns_set: bool
    returns_void: bool
    returns_row: bool

    def accepts(self, names: frozenset[str]) -> bool:
        """Whether a call with exactly these argument names is a call of this function."""
        every = {parameter.name for parameter in self.parameters}
        required = {parameter.name for parameter in self.parameters if parameter.required}
        return "" not in every and required <= names <= every

    def signature(self) -> str:
        """As PostgREST names a function among several: `public.name(argument => type, ...)`."""
        listed = ", ".join(f"{parameter.name} => {parameter.type_name}" for parameter in self.parameters)
        return f"public.{self.name}({listed})"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The schema cache."""

    functions: dict[str, tuple[Function, ...]]
    relations: frozenset[str]

    def find(self, name: str, names: frozenset[str]) -> Function | None:
        """The function of this name that takes these arguments. Raises ApiError PGRST203 when several do."""
        fitting = [function for function in self.functions.get(name, ()) if function.accepts(names)]
        if len(fitting) > 1:
            listed = ", ".join(function.signature() for function in fitting)
            raise ApiError(
                300,
                "PGRST203",
                f"Could not choose the best candidate function between: {listed}",
                hint="Try renaming the parameters or the function itself in the database so function "
                "overloading can be resolved",
            )
        return fitting[0] if fitting else None


async def read_catalogue(connection: psycopg.AsyncConnection) -> Catalogue:
    """Read it within the transaction that is open."""
    # Type names come out qualified when nothing but pg_catalog is on the path.
    await connection.execute("select set_config('search_path', '', true)")
    functions: dict[str, list[Function]] = {}
    for row in await (await connection.execute(_FUNCTIONS)).fetchall():
        function = _function(*row)
        functions.setdefault(function.name, []).append(function)
    relations = await (await connection.execute(_RELATIONS)).fetchall()
    return Catalogue(
        {name: tuple(overloads) for name, overloads in functions.items()},
        frozenset(name for (name,) in relations),
    )


def _function(
    name: str,
    returns_set: bool,
    returns_void: bool,
    returns_row: bool,
    is_variadic: bool,
    defaults: int,
    names: Iterable[str],
    types: Iterable[str],
) -> Function:
    pairs = list(zip(names, types, strict=True))
    parameters = tuple(
        # Only the last arguments can have defaults.
        Parameter(argument, type_name, required=place < len(pairs) - defaults)
        for place, (argument, type_name) in enumerate(pairs)
    )
    return Function(name, parameters, is_variadic, returns_set, returns_void, returns_row)
