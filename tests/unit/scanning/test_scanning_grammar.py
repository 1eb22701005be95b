"""Every form of code in hardware.md, and everything that must not pass for one."""

import string

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from scanning.codes import (
    BadgeCode,
    Command,
    CommandCode,
    OrderCode,
    Reading,
    ShelfCode,
    badge_code,
    check_fits,
    command_code,
    label_code,
    shelf_code,
)
from scanning.errors import CheckCharacterWrong, MalformedScan, ScanError, UnknownCode
from scanning.grammar import Grammar

GRAMMAR = Grammar({"B": "bannos", "F": "flourlane"})
ALPHABET = string.digits + string.ascii_uppercase

letters = st.sampled_from("BF")
numbers = st.integers(min_value=1, max_value=9_999_999)
suffixes = st.none() | st.sampled_from([*string.ascii_uppercase, "AA", "AB", "ZZ"])
badges = st.text(ALPHABET, min_size=1, max_size=10)
STORES = {"B": "bannos", "F": "flourlane"}

LABEL_A = label_code("B", 25771, "A")
HUMAN = OrderCode("bannos", 18617, None, checked=False)
CAKE_B = OrderCode("bannos", 18617, "B", checked=False)
CAKE_A = OrderCode("bannos", 25771, "A", checked=True)


def readings_or_none(payload: str) -> tuple[Reading, ...]:
    """Return the readings, or nothing where the grammar refuses."""
    try:
        return GRAMMAR.parse(payload)
    except ScanError:
        return ()


@given(letters, numbers, suffixes)
def test_a_label_code_is_read_as_its_cake(letter: str, number: int, suffix: str | None) -> None:
    """What we print on a label comes back as exactly that cake, first of all readings, in any case."""
    code = label_code(letter, number, suffix)
    cake = OrderCode(STORES[letter], number, suffix, checked=True)
    assert len(code) <= 12
    for form in (code, code.lower(), f"  {code}\r\n", f"]C0{code}"):
        assert GRAMMAR.parse(form)[0] == cake


@given(letters, numbers, suffixes, st.data())
def test_one_wrong_character_never_names_another_cake(
    letter: str, number: int, suffix: str | None, data: st.DataObject
) -> None:
    """A label with one character misread is refused, or at most read as a human number: never as a label."""
    code = label_code(letter, number, suffix)
    place = data.draw(st.integers(0, len(code) - 1))
    wrong = data.draw(st.sampled_from(ALPHABET))
    assume(wrong != code[place])
    misread = code[:place] + wrong + code[place + 1 :]
    for reading in readings_or_none(misread):
        assert isinstance(reading, OrderCode)
        assert not reading.checked


@given(letters, numbers, suffixes)
def test_a_doubled_label_is_refused(letter: str, number: int, suffix: str | None) -> None:
    """Two labels that ran together are no code."""
    code = label_code(letter, number, suffix)
    with pytest.raises(MalformedScan):
        GRAMMAR.parse(code * 2)


@given(badges, badges)
def test_two_valid_codes_in_a_row_are_refused(first: str, second: str) -> None:
    """Run-together codes leave another checksum, whatever they are."""
    assert readings_or_none(badge_code(first) + badge_code(second)) == ()
    assert not check_fits(badge_code(first) + badge_code(second))


@given(badges)
def test_badges_and_shelves_come_back(name: str) -> None:
    """Badge and shelf codes are read as what they were made of."""
    assert GRAMMAR.parse(badge_code(name)) == (BadgeCode(name),)
    assert GRAMMAR.parse(shelf_code(name.lower())) == (ShelfCode(name),)


@pytest.mark.parametrize("command", list(Command))
def test_every_command_card_comes_back(command: Command) -> None:
    """Each command has a code of at most twelve characters that means it."""
    code = command_code(command)
    assert len(code) <= 12
    assert GRAMMAR.parse(code) == (CommandCode(command),)


@pytest.mark.parametrize(
    ("payload", "reading"),
    [
        ("#B18617", HUMAN),
        ("*B18617*", HUMAN),
        ("b18617", HUMAN),
        ("]A0*B18617*", HUMAN),
        ("bannos-18617", HUMAN),
        ("bannos-18617-B", CAKE_B),
        ("BANNOS-18617-b", CAKE_B),
        ("B18617-B", CAKE_B),
        ("#B18617-B", CAKE_B),
        ("flour-lane-18617", OrderCode("flourlane", 18617, None, checked=False)),
        ("flourlane-18617-AA", OrderCode("flourlane", 18617, "AA", checked=False)),
        ("BANNOS-00001", OrderCode("bannos", 1, None, checked=False)),
        ("18617", OrderCode(None, 18617, None, checked=False)),
        (" \t18617\r\n", OrderCode(None, 18617, None, checked=False)),
        ("]E018617", OrderCode(None, 18617, None, checked=False)),
        ("]Q1https://ordak.example/orders/bannos-18617-B", CAKE_B),
        ("https://ordak.example/orders/bannos-18617-B/?utm_source=7", CAKE_B),
        (f"HTTPS://ORDAK.EXAMPLE/{LABEL_A}/", CAKE_A),
        (f"https://ordak.example/scan?code={LABEL_A}", CAKE_A),
        (f"https://ordak.example/shelf?order={LABEL_A}#top", CAKE_A),
        ("https://ordak.example/%23B18617", HUMAN),
        ("https://ordak.example/#B18617", HUMAN),
    ],
)
def test_each_form_is_read(payload: str, reading: OrderCode) -> None:
    """Each form of hardware.md has the one reading that it should have."""
    assert GRAMMAR.parse(payload) == (reading,)


def test_a_tail_of_digits_has_both_readings() -> None:
    """`B18617` is order 18617 and, as 7 would be the check character, maybe the cake of order 1861."""
    both = [n for n in range(1000, 1200) if label_code("B", n, None)[-1].isdigit()]
    code = label_code("B", both[0], None)
    assert GRAMMAR.parse(code) == (
        OrderCode("bannos", both[0], None, checked=True),
        OrderCode("bannos", int(code[1:]), None, checked=False),
    )


def test_a_url_with_two_codes_gives_both() -> None:
    """Which of two codes in one URL is meant is not guessed."""
    readings = GRAMMAR.parse("https://ordak.example/orders/18617?order=18618")
    assert {reading.number for reading in readings if isinstance(reading, OrderCode)} == {18617, 18618}


@pytest.mark.parametrize(
    ("payload", "error"),
    [
        ("", MalformedScan),
        ("]C0", MalformedScan),
        (" \r\n", MalformedScan),
        ("B1" * 5000, MalformedScan),
        ("B25771\x00A", MalformedScan),
        ("\x1d" + LABEL_A, MalformedScan),
        ("B２５７７１", MalformedScan),
        ("B２５７７１A", MalformedScan),
        ("В18617", MalformedScan),
        ("1٠617", MalformedScan),
        ("\u00a018617", MalformedScan),
        ("https://ordak.example/bannoſ-18617".replace("ſ", "%C5%BF"), UnknownCode),
        ("https://ordak.example/%EF%BC%91%EF%BC%92", UnknownCode),
        ("https://ordak.example/", UnknownCode),
        ("https://[broken/18617", UnknownCode),
        ("https://shop.example/?utm_source=18617", UnknownCode),
        ("9300675024235", UnknownCode),
        ("0", UnknownCode),
        ("B0", UnknownCode),
        ("#", UnknownCode),
        ("**", UnknownCode),
        ("*B18617", UnknownCode),
        ("B18617*", UnknownCode),
        ("##B18617", UnknownCode),
        ("K18617", UnknownCode),
        ("kitchen-18617", UnknownCode),
        ("bannos-18617-", UnknownCode),
        ("bannos-18617-ABC", UnknownCode),
        ("bannos18617", UnknownCode),
        ("hello world", UnknownCode),
        ("'; DROP TABLE orders; --", UnknownCode),
        ("#B18617#B18618", UnknownCode),
        (LABEL_A + label_code("F", 1, None), UnknownCode),
        (LABEL_A[:-1] + ("0" if LABEL_A[-1] != "0" else "1"), CheckCharacterWrong),
        (f"https://ordak.example/{LABEL_A[:-1]}{'0' if LABEL_A[-1] != '0' else '1'}", CheckCharacterWrong),
        ("ZUNDO", CheckCharacterWrong),
        ("S1001", CheckCharacterWrong),
        ("Z", UnknownCode),
        (badge_code("1001") * 2, MalformedScan),
    ],
)
def test_what_is_no_code_is_refused_in_words(payload: str, error: type[ScanError]) -> None:
    """Anything else is refused with a sentence; what was read is short and printable."""
    with pytest.raises(ScanError) as caught:
        GRAMMAR.parse(payload)
    assert type(caught.value) is error
    assert caught.value.title
    assert caught.value.message.endswith(".")
    assert len(caught.value.read) < 70
    assert caught.value.read.replace("…", "").isascii()
    assert caught.value.read.isprintable()


def test_a_valid_card_of_an_unknown_command_is_unknown() -> None:
    """A check character that fits does not make a command."""
    code = next("ZX1" + character for character in ALPHABET if check_fits("ZX1" + character))
    with pytest.raises(UnknownCode):
        GRAMMAR.parse(code)


@given(st.text(max_size=600))
def test_no_text_crashes_the_grammar(payload: str) -> None:
    """Whatever is read, there is a reading or a ScanError."""
    assert GRAMMAR.is_code(payload) is bool(readings_or_none(payload))


@given(st.text(max_size=40).filter(lambda text: not text.isascii()))
def test_no_text_outside_ascii_is_a_code(payload: str) -> None:
    """A lookalike is refused, never turned into the character that it looks like."""
    assert readings_or_none(payload) == ()
    assert readings_or_none(f"B1861{payload}") == ()


@pytest.mark.parametrize("letter", ["Z", "S", "L", "b", "BB", "", "1"])
def test_a_store_cannot_have_a_reserved_letter(letter: str) -> None:
    """Commands, badges and shelves keep their letters."""
    with pytest.raises(ValueError, match="letter"):
        Grammar({letter: "bannos"})
    with pytest.raises(ValueError, match="letter"):
        label_code(letter, 1, None)


@pytest.mark.parametrize(
    ("number", "suffix"), [(0, None), (-1, None), (10**9, None), (1, ""), (1, "a"), (1, "ABC")]
)
def test_a_label_of_nothing_cannot_be_made(number: int, suffix: str | None) -> None:
    """A number or suffix that cannot be read back is a ValueError when the code is made."""
    with pytest.raises(ValueError, match=r"not a|at most"):
        label_code("B", number, suffix)


@pytest.mark.parametrize("badge", ["", "12345678901", "10-1", "é"])
def test_a_badge_of_other_characters_cannot_be_made(badge: str) -> None:
    """A badge that does not fit the alphabet or the length is a ValueError when the code is made."""
    with pytest.raises(ValueError, match="a code has"):
        badge_code(badge)
