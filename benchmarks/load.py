"""A busy kitchen's calls: stations that poll, benches that read their queue, scans that come in."""

import threading
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from itertools import count
from time import perf_counter
from typing import Any
from uuid import uuid4

import requests

from benchmarks.backend_process import ANSWER_WITHIN_S, RunningBackend
from benchmarks.errors import BenchmarkFailed
from benchmarks.kitchen import FIRST_NUMBER

STORES = ("bannos", "flourlane")
STAGES = ("Filling", "Covering", "Decorating", "Packing")
PAGE = 500
MOST_SCANNERS = 16


class Call(StrEnum):
    """What is measured."""

    CHANGES = "get_changes"
    """A poll: what changed in the last two seconds."""
    PAGE = "get_changes_page"
    """A page of 500 orders: a station that starts with an empty replica."""
    QUEUE = "get_queue"
    """The first 200 cakes of a bench."""
    STAGE = "stage_rpc"
    """complete_covering, each of another cake."""


@dataclass(frozen=True, slots=True)
class Load:
    """How many callers of each kind, how often each calls (seconds), and for how long in all."""

    pollers: int = 50
    poll_every_s: float = 2.0
    readers: int = 4
    read_every_s: float = 1.0
    starters: int = 1
    page_every_s: float = 0.5
    scanners: int = 4
    scan_every_s: float = 0.5
    lasts_s: float = 20.0


@dataclass(slots=True)
class Measured:
    """Seconds of every call, by kind. Threads only append."""

    taken: dict[Call, list[float]] = field(default_factory=lambda: {call: [] for call in Call})


class Caller:
    """One client with a connection of its own; its thread owns it."""

    def __init__(self, backend: RunningBackend, measured: Measured) -> None:
        self._backend = backend
        self._measured = measured
        self._session = requests.Session()

    def call(self, kind: Call, function: str, arguments: Mapping[str, object]) -> Any:
        """Call, take the time until the whole answer is here, return its data."""
        began = perf_counter()
        answer = self._session.post(
            f"{self._backend.url}/rest/v1/rpc/{function}",
            json=arguments,
            headers=self._backend.headers,
            timeout=ANSWER_WITHIN_S,
        )
        taken_s = perf_counter() - began
        body = answer.json()
        if answer.status_code != requests.codes.ok or not body["ok"]:
            raise BenchmarkFailed(f"{function} was refused: {answer.text[:200]}")
        self._measured.taken[kind].append(taken_s)
        return body["data"]

    def close(self) -> None:
        """Close the connection."""
        self._session.close()


Work = Callable[[Caller, int], Iterator[None]]
"""A caller's calls, one a step; the number tells callers of a kind apart."""


def run_load(backend: RunningBackend, load: Load, first: int) -> Measured:
    """Let everybody call until the time is over. Raises BenchmarkFailed when a call is refused.

    `first`: the index of the first order that nobody has worked on yet.
    """
    measured = Measured()
    over = threading.Event()
    crews: tuple[tuple[Work, int, float], ...] = (
        (_poll, load.pollers, load.poll_every_s),
        (_read_queue, load.readers, load.read_every_s),
        (_read_pages, load.starters, load.page_every_s),
        (partial(_scan, first), load.scanners, load.scan_every_s),
    )

    def crew_member(work: Work, number: int, first_s: float, every_s: float) -> None:
        with closing(Caller(backend, measured)) as caller:
            due_s = perf_counter() + first_s
            steps = work(caller, number)
            while not over.wait(max(0.0, due_s - perf_counter())):
                next(steps)
                due_s = max(due_s + every_s, perf_counter())

    with ThreadPoolExecutor(max_workers=sum(members for _, members, _ in crews)) as pool:
        working = [
            # Spread over their interval, as stations that were switched on one by one.
            pool.submit(crew_member, work, number, every_s * number / members, every_s)
            for work, members, every_s in crews
            for number in range(members)
        ]
        over.wait(load.lasts_s)
        over.set()
    for crew in working:
        crew.result()
    return measured


def _poll(caller: Caller, _number: int) -> Iterator[None]:
    since = None
    while True:
        data = caller.call(
            Call.CHANGES, "get_changes", {"p_stores": STORES, "p_since": since, "p_limit": PAGE}
        )
        since = data["next"]
        yield


def _read_pages(caller: Caller, _number: int) -> Iterator[None]:
    since = 0
    while True:
        data = caller.call(Call.PAGE, "get_changes", {"p_stores": STORES, "p_since": since, "p_limit": PAGE})
        since = data["next"] if data["more"] else 0
        yield


def _read_queue(caller: Caller, number: int) -> Iterator[None]:
    while True:
        caller.call(Call.QUEUE, "get_queue", {"p_stage": STAGES[number % len(STAGES)], "p_limit": 200})
        yield


def _scan(first: int, caller: Caller, number: int) -> Iterator[None]:
    for round_number in count():
        # Every eighth order is a cake of Bannos at Covering (backend_process.py).
        index = first + 8 * (round_number * MOST_SCANNERS + number) + 1
        arguments = {
            "p_order_id": f"bannos-{FIRST_NUMBER + index}",
            "p_store": "bannos",
            "p_event_id": str(uuid4()),
            "p_station": f"Covering {number}",
        }
        caller.call(Call.STAGE, "complete_covering", arguments)
        yield
