"""What the printing and the syncing room say in English, listed so that Qt Linguist finds it.

Those rooms know no Qt. Their sentences are translated when they are shown, with the English as the key;
one that carries a value (an address, a path) cannot be listed and stays as it was said.
"""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

PRINTER_SAYS = (
    QT_TRANSLATE_NOOP("Printer", "Did a label come out?"),
    QT_TRANSLATE_NOOP("Printer", "No paper"),
    QT_TRANSLATE_NOOP("Printer", "Put a new roll into the printer. The label prints by itself then."),
    QT_TRANSLATE_NOOP("Printer", "Printer cover is open"),
    QT_TRANSLATE_NOOP("Printer", "Close the printer's cover. The label prints by itself then."),
    QT_TRANSLATE_NOOP("Printer", "Cutter is jammed"),
    QT_TRANSLATE_NOOP("Printer", "Open the printer, free the cutter, close it again."),
    QT_TRANSLATE_NOOP("Printer", "Printer error"),
    QT_TRANSLATE_NOOP("Printer", "Switch the printer off and on again."),
    QT_TRANSLATE_NOOP("Printer", "Printer is offline"),
    QT_TRANSLATE_NOOP("Printer", "Press the printer's feed button, or switch it off and on."),
    QT_TRANSLATE_NOOP("Printer", "Printer does not react"),
    QT_TRANSLATE_NOOP("Printer", "The printer does not answer any more. Switch it off and on."),
    QT_TRANSLATE_NOOP("Printer", "Printer does not answer"),
    QT_TRANSLATE_NOOP("Printer", "Printer hung up"),
    QT_TRANSLATE_NOOP("Printer", "Printer is busy"),
    QT_TRANSLATE_NOOP("Printer", "Another program prints on this printer. It is tried again."),
    QT_TRANSLATE_NOOP("Printer", "Printer cannot be reserved"),
    QT_TRANSLATE_NOOP("Printer", "Printer cannot be opened"),
    QT_TRANSLATE_NOOP("Printer", "Printer is not allowed"),
    QT_TRANSLATE_NOOP("Printer", "Printer is not there"),
    QT_TRANSLATE_NOOP("Printer", "Printer has a driver"),
    QT_TRANSLATE_NOOP("Printer", "Not a printer"),
    QT_TRANSLATE_NOOP("Printer", "Which printer?"),
    QT_TRANSLATE_NOOP("Printer", "Printing has a fault"),
    QT_TRANSLATE_NOOP("Printer", "A label could not be printed because of a fault in the program."),
    QT_TRANSLATE_NOOP(
        "Printer",
        "Printing was interrupted while this label was on its way. Look at the printer: yes or no?",
    ),
    QT_TRANSLATE_NOOP("Printer", "Print queue is paused"),
    QT_TRANSLATE_NOOP("Printer", "Print queue takes nothing"),
    QT_TRANSLATE_NOOP("Printer", "No such print queue"),
    QT_TRANSLATE_NOOP("Printer", "Print service is off"),
    QT_TRANSLATE_NOOP("Printer", "Print service does not answer"),
    QT_TRANSLATE_NOOP("Printer", "CUPS is not installed"),
    QT_TRANSLATE_NOOP("Printer", "CUPS does not run on this computer. Start it: systemctl start cups."),
    QT_TRANSLATE_NOOP("Printer", "Start the Windows service 'Print Spooler', then try again."),
    QT_TRANSLATE_NOOP("Printer", "Label folder cannot be used"),
)
"""Titles and sentences of a printer that keeps a label waiting."""

LINK_SAYS = (
    QT_TRANSLATE_NOOP(
        "Link", "This network asks for a sign-in. Open a browser on this computer, or call IT."
    ),
    QT_TRANSLATE_NOOP(
        "Link", "The backend refuses its e-mail, password or anon key. IT: correct them in the settings."
    ),
    QT_TRANSLATE_NOOP(
        "Link",
        "Its session or key is not accepted. IT: check backend_url, anon_key and the station's account.",
    ),
    QT_TRANSLATE_NOOP("Link", "Its session is not accepted. IT: check the station's account."),
    QT_TRANSLATE_NOOP("Link", "The sign-in answered something unknown. IT: check backend_url."),
    QT_TRANSLATE_NOOP(
        "Link", "Something else answers at its address. IT: check backend_url and this network."
    ),
    QT_TRANSLATE_NOOP("Link", "The network's proxy refuses this station. IT: check the proxy settings."),
    QT_TRANSLATE_NOOP(
        "Link", "The backend's certificate is not trusted, or this network is in between. Call IT."
    ),
)
"""Why the link is paused or away, when a person can mend it."""


def link_said(text: str) -> str:
    """A sentence of the syncing room in the person's language."""
    return QCoreApplication.translate("Link", text)
