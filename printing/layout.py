"""How a label looks: one page from the store's badge down to who printed it (hardware.md, "The label")."""

from datetime import date, datetime

from printing.code_block import check_code, print_code
from printing.escpos_builder import EscposBuilder
from printing.label import Label
from printing.profiles import Profile
from printing.text import clean
from printing.typeset import Span, Type, Typesetter

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_BADGE = Type(2, 2, bold=True, invert=True)
_TALL = Type(1, 2)
_TALL_BOLD = Type(1, 2, bold=True)
_TALL_INVERTED = Type(1, 2, bold=True, invert=True)
_BIG = Type(2, 2)
_BIG_BOLD = Type(2, 2, bold=True)
_LARGEST_NUMBER = 6
_LONG_TEXT = 90
_FIELD_COLUMNS = 9


def render_label(label: Label, profile: Profile) -> bytes:
    """The label as ESC/POS bytes for this printer. Raises LabelRejected when its code has no barcode."""
    check_code(label.code)
    builder = EscposBuilder(profile)
    page = Typesetter(builder)
    _header(label, page)
    _number(label, page)
    _cake(label, page)
    _due(label, page)
    page.space(24)
    print_code(label.code, builder, page)
    _footer(label, page)
    builder.cut()
    return builder.output


def due_words(due: date | None, window: str | None) -> str:
    """'Fri 28/11 9am-1pm'; a date alone is valid, and so is neither."""
    if due is None:
        return clean(window or "") or "No due date"
    return f"{_day(due)} {clean(window or '')}".strip()


def _day(day: date) -> str:
    return f"{_DAYS[day.weekday()]} {day.day:02d}/{day.month:02d}"


def _moment(moment: datetime) -> str:
    return f"{_day(moment.date())} {moment.hour:02d}:{moment.minute:02d}"


def _header(label: Label, page: Typesetter) -> None:
    badge = Span(f" {clean(label.store_letter)} ", _BADGE)
    name = f" {clean(label.store_name)}"
    priority = clean(label.priority).upper()
    urgent = priority == "HIGH"
    right = [Span(f" {priority} ", _TALL_INVERTED if urgent else _TALL)] if priority else []
    if not any(page.line([badge, Span(name, kind)], right) for kind in (_BIG_BOLD, _TALL_BOLD)):
        page.line([badge], right)
        page.paragraph(label.store_name, _TALL_BOLD)
    if label.reprint:
        page.space(8)
        page.line([Span(f"REPRINT {label.reprint}".center(page.columns // _BADGE.width), _BADGE)], [])


def _number(label: Label, page: Typesetter) -> None:
    number = clean(label.human_number)
    times = max(2, min(_LARGEST_NUMBER, page.columns // max(1, len(number))))
    page.space(14)
    # Bold is a dot wider: where the number fills the paper its last stroke would be cut off.
    kind = Type(times, times + 1, bold=times * len(number) < page.columns)
    page.paragraph(number, kind, "center")
    page.space(8)
    several = label.cake_count > 1
    kind = _BIG_BOLD if several else Type()
    page.paragraph(f"Cake {label.cake_index} of {label.cake_count}", kind, "center")
    page.rule()


def _cake(label: Label, page: Typesetter) -> None:
    page.space(4)
    product = clean(label.product)
    two_lines = page.columns // 2 * 2
    page.paragraph(product, _BIG_BOLD if len(product) <= two_lines else _TALL_BOLD)
    page.space(6)
    fields = [(n, clean(v)) for n, v in (("Size", label.size), ("Flavour", label.flavour)) if clean(v)]
    room = (page.columns - _FIELD_COLUMNS) // _BIG.width
    kind = _BIG if all(len(value) <= room for _, value in fields) else _TALL_BOLD
    for name, value in fields:
        page.field(name, value, _FIELD_COLUMNS, kind)
    page.space(6)
    writing = clean(label.writing)
    if writing:
        page.framed("WRITING", writing, _BIG_BOLD if len(writing) <= _LONG_TEXT else _TALL_BOLD)
    else:
        page.field("Writing", "None", _FIELD_COLUMNS, _TALL)
    page.space(6)
    if clean(label.notes):
        page.field("Notes", label.notes, _FIELD_COLUMNS, Type(bold=True))
    if label.accessories:
        page.field("With", "\n".join(label.accessories), _FIELD_COLUMNS, _TALL)


def _due(label: Label, page: Typesetter) -> None:
    page.rule()
    words, window = due_words(label.due, label.due_window), clean(label.due_window or "")
    method = clean(label.method or "").upper()
    right = [Span(f" {method} ", _TALL_INVERTED)] if method else []
    title = Span("Due ", _TALL)
    whole = Span(words, _BIG_BOLD)
    if page.line([title, whole], right) or page.line([whole], right):
        return
    day = Span(_day(label.due) if label.due else "", _BIG_BOLD)
    if day.text and (page.line([title, day], right) or page.line([day], right)):
        page.paragraph(window, _BIG_BOLD)
        return
    page.paragraph(words, _BIG_BOLD)
    if right and not page.line([], right):
        page.paragraph(right[0].text, right[0].type)


def _footer(label: Label, page: Typesetter) -> None:
    page.space(12)
    by = f" by {clean(label.printed_by)}" if label.printed_by else ""
    page.paragraph(f"Printed {_moment(label.printed_at)}{by} at {clean(label.station)}", Type(), "center")
