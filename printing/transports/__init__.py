"""Ways to a printer: network, serial port, device file, folder. `transport_for` reads an address."""

from printing.delivery import Delivery, Tier, Timeouts, Transport
from printing.transports.address import transport_for

__all__ = ["Delivery", "Tier", "Timeouts", "Transport", "transport_for"]
