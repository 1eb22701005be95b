"""The label as one would print it with python-escpos alone: same content, same look, no layout of ours.

It knows beforehand that everything fits and that the printer has every character, which our layout has to
find out.
"""

import textwrap
from importlib import import_module
from typing import Any

from printing.label import Label
from printing.profiles import Profile

# Ours first: it keeps python-escpos from writing to the log and the disk while it is imported.
import_module("printing.escpos_builder")
_dummy: Any = import_module("escpos.printer.dummy")

# python-escpos' own profile for our 80 mm and 58 mm Epson-like printers: native barcode, CP1252.
PROFILE = "TM-T88V"
FIELD_COLUMNS = 9
TEXT_PAGE = "CP1252"
FRAME_PAGE = "CP437"


def escpos_label(label: Label, profile: Profile) -> bytes:
    """The bytes of this label."""
    printer = _dummy.Dummy(profile=PROFILE)
    columns = profile.columns
    printer.hw("INIT")
    printer.charcode(TEXT_PAGE)
    _head(printer, label, columns)
    _cake(printer, label, columns)
    printer.set(align="left", custom_size=True, width=2, height=2, bold=True)
    printer.textln(f"{label.due:%a %d/%m} {label.due_window}")
    printer.set(custom_size=True, width=1, height=2, invert=True)
    printer.textln(f" {(label.method or '').upper()} ")
    printer.set(align="center", normal_textsize=True, invert=False, bold=False)
    printer.barcode("{B" + label.code, "CODE128", height=110, width=3, function_type="B")
    printer.textln(f"Printed {label.printed_at:%a %d/%m %H:%M} by {label.printed_by} at {label.station}")
    printer.cut()
    return bytes(printer.output)


def _head(printer: Any, label: Label, columns: int) -> None:
    printer.set(custom_size=True, width=2, height=2, bold=True, invert=True)
    printer.text(f" {label.store_letter} ")
    printer.set(invert=False)
    printer.text(f" {label.store_name}")
    printer.set(custom_size=True, width=1, height=2, invert=True)
    printer.textln(f" {label.priority.upper()} ")
    printer.set(align="center", custom_size=True, width=4, height=4, bold=True, invert=False)
    printer.textln(label.human_number)
    printer.set(custom_size=True, width=2, height=2)
    printer.textln(f"Cake {label.cake_index} of {label.cake_count}")
    printer.set(align="left", normal_textsize=True, bold=False)
    _framed(printer, "\u2500" * columns)
    printer.ln()


def _cake(printer: Any, label: Label, columns: int) -> None:
    printer.set(custom_size=True, width=2, height=2, bold=True)
    _lines(printer, label.product, columns // 2)
    for name, value in (("Size", label.size), ("Flavour", label.flavour)):
        _field(printer, name, value, columns, 2)
    printer.set(normal_textsize=True)
    _writing(printer, label.writing or "None", columns)
    if label.notes:
        _field(printer, "Notes", label.notes, columns, 1)
    for accessory in label.accessories:
        _field(printer, "With", accessory, columns, 1)
    printer.set(normal_textsize=True, bold=False)
    _framed(printer, "\u2500" * columns)
    printer.ln()


def _writing(printer: Any, writing: str, columns: int) -> None:
    _framed(printer, "\u250c\u2500 WRITING " + "\u2500" * (columns - 12) + "\u2510")
    printer.ln()
    for line in textwrap.wrap(writing, columns - 4):
        room = columns - 2 - len(line)
        printer.set(custom_size=True, width=1, height=2)
        _framed(printer, "\u2502" + " " * (room // 2))
        printer.set(bold=True)
        printer.text(line)
        printer.set(bold=False)
        _framed(printer, " " * (room - room // 2) + "\u2502")
        printer.ln()
    printer.set(normal_textsize=True)
    _framed(printer, "\u2514" + "\u2500" * (columns - 2) + "\u2518")
    printer.ln()


def _framed(printer: Any, characters: str) -> None:
    printer.charcode(FRAME_PAGE)
    printer.text(characters)
    printer.charcode(TEXT_PAGE)


def _field(printer: Any, name: str, value: str, columns: int, size: int) -> None:
    printer.set(normal_textsize=True, bold=False)
    printer.text(name.ljust(FIELD_COLUMNS))
    printer.set(custom_size=True, width=size, height=2, bold=True)
    _lines(printer, value, (columns - FIELD_COLUMNS) // size)


def _lines(printer: Any, text: str, columns: int) -> None:
    for line in textwrap.wrap(text, columns):
        printer.textln(line)
