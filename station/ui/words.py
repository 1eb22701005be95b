"""What the windows say, in words: stages, devices, dates and ages. Plain, short, without blame.

Every sentence passes QCoreApplication.translate with its English as the key, so that Qt Linguist
finds it. What a bench answers to a scan stands in station/ui/bench/notice_words.py.
"""

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from station.domain.stages import Stage
from station.services.bench_state import (
    Action,
    DeviceStatus,
    DeviceView,
    LedgerState,
    LinkStatus,
    NextAction,
    QcReason,
)

CONTEXT = "Words"


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """Mark a text for pyside6-lupdate, which finds it by this name. PySide's own loses the type."""
    return text


_STAGES = {
    Stage.FILLING: QT_TRANSLATE_NOOP("Words", "Filling"),
    Stage.COVERING: QT_TRANSLATE_NOOP("Words", "Covering"),
    Stage.DECORATING: QT_TRANSLATE_NOOP("Words", "Decorating"),
    Stage.PACKING: QT_TRANSLATE_NOOP("Words", "Packing"),
    Stage.COMPLETE: QT_TRANSLATE_NOOP("Words", "Complete"),
}
_ACTIONS = {
    Action.PRINTED: QT_TRANSLATE_NOOP("Words", "Label printed"),
    Action.STARTED: QT_TRANSLATE_NOOP("Words", "{stage} started"),
    Action.COMPLETED: QT_TRANSLATE_NOOP("Words", "{stage} finished"),
    Action.QC_RETURNED: QT_TRANSLATE_NOOP("Words", "Returned for QC"),
    Action.STORED: QT_TRANSLATE_NOOP("Words", "Put on a shelf"),
    Action.ASSIGNED: QT_TRANSLATE_NOOP("Words", "Assigned"),
}
_LEDGER = {
    LedgerState.SAVED: QT_TRANSLATE_NOOP("Words", "Saved here"),
    LedgerState.SENT: QT_TRANSLATE_NOOP("Words", "Sent"),
    LedgerState.CONFIRMED: QT_TRANSLATE_NOOP("Words", "Confirmed"),
    LedgerState.WAITING: QT_TRANSLATE_NOOP("Words", "Waiting"),
    LedgerState.ATTENTION: QT_TRANSLATE_NOOP("Words", "Needs attention"),
}
_LINKS = {
    LinkStatus.CONNECTING: QT_TRANSLATE_NOOP("Words", "Connecting"),
    LinkStatus.ONLINE: QT_TRANSLATE_NOOP("Words", "Online"),
    LinkStatus.OFFLINE: QT_TRANSLATE_NOOP("Words", "Offline"),
    LinkStatus.PAUSED: QT_TRANSLATE_NOOP("Words", "Paused"),
}
_DEVICES = {
    DeviceStatus.READY: QT_TRANSLATE_NOOP("Words", "Ready"),
    DeviceStatus.BUSY: QT_TRANSLATE_NOOP("Words", "Busy"),
    DeviceStatus.TROUBLE: QT_TRANSLATE_NOOP("Words", "Needs help"),
    DeviceStatus.NOT_SET: QT_TRANSLATE_NOOP("Words", "Not set up"),
}
_NEXT = {
    NextAction.PRINT: QT_TRANSLATE_NOOP("Words", "Print label"),
    NextAction.START: QT_TRANSLATE_NOOP("Words", "Start {stage}"),
    NextAction.COMPLETE: QT_TRANSLATE_NOOP("Words", "Complete {stage}"),
    NextAction.NONE: QT_TRANSLATE_NOOP("Words", "Nothing to do here"),
}
_REASONS = {
    QcReason.DAMAGED: QT_TRANSLATE_NOOP("Words", "Damaged cake"),
    QcReason.SPELLING: QT_TRANSLATE_NOOP("Words", "Wrong spelling"),
    QcReason.OTHER: QT_TRANSLATE_NOOP("Words", "Other"),
}
_DAYS = (
    QT_TRANSLATE_NOOP("Words", "Mon"),
    QT_TRANSLATE_NOOP("Words", "Tue"),
    QT_TRANSLATE_NOOP("Words", "Wed"),
    QT_TRANSLATE_NOOP("Words", "Thu"),
    QT_TRANSLATE_NOOP("Words", "Fri"),
    QT_TRANSLATE_NOOP("Words", "Sat"),
    QT_TRANSLATE_NOOP("Words", "Sun"),
)


def say(text: str, **params: object) -> str:
    """Translate a text of this file and fill its {places}."""
    return QCoreApplication.translate(CONTEXT, text).format(**params)


def stage_word(stage: Stage) -> str:
    """'Filling'."""
    return say(_STAGES[stage])


def action_word(action: Action, stage: Stage) -> str:
    """What a ledger line did: 'Filling finished'."""
    return say(_ACTIONS[action], stage=stage_word(stage))


def ledger_word(state: LedgerState) -> str:
    """How far a scan has come: 'Saved here'."""
    return say(_LEDGER[state])


def link_word(link: LinkStatus) -> str:
    """'Online'."""
    return say(_LINKS[link])


def device_word(device: DeviceView) -> str:
    """'Ready'."""
    return say(_DEVICES[device.status])


def next_action_word(action: NextAction, stage: Stage) -> str:
    """The large button: 'Complete Filling'."""
    return say(_NEXT[action], stage=stage_word(stage))


def reason_word(reason: QcReason) -> str:
    """'Damaged cake'."""
    return say(_REASONS[reason])


def count_word(count: int, one: str, several: str) -> str:
    """'1 scan' or '4 scans': both texts are translated, {count} is the place of the number."""
    return say(one if count == 1 else several, count=count)


def day_word(day: date, today: date) -> str:
    """'Sat 28/11'; with the year when it is another one."""
    text = f"{say(_DAYS[day.weekday()])} {day:%d/%m}"
    return text if day.year == today.year else f"{text}/{day.year}"


def due_word(due: date | None, window: str | None, today: date) -> str:
    """'Today 9am-1pm', 'Tomorrow', 'Sat 28/11', 'Overdue, Fri 20/11', 'No date'."""
    if due is None:
        return say(QT_TRANSLATE_NOOP("Words", "No date"))
    days = (due - today).days
    if days < 0:
        return say(QT_TRANSLATE_NOOP("Words", "Overdue, {day}"), day=day_word(due, today))
    names = {0: QT_TRANSLATE_NOOP("Words", "Today"), 1: QT_TRANSLATE_NOOP("Words", "Tomorrow")}
    text = say(names[days]) if days in names else day_word(due, today)
    return f"{text} {window}" if window else text


def due_long(due: date | None, window: str | None, today: date) -> str:
    """The same with the date always in it: 'Today, Sun 22/11, 9am-1pm'."""
    if due is None:
        return due_word(due, window, today)
    text = due_word(due, None, today)
    day = day_word(due, today)
    parts = [text] if day in text else [text, day]
    return ", ".join([*parts, window] if window else parts)


def clock(at: datetime, now: datetime) -> str:
    """'09:12' in the time zone that `now` carries (the kitchen's); another day has its date before it."""
    local = at.astimezone(now.tzinfo)
    text = f"{local:%H:%M}"
    return text if local.date() == now.date() else f"{day_word(local.date(), now.date())} {text}"


def age_word(then: datetime, now: datetime) -> str:
    """'just now', '40 s ago', '5 min ago', '3 h ago', '2 days ago'."""
    seconds = max(0, int((now - then).total_seconds()))
    if seconds < 10:
        return say(QT_TRANSLATE_NOOP("Words", "just now"))
    if seconds < 60:
        return say(QT_TRANSLATE_NOOP("Words", "{count} s ago"), count=seconds)
    if seconds < 3600:
        return say(QT_TRANSLATE_NOOP("Words", "{count} min ago"), count=seconds // 60)
    if seconds < 48 * 3600:
        return say(QT_TRANSLATE_NOOP("Words", "{count} h ago"), count=seconds // 3600)
    return say(QT_TRANSLATE_NOOP("Words", "{count} days ago"), count=seconds // 86400)
