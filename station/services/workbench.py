"""What one bench knows at this moment. Owned by the store worker; the use cases in this folder change it."""

import logging
from collections.abc import Callable, Sequence
from datetime import datetime
from uuid import uuid4

from msgspec import Struct

from scanning.grammar import Grammar
from station.domain.orders import Order
from station.domain.staff import Staff
from station.domain.stages import Function, Stage
from station.domain.ticks import Ticks
from station.services.bench_queue import BenchQueue
from station.services.bench_state import DeviceStatus, DeviceView, LinkStatus, Question, StoreView
from station.services.clock import Clock
from station.services.notices import Feedback, FeedbackKind, Notice
from station.services.order_book import OrderBook
from station.services.pending import halted, pending_events
from station.services.ports import (
    Attention,
    ChangePin,
    CheckPin,
    Decisions,
    FullContract,
    Hasten,
    Lookup,
    Outbox,
    PictureSource,
    Replica,
    Spool,
    Wake,
)
from station.services.print_memory import PrintBatch, PrintDesk
from station.services.queue_reading import QueueReading, ReplicaOrders
from station.services.queue_rows import store_view
from station.services.scan_history import ScanHistory
from station.settings import Settings
from sync.entry import Entry, NewEntry
from sync.errors import StoreError
from sync.pictures.picture import Picture

log = logging.getLogger(__name__)

DEFAULT_STORES = (
    # Until the backend's own list has arrived once, so that a first start offline can read codes.
    StoreView("bannos", "Bannos", "B", "#1F4E79"),
    StoreView("flourlane", "Flourlane", "F", "#7A4B00"),
)


class Ports(Struct, frozen=True):
    """The rooms behind this bench."""

    outbox: Outbox
    replica: Replica
    spool: Spool
    wake_dispatcher: Wake
    wake_printer: Wake
    hasten: Hasten
    lookup: Lookup
    decisions: Decisions
    attention: Attention
    full_contract: FullContract
    check_pin: CheckPin
    change_pin: ChangePin
    pictures: PictureSource | None = None


class Workbench:
    """The bench's memory: cakes, lists, the current cake, the open question, who works here."""

    def __init__(
        self,
        settings: Settings,
        stage: Stage,
        clock: Clock,
        ports: Ports,
        respond: Callable[[Feedback], None],
    ) -> None:
        self.settings = settings
        self.stage = stage
        self.clock = clock
        self.ports = ports
        self.book = OrderBook(ReplicaOrders(ports.replica, settings.stores))
        self.reading: QueueReading | None = None
        """What brings the queue from the disk; None once that is done."""
        self.guests: dict[str, None] = {}
        """Cakes that came with the answer to a question and not with the feed, the latest last."""
        self.stores: dict[str, StoreView] = {}
        self.staff: dict[str, Staff] = {}
        self.shelves: set[tuple[str, str]] = set()
        self.queue = BenchQueue(self.book, stage, settings.stores)
        self.current_id: str | None = None
        self.question: Question | None = None
        self.covered = False
        """Something that the window opened lies over the bench (screen_cards.py)."""
        self.interrupted: Order | None = None
        """The current cake as it was before somebody changed its order, until that was seen."""
        self.break_since: datetime | None = None
        self.broke_off = False
        """This scan ended a break: BREAK, scanned again, does no more than that."""
        self.staff_id: str | None = None
        self.badge_read_s: float | None = None
        """When the signed-on person scanned their badge; None: they did not, or before a restart."""
        self.board_open = False
        self.pin_checking = False
        """A PIN was typed and its answer has not come: it is one at a time."""
        self.keeps_pins = False
        """Whether the backend keeps PINs at all."""
        self.link = LinkStatus.CONNECTING
        self.link_detail: str | None = None
        self.link_mendable = False
        self.known = False
        self.synced_at: datetime | None = None
        printer = DeviceStatus.NOT_SET if settings.printer == "none" else DeviceStatus.READY
        self.printer = DeviceView(printer, settings.printer)
        self.scanner = DeviceView(DeviceStatus.NOT_SET, settings.scanner)
        self.print_desk = PrintDesk()
        self.print_batch: PrintBatch | None = None
        self.preview: tuple[str, bytes] | None = None
        self.picture: Picture | None = None
        """Of the current cake, once it is here."""
        self.ticks = Ticks()
        self.labels_asked = 0
        self._respond = respond
        self.answers = 0
        self.last_notice: Notice | None = None
        self.undone_s: float | None = None
        self.scans = ScanHistory()
        self.set_stores(DEFAULT_STORES)

    def set_stores(self, stores: tuple[StoreView, ...]) -> None:
        """Take over the stores that this station works for; the grammar of codes follows."""
        self.stores = {store.id: store for store in stores}
        self.grammar = Grammar({store.letter: store.id for store in stores})

    def read_queue(self) -> None:
        """Read what is left of the queue on the disk: somebody wants all of it, now."""
        if self.reading is not None:
            self.reading.finish()
            self.reading = None

    @property
    def online(self) -> bool:
        """Whether the backend answered the last time it was asked."""
        return self.link is LinkStatus.ONLINE

    @property
    def current(self) -> Order | None:
        """The cake on the screen."""
        return self.book.get(self.current_id) if self.current_id else None

    def say(self, kind: FeedbackKind, notice: Notice, **params: str) -> None:
        """Answer the person, in sight and sound."""
        self.answers += 1
        self.last_notice = notice
        self.scans.answer(kind, notice, params)
        self._respond(Feedback(self.answers, kind, notice, params, self.clock.now()))
        fields = {"outcome": kind.value, "notice": notice.value, "order": params.get("order")}
        log.info("feedback", extra={"fields": fields})

    def say_saved(self, order: Order, notice: Notice, **params: str) -> None:
        """A scan of this cake is saved: confirmed soon, or waiting here for the link or for a person."""
        if self.online and not self.book.is_halted(order.id):
            self.say(FeedbackKind.ACCEPTED, notice, order=order.human_id, **params)
        else:
            self.say_waiting(order, notice, **params)

    def say_waiting(self, order: Order, notice: Notice, **params: str) -> None:
        """The same of one that cannot be sent yet, such as before another bench's."""
        if self.book.is_halted(order.id):
            self.say_behind(order)
        else:
            self.say(FeedbackKind.SAVED_OFFLINE, notice, order=order.human_id, **params)

    def say_behind(self, order: Order) -> None:
        """What was scanned of this cake is saved, and waits for a person to decide about an earlier scan."""
        self.say(FeedbackKind.SAVED_OFFLINE, Notice.SAVED_BEHIND, order=order.human_id)

    @property
    def person(self) -> Staff | None:
        """Who is signed on, if the list of staff knows them."""
        return self.staff.get(self.staff_id) if self.staff_id else None

    def may_work_for(self, store: str) -> bool:
        """Whether who is signed on may work on this store's cakes. Of nobody known, the backend decides."""
        return self.person is None or self.person.is_member_of(store)

    def refuses(self, order: Order) -> bool:
        """Whether this cake is not the signed-on person's to work on; then they have been told."""
        person = self.person
        if person is None or person.is_member_of(order.store):
            return False
        names = {"order": order.human_id, "name": person.name, "store": self.store_names([order.store])}
        if any(map(person.is_member_of, person.stores)):
            works_for = self.store_names(person.stores)
            self.say(FeedbackKind.REFUSED, Notice.OTHER_STORE, works_for=works_for, **names)
        else:
            self.say(FeedbackKind.REFUSED, Notice.NOT_ON_THE_LIST, **names)
        return True

    def store_names(self, stores: Sequence[str]) -> str:
        """These stores as people call them."""
        return ", ".join(store_view(self.stores, store).name for store in stores)

    def record(self, order: Order, function: Function, **args: str) -> str | None:
        """Save an event for ever, before anyone is told. None: the disk refused, or this is not the person's
        cake, and they know.

        Returns the event id, which is also the id of the label's print request.
        """
        if self.refuses(order):
            return None
        event_id = str(uuid4())
        arguments = {"p_order_id": order.id, "p_store": order.store, **args}
        entry = NewEntry(
            event_id=event_id,
            order_key=order.id,
            function=function.value,
            args=arguments,
            occurred_at=self.clock.now(),
            station=self.settings.station_id,
            staff=self.staff_id,
        )
        try:
            saved = self.ports.outbox.record(entry)
        except StoreError as error:
            log.error("scan not saved: %s", error.title)
            self.say(FeedbackKind.REFUSED, Notice.NOT_SAVED, order=order.human_id, detail=error.message)
            return None
        # Not read again from the disk: a person waits for the answer.
        self.book.add_pending(order.id, pending_events([saved]))
        self.ports.wake_dispatcher()
        return event_id

    def refresh_pending(self, order_id: str) -> None:
        """Read one cake's unconfirmed scans again."""
        self.take_pending(order_id, self.ports.outbox.unsettled(order_id))

    def take_pending(self, order_id: str, entries: Sequence[Entry]) -> None:
        """These are all the open scans of a cake."""
        self.book.set_pending(order_id, pending_events(entries), halted=halted(entries))
