"""The composition root of a bench: the only place that names the concrete class behind each part of it.

A scan is taken as early as possible: what it does not need is loaded and put together behind that.
"""

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer

from printing.spool import Spool
from printing.spool_recovery import open_spool
from scanning.grammar import Grammar
from station.bootstrap_common import STOP_WITHIN_S, Starter, open_data, refresh_again, require_backend
from station.domain.stages import Stage
from station.errors import SettingsError
from station.link_up import Backend
from station.scanners_up import scanner_thread, wedge_collector
from station.services.bench import Bench
from station.services.lookup import OrderLookup
from station.services.pin_change import PinChange
from station.services.pin_check import PinCheck
from station.services.pin_try import PinAnswer, PinTry, PinWish
from station.services.scanner_test import ScannerGate
from station.services.task_runner import TaskRunner
from station.services.workbench import Ports, Workbench
from station.settings import Settings
from station.ui.application import application
from station.ui.bench.window import BenchWindow
from station.ui.bridge import BenchBridge
from station.ui.scanner_desk import ScannerDesk
from station.ui.sounds import Sounds
from station.ui.wedge_filter import WedgeFilter
from sync.attention import AttentionList
from sync.clock import SystemClock
from sync.database import Database
from sync.decisions import Decisions
from sync.pictures.cache import PictureCache
from sync.pictures.store import PictureStore
from sync.replica import Replica

if TYPE_CHECKING:
    from printing.printer_thread import PrinterThread
    from station.bench_check import BenchCheck
    from station.selftest import SelfTest
    from sync.dispatcher import Dispatcher

PICTURES = "pictures"
NO_PRINTER = ("", "none")
SOON = (
    *("station.ui.bench.overlays", "station.bench_check", "sync.live.either"),
    *("sync.dispatcher", "sync.feed", "sync.watchdog"),
)
"""What the bench needs as soon as it is there."""


def open_bench(settings: Settings, stack: ExitStack) -> tuple[BenchWindow, BenchBridge]:
    """A bench with its threads running; `stack` stops them, last started first."""
    stage = settings.stage
    if stage is None:
        raise SettingsError("No stage", "Say which bench this is: stage in station.toml, or --stage.")
    require_backend(settings)
    database, recovered = open_data(settings, stack)
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
    _scanners(window, plug, settings)
    refresh_again(window, plug.bench.refresh)
    window.completed.connect(partial(_overlays, window, plug, bridge, stack))
    bridge.loaded.connect(Starter(partial(_complete, window, plug, stack), window).start)
    begin = partial(plug.begin, stack, partial(plug.bench.start, recovered, print_list, plug.load_rest))
    # In the first turn of the event loop: whoever opens a bench hears everything that it says.
    QTimer.singleShot(0, window, begin)
    return window, bridge


def _complete(window: BenchWindow, plug: "_BenchPlug", stack: ExitStack) -> None:
    """Build what a scan does not need, a turn of the event loop each."""
    QTimer.singleShot(0, window, window.complete)
    QTimer.singleShot(0, window, partial(plug.start_link, stack))


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
        self._database = database
        self._bridge = bridge
        self._runner = runner
        clock = SystemClock()
        self._replica = Replica(database)
        self._spool = spool
        self._backend = Backend.of(settings, database, clock, self._on_sync)
        self._outbox = self._backend.outbox()
        self._dispatcher: Dispatcher | None = None
        self._printers = self._make_printers()
        self.gate = ScannerGate(lambda event: self.bench.on_scanner(event))
        marks = (settings.scanner_prefix, settings.scanner_suffix)
        self.desk = ScannerDesk(settings.data_dir, self.grammar, marks)
        self._scanner = scanner_thread(settings.scanner, self.gate.report, self.desk.trace)
        lookup = OrderLookup(runner, self._backend.lookup_client, self._on_lookup)
        self._pictures = self._make_pictures()
        ports = Ports(
            outbox=self._outbox,
            replica=self._replica,
            spool=spool,
            wake_dispatcher=self._wake_dispatcher,
            wake_printer=self._wake_printer,
            hasten=self._hasten,
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

    def grammar(self) -> Grammar:
        """The codes of this kitchen, with the stores known now."""
        return self._workbench.grammar

    def load_rest(self) -> None:
        """Load what is needed soon, beside scans and window; then say so."""
        self._runner.network(self._load_rest)

    def _load_rest(self) -> None:
        try:
            for module in SOON:
                import_module(module)
        finally:
            self._bridge.tell_loaded()

    def make_self_test(self) -> "tuple[BenchCheck, SelfTest]":
        """The morning's checks of this bench's own rooms."""
        from station.bench_check import BenchCheck
        from station.selftest import SelfTest

        check = BenchCheck(self._settings, self._database, self._spool, self._backend, self._wake_printer)
        return check, SelfTest(check.checks, self._bridge.tell_check)

    def start_link(self, stack: ExitStack) -> None:
        """Start the threads that send and fetch; `stack` stops them."""
        dispatcher = self._backend.dispatcher(self._outbox)
        feed = self._backend.bench_feed(self._replica, self._health)
        watchdog = self._backend.watchdog(dispatcher, feed)
        self._dispatcher = dispatcher
        for thread in (dispatcher, feed, watchdog):
            thread.start()
            stack.callback(thread.stop, STOP_WITHIN_S)

    def begin(self, stack: ExitStack, load: Callable[[], None]) -> None:
        """Load the bench, then start the threads of printers, scanner and pictures; `stack` stops them."""
        load()
        for device in (*self._printers, self._scanner, self._pictures):
            if device is not None:
                device.start()
                stack.callback(device.stop, STOP_WITHIN_S)

    def _make_printers(self) -> "list[PrinterThread]":
        # Without a first printer this is a bench that prints nothing, whatever the second one is.
        if self._settings.printer.strip().lower() in NO_PRINTER:
            self._spool.keep_to(())
            return []
        from printing.printer_thread import PrinterThread
        from station.printer_way import owned_way_to

        found = [owned_way_to(self._settings), owned_way_to(self._settings, self._settings.printer_2)]
        transports = {n: t for n, t in enumerate(found, 1) if t is not None}
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

    def _wake_dispatcher(self) -> None:
        # One that is not there yet begins with everything that waits.
        if self._dispatcher is not None:
            self._dispatcher.wake()

    def _hasten(self, order_keys: tuple[str, ...]) -> None:
        if self._dispatcher is not None:
            self._dispatcher.hasten(order_keys)

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


def _scanners(window: BenchWindow, plug: _BenchPlug, settings: Settings) -> None:
    wedge = WedgeFilter(wedge_collector(settings, plug.grammar), window)
    wedge.scanned.connect(window.take_wedge_scan)
    wedge.refused.connect(plug.bench.refuse_keys)
    wedge.lost.connect(plug.bench.keys_lost)
    wedge.install(application())
    plug.desk.setParent(window)
    plug.desk.attach(wedge, plug.gate)
    plug.desk.carded.connect(window.take_card)


def _overlays(window: BenchWindow, plug: _BenchPlug, bridge: BenchBridge, stack: ExitStack) -> None:
    """Plug in what lies over the bench: it has been built."""
    over = window.over
    plug.desk.show_on(over.scanner_test)
    over.scanner_test.sheet_touched.connect(plug.bench.print_layout_sheet)
    check, self_test = plug.make_self_test()
    plug.desk.heard.connect(check.hear)
    over.self_test.shown.connect(lambda shown: plug.desk.listen("check", shown))
    over.self_test.begun.connect(self_test.start)
    over.self_test.closed.connect(lambda: self_test.stop(0))
    bridge.check_told.connect(over.self_test.show_progress)
    stack.callback(self_test.stop, STOP_WITHIN_S)
