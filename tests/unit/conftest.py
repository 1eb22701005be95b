"""What several rooms are tested against."""

from collections.abc import Iterator

import pytest

from sync.fakes import FakeBackend


@pytest.fixture
def backend() -> Iterator[FakeBackend]:
    """A fake backend that listens."""
    backend = FakeBackend()
    backend.start()
    yield backend
    backend.stop()
