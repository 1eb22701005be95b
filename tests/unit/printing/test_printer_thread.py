"""The printer's thread, from a wish for a label to the paper of the virtual printer."""

from collections.abc import Callable

import pytest
import zxingcpp

from printing.delivery import Delivery, Timeouts, do_nothing
from printing.errors import DeliveryUnknown, LabelRejected, PrinterOffline, PrinterUnreachable
from printing.fakes import RecordingTransport
from printing.label import Label
from printing.layout import render_label
from printing.printer_thread import Pace, PrinterChanged, PrinterState
from printing.profiles import PROFILES
from printing.spool import JobState, PrintRequest, Spool
from printing.status import PrinterStatus
from printing.transports.network import NetworkTransport
from printing.virtual.server import VirtualPrinter
from tests.unit.printing.printer_events import running

QUICK = Timeouts(status_s=1.0, drain_s=0.1, confirm_s=4.0)


def wish(name: str, data: bytes = b"label") -> PrintRequest:
    """A wish for a label."""
    return PrintRequest(name, name, name, data)


def test_a_label_goes_from_the_spool_to_paper(spool: Spool, make_label: Callable[..., Label]) -> None:
    """queued, sending, printed; the label that came out decodes."""
    profile = PROFILES["epson-80"]
    with VirtualPrinter("127.0.0.1", 0, profile) as printer:
        transport = NetworkTransport("127.0.0.1", printer.port, QUICK)
        with running(spool, transport) as (thread, events):
            spool.enqueue(wish("one", render_label(make_label(), profile)))
            thread.wake()
            events.wait_for_state(JobState.PRINTED)
        assert events.states() == [JobState.SENDING, JobState.PRINTED]
        assert [found.text for found in zxingcpp.read_barcodes(printer.labels[0])] == ["B25771BT"]


def test_after_a_new_roll_exactly_one_label_comes_out(spool: Spool) -> None:
    """A job is held while there is no paper, goes on by itself, and prints once."""
    with VirtualPrinter("127.0.0.1", 0, PROFILES["epson-80"]) as printer:
        printer.paper_out = True
        transport = NetworkTransport("127.0.0.1", printer.port, QUICK)
        with running(spool, transport) as (thread, events):
            spool.enqueue(wish("one", b"label\n\x1dVB\x00"))
            thread.wake()
            events.wait_for_state(JobState.HELD)
            events.wait_for(lambda e: isinstance(e, PrinterChanged) and e.title == "No paper")
            printer.paper_out = False
            events.wait_for_state(JobState.PRINTED)
        assert len(printer.labels) == 1
        assert events.states() == [JobState.HELD, JobState.SENDING, JobState.PRINTED]


def test_a_held_job_can_be_cancelled(spool: Spool) -> None:
    """A cancelled job never comes out, and the next one does."""
    transport = RecordingTransport()
    transport.condition = PrinterStatus(cover_open=True)
    with running(spool, transport) as (thread, events):
        job = spool.enqueue(wish("one", b"first"))
        thread.wake()
        events.wait_for_state(JobState.HELD)
        spool.cancel(job.id)
        spool.enqueue(wish("two", b"second"))
        transport.condition = PrinterStatus()
        thread.wake()
        events.wait_for_state(JobState.PRINTED)
    assert transport.delivered == [b"second"]


def test_a_printer_that_is_away_is_tried_again(spool: Spool) -> None:
    """Not one byte was sent: the job goes out again by itself, once."""
    away = PrinterUnreachable("Printer does not answer", "Is it on?")
    transport = RecordingTransport([away, away, away, None])
    spool.enqueue(wish("one"))
    with running(spool, transport) as (_, events):
        events.wait_for_state(JobState.PRINTED)
        events.wait_for(lambda e: e == PrinterChanged(PrinterState.READY))
    assert transport.delivered == [b"label"]
    assert events.states() == [JobState.HELD, JobState.SENDING, JobState.PRINTED]


def test_an_unknown_fate_never_prints_again_by_itself(spool: Spool) -> None:
    """After an unknown delivery the next job goes out and the first one waits for a person."""
    transport = RecordingTransport([DeliveryUnknown("Did a label come out?", "Look."), None])
    spool.enqueue(wish("one", b"first"))
    spool.enqueue(wish("two", b"second"))
    with running(spool, transport) as (_, events):
        events.wait_for_state(JobState.PRINTED)
    assert transport.delivered == [b"second"]
    assert [job.state for job in spool.open_jobs()] == [JobState.UNKNOWN]


def test_a_job_cut_short_by_the_last_run_becomes_a_question(spool: Spool) -> None:
    """At start-up a job found in sending is unknown, and is not sent."""
    transport = RecordingTransport()
    spool.start_sending(spool.enqueue(wish("one")).id)
    with running(spool, transport) as (_, events):
        events.wait_for_state(JobState.UNKNOWN)
        events.wait_for(lambda e: e == PrinterChanged(PrinterState.READY))
    assert transport.delivered == []


def test_a_rejected_label_fails_and_the_next_prints(spool: Spool) -> None:
    """One bad label does not hold up the others."""
    transport = RecordingTransport([LabelRejected("No", "This label cannot be printed."), None])
    spool.enqueue(wish("one"))
    spool.enqueue(wish("two"))
    with running(spool, transport) as (_, events):
        events.wait_for_state(JobState.PRINTED)
    assert events.states() == [JobState.SENDING, JobState.FAILED, JobState.SENDING, JobState.PRINTED]


def test_without_a_printer_it_says_not_set(spool: Spool) -> None:
    """No printer in the settings: said once, jobs stay queued."""
    job = spool.enqueue(wish("one"))
    with running(spool, None) as (thread, events):
        events.wait_for(lambda e: e == PrinterChanged(PrinterState.NOT_SET))
        thread.wake()
    assert spool.job(job.id).state is JobState.QUEUED


class _Broken(RecordingTransport):
    """Has a fault of ours in its first delivery, after the job was started."""

    def deliver(self, data: bytes, before_write: Callable[[], None] = do_nothing) -> Delivery:
        if not self.delivered:
            self.delivered.append(b"fault")
            before_write()
            raise ZeroDivisionError
        return super().deliver(data, before_write)


def test_a_fault_of_ours_does_not_end_the_thread(spool: Spool, caplog: pytest.LogCaptureFixture) -> None:
    """An unexpected exception is logged and shown; the job in hand becomes a question, the next prints."""
    spool.enqueue(wish("one", b"first"))
    spool.enqueue(wish("two", b"second"))
    transport = _Broken()
    with running(spool, transport) as (_, events):
        events.wait_for_state(JobState.PRINTED)
    assert events.states() == [JobState.SENDING, JobState.UNKNOWN, JobState.SENDING, JobState.PRINTED]
    assert "ZeroDivisionError" in caplog.text


def test_pauses_double_up_to_a_cap_and_are_short_while_a_person_acts() -> None:
    """Backoff by the number of failures; steady while paper or cover keep a job waiting."""
    pace, away = Pace(), PrinterUnreachable("", "")
    assert [pace.after(n, away) for n in (1, 2, 3, 10, 5000)] == [1.0, 2.0, 4.0, 15.0, 15.0]
    assert pace.after(9, PrinterOffline("", "")) == 1.0
