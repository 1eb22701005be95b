"""Keyboard layouts that change codes: found with the test codes, repaired only where it is certain."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanning.codes import Command, badge_code, command_code, label_code, shelf_code
from scanning.errors import CheckCharacterWrong, LayoutWrong
from scanning.grammar import Grammar
from scanning.layout import (
    ALPHABET,
    TEST_CODES,
    LayoutMap,
    LayoutStep,
    LayoutTest,
    LayoutVerdict,
    arrives_on,
    code_of_shape,
    known_layouts,
)
from scanning.spoilt import spoilt

GRAMMAR = Grammar({"B": "bannos", "F": "flourlane"})
SORTED = sorted(ALPHABET)
CODES = st.one_of(
    st.builds(
        label_code,
        st.sampled_from("BF"),
        st.integers(1, 99_999),
        st.none() | st.sampled_from("ABCDEFGH"),
    ),
    st.sampled_from([command_code(command) for command in Command]),
    st.builds(lambda number: badge_code(str(number)), st.integers(1000, 9999)),
    st.builds(
        lambda letter, number: shelf_code(f"{letter}{number}"),
        st.sampled_from("ABCDEFGH"),
        st.integers(1, 99),
    ),
)


def verdict_on(table: dict[str, str], codes: tuple[str, ...] = TEST_CODES) -> LayoutVerdict:
    """Scan the test codes on a layout; the last verdict."""
    test = LayoutTest()
    verdicts = [test.take("".join(table[character] for character in code)) for code in codes]
    return verdicts[-1]


def test_the_test_codes_hold_every_character_and_mean_nothing() -> None:
    """Every character that codes need is in them, each has its own length, and none is a code."""
    assert set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ#-") == ALPHABET
    assert all(len(a) < len(b) <= 12 for a, b in pairwise(TEST_CODES))
    assert not any(GRAMMAR.is_code(code) for code in TEST_CODES)
    assert not any(GRAMMAR.is_code(arrives_on(name, code)) for name in known_layouts() for code in TEST_CODES)


@given(st.permutations(SORTED), st.permutations(TEST_CODES), st.text(st.sampled_from(SORTED), max_size=12))
def test_any_one_to_one_layout_is_repaired(others: list[str], order: list[str], text: str) -> None:
    """Whatever the layout swaps, and in whatever order the codes are scanned: every text comes back."""
    table = dict(zip(SORTED, others, strict=True))
    verdict = verdict_on(table, tuple(order))
    if others == SORTED:
        assert verdict.step is LayoutStep.INTACT
        return
    assert verdict.step is LayoutStep.REPAIRED
    assert verdict.map is not None
    assert verdict.map.repair("".join(table[character] for character in text)) == text


@given(st.sampled_from(SORTED), st.sampled_from(SORTED), st.permutations(TEST_CODES))
def test_two_characters_that_arrive_as_one_are_never_repaired(one: str, other: str, order: list[str]) -> None:
    """If a layout makes one character of two, there is no map, and the two are named where they can be."""
    table = {character: character for character in SORTED} | {one: other}
    verdict = verdict_on(table, tuple(order))
    if one == other:
        assert verdict.step is LayoutStep.INTACT
    elif any(one in code and other in code for code in TEST_CODES):
        assert verdict.map is None  # That code has lost its shape: it stays to be scanned.
        assert verdict.step is not LayoutStep.INTACT
    else:
        assert verdict.step is LayoutStep.BROKEN
        assert {one, other} <= set(verdict.clashing)


@given(st.text(max_size=14), st.permutations(TEST_CODES))
def test_a_foreign_code_among_the_test_codes_makes_no_map_of_the_wrong_alphabet(
    foreign: str, order: list[str]
) -> None:
    """What is not of a test code's shape is said to be none, and changes nothing."""
    test = LayoutTest()
    if code_of_shape(foreign) is None:
        assert test.take(foreign).step is LayoutStep.NO_TEST_CODE
    else:
        test.take(foreign)
    steps = [test.take(code).step for code in order]
    assert steps[-1] is LayoutStep.INTACT


@pytest.mark.parametrize(
    ("layout", "step"),
    [
        ("French (AZERTY)", LayoutStep.REPAIRED),
        ("German (QWERTZ)", LayoutStep.REPAIRED),
        ("British", LayoutStep.REPAIRED),
        # Greek has a capital sigma on two keys.
        ("Greek", LayoutStep.BROKEN),
    ],
)
def test_known_layouts_are_judged_and_named(layout: str, step: LayoutStep) -> None:
    """The layouts of the field: which can be repaired, and what they are called."""
    verdict = verdict_on({character: arrives_on(layout, character) for character in SORTED})
    assert (verdict.step, verdict.layout) == (step, layout)


def test_greek_names_the_letters_that_clash() -> None:
    """S and W are both a capital sigma: said, not guessed."""
    verdict = verdict_on({character: arrives_on("Greek", character) for character in SORTED})
    assert verdict.clashing == ("S", "W")


def test_caps_lock_is_no_layout() -> None:
    """Codes have no case: lower case alone is intact."""
    assert verdict_on({character: character.lower() for character in SORTED}).step is LayoutStep.INTACT


def test_the_progress_is_told() -> None:
    """After one of four codes, three are left, and what it showed is known already."""
    verdict = LayoutTest().take(arrives_on("German (QWERTZ)", TEST_CODES[0]))
    assert verdict.step is LayoutStep.MORE
    assert verdict.left == TEST_CODES[1:]
    assert verdict.changed == (("Z", "Y"),)


def test_a_character_that_the_layout_never_makes_is_not_repaired() -> None:
    """A map that does not know a character belongs to another layout: the text is refused whole."""
    verdict = verdict_on({character: arrives_on("French (AZERTY)", character) for character in SORTED})
    assert verdict.map is not None
    assert verdict.map.repair("B25771") is None


@pytest.mark.parametrize("characters", [{"A": "B"}, {"AB": "A"}, {c: "A" for c in SORTED}])
def test_a_saved_map_that_is_not_whole_is_refused(characters: dict[str, str]) -> None:
    """A damaged file makes no map."""
    with pytest.raises(ValueError, match="one-to-one"):
        LayoutMap(characters)


@given(CODES, st.sampled_from(known_layouts()))
def test_no_layout_turns_a_code_into_another(code: str, layout: str) -> None:
    """A code through any known layout arrives as it is, or is refused as spoilt: never read as another."""
    arrived = arrives_on(layout, code)
    if arrived == code:
        assert GRAMMAR.is_code(arrived)
        return
    assert not GRAMMAR.is_code(arrived)
    error = spoilt(arrived, GRAMMAR)
    assert isinstance(error, LayoutWrong | CheckCharacterWrong) or len(arrived) < 4


@pytest.mark.parametrize(
    "text", ["no nuts", "Sandra", "hello there", "12/11 pick up", "zoe", "Αλέξανδρος", ""]
)
def test_text_is_not_suspected(text: str) -> None:
    """What a text expander types is text."""
    assert spoilt(text, GRAMMAR) is None


def test_a_spoilt_code_names_its_layout() -> None:
    """The refusal says which layout it looks like, and what to do."""
    error = spoilt(arrives_on("French (AZERTY)", label_code("B", 25771, "A")), GRAMMAR)
    assert isinstance(error, LayoutWrong)
    assert error.layout.endswith("(AZERTY)")
    assert "layout test" in error.message
