"""Text for paper: what the code page has, what is safe to send, and where a line breaks."""

import unicodedata
from collections.abc import Callable

_KEPT_FORMATS = frozenset("\u200c\u200d")  # joiners change how Arabic and emoji look
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
    return category not in {"Cc", "Cs", "Co", "Cn", "Zl", "Zp"}


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
    for cluster in _clusters(word):
        if rest and not fits((rest + cluster).rstrip()):
            lines.append(rest)
            rest = ""
        rest += cluster
    return rest


def _pieces(paragraph: str) -> list[str]:
    """Words with the blanks before them; each ideograph is a word."""
    pieces = [""]
    for character in paragraph:
        starts = character == " " and pieces[-1].strip() != ""
        if starts or _ideograph(character) or (pieces[-1] and _ideograph(pieces[-1][-1])):
            pieces.append("")
        pieces[-1] += character
    return [piece for piece in pieces if piece]


def _ideograph(character: str) -> bool:
    return unicodedata.east_asian_width(character) in {"W", "F"} and unicodedata.category(character) == "Lo"


def _clusters(word: str) -> list[str]:
    """Characters with the marks and joiners that belong to them."""
    clusters: list[str] = []
    for character in word:
        joins = unicodedata.category(character) in {"Mn", "Mc", "Me", "Sk"} or character in _KEPT_FORMATS
        if clusters and (joins or clusters[-1][-1] == "\u200d"):
            clusters[-1] += character
        else:
            clusters.append(character)
    return clusters
