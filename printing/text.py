"""Text for paper: what the code page has, what is safe to send, and where a line breaks."""

import unicodedata
from collections.abc import Callable

_JOINER = "\u200d"
_KEPT_FORMATS = frozenset("\u200c" + _JOINER)  # joiners change how Arabic and emoji look
_MARKS = frozenset({"Mn", "Mc", "Me"})
_SKIN_TONES = frozenset(map(chr, range(0x1F3FB, 0x1F400)))
_FLAG_LETTERS = frozenset(map(chr, range(0x1F1E6, 0x1F200)))
# No line begins with a mark, a full stop or a closing bracket.
_STAYING = _MARKS | {"Po", "Pe", "Pf", "Lm", "Pd"}
_PLAIN = str.maketrans(
    {
        "\u2018": "'",
        "\u2019": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u2013": "-",
        "\u2014": "-",
        "\u2026": "...",
        "\u00a0": " ",
        "\u2022": "*",
        "\u00d7": "x",
    }
)


def clean(text: str) -> str:
    """One printable string: control characters (which a printer would obey) are gone, line breaks stay."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ").split("\n")
    return "\n".join("".join(c for c in line if _printable(c)).strip() for line in lines).strip()


def _printable(character: str) -> bool:
    category = unicodedata.category(character)
    if category == "Cf":
        return character in _KEPT_FORMATS
    # Unassigned may be newer than Python's tables, such as this year's emoji; noncharacters mean nothing.
    return category not in {"Cc", "Cs", "Zl", "Zp"} and not _noncharacter(ord(character))


def _noncharacter(code: int) -> bool:
    return code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF


def fitted(text: str, codec: str) -> str:
    """Typographic punctuation in its plain form where the code page lacks it and the plain form suffices."""
    text = unicodedata.normalize("NFC", text)
    return text if encodable(text, codec) else text.translate(_PLAIN)


def encodable(text: str, codec: str) -> bool:
    """Whether the printer's code page has every character."""
    try:
        text.encode(codec)
    except UnicodeEncodeError:
        return False
    return True


def wrapped(text: str, fits: Callable[[str], bool]) -> list[str]:
    """Lines that fit, broken at blanks, inside a word only where the word alone is too long.

    Nothing but blanks at a break is lost. Ideographs may break anywhere.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for piece in _pieces(paragraph):
            if fits((line + piece).rstrip()):
                line += piece
                continue
            if line.strip():
                lines.append(line.rstrip())
            line = _broken(piece.lstrip(), fits, lines)
        lines.append(line.rstrip())
    return lines


def _broken(word: str, fits: Callable[[str], bool], lines: list[str]) -> str:
    """Puts all but the rest of a word that is too long into `lines`; returns the rest."""
    rest = ""
    for cluster in clusters(word):
        if rest and not fits((rest + cluster).rstrip()):
            lines.append(rest)
            rest = ""
        rest += cluster
    return rest


def _pieces(paragraph: str) -> list[str]:
    """Words with the blanks before them, cut behind hyphens; each ideograph, with its punctuation, is one."""
    pieces = [""]
    for character in paragraph:
        starts = character == " " and pieces[-1].strip() != ""
        after = _ideograph(pieces[-1][-1:]) and unicodedata.category(character) not in _STAYING
        hyphen = character.isalpha() and pieces[-1][-1:] == "-" and pieces[-1][-2:-1].isalpha()
        if starts or after or hyphen or (_ideograph(character) and not _opens(pieces[-1])):
            pieces.append("")
        pieces[-1] += character
    return [piece for piece in pieces if piece]


def _opens(piece: str) -> bool:
    return piece != "" and unicodedata.category(piece[-1]) in {"Ps", "Pi"}


def _ideograph(character: str) -> bool:
    return (
        character != ""
        and unicodedata.east_asian_width(character) in {"W", "F"}
        and unicodedata.category(character) == "Lo"
    )


def clusters(text: str) -> list[str]:
    """Characters with the marks and joiners that belong to them; two letters of a flag are one."""
    found: list[str] = []
    for character in text:
        if found and (_joins(character) or found[-1][-1] == _JOINER or _flag(found[-1], character)):
            found[-1] += character
        else:
            found.append(character)
    return found


def _joins(character: str) -> bool:
    return unicodedata.category(character) in _MARKS or character in _KEPT_FORMATS or character in _SKIN_TONES


def _flag(before: str, character: str) -> bool:
    return before in _FLAG_LETTERS and character in _FLAG_LETTERS
