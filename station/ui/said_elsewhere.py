"""What the rooms without Qt say in English, in the person's language.

Those rooms know no Qt. Their sentences are translated when they are shown: the English is found among those
of station/ui/said/, its values are taken out, and the translation gets them. So a sentence that has lain in
a database since last week is translated like one of this moment. tests/unit/test_said_elsewhere.py holds the
lists against the rooms' code.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from PySide6.QtCore import QCoreApplication, QLocale

from station.ui.said.printer_settings import PRINTER_SETTINGS_SAY
from station.ui.said.printing import PRINTER_SAYS
from station.ui.said.scanning import SCANNER_SAYS
from station.ui.said.station import STATES, STATION_SAYS
from station.ui.said.sync import LINK_SAYS

translate = QCoreApplication.translate

SAID: Mapping[str, tuple[str, ...]] = {
    context: tuple(map(str, texts))
    for context, texts in (
        ("Printer", PRINTER_SAYS + PRINTER_SETTINGS_SAY),
        ("ScannerSays", SCANNER_SAYS),
        ("Link", LINK_SAYS),
        ("Station", STATION_SAYS),
        ("State", STATES),
    )
}
"""The English texts by their context."""

_NAME = re.compile(r"\{(\w+)\}")
_DECIMAL = re.compile(r"([+-]?\d+)\.(\d+)")
_PLAIN = {text: context for context, texts in SAID.items() for text in texts if not _NAME.search(text)}

Found = tuple[str, str, dict[str, str]]
"""Context, English text, and its values by name."""


def said(text: str) -> str:
    """A title or sentence of another room in the person's language; one that nobody listed, as it is."""
    found = _found(text)
    if found is None:
        return text
    context, english, values = found
    words = translate(context, english)
    return words.format_map({name: _value(value) for name, value in values.items()}) if values else words


def is_listed(text: str) -> bool:
    """Whether `said` has words for it."""
    return _found(text) is not None


def _value(value: str) -> str:
    """A value may be a sentence itself; a decimal number has the language's own sign."""
    number = _DECIMAL.fullmatch(value)
    return QLocale().decimalPoint().join(number.groups()) if number else said(value)


@lru_cache(maxsize=256)
def _found(text: str) -> Found | None:
    if text in _PLAIN:
        return _PLAIN[text], text, {}
    for context, english, pieces in _FORMS:
        # To compile all of them would hold the window up at its start.
        if text.startswith(pieces[0]) and text.endswith(pieces[-1]):
            match = _pattern(pieces).fullmatch(text)
            if match:
                return context, english, match.groupdict()
    return None


def _pattern(pieces: Sequence[str]) -> re.Pattern[str]:
    parts = (f"(?P<{part}>.+)" if at % 2 else re.escape(part) for at, part in enumerate(pieces))
    return re.compile("".join(parts), re.DOTALL)


def _forms() -> Iterator[tuple[str, str, list[str]]]:
    """The texts with values, those with the most words of their own first: they fit the least by chance."""
    texts = [(context, text) for context, texts in SAID.items() for text in texts if _NAME.search(text)]
    for context, text in sorted(texts, key=lambda each: len(_NAME.sub("", each[1])), reverse=True):
        yield context, text, _NAME.split(text)


_FORMS = tuple(_forms())
