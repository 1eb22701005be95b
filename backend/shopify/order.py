"""Turns one Shopify REST order into the cakes that the kitchen makes."""

import re
from dataclasses import dataclass, replace
from datetime import datetime

from backend.shopify.cake import Accessory, Cake, KitchenRules, UnusableOrder, suffix_for
from backend.shopify.dates import Due, parse_due
from backend.shopify.fields import JsonObject, attribute, json_object, named_values, text, whole_number
from backend.shopify.lines import Line, parse_lines
from backend.shopify.metafield import kitchen_json, lines_of

# A label has room for a letter, this many digits, a two-letter suffix and the check character.
_LARGEST_NUMBER = 99_999_999


@dataclass(frozen=True, slots=True)
class ParsedOrder:
    """An order as the kitchen sees it. No cakes at all is right for an order of accessories only."""

    shopify_id: str
    number: int
    cakes: tuple[Cake, ...]
    cancelled: bool
    updated_at: datetime | None


@dataclass(frozen=True, slots=True)
class _Common:
    """What every cake of the order shares."""

    number: int
    customer_name: str | None
    due: Due
    due_as_written: str | None
    delivery_method: str | None
    note: str | None


def parse_order(payload: object, rules: KitchenRules | None = None) -> ParsedOrder:
    """Read a decoded order payload, whatever its types. Raises UnusableOrder and nothing else."""
    order = json_object(payload)
    if "line_items" not in order:
        order = json_object(order.get("order"))
    if not order:
        raise UnusableOrder("Not an order", "The shop sent something that is not an order.")
    rules = rules or KitchenRules()
    kitchen = kitchen_json(order)
    common = _common(order, kitchen)
    if not isinstance(order.get("line_items"), list):
        raise UnusableOrder("No lines", f"Order {common.number} came without its list of lines.")
    cancelled = text(order.get("cancelled_at")) is not None
    lines = parse_lines(lines_of(kitchen, order), rules, cancelled=cancelled)
    return ParsedOrder(
        shopify_id=_shopify_id(order),
        number=common.number,
        cakes=_cakes(common, lines, rules),
        cancelled=cancelled,
        updated_at=_moment(order.get("updated_at")),
    )


def _moment(value: object) -> datetime | None:
    """A point in time with its offset, as Shopify writes it."""
    try:
        moment = datetime.fromisoformat(text(value) or "")
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else None


def _shopify_id(order: JsonObject) -> str:
    found = text(order.get("admin_graphql_api_id")) or text(order.get("id"))
    if found is None:
        raise UnusableOrder("No order id", "The order came without the shop's id for it.")
    return found


def _number(order: JsonObject, kitchen: JsonObject) -> int:
    named = re.search(r"[0-9]+", text(kitchen.get("order_number")) or "")
    number = whole_number(named[0]) if named else whole_number(order.get("order_number"))
    if number is None or not 0 < number <= _LARGEST_NUMBER:
        raise UnusableOrder("No order number", "The order came without a number that fits on a label.")
    return number


def _common(order: JsonObject, kitchen: JsonObject) -> _Common:
    attributes = list(named_values(order.get("note_attributes")))
    written = text(kitchen.get("delivery_date")) or attribute(attributes, "Local Delivery Date and Time")
    due = parse_due(written or "")
    if due.hours is None:
        due = replace(due, hours=parse_due(attribute(attributes, "Local Delivery Date and Time") or "").hours)
    instructions = attribute(attributes, "Delivery Instructions")
    notes = [text(kitchen.get("order_notes"), 1000) or text(order.get("note"), 1000), instructions]
    return _Common(
        number=_number(order, kitchen),
        customer_name=text(kitchen.get("customer_name")) or _customer_name(order),
        due=due,
        due_as_written=written if written and due.day is None else None,
        delivery_method=_delivery_method(kitchen.get("is_pickup"), attribute(attributes, "Delivery Method")),
        note="\n".join(note for note in notes if note) or None,
    )


def _customer_name(order: JsonObject) -> str | None:
    customer = json_object(order.get("customer"))
    own = [text(customer.get("first_name")), text(customer.get("last_name"))]
    return (
        text(json_object(order.get("shipping_address")).get("name"))
        or text(" ".join(part for part in own if part))
        or text(json_object(order.get("billing_address")).get("name"))
    )


def _delivery_method(is_pickup: object, written: str | None) -> str | None:
    if isinstance(is_pickup, bool):
        return "Pickup" if is_pickup else "Delivery"
    folded = (written or "").casefold()
    if re.search(r"pick[ -]?up|collect", folded):
        return "Pickup"
    return "Delivery" if re.search(r"deliver|ship|courier", folded) else None


def _cakes(common: _Common, lines: list[Line], rules: KitchenRules) -> tuple[Cake, ...]:
    cake_lines = [line for line in lines if line.is_cake]
    count = sum(line.quantity for line in cake_lines)
    if count > rules.most_cakes:
        raise UnusableOrder(
            "Too many cakes",
            f"Order {common.number} asks for {count} cakes. More than {rules.most_cakes} need a person.",
        )
    units = [line for line in cake_lines for _ in range(line.quantity)]
    accessories = tuple(
        Accessory(_in_full(line), min(line.quantity, 999_999)) for line in lines if not line.is_cake
    )
    return tuple(
        _cake(common, line, index, count, accessories if index == 1 else ())
        for index, line in enumerate(units, start=1)
    )


def _in_full(line: Line) -> str:
    """An accessory with its variant and its properties: the packer must take the right topper."""
    more = [part for part in (line.size, line.flavour, *line.details) if part]
    return text(f"{line.title} ({', '.join(more)})" if more else line.title) or line.title


def _cake(common: _Common, line: Line, index: int, count: int, accessories: tuple[Accessory, ...]) -> Cake:
    # A date that nobody could read must still reach the person at the bench.
    unread = f"Due: {common.due_as_written}" if common.due_as_written else None
    notes = [common.note, unread, *line.details]
    return Cake(
        number=common.number,
        suffix=suffix_for(index) if count > 1 else None,
        unit_index=index,
        unit_count=count,
        product_title=line.title,
        size=line.size,
        flavour=line.flavour,
        writing=line.writing,
        notes=text("\n".join(note for note in notes if note), limit=2000),
        accessories=accessories,
        due_date=common.due.day,
        due_time=common.due.hours,
        delivery_method=common.delivery_method,
        customer_name=common.customer_name,
        image_url=line.image_url,
    )
