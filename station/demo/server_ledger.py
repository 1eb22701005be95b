"""What PostgreSQL's ledger says of single steps and events: read past the gateway, as an auditor would."""

from typing import Any, LiteralString

import psycopg
from msgspec import Struct
from psycopg.rows import dict_row

from station.demo.facts import Step

Row = dict[str, Any]

_EVENTS: LiteralString = """
select e.id, e.event_id::text, e.effect, e.occurred_at, e.received_at, e.station, e.answer, s.name as who
from public.stage_events e left join public.staff_shared s on s.id = e.performed_by
"""


class ServerLedger(Struct, frozen=True):
    """A connection a question."""

    database_url: str

    def of_step(self, step: Step) -> list[Row]:
        """Every event of this step, oldest first, with the name of who did it."""
        return self._ask(_EVENTS + "where e.order_id = %s and e.function = %s order by e.id", *step)

    def of_event(self, event_id: str) -> list[Row]:
        """The event's row, if it was taken."""
        return self._ask(_EVENTS + "where e.event_id = %s", event_id)

    def effects(self, step: Step) -> int:
        """How often the step took effect."""
        return sum(row["effect"] for row in self.of_step(step))

    def refusals(self, event_id: str) -> list[Row]:
        """Every time that this event was refused, oldest first: code, direction, received_at."""
        query: LiteralString = """
            select code, data ->> 'direction' as direction, received_at from public.event_refusals
            where event_id = %s order by id
        """
        return self._ask(query, event_id)

    def _ask(self, query: LiteralString, *values: str) -> list[Row]:
        with psycopg.connect(self.database_url, row_factory=dict_row) as connection:
            return connection.execute(query, values).fetchall()
