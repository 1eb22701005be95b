"""Tells what is certainly a scanner's although it is no code: misread, or changed by a keyboard layout."""

from scanning.errors import CheckCharacterWrong, LayoutWrong, ScanError, readable
from scanning.grammar import Grammar
from scanning.layout import known_layouts, sent_under

# The keyboard takes nothing shorter for a scan (scanning/wedge.py).
_SHORTEST = 4


def spoilt(text: str, grammar: Grammar) -> ScanError | None:
    """Return why `text` is no code, if no person can have meant it as text; None: a code, or just text."""
    try:
        grammar.parse(text)
    except CheckCharacterWrong as error:
        if any(character.isdigit() for character in text):
            return error
    except ScanError:
        pass
    else:
        return None
    layout = _layout_of(text, grammar)
    return None if layout is None else layout_wrong(text, layout)


def layout_wrong(text: str, layout: str = "") -> LayoutWrong:
    """The refusal of a code that a keyboard layout changed."""
    read = readable(text)
    message = f"Read “{read}”: the keyboard layout changes codes. Do the layout test of the scanner."
    return LayoutWrong("Keyboard layout", message, read=read, layout=layout)


def _layout_of(text: str, grammar: Grammar) -> str | None:
    if len(text) < _SHORTEST:
        return None
    for name in known_layouts():
        if any(grammar.is_code(sent) for sent in sent_under(name, text)):
            return name
    return None
