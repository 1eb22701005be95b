"""How far a scan has come, and what undo does now, in words: honest about what is known and who knows it."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from station.services.bench_state import LedgerLine, LedgerState, UndoView, UndoWay
from station.services.scan_lines import SENT_FOR_GOOD
from station.ui.bench.attention_words import server_said
from station.ui.words import clock, ledger_word, stage_word

translate = QCoreApplication.translate

ROOM = 30
"""Longer words would be too small to read on the line; they stand in its story and in the list."""
SHORT = 12
"""Of a longer name the line has the first part; the whole name stands in its story."""


def seconds_left(until: datetime | None, now: datetime) -> int:
    """Whole seconds, so that the last one counts; 0 when it is over."""
    return 0 if until is None else max(0, -int(-(until - now).total_seconds() // 1))


def line_state(line: LedgerLine, now: datetime) -> str:
    """The line's small words: 'Confirmed, 09:12'."""
    if line.state is LedgerState.HELD:
        return _held(line, now)
    if line.state is LedgerState.ATTENTION and line.detail:
        why = server_said(line.code, line.detail)
        if len(why) <= ROOM:
            return why
    if line.state is LedgerState.WAITING and line.waits_for is not None:
        return translate("Ledger", "Waiting for {stage}").format(stage=stage_word(line.waits_for))
    if line.state is LedgerState.CONFIRMED:
        return _confirmed(line, now)
    return f"{ledger_word(line.state)}, {clock(line.at, now)}"


def line_story(line: LedgerLine, now: datetime) -> str:
    """More of it, for a pointer that rests on the line and for screen readers."""
    scanned = translate("Ledger", "Scanned here at {time}").format(time=clock(line.at, now))
    parts = [line.staff_name, scanned]
    if line.already_done and line.done_by:
        parts.append(translate("Ledger", "Done before by {name}").format(name=line.done_by))
    if line.reconciled:
        parts.append(translate("Ledger", "No answer came. The cake on the server shows that it was done"))
    if line.server_time:
        parts.append(translate("Ledger", "The server keeps its own time for it"))
    detail = server_said(line.code, line.detail) if line.detail else ""
    return ". ".join(part for part in (*parts, detail) if part)


def undo_button(undo: UndoView, now: datetime) -> tuple[str, str]:
    """The undo button in two lines, and what it takes back."""
    word = translate("Bench", "Undo")
    if undo.way is UndoWay.NONE:
        if undo.refusal in SENT_FOR_GOOD:
            return _two(word, translate("Ledger", "too late")), _why(undo)
        return _two(word, translate("Ledger", "not now")), translate("Bench", "Nothing to take back now (F7)")
    text = translate("Bench", "Take back the last scan of {order} (F7)").format(order=undo.order_number)
    if undo.way is UndoWay.SERVER:
        more = translate("Ledger", "The server is asked. Possible until {time}")
        until = clock(undo.until, now) if undo.until else ""
        return _two(word, translate("Ledger", "at server")), f"{text}. {more.format(time=until)}"
    left = seconds_left(undo.until, now)
    below = translate("Ledger", "{seconds} s left").format(seconds=left) if left else _not_sent()
    more = translate("Ledger", "Nothing of it was sent yet")
    return _two(word, below), f"{text}. {more}"


def _held(line: LedgerLine, now: datetime) -> str:
    left = seconds_left(line.held_until, now)
    if not left:
        return f"{ledger_word(LedgerState.SAVED)}, {clock(line.at, now)}"
    return translate("Ledger", "Sent in {seconds} s").format(seconds=left)


def _confirmed(line: LedgerLine, now: datetime) -> str:
    if line.missed:
        return _past(line)
    if line.already_done:
        return _done_before(line, now)
    word = ledger_word(line.state)
    if line.reconciled:
        word = translate("Ledger", "Seen done there")
    if not line.server_time:
        return f"{word}, {clock(line.at, now)}"
    if line.done_at is None:
        return translate("Ledger", "{done}, server's time").format(done=word)
    return translate("Ledger", "{done}, server {time}").format(done=word, time=clock(line.done_at, now))


def _done_before(line: LedgerLine, now: datetime) -> str:
    """'Done before, 09:05, Ana': as much as the server tells."""
    when = clock(line.done_at, now) if line.done_at else None
    word = translate("Ledger", "Done before")
    who = line.done_by if line.done_by is None or len(line.done_by) <= SHORT else line.done_by.split()[0]
    return ", ".join(part for part in (word, when, who) if part)


def _past(line: LedgerLine) -> str:
    if line.now_at is None:
        return translate("Ledger", "Past it already")
    return translate("Ledger", "Past it, at {stage}").format(stage=stage_word(line.now_at))


def _not_sent() -> str:
    return translate("Ledger", "not sent")


def _why(undo: UndoView) -> str:
    text = translate("Ledger", "The last scan of {order} was sent. Touch to see who puts it right (F7)")
    return text.format(order=undo.order_number)


def _two(first: str, second: str) -> str:
    return f"{first}\n{second}"
