"""An error of the operating system -> the package's exception, with a sentence that says what to do.

All of these come before the first byte of a job; what breaks later is a ChannelError.
"""

import errno
import sys

from printing.errors import PrinterBusy, PrinterNotAllowed, PrinterUnplugged, PrinterUnreachable

UDEV_RULE = "70-ordak-printer.rules"

_DENIED = frozenset({errno.EACCES, errno.EPERM})
_BUSY = frozenset({errno.EBUSY, errno.EAGAIN, errno.ETXTBSY})
_GONE = frozenset({errno.ENOENT, errno.ENXIO, errno.ENODEV, errno.EIO, errno.ENOTCONN})
# pyserial on Windows and a lock that is held carry no number, only words.
_BUSY_WORDS = ("exclusively lock", "PermissionError", "Access is denied")
_GONE_WORDS = ("FileNotFoundError", "cannot find the")


def not_opened(name: str, error: Exception) -> PrinterUnreachable:
    """What it means that the printer `name` could not be opened."""
    number, words = getattr(error, "errno", None), str(error)
    if number in _DENIED:
        return not_allowed(name)
    if number in _BUSY or any(sign in words for sign in _BUSY_WORDS):
        return busy(name)
    if number in _GONE or any(sign in words for sign in _GONE_WORDS):
        return unplugged(name)
    return PrinterUnreachable(
        "Printer cannot be opened", f"{name} cannot be opened ({words}). Is that the printer's address?"
    )


def not_allowed(name: str) -> PrinterNotAllowed:
    """This user has no right to the device."""
    if sys.platform == "linux":
        way = (
            f"Install the udev rule {UDEV_RULE} (docs/hardware.md) and plug the printer in again, "
            "or add the user to the groups lp and dialout and sign in again."
        )
    else:
        way = "Ask IT for the right, or print through the system's queue."
    return PrinterNotAllowed("Printer is not allowed", f"This user may not open {name}. {way}")


def busy(name: str) -> PrinterBusy:
    """Somebody else has it."""
    return PrinterBusy(
        "Printer is busy", f"Another program uses {name}. Close it: the label prints by itself then."
    )


def unplugged(name: str) -> PrinterUnplugged:
    """It is not there."""
    return PrinterUnplugged(
        "Printer is not there", f"No printer at {name}. Is it switched on and its cable in?"
    )
