"""What the printing room says of an address, a profile or paper in the settings that cannot be used."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

PRINTER_SETTINGS_SAY = (
    QT_TRANSLATE_NOOP("Printer", "Unknown paper"),
    QT_TRANSLATE_NOOP("Printer", "Paper of {paper} mm is not known. Use 58 or 80."),
    QT_TRANSLATE_NOOP("Printer", "Unknown printer profile"),
    QT_TRANSLATE_NOOP(
        "Printer",
        "There is no printer profile '{name}'. {advice} `ordak-station printers --profiles` lists all.",
    ),
    QT_TRANSLATE_NOOP("Printer", "Did you mean {names}?"),
    QT_TRANSLATE_NOOP("Printer", "Use one of: {names}."),
    QT_TRANSLATE_NOOP("Printer", "Printer profile cannot be used"),
    QT_TRANSLATE_NOOP("Printer", "{dots} dots is no label's width. Printers have 384, 512 or 576."),
    QT_TRANSLATE_NOOP("Printer", "'{name}' cannot print labels: {why}."),
    QT_TRANSLATE_NOOP("Printer", "The width of '{name}' is not known. Set width_dots in [printer_override]."),
    QT_TRANSLATE_NOOP("Printer", "'{name}' is no code page. Use for example CP437, CP858, CP1252."),
    QT_TRANSLATE_NOOP(
        "Printer", "A code_page needs its code_page_number, the n of ESC t n in the printer's manual."
    ),
    QT_TRANSLATE_NOOP("Printer", "Printer address is wrong"),
    QT_TRANSLATE_NOOP("Printer", "The printer '{address}' cannot be used: {why}"),
    QT_TRANSLATE_NOOP(
        "Printer",
        "write one of tcp://HOST:9100, usb://04b8:0202?serial=NUMBER, device:///dev/usb/lp0, "
        "serial:///dev/ttyUSB0?baud=19200, cups://QUEUE, windows://QUEUE, file:///folder or none.",
    ),
    QT_TRANSLATE_NOOP("Printer", "its port is not a number, as in 'tcp://192.168.1.50:9100'."),
    QT_TRANSLATE_NOOP("Printer", "it needs a host and a port, as in 'tcp://192.168.1.50:9100'."),
    QT_TRANSLATE_NOOP("Printer", "it names no port, as in 'serial:///dev/ttyUSB0?baud=19200'."),
    QT_TRANSLATE_NOOP("Printer", "baud has to be one of {values}."),
    QT_TRANSLATE_NOOP("Printer", "flow has to be one of {values}."),
    QT_TRANSLATE_NOOP(
        "Printer", "it needs two numbers, as in 'usb://04b8:0202': `ordak-station printers` shows them."
    ),
    QT_TRANSLATE_NOOP("Printer", "it names no device, as in 'device:///dev/usb/lp0'."),
    QT_TRANSLATE_NOOP("Printer", "it is no device. For a folder of labels write 'file:///folder'."),
    QT_TRANSLATE_NOOP("Printer", "Windows has no device files. Write 'windows://QUEUE'."),
    QT_TRANSLATE_NOOP(
        "Printer", "it names no queue, as in 'cups://LABELS'. `ordak-station printers` shows them."
    ),
    QT_TRANSLATE_NOOP("Printer", "Windows has no CUPS. Write 'windows://QUEUE'."),
    QT_TRANSLATE_NOOP("Printer", "it names no queue, as in 'windows://EPSON TM-T20III'."),
    QT_TRANSLATE_NOOP("Printer", "it names no folder, as in 'file:///var/labels'."),
    QT_TRANSLATE_NOOP("Printer", "it is a device. Write 'device://{path}'."),
    QT_TRANSLATE_NOOP("Printer", "it is a file already. Name a folder."),
    QT_TRANSLATE_NOOP("Printer", "'{name}' is not an option. Options: {known}."),
    QT_TRANSLATE_NOOP("Printer", "USB cannot be used"),
    QT_TRANSLATE_NOOP("Printer", "The library libusb is missing. Install again."),
    QT_TRANSLATE_NOOP("Printer", "Not on Windows"),
    QT_TRANSLATE_NOOP(
        "Printer", "A 'windows://' printer is for Windows. Here the queue is written 'cups://NAME'."
    ),
)
"""Titles, sentences and what stands inside them."""
