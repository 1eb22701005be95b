"""From a cake to its label: the content, the bytes and the picture of it."""

from importlib import import_module

from printing.errors import LabelRejected
from printing.escpos_builder import load_escpos
from printing.label import Label
from scanning.codes import label_code
from station.domain.due import priority_of
from station.domain.orders import Order, accessory_words
from station.services.clock import kitchen_day
from station.services.queue_rows import store_view
from station.services.workbench import Workbench


def load_printing() -> None:
    """Load what labels are drawn with, so that the first one does not wait for it. Any thread."""
    for name in ("printing.layout", "printing.virtual.preview"):
        import_module(name)
    load_escpos()


def label_of(bench: Workbench, order: Order, reprint: int) -> Label:
    """What the label of this cake says. `reprint`: 0 for the first, n for its nth copy.

    Raises LabelRejected in words when no code can be made for it.
    """
    store = store_view(bench.stores, order.store)
    person = bench.staff.get(bench.staff_id) if bench.staff_id else None
    return Label(
        code=_code(store.letter, order),
        human_number=order.human_id,
        store_name=store.name,
        store_letter=store.letter,
        product=order.product_title,
        size=order.size or "",
        flavour=order.flavour or "",
        writing=order.writing or "",
        notes=order.notes or "",
        accessories=tuple(accessory_words(item) for item in order.accessories),
        cake_index=order.unit_index,
        cake_count=order.unit_count,
        due=order.due_date,
        due_window=order.due_time,
        method=order.delivery_method,
        priority=priority_of(order.due_date, kitchen_day(bench.clock, bench.settings.zone)).value,
        printed_at=bench.clock.now().astimezone(bench.settings.zone),
        printed_by=person.name if person else None,
        station=bench.settings.station_id,
        reprint=reprint,
    )


def copy_number(bench: Workbench, label: Label) -> int:
    """Which copy the next one is; at least 1: the first may be from another bench or an older disk."""
    return max(1, bench.ports.spool.copies_of(label.code))


def label_bytes(bench: Workbench, label: Label) -> bytes:
    """The label as this station's printer takes it. Raises LabelRejected in words."""
    # Fonts, shapes and pictures: no bench waits for them to be ready for its first scan.
    from printing.layout import render_label

    return render_label(label, bench.settings.profile)


def label_picture(bench: Workbench, label: Label) -> bytes:
    """A PNG of what those very bytes print. Raises PrintError in words."""
    from printing.virtual.preview import preview_png

    return preview_png(label_bytes(bench, label), bench.settings.profile)


def _code(letter: str, order: Order) -> str:
    try:
        return label_code(letter, order.number, order.suffix)
    except ValueError as error:
        message = f"{order.human_id} is too long for a label's barcode. Write its number on the cake's box."
        raise LabelRejected("No barcode", message) from error
