"""The fake printer behaves as real ones do on a bad day, and our side draws the right conclusion."""

import threading
import time

import pytest

from printing.delivery import Tier, Timeouts
from printing.errors import (
    CoverOpen,
    DeliveryUnknown,
    PaperOut,
    PrinterOffline,
    PrinterTimeout,
    PrinterUnreachable,
)
from printing.fakes import FakePrinter, Fault, FaultKind, Ids, Nature, Sensors
from printing.fakes.faults import SILENT_CLONE
from printing.transports.network import NetworkTransport

QUICK = Timeouts(connect_s=5.0, write_s=1.0, status_s=1.0, confirm_s=1.5, drain_s=0.02)
JOB = b"\x1b@Cake\n\x1dVB\x00"
DEADLINE_S = 10.0


def to(printer: FakePrinter) -> NetworkTransport:
    """The way to it, with short times."""
    return NetworkTransport("127.0.0.1", printer.port, QUICK)


@pytest.mark.parametrize(
    ("nature", "tier"),
    [
        (Nature(), Tier.PRINTED_ANSWER),
        (Nature(ids=Ids.LATE, late_s=0.05), Tier.PRINTED_ANSWER),
        (Nature(ids=Ids.COLLAPSED, late_s=0.05), Tier.PRINTED_ANSWER),
        (Nature(talks_unasked=True), Tier.PRINTED_ANSWER),
        (Nature(ids=Ids.NEVER), Tier.STATUS_BEHIND),
        (Nature(ids=Ids.NEVER, talks_unasked=True), Tier.STATUS_BEHIND),
        (Nature(ids=Ids.NEVER, answers_sensor=False), Tier.NONE),
        (SILENT_CLONE, Tier.NONE),
    ],
)
def test_every_nature_has_its_tier(nature: Nature, tier: Tier) -> None:
    """Each kind of printer is confirmed by the best that it can, twice, and prints one label each time."""
    with FakePrinter(nature) as printer:
        transport = to(printer)
        assert [transport.deliver(JOB).tier for _ in range(2)] == [tier, tier]
        assert printer.paper.wait_for(2, DEADLINE_S)
        assert printer.paper.labels == ("Cake", "Cake")


@pytest.mark.parametrize(
    ("sensor", "error"),
    [
        ("paper_out", PaperOut),
        ("cover_open", CoverOpen),
        ("switched_offline", PrinterOffline),
        ("waits_for_recovery", PrinterOffline),
        ("recoverable", PrinterOffline),
        ("cutter", PrinterOffline),
        ("unrecoverable", PrinterOffline),
        ("auto_recoverable", PrinterOffline),
    ],
)
def test_every_sensor_holds_a_job(sensor: str, error: type[Exception]) -> None:
    """Each bit of the status keeps the job from being sent; when it is gone, one label comes out."""
    with FakePrinter() as printer:
        setattr(printer.sensors, sensor, True)
        with pytest.raises(error):
            to(printer).deliver(JOB)
        assert printer.jobs == 0
        setattr(printer.sensors, sensor, False)
        to(printer).deliver(JOB)
        assert printer.paper.labels == ("Cake",)


def test_near_the_end_still_prints() -> None:
    """A roll that is nearly at its end is said, and does not hold."""
    with FakePrinter() as printer:
        printer.sensors.near_end = True
        status = to(printer).status()
        assert status is not None
        assert status.paper_near_end
        assert to(printer).deliver(JOB).confirmed


@pytest.mark.parametrize("kind", [FaultKind.RESETS, FaultKind.HANGS_UP, FaultKind.POWER_CUT])
@pytest.mark.parametrize("after", [0, 3, 10])
def test_a_connection_that_ends_asks(kind: FaultKind, after: int) -> None:
    """Torn, closed or without power after n bytes: nobody knows, and what is on the paper is at most torn."""
    with FakePrinter(script=[Fault(kind, after, 0.1)]) as printer:
        with pytest.raises(DeliveryUnknown):
            to(printer).deliver(JOB)
        assert printer.paper.labels == ()


def test_power_comes_back_with_an_empty_buffer() -> None:
    """Without power nobody answers; switched on again it prints the next label, and the half one is torn."""
    with FakePrinter(script=[Fault(FaultKind.POWER_CUT, 6)]) as printer:
        with pytest.raises(DeliveryUnknown):
            to(printer).deliver(JOB)
        with pytest.raises(PrinterUnreachable):
            _until_off(printer)
        printer.switch_on()
        _until_on(printer)
        assert to(printer).deliver(JOB).confirmed
        assert (printer.paper.torn, printer.paper.labels) == (["Cake"], ("Cake",))


def _until_off(printer: FakePrinter) -> None:
    pause, deadline = threading.Event(), time.monotonic() + DEADLINE_S
    while time.monotonic() < deadline:
        to(printer).status()
        pause.wait(0.01)


def _until_on(printer: FakePrinter) -> None:
    pause, deadline = threading.Event(), time.monotonic() + DEADLINE_S
    while time.monotonic() < deadline:
        try:
            to(printer).status()
        except PrinterUnreachable:
            pause.wait(0.01)
        else:
            return


def test_a_printer_that_stops_reading_asks_and_may_print_later() -> None:
    """Hung in the middle: a question. What it had taken comes out when it goes on, as a real one does."""
    with FakePrinter(script=[Fault(FaultKind.STOPS_READING, 4, 4.0)]) as printer:
        with pytest.raises(DeliveryUnknown, match="stopped answering"):
            to(printer).deliver(JOB)
        assert printer.paper.labels == ()
        assert printer.paper.wait_for(1, DEADLINE_S)


def test_who_used_to_answer_is_not_sent_to_blindly() -> None:
    """A printer that was seen to answer and is silent now is not taken for a clone: nothing is sent."""
    with FakePrinter() as printer:
        transport = to(printer)
        transport.deliver(JOB)
        printer.paper.go_silent()
        with pytest.raises(PrinterTimeout, match="does not answer any more"):
            transport.deliver(JOB)
        assert printer.jobs == 1


def test_who_used_to_confirm_is_not_believed_without() -> None:
    """A printer that was seen to confirm and now only has a good status: a person is asked."""
    with FakePrinter() as printer:
        transport = to(printer)
        transport.deliver(JOB)
        printer.paper.go_silent(status=True)
        with pytest.raises(DeliveryUnknown, match="did not say"):
            transport.deliver(JOB)


def test_a_fault_is_reported_to_its_listener() -> None:
    """Training mode and tests hear when a fault strikes."""
    struck: list[Fault] = []
    fault = Fault(FaultKind.CUTTER_JAMS, 10, 0.05)
    with FakePrinter(script=[fault], on_fault=struck.append) as printer:
        to(printer).deliver(JOB)
        assert struck == [fault]
        assert printer.paper.wait_for(1, DEADLINE_S)
    assert Sensors(cutter=True).stopped
