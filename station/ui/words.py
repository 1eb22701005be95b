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

translate = QCoreApplication.translate


def _stages() -> dict[Stage, str]:
    return {
        Stage.FILLING: translate("Words", "Filling"),
        Stage.COVERING: translate("Words", "Covering"),
        Stage.DECORATING: translate("Words", "Decorating"),
        Stage.PACKING: translate("Words", "Packing"),
        Stage.COMPLETE: translate("Words", "Complete"),
    }


def _actions() -> dict[Action, str]:
    return {
        Action.PRINTED: translate("Words", "Label printed"),
        Action.STARTED: translate("Words", "{stage} started"),
        Action.COMPLETED: translate("Words", "{stage} finished"),
        Action.QC_RETURNED: translate("Words", "Returned for QC"),
        Action.STORED: translate("Words", "Put on a shelf"),
        Action.ASSIGNED: translate("Words", "Assigned"),
        Action.UNASSIGNED: translate("Words", "Given back"),
        Action.UNDONE: translate("Words", "Undo"),
        Action.UNKNOWN: translate("Words", "A newer kind of scan"),
    }


def _ledger() -> dict[LedgerState, str]:
    return {
        LedgerState.HELD: translate("Words", "Not sent yet"),
        LedgerState.SAVED: translate("Words", "Saved here"),
        LedgerState.SENT: translate("Words", "Sent"),
        LedgerState.CONFIRMED: translate("Words", "Confirmed"),
        LedgerState.WAITING: translate("Words", "Waiting"),
        LedgerState.ATTENTION: translate("Words", "Needs attention"),
        LedgerState.TAKEN_BACK: translate("Words", "Taken back"),
        LedgerState.GIVEN_UP: translate("Words", "Given up"),
    }


def _links() -> dict[LinkStatus, str]:
    return {
        LinkStatus.CONNECTING: translate("Words", "Connecting"),
        LinkStatus.ONLINE: translate("Words", "Online"),
        LinkStatus.OFFLINE: translate("Words", "Offline"),
        LinkStatus.PAUSED: translate("Words", "Paused"),
    }


def _devices() -> dict[DeviceStatus, str]:
    return {
        DeviceStatus.READY: translate("Words", "Ready"),
        DeviceStatus.BUSY: translate("Words", "Busy"),
        DeviceStatus.TROUBLE: translate("Words", "Needs help"),
        DeviceStatus.NOT_SET: translate("Words", "Not set up"),
    }


def _next() -> dict[NextAction, str]:
    return {
        NextAction.PRINT: translate("Words", "Print label"),
        NextAction.START: translate("Words", "Start {stage}"),
        NextAction.COMPLETE: translate("Words", "Complete {stage}"),
        NextAction.NONE: translate("Words", "Nothing to do here"),
    }


def _reasons() -> dict[QcReason, str]:
    return {
        QcReason.DAMAGED: translate("Words", "Damaged cake"),
        QcReason.SPELLING: translate("Words", "Wrong spelling"),
        QcReason.OTHER: translate("Words", "Other"),
    }


def _days() -> tuple[str, ...]:
    return (
        translate("Words", "Mon"),
        translate("Words", "Tue"),
        translate("Words", "Wed"),
        translate("Words", "Thu"),
        translate("Words", "Fri"),
        translate("Words", "Sat"),
        translate("Words", "Sun"),
    )


def stage_word(stage: Stage) -> str:
    """'Filling'."""
    return _stages()[stage]


def action_word(action: Action, stage: Stage) -> str:
    """What a ledger line did: 'Filling finished'."""
    return _actions()[action].format(stage=stage_word(stage))


def ledger_word(state: LedgerState) -> str:
    """How far a scan has come: 'Saved here'."""
    return _ledger()[state]


def link_word(link: LinkStatus) -> str:
    """'Online'."""
    return _links()[link]


def device_word(device: DeviceView) -> str:
    """'Ready'."""
    return _devices()[device.status]


def next_action_word(action: NextAction, stage: Stage) -> str:
    """The large button: 'Complete Filling'."""
    return _next()[action].format(stage=stage_word(stage))


def reason_word(reason: QcReason) -> str:
    """'Damaged cake'."""
    return _reasons()[reason]


def day_word(day: date, today: date) -> str:
    """'Sat 28/11'; with the year when it is another one."""
    text = f"{_days()[day.weekday()]} {day:%d/%m}"
    return text if day.year == today.year else f"{text}/{day.year}"


def due_word(due: date | None, window: str | None, today: date) -> str:
    """'Today 9am-1pm', 'Tomorrow', 'Sat 28/11', 'Overdue, Fri 20/11', 'No date'."""
    if due is None:
        return translate("Words", "No date")
    days = (due - today).days
    if days < 0:
        return translate("Words", "Overdue, {day}").format(day=day_word(due, today))
    names = {0: translate("Words", "Today"), 1: translate("Words", "Tomorrow")}
    text = names[days] if days in names else day_word(due, today)
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
    """'09:12' on the kitchen's clock, which `now` carries; another day has its date before it."""
    local = at.astimezone(now.tzinfo)
    text = f"{local:%H:%M}"
    return text if local.date() == now.date() else f"{day_word(local.date(), now.date())} {text}"
