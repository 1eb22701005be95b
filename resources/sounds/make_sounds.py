"""Writes the three sounds of a bench and the wall's beside itself, the same bytes every time.

accepted: one short high tone. refused: two longer low tones. saved: three quick rising steps.
urgent: two soft falling tones.
They differ in pitch, length and rhythm, so they are told apart in noise and with hearing loss.
"""

import math
import struct
import wave
from pathlib import Path

RATE = 22050
EDGE_S = 0.008
"""Fade in and out: without it each tone begins and ends with a click."""

Tone = tuple[float, float]
"""Hertz (0 is silence) and seconds."""

SOUNDS: dict[str, tuple[Tone, ...]] = {
    "accepted": ((1760.0, 0.12),),
    "refused": ((330.0, 0.24), (0.0, 0.09), (262.0, 0.34)),
    "saved": ((784.0, 0.07), (0.0, 0.03), (988.0, 0.07), (0.0, 0.03), (1175.0, 0.11)),
    "urgent": ((659.0, 0.18), (0.0, 0.06), (523.0, 0.30)),
}
LOUDNESS = {"urgent": 0.16}
"""The wall speaks to nobody in particular: quietly. The others are as loud as a bench needs."""


def samples(tones: tuple[Tone, ...], loudness: float = 0.55) -> list[int]:
    """16-bit samples of the tones one after another, with a soft overtone that carries through noise."""
    result: list[int] = []
    for hertz, seconds in tones:
        count = round(seconds * RATE)
        for at in range(count):
            edge = min(1.0, at / (EDGE_S * RATE), (count - at) / (EDGE_S * RATE))
            angle = 2 * math.pi * hertz * at / RATE
            tone = 0.8 * math.sin(angle) + 0.2 * math.sin(3 * angle)
            result.append(round(32767 * loudness * edge * tone))
    return result


def write_all(folder: Path) -> None:
    """Write <name>.wav for each sound: mono, 16 bit."""
    for name, tones in SOUNDS.items():
        data = samples(tones, LOUDNESS.get(name, 0.55))
        with wave.open(str(folder / f"{name}.wav"), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(struct.pack(f"<{len(data)}h", *data))


if __name__ == "__main__":
    write_all(Path(__file__).parent)
