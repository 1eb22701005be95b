"""From the replica's documents to what the bench knows: orders, staff, stores, shelves."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from station.domain.staff import Staff
from station.services.bench_memory import restore
from station.services.bench_state import StoreView
from station.services.queue_reading import ORDERS as ORDERS
from station.services.queue_reading import QueueReading
from station.services.workbench import Workbench
from sync.entry import Entry
from sync.feed_reader import FeedSettings
from sync.replica import Document

STAFF = "staff"
STORES = "store"
STORAGE = "storage"
KEPT_GUESTS: Final = 5


def load_lists(bench: Workbench) -> None:
    """Read what a scan's answer needs besides its cake, once, at start; `bench.reading` reads the queue."""
    replica = bench.ports.replica
    for kind in (STORES, STAFF, STORAGE):
        reload_documents(bench, kind, ())
    bench.reading = QueueReading(bench.book, replica, bench.stage)
    by_order: dict[str, list[Entry]] = {}
    for entry in bench.ports.outbox.unsettled():
        by_order.setdefault(entry.order_key, []).append(entry)
    for order_id, entries in by_order.items():
        bench.take_pending(order_id, entries)
    mark = replica.mark(FeedSettings(bench.settings.stores, bench.settings.station_id).name)
    if mark is not None:
        bench.known = True
        bench.synced_at = mark.synced_at
    restore(bench)


def reload_documents(bench: Workbench, kind: str, keys: Sequence[str]) -> None:
    """Documents of this kind changed."""
    replica = bench.ports.replica
    match kind:
        case "order":
            bench.book.forget(set(keys) - renew_orders(bench, keys))
        case "staff":
            people = replica.all(STAFF)
            bench.staff = {person.id: person for person in map(_staff, people)}
            # A backend without PINs does not speak of them.
            bench.keeps_pins = any("has_pin" in document.body for document in people)
        case "store":
            stores = tuple(map(store_from, replica.all(STORES)))
            if stores:
                bench.set_stores(stores)
        case "storage":
            bench.shelves = {(d.body["store"], d.body["code"]) for d in replica.all(STORAGE)}


def renew_orders(bench: Workbench, order_ids: Sequence[str]) -> set[str]:
    """Have these cakes as the replica has them now. Returns those it knows; the others stay as they are."""
    found = bench.ports.replica.get_many(ORDERS, order_ids)
    bench.book.update(document.body for document in found)
    return {document.key for document in found}


def take_guests(bench: Workbench, documents: Sequence[Mapping[str, Any]]) -> None:
    """Cakes that the backend was asked about. The feed may never tell of them: of those the last few stay."""
    bench.book.update(documents)
    for document in documents:
        bench.guests.pop(str(document.get("id")), None)
        bench.guests[str(document.get("id"))] = None
    gone = list(bench.guests)[:-KEPT_GUESTS]
    for order_id in gone:
        if order_id != bench.current_id and not bench.book.is_pending(order_id):
            del bench.guests[order_id]
            reload_documents(bench, ORDERS, (order_id,))


def store_from(document: Document) -> StoreView:
    """A store's badge."""
    body = document.body
    return StoreView(body["id"], body["name"], body["letter"], body["colour"])


def _staff(document: Document) -> Staff:
    body = document.body
    return Staff(
        *(body["id"], body["name"], body["role"], tuple(body["stores"]), body["badge"]),
        active=body.get("active", True),
        has_pin=bool(body.get("has_pin")),
        pin_changed_at=body.get("pin_changed_at"),
    )
