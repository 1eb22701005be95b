"""The reference backend in a process of its own, as a kitchen has it: its work must not take our time."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
import requests

from benchmarks.errors import BenchmarkFailed
from benchmarks.kitchen import FIRST_NUMBER

STOP_WITHIN_S = 30.0
ANSWER_WITHIN_S = 30.0
BATCH = 100
STATION = "filling@station.test"

# One batch is one transaction: get_changes pages by transactions, as orders arrive one by one.
_ORDERS = """
insert into public.orders (store, number, product_title, size, flavour, writing, due_date, due_time, stage)
select case when i %% 8 < 4 then 'bannos' else 'flourlane' end,
    i + %(first)s::int,
    (array['Chocolate Mud Cake', 'Vanilla Birthday Cake', 'Red Velvet Cake', 'Gelato Cake'])[i %% 4 + 1],
    (array['Small', 'Medium', 'Large', 'Three tiers'])[i %% 4 + 1],
    (array['Chocolate', 'Vanilla', 'Pistachio and hazelnut', 'Strawberry'])[i %% 4 + 1],
    'Happy Birthday Chloe',
    current_date + i %% 28 - 1,
    '9am-1pm',
    (array['Filling', 'Covering', 'Decorating', 'Packing'])[i %% 4 + 1]
from generate_series(%(begin)s::int, %(end)s::int) i
"""


@dataclass(frozen=True, slots=True)
class RunningBackend:
    """Where it is, and the headers of a station that has signed in."""

    url: str
    database_url: str
    headers: dict[str, str]

    def fill(self, orders: int) -> None:
        """Add so many open orders, written by the database's owner, a quarter of them at each bench."""
        with psycopg.connect(self.database_url, autocommit=True) as connection:
            for begin in range(0, orders, BATCH):
                end = min(begin + BATCH, orders) - 1
                connection.execute(_ORDERS, {"first": FIRST_NUMBER, "begin": begin, "end": end})
            # Otherwise autovacuum does it, some minutes later.
            connection.execute("analyze public.orders")


@contextmanager
def running_backend(folder: Path) -> Iterator[RunningBackend]:
    """Start `ordak-station backend` with the sample kitchen's accounts; stop it at the end."""
    command = [sys.executable, "-m", "station", "backend", "--port", "0", "--seed", "--json"]
    command += ["--data-dir", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            line = process.stdout.readline() if process.stdout else ""
            if not line:
                raise BenchmarkFailed("The backend did not start. Try: ordak-station backend")
            told = json.loads(line)
            yield RunningBackend(told["url"], told["database_url"], _headers(told))
        finally:
            process.terminate()
            process.wait(STOP_WITHIN_S)


def _headers(told: dict[str, Any]) -> dict[str, str]:
    account = next(one for one in told["accounts"] if one["email"] == STATION)
    answer = requests.post(
        f"{told['url']}/auth/v1/token?grant_type=password",
        json={"email": account["email"], "password": account["password"]},
        headers={"apikey": told["anon_key"]},
        timeout=ANSWER_WITHIN_S,
    )
    answer.raise_for_status()
    return {"apikey": told["anon_key"], "Authorization": f"Bearer {answer.json()['access_token']}"}
