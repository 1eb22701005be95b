"""The real backend and the faulty network between it and the benches."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.faults.network.bench import Bench
from tests.faults.network.kitchen import Kitchen, running_kitchen
from tests.faults.network.proxy import FaultProxy


@pytest.fixture(scope="session")
def kitchen() -> Iterator[Kitchen]:
    """A backend for all tests that leave it as it was; each makes orders of its own."""
    with running_kitchen() as kitchen:
        yield kitchen


@pytest.fixture
def proxy(kitchen: Kitchen) -> Iterator[FaultProxy]:
    """The network between the benches and the backend."""
    with FaultProxy(kitchen.address) as proxy:
        yield proxy


@pytest.fixture
def bench(kitchen: Kitchen, proxy: FaultProxy, tmp_path: Path) -> Iterator[Bench]:
    """A bench behind that network; its threads are not started."""
    with Bench(kitchen, proxy.url, tmp_path / "data") as bench:
        yield bench


@pytest.fixture
def open_bench(kitchen: Kitchen, proxy: FaultProxy, tmp_path: Path) -> Iterator[Callable[..., Bench]]:
    """Opens a bench of that name behind that network, in a data folder of that name."""
    opened: list[Bench] = []

    def make(name: str, *, url: str | None = None, patient: bool = False) -> Bench:
        opened.append(Bench(kitchen, url or proxy.url, tmp_path / name, name, patient=patient))
        return opened[-1]

    yield make
    for bench in opened:
        bench.close()
