"""The history of scans: each as it was read, with the answer that it got."""

from scanning.codes import badge_code, label_code
from scanning.errors import MalformedScan
from station.domain.stages import Stage
from station.services.notices import Notice
from station.services.scan_history import KEPT_SCANS
from tests.unit.services.conftest import Rigs


def test_each_scan_has_its_answer(rigs: Rigs) -> None:
    """Read, source and answer of every scan, newest first; what is said between two scans is no answer."""
    rig = rigs.make(Stage.COVERING)
    rig.scans.take(badge_code("9999"), "ttyACM0", badge_code("9999") + "\r")
    rig.bench.say(rig.said[-1].kind, Notice.SIGNED_OFF)
    rig.scans.take_refused("ttyACM0", "??", MalformedScan("Not a code", "Scan again."))
    lines = rig.bench.scans.lines()
    assert [(line.source, line.read, line.notice) for line in lines] == [
        ("ttyACM0", "??", Notice.MALFORMED_SCAN),
        ("ttyACM0", badge_code("9999") + "\r", Notice.UNKNOWN_BADGE),
    ]
    assert lines[0].params["payload"] == "??"


def test_an_answer_of_the_server_comes_to_its_scan(rigs: Rigs) -> None:
    """A scan that is looked up has no answer yet; when it comes it stands with that scan, not a later one."""
    rig = rigs.make(Stage.COVERING)
    code = label_code("B", 99999, None)
    rig.scans.take(code, "wedge", code)
    rig.scans.take(badge_code("9999"), "wedge", badge_code("9999"))
    assert rig.looked_up == [code]
    assert [line.notice for line in rig.bench.scans.lines()] == [Notice.UNKNOWN_BADGE, None]
    rig.scans.after_lookup(code)
    assert [line.notice for line in rig.bench.scans.lines()] == [Notice.UNKNOWN_BADGE, Notice.UNKNOWN_ORDER]


def test_a_code_that_the_layout_test_does_not_explain_is_refused(rigs: Rigs) -> None:
    """Keys that spell a whole code although the measured layout cannot: refused, and nothing is done."""
    rig = rigs.make(Stage.COVERING)
    rig.scans.take_refused("wedge", badge_code("1031"))
    assert rig.said[-1].notice is Notice.LAYOUT_WRONG
    assert rig.bench.staff_id is None


def test_the_oldest_scans_are_forgotten(rigs: Rigs) -> None:
    """The list has an end."""
    rig = rigs.make(Stage.COVERING)
    for number in range(KEPT_SCANS + 5):
        rig.scans.take(f"?{number}", "typed", f"?{number}")
    lines = rig.bench.scans.lines()
    assert len(lines) == KEPT_SCANS
    assert lines[0].read == f"?{KEPT_SCANS + 4}"
