"""The check that a label is readable: it holds for every profile we have, and it can fail."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from printing.errors import LabelRejected
from printing.label import Label
from printing.layout import render_label
from printing.profiles import PROFILES, Profile
from printing.self_check import check_profile, check_readable

EPSON = PROFILES["epson-58"]


@pytest.mark.parametrize("profile", PROFILES.values(), ids=lambda p: p.name)
def test_every_sample_is_readable(profile: Profile) -> None:
    """Each sample reads back as its code on each printer that we know."""
    assert {checked.sample: checked.trouble for checked in check_profile(profile) if checked.trouble} == {}


def test_a_profile_that_is_too_wide_for_its_paper_is_found_out(make_label: Callable[..., Label]) -> None:
    """Bytes for 80 mm on a printer of 58 mm lose their bars: the check says that nothing is read."""
    data = render_label(make_label(code="B25771BTX09Z"), PROFILES["epson-80"])
    with pytest.raises(LabelRejected, match="a scanner reads nothing from it"):
        check_readable(data, EPSON, "B25771BTX09Z")


def test_another_cakes_code_is_found_out(make_label: Callable[..., Label]) -> None:
    """A label that decodes, but not to its cake, is refused; so is a job that prints two labels."""
    data = render_label(make_label(), EPSON)
    with pytest.raises(LabelRejected, match="Its code is B1; a scanner reads B25771BT from it"):
        check_readable(data, EPSON, "B1")
    with pytest.raises(LabelRejected, match="prints 2 labels"):
        check_readable(data * 2, EPSON, "B25771BT")


def test_a_failing_sample_is_named() -> None:
    """On paper that is too narrow for any code each sample fails, in words."""
    wrong = replace(PROFILES["pos-5890"], width_dots=84)
    troubles = {checked.sample: checked.trouble for checked in check_profile(wrong)}
    assert "reads nothing" in (troubles["longest code"] or "")
