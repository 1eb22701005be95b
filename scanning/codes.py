"""What a code can mean, and how the codes that we print are spelled.

Label, command, badge and shelf codes share one alphabet (0-9 A-Z), one length limit (a Code 128 that fits
58 mm paper) and one check character: ISO/IEC 7064 Mod 37,36, which finds every single wrong character and
all but about one in four hundred swaps of neighbours.
"""

import re
from enum import StrEnum
from typing import Final

from msgspec import Struct

from scanning.check_character import check_character, is_checked

MAX_CODE_LENGTH: Final = 12
# Nine digits fit PostgreSQL's integer; the digits of an EAN-13 or of a Shopify id do not pass for an order.
MAX_NUMBER_DIGITS: Final = 9

COMMAND_LETTER: Final = "Z"
BADGE_LETTER: Final = "S"
SHELF_LETTER: Final = "L"
RESERVED_LETTERS: Final = frozenset({COMMAND_LETTER, BADGE_LETTER, SHELF_LETTER})

_BODY = re.compile(r"\A[0-9A-Z]+\Z")
_SUFFIX = re.compile(r"\A[A-Z]{1,2}\Z")


class Command(StrEnum):
    """What a command card on the wall of the bench can ask for."""

    UNDO = "UNDO"
    REPRINT = "REPRINT"
    PRINT = "PRINT"
    START = "START"
    COMPLETE = "COMPLETE"
    QC = "QC"
    QC_DAMAGED = "QCDAMAGED"
    QC_SPELLING = "QCSPELLING"
    QC_OTHER = "QCOTHER"
    BREAK = "BREAK"
    HELP = "HELP"
    NEXT = "NEXT"
    PREVIOUS = "PREVIOUS"
    SIGN_OFF = "SIGNOFF"
    PICTURE = "PICTURE"
    TAKE = "TAKE"
    MENU = "MENU"
    LABELS = "LABELS"
    BOARD = "BOARD"
    YES = "YES"
    NO = "NO"
    BACK = "BACK"
    DIGIT_0 = "DIGIT0"
    DIGIT_1 = "DIGIT1"
    DIGIT_2 = "DIGIT2"
    DIGIT_3 = "DIGIT3"
    DIGIT_4 = "DIGIT4"
    DIGIT_5 = "DIGIT5"
    DIGIT_6 = "DIGIT6"
    DIGIT_7 = "DIGIT7"
    DIGIT_8 = "DIGIT8"
    DIGIT_9 = "DIGIT9"


class OrderCode(Struct, frozen=True):
    """A cake or an order.

    `checked` true: our label, its check character verified; `suffix` None is then the only cake of its order.
    `checked` false: the cake `suffix`, or without one every cake of the order `number`. `store` None: a bare
    number, of whichever store has it.
    """

    store: str | None
    number: int
    suffix: str | None
    checked: bool


class CommandCode(Struct, frozen=True):
    """A command card."""

    command: Command


class BadgeCode(Struct, frozen=True):
    """A person's badge; `badge` as the backend keeps it, in capitals."""

    badge: str


class ShelfCode(Struct, frozen=True):
    """A storage place; `shelf` as the backend keeps it, in capitals, unique within a store."""

    shelf: str


Reading = OrderCode | CommandCode | BadgeCode | ShelfCode


def check_fits(code: str) -> bool:
    """Say whether the last character of `code` (capitals and digits only) is its check character."""
    return is_checked(code)


def label_code(letter: str, number: int, suffix: str | None) -> str:
    """Return the code of one cake's label: `B25771A` and its check character. ValueError if it cannot be."""
    if not re.fullmatch(r"[A-Z]", letter) or letter in RESERVED_LETTERS:
        raise ValueError(f"not a store's letter: {letter!r}")
    if not 0 < number < 10**MAX_NUMBER_DIGITS:
        raise ValueError(f"not an order number: {number}")
    if suffix is not None and not _SUFFIX.match(suffix):
        raise ValueError(f"not a suffix: {suffix!r}")
    return _with_check(f"{letter}{number}{suffix or ''}")


def command_code(command: Command) -> str:
    """Return the code on a command card."""
    return _with_check(COMMAND_LETTER + command.value)


def badge_code(badge: str) -> str:
    """Return the code on a staff badge. ValueError if the badge has other characters than 0-9 A-Z."""
    return _with_check(BADGE_LETTER + badge.upper())


def shelf_code(shelf: str) -> str:
    """Return the code on a shelf. ValueError if its name has other characters than 0-9 A-Z."""
    return _with_check(SHELF_LETTER + shelf.upper())


def self_test_code(number: int) -> str:
    """Return the code on the label of the self-test (number below 10000). It means nothing at a bench."""
    return _with_check(f"{COMMAND_LETTER}TEST{number:04d}")


def _with_check(body: str) -> str:
    if len(body) < 2 or not _BODY.match(body):
        raise ValueError(f"a code has the characters 0-9 A-Z only: {body!r}")
    code = body + check_character(body)
    if len(code) > MAX_CODE_LENGTH:
        raise ValueError(f"a code has at most {MAX_CODE_LENGTH} characters: {code!r}")
    return code
