"""The settings -> the way to the printer, with what doctor has measured about it."""

from printing.delivery import Transport
from printing.measured import NEVER_ASKED, MeasurementsFile
from printing.printer_lock import OwnedPrinter
from printing.transports.address import transport_for
from station.settings import Settings


def owned_way_to(settings: Settings, address: str | None = None) -> OwnedPrinter | None:
    """The same for one user at a time: a second writer garbles the paper."""
    transport = way_to(settings, address)
    return None if transport is None else OwnedPrinter(transport)


def way_to(settings: Settings, address: str | None = None) -> Transport | None:
    """The transport to the station's printer, or to another address; None for 'none'."""
    where = settings.printer if address is None else address
    if settings.printer_override.status == "none":
        return transport_for(where, measured=NEVER_ASKED)
    return transport_for(where, measured=MeasurementsFile(settings.data_dir).load(where))
