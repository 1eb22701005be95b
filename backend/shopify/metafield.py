"""The metafield `ordak.kitchen_json`, in which the shop's own flow says what the kitchen is to make.

Its fields: order_number ("#B24422"), delivery_date, is_pickup, customer_name, order_notes and line_items
(title, quantity, properties). Each field that it gives replaces what the order itself says.
"""

import json

from backend.shopify.fields import JsonObject, json_object, json_objects, text

_FROM_THE_ORDER = ("variant_title", "product_type", "gift_card", "properties")


def kitchen_json(order: JsonObject) -> JsonObject:
    """The decoded metafield; empty when none can be read, and then the order's own fields stand."""
    for metafield in json_objects(order.get("metafields")):
        if metafield.get("namespace") == "ordak" and metafield.get("key") == "kitchen_json":
            return _decoded(metafield.get("value"))
    return {}


def _decoded(value: object) -> JsonObject:
    if not isinstance(value, str):
        return json_object(value)
    try:
        return json_object(json.loads(value))
    except (ValueError, RecursionError):
        return {}


def lines_of(kitchen: JsonObject, order: JsonObject) -> list[JsonObject]:
    """The metafield's lines, each completed with the fields of the order's line of the same title."""
    own = json_objects(order.get("line_items"))
    by_title = {title: line for line in reversed(own) if (title := text(line.get("title")))}
    lines = json_objects(kitchen.get("line_items"))
    return [_completed(line, by_title.get(text(line.get("title")) or "", {})) for line in lines] or own


def _completed(line: JsonObject, own: JsonObject) -> JsonObject:
    kept = {key: own[key] for key in _FROM_THE_ORDER if key in own}
    return {**kept, **{key: value for key, value in line.items() if value is not None}}
