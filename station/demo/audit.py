"""The end of the day: what PostgreSQL holds against what the benches were shown."""

from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import psycopg
from psycopg.rows import dict_row

from station.demo.checks import Checks
from station.demo.facts import Facts, Step
from station.domain.orders import STAGE_TIMES
from sync.clock import SystemClock
from sync.database import Database
from sync.entry import OPEN, Entry
from sync.outbox import Outbox

Outboxes = Mapping[str, Sequence[Entry]]
"""Bench -> everything that it recorded, oldest first."""

ONCE = (
    "handle_print_barcode",
    "complete_filling",
    "complete_covering",
    "complete_decorating",
    "start_packing",
    "complete_packing",
)
SCAN_TIMES = {
    "filling_complete_ts": "complete_filling",
    "covering_complete_ts": "complete_covering",
    "decorating_complete_ts": "complete_decorating",
    "packing_start_ts": "start_packing",
    "packing_complete_ts": "complete_packing",
}
EVERY_ENTRY = 10_000
LONGEST_SCAN = timedelta(seconds=5)
"""From writing into the pty to the outbox row, on a loaded machine."""


def audit(
    checks: Checks,
    database_url: str,
    outboxes: Outboxes,
    cakes: Sequence[str],
    facts: Facts,
) -> dict[str, int]:
    """Check the day's cakes one by one; returns counts for the summary."""
    with psycopg.connect(database_url, row_factory=dict_row) as connection:
        orders = _orders(connection, cakes)
        effects = _effects(connection, cakes)
        staffless = _count(connection, "performed_by is null", cakes)
        counts = {
            "orders": _rows(connection, "orders"),
            "events": _rows(connection, "stage_events"),
            "dead_letters": _rows(connection, "dead_letter"),
            "webhooks": _rows(connection, "webhook_deliveries"),
        }
    recorded = _recorded(outboxes, facts)
    left = {name: sum(entry.state in OPEN for entry in entries) for name, entries in outboxes.items()}
    stages = {order_id: row["stage"] for order_id, row in orders.items()}
    for order_id in cakes:
        checks.equal(f"{order_id} is Complete", stages.get(order_id), "Complete")
    checks.equal("cakes of both stores", {row["store"] for row in orders.values()}, {"bannos", "flourlane"})
    expected = Counter(_expected(cakes, facts.returned))
    checks.equal("every effect happened", expected - effects, Counter())
    checks.equal("no effect happened twice", effects - expected, Counter())
    checks.equal("every event carries who did it", staffless, 0)
    for order_id, row in orders.items():
        _check_times(checks, order_id, row, recorded, facts.scanned_at)
    checks.equal("outboxes are empty", left, dict.fromkeys(outboxes, 0))
    return counts


def _expected(cakes: Sequence[str], returned: str) -> dict[tuple[str, str], int]:
    expected = {(order_id, function): 1 for order_id in cakes for function in ONCE}
    expected[returned, "qc_return_to_decorating"] = 1
    # It was decorated and taken to packing a second time.
    expected[returned, "complete_decorating"] = 2
    expected[returned, "start_packing"] = 2
    return expected


def _check_times(
    checks: Checks,
    order_id: str,
    row: Mapping[str, Any],
    recorded: Mapping[Step, datetime],
    scanned_at: Mapping[Step, datetime],
) -> None:
    times = [row[name] for name in STAGE_TIMES if row[name] is not None]
    checks.that(f"{order_id} timestamps are in order", times == sorted(times) and len(times) >= 5)
    for name, function in SCAN_TIMES.items():
        key = Step(order_id, function)
        checks.equal(f"{order_id} {name} is the scan's time", row[name], recorded.get(key))
        late = (row[name] - scanned_at[key]) if row[name] else None
        near = late is not None and timedelta(0) <= late <= LONGEST_SCAN
        checks.that(f"{order_id} {name} is when the code was scanned", near, str(late))


def _orders(connection: psycopg.Connection[Any], cakes: Sequence[str]) -> dict[str, dict[str, Any]]:
    rows = connection.execute("select * from public.orders where id = any(%s)", [list(cakes)]).fetchall()
    return {row["id"]: row for row in rows}


def _effects(connection: psycopg.Connection[Any], cakes: Sequence[str]) -> Counter[tuple[str, str]]:
    rows = connection.execute(
        "select order_id, function, count(*) as times from public.stage_events"
        " where effect and order_id = any(%s) group by order_id, function",
        [list(cakes)],
    ).fetchall()
    return Counter({(row["order_id"], row["function"]): row["times"] for row in rows})


def _count(connection: psycopg.Connection[Any], condition: str, cakes: Sequence[str]) -> int:
    query = f"select count(*) as found from public.stage_events where order_id = any(%s) and {condition}"
    row = connection.execute(query, [list(cakes)]).fetchone()
    return int(row["found"]) if row else -1


def _rows(connection: psycopg.Connection[Any], table: str) -> int:
    row = connection.execute(f"select count(*) as found from public.{table}").fetchone()
    return int(row["found"]) if row else -1


def read_outboxes(data_dirs: Mapping[str, Path]) -> Outboxes:
    """The benches' outboxes, as a restarted bench would find them."""
    found: dict[str, Sequence[Entry]] = {}
    for name, folder in data_dirs.items():
        with closing(Database(folder)) as database:
            found[name] = Outbox(database, SystemClock()).recent(EVERY_ENTRY)[::-1]
    return found


def _recorded(outboxes: Outboxes, facts: Facts) -> dict[Step, datetime]:
    """When each step was recorded last, by the bench or by the one who was faster."""
    recorded = {
        Step(entry.order_key, entry.function): entry.occurred_at
        for entries in outboxes.values()
        for entry in entries
    }
    recorded[facts.late_end] = facts.scanned_at[facts.late_end]
    return recorded
