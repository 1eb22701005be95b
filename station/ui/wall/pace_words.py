"""What the wall says of the pace and of what came in. Each text is followed by shorter ones."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from station.domain.pace import StagePace
from station.services.wall_state import NewsKind, WallColumn, WallNews
from station.ui.words import due_word, stage_word

translate = QCoreApplication.translate

_ROUGH_FROM_H = 10


def late(count: int) -> tuple[str, ...]:
    """How many will be late at this pace."""
    if not count:
        return (translate("WallPace", "All in time at this pace"), translate("WallPace", "All in time"))
    whole = translate("WallPace", "{count} will be late at this pace")
    return (whole.format(count=count), *_some_late(count), str(count))


def _some_late(count: int) -> tuple[str, ...]:
    texts = (translate("WallPace", "{count} will be late"), translate("WallPace", "{count} late"))
    return tuple(text.format(count=count) for text in texts)


def bottleneck(pace: StagePace) -> tuple[str, ...]:
    """Where it takes longest: 'Decorating: 14 cakes, 3 h 20 min of work'."""
    texts = (
        translate("WallPace", "{stage}: {cakes}, {time} of work"),
        translate("WallPace", "{stage}: {time} of work"),
        translate("WallPace", "{stage}: {time}"),
    )
    one = translate("WallPace", "1 cake")
    cakes = one if pace.cakes == 1 else translate("WallPace", "{count} cakes").format(count=pace.cakes)
    stage = stage_word(pace.stage)
    said = [text.format(stage=stage, cakes=cakes, time=span(pace.clear_s)) for text in texts]
    return (*said, texts[-1].format(stage=stage, time=span(pace.clear_s, rough=True)), stage)


def of_column(column: WallColumn) -> tuple[str, ...]:
    """A column's pace: '4 will be late', else how long a stage needs; nothing while that is not known."""
    if column.late:
        return _some_late(column.late)
    if not column.work_min:
        return ("",)
    seconds = column.work_min * 60.0
    return (translate("WallPace", "{time} of work").format(time=span(seconds)), span(seconds))


def span(seconds: float, rough: bool = False) -> str:
    """A length of work: '3 h 20 min', '45 min'; '33 h' when minutes say nothing any more, or are left out."""
    hours, minutes = divmod(round(seconds / 60), 60)
    if hours >= _ROUGH_FROM_H or (rough and hours):
        hours, minutes = round(seconds / 3600), 0
    if not hours:
        return translate("WallPace", "{minutes} min").format(minutes=max(1, minutes))
    if not minutes:
        return translate("WallPace", "{hours} h").format(hours=hours)
    return translate("WallPace", "{hours} h {minutes} min").format(hours=hours, minutes=minutes)


def news(kind: NewsKind, items: Sequence[WallNews], today: date) -> tuple[str, ...]:
    """What came in of one kind: one order by its number, several as a count."""
    orders = sum(item.orders for item in items)
    many = _many(kind).format(count=orders)
    if orders > 1:
        return (many, str(orders))
    (item,) = items
    one = _one(kind).format(order=item.human_number)
    cakes = translate("WallPace", "{count} cakes").format(count=item.cakes) if item.cakes > 1 else ""
    parts = (one, item.product, cakes, due_word(item.due, None, today))
    return (", ".join(part for part in parts if part), one, item.human_number)


def _one(kind: NewsKind) -> str:
    return {
        NewsKind.URGENT: translate("WallPace", "Urgent order {order}"),
        NewsKind.CANCELLED: translate("WallPace", "Cancelled: {order}"),
        NewsKind.NEW: translate("WallPace", "New order {order}"),
    }[kind]


def _many(kind: NewsKind) -> str:
    return {
        NewsKind.URGENT: translate("WallPace", "{count} urgent orders"),
        NewsKind.CANCELLED: translate("WallPace", "{count} cancelled"),
        NewsKind.NEW: translate("WallPace", "{count} new orders"),
    }[kind]
