"""The composition root: the only place that names the concrete class behind each part of a window."""

import logging
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QWidget

from printing.printer_thread import PrinterThread
from printing.spool import Spool
from printing.spool_recovery import open_spool
from scanning.grammar import Grammar
from station import __version__
from station.bench_check import BenchCheck
from station.domain.stages import Stage
from station.errors import SettingsError
from station.link_up import Backend
from station.log import start_logging
from station.printer_way import owned_way_to
from station.scanners_up import scanner_thread, wedge_collector
from station.selftest import SelfTest
from station.services.bench import Bench
from station.services.lookup import OrderLookup
from station.services.pin_change import PinChange
from station.services.pin_check import PinCheck
from station.services.pin_try import PinAnswer, PinTry, PinWish
from station.services.scanner_test import ScannerGate
from station.services.task_runner import TaskRunner
from station.services.wall import Wall
from station.services.workbench import Ports, Workbench
from station.settings import Settings
from station.ui.application import application
from station.ui.bench.window import BenchWindow
from station.ui.bridge import BenchBridge, WallBridge
from station.ui.scanner_desk import ScannerDesk
from station.ui.sounds import Sounds
from station.ui.training.window import PaperTray, TrainingWindow
from station.ui.wall.chime import CHIMES
from station.ui.wall.plan import plan_of
from station.ui.wall.window import WallWindow
from station.ui.wedge_filter import WedgeFilter
from sync.attention import AttentionList
from sync.clock import SystemClock
from sync.database import Database
from sync.decisions import Decisions
from sync.pictures.cache import PictureCache
from sync.pictures.store import PictureStore
from sync.recovery import Recovered, open_database
from sync.replica import Replica

log = logging.getLogger(__name__)

STOP_WITHIN_S = 5.0
REFRESH_MS = 10_000
DEFAULT_SIZE = "1366x768"
PICTURES = "pictures"


OnLabel = Callable[[bytes, int], None]


class Ground(Protocol):
    """Where a learner works (station/training/ground.py, which a bench is installed without)."""

    def __enter__(self) -> "Ground":
        """Lay it out."""

    def __exit__(self, *error: Any) -> None:
        """Take everything away."""

    def settings(self, own: Settings) -> Settings:
        """A bench there."""

    def plug(self, inserted: bool) -> None:
        """Pull the network plug, or put it back."""


def open_training(
    ground_at: Callable[[OnLabel], Ground], own: Settings, stack: ExitStack
) -> tuple[TrainingWindow, BenchBridge]:
    """A bench on its own kitchen; `stack` stops its threads and takes the kitchen away."""
    tray = PaperTray()
    ground = stack.enter_context(ground_at(tray.take))
    bench, bridge = open_bench(ground.settings(own), stack)
    window = TrainingWindow(bench, tray, own.stage or Stage.FILLING)
    window.panel.plugged.connect(ground.plug)
    bridge.state_changed.connect(window.show_state)
    bridge.feedback_given.connect(window.show_feedback)
    return window, bridge


def open_bench(settings: Settings, stack: ExitStack) -> tuple[BenchWindow, BenchBridge]:
    """A bench with its threads running; `stack` stops them, last started first."""
    stage = settings.stage
    if stage is None:
        raise SettingsError("No stage", "Say which bench this is: stage in station.toml, or --stage.")
    _require_backend(settings)
    database, recovered = _open_data(settings, stack)
    spool, print_list = open_spool(settings.data_dir)
    # Before the runner's: its last tasks still use the spool.
    stack.callback(spool.close)
    bridge = BenchBridge()
    runner = TaskRunner(bridge.report_crash)
    stack.callback(runner.close)
    plug = _BenchPlug(settings, stage, database, spool, bridge, runner)
    window = BenchWindow(plug.bench, Sounds(settings.sounds))
    bridge.state_changed.connect(window.show_state)
    bridge.feedback_given.connect(window.show_feedback)
    bridge.crashed.connect(window.show_crash)
    _scanners(window, plug, settings, bridge)
    _refresh(window, plug.bench.refresh)
    # What the link needs takes half a second to load: after the window and the queue, not before.
    bridge.loaded.connect(_Starter(partial(plug.start_link, stack), window).start)
    begin = partial(plug.begin, stack, partial(plug.bench.start, recovered, print_list, bridge.tell_loaded))
    # In the first turn of the event loop: whoever opens a bench hears everything that it says.
    QTimer.singleShot(0, window, begin)
    return window, bridge


def open_wall(settings: Settings, stack: ExitStack) -> tuple[WallWindow, WallBridge]:
    """The wall with its threads running; `stack` stops them, last started first."""
    _require_backend(settings)
    database, _recovered = _open_data(settings, stack)
    bridge = WallBridge()
    runner = TaskRunner(lambda error: None)
    stack.callback(runner.close)
    clock = SystemClock()
    replica = Replica(database)
    backend = Backend.of(settings, database, clock, lambda event: wall.on_sync(event))
    wall = Wall(settings, clock, replica, runner, bridge.publish, backend.retention().step)
    feed = backend.wall_feed(replica)
    window = WallWindow(settings.zone, plan_of(settings), Sounds(settings.sounds, files=CHIMES))
    bridge.state_changed.connect(window.show_state)
    # As at a bench: what the link needs is loaded once the first state is there.
    bridge.state_changed.connect(_Starter(feed.start, window).start)
    stack.callback(feed.stop, STOP_WITHIN_S)
    wall.start()
    _refresh(window, wall.refresh)
    return window, bridge


class _Starter(QObject):
    """Lives in the GUI thread: starts what is to be started there, once, at a word of another thread."""

    def __init__(self, start: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._starts = [start]

    @Slot()
    def start(self) -> None:
        """Start it."""
        while self._starts:
            self._starts.pop()()


class _BenchPlug:
    """Plugs the rooms into one bench: who reports to whom."""

    def __init__(
        self,
        settings: Settings,
        stage: Stage,
        database: Database,
        spool: Spool,
        bridge: BenchBridge,
        runner: TaskRunner,
    ) -> None:
        self._settings = settings
        clock = SystemClock()
        self._replica = Replica(database)
        self._spool = spool
        self._backend = Backend.of(settings, database, clock, self._on_sync)
        self._outbox = self._backend.outbox()
        self._dispatcher = self._backend.dispatcher(self._outbox)
        self._printers = self._make_printers()
        self.gate = ScannerGate(lambda event: self.bench.on_scanner(event))
        marks = (settings.scanner_prefix, settings.scanner_suffix)
        self.desk = ScannerDesk(settings.data_dir, self.grammar, marks)
        self._scanner = scanner_thread(settings.scanner, self.gate.report, self.desk.trace)
        self._check = BenchCheck(settings, database, spool, self._backend, self._wake_printer)
        self.desk.heard.connect(self._check.hear)
        self.self_test = SelfTest(self._check.checks, bridge.tell_check)
        lookup = OrderLookup(runner, self._backend.lookup_client, self._on_lookup)
        self._pictures = self._make_pictures()
        ports = Ports(
            outbox=self._outbox,
            replica=self._replica,
            spool=spool,
            wake_dispatcher=self._dispatcher.wake,
            wake_printer=self._wake_printer,
            hasten=self._dispatcher.hasten,
            lookup=lookup.ask,
            decisions=Decisions(database, clock),
            attention=AttentionList(database),
            full_contract=self._backend.full_contract,
            check_pin=PinCheck(runner, self._backend.lookup_client, self._on_pin).ask,
            change_pin=PinChange(runner, self._backend.lookup_client, self._on_pin_changed).ask,
            pictures=self._pictures,
        )
        self._workbench = Workbench(settings, stage, clock, ports, bridge.respond)
        self.bench = Bench(self._workbench, runner, bridge.publish)
        self._feed = self._backend.bench_feed(self._replica, self._health)

    def grammar(self) -> Grammar:
        """The codes of this kitchen, with the stores known now."""
        return self._workbench.grammar

    def start_link(self, stack: ExitStack) -> None:
        """Start the threads that send and fetch; `stack` stops them."""
        self._dispatcher.start()
        stack.callback(self._dispatcher.stop, STOP_WITHIN_S)
        self._feed.start()
        stack.callback(self._feed.stop, STOP_WITHIN_S)
        watchdog = self._backend.watchdog(self._dispatcher, self._feed)
        watchdog.start()
        stack.callback(watchdog.stop, STOP_WITHIN_S)

    def begin(self, stack: ExitStack, load: Callable[[], None]) -> None:
        """Load the bench, then start the threads of printers, scanner and pictures; `stack` stops them."""
        load()
        for device in (*self._printers, self._scanner, self._pictures):
            if device is not None:
                device.start()
                stack.callback(device.stop, STOP_WITHIN_S)
        stack.callback(self.self_test.stop, STOP_WITHIN_S)

    def _make_printers(self) -> list[PrinterThread]:
        # Without a first printer this is a bench that prints nothing, whatever the second one is.
        found = [owned_way_to(self._settings), owned_way_to(self._settings, self._settings.printer_2)]
        transports = {n: t for n, t in enumerate(found, 1) if t is not None and found[0] is not None}
        self._spool.keep_to(tuple(transports))
        return [
            PrinterThread(self._spool, transport, self._on_printer, number=number)
            for number, transport in transports.items()
        ]

    def _make_pictures(self) -> PictureStore | None:
        if not self._settings.pictures:
            return None
        cache = PictureCache(self._settings.data_dir / PICTURES)
        return PictureStore(cache, lambda url, picture: self.bench.on_picture(url, picture))

    def _on_printer(self, event: Any) -> None:
        self.bench.on_printer(event)

    def _wake_printer(self) -> None:
        for printer in self._printers:
            printer.wake()

    def _on_sync(self, event: Any) -> None:
        self.bench.on_sync(event)

    def _on_lookup(self, payload: str, documents: Any) -> None:
        self.bench.on_lookup(payload, documents)

    def _on_pin(self, attempt: PinTry, answer: PinAnswer) -> None:
        self.bench.on_pin(attempt, answer)

    def _on_pin_changed(self, wish: PinWish, answer: PinAnswer) -> None:
        self.bench.on_pin_changed(wish, answer)

    def _health(self) -> Mapping[str, Any]:
        return self.bench.health()


def _open_data(settings: Settings, stack: ExitStack) -> tuple[Database, Recovered | None]:
    database, recovered = open_database(settings.data_dir, SystemClock())
    stack.callback(database.close)
    start_logging(settings.data_dir)
    log.info("ordak-station %s opened %s", __version__, settings.station_id)
    return database, recovered


def _require_backend(settings: Settings) -> None:
    missing = [name for name in ("backend_url", "anon_key", "email") if not getattr(settings, name)]
    if missing:
        raise SettingsError(
            "The backend is not set",
            f"Set {', '.join(missing)} in station.toml. `ordak-station config` shows every setting.",
        )


def _scanners(window: BenchWindow, plug: _BenchPlug, settings: Settings, bridge: BenchBridge) -> None:
    wedge = WedgeFilter(wedge_collector(settings, plug.grammar), window)
    wedge.scanned.connect(window.take_wedge_scan)
    wedge.refused.connect(plug.bench.refuse_keys)
    wedge.install(application())
    plug.desk.setParent(window)
    plug.desk.attach(wedge, plug.gate, window.scanner_test)
    plug.desk.carded.connect(window.take_card)
    window.scanner_test.sheet_touched.connect(plug.bench.print_layout_sheet)
    window.self_test.shown.connect(lambda shown: plug.desk.listen("check", shown))
    window.self_test.begun.connect(plug.self_test.start)
    window.self_test.closed.connect(lambda: plug.self_test.stop(0))
    bridge.check_told.connect(window.self_test.show_progress)


def _refresh(window: QWidget, refresh: Callable[[], None]) -> None:
    timer = QTimer(window)
    timer.timeout.connect(refresh)
    timer.start(REFRESH_MS)
