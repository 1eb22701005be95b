"""Who works here changes nothing about what was scanned before."""

from scanning.codes import badge_code
from station.domain.stages import Stage
from station.services.bench_state import LinkStatus
from station.services.notices import Notice
from station.services.sign_on import sign_off
from tests.cakes import cake
from tests.unit.services.conftest import Rigs


def test_signing_off_leaves_pending_scans_alone(rigs: Rigs) -> None:
    """Offline, with scans pending: signing off is possible, and each scan keeps who made it, also on disk."""
    cakes = (cake("bannos-1"), cake("bannos-2"))
    rig = rigs.make(Stage.FILLING, *cakes, link=LinkStatus.OFFLINE)
    rig.scan(badge_code("1011"))
    rig.scan_label("B", 1)
    sign_off(rig.bench)
    assert rig.said[-1].notice is Notice.SIGNED_OFF
    rig.scan_label("B", 2)
    made_by = [(entry.order_key, entry.staff) for entry in rig.outbox.unconfirmed()]
    assert made_by == [("bannos-1", "staff-1"), ("bannos-2", None)]
    rigs.close()
    again = rigs.make(Stage.FILLING, *cakes, link=LinkStatus.OFFLINE)
    assert [(entry.order_key, entry.staff) for entry in again.outbox.unconfirmed()] == made_by
    assert again.bench.staff_id is None
