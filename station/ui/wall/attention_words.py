"""What happened to a scan that needs a person, as a wall has room for it: in a sentence or three words."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from station.services.bench_state import Action, Cause
from station.services.wall_state import WallAttention
from station.ui.words import action_word, clock, stage_word

translate = QCoreApplication.translate


def _codes() -> dict[str, tuple[str, str]]:
    return {
        "ORD001": (
            translate("WallAttention", "The server has no such cake"),
            translate("WallAttention", "No such cake"),
        ),
        "ORD002": (
            translate("WallAttention", "Cake is at another stage"),
            translate("WallAttention", "At another stage"),
        ),
        "ORD003": (
            translate("WallAttention", "Cake was cancelled: stop work on it"),
            translate("WallAttention", "Cake cancelled"),
        ),
        "ORD004": (
            translate("WallAttention", "Something else was done to it since"),
            translate("WallAttention", "Changed since"),
        ),
        "AUTH001": (
            translate("WallAttention", "This bench may not do that"),
            translate("WallAttention", "Bench may not do it"),
        ),
        "REQ001": (
            translate("WallAttention", "The server could not read this scan"),
            translate("WallAttention", "Scan not readable"),
        ),
    }


def happened(item: WallAttention) -> tuple[str, str]:
    """(what happened, the same where there is little room)."""
    if item.cause is Cause.OVERDUE:
        return (
            translate("WallAttention", "Another bench's scan has not come yet"),
            translate("WallAttention", "Waits for a scan"),
        )
    if item.cause is Cause.NEWER:
        return (
            translate("WallAttention", "Saved by a newer version: tell IT"),
            translate("WallAttention", "Needs a new version"),
        )
    if item.code == "ORD002":
        return _wrong_stage(item)
    refused = translate("WallAttention", "Refused by the server")
    unknown = (f"{refused} ({item.code})" if item.code else refused, refused)
    return _codes().get(item.code, unknown)


def _wrong_stage(item: WallAttention) -> tuple[str, str]:
    if item.now_at is None:
        return _codes()["ORD002"]
    stage = stage_word(item.now_at)
    if item.action is Action.QC_RETURNED:
        long = translate("WallAttention", "Not sent back: cake is at {stage}")
        return long.format(stage=stage), translate("WallAttention", "Not sent back")
    text = translate("WallAttention", "Cake is at {stage}").format(stage=stage)
    return text, text


def scanned(item: WallAttention) -> tuple[str, str]:
    """(what was scanned: 'Covering finished', the same where there is little room: 'Finished')."""
    short = {
        Action.PRINTED: translate("WallAttention", "Printed"),
        Action.STARTED: translate("WallAttention", "Started"),
        Action.COMPLETED: translate("WallAttention", "Finished"),
        Action.QC_RETURNED: translate("WallAttention", "QC return"),
        Action.STORED: translate("WallAttention", "Shelf"),
        Action.UNKNOWN: translate("WallAttention", "New scan"),
    }
    said = action_word(item.action, item.stage)
    return said, short.get(item.action, said)


def since(item: WallAttention, now: datetime) -> str:
    """'09:12' on the kitchen's clock, which `now` carries."""
    return clock(item.since, now)


def place(number: int, total: int) -> tuple[str, str]:
    """Which of how many: '1 of 5', and the same in figures."""
    text = translate("WallAttention", "{number} of {total}")
    return text.format(number=number, total=total), f"{number}/{total}"
