"""Reads fields of JSON that a shop, its apps and its customers have filled in: any can be of any type."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence

JsonObject = Mapping[str, object]

_KEPT_CONTROLS = "\n\t"


def text(value: object, limit: int = 200) -> str | None:
    """The value as printable text of at most `limit` characters; None when there is nothing to print.

    Control characters and lone surrogates go: PostgreSQL refuses a NUL and cannot encode half a character.
    """
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    whole = str(value).encode("utf-8", "replace").decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(c for c in whole if c in _KEPT_CONTROLS or unicodedata.category(c) != "Cc").strip()
    return kept[:limit].rstrip() or None


def whole_number(value: object) -> int | None:
    """The value as an integer, when it is one or is written as plain ASCII digits (at most 18)."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value if abs(value) < 10**18 else None
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) <= 18:
        return int(value)
    return None


def json_object(value: object) -> JsonObject:
    """The value when it is a JSON object, an empty one otherwise."""
    return value if isinstance(value, dict) else {}


def json_objects(value: object) -> list[JsonObject]:
    """The JSON objects of a JSON array; everything else in it is dropped."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def named_values(value: object, limit: int = 500) -> Iterator[tuple[str, str]]:
    """(name, value) of each pair that has both, from note_attributes or properties.

    Shopify sends a list of {name, value}; the metafield of the shop's own flow has an object.
    """
    if isinstance(value, dict):
        value = [{"name": name, "value": content} for name, content in value.items()]
    for pair in json_objects(value):
        name, content = text(pair.get("name")), text(pair.get("value"), limit)
        if name and content:
            yield name, content


def attribute(pairs: Sequence[tuple[str, str]], name: str) -> str | None:
    """The first value under this name, whatever its case."""
    return next((value for key, value in pairs if key.casefold() == name.casefold()), None)
