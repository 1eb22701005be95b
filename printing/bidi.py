"""Where each character of a line stands: the Unicode Bidirectional Algorithm (UAX 9) without explicit marks.

`clean` takes the explicit marks out of every text before it is drawn: rules X1 to X8 have nothing to do.
"""

import unicodedata
from itertools import groupby

_STRONG = frozenset({"L", "R", "AL"})
_RIGHT = frozenset({"R", "AL"})
_NUMBERS = frozenset({"EN", "AN"})
_NEUTRAL = frozenset({"B", "S", "WS", "ON"})
_BRACKETS = {")": "(", "]": "[", "}": "{", "\uff09": "\uff08", "\u300d": "\u300c", "\u3011": "\u3010"}
_MOST_OPEN_BRACKETS = 63


def levels(text: str, base: int | None = None) -> list[int]:
    """The embedding level of each character: odd runs from right to left.

    `base`: the level of the paragraph whose line it is; its own without one.
    """
    base = base_level(text) if base is None else base
    side = "R" if base else "L"
    types = _numbers_resolved(_weak(text, side), side)
    _brackets(text, types, side)
    _neutrals(types, side)
    found = [_level(kind, base) for kind in types]
    for i in reversed(range(len(text))):
        if unicodedata.bidirectional(text[i]) not in {"WS", "S", "B"}:
            break
        found[i] = base
    return found


def in_order(line_levels: list[int]) -> list[int]:
    """The places of runs from the left to the right, by their levels (rule L2)."""
    order = list(range(len(line_levels)))
    for level in range(max(line_levels, default=0), 0, -1):
        flipped: list[int] = []
        for high, group in groupby(order, key=lambda i: line_levels[i] >= level):
            places = list(group)
            flipped += reversed(places) if high else places
        order = flipped
    return order


def base_level(text: str) -> int:
    """1 for a paragraph that starts from the right, by its first letter."""
    strong = next((kind for kind in map(unicodedata.bidirectional, text) if kind in _STRONG), "L")
    return int(strong in _RIGHT)


def _weak(text: str, side: str) -> list[str]:
    """Rules W1 to W3: marks follow what they are on; a number after an Arabic letter is an Arabic number."""
    types: list[str] = []
    last, strong = side, side
    for character in text:
        # A character newer than Python's tables has no class; the new ones are signs.
        kind = unicodedata.bidirectional(character) or "ON"
        kind = last if kind in {"NSM", "BN"} else kind
        if kind in _STRONG:
            strong = kind
        last = "AN" if kind == "EN" and strong == "AL" else kind
        types.append(last)
    return ["R" if kind == "AL" else kind for kind in types]


def _numbers_resolved(types: list[str], side: str) -> list[str]:
    """Rules W4 to W7: what belongs to a number, and the side that a number takes."""
    for i in range(1, len(types) - 1):
        before, kind, after = types[i - 1 : i + 2]
        if before == after and ((kind == "CS" and before in _NUMBERS) or (kind == "ES" and before == "EN")):
            types[i] = before
    for start, end in _spans(types, frozenset({"ET"})):
        if "EN" in (types[start - 1 : start] + types[end : end + 1]):
            types[start:end] = ["EN"] * (end - start)
    strong = side
    for i, kind in enumerate(types):
        if kind in {"ES", "ET", "CS"}:
            types[i] = "ON"
        elif kind == "EN" and strong == "L":
            types[i] = "L"
        elif kind in _STRONG:
            strong = kind
    return types


def _brackets(text: str, types: list[str], side: str) -> None:
    """Rule N0: both brackets of a pair stand on the side of what is in them."""
    opened: list[int] = []
    pairs: list[tuple[int, int]] = []
    for i, character in enumerate(text):
        if types[i] == "ON" and character in _BRACKETS.values() and len(opened) < _MOST_OPEN_BRACKETS:
            opened.append(i)
        elif types[i] == "ON" and character in _BRACKETS:
            match = next((k for k in reversed(opened) if text[k] == _BRACKETS[character]), None)
            if match is not None:
                del opened[opened.index(match) :]
                pairs.append((match, i))
    for start, end in sorted(pairs):
        inside = {_direction(kind) for kind in types[start + 1 : end]} - {""}
        before = next((d for d in map(_direction, reversed(types[:start])) if d), side)
        if side in inside:
            types[start] = types[end] = side
        elif inside:
            types[start] = types[end] = before


def _neutrals(types: list[str], side: str) -> None:
    """Rules N1 and N2: between two of one side on that side, otherwise on the line's."""
    for start, end in _spans(types, _NEUTRAL):
        before = _direction(types[start - 1]) if start else side
        after = _direction(types[end]) if end < len(types) else side
        types[start:end] = [before if before == after else side] * (end - start)


def _spans(types: list[str], kinds: frozenset[str]) -> list[tuple[int, int]]:
    spans, start = [], 0
    for inside, group in groupby(types, key=lambda kind: kind in kinds):
        end = start + len(list(group))
        if inside:
            spans.append((start, end))
        start = end
    return spans


def _direction(kind: str) -> str:
    """'L', 'R' (numbers count as R here) or nothing."""
    if kind in _NUMBERS:
        return "R"
    return kind if kind in {"L", "R"} else ""


def _level(kind: str, base: int) -> int:
    if base:
        return 1 if kind == "R" else 2
    return {"L": 0, "R": 1}.get(kind, 2)
