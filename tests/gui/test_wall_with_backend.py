"""What a bench needs a person for reaches the wall: through its heartbeat, PostgreSQL and get_stations."""

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from pytestqt.qtbot import QtBot

from backend.server import Backend
from resources import seeds
from station.bootstrap_wall import open_wall
from station.domain.stages import Stage
from station.settings_values import settings_from
from sync.clock import SystemClock
from sync.database import Database
from sync.entry import NewEntry
from sync.outbox import Outbox
from tests.gui.conftest import WITHIN_MS, OpenBench

Open = Callable[..., OpenBench]


def test_a_refused_scan_reaches_the_wall(
    open_station: Open, kitchen: Backend, tmp_path: Path, qtbot: QtBot
) -> None:
    """The server refuses a scan of the Covering bench; the wall says which cake, which bench and why."""
    clock = SystemClock()
    database = Database(tmp_path / "covering")
    args = {"p_order_id": "bannos-99999", "p_store": "bannos"}
    Outbox(database, clock).record(
        NewEntry("bannos-99999", "complete_covering", args, clock.now(), "Covering 1")
    )
    database.close()
    bench = open_station(Stage.COVERING)
    bench.wait(lambda state: state.status.attention == 1)
    admin = next(person for person in seeds.staff() if person.role == "Supervisor")
    settings = {
        "station_id": "Wall",
        "backend_url": kitchen.url,
        "anon_key": kitchen.anon_key,
        "email": admin.email,
        "password": admin.password,
        "data_dir": tmp_path / "wall",
    }
    with ExitStack() as stack:
        window, _bridge = open_wall(settings_from(settings), stack)
        qtbot.addWidget(window)
        window.show()
        qtbot.waitUntil(window.attention.isVisible, timeout=WITHIN_MS)
        card = window.attention.cards[0]
        assert card.number.text() == "bannos-99999"
        assert card.station.text() == "Covering 1"
        assert card.happened.text() == "The server has no such cake"
