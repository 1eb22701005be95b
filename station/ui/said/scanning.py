"""What the scanning room says: why a scan is refused, and how the scanner is."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

SCANNER_SAYS = (
    QT_TRANSLATE_NOOP("ScannerSays", "Misread"),
    QT_TRANSLATE_NOOP(
        "ScannerSays", "Read “{read}”, but its check character does not fit. Scan the label again."
    ),
    QT_TRANSLATE_NOOP("ScannerSays", "Keyboard layout"),
    QT_TRANSLATE_NOOP(
        "ScannerSays", "Read “{read}”: the keyboard layout changes codes. Do the layout test of the scanner."
    ),
    QT_TRANSLATE_NOOP("ScannerSays", "Not a code"),
    QT_TRANSLATE_NOOP("ScannerSays", "More than {count} characters came at once. Scan the label again."),
    QT_TRANSLATE_NOOP("ScannerSays", "Only part of a code"),
    QT_TRANSLATE_NOOP("ScannerSays", "Only “{read}” came through. Scan the label again."),
    QT_TRANSLATE_NOOP(
        "ScannerSays",
        "This has characters that no code has. Scan again. If it stays, check the scanner's speed (baud).",
    ),
    QT_TRANSLATE_NOOP("ScannerSays", "{count} characters came at once. Scan the label again."),
    QT_TRANSLATE_NOOP("ScannerSays", "Read “{read}”: characters that no code has. Scan the label again."),
    QT_TRANSLATE_NOOP("ScannerSays", "Nothing read"),
    QT_TRANSLATE_NOOP("ScannerSays", "The scanner sent an empty code. Scan the label again."),
    QT_TRANSLATE_NOOP("ScannerSays", "Two codes in one"),
    QT_TRANSLATE_NOOP("ScannerSays", "Read “{read}”: the same code twice in one. Scan the label again."),
    QT_TRANSLATE_NOOP("ScannerSays", "Scanner not connected"),
    QT_TRANSLATE_NOOP("ScannerSays", "No scanner at {name}. Plug it in: it is found by itself."),
    QT_TRANSLATE_NOOP(
        "ScannerSays",
        "This user may not read {name}. Install the station's udev rule (70-ordak-scanner.rules) and plug "
        "the scanner in again.",
    ),
    QT_TRANSLATE_NOOP(
        "ScannerSays", "{name} is not a keyboard device. `ordak-station scanners` lists what is attached."
    ),
    QT_TRANSLATE_NOOP("ScannerSays", "The training scanner is unplugged."),
    QT_TRANSLATE_NOOP("ScannerSays", "Scanner not read"),
    QT_TRANSLATE_NOOP("ScannerSays", "No station reads from the training scanner."),
    QT_TRANSLATE_NOOP("ScannerSays", "Another device"),
    QT_TRANSLATE_NOOP(
        "ScannerSays",
        "Another device is at {name} now. Plug the scanner in; if this is the new scanner, start the "
        "station again.",
    ),
    QT_TRANSLATE_NOOP("ScannerSays", "Scanner setting"),
    QT_TRANSLATE_NOOP(
        "ScannerSays",
        "“{setting}” names no keyboard device. `ordak-station scanners` lists those that are attached.",
    ),
    QT_TRANSLATE_NOOP(
        "ScannerSays",
        "Only Linux can take a keyboard scanner for itself. Use serial mode, or the setting wedge.",
    ),
    QT_TRANSLATE_NOOP("ScannerSays", "Scanner not allowed"),
    QT_TRANSLATE_NOOP("ScannerSays", "Scanner in use"),
    QT_TRANSLATE_NOOP("ScannerSays", "Another program has taken {name}. Close that program."),
    QT_TRANSLATE_NOOP("ScannerSays", "Not a scanner"),
    QT_TRANSLATE_NOOP(
        "ScannerSays", "“{setting}” is not a scanner. Write it as serial:///dev/ttyACM0?baud=9600."
    ),
    QT_TRANSLATE_NOOP(
        "ScannerSays", "“{setting}”: the speed (baud) has to be a number such as 9600 or 115200."
    ),
    QT_TRANSLATE_NOOP("ScannerSays", "Another program uses {name}. Close that program."),
    QT_TRANSLATE_NOOP(
        "ScannerSays",
        "This user may not open {name}. Add the user to the group dialout and sign in again, or install "
        "the station's udev rule.",
    ),
    QT_TRANSLATE_NOOP(
        "ScannerSays", "Another program uses {name}, or this user may not. Close that program."
    ),
    QT_TRANSLATE_NOOP("ScannerSays", "{name} is not a serial port. Check the scanner setting."),
    QT_TRANSLATE_NOOP("ScannerSays", "Scanner stopped"),
    QT_TRANSLATE_NOOP(
        "ScannerSays", "The scanner stopped because of a fault in this program. It starts again by itself."
    ),
    QT_TRANSLATE_NOOP("ScannerSays", "Unknown code"),
    QT_TRANSLATE_NOOP("ScannerSays", "Read “{read}”. No order, command, badge or shelf has this code."),
    QT_TRANSLATE_NOOP("ScannerSays", "{head}… ({count} characters)"),
)
"""Titles, sentences and what stands inside them."""
