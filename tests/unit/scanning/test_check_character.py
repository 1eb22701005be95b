"""The check character of our codes, against python-stdnum's."""

import pytest
from hypothesis import given
from hypothesis.strategies import text
from stdnum.iso7064 import mod_37_36

from scanning.check_character import check_character, is_checked

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@given(text(ALPHABET, min_size=1, max_size=12))
def test_it_is_the_standards(body: str) -> None:
    """Whatever the text: the character of ISO/IEC 7064 as python-stdnum works it out, and no other fits."""
    right = check_character(body)
    assert right == mod_37_36.calc_check_digit(body)
    assert [character for character in ALPHABET if is_checked(body + character)] == [right]


@pytest.mark.parametrize("code", ["", "b25771a", "B-1", "Ä1"])
def test_other_characters_never_fit(code: str) -> None:
    """What is not of 0-9 A-Z is no code of ours, and nothing is worked out for it."""
    assert not is_checked(code)
    with pytest.raises(ValueError, match="substring"):
        check_character(f"{code}-")
