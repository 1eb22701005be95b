"""What the self-test and the opening of a window say."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

STATION_SAYS = (
    QT_TRANSLATE_NOOP("Station", "{free} GB free."),
    QT_TRANSLATE_NOOP("Station", "{free} MB free."),
    QT_TRANSLATE_NOOP("Station", "The scan memory is whole."),
    QT_TRANSLATE_NOOP("Station", "{address} answers."),
    QT_TRANSLATE_NOOP("Station", "This is version {version}; contract {contract} is spoken at both ends."),
    QT_TRANSLATE_NOOP("Station", "The clock is right ({off} s)."),
    QT_TRANSLATE_NOOP("Station", "The backend does not say what time it is."),
    QT_TRANSLATE_NOOP("Station", "A test label was printed, and the printer says so."),
    QT_TRANSLATE_NOOP(
        "Station", "A test label was sent. This printer does not say whether it came out: look."
    ),
    QT_TRANSLATE_NOOP("Station", "No printer is set here."),
    QT_TRANSLATE_NOOP("Station", "The scanner read “{read}” as it was printed."),
    QT_TRANSLATE_NOOP("Station", "The disk is nearly full"),
    QT_TRANSLATE_NOOP("Station", "Only {free} MB free in {folder}. Call IT."),
    QT_TRANSLATE_NOOP("Station", "The scan memory is damaged"),
    QT_TRANSLATE_NOOP("Station", "Call IT before scanning on. {found}"),
    QT_TRANSLATE_NOOP("Station", "The clock is wrong"),
    QT_TRANSLATE_NOOP("Station", "It is {off} s off. Set it right, or call IT."),
    QT_TRANSLATE_NOOP("Station", "The test label did not come out"),
    QT_TRANSLATE_NOOP("Station", "No word came from the printer within {seconds} s."),
    QT_TRANSLATE_NOOP("Station", "Another code was read"),
    QT_TRANSLATE_NOOP(
        "Station", "Read “{read}”, printed is “{printed}”. Test the keyboard layout, or scan again."
    ),
    QT_TRANSLATE_NOOP("Station", "Nothing was scanned"),
    QT_TRANSLATE_NOOP("Station", "No scan came within {seconds} s. Check the scanner's cable."),
    QT_TRANSLATE_NOOP("Station", "The layout was not saved"),
    QT_TRANSLATE_NOOP("Station", "The disk refused it: {why}. Call IT."),
    QT_TRANSLATE_NOOP("Station", "No stage"),
    QT_TRANSLATE_NOOP("Station", "Say which bench this is: stage in station.toml, or --stage."),
    QT_TRANSLATE_NOOP("Station", "The backend is not set"),
    QT_TRANSLATE_NOOP("Station", "Set {names} in station.toml. `ordak-station config` shows every setting."),
    QT_TRANSLATE_NOOP("Station", "Window size not understood"),
    QT_TRANSLATE_NOOP("Station", "{size} should read like 1366x768."),
    QT_TRANSLATE_NOOP("Station", "No code for the kiosk"),
    QT_TRANSLATE_NOOP("Station", "Set kiosk_code (4 to 12 digits) in station.toml."),
)
"""Titles and sentences."""

STATES = (
    QT_TRANSLATE_NOOP("State", "queued"),
    QT_TRANSLATE_NOOP("State", "held"),
    QT_TRANSLATE_NOOP("State", "sending"),
    QT_TRANSLATE_NOOP("State", "sent"),
    QT_TRANSLATE_NOOP("State", "printed"),
    QT_TRANSLATE_NOOP("State", "unknown"),
    QT_TRANSLATE_NOOP("State", "failed"),
    QT_TRANSLATE_NOOP("State", "cancelled"),
    QT_TRANSLATE_NOOP("State", "pending"),
    QT_TRANSLATE_NOOP("State", "waiting"),
    QT_TRANSLATE_NOOP("State", "attention"),
    QT_TRANSLATE_NOOP("State", "confirmed"),
    QT_TRANSLATE_NOOP("State", "duplicate"),
    QT_TRANSLATE_NOOP("State", "discarded"),
)
"""How far a label or a scan is, inside a sentence of its room."""
