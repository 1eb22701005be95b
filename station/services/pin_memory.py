"""The PINs that this station knows (pin_try.py), in its database. One changed since is not known any more."""

import logging
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from msgspec.structs import asdict

from station.domain.staff import Staff
from station.services.pin_try import KeptPin
from station.services.workbench import Workbench
from sync.errors import StoreError
from sync.replica import Document, FeedMark

log = logging.getLogger(__name__)

KIND = "pin"


def known_pin(bench: Workbench, person: Staff) -> KeptPin | None:
    """What this station knows of the person's PIN, unless it heard that it was changed since."""
    found = bench.ports.replica.get(KIND, person.id)
    if found is None or person.pin_changed_at is None:
        return None
    kept = _kept(found.body)
    current = datetime.fromisoformat(kept.changed_at) >= datetime.fromisoformat(person.pin_changed_at)
    return kept if current else None


def keep_pin(bench: Workbench, kept: KeptPin) -> None:
    """Remember it, and forget those of people who have none any more. What the disk refuses is logged."""
    replica, having = bench.ports.replica, {p.id for p in bench.staff.values() if p.has_pin and p.active}
    others = [d for d in replica.all(KIND) if d.key != kept.staff_id and d.key in having]
    mark = FeedMark(KIND, position=None, synced_at=bench.clock.now())
    try:
        replica.replace_all(KIND, [*others, Document(KIND, kept.staff_id, 1, _body(kept))], mark)
    except StoreError as error:
        log.error("a PIN was not remembered: %s", error.title)


def _body(kept: KeptPin) -> dict[str, Any]:
    until = kept.locked_until
    return asdict(kept) | {"locked_until": until.isoformat() if until else None}


def _kept(body: Mapping[str, Any]) -> KeptPin:
    until = body["locked_until"]
    return KeptPin(**{**body, "locked_until": datetime.fromisoformat(until) if until else None})
