"""Sample cakes have come as far as each bench, so that whoever learns finds work at any of the four."""

import psycopg

from station.domain.stages import BENCH_STAGES, Stage

EACH = 4
"""Orders at a bench, with all their cakes."""

_BRING = """
update public.orders set stage = %(stage)s {done}
where stage = 'Filling' and (store, number) in (
    select store, number from public.orders where stage = 'Filling' and writing is not null
    group by store, number order by count(*) desc, min(due_date), store, number limit %(each)s)
"""


def bring_cakes(database_url: str) -> None:
    """Orders of several cakes first, for Packing asks for all of them."""
    with psycopg.connect(database_url) as connection:
        for stage in reversed(BENCH_STAGES):
            if stage is not Stage.FILLING:
                before = BENCH_STAGES[: stage.position]
                done = "".join(_done(at, earlier) for at, earlier in enumerate(before))
                connection.execute(_BRING.format(done=done), {"stage": stage.value, "each": EACH})


def _done(at: int, stage: Stage) -> str:
    name, minutes = stage.value.lower(), (4 - at) * 60
    started, done = (f"now() - interval '{ago} minutes'" for ago in (minutes, minutes - 30))
    return f", {name}_start_ts = {started}, {name}_complete_ts = {done}"
