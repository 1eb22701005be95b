"""The label of a sample cake, as the printer would print it."""

from datetime import datetime
from functools import lru_cache

from printing.label import Label
from printing.layout import render_label
from printing.profiles import profile_for_paper
from printing.virtual.preview import preview_png
from scanning.codes import label_code
from station.services.bench_state import CakeView, QueueRow

PAPER_MM = 80


def code_of(row: QueueRow) -> str:
    """The code on this cake's label."""
    number, _, suffix = row.human_number.removeprefix(row.store.letter).partition("-")
    return label_code(row.store.letter, int(number), suffix or None)


def label_png(cake: CakeView, now: datetime) -> bytes:
    """The picture of this cake's label."""
    row = cake.row
    label = Label(
        code=cake.label_code,
        human_number=row.human_number,
        store_name=row.store.name,
        store_letter=row.store.letter,
        product=row.product,
        size=row.size or "",
        flavour=row.flavour or "",
        writing=cake.writing or "",
        notes=cake.notes or "",
        accessories=cake.accessories,
        cake_index=cake.cake_index,
        cake_count=cake.cake_count,
        due=row.due,
        due_window=row.due_window,
        method=cake.method,
        priority=row.priority.value,
        printed_at=now,
        printed_by="Lena Brandt",
        station="Filling 1",
    )
    return _drawn(label)


@lru_cache(maxsize=64)
def _drawn(label: Label) -> bytes:
    profile = profile_for_paper(PAPER_MM)
    return preview_png(render_label(label, profile), profile)
