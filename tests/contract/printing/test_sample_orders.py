"""Every cake of the sample orders on every class of printer: it decodes and says all that was written."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import cache

import pytest
import zxingcpp
from msgspec.structs import replace
from PIL import Image

from backend.shopify.cake import Cake
from backend.shopify.order import parse_order
from printing.label import Label
from printing.layout import render_label
from printing.profiles import PROFILES, Profile
from printing.raster import has_realtime_pair
from printing.text import clean, encodable, fitted
from printing.virtual.interpreter import Interpreter
from resources.seeds import OrderKind, orders, stores
from scanning.codes import OrderCode, label_code
from scanning.grammar import Grammar

TODAY = date(2026, 11, 22)
MOST_BYTES = 1536
READ = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.Code128, zxingcpp.BarcodeFormat.QRCode])
"""What a label carries. The other kinds are looked for once: that takes longer than all the rest."""
RASTER = b"\x1dv0"
WITHOUT = {
    "no-barcode-80": replace(PROFILES["epson-80"], native_barcode=False),
    "no-barcode-no-qr-512": replace(PROFILES["epson-80-180dpi"], native_barcode=False, native_qr=False),
    "no-qr-58": replace(PROFILES["epson-58"], native_qr=False),
    "no-cutter-80": replace(PROFILES["epson-80"], cutter=False),
}
CLASSES = pytest.mark.parametrize(
    "profile", [*PROFILES.values(), *WITHOUT.values()], ids=[*PROFILES, *WITHOUT]
)


@cache
def labels() -> tuple[Label, ...]:
    """A label for each cake that the shops' deliveries make or change, each once."""
    made = []
    for delivery in orders(TODAY):
        if delivery.kind is not OrderKind.MALFORMED:
            parsed = parse_order(json.loads(delivery.body))
            made += [label_for(delivery.store, cake) for cake in parsed.cakes]
    return tuple(dict.fromkeys(made))


def label_for(store_id: str, cake: Cake) -> Label:
    """As the bench makes it from the order's document."""
    store = next(store for store in stores() if store.id == store_id)
    human = f"{store.letter}{cake.number}"
    return Label(
        code=label_code(store.letter, cake.number, cake.suffix),
        human_number=f"{human}-{cake.suffix}" if cake.suffix else human,
        store_name=store.name,
        store_letter=store.letter,
        product=cake.product_title,
        size=cake.size or "",
        flavour=cake.flavour or "",
        writing=cake.writing or "",
        notes=cake.notes or "",
        accessories=tuple(f"{item.quantity} x {item.title}" for item in cake.accessories),
        cake_index=cake.unit_index,
        cake_count=cake.unit_count,
        due=date.fromisoformat(cake.due_date) if cake.due_date else None,
        due_window=cake.due_time,
        method=cake.delivery_method,
        priority="High",
        printed_at=datetime(2026, 11, 22, 6, 30, tzinfo=UTC),
        printed_by="Ana",
        station="Filling 1",
    )


def printed(label: Label, profile: Profile) -> tuple[bytes, Image.Image, list[str]]:
    """The bytes, the paper, and the lines that the printer's own font printed."""
    found: list[Image.Image] = []
    printer = Interpreter(profile, found.append)
    data = render_label(label, profile)
    printer.feed(data)
    printer.finish()
    assert printer.unknown == []
    (picture,) = found
    return data, picture, printer.lines


def parts(label: Label) -> Iterator[str]:
    """Everything that a person wrote or that was ordered."""
    yield from (
        label.product,
        label.size,
        label.flavour,
        label.writing,
        label.notes,
        "\n".join(label.accessories),
    )


@CLASSES
def test_every_cake_of_every_order(profile: Profile) -> None:
    """The barcode is the cake's own; each word is on the paper, in type or dots; without dots it is small."""
    grammar = Grammar({store.letter: store.id for store in stores()})
    for label in labels():
        data, picture, lines = printed(label, profile)
        found = zxingcpp.read_barcodes(picture, formats=READ)
        assert [code.text for code in found] == [label.code], label.human_number
        assert any(isinstance(r, OrderCode) and r.checked for r in grammar.parse(label.code))
        assert not has_realtime_pair(data)
        typed = "".join("".join(lines).replace("\u2502", "").split())
        for part in parts(label):
            words = fitted(clean(part), profile.codec)
            if encodable(words, profile.codec):
                missing = [word for word in words.split() if word not in typed]
                assert missing == [], (label.human_number, missing)
            else:
                assert RASTER in data, label.human_number
        if RASTER not in data:
            assert len(data) <= MOST_BYTES, (label.human_number, len(data))


def test_a_label_holds_no_other_code() -> None:
    """A scanner that reads every kind of code finds the cake's own, and takes no writing for another."""
    for label in labels():
        _data, picture, _lines = printed(label, PROFILES["epson-80"])
        assert [code.text for code in zxingcpp.read_barcodes(picture)] == [label.code], label.human_number


def test_the_samples_hold_what_is_hard() -> None:
    """Among the sample orders are long writing, other scripts, several cakes and no due date."""
    made = labels()
    assert len(made) > 49
    assert any(len(label.writing) > 60 for label in made)
    assert any(not encodable(fitted(clean(label.writing), "cp1252"), "cp1252") for label in made)
    assert any(label.cake_count > 2 for label in made)
    assert len({label.code for label in made}) >= 49
    assert all(label.cake_index == 1 for label in made if label.accessories)
