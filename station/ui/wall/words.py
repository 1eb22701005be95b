"""What only the wall says. Stages, days and counts are said as everywhere else (station/ui/words.py)."""

from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication

from station.services.bench_state import DeviceStatus, LinkStatus
from station.services.wall_state import DueDay, DueSpan, StationHealth
from station.ui.said_elsewhere import said
from station.ui.words import due_word

translate = QCoreApplication.translate

STATION_SILENT_AFTER = timedelta(seconds=60)
"""Several heartbeats: one lost packet must not call a bench missing."""


def title() -> str:
    """The window's title and screen-reader name."""
    return translate("Wall", "Kitchen wall")


def not_known() -> str:
    """What stands where a number or a list is not known. Never 'empty', never 0."""
    return translate("Wall", "Not known yet")


def nothing_waiting() -> str:
    """A stage that is known to have no open cake."""
    return translate("Wall", "Nothing waiting")


def total_name(key: str) -> str:
    """The words beside a number of the head: overdue, today, tomorrow, complete_today."""
    names = {
        "overdue": translate("Wall", "Overdue"),
        "today": translate("Wall", "Today"),
        "tomorrow": translate("Wall", "Tomorrow"),
        "complete_today": translate("Wall", "Done today"),
    }
    return names[key]


def unassigned(count: int) -> str:
    """How many cakes of a stage nobody has taken."""
    if not count:
        return translate("Wall", "All assigned")
    return translate("Wall", "{count} unassigned").format(count=count)


def overdue(count: int) -> str:
    """How many cakes of a stage are past their day."""
    return translate("Wall", "{count} overdue").format(count=count)


def due(day: date | None, today: date) -> tuple[str, str]:
    """A cake's day on a wall: how late, else 'Today', 'Tomorrow', 'Sat 28/11'; and the same short."""
    if day is not None and day < today:
        days = (today - day).days
        short = translate("Wall", "{count} d late").format(count=days)
        one = translate("Wall", "1 day late")
        long = one if days == 1 else translate("Wall", "{count} days late").format(count=days)
        return long, short
    text = due_word(day, None, today)
    return text, text


def widest_due() -> tuple[str, ...]:
    """What a line must have room for."""
    today = date(2026, 11, 22)
    days = (-30, 0, 1, 5)
    return (*(due(today + timedelta(days=days_on), today)[1] for days_on in days), due(None, today)[1])


def will_be_late() -> tuple[str, str]:
    """The mark of a cake that will not be ready in time at the present pace, and the same short."""
    return translate("Wall", "Will be late"), translate("Wall", "Late")


def day_name(day: DueDay, today: date) -> str:
    """The head of a column of the week."""
    if day.span is DueSpan.OVERDUE:
        return translate("Wall", "Overdue")
    if day.day is None:
        return translate("Wall", "Later")
    return due_word(day.day, None, today)


def age(span: timedelta) -> str:
    """A length of time, coarse enough to read at a glance."""
    seconds = max(0, int(span.total_seconds()))
    if seconds < 120:
        return translate("Wall", "{count} s").format(count=seconds)
    if seconds < 2 * 3600:
        return translate("Wall", "{count} min").format(count=seconds // 60)
    return translate("Wall", "{count} h").format(count=seconds // 3600)


def page(first: int, last: int, total: int) -> tuple[str, str]:
    """Which cakes of how many are shown, and the same in figures."""
    text = translate("Wall", "{first} to {last} of {total}")
    return text.format(first=first, last=last, total=total), f"{first}-{last}/{total}"


def link(status: LinkStatus, detail: str | None, data_age: timedelta | None, fresh: bool) -> tuple[str, ...]:
    """The strip: is what is shown true now, if not how old it is and why; then the same in fewer words."""
    if fresh and status is LinkStatus.ONLINE:
        return (translate("Wall", "Up to date"),)
    if data_age is None:
        known = translate("Wall", "Counts are not known yet.")
    else:
        known = translate("Wall", "Data is {age} old.").format(age=age(data_age))
    reasons = {
        LinkStatus.ONLINE: "",
        LinkStatus.CONNECTING: translate("Wall", "Connecting to the server."),
        LinkStatus.OFFLINE: translate("Wall", "No link to the server."),
        LinkStatus.PAUSED: translate("Wall", "The link is paused: IT must look at this station."),
    }
    reason = said(detail) if status is LinkStatus.PAUSED and detail else reasons[status]
    return f"{reason} {known}".strip(), known


def station_not_known() -> str:
    """A station that was well when the wall last heard of it, too long ago to say so still."""
    return translate("Wall", "Not known now")


def station_state(station: StationHealth, silent_for: timedelta) -> tuple[bool, str]:
    """(is it well, what is to be said) for one station; `silent_for` is the time since its last word."""
    if silent_for > STATION_SILENT_AFTER:
        return False, translate("Wall", "Not seen for {age}").format(age=age(silent_for))
    if station.printer == DeviceStatus.TROUBLE:
        return False, translate("Wall", "Printer needs help")
    if station.scanner == DeviceStatus.TROUBLE:
        return False, translate("Wall", "Scanner needs help")
    if station.attention:
        return False, _need_attention(station.attention)
    if station.saved_here:
        return False, _scans_to_send(station.saved_here)
    return True, translate("Wall", "All well")


def _need_attention(count: int) -> str:
    if count == 1:
        return translate("Wall", "1 needs attention")
    return translate("Wall", "{count} need attention").format(count=count)


def _scans_to_send(count: int) -> str:
    if count == 1:
        return translate("Wall", "1 scan to send")
    return translate("Wall", "{count} scans to send").format(count=count)


def no_stations() -> str:
    """The foot before any station has reported."""
    return translate("Wall", "No station has reported yet")
