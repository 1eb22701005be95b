"""Reads one line of an order: cake or accessory, how many, and what the bakers need to know about it."""

import re
from dataclasses import dataclass

from backend.shopify.cake import KitchenRules
from backend.shopify.fields import JsonObject, json_objects, named_values, text, whole_number

_HIDDEN_PARTS = ("_origin", "_raw", "gwp", "_localdeliveryid")
_HEAD_ENDS = re.compile(r"\s(?:with|for|in|of|and)\s|\s[-\u2013\u2014+&]\s|[(,:|/]")
_PICTURE_WORDS = ("picture", "photo", "image")
_LINK = re.compile(r"https?://[!-~]+")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the order. `quantity` is what is still ordered after removals and refunds."""

    title: str
    quantity: int
    is_cake: bool
    size: str | None
    flavour: str | None
    writing: str | None
    details: tuple[str, ...]
    image_url: str | None = None
    """Where a picture of it is, if the shop says."""


def parse_lines(value: object, rules: KitchenRules, *, cancelled: bool = False) -> list[Line]:
    """The lines that are still ordered, in the order of the payload; lines without a title are dropped.

    A cancelled order keeps its lines: the shop has taken them all out, and the kitchen must know which.
    """
    lines = (_line(item, rules, cancelled) for item in json_objects(value))
    return [line for line in lines if line is not None and line.quantity > 0]


def _line(item: JsonObject, rules: KitchenRules, cancelled: bool) -> Line | None:
    title = text(item.get("title")) or text(item.get("name"))
    if title is None:
        return None
    size, flavour = _variant(item.get("variant_title"))
    visible = [pair for pair in named_values(item.get("properties")) if not _is_hidden(pair[0])]
    flavours = [value for name, value in visible if _is_flavour(name)]
    writing = [value for name, value in visible if _is_writing(name)]
    is_cake = item.get("gift_card") is not True and _is_cake(title, text(item.get("product_type")), rules)
    pictures = [pair for pair in visible if is_cake and _is_picture(*pair)]
    others = [pair for pair in visible if pair not in pictures]
    details = [f"{name}: {value}" for name, value in others if not (_is_flavour(name) or _is_writing(name))]
    return Line(
        title=title,
        quantity=_quantity(item, cancelled),
        is_cake=is_cake,
        size=size,
        flavour=flavour or _joined_flavours(flavours),
        writing=text("\n".join(writing), limit=500),
        details=tuple(details),
        image_url=pictures[0][1] if pictures else None,
    )


def _quantity(item: JsonObject, cancelled: bool) -> int:
    current = whole_number(item.get("current_quantity"))
    ordered = whole_number(item.get("quantity"))
    if current is not None and not cancelled:
        return current
    return 1 if ordered is None else ordered


def _variant(value: object) -> tuple[str | None, str | None]:
    """(size, flavour) of "Size / Flavour". Shopify calls the only variant of a product "Default Title"."""
    written = text(value)
    if written is None or written.casefold() == "default title":
        return None, None
    size, _, flavour = written.partition("/")
    return size.strip() or None, flavour.strip() or None


def _joined_flavours(values: list[str]) -> str | None:
    parts = [part.strip() for value in values for part in re.split(r"[\n,/]", value)]
    return text(", ".join(part for part in parts if part))


def _is_hidden(name: str) -> bool:
    folded = name.casefold()
    return folded.startswith("_") or any(part in folded for part in _HIDDEN_PARTS)


def _is_flavour(name: str) -> bool:
    return "gelato flavour" in name.casefold()


def _is_writing(name: str) -> bool:
    return "writing" in name.casefold()


def _is_picture(name: str, value: str) -> bool:
    """A customer's or the shop's picture is a link: anything else under such a name is for people to read."""
    named = any(word in name.casefold() for word in _PICTURE_WORDS)
    return named and _LINK.fullmatch(value) is not None


def _is_cake(title: str, product_type: str | None, rules: KitchenRules) -> bool:
    """The shop's own product type decides where it says; then the head of the title, then all of it."""
    head = _HEAD_ENDS.split(title.casefold(), maxsplit=1)[0]
    for words in (product_type or "", head, title):
        verdict = _last_kind(words.casefold(), rules)
        if verdict is not None:
            return verdict
    return True


def _last_kind(words: str, rules: KitchenRules) -> bool | None:
    for word in reversed(_WORD.findall(words)):
        if word.endswith(("cake", "cakes")):
            return True
        if word in rules.accessory_words or word.removesuffix("s") in rules.accessory_words:
            return False
    return None
