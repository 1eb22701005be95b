"""Scans of a cake of which an earlier scan needs a person: saved, never plainly green, and not done there."""

import pytest
from msgspec.structs import replace

from scanning.codes import Command, command_code, shelf_code
from station.domain.stages import Stage
from station.services.assign import assign
from station.services.attention import discard, requeue
from station.services.bench_documents import load_lists
from station.services.bench_state import BenchState, GiveUpReason, LinkStatus, NextAction, QcReason
from station.services.bench_view import bench_state
from station.services.notices import Feedback, FeedbackKind, Notice
from station.services.pending import halted
from station.services.return_for_qc import return_for_qc
from sync.ending import Ending
from sync.entry import PAYLOAD_VERSION, Entry
from sync.outcome import Answer, verdict
from tests.cakes import cake
from tests.unit.services.conftest import Rig, Rigs

CAKE = "bannos-25771"


def refused(rig: Rig) -> Entry:
    """The backend refuses the oldest scan."""
    sent = rig.outbox.mark_sending(rig.outbox.unconfirmed()[:1])[0]
    end = verdict(Answer(False, {"event_id": sent.event_id}, "REQ001", "That person is not of this store."))
    (entry,) = rig.outbox.settle([Ending(sent, end)]).entries
    rig.bench.refresh_pending(entry.order_key)
    return entry


def printed_and_refused(rigs: Rigs, link: LinkStatus = LinkStatus.ONLINE) -> tuple[Rig, Entry]:
    """Filling printed a label, and the backend refused that scan."""
    rig = rigs.make(Stage.FILLING, cake(), link=link)
    rig.scan("B25771")
    rig.scan(command_code(Command.PRINT))
    return rig, refused(rig)


def waits_for_a_person(said: Feedback) -> bool:
    """Whether it was the amber answer."""
    return (said.kind, said.notice) == (FeedbackKind.SAVED_OFFLINE, Notice.SAVED_BEHIND)


def shown(rig: Rig) -> BenchState:
    """What the window draws."""
    return bench_state(rig.bench)


@pytest.mark.parametrize("link", [LinkStatus.ONLINE, LinkStatus.OFFLINE])
def test_saved_and_not_green(rigs: Rigs, link: LinkStatus) -> None:
    """The label is scanned behind the refused print: saved, and to be put aside; never 'take it on'."""
    rig, _ = printed_and_refused(rigs, link)
    assert waits_for_a_person(rig.scan_label("B", 25771))
    assert rig.sent() == [(CAKE, "complete_filling")]


def test_stays_where_the_backend_says(rigs: Rigs) -> None:
    """Panel, queue and attention list have the cake at Filling still, with nothing more to do to it."""
    rig, _ = printed_and_refused(rigs)
    rig.scan_label("B", 25771)
    state = shown(rig)
    assert state.current is not None
    assert (state.current.stage, state.current.next_action) == (Stage.FILLING, NextAction.NONE)
    assert state.current.halted
    assert [span.finished for span in state.current.spans if span.stage is Stage.FILLING] == [None]
    assert [row.order_id for row in state.queue or ()] == [CAKE]
    assert [line.now_at for line in state.attention] == [Stage.FILLING]


def test_scanned_again(rigs: Rigs) -> None:
    """The second scan gets the same answer and no second entry; the backend is asked first, as always."""
    rig, _ = printed_and_refused(rigs)
    rig.scan_label("B", 25771)
    rig.bench.link = LinkStatus.OFFLINE
    assert waits_for_a_person(rig.scan_label("B", 25771))
    assert rig.sent() == [(CAKE, "complete_filling")]


def test_done_elsewhere_meanwhile(rigs: Rigs) -> None:
    """A cake that the backend has at Covering by now is said to be there: nothing of it was saved here."""
    rig, _ = printed_and_refused(rigs)
    rig.bench.book.update([cake(stage="Covering", version=2)])
    rig.bench.link = LinkStatus.OFFLINE
    assert rig.scan_label("B", 25771).notice is Notice.ALREADY_DONE


def test_decision_lets_it_go(rigs: Rigs) -> None:
    """Sent again or given up, what waited counts at once, and the next scan is answered as ever."""
    rig, entry = printed_and_refused(rigs)
    rig.scan_label("B", 25771)
    requeue(rig.bench, entry.event_id)
    state = shown(rig)
    assert state.current is not None
    assert state.current.stage is Stage.COVERING
    discard(rig.bench, refused(rig).event_id, GiveUpReason.MISTAKE)
    assert not rig.bench.book.is_halted(CAKE)


def test_both_scans_of_packing(rigs: Rigs) -> None:
    """At Packing the first scan behind it starts and the second packs: both are saved, both amber."""
    rig = rigs.make(Stage.PACKING, cake(stage="Packing", writing=None))
    rig.scan_label("B", 25771)
    refused(rig)
    answers = [rig.scan_label("B", 25771) for _ in range(2)]
    assert all(map(waits_for_a_person, answers))
    assert [function for _, function in rig.sent()] == ["start_packing", "complete_packing"]
    rig.bench.link = LinkStatus.OFFLINE
    assert waits_for_a_person(rig.scan_label("B", 25771))


def test_packing_still_asks_for_a_look(rigs: Rigs) -> None:
    """What must be looked at before a cake is packed is asked for behind it as well."""
    rig = rigs.make(Stage.PACKING, cake(stage="Packing"))
    rig.scan_label("B", 25771)
    refused(rig)
    assert waits_for_a_person(rig.scan_label("B", 25771))
    assert rig.scan_label("B", 25771).notice is Notice.CHECK_PACKING
    assert waits_for_a_person(rig.scan_label("B", 25771))
    assert [function for _, function in rig.sent()] == ["start_packing", "complete_packing"]


def test_scan_of_a_newer_program(rigs: Rigs) -> None:
    """What a newer version recorded holds its cake in the same way; what goes by itself does not."""
    rig = rigs.make(Stage.COVERING, cake(stage="Covering"))
    rig.scan_label("B", 25771)
    (entry,) = rig.outbox.unsettled(CAKE)
    assert not halted([entry])
    assert halted([entry, replace(entry, payload_version=PAYLOAD_VERSION + 1)])


def test_other_ways_to_save(rigs: Rigs) -> None:
    """A shelf, a person and a QC return behind it are answered in the same way."""
    rig = rigs.make(Stage.PACKING, cake(stage="Packing", writing=None))
    rig.scan_label("B", 25771)
    refused(rig)
    assert waits_for_a_person(rig.scan(shelf_code("A1")))
    assign(rig.bench, CAKE, "staff-1")
    assert waits_for_a_person(rig.said[-1])
    return_for_qc(rig.bench, CAKE, QcReason.DAMAGED)
    assert waits_for_a_person(rig.said[-1])
    state = shown(rig)
    assert state.current is not None
    assert (state.current.stage, state.current.storage) == (Stage.PACKING, None)
    assert len(rig.sent()) == 3


def test_known_after_a_restart(rigs: Rigs) -> None:
    """The program starts anew: the refused scan on the disk still holds the cake."""
    rig, _ = printed_and_refused(rigs)
    rig.bench.book.set_pending(CAKE, ())
    load_lists(rig.bench)
    assert waits_for_a_person(rig.scan_label("B", 25771))


def test_other_cakes_stay_green(rigs: Rigs) -> None:
    """A cake without such a scan is answered as ever."""
    rig = rigs.make(Stage.COVERING, cake(stage="Covering"), cake("bannos-25772", stage="Covering"))
    rig.scan_label("B", 25771)
    refused(rig)
    assert rig.scan_label("B", 25772).kind is FeedbackKind.ACCEPTED
