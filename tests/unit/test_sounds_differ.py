"""The three sounds are told apart by rhythm alone, with any hearing."""

import struct
import wave
from importlib import resources
from itertools import combinations

import pytest

from station.ui.sounds import FILES

FRAME_S = 0.005
QUIET = 300
"""Of 32767: between two tones it is silent, within a tone a frame has ten times as much."""


def beats(name: str) -> list[tuple[bool, float]]:
    """A sound as tones (True) and pauses with their seconds, from what its file really holds."""
    folder = resources.files("resources").joinpath("sounds")
    with resources.as_file(folder.joinpath(name)) as path, wave.open(str(path)) as file:
        count, rate = file.getnframes(), file.getframerate()
        assert (file.getnchannels(), file.getsampwidth()) == (1, 2)
        data = struct.unpack(f"<{count}h", file.readframes(count))
    step = round(FRAME_S * rate)
    found: list[tuple[bool, float]] = []
    for at in range(0, count, step):
        loud = max(abs(sample) for sample in data[at : at + step]) > QUIET
        if found and found[-1][0] is loud:
            found[-1] = (loud, found[-1][1] + FRAME_S)
        else:
            found.append((loud, FRAME_S))
    return found


def tones(name: str) -> list[float]:
    """How long each tone sounds."""
    return [seconds for loud, seconds in beats(name) if loud]


def test_each_sound_has_another_rhythm() -> None:
    """Accepted is one short tone, refused two long ones, saved three quick ones."""
    assert set(FILES.values()) == {"accepted.wav", "refused.wav", "saved.wav"}
    accepted, refused, saved = (tones(f"{name}.wav") for name in ("accepted", "refused", "saved"))
    assert [len(accepted), len(refused), len(saved)] == [1, 2, 3]
    assert max(accepted) <= 0.15
    assert min(refused) >= 0.2
    assert max(saved[:2]) <= 0.1


@pytest.mark.parametrize(("one", "other"), [*combinations(sorted(set(FILES.values())), 2)])
def test_no_two_sounds_are_as_long(one: str, other: str) -> None:
    """Their lengths differ by at least half of the shorter one."""
    lengths = sorted(sum(seconds for _, seconds in beats(name)) for name in (one, other))
    assert lengths[1] >= 1.5 * lengths[0]
