"""USB beyond the common contract: which printer, whose it is, and what each refusal of the bus means."""

import errno

import pytest

from printing.delivery import Tier
from printing.errors import (
    DeliveryUnknown,
    PrinterBusy,
    PrinterNotAllowed,
    PrinterTimeout,
    PrinterUnplugged,
    PrinterUnreachable,
)
from printing.transports.usb_printer import UsbId, UsbTransport
from tests.contract.printing.fake_usb import FakeUsbBus, UsbPrinter
from tests.contract.printing.far_end import STALL, UNPLUG, FarEnd
from tests.contract.printing.rigs import QUICK

JOB = b"\x1b@label\n"
ANY = UsbId(0x04B8, 0x0E15)


@pytest.fixture
def printer() -> UsbPrinter:
    """One printer with the serial number X1."""
    return UsbPrinter(FarEnd())


def way(*printers: UsbPrinter, identity: UsbId = ANY) -> UsbTransport:
    """A transport on a bus with these printers."""
    return UsbTransport(identity, QUICK, backend=FakeUsbBus(*printers))


def test_the_kernels_driver_gets_its_printer_back(printer: UsbPrinter) -> None:
    """For the time of a job the interface is ours; then it is as it was, and nothing stays open."""
    assert way(printer).deliver(JOB).tier is Tier.PRINTED_ANSWER
    assert (printer.kernel_driver, printer.opened) == (True, 0)


def test_an_unconfigured_printer_is_configured(printer: UsbPrinter) -> None:
    """A printer that nobody has used since it was plugged in prints."""
    printer.unconfigured, printer.kernel_driver = True, False
    assert way(printer).deliver(JOB).confirmed


def test_a_makers_own_interface_will_do(printer: UsbPrinter) -> None:
    """A printer set to its maker's mode takes the same bytes."""
    printer.interface_class = 0xFF
    assert way(printer).deliver(JOB).confirmed


def test_a_printer_without_a_way_back_is_silent(printer: UsbPrinter) -> None:
    """One endpoint out and none back: the label goes out and is not confirmed."""
    printer.answers_back = False
    assert way(printer).deliver(JOB).tier is Tier.NONE
    assert printer.far.jobs == JOB


def test_the_serial_number_chooses() -> None:
    """Of two of a kind the one that is named prints."""
    one, two = UsbPrinter(FarEnd(), serial="ONE"), UsbPrinter(FarEnd(), serial="TWO")
    way(one, two, identity=UsbId(0x04B8, 0x0E15, "TWO")).deliver(JOB)
    assert (one.far.jobs, two.far.jobs) == (b"", JOB)
    assert (one.opened, two.opened) == (0, 0)


def test_two_of_a_kind_are_never_guessed() -> None:
    """Without a serial number nothing is printed, and the sentence says how to choose."""
    one, two = UsbPrinter(FarEnd(), serial="ONE"), UsbPrinter(FarEnd(), serial="TWO")
    with pytest.raises(PrinterUnreachable, match=r"2 printers are USB 04b8:0e15\. Write the one's serial"):
        way(one, two).deliver(JOB)
    assert one.far.came + two.far.came == 0


@pytest.mark.parametrize(
    ("number", "error", "words"),
    [
        (errno.EACCES, PrinterNotAllowed, "70-ordak-printer.rules"),
        (errno.EBUSY, PrinterBusy, "Another program uses USB 04b8:0e15"),
        (errno.ENODEV, PrinterUnplugged, "switched on and its cable in"),
        (errno.ENOSYS, PrinterNotAllowed, "windows://NAME"),
        (errno.EPIPE, PrinterUnreachable, "Is that the printer's address"),
    ],
)
def test_a_refusal_of_the_bus_is_a_sentence(
    printer: UsbPrinter, number: int, error: type[PrinterUnreachable], words: str
) -> None:
    """Permission, another program, an empty socket, a driver of Windows: each says what to do."""
    printer.open_error = number
    with pytest.raises(error, match=words) as caught:
        way(printer).deliver(JOB)
    assert (caught.value.retryable, caught.value.some_sent) == (True, False)
    assert printer.opened == 0


def test_a_printer_that_takes_no_byte_may_be_tried_again(printer: UsbPrinter) -> None:
    """The bus says that nothing went out: the label waits, and nobody is asked."""
    printer.far.silent = True
    printer.far.takes, printer.far.then = 3, STALL
    with pytest.raises(PrinterTimeout) as caught:
        way(printer).deliver(JOB)
    assert (caught.value.retryable, caught.value.some_sent) == (True, False)


def test_a_cable_pulled_at_the_first_byte_asks_a_person(printer: UsbPrinter) -> None:
    """The bus does not say how much of a broken transfer went out, so nobody claims that nothing did."""
    printer.far.silent = True
    printer.far.takes, printer.far.then = 3, UNPLUG
    with pytest.raises(DeliveryUnknown):
        way(printer).deliver(JOB)


def test_something_else_at_these_numbers_is_not_a_printer(printer: UsbPrinter) -> None:
    """A device that takes no print data is named as such."""
    printer.interface_class = 3
    with pytest.raises(PrinterUnreachable, match="takes no print data"):
        way(printer).status()
    assert printer.opened == 0


def test_a_real_bus_without_the_printer_says_so() -> None:
    """With the real libusb of the package, a printer that is not attached is a sentence."""
    with pytest.raises(PrinterUnplugged, match="No printer at USB 04b8:ffff"):
        UsbTransport(UsbId(0x04B8, 0xFFFF), QUICK).deliver(JOB)
