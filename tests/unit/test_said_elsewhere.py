"""No sentence of a room without Qt is shown in English at a bench that speaks another language."""

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

from printing.print_job import JobState
from station.ui.said_elsewhere import SAID, is_listed, said
from sync.entry import EntryState
from tests.sentences import HOLE, ROOT, NotPlain, Room, Said

OPENING = (
    *("station/selftest.py", "station/bench_check.py", "station/opening.py"),
    *("station/bootstrap.py", "station/bootstrap_common.py", "station/bootstrap_wall.py"),
)
ROOMS: dict[str, Sequence[str | Path]] = {
    "printing": ("printing",),
    "scanning": ("scanning",),
    # Why there is no picture stands in the log only.
    "sync": [each for each in sorted((ROOT / "sync").iterdir()) if each.name != "pictures"],
    "station": (*OPENING, "station/services", "station/errors.py"),
}
"""All code that says something in a window without knowing Qt. What else raises, only a terminal shows."""


def as_read(text: str) -> str:
    """A listed text as it stands in the code: a hole for each value."""
    return re.sub(r"\{\w+\}", HOLE, text)


@cache
def said_by(room: str) -> tuple[Said, ...]:
    """All that a room can say."""
    return tuple(Room(*ROOMS[room]).said())


LISTED = {as_read(text) for texts in SAID.values() for text in texts}


@pytest.mark.parametrize("room", ROOMS)
def test_what_a_room_says_is_listed_for_the_translators(room: str) -> None:
    """Each title, each sentence and each sentence inside another that the room's code can say is listed."""
    every = said_by(room)
    assert len(every) > 20
    lacking = {each.text: each.place for each in every if re.search("[A-Za-z]{3}", each.text)}
    assert {text: place for text, place in lacking.items() if text not in LISTED} == {}


def test_nothing_is_listed_that_nobody_says() -> None:
    """Translators have no work for sentences that are gone."""
    every = {each.text for room in ROOMS for each in said_by(room)}
    inside = {"none", "nothing", "{}… ({} characters)", *map(str, JobState), *map(str, EntryState)}
    assert sorted(LISTED - every - inside) == []


def test_how_far_something_is_has_words() -> None:
    """Each state of a label and of a scan is listed: sentences carry them as values."""
    assert [state for state in (*JobState, *EntryState) if not is_listed(str(state))] == []


NEW_SENTENCES = """
WHERE = "on the roof"

class OvenError(PrintError):
    pass

def cold(minutes):
    sentence = f"Wait {minutes} minutes."
    raise OvenError("Oven is cold", "Heat it." if minutes < 9 else sentence)

def away(name):
    why = "is far away"
    return lost(f"The oven {why}", name)

def lost(title, name):
    return OvenError(title, _advice(name))

def _advice(name):
    if name:
        return f"Ask {name}, he is {WHERE}."
    return "Call the fitter."
"""


def test_a_new_sentence_is_missed(tmp_path: Path) -> None:
    """The code is seen through: variables, parameters, functions, choices, constants, values."""
    code = tmp_path / "ovens.py"
    code.write_text(NEW_SENTENCES, encoding="utf-8")
    assert {each.text for each in Room(code).said()} == {
        *("Oven is cold", "Heat it.", "Wait {} minutes.", "The oven {}", "is far away"),
        *("Ask {}, he is on the roof.", "Call the fitter."),
    }


def test_a_sentence_that_is_not_plain_is_refused(tmp_path: Path) -> None:
    """What is put together in a way that cannot be read fails; it is never passed over."""
    code = tmp_path / "ovens.py"
    code.write_text('raise PrintError("Oven", "".join(parts))', encoding="utf-8")
    with pytest.raises(NotPlain):
        list(Room(code).said())


def test_what_nobody_listed_stays_as_it_was() -> None:
    """A text of a backend or a system is not ours to change."""
    assert said("Der Drucker brennt.") == "Der Drucker brennt."
    assert not is_listed("Der Drucker brennt.")
