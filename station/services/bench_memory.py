"""What a bench still knows after a restart: who is signed on, that there is a break, and the open board."""

import logging
from datetime import datetime

from station.services.workbench import Workbench
from sync.errors import StoreError
from sync.replica import Document, FeedMark

log = logging.getLogger(__name__)

KIND = "bench"
"""The replica's kind for what belongs to this station alone."""

_SIGNED_ON = "signed_on"
_DESK = "desk"


def keep(bench: Workbench) -> None:
    """Remember how things are now. A disk that refuses is logged: the next scan says it to the person."""
    since = bench.break_since.isoformat() if bench.break_since else None
    kept = [
        Document(KIND, _SIGNED_ON, 1, {"staff_id": bench.staff_id}),
        Document(KIND, _DESK, 1, {"break_since": since, "board_open": bench.board_open}),
    ]
    try:
        bench.ports.replica.replace_all(KIND, kept, FeedMark(KIND, None, bench.clock.now()))
    except StoreError as error:
        log.error("who works here was not saved: %s", error.title)


def restore(bench: Workbench) -> None:
    """As it was before the restart."""
    kept = {document.key: document.body for document in bench.ports.replica.all(KIND)}
    bench.staff_id = kept.get(_SIGNED_ON, {}).get("staff_id")
    desk = kept.get(_DESK, {})
    since = desk.get("break_since")
    bench.break_since = datetime.fromisoformat(since) if since else None
    bench.board_open = bool(desk.get("board_open"))


def keep_board(bench: Workbench, is_open: bool) -> None:
    """The board of fillings was opened or closed."""
    bench.board_open = is_open
    keep(bench)
