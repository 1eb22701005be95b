"""What every way to a printer has to do. A new transport joins by a rig (docs/writing-a-driver.md)."""

import time

import pytest

from printing.delivery import ChannelError, Tier
from printing.errors import DeliveryUnknown, JobNotWaiting, PrinterUnreachable
from printing.status import PrinterStatus
from tests.contract.printing.conftest import CHANNELS, QUEUES
from tests.contract.printing.far_end import STALL, UNPLUG
from tests.contract.printing.rigs import Rig

# Every byte value, and nothing that a printer would take for a question.
JOB = b"\x1b@" + bytes(range(256)) * 12 + b"\n\x1dVB\x03"
LONGEST_S = 12.0

every_way = pytest.mark.parametrize("rig", CHANNELS + QUEUES, indirect=True)
every_channel = pytest.mark.parametrize("rig", CHANNELS, indirect=True)
every_queue = pytest.mark.parametrize("rig", QUEUES, indirect=True)


@every_way
def test_a_job_arrives_whole_and_once(rig: Rig) -> None:
    """The printer gets exactly the job's bytes, after `before_write` was called once."""
    started: list[int] = []
    delivery = rig.transport.deliver(JOB, lambda: started.append(len(rig.far.jobs)))
    assert delivery.bytes_sent == len(JOB)
    assert rig.far.wait_for(JOB)
    assert started == [0]


@every_way
def test_two_jobs_come_in_order(rig: Rig) -> None:
    """The second job needs nothing of the first."""
    rig.transport.deliver(b"first" * 100)
    rig.transport.deliver(b"second" * 100)
    assert rig.far.wait_for(b"first" * 100 + b"second" * 100)


@pytest.mark.parametrize("rig", ["network", "usb", "windows", "cups"], indirect=True)
def test_each_job_has_its_own_connection(rig: Rig) -> None:
    """The printer sees a client come and go for each label, where a client can be seen."""
    for count in (1, 2):
        rig.transport.deliver(JOB)
        assert rig.far.wait_for(JOB * count)
        assert rig.far.connections == count


@every_way
def test_what_before_write_raises_leaves_the_paper_empty(rig: Rig) -> None:
    """A label that is cancelled at the last moment is not sent, and the next one is."""

    def cancelled() -> None:
        raise JobNotWaiting("Too late", "This label is already cancelled.")

    with pytest.raises(JobNotWaiting):
        rig.transport.deliver(JOB, cancelled)
    rig.transport.deliver(b"next")
    assert rig.far.wait_for(b"next")


@every_way
@pytest.mark.parametrize("fault", [STALL, UNPLUG])
def test_a_printer_that_is_lost_in_the_middle_asks_a_person(rig: Rig, fault: str) -> None:
    """It stops taking, or it is gone, after a part of the job: unknown, in bounded time, never a retry."""
    rig.far.takes, rig.far.then = 2000, fault
    before = time.monotonic()
    with pytest.raises(DeliveryUnknown) as caught:
        rig.hurried.deliver(b"x" * rig.large)
    assert time.monotonic() - before < LONGEST_S
    assert (caught.value.some_sent, caught.value.retryable) == (True, False)
    assert rig.far.came <= 2000


@every_channel
@pytest.mark.parametrize("fault", [STALL, UNPLUG])
def test_a_broken_write_says_how_much_was_sent(rig: Rig, fault: str) -> None:
    """The cause of the question is a ChannelError with the count of the bytes that left."""
    rig.far.takes, rig.far.then = 2000, fault
    with pytest.raises(DeliveryUnknown) as caught:
        rig.hurried.deliver(b"x" * rig.large)
    cause = caught.value.__cause__
    assert isinstance(cause, ChannelError)
    assert 0 < cause.sent < rig.large
    assert cause.timed_out == (fault == STALL)


@every_way
def test_a_busy_printer_gets_nothing(rig: Rig) -> None:
    """While somebody else has it, the job waits and not one byte goes out."""
    with rig.occupied(), pytest.raises(PrinterUnreachable) as caught:
        rig.hurried.deliver(JOB)
    assert (caught.value.some_sent, caught.value.retryable) == (False, True)
    assert rig.far.jobs == b""


@every_way
def test_a_printer_that_is_not_there_is_a_sentence(rig: Rig) -> None:
    """Nothing is sent, the label may go out later, and the sentence says what to look at."""
    for act in (lambda: rig.absent.deliver(JOB), rig.absent.status):
        with pytest.raises(PrinterUnreachable) as caught:
            act()
        assert caught.value.retryable
        assert caught.value.message.endswith((".", "?"))
    assert rig.far.jobs == b""


@every_channel
def test_what_the_printer_says_late_is_not_the_next_answer(rig: Rig) -> None:
    """Bytes behind the last answer are taken before the close: the next job sees its own answers only."""
    rig.far.chatter = b"\x16\x32" * 200
    assert rig.transport.deliver(JOB).tier is Tier.PRINTED_ANSWER
    rig.far.chatter = b""
    assert rig.transport.status() == PrinterStatus()
    assert rig.transport.deliver(JOB).tier is Tier.PRINTED_ANSWER


@every_channel
def test_a_silent_printer_gets_the_plain_job(rig: Rig) -> None:
    """One that answers nothing is asked once and gets no questions behind its job."""
    rig.far.silent = True
    assert rig.transport.deliver(JOB).tier is Tier.NONE
    assert rig.far.wait_for(JOB)
    assert rig.far.came == len(b"\x10\x04\x01" + JOB)


@every_queue
def test_a_queue_never_claims_that_paper_came_out(rig: Rig) -> None:
    """What a queue passed on counts as sent, and it knows nothing about the printer."""
    assert rig.transport.deliver(JOB).tier is Tier.NONE
    assert rig.transport.status() is None
