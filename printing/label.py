"""One cake's label as data: everything that hardware.md, "The label", says is on it."""

from datetime import date, datetime

from msgspec import Struct


class Label(Struct, frozen=True):
    """What one label says. Pure data; printing/layout.py decides how it looks.

    `code` goes into the barcode (at most 12 characters of 0-9 A-Z, or '#B25771' in the live dialect).
    `printed_at` is aware and in the kitchen's time zone. `reprint` is 0 for the original, n for the nth copy.
    """

    code: str
    human_number: str
    store_name: str
    store_letter: str
    product: str
    size: str
    flavour: str
    writing: str
    notes: str
    accessories: tuple[str, ...]
    cake_index: int
    cake_count: int
    due: date | None
    due_window: str | None
    method: str | None
    priority: str
    printed_at: datetime
    printed_by: str | None
    station: str
    reprint: int = 0
