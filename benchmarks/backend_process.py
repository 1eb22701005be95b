"""The reference backend in a process of its own, as a kitchen has it: its work must not take our time."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
import requests

from benchmarks.errors import BenchmarkFailed
from benchmarks.kitchen import FIRST_NUMBER
from sync.auth import Auth
from sync.clock import ServerClock, SystemClock
from sync.http import Http
from sync.rpc import RpcClient
from sync.token_store import FileTokenStore

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
_LAST = "select max(number) from public.orders where number >= %(first)s"


@dataclass(frozen=True, slots=True)
class RunningBackend:
    """Where it is, a station's account, and the headers of that station, signed in."""

    url: str
    database_url: str
    headers: dict[str, str]
    anon_key: str
    password: str

    def client(self, folder: Path) -> RpcClient:
        """The way to it that a station has. The session rests in `folder`."""
        clock = SystemClock()
        auth = Auth(self.anon_key, STATION, self.password, FileTokenStore(folder / "session"), clock)
        return RpcClient(Http(self.url), auth, clock, ServerClock(), "Benchmark 1")

    def fill(self, orders: int) -> int:
        """Add so many open orders, written by the database's owner, a quarter of them at each bench.

        Returns the index of the first, a multiple of eight.
        """
        with psycopg.connect(self.database_url, autocommit=True) as connection:
            row = connection.execute(_LAST, {"first": FIRST_NUMBER}).fetchone()
            first = 0 if row is None or row[0] is None else (row[0] - FIRST_NUMBER) // 8 * 8 + 8
            for begin in range(first, first + orders, BATCH):
                end = min(begin + BATCH, first + orders) - 1
                connection.execute(_ORDERS, {"first": FIRST_NUMBER, "begin": begin, "end": end})
            # Otherwise autovacuum does it, some minutes later.
            connection.execute("analyze public.orders")
        return first


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
            password = next(one["password"] for one in told["accounts"] if one["email"] == STATION)
            headers = _headers(told["url"], told["anon_key"], password)
            yield RunningBackend(told["url"], told["database_url"], headers, told["anon_key"], password)
        finally:
            process.terminate()
            process.wait(STOP_WITHIN_S)


def _headers(url: str, anon_key: str, password: str) -> dict[str, str]:
    answer = requests.post(
        f"{url}/auth/v1/token?grant_type=password",
        json={"email": STATION, "password": password},
        headers={"apikey": anon_key},
        timeout=ANSWER_WITHIN_S,
    )
    answer.raise_for_status()
    return {"apikey": anon_key, "Authorization": f"Bearer {answer.json()['access_token']}"}
