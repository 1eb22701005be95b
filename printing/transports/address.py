"""The printer's address in the settings -> a transport, or a sentence that says what is wrong with it."""

import os
import stat
from pathlib import Path
from urllib.parse import SplitResult, parse_qs, urlsplit
from urllib.request import url2pathname

from printing.delivery import Timeouts, Transport
from printing.errors import PrinterSettingsWrong
from printing.transports.file import DeviceTransport, FolderTransport
from printing.transports.network import NetworkTransport
from printing.transports.serial_port import SerialLine, SerialTransport

_DEFAULT_PORT = 9100
_BAUDS = (9600, 19200, 38400, 57600, 115200)
_FLOWS = ("none", "rtscts", "dsrdtr", "xonxoff")
_FORMS = "'tcp://host:9100', 'serial:///dev/ttyUSB0?baud=19200', 'file:///folder' or 'none'"


def transport_for(address: str, timeouts: Timeouts | None = None) -> Transport | None:
    """The transport for an address; None for 'none'. Raises PrinterSettingsWrong with a sentence."""
    if address.strip().lower() in {"", "none"}:
        return None
    try:
        parts = urlsplit(address.strip())
        port = parts.port
    except ValueError:
        raise _wrong(address, f"its port is not a number from 1 to 65535. Use {_FORMS}.") from None
    limits = timeouts or Timeouts()
    if parts.scheme == "tcp":
        if not parts.hostname or parts.path.strip("/"):
            raise _wrong(address, "it needs a host and a port, as in 'tcp://192.168.1.50:9100'.")
        return NetworkTransport(parts.hostname, port or _DEFAULT_PORT, limits)
    if parts.scheme == "serial":
        return SerialTransport(_line(address, parts), limits)
    if parts.scheme == "file":
        return _file(address, parts, limits)
    raise _wrong(address, f"use {_FORMS}.")


def _line(address: str, parts: SplitResult) -> SerialLine:
    port = parts.path if parts.path.strip("/") else parts.netloc
    if not port:
        raise _wrong(address, "it names no port, as in 'serial:///dev/ttyUSB0?baud=19200'.")
    options = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    unknown = sorted(set(options) - {"baud", "flow"})
    if unknown:
        raise _wrong(address, f"'{unknown[0]}' is not an option. The options are baud and flow.")
    baud, flow = options.get("baud", "19200"), options.get("flow", "none")
    if baud not in map(str, _BAUDS):
        raise _wrong(address, f"baud has to be one of {', '.join(map(str, _BAUDS))}.")
    if flow not in _FLOWS:
        raise _wrong(address, f"flow has to be one of {', '.join(_FLOWS)}.")
    return SerialLine(port, int(baud), flow)


def _file(address: str, parts: SplitResult, limits: Timeouts) -> Transport:
    if not parts.path.strip("/"):
        raise _wrong(address, "it names no folder, as in 'file:///var/labels'.")
    path = Path(url2pathname(parts.path))
    mode = path.stat().st_mode if path.exists() else stat.S_IFDIR
    if stat.S_ISDIR(mode):
        return FolderTransport(path)
    if stat.S_ISCHR(mode) and os.name == "posix":
        return DeviceTransport(path, limits)
    raise _wrong(address, "it is a file already. Name a folder, or a printer's device file.")


def _wrong(address: str, why: str) -> PrinterSettingsWrong:
    return PrinterSettingsWrong("Printer address is wrong", f"The printer '{address}' cannot be used: {why}")
