"""Keyboard layouts that change a wedge scanner's codes: found with printed test codes, repaired if certain.

A wedge scanner sends positions of keys, and the computer's layout turns them into characters. Where the two
disagree, `A` arrives as `Q`. Four printed codes hold every character that our codes need. What arrives for
them is taken as a map only if no two characters arrive as the same one: then going back is no guess.
"""

from collections.abc import Mapping, Sequence
from enum import Enum
from itertools import islice, product
from typing import Final

from msgspec import Struct

# Each has another length, no character twice but the first at its end: a code is known by its shape,
# whatever the layout made of its characters. Together: 0-9, A-Z, # and -. None is a code of the grammar.
TEST_CODES: Final = ("AQ1ZW2M3A", "Y4B5C6D7EY", "F8G9H0IJK#F", "LNOPRSTUVX-L")
ALPHABET: Final = frozenset("".join(TEST_CODES))


class LayoutMap(Struct, frozen=True):
    """What arrives -> what was printed, for the whole alphabet. Made by `LayoutTest` or from a saved map."""

    characters: Mapping[str, str]

    def __post_init__(self) -> None:
        """Raises ValueError unless it is one-to-one over the whole alphabet."""
        singles = all(len(character) == 1 for character in self.characters)
        if not singles or sorted(self.characters.values()) != sorted(ALPHABET):
            raise ValueError("not a one-to-one map of every character that codes need")

    def repair(self, text: str) -> str | None:
        """Return what was printed; None: a character that this layout never makes, so it is another one."""
        try:
            return "".join(self.characters[character] for character in text)
        except KeyError:
            return None


class LayoutStep(Enum):
    """What one scan told about the layout."""

    NO_TEST_CODE = "no_test_code"
    """Not the shape of a test code."""
    MORE = "more"
    """A test code; others are still to be scanned."""
    INTACT = "intact"
    """Every character arrives as it was printed."""
    REPAIRED = "repaired"
    """The layout changes characters, and each can be told back for certain."""
    BROKEN = "broken"
    """The layout makes one character of two: what was printed cannot be told."""


class LayoutVerdict(Struct, frozen=True):
    """`left`: test codes still to scan. `clashing`: printed characters that arrive as the same one.

    `changed`: (printed, arrives) of what the layout changes. `layout`: the layout that does this, if known.
    """

    step: LayoutStep
    left: tuple[str, ...] = ()
    changed: tuple[tuple[str, str], ...] = ()
    clashing: tuple[str, ...] = ()
    map: LayoutMap | None = None
    layout: str = ""


class LayoutTest:
    """Takes scans of the test codes, in any order, and says what the layout does to codes."""

    def __init__(self) -> None:
        self._arrived: dict[str, str] = {}

    def take(self, text: str) -> LayoutVerdict:
        """Take what one scan spelled, without terminator. A code scanned again replaces its first scan."""
        code = code_of_shape(text)
        if code is None:
            return LayoutVerdict(LayoutStep.NO_TEST_CODE, self._left())
        self._arrived[code] = text
        return self._verdict()

    def _left(self) -> tuple[str, ...]:
        return tuple(code for code in TEST_CODES if code not in self._arrived)

    def _verdict(self) -> LayoutVerdict:
        pairs = _pairs(self._arrived)
        clashing = _clashing(pairs)
        changed = tuple((sent, got) for sent, got in sorted(pairs.items()) if sent != got.upper())
        name = layout_named(pairs) if changed else ""
        if clashing:
            return LayoutVerdict(LayoutStep.BROKEN, self._left(), changed, clashing, layout=name)
        if self._left():
            return LayoutVerdict(LayoutStep.MORE, self._left(), changed, layout=name)
        if not changed:
            return LayoutVerdict(LayoutStep.INTACT)
        found = LayoutMap({got: sent for sent, got in pairs.items()})
        return LayoutVerdict(LayoutStep.REPAIRED, (), changed, (), found, name)


def code_of_shape(text: str) -> str | None:
    """Return the test code whose shape `text` has."""
    for code in TEST_CODES:
        if len(text) == len(code) and text[0] == text[-1] and len(set(text)) == len(code) - 1:
            return code
    return None


def _pairs(arrived: Mapping[str, str]) -> dict[str, str]:
    return {sent: got for code, text in arrived.items() for sent, got in zip(code, text, strict=True)}


def _clashing(pairs: Mapping[str, str]) -> tuple[str, ...]:
    """Printed characters of which two or more arrive as one; case tells nothing, since no code has it."""
    senders: dict[str, list[str]] = {}
    for sent, got in pairs.items():
        senders.setdefault(got.upper(), []).append(sent)
    return tuple(sorted(sent for group in senders.values() if len(group) > 1 for sent in group))


_US: Final = "1234567890ABCDEFGHIJKLMNOPQRSTUVWXYZ#-*"
_MOST_SPELLINGS: Final = 64
# How the keys that a scanner set to US presses for `_US` come out. To name and to refuse; never to repair.
# Greek and Russian by number: their letters look like ours.
_KNOWN: Final[Mapping[str, str]] = {
    "French (AZERTY)": "&é\"'(-è_çàQBCDEFGHIJKL?NOPARSTUVZXYW3)8",
    "Belgian (AZERTY)": "&é\"'(§è!çàQBCDEFGHIJKL?NOPARSTUVZXYW3)8",
    "German (QWERTZ)": "1234567890ABCDEFGHIJKLMNOPQRSTUVWXZY§ß(",
    "Greek": (
        "1234567890"
        "\u0391\u0392\u03a8\u0394\u0395\u03a6\u0393\u0397\u0399\u039e\u039a\u039b\u039c\u039d"
        "\u039f\u03a0:\u03a1\u03a3\u03a4\u0398\u03a9\u03a3\u03a7\u03a5\u0396#-*"
    ),
    "British": "1234567890ABCDEFGHIJKLMNOPQRSTUVWXYZ£-*",
    "Russian": (
        "1234567890"
        "\u0424\u0418\u0421\u0412\u0423\u0410\u041f\u0420\u0428\u041e\u041b\u0414\u042c\u0422"
        "\u0429\u0417\u0419\u041a\u042b\u0415\u0413\u041c\u0426\u0427\u041d\u042f\u2116-*"
    ),
    "Turkish": "1234567890ABCDEFGHIJKLMNOPQRSTUVWXYZ^*(",
    "Italian": "1234567890ABCDEFGHIJKLMNOPQRSTUVWXYZ£'(",
    "Spanish": "1234567890ABCDEFGHIJKLMNOPQRSTUVWXYZ·'(",
}


# Keys whose small letter is not that of their capital.
_ODD: Final[Mapping[str, Mapping[str, str]]] = {
    "French (AZERTY)": {"m": ","},
    "Belgian (AZERTY)": {"m": ","},
    "Greek": {"q": ";", "w": "\u03c2"},
}


def _table(name: str) -> dict[str, str]:
    capitals = dict(zip(_US, _KNOWN[name], strict=True))
    small = {sent.lower(): got.lower() for sent, got in capitals.items() if sent.isalpha()}
    return capitals | small | dict(_ODD.get(name, {}))


def layout_named(pairs: Mapping[str, str]) -> str:
    """Return the known layout that turns each printed character into what arrived; empty: none."""
    for name in _KNOWN:
        table = _table(name)
        if all(table.get(sent) == got for sent, got in pairs.items()):
            return name
    return ""


def arrives_on(name: str, text: str) -> str:
    """How a code of a scanner set to US arrives on a known layout: for the training scanner and tests."""
    table = _table(name)
    return "".join(table.get(character, character) for character in text)


def sent_under(name: str, text: str) -> Sequence[str]:
    """What a scanner set to US may have sent for `text` to arrive on the known layout `name`."""
    senders: dict[str, str] = {}
    for sent, got in _table(name).items():
        senders[got] = senders.get(got, "") + sent
    if not all(character in senders for character in text):
        return ()
    # Where two keys make one character, all are tried; this only asks whether a scanner can be behind it.
    spellings = islice(product(*(senders[character] for character in text)), _MOST_SPELLINGS)
    return [spelling for spelling in map("".join, spellings) if spelling != text]


def known_layouts() -> tuple[str, ...]:
    """The layouts whose traces are recognised."""
    return tuple(_KNOWN)
