"""Undo: what was never sent is taken back here, what was confirmed by the server, and nothing else."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import pytest

from scanning.codes import Command, command_code
from station.domain.stages import Function, Stage
from station.services.bench_state import LedgerState, LinkStatus, UndoRefusal, UndoView, UndoWay
from station.services.ledger import ledger
from station.services.notices import Feedback, FeedbackKind, Notice
from station.services.undo import undo
from sync.decisions import Decisions
from sync.ending import Ending
from sync.entry import Entry, EntryState, NewEntry
from sync.outbox import Outbox
from sync.outcome import Answer, verdict
from tests.cakes import cake
from tests.unit.services.conftest import Rig, Rigs, StillClock

IN_COVERING: dict[str, Any] = {"stage": "Covering", "filling_start_ts": "2026-11-21T01:00:00+00:00"}


def covering(rigs: Rigs, link: LinkStatus = LinkStatus.ONLINE) -> Rig:
    """A Covering bench with two cakes; B25771 was finished here just now."""
    cakes = (cake(**IN_COVERING), cake("bannos-25772", **IN_COVERING))
    rig = rigs.make(Stage.COVERING, *cakes, link=link)
    rig.scan_label("B", 25771)
    return rig


def pressed(rig: Rig) -> Feedback:
    """Undo; the answer that was given."""
    undo(rig.bench)
    return rig.said[-1]


def answered(rig: Rig, ok: bool = True, code: str = "", **data: object) -> Entry:
    """The newest unconfirmed scan is sent and answered."""
    (sent,) = rig.outbox.mark_sending(rig.outbox.unconfirmed()[-1:])
    answer: Mapping[str, Any] = {"event_id": sent.event_id, "stage": "Decorating"} | data
    end = verdict(Answer(ok, answer, code, "The server's words."))
    (entry,) = rig.outbox.settle([Ending(sent, end, answer)]).entries
    rig.bench.refresh_pending(entry.order_key)
    return entry


def arrives(rig: Rig, stage: str) -> None:
    """The feed brings the cake's document."""
    rig.bench.book.update([cake(**(IN_COVERING | {"stage": stage, "version": 2}))])


def test_unsent_is_taken_back_here(rigs: Rigs) -> None:
    """A scan that was not sent is withdrawn, online or not: its cake is where it was, nothing is sent."""
    rig = covering(rigs, LinkStatus.OFFLINE)
    order = rig.bench.book.get("bannos-25771")
    assert order is not None
    assert order.stage is Stage.DECORATING
    assert ledger(rig.bench).undo == UndoView(UndoWay.HERE, "B25771")
    said = pressed(rig)
    assert (said.kind, said.notice) == (FeedbackKind.ACCEPTED, Notice.UNDONE)
    assert said.params == {"order": "B25771", "stage": "Covering"}
    assert rig.outbox.unconfirmed() == ()
    shown = ledger(rig.bench)
    assert [line.state for line in shown.lines] == [LedgerState.TAKEN_BACK]
    assert shown.undo == UndoView(refusal=UndoRefusal.NOTHING)


def test_undone_scan_can_be_made_again(rigs: Rigs) -> None:
    """After an undo the same cake can be scanned again, as a new event."""
    rig = covering(rigs)
    first = rig.outbox.unconfirmed()[0].event_id
    pressed(rig)
    assert rig.scan_label("B", 25771).notice is Notice.STAGE_COMPLETED
    (again,) = rig.outbox.unconfirmed()
    assert again.event_id != first


def test_newest_first(rigs: Rigs) -> None:
    """Each undo takes back one scan more, newest first; then there is nothing left."""
    rig = covering(rigs)
    rig.scan_label("B", 25772)
    assert [pressed(rig).params["order"] for _ in range(2)] == ["B25772", "B25771"]
    said = pressed(rig)
    assert (said.notice, said.params["why"]) == (Notice.UNDO_NOT_NOW, UndoRefusal.NOTHING)


def test_printed_label_says_what_to_do_with_it(rigs: Rigs) -> None:
    """Undo of a printed label says that the label must go."""
    rig = rigs.make(Stage.FILLING, cake())
    rig.scan("B25771")
    rig.scan(command_code(Command.PRINT))
    assert pressed(rig).notice is Notice.LABEL_UNDONE
    order = rig.bench.book.get("bannos-25771")
    assert order is not None
    assert order.filling_start_ts is None


def test_confirmed_is_asked_of_the_server(rigs: Rigs) -> None:
    """Online, undo of a confirmed scan asks the server, once; the cake stays where it is until the answer."""
    rig = covering(rigs)
    done = answered(rig)
    arrives(rig, "Decorating")
    within = done.occurred_at + timedelta(minutes=10)
    assert ledger(rig.bench).undo == UndoView(UndoWay.SERVER, "B25771", within)
    assert pressed(rig).notice is Notice.UNDO_ASKED
    (asked,) = rig.outbox.unconfirmed()
    assert asked.function == Function.UNDO
    assert asked.args == {"p_order_id": "bannos-25771", "p_store": "bannos", "p_undo_event_id": done.event_id}
    order = rig.bench.book.get("bannos-25771")
    assert order is not None
    assert order.stage is Stage.DECORATING
    assert pressed(rig).params["why"] == UndoRefusal.ASKED, "one undo at a time"
    answered(rig, stage="Covering")
    assert [line.state for line in ledger(rig.bench).lines] == [LedgerState.CONFIRMED, LedgerState.TAKEN_BACK]
    assert pressed(rig).params["why"] == UndoRefusal.NOTHING


def test_confirmed_while_offline_is_refused(rigs: Rigs) -> None:
    """Without a link, a confirmed scan is not taken back: a later undo would surprise the next bench."""
    rig = covering(rigs)
    answered(rig)
    arrives(rig, "Decorating")
    rig.bench.link = LinkStatus.OFFLINE
    said = pressed(rig)
    assert (said.notice, said.params) == (
        Notice.UNDO_NOT_NOW,
        {"order": "B25771", "why": UndoRefusal.OFFLINE},
    )
    assert ledger(rig.bench).undo == UndoView(UndoWay.NONE, "B25771", None, UndoRefusal.OFFLINE)
    assert rig.outbox.unconfirmed() == ()


def test_sent_without_answer_is_refused(rigs: Rigs) -> None:
    """A scan that may have arrived is not taken back, and no older one in its place."""
    rig = covering(rigs)
    rig.scan_label("B", 25772)
    rig.outbox.mark_sending(rig.outbox.unconfirmed()[-1:])
    said = pressed(rig)
    assert said.params == {"order": "B25772", "why": UndoRefusal.ON_ITS_WAY}
    assert len(rig.outbox.unconfirmed()) == 2


def test_waiting_is_taken_back_here(rigs: Rigs) -> None:
    """A scan that the server answered as too early had no effect yet: it is taken back here."""
    rig = covering(rigs)
    answered(rig, False, "ORD002", direction="early")
    assert pressed(rig).notice is Notice.UNDONE
    assert rig.outbox.unconfirmed() == ()
    assert ledger(rig.bench).lines[0].state is LedgerState.TAKEN_BACK


def test_moved_on_is_refused_in_words(rigs: Rigs) -> None:
    """A cake that went on since is not taken back: the server would refuse it and hold the cake up."""
    rig = covering(rigs)
    answered(rig)
    arrives(rig, "Packing")
    assert pressed(rig).params["why"] == UndoRefusal.MOVED_ON


def test_old_is_refused_in_words(rigs: Rigs) -> None:
    """After ten minutes only a supervisor can take a confirmed scan back."""
    rig = covering(rigs)
    answered(rig)
    arrives(rig, "Decorating")
    for _ in range(60):
        rig.bench.clock.now()
    assert pressed(rig).params["why"] == UndoRefusal.TOO_OLD


@pytest.mark.parametrize(
    ("ok", "code", "data"),
    [
        (False, "ORD003", {}),
        (False, "ORD002", {"direction": "late"}),
        (True, "", {"already_done": True}),
    ],
)
def test_scan_without_effect_is_passed_over(rigs: Rigs, ok: bool, code: str, data: dict[str, object]) -> None:
    """A scan that did nothing leaves nothing to take back: undo means the one before it."""
    rig = covering(rigs)
    rig.scan_label("B", 25772)
    answered(rig, ok, code, **data)
    assert pressed(rig).params["order"] == "B25771"


def test_refused_undo_blocks_no_other_cake(rigs: Rigs) -> None:
    """An undo that the server refused stands in the list; further undos of that cake wait for a decision."""
    rig = covering(rigs)
    answered(rig)
    arrives(rig, "Decorating")
    pressed(rig)
    assert answered(rig, False, "ORD004").state is EntryState.ATTENTION
    assert pressed(rig).params["why"] == UndoRefusal.NOTHING
    rig.scan_label("B", 25772)
    assert pressed(rig).params["order"] == "B25772"


def test_command_barcode(rigs: Rigs) -> None:
    """The UNDO barcode does what the button does."""
    rig = covering(rigs)
    rig.scan_label("B", 25772)
    assert rig.scan(command_code(Command.UNDO)).params["order"] == "B25772"
    assert rig.sent() == [("bannos-25771", "complete_covering")]


def test_double_touch_is_one(rigs: Rigs) -> None:
    """A button that is touched twice in a moment takes back one scan."""
    rig = covering(rigs)
    rig.scan_label("B", 25772)
    rig.bench.clock = StillClock()
    assert pressed(rig).notice is Notice.UNDONE
    assert pressed(rig).notice is Notice.SAME_SCAN
    assert rig.sent() == [("bannos-25771", "complete_covering")]


@pytest.fixture
def live(rigs: Rigs) -> Rigs:
    """Benches of a backend that takes nothing back."""
    rigs.live = True
    return rigs


def test_held_is_taken_back_within_its_time(live: Rigs) -> None:
    """While a scan rests, the screen shows until when; then it is cancelled here, on any backend."""
    rig = covering(live)
    until = hold(rig, timedelta(hours=1))
    shown = ledger(rig.bench)
    assert shown.undo == UndoView(UndoWay.HERE, "B25771", until)
    assert (shown.lines[0].state, shown.lines[0].held_until) == (LedgerState.HELD, until)
    assert pressed(rig).notice is Notice.UNDONE
    assert rig.outbox.unconfirmed() == ()


def test_after_its_time_an_unsent_scan_is_only_saved(live: Rigs) -> None:
    """The hold is over and the link away: it can still be cancelled, and no time is named."""
    rig = covering(live, LinkStatus.OFFLINE)
    hold(rig, timedelta(seconds=1))
    shown = ledger(rig.bench)
    assert shown.undo == UndoView(UndoWay.HERE, "B25771")
    assert shown.lines[0].state is LedgerState.SAVED


@pytest.mark.parametrize(
    ("function", "why"),
    [
        (Function.COMPLETE_COVERING, UndoRefusal.SENT_WEB_SYSTEM),
        (Function.COMPLETE_DECORATING, UndoRefusal.SENT_PACKING),
        (Function.QC_RETURN, UndoRefusal.SENT_DECORATING),
        (Function.SET_STORAGE, UndoRefusal.SENT_SHELF),
    ],
)
def test_what_was_sent_for_good_names_who_puts_it_right(
    live: Rigs, function: Function, why: UndoRefusal
) -> None:
    """The live dialect takes nothing back: no undo is sent, and the way to put the cake right is named."""
    rig = covering(live)
    answered(rig, already_done=True)
    order = rig.bench.book.get("bannos-25771")
    assert order is not None
    assert rig.bench.record(order, function)
    answered(rig, server_time=True, stage="Decorating")
    assert ledger(rig.bench).undo == UndoView(UndoWay.NONE, "B25771", None, why)
    said = pressed(rig)
    assert (said.notice, said.params["why"]) == (Notice.UNDO_NOT_NOW, why)
    assert rig.outbox.unconfirmed() == ()


def test_the_mark_of_the_live_dialect_stays_with_the_scan(rigs: Rigs) -> None:
    """Confirmed on the live dialect, then another backend: that one knows nothing of the scan."""
    rig = covering(rigs)
    answered(rig, server_time=True)
    assert pressed(rig).params["why"] == UndoRefusal.SENT_WEB_SYSTEM


def test_being_sent_on_the_live_dialect_is_too_late(live: Rigs) -> None:
    """A call that is under way cannot be caught up with there: waiting for its answer would not help."""
    rig = covering(live)
    rig.outbox.mark_sending(rig.outbox.unconfirmed()[-1:])
    assert pressed(rig).params["why"] == UndoRefusal.SENT_WEB_SYSTEM


def test_own_scan_that_was_sent_twice_can_be_undone(rigs: Rigs) -> None:
    """Its first answer was lost, the second says "done already, by this event": it counts as done here."""
    rig = covering(rigs)
    entry = answered(rig, already_done=True, own_effect=True)
    assert not entry.already_done
    arrives(rig, "Decorating")
    assert ledger(rig.bench).undo.way is UndoWay.SERVER


def hold(rig: Rig, rest: timedelta) -> datetime:
    """The newest scan rests for so long, as the outbox has it on the live dialect."""
    (made,) = rig.outbox.unconfirmed()
    Decisions(rig.database, rig.bench.clock).withdraw(made.event_id)
    outbox = Outbox(rig.database, rig.bench.clock, hold=lambda at: at + rest)
    new = NewEntry(made.order_key, made.function, made.args, made.occurred_at, made.station)
    until = outbox.record(new).next_attempt_at
    assert until is not None
    rig.bench.refresh_pending(made.order_key)
    return until
