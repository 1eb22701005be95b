"""A bench as bootstrap builds it, its window drawn offscreen, on a clock that the test turns.

Store worker, network pool and printer are the real threads. What the threads `dispatcher` and `feed` do, the
test does by `talk()`: their steps are the real ones, and nobody waits in real time for a virtual hour.
"""

import threading
import time
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from random import Random

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication

from printing.delivery import Delivery, Tier, do_nothing
from printing.errors import DeliveryUnknown
from printing.print_job import WAITING, JobState
from printing.printer_thread import PrinterThread
from printing.spool import Spool
from printing.status import PrinterStatus
from station.domain.stages import Stage
from station.link_up import may_be_forgotten
from station.services.bench import Bench
from station.services.bench_state import BenchState
from station.services.lookup import OrderLookup
from station.services.notices import Feedback
from station.services.pin_change import PinChange
from station.services.pin_check import PinCheck
from station.services.task_runner import NETWORK_WORKERS, TaskRunner
from station.services.workbench import Ports, Workbench
from station.settings import Settings
from station.ui.bench import BenchWindow
from station.ui.bridge import BenchBridge
from station.ui.sounds import Sounds
from sync.attention import AttentionList
from sync.auth import Auth
from sync.clock import ServerClock
from sync.database import Database
from sync.decisions import Decisions
from sync.drain import Drain
from sync.events import SyncEvent
from sync.fakes import ManualClock
from sync.feed_reader import FeedReader, FeedSettings
from sync.link import Link
from sync.outbox import Outbox
from sync.replica import Replica
from sync.retention import Retention
from sync.rpc import RpcClient
from sync.token_store import FileTokenStore
from tests.gui.month.kitchen import NextDoor
from tests.simulation.gateway import Gateway

WITHIN_S = 20.0
MOVING = (*WAITING, JobState.SENDING)
LISTS_EVERY_S = 6 * 3600.0
"""They never change in this month."""


class Roll:
    """A printer that takes every label, and of `lost` many nobody knows whether they came out."""

    description = "a roll of labels"

    def __init__(self) -> None:
        self.lost = 0
        self.asked = threading.Event()

    def deliver(self, data: bytes, before_write: Callable[[], None] = do_nothing) -> Delivery:
        """See Transport.deliver."""
        before_write()
        if self.lost:
            self.lost -= 1
            raise DeliveryUnknown("Did a label come out?", "The cable was pulled.")
        return Delivery(len(data), Tier.STATUS_BEHIND)

    def status(self) -> PrinterStatus | None:
        """See Transport.status."""
        self.asked.set()
        return PrinterStatus()


class MonthBench(QObject):
    """The bench of a stage. Lives in the GUI thread; no signals."""

    def __init__(
        self, stage: Stage, folder: Path, clock: ManualClock, gateway: Gateway, stack: ExitStack
    ) -> None:
        super().__init__()
        self.clock = clock
        self.state: BenchState | None = None
        self.said: Feedback | None = None
        self.crashes: list[Exception] = []
        self._gateway = gateway
        self._server_clock = ServerClock()
        settings = Settings(
            stage=stage, station_id=f"{stage} 1", data_dir=folder, printer="file:///roll", scanner="none"
        )
        self._auth = Auth("anon", "bench@kitchen.example", "good", FileTokenStore(folder / "session"), clock)
        self.database = Database(folder)
        stack.callback(self.database.close)
        self.spool = Spool(folder / "spool.db", clock.now)
        stack.callback(self.spool.close)
        self._runner = TaskRunner(self.crashes.append)
        stack.callback(self._runner.close)
        self.bridge = BenchBridge()
        self._put_together(settings, stage)
        self.printer.start()
        stack.callback(self.printer.stop, WITHIN_S)
        self.window = BenchWindow(self.bench, Sounds(enabled=False))
        self.window.complete()
        self.bridge.state_changed.connect(self.window.show_state)
        self.bridge.feedback_given.connect(self.window.show_feedback)
        self.bridge.state_changed.connect(self._keep_state)
        self.bridge.feedback_given.connect(self._keep_feedback)
        self.bench.start()

    def _put_together(self, settings: Settings, stage: Stage) -> None:
        database, clock = self.database, self.clock
        random = Random(1).random
        outbox, link = Outbox(database, clock, self._server_clock), Link(clock, self._tell, random)
        replica = Replica(database)
        self.drain = Drain(outbox, self._client(), link, clock, self._tell, random)
        self.retention = Retention(database, clock, self._server_clock, self._tell, may_be_forgotten)
        self.roll = Roll()
        self.printer = PrinterThread(
            self.spool, self.roll, lambda event: self.bench.on_printer(event), monotonic=clock.monotonic
        )
        lookup = OrderLookup(
            self._runner, self._client, lambda payload, found: self.bench.on_lookup(payload, found)
        )
        ports = Ports(
            outbox=outbox,
            replica=replica,
            spool=self.spool,
            wake_dispatcher=_in_talk,
            wake_printer=self.printer.wake,
            hasten=partial(_hasten, outbox),
            lookup=lookup.ask,
            decisions=Decisions(database, clock),
            attention=AttentionList(database),
            full_contract=lambda: True,
            check_pin=PinCheck(
                self._runner, self._client, lambda attempt, answer: self.bench.on_pin(attempt, answer)
            ).ask,
            change_pin=PinChange(
                self._runner, self._client, lambda wish, answer: self.bench.on_pin_changed(wish, answer)
            ).ask,
        )
        self.workbench = Workbench(settings, stage, clock, ports, self.bridge.respond)
        self.bench = Bench(self.workbench, self._runner, self.bridge.publish)
        feed = FeedSettings(settings.stores, settings.station_id, lists_every_s=LISTS_EVERY_S)
        self.feed = FeedReader(feed, replica, self._client(), link, clock, self._tell, self.bench.health)

    def _client(self) -> RpcClient:
        return RpcClient(
            NextDoor(self._gateway, self.clock), self._auth, self.clock, self._server_clock, "bench"
        )

    def answer(self) -> None:
        """Until what was scanned and touched is done and drawn."""
        self._runner.drain(WITHIN_S)
        draw()
        assert self.crashes == []

    def rest(self) -> None:
        """Until nothing moves any more: what was asked of the network is answered too."""
        self._runner.drain(WITHIN_S)
        here = threading.Barrier(NETWORK_WORKERS + 1)
        for _ in range(NETWORK_WORKERS):
            self._runner.network(partial(_meet, here))
        here.wait(WITHIN_S)
        self.answer()

    def see(self, holds: Callable[[BenchState], object]) -> BenchState:
        """The drawn state, once it is so: a word of the printer's thread may have put it off by one task."""
        deadline = time.monotonic() + WITHIN_S
        while self.state is None or not holds(self.state):
            assert time.monotonic() < deadline, self.state
            self.answer()
        return self.state

    def wait_for_printer(self) -> None:
        """Until no label waits or is at the printer."""
        self.answer()
        while any(job.state in MOVING for job in self.spool.open_jobs()):
            self.answer()
        self.answer()

    def let_printer_look(self) -> None:
        """A turn of the printer's thread without a label: it forgets what is old, then asks the printer."""
        for _ in range(2):  # The first may be the end of a turn that began before.
            self.roll.asked.clear()
            self.printer.wake()
            assert self.roll.asked.wait(WITHIN_S)

    def talk(self) -> None:
        """What the dispatcher and the feed do in a moment, and what is forgotten on the way."""
        self.answer()
        while self.drain.step() == 0.0:
            pass
        self.feed.step()
        self.retention.step()
        self.answer()

    def _tell(self, event: SyncEvent) -> None:
        self.bench.on_sync(event)

    def _keep_state(self, state: BenchState) -> None:
        self.state = state

    def _keep_feedback(self, feedback: Feedback) -> None:
        self.said = feedback


def draw() -> None:
    """Let the window draw, and let what it closed for good go."""
    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _meet(here: threading.Barrier) -> None:
    here.wait(WITHIN_S)


def _hasten(outbox: Outbox, keys: tuple[str, ...]) -> None:
    outbox.hasten(keys)


def _in_talk() -> None:
    """The test lets the dispatcher work when it is time."""
