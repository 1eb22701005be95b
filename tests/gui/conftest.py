"""Windows built through bootstrap, on a backend of their own."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from backend.server import Backend
from resources import seeds
from station.bootstrap import open_bench
from station.domain.stages import Stage
from station.services.bench_state import BenchState
from station.services.notices import Feedback
from station.settings_values import settings_from
from station.ui.application import application
from station.ui.bench.window import BenchWindow
from station.ui.bridge import BenchBridge
from tests.kitchen import sample_kitchen

WITHIN_MS = 20_000


@pytest.fixture(scope="session")
def kitchen() -> Iterator[Backend]:
    """The reference backend with the sample kitchen, for all tests of this folder."""
    with sample_kitchen() as backend:
        yield backend


class OpenBench(QObject):
    """A bench and what it drew and said last. Lives in the GUI thread; no signals."""

    def __init__(self, window: BenchWindow, bridge: BenchBridge, qtbot: QtBot) -> None:
        super().__init__()
        self.window = window
        self.state: BenchState | None = None
        self.said: list[Feedback] = []
        self._qtbot = qtbot
        bridge.state_changed.connect(self._keep_state)
        bridge.feedback_given.connect(self._keep_feedback)

    def wait(self, holds: Callable[[BenchState], bool]) -> BenchState:
        """Wait until the drawn state is so."""

        def seen() -> bool:
            return self.state is not None and holds(self.state)

        self._qtbot.waitUntil(seen, timeout=WITHIN_MS)
        assert self.state is not None
        return self.state

    def show(self, order_id: str) -> str:
        """Touch a cake's row; the code of its label."""
        self.wait(lambda s: s.queue is not None and order_id in [row.order_id for row in s.queue])
        self.window.bench.select(order_id)
        state = self.wait(lambda s: s.current_id == order_id)
        assert state.current is not None
        return state.current.label_code

    def answer_to(self, touch: Callable[[], object]) -> Feedback:
        """Do something and wait for what the bench says to it."""
        before = len(self.said)
        touch()
        self._qtbot.waitUntil(lambda: len(self.said) > before, timeout=WITHIN_MS)
        return self.said[-1]

    def _keep_state(self, state: BenchState) -> None:
        self.state = state

    def _keep_feedback(self, feedback: Feedback) -> None:
        self.said.append(feedback)


@pytest.fixture
def open_station(kitchen: Backend, tmp_path: Path, qtbot: QtBot) -> Iterator[Callable[..., OpenBench]]:
    """Opens benches through bootstrap; closes them with their threads."""
    with ExitStack() as stack:

        def make(stage: Stage, **changes: str) -> OpenBench:
            name = stage.value.lower()
            account = next(person for person in seeds.staff() if person.email == f"{name}@station.test")
            settings: dict[str, Any] = {
                "stage": stage,
                "station_id": f"{stage} 1",
                "backend_url": kitchen.url,
                "anon_key": kitchen.anon_key,
                "email": account.email,
                "password": account.password,
                "data_dir": tmp_path / name,
                "poll_interval_s": 0.2,
            }
            application()
            window, bridge = open_bench(settings_from(settings | changes), stack)
            opened = OpenBench(window, bridge, qtbot)
            qtbot.addWidget(window)
            window.resize(1366, 768)
            window.show()
            return opened

        yield make
