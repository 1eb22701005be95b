"""What only a bench's window says. Stages, days and devices have their words in station/ui/words.py."""

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from station.domain.stages import Priority, Stage
from station.services.bench_state import (
    CakeView,
    DeviceStatus,
    DeviceView,
    LinkStatus,
    NextAction,
    QueueRow,
    SiblingView,
    StatusView,
)
from station.ui.said_elsewhere import said
from station.ui.words import clock, device_word, due_word, link_word, stage_word

translate = QCoreApplication.translate


def not_known() -> str:
    """What stands where a list is not known. Never 'empty'."""
    return translate("Bench", "Not known yet")


def nothing_waiting(stage: Stage) -> str:
    """A queue that is known to be empty."""
    return translate("Bench", "Nothing waiting at {stage}").format(stage=stage_word(stage))


def ready() -> tuple[str, str]:
    """The band while there is nothing to answer."""
    return translate("Bench", "Ready to scan"), translate("Bench", "The answer to each scan stands here.")


def crash(detail: str) -> tuple[str, str]:
    """The band after an error that nobody handled."""
    text = translate("Bench", "Scans that were confirmed are safe. If it comes again, tell IT: {detail}")
    return translate("Bench", "Something went wrong in this station"), text.format(detail=detail)


def queue_title(count: int | None) -> str:
    """The head of the queue."""
    if count is None:
        return translate("Bench", "Queue")
    return translate("Bench", "Queue: {count}").format(count=count)


def link_title(status: StatusView, now: datetime) -> str:
    """The strip's large words: 'Offline. 4 scans saved here since 09:12'."""
    word = link_word(status.link)
    saved = saved_words(status, now)
    if not saved:
        return word
    return translate("Bench", "{link}. {saved}").format(link=word, saved=saved)


def saved_words(status: StatusView, now: datetime) -> str:
    """'4 scans saved here since 09:12', or nothing."""
    if not status.saved_here:
        return ""
    if status.saved_here == 1:
        text = translate("Bench", "1 scan saved here")
    else:
        text = translate("Bench", "{count} scans saved here").format(count=status.saved_here)
    if status.saved_since is None:
        return text
    since = clock(status.saved_since, now)
    return translate("Bench", "{saved} since {time}").format(saved=text, time=since)


def link_detail(status: StatusView, now: datetime) -> str:
    """The strip's small words below."""
    if status.link is LinkStatus.ONLINE:
        if status.saved_here and status.held >= status.saved_here:
            return translate("Bench", "Sent when the time for undo is over")
        if status.saved_here and status.attention:
            return translate("Bench", "Being sent, or waiting for a person")
        if status.saved_here:
            return translate("Bench", "Being sent now")
        return translate("Bench", "Every scan is sent")
    if status.link_detail and (status.link is LinkStatus.PAUSED or status.link_mendable):
        return said(status.link_detail)
    if status.link is LinkStatus.CONNECTING:
        return translate("Bench", "Scanning works already")
    if status.synced_at is not None:
        since = clock(status.synced_at, now)
        text = translate("Bench", "Go on scanning. Last news from the server: {time}")
        return text.format(time=since)
    return translate("Bench", "Go on scanning. It is sent when the link is back.")


def attention(count: int) -> str:
    """How many scans the server refused for good, and which card leads to them."""
    one = translate("Bench", "1 scan needs attention")
    several = translate("Bench", "{count} scans need attention").format(count=count)
    return "\n".join((one if count == 1 else several, translate("Bench", "Scan MENU")))


def nobody() -> str:
    """The person button while nobody is signed on."""
    return translate("Bench", "Sign on")


def cake_facts(row: QueueRow) -> str:
    """'Medium, Vanilla'."""
    return ", ".join(part for part in (row.size, row.flavour) if part)


def cake_count(cake: CakeView) -> str:
    """'Cake 2 of 3'."""
    text = translate("Bench", "Cake {index} of {count}")
    return text.format(index=cake.cake_index, count=cake.cake_count)


def scanner_word(scanner: DeviceView) -> str:
    """'Ready'; a scanner that types like a keyboard needs no setting, and is known by its first code."""
    if scanner.status is DeviceStatus.NOT_SET:
        return translate("Bench", "Keyboard")
    return device_word(scanner)


def siblings(others: tuple[SiblingView, ...]) -> str:
    """'B25771-A: Covering, B25771-C: Packing'."""
    return ", ".join(f"{other.human_number}: {stage_word(other.stage)}" for other in others)


def method(method_name: str | None) -> str:
    """'Pickup' or 'Delivery' in the person's language."""
    names = {"Pickup": translate("Bench", "Pickup"), "Delivery": translate("Bench", "Delivery")}
    return names.get(method_name or "", method_name or "")


def handover(cake: CakeView) -> str:
    """'Pickup, shelf A1': how the cake leaves and where it stands until then."""
    shelf = translate("Bench", "shelf {shelf}").format(shelf=cake.storage) if cake.storage else ""
    said = ", ".join(part for part in (method(cake.method), shelf) if part)
    return said[:1].upper() + said[1:]


def no_more_here(cake: CakeView, bench: Stage) -> str:
    """Why this bench can do nothing with the cake; '' when it is here and going on."""
    if cake.cancelled:
        return translate("Bench", "Cancelled. Stop work and tell the supervisor.")
    if cake.next_action is NextAction.NONE and cake.halted:
        return translate("Bench", "An earlier scan of it needs attention. Put the cake aside.")
    if cake.next_action is not NextAction.NONE or cake.stage is bench:
        return ""
    if cake.stage is Stage.COMPLETE:
        return translate("Bench", "This cake is complete.")
    return translate("Bench", "This cake is at {stage} now.").format(stage=stage_word(cake.stage))


def row_state(row: QueueRow, today: date) -> str:
    """What a screen reader says after a row's number."""
    parts = [row.product, cake_facts(row), due_word(row.due, row.due_window, today)]
    if row.priority is Priority.HIGH:
        parts.append(high())
    if row.started:
        parts.append(started())
    if row.assignee_name:
        parts.append(row.assignee_name)
    if row.pending:
        parts.append(pending())
    return ", ".join(part for part in parts if part)


def high() -> str:
    """A cake of the highest priority."""
    return translate("Bench", "High")


def started() -> str:
    """Somebody has begun with this cake."""
    return translate("Bench", "Started")


def pending() -> str:
    """A scan of this cake is not confirmed yet."""
    return translate("Bench", "Not sent yet")


def urgency(due: date | None, today: date) -> str:
    """'late', 'today' or ''."""
    if due is None or due > today:
        return ""
    return "today" if due == today else "late"
