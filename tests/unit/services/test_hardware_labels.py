"""The labels that test the hardware decode to what the tests expect, on every printer that we know."""

import pytest
import zxingcpp

from printing.profiles import PROFILES, Profile
from printing.virtual.preview import pictures
from scanning.codes import self_test_code
from scanning.grammar import Grammar
from scanning.layout import TEST_CODES
from station.services.hardware_labels import layout_sheet, self_test_label


def decoded(data: bytes, profile: Profile) -> list[str]:
    """Every barcode on the paper, from the top."""
    (picture,) = pictures(data, profile)
    found = zxingcpp.read_barcodes(picture)
    return [code.text for code in sorted(found, key=lambda code: code.position.top_left.y)]


@pytest.mark.parametrize("profile", PROFILES.values(), ids=PROFILES.keys())
def test_they_decode(profile: Profile) -> None:
    """The self-test's code alone; the four codes of the layout test in their order."""
    code = self_test_code(42)
    assert decoded(self_test_label(code, profile).data, profile) == [code]
    assert decoded(layout_sheet(profile).data, profile) == list(TEST_CODES)


@pytest.mark.parametrize("number", [0, 7, 9_999])
def test_the_self_tests_code_means_nothing_at_a_bench(number: int) -> None:
    """A test label that is scanned by mistake is refused; it fits the narrowest paper."""
    code = self_test_code(number)
    assert not Grammar({"B": "bannos"}).is_code(code)
    assert len(code) <= 12
