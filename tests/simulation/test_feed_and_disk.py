"""A feed whose disk refuses: what the simulation found first, kept as two promises."""

import random
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from sync.errors import DiskRefused
from sync.events import LinkStatus
from tests.simulation.bench import Bench, Life, Parts
from tests.simulation.faulty_database import Point
from tests.simulation.gateway import Gateway
from tests.simulation.loop import START, EventLoop
from tests.simulation.model_server import ModelServer
from tests.simulation.network import Network, Weather


class FullOnce(Bench):
    """A bench whose disk refuses one write."""

    full = False

    def trouble(self, point: Point) -> None:
        """Refuse once."""
        if self.full and point is Point.BEFORE:
            self.full = False
            raise DiskRefused("NOT saved", "The disk is full.")


@pytest.fixture
def server() -> ModelServer:
    """A server with one cake."""
    server = ModelServer(lambda: START)
    server.put(1)
    return server


@pytest.fixture
def life(server: ModelServer) -> Iterator[Life]:
    """A bench with a feed, whose disk was full when the first orders came."""
    rng, loop = random.Random(0), EventLoop()
    gateway = Gateway(server, rng)
    network = Network(
        loop,
        rng,
        Weather(0.0, (), 0.0),
        lambda path, body, headers: gateway.answer(path, body, headers, START),
        gateway.forget_sessions,
    )
    with tempfile.TemporaryDirectory() as folder:
        bench = FullOnce(0, loop, rng, network, Path(folder), Parts())
        bench.with_feed = True
        bench.start()
        assert bench.life is not None
        loop.run_until(2.0)
        server.put(2)
        bench.full = True
        loop.run_until(20.0)
        yield bench.life
        loop.run_until(400.0)
        bench.stop()


def test_a_feed_that_the_disk_refused_reads_again(life: Life) -> None:
    """What could not be kept is read again, and the bench shows what the server has."""
    life.loop.run_until(300.0)
    assert [document.key for document in life.replica.all("order")] == ["bannos-1", "bannos-2"]


def test_a_full_disk_is_not_a_broken_link(life: Life) -> None:
    """The link to the backend is as good as it was: only the disk refused."""
    assert life.link.state.status is LinkStatus.ONLINE
