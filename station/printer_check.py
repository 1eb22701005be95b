"""`ordak-station doctor --printer`: the printer alone, measured, and the result kept for the bench."""

from collections.abc import Iterator
from datetime import UTC, datetime

from printing.delivery import Tier, Transport
from printing.measure import measure
from printing.measured import MeasuredPrinter, MeasurementsFile
from printing.printer_lock import OwnedPrinter
from printing.transports.channel import ChannelTransport
from station.doctor import Finding, found
from station.errors import StationError
from station.printer_way import way_to
from station.settings import Settings

_TIERS = {
    Tier.PRINTED_ANSWER: "It says when a label is printed (tier a). The bench shows such labels as printed.",
    Tier.STATUS_BEHIND: (
        "It says behind a label that it obeyed everything and has no trouble (tier b). "
        "The bench shows such labels as printed."
    ),
    Tier.NONE: (
        "It cannot say whether a label came out (tier c). The bench shows such labels as sent, not confirmed."
    ),
}


def examine_printer(settings: Settings, *, test_line: bool = False) -> Iterator[Finding]:
    """The profile, the printer, and what it can confirm. What was measured is kept for the bench."""
    yield found("profile", lambda: _profile(settings))
    measured: list[MeasuredPrinter] = []
    yield found("printer", lambda: _measure(settings, test_line, measured))
    if measured:
        yield Finding("answers", True, _TIERS[measured[0].tier])
    if measured and measured[0].asked:
        yield found("kept", lambda: _keep(settings, measured[0]))


def _profile(settings: Settings) -> str:
    profile = settings.profile
    facts = f"{profile.name}: {profile.width_dots} dots at {profile.dpi} dpi, code page {profile.code_page}"
    lacks = [
        name
        for name, has in (
            ("barcode", profile.native_barcode),
            ("QR code", profile.native_qr),
            ("cutter", profile.cutter),
        )
        if not has
    ]
    if lacks:
        facts += f", without {', '.join(lacks)} of its own"
    if not settings.printer_profile:
        return (
            f"{facts}. It is the careful choice for {settings.paper_mm} mm: set printer_profile if you can."
        )
    return f"{facts}."


def _measure(settings: Settings, test_line: bool, measured: list[MeasuredPrinter]) -> str:
    transport = way_to(settings)
    if transport is None:
        raise StationError(
            "No printer is set",
            "`ordak-station printers` lists what is attached: write one into station.toml, "
            "or behind --printer.",
        )
    now = datetime.now(UTC).isoformat(timespec="seconds")
    asked = settings.printer_override.status == "ask"
    with OwnedPrinter(transport).alone():
        result = measure(transport, now, test_line=test_line, asked=asked)
    measured.append(result)
    return _in_words(transport, result, test_line)


def _in_words(transport: Transport, result: MeasuredPrinter, test_line: bool) -> str:
    if not isinstance(transport, ChannelTransport):
        return f"{transport.description} takes labels and passes them on."
    if result.statuses:
        asked = "all four questions" if len(result.statuses) == 4 else f"questions {_numbers(result)}"
        return f"{transport.description} is ready and answers {asked} about its state."
    if not result.asked:
        return f"{transport.description} is there. It is never asked: printer_override says status = none."
    look = "Look whether the test line came out" if test_line else "Print a test line with --test-line"
    return (
        f"{transport.description} takes bytes and answers nothing. {look}: if none does, look at its power, "
        "its cable and, on a serial port, the speed (baud)."
    )


def _numbers(result: MeasuredPrinter) -> str:
    return ", ".join(map(str, result.statuses))


def _keep(settings: Settings, result: MeasuredPrinter) -> str:
    kept = MeasurementsFile(settings.data_dir)
    kept.save(settings.printer, result)
    return f"The bench uses this from its next start ({kept.path})."
