"""From a cake to its label: the content, the bytes and the picture of it."""

from printing.label import Label
from printing.layout import render_label
from scanning.codes import label_code
from station.domain.due import priority_of
from station.domain.orders import Order, accessory_words
from station.services.clock import kitchen_day
from station.services.queue_rows import store_view
from station.services.workbench import Workbench


def label_of(bench: Workbench, order: Order, reprint: int) -> Label:
    """What the label of this cake says. `reprint`: 0 for the first, n for its nth copy."""
    store = store_view(bench.stores, order.store)
    person = bench.staff.get(bench.staff_id) if bench.staff_id else None
    return Label(
        code=label_code(store.letter, order.number, order.suffix),
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


def label_bytes(bench: Workbench, label: Label) -> bytes:
    """The label as this station's printer takes it. Raises LabelRejected in words."""
    return render_label(label, bench.settings.profile)
