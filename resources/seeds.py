"""The sample kitchen: stores, shelves, staff and Shopify orders, for the demo and for tests.

Written by us; every person, address and account is fictional. The orders are stored with tokens
in place of dates, so that "due tomorrow" means tomorrow on whatever day the demo runs:

- `{{due:+1:long}}` -> `Sat 29 Nov 2025`, `{{due:0:short}}` -> `28/11/2025`
- `{{created:-3:10:12}}` -> that time three days ago in the kitchen's time zone, ISO 8601
"""

import json
import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any, TypedDict, cast
from zoneinfo import ZoneInfo

from resources.cake_pictures import CakeSketch

KITCHEN_TIME_ZONE = ZoneInfo("Australia/Sydney")
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DUE = re.compile(r"\{\{due:([+-]?\d+):(long|short)\}\}")
_CREATED = re.compile(r"\{\{created:([+-]?\d+):(\d\d):(\d\d)\}\}")


@dataclass(frozen=True, slots=True)
class StoreSeed:
    """A store and the Shopify domain that its webhooks come from."""

    id: str
    name: str
    letter: str
    colour: str
    shop_domain: str


@dataclass(frozen=True, slots=True)
class StorageSeed:
    """A shelf of a store. The code is unique within its store."""

    store: str
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class StaffSeed:
    """A person, or a station's device account (role Station, no badge, no PIN).

    Password and PIN are for the demo only; some people have no PIN.
    """

    name: str
    email: str
    role: str
    stores: tuple[str, ...]
    badge: str | None
    password: str
    pin: str | None


class OrderKind(StrEnum):
    """What the backend should make of a delivery."""

    USABLE = "usable"
    """Makes `cakes` kitchen rows."""
    ACCESSORIES_ONLY = "accessories_only"
    """A good order without a cake: makes no kitchen row."""
    UPDATED = "updated"
    """Changes an order that came before."""
    CANCELLED = "cancelled"
    """Cancels an order that came before."""
    DUPLICATE = "duplicate"
    """The very bytes of an order that came before: changes nothing."""
    MALFORMED = "malformed"
    """Cannot be used: goes to the dead letters."""


@dataclass(frozen=True, slots=True)
class OrderSeed:
    """One webhook delivery. `name` is its file's stem; `body` is what is signed and posted."""

    name: str
    store: str
    shop_domain: str
    topic: str
    kind: OrderKind
    body: bytes
    cakes: int
    """Cakes in the payload. Only a usable delivery adds them: see `new_cakes`."""

    @property
    def new_cakes(self) -> int:
        """How many kitchen rows this delivery adds."""
        return self.cakes if self.kind is OrderKind.USABLE else 0


class _OrderFile(TypedDict, total=False):
    store: str
    shop_domain: str
    topic: str
    kind: str
    cakes: int
    order: Mapping[str, object]
    raw: str
    same_as: str


class _StoresFile(TypedDict):
    stores: list[dict[str, str]]
    storage_locations: list[dict[str, str]]


class _StaffEntry(TypedDict):
    name: str
    email: str
    role: str
    stores: list[str]
    badge: str | None
    password: str
    pin: str | None


def stores() -> tuple[StoreSeed, ...]:
    """Both stores, in the order of their letters."""
    return tuple(StoreSeed(**row) for row in _stores_file()["stores"])


def storage_locations() -> tuple[StorageSeed, ...]:
    """The shelves of every store."""
    return tuple(StorageSeed(**row) for row in _stores_file()["storage_locations"])


def staff() -> tuple[StaffSeed, ...]:
    """Every account: Admin, Supervisors, Staff of either store and of both, a Station account per bench."""
    entries = cast(list[_StaffEntry], json.loads(_read("staff.json"))["staff"])
    return tuple(
        StaffSeed(
            name=row["name"],
            email=row["email"],
            role=row["role"],
            stores=tuple(row["stores"]),
            badge=row["badge"],
            password=row["password"],
            pin=row["pin"],
        )
        for row in entries
    )


def orders(today: date, pictures_url: str = "") -> tuple[OrderSeed, ...]:
    """Every webhook delivery with its dates counted from `today` (the kitchen's day).

    In an order that makes sense to post: an update, a cancellation and a duplicate follow their order.
    With `pictures_url` each cake's line links to its picture there, `<sketch name>.jpg`, but every fifth
    order, which has none.
    """
    files = sorted(_order_files().items())
    return tuple(_order_seed(name, entry, today, pictures_url) for name, entry in files)


def sketches() -> tuple[CakeSketch, ...]:
    """What the pictures show that the orders link to."""
    found = {}
    for entry in _order_files().values():
        for name, line in _pictured(entry["store"], entry.get("order", {})):
            size, _, flavour = str(line.get("variant_title") or line["title"]).partition("/")
            written = [str(p["value"]) for p in line["properties"] if "writing" in p["name"].casefold()]
            found[name] = CakeSketch(name, size, flavour or line["title"], " ".join(written))
    return tuple(found.values())


def _pictured(store: str, order: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The lines that have a picture, with its name. Our stock numbers say which lines are cakes."""
    number = order.get("order_number")
    if isinstance(number, int) and number % 5:
        for at, line in enumerate(order["line_items"]):
            if "-C" in str(line.get("sku")):
                yield f"{store}-{number}-{at}", line


def _order_seed(name: str, entry: _OrderFile, today: date, pictures_url: str) -> OrderSeed:
    return OrderSeed(
        name=name,
        store=entry["store"],
        shop_domain=entry["shop_domain"],
        topic=entry["topic"],
        kind=OrderKind(entry["kind"]),
        body=fill_dates(_template(entry, pictures_url), today).encode(),
        cakes=entry["cakes"],
    )


def _template(entry: _OrderFile, pictures_url: str) -> str:
    if "same_as" in entry:
        return _template(_order_files()[entry["same_as"]], pictures_url)
    if "raw" in entry:
        return entry["raw"]
    order = deepcopy(entry["order"])
    if pictures_url:
        for name, line in _pictured(entry["store"], order):
            line["properties"].append({"name": "Picture", "value": f"{pictures_url}/{name}.jpg"})
    return json.dumps(order, ensure_ascii=False, separators=(",", ":"))


def fill_dates(template: str, today: date) -> str:
    """Replace the date tokens of the module's docstring, counting from `today`."""

    def due(match: re.Match[str]) -> str:
        day = today + timedelta(days=int(match[1]))
        if match[2] == "short":
            return f"{day.day:02}/{day.month:02}/{day.year}"
        # By hand: strftime would use the machine's language, and Shopify's app always writes English.
        return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"

    def created(match: re.Match[str]) -> str:
        day = today + timedelta(days=int(match[1]))
        at = datetime.combine(day, time(int(match[2]), int(match[3])), KITCHEN_TIME_ZONE)
        return at.isoformat()

    return _CREATED.sub(created, _DUE.sub(due, template))


def _read(name: str) -> str:
    return files("resources").joinpath(name).read_text(encoding="utf-8")


@cache
def _stores_file() -> _StoresFile:
    return cast(_StoresFile, json.loads(_read("stores.json")))


@cache
def _order_files() -> Mapping[str, _OrderFile]:
    return {
        file.name.removesuffix(".json"): cast(_OrderFile, json.loads(file.read_text(encoding="utf-8")))
        for file in files("resources").joinpath("orders").iterdir()
        if file.name.endswith(".json")
    }
