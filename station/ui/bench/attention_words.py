"""What happened to a scan that needs a person, and the ways out, in words."""

from datetime import datetime

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from station.services.bench_state import Action, AttentionLine, Cause, GiveUpReason, WayOut
from station.ui.said_elsewhere import is_listed, said
from station.ui.words import action_word, clock

translate = QCoreApplication.translate


def _codes() -> dict[str, str]:
    return {
        "ORD001": translate("Attention", "The server has no such cake in this store."),
        "ORD002": translate("Attention", "The cake is at another stage than this scan needs."),
        "ORD003": translate("Attention", "The cake was cancelled. Stop work on it."),
        "ORD004": translate("Attention", "Something else was done to the cake since."),
        "AUTH001": translate("Attention", "This bench may not do that. A supervisor can."),
        "REQ001": translate("Attention", "The server could not read this scan. Tell IT."),
    }


def happened(line: AttentionLine) -> str:
    """Why a person is asked. An unknown code keeps the server's own sentence."""
    if line.cause is Cause.OVERDUE:
        return translate("Attention", "Another bench's scan has not come yet. It goes on trying.")
    if line.cause is Cause.NEWER:
        return translate("Attention", "A newer version of this program saved it. Install that to send it.")
    if line.code == "ORD002" and line.action is Action.QC_RETURNED:
        return translate("Attention", "The cake was not sent back. It is packed: an admin can return it.")
    known = _codes().get(line.code)
    if known:
        return known
    words = server_said(line.code, line.message)
    return f"{words} ({line.code})" if line.code else words


def server_said(code: str, message: str) -> str:
    """A refusal in the server's own words where the windows speak its language, else what its code means."""
    refused = str(QT_TRANSLATE_NOOP("Attention", "The server refused it."))
    translated = translate("Attention", refused)
    if message and (is_listed(message) or translated == refused):
        return said(message)
    return _codes().get(code, translated)


def scanned(line: AttentionLine, now: datetime) -> str:
    """'Covering finished, since 09:12'."""
    text = translate("Attention", "{what}, since {time}")
    since = text.format(what=action_word(line.action, line.stage), time=clock(line.since, now))
    if not line.behind:
        return since
    more = translate("Attention", "{count} more behind it").format(count=line.behind)
    return f"{since}, {more}"


def place_not_known() -> str:
    """The cake is not on this bench's list."""
    return translate("Attention", "Place not known")


def way_word(way: WayOut) -> str:
    """A button: 'Send again'."""
    return {
        WayOut.REQUEUE: translate("Attention", "Send again"),
        WayOut.RETRY_NOW: translate("Attention", "Try now"),
        WayOut.DISCARD: translate("Attention", "Give up"),
    }[way]


def reason_word(reason: GiveUpReason) -> str:
    """Why a scan is given up."""
    return {
        GiveUpReason.MISTAKE: translate("Attention", "Scanned by mistake"),
        GiveUpReason.DONE_ELSEWHERE: translate("Attention", "Entered in another way"),
        GiveUpReason.CAKE_GONE: translate("Attention", "The cake is not made"),
    }[reason]


def title(count: int) -> str:
    """The head of the list."""
    one = translate("Attention", "1 scan needs attention")
    return one if count == 1 else translate("Attention", "{count} scans need attention").format(count=count)


def hint() -> str:
    """Below the head."""
    return translate("Attention", "The scans are safe here. Decide about each, or call the supervisor.")


def nothing() -> tuple[str, str]:
    """The list is empty now."""
    return translate("Attention", "Nothing needs attention"), translate("Attention", "All is decided.")


def why_give_up(line: AttentionLine) -> tuple[str, str]:
    """The question before a scan is given up."""
    head = translate("Attention", "{order}: why is this scan given up?").format(order=line.order_number)
    return head, translate("Attention", "It is never sent then. The reason is kept with it.")
