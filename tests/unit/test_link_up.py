"""What a station knows of its backend before it has answered."""

from contextlib import closing
from pathlib import Path

import pytest

from station.link_up import DIALECT_FILE, Backend
from station.settings import Settings
from sync.clock import SystemClock
from sync.database import Database
from sync.live.dialect import Dialect


@pytest.mark.parametrize(("spoken", "full"), [(None, True), (Dialect.CONTRACT, True), (Dialect.LIVE, False)])
def test_what_it_spoke_last_counts_until_it_answers(
    tmp_path: Path, spoken: Dialect | None, full: bool
) -> None:
    """A station that starts offline takes its backend for what it was, and for ours before it knew any."""
    if spoken is not None:
        (tmp_path / DIALECT_FILE).write_text(spoken, encoding="utf-8")
    with closing(Database(tmp_path)) as database:
        settings = Settings(data_dir=tmp_path, backend_url="https://kitchen.test", anon_key="anon")
        backend = Backend.of(settings, database, SystemClock(), lambda _event: None)
        assert backend.full_contract() is full
