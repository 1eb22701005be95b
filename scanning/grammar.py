"""What was read -> every meaning that it can have. Never a guess: several meanings are several readings."""

import re
from collections.abc import Callable, Mapping
from typing import Final
from urllib.parse import parse_qsl, unquote, urlsplit

from scanning.codes import (
    BADGE_LETTER,
    COMMAND_LETTER,
    MAX_CODE_LENGTH,
    MAX_NUMBER_DIGITS,
    RESERVED_LETTERS,
    SHELF_LETTER,
    BadgeCode,
    Command,
    CommandCode,
    OrderCode,
    Reading,
    ShelfCode,
    check_fits,
)
from scanning.errors import CheckCharacterWrong, MalformedScan, ScanError, UnknownCode, readable
from scanning.scan import BLANKS, split_aim

# A QR with a URL and its tracking parameters; no code of ours comes near it.
MAX_PAYLOAD_LENGTH: Final = 512
# Names under which a URL's query may carry a code; any other value there (utm_source=1) is none.
_QUERY_NAMES: Final = frozenset({"code", "order", "scan", "label", "id"})

_CHARACTERS = re.compile(r"\A[0-9A-Z#*-]+\Z")
_BARE_NUMBER = re.compile(r"\A(?P<number>[0-9]+)\Z")
_LETTER_NUMBER = re.compile(r"\A(?P<letter>[A-Z])(?P<number>[0-9]+)(?:-(?P<suffix>[A-Z]{1,2}))?\Z")
_LABEL = re.compile(r"\A(?P<letter>[A-Z])(?P<number>[1-9][0-9]*)(?P<suffix>[A-Z]{0,2})[0-9A-Z]\Z")
_SLUG = re.compile(r"\A(?P<store>[A-Z]+(?:-[A-Z]+)*)-(?P<number>[0-9]+)(?:-(?P<suffix>[A-Z]{1,2}))?\Z")


class Grammar:
    """The codes of one kitchen. `stores`: the letter on the labels -> the store's id (`B` -> `bannos`)."""

    def __init__(self, stores: Mapping[str, str]) -> None:
        for letter in stores:
            if not re.fullmatch(r"[A-Z]", letter) or letter in RESERVED_LETTERS:
                raise ValueError(f"{letter!r} cannot be a store's letter")
        self._stores = dict(stores)
        self._slugs = {store.replace("-", "").upper(): store for store in stores.values()}

    def parse(self, payload: str) -> tuple[Reading, ...]:
        """Return every reading of `payload`, the most certain first; never empty.

        All-digit tails are truly ambiguous: `B18617` is order 18617 and, if 7 is its check character, the
        label of the only cake of order 1861. Both come back; whoever resolves them keeps those that exist.
        Raises MalformedScan, CheckCharacterWrong or UnknownCode; each has the readable form of what was read.
        """
        text = _clean(payload)
        if "://" in text:
            return self._parse_url(text)
        return self._parse_code(text)

    def is_code(self, payload: str) -> bool:
        """Say whether `payload` has at least one reading."""
        try:
            self.parse(payload)
        except ScanError:
            return False
        return True

    def _parse_url(self, text: str) -> tuple[Reading, ...]:
        """Orders only: any word of an address (`scan`, `shelf`) could pass for a badge or a shelf."""
        readings: dict[Reading, None] = {}
        for candidate in _url_candidates(text):
            try:
                readings.update(dict.fromkeys(self._parse_order(_capitals(candidate.strip(BLANKS)))))
            except CheckCharacterWrong:
                raise
            except ScanError:
                continue
        if not readings:
            raise _unknown(text)
        return tuple(readings)

    def _parse_code(self, text: str) -> tuple[Reading, ...]:
        code = _capitals(text)
        if code[0] in RESERVED_LETTERS and "-" not in code:
            return (_parse_reserved(code),)
        return self._parse_order(code)

    def _parse_order(self, code: str) -> tuple[Reading, ...]:
        unwrapped = _unwrapped(code)
        if unwrapped == code and _LABEL.match(code):
            return self._parse_label(code)
        readings = self._human_readings(unwrapped)
        if not readings:
            raise _unknown(code)
        return readings

    def _parse_label(self, code: str) -> tuple[Reading, ...]:
        """A letter at the end makes it a label; digits alone leave the human number possible too."""
        readings: list[Reading] = []
        label = self._label_reading(code)
        if label is not None:
            readings.append(label)
        if code[1:].isdigit():
            readings += self._number_reading(code)
        if readings:
            return tuple(readings)
        if code[0] not in self._stores:
            raise _unknown(code)
        raise _check_wrong(code)

    def _label_reading(self, code: str) -> OrderCode | None:
        match = _LABEL.match(code)
        if match is None or len(code) > MAX_CODE_LENGTH or not check_fits(code):
            return None
        if match["letter"] not in self._stores or len(match["number"]) > MAX_NUMBER_DIGITS:
            return None
        store = self._stores[match["letter"]]
        return OrderCode(store, int(match["number"]), match["suffix"] or None, checked=True)

    def _number_reading(self, code: str) -> tuple[OrderCode, ...]:
        match = _LETTER_NUMBER.match(code)
        if match is None or match["letter"] not in self._stores:
            return ()
        return _numbered(self._stores[match["letter"]], match["number"], match["suffix"])

    def _human_readings(self, code: str) -> tuple[OrderCode, ...]:
        """Forms that people write and packing slips carry: no check character in them."""
        if bare := _BARE_NUMBER.match(code):
            return _numbered(None, bare["number"], None)
        return self._number_reading(code) or self._slug_reading(code)

    def _slug_reading(self, code: str) -> tuple[OrderCode, ...]:
        match = _SLUG.match(code)
        if match is None:
            return ()
        store = self._slugs.get(match["store"].replace("-", ""))
        return _numbered(store, match["number"], match["suffix"]) if store is not None else ()


def _clean(payload: str) -> str:
    """Take AIM identifier and outer blanks off; refuse what no code can look like."""
    if len(payload) > MAX_PAYLOAD_LENGTH:
        message = f"{len(payload)} characters came at once. Scan the label again."
        raise MalformedScan("Not a code", message, read=readable(payload))
    _, text = split_aim(payload)
    if not text:
        raise MalformedScan("Nothing read", "The scanner sent an empty code. Scan the label again.")
    if not all(" " <= character <= "~" for character in text):
        read = readable(text)
        message = f"Read “{read}”: characters that no code has. Scan the label again."
        raise MalformedScan("Not a code", message, read=read)
    return text


def _capitals(text: str) -> str:
    # Asked before upper(): a percent-encoded dotless i would become a capital I.
    if not text.isascii() or not _CHARACTERS.match(text.upper()):
        raise _unknown(text)
    return text.upper()


def _unwrapped(code: str) -> str:
    """`*B18617*` (Code 39 start and stop) and `#B18617` without their marks; anything else unchanged."""
    if len(code) > 2 and code[0] == code[-1] == "*":
        code = code[1:-1]
    return code.removeprefix("#")


def _numbered(store: str | None, digits: str, suffix: str | None) -> tuple[OrderCode, ...]:
    number = int(digits)
    if len(digits) > MAX_NUMBER_DIGITS or number == 0:
        return ()
    return (OrderCode(store, number, suffix, checked=False),)


def _parse_reserved(code: str) -> Reading:
    if not 3 <= len(code) <= MAX_CODE_LENGTH or not code.isalnum():
        raise _unknown(code)
    if not check_fits(code):
        raise _check_wrong(code)
    return _RESERVED[code[0]](code[1:-1])


def _command(name: str) -> CommandCode:
    try:
        return CommandCode(Command(name))
    except ValueError as error:
        raise _unknown(COMMAND_LETTER + name) from error


_RESERVED: Final[Mapping[str, Callable[[str], Reading]]] = {
    COMMAND_LETTER: _command,
    BADGE_LETTER: BadgeCode,
    SHELF_LETTER: ShelfCode,
}


def _url_candidates(text: str) -> list[str]:
    """Return the parts of a URL that can be its code: fragment, named query values, last path segment."""
    try:
        url = urlsplit(text)
    except ValueError as error:
        raise _unknown(text) from error
    values = [value for name, value in parse_qsl(url.query) if name.lower() in _QUERY_NAMES]
    segments = [segment for segment in url.path.split("/") if segment]
    candidates = [unquote(url.fragment), *values, *(unquote(segment) for segment in segments[-1:])]
    return [candidate for candidate in candidates if candidate]


def _unknown(text: str) -> ScanError:
    read = readable(text)
    message = f"Read “{read}”. No order, command, badge or shelf has this code."
    return _doubled(text) or UnknownCode("Unknown code", message, read=read)


def _check_wrong(code: str) -> ScanError:
    read = readable(code)
    message = f"Read “{read}”, but its check character does not fit. Scan the label again."
    return _doubled(code) or CheckCharacterWrong("Misread", message, read=read)


def _doubled(text: str) -> MalformedScan | None:
    """A code twice in a row can never pass: after a valid code, its repetition leaves another checksum."""
    half, odd = divmod(len(text), 2)
    if odd or half < 2 or text[:half] != text[half:]:
        return None
    read = readable(text)
    message = f"Read “{read}”: the same code twice in one. Scan the label again."
    return MalformedScan("Two codes in one", message, read=read)
