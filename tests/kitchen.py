"""The reference backend with the sample kitchen, for tests that need the whole of it."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from backend.seeding import deliver_with_pictures, demo_settings
from backend.server import Backend


@contextmanager
def sample_kitchen() -> Iterator[Backend]:
    """A running backend with every sample order, and its picture, delivered through its webhook."""
    # Not under pytest's tmp_path: another run of pytest takes its rights away from PostgreSQL's user.
    with (
        tempfile.TemporaryDirectory(prefix="ordak-test-") as folder,
        Backend(demo_settings(Path(folder))) as backend,
    ):
        deliver_with_pictures(backend, Path(folder))
        yield backend
