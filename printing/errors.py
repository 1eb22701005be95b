"""What can go wrong between a label and the paper, in words for the person at the bench."""


class PrintError(Exception):
    """Root of the printing errors.

    `retryable`: the same job may go out again by itself, provided that not one of its bytes was sent.
    `holds`: a person has to do something at the printer; the job waits for that and then goes on.
    `some_sent`: a byte of the job may have reached the printer.
    """

    retryable: bool = False
    holds: bool = False
    some_sent: bool = False

    def __init__(self, title: str, message: str) -> None:
        super().__init__(f"{title}: {message}")
        self.title = title
        self.message = message


class PrinterUnreachable(PrintError):
    """Nobody answers at the printer's address; no byte of the job was sent."""

    retryable = True


class PrinterUnplugged(PrinterUnreachable):
    """No such printer is attached: it is off, its cable is out, or it has another name now."""


class PrinterBusy(PrinterUnreachable):
    """Another program, or another job, has the printer; no byte of the job was sent."""


class PrinterNotAllowed(PrinterUnreachable):
    """This user may not open the printer; no byte of the job was sent."""


class NoSuchQueue(PrinterUnreachable):
    """The system has no print queue of that name; no byte of the job was sent."""


class PrinterTimeout(PrintError):
    """The printer took the connection and then no byte of the job in the time allowed."""

    retryable = True


class PrinterOffline(PrintError):
    """The printer says that it is offline, or reports an error; no byte of the job was sent."""

    retryable = True
    holds = True


class PaperOut(PrinterOffline):
    """The printer has no paper; no byte of the job was sent."""


class CoverOpen(PrinterOffline):
    """The printer's cover is open; no byte of the job was sent."""


class DeliveryUnknown(PrintError):
    """Some of the job was sent and nobody knows whether a label came out: a person has to look."""

    some_sent = True


class LabelRejected(PrintError):
    """This label cannot be printed at all: its content or its settings have to change."""


class JobNotWaiting(PrintError):
    """The job is no longer waiting: it was cancelled, or it is at the printer already."""


class PrinterSettingsWrong(PrintError):
    """The printer's address, profile or paper in the settings cannot be understood."""


class SpoolUnusable(PrintError):
    """The spool file cannot be opened or written: disk full, read-only, or of a newer version."""


class SheetNotWritten(PrintError):
    """The file of a sheet of cards cannot be written."""
