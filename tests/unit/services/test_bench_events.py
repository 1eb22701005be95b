"""What a bench says to events of the sync threads, through its store worker."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from station.domain.stages import Stage
from station.services.bench_state import LedgerState
from station.services.notices import FeedbackKind, Notice
from sync.ending import Ending
from sync.events import EntryChanged, LinkChanged, LinkState, LinkStatus
from sync.outcome import LinkEffect, Step, Verdict
from sync.recovery import Recovered
from tests.cakes import cake
from tests.unit.services.conftest import Acting, Rigs, StillClock


@pytest.fixture
def acting(rigs: Rigs) -> Iterator[Acting]:
    """A Covering bench with one cake."""
    made = Acting(rigs.make(Stage.COVERING, cake(stage="Covering")))
    yield made
    made.runner.close()


def test_refused_by_the_server(acting: Acting) -> None:
    """A scan that the server refuses is said aloud with its reason and counted; the cake goes back."""
    rig = acting.rig
    rig.scan_label("B", 25771)
    (entry,) = rig.outbox.unconfirmed()
    (sending,) = rig.outbox.mark_sending([entry])
    verdict = Verdict(Step.ATTENTION, LinkEffect.UP, "ORD003", "The order was cancelled.")
    (refused,) = rig.outbox.settle([Ending(sending, verdict)]).entries
    acting.bench.on_sync(EntryChanged(refused))
    state = acting.settle()
    said = rig.said[-1]
    assert (said.kind, said.notice) == (FeedbackKind.REFUSED, Notice.REFUSED_BY_SERVER)
    assert (said.params["order"], said.params["detail"]) == ("B25771", "The order was cancelled.")
    assert state.status.attention == 1
    assert state.ledger[0].state is LedgerState.ATTENTION
    order = rig.bench.book.get("bannos-25771")
    assert order is not None
    assert order.stage is Stage.COVERING


def test_a_confirmed_scan_never_seems_undone(acting: Acting) -> None:
    """Its confirmation is told before its document: in between the cake stays where the scan brought it."""
    rig = acting.rig
    rig.scan_label("B", 25771)
    (sending,) = rig.outbox.mark_sending(rig.outbox.unconfirmed())
    assert sending.function == "complete_covering"
    confirmed = Verdict(Step.CONFIRM, LinkEffect.UP)
    answer = {"order": cake(stage="Decorating", version=2)}
    (entry,) = rig.outbox.settle([Ending(sending, confirmed, answer)]).entries
    acting.bench.on_sync(EntryChanged(entry))
    state = acting.settle()
    order = rig.bench.book.get("bannos-25771")
    assert order is not None
    assert order.stage is Stage.DECORATING
    assert state.queue == ()


def test_link_goes_down(acting: Acting) -> None:
    """A lost link is on the strip with its reason."""
    since = StillClock().now()
    acting.bench.on_sync(LinkChanged(LinkState(LinkStatus.OFFLINE, "No answer.", since)))
    state = acting.settle()
    assert (state.status.link, state.status.link_detail) == (LinkStatus.OFFLINE, "No answer.")


def test_recovered_database(acting: Acting) -> None:
    """After a damaged database the bench says what was set aside and what could be read."""
    acting.bench.start(Recovered(Path("/data/damaged-20261122"), salvaged=7, open=2, unreadable=1))
    acting.settle()
    said = acting.rig.said[-1]
    assert (said.kind, said.notice) == (FeedbackKind.REFUSED, Notice.DATABASE_RECOVERED)
    assert said.params == {"folder": "damaged-20261122", "salvaged": "7", "unreadable": "1"}
