"""What needs a person, for the screen and the heartbeat, and what the person decides."""

import logging
from collections.abc import Callable
from functools import partial
from typing import Any

from station.services.bench_state import AttentionLine, GiveUpReason
from station.services.ledger import meaning, order_number
from station.services.notices import FeedbackKind, Notice
from station.services.ports import Attention
from station.services.workbench import Workbench
from sync.attention import AttentionItem
from sync.entry import Entry
from sync.errors import NotPossible, StoreError

log = logging.getLogger(__name__)


def attention_lines(bench: Workbench) -> tuple[AttentionLine, ...]:
    """The list, oldest scan first."""
    return tuple(_line(bench, item) for item in bench.ports.attention.items())


def attention_report(attention: Attention) -> dict[str, Any]:
    """The heartbeat's copy of the list; empty when the disk cannot be read. Any thread."""
    try:
        return attention.report()
    except StoreError as error:
        log.warning("the attention list was not read: %s", error.title)
        return {}


def requeue(bench: Workbench, event_id: str) -> None:
    """Send a refused scan again."""
    _decide(bench, partial(bench.ports.decisions.requeue, event_id), Notice.SENDING_AGAIN)


def retry_now(bench: Workbench, event_id: str) -> None:
    """Send a waiting scan now."""
    _decide(bench, partial(bench.ports.decisions.retry_now, event_id), Notice.SENDING_AGAIN)


def discard(bench: Workbench, event_id: str, reason: GiveUpReason) -> None:
    """Give a scan up: its cake goes on without it."""
    give_up = partial(bench.ports.decisions.discard, event_id, reason.value, bench.staff_id)
    _decide(bench, give_up, Notice.GIVEN_UP)


def _decide(bench: Workbench, decide: Callable[[], Entry], notice: Notice) -> None:
    try:
        entry = decide()
    except (NotPossible, StoreError) as error:
        bench.say(FeedbackKind.REFUSED, Notice.DECIDED_NOT, detail=error.message)
        return
    bench.refresh_pending(entry.order_key)
    bench.ports.wake_dispatcher()
    bench.say(FeedbackKind.ACCEPTED, notice, order=order_number(bench, entry))


def _line(bench: Workbench, item: AttentionItem) -> AttentionLine:
    action, stage = meaning(bench, item.entry)
    order = bench.book.get(item.entry.order_key)
    return AttentionLine(
        event_id=item.entry.event_id,
        order_number=order_number(bench, item.entry),
        action=action,
        stage=stage,
        cause=item.cause,
        code=item.code,
        message=item.message,
        now_at=bench.book.as_shown(order).stage if order else None,
        since=item.since,
        behind=item.behind,
        ways=item.ways_out,
    )
