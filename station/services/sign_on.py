"""Who works here. The choice is kept on disk, so a restart does not sign anyone off."""

from station.services.notices import FeedbackKind, Notice
from station.services.workbench import Staff, Workbench
from sync.replica import Document, FeedMark

KIND = "bench"
"""The replica's kind for what belongs to this station alone."""


def restore(bench: Workbench) -> None:
    """Sign on who was signed on before the restart."""
    kept = bench.ports.replica.get(KIND, "signed_on")
    bench.staff_id = kept.body["staff_id"] if kept else None


def sign_on_by_badge(bench: Workbench, badge: str, payload: str) -> None:
    """A badge was scanned."""
    found = next((person for person in bench.staff.values() if person.badge == badge), None)
    if found is None:
        bench.say(FeedbackKind.REFUSED, Notice.UNKNOWN_BADGE, payload=payload)
    else:
        _sign_on(bench, found)


def sign_on_by_name(bench: Workbench, staff_id: str) -> None:
    """A name was picked from the list."""
    found = bench.staff.get(staff_id)
    if found is not None:
        _sign_on(bench, found)


def sign_off(bench: Workbench) -> None:
    """Nobody works here. Scans that are saved keep who made them."""
    _keep(bench, None)
    bench.say(FeedbackKind.INFO, Notice.SIGNED_OFF)


def _sign_on(bench: Workbench, person: Staff) -> None:
    _keep(bench, person.id)
    bench.say(FeedbackKind.ACCEPTED, Notice.SIGNED_ON, name=person.name)


def _keep(bench: Workbench, staff_id: str | None) -> None:
    bench.staff_id = staff_id
    kept = Document(KIND, "signed_on", version=1, body={"staff_id": staff_id})
    mark = FeedMark(KIND, position=None, synced_at=bench.clock.now())
    bench.ports.replica.replace_all(KIND, [kept], mark)
