"""The link as all threads see it: one circuit, one word, and whoever waits for it hears of its return."""

import threading

import pytest

from sync.dispatcher import Dispatcher
from sync.drain import Drain
from sync.entry import EntryState
from sync.errors import BackendUnreachable, ContractMismatch, OutcomeUnknown, SyncError
from sync.events import LinkChanged, LinkStatus
from sync.fakes import ManualClock, order_document
from sync.link import Link

from .conftest import Bench, Reports

AWAY = BackendUnreachable("The backend cannot be reached", "away", code="UNREACHABLE")
SILENT = OutcomeUnknown("No answer", "silent", code="NO_ANSWER")
FOREIGN = ContractMismatch("Another language", "foreign", code="PGRST202")


class Prober:
    """A backend that is asked, and what happens meanwhile."""

    def __init__(self, error: SyncError | None = None, link: Link | None = None) -> None:
        self.error = error
        self.link = link
        self.asked = 0

    def probe(self) -> None:
        """Answer, or raise."""
        self.asked += 1
        if self.link is not None:
            self.link.after(FOREIGN, self)
        if self.error is not None:
            raise self.error


@pytest.fixture
def link(clock: ManualClock, reports: Reports) -> Link:
    """A link that has been up once."""
    link = Link(clock, reports, lambda: 1.0)
    assert link.ready(Prober())
    return link


def test_it_is_asked_before_the_first_call(clock: ManualClock, reports: Reports) -> None:
    """Connecting, then a probe, then online: no call goes to a backend that nobody knows."""
    link, prober = Link(clock, reports, lambda: 1.0), Prober()
    assert link.state.status is LinkStatus.CONNECTING
    assert link.ready(prober)
    assert link.ready(prober)
    assert prober.asked == 1


def test_nobody_calls_while_it_is_down(link: Link, clock: ManualClock) -> None:
    """Before the wait is over not even a probe is made."""
    prober = Prober()
    link.after(AWAY, prober)
    assert not link.ready(prober)
    assert prober.asked == 0
    clock.advance(link.wait_s())
    assert link.ready(prober)


def test_a_doubtful_end_is_followed_by_a_probe(link: Link) -> None:
    """No answer to one call: the backend is asked. If it answers the link stays up, else it is down."""
    link.after(SILENT, Prober())
    assert link.online
    link.after(SILENT, Prober(SILENT))
    assert link.state.status is LinkStatus.OFFLINE


def test_a_read_that_works_does_not_lift_a_pause(link: Link, clock: ManualClock) -> None:
    """While one thread's probe is under way another pauses the link: paused it stays until its time."""
    link.after(SILENT, Prober(link=link))
    assert link.state.status is LinkStatus.PAUSED
    assert link.wait_s() == 60.0
    clock.advance(60)
    assert link.ready(Prober())


def test_the_strip_is_told_once(link: Link, clock: ManualClock, reports: Reports) -> None:
    """Each change is reported once, other words too, and 'since' stays while the status does."""
    link.after(AWAY, Prober())
    since = link.state.since
    clock.advance(3)
    link.after(AWAY, Prober())
    link.after(BackendUnreachable("x", "other words", code="TLS"), Prober())
    found = [(event.link.status, event.link.detail) for event in reports.of(LinkChanged)]
    assert found[1:] == [(LinkStatus.OFFLINE, "away"), (LinkStatus.OFFLINE, "other words")]
    assert link.state.since == since


class _Drain(Drain):
    """Says when a step is over."""

    stepped: threading.Event

    def step(self) -> float:
        """One step."""
        rest_s = super().step()
        self.stepped.set()
        return rest_s


def test_a_link_that_comes_up_wakes_the_dispatcher(bench: Bench) -> None:
    """Whoever notices the return, what is due is sent at once, not at the next look in half a minute."""
    bench.backend.kitchen.put(order_document(1))
    assert bench.link.ready(bench.rpc)
    drain = _Drain(bench.outbox, bench.rpc, bench.link, bench.clock, bench.reports, lambda: 1.0)
    drain.stepped = threading.Event()
    dispatcher = Dispatcher(drain, bench.rpc, bench.outbox, bench.link, bench.reports)
    dispatcher.start()
    assert drain.stepped.wait(10)
    entry = bench.record(1, "complete_filling")
    bench.link.after(AWAY, Prober())
    bench.clock.advance(5)
    assert bench.link.ready(Prober())
    bench.reports.wait_state(entry.event_id, EntryState.CONFIRMED)
    assert dispatcher.stop(10)
