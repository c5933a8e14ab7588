"""Make the sounds of resources/sounds anew: soft bell tones, computed, the same bytes each time.

Run `python3 packaging/make_sounds.py` from anywhere; it needs the standard library alone.
"""

from __future__ import annotations

import sys
import wave
from array import array
from math import exp, pi, sin
from pathlib import Path
from typing import NamedTuple

RATE = 22_050  # Hz
LOUDEST = 0.35  # of full scale: soft beside music
RISE_SECONDS = 0.012  # no click at the beginning
FALL_SECONDS = 0.05  # nor at the end
PARTIALS = (
    (1.0, 1.0, 1.0),
    (2.0, 0.28, 1.9),
    (3.01, 0.09, 3.2),
)  # (pitch, strength, fading) of a bell
FADES_PER_SECOND = 4.2


class Tone(NamedTuple):
    """One strike of the bell."""

    at_seconds: float
    hertz: float
    strength: float


class Sound(NamedTuple):
    """A few strikes, and how long they may ring."""

    seconds: float
    tones: tuple[Tone, ...]


SOUNDS = {
    # A fifth that opens: the planned end.
    "planned-end": Sound(1.6, (Tone(0.0, 523.25, 0.8), Tone(0.22, 783.99, 1.0))),
    # Its first note alone: soon the end, or time for the no-AI block.
    "reminder": Sound(0.9, (Tone(0.0, 523.25, 1.0),)),
}


def samples(sound: Sound) -> array[int]:
    """Return the sound as 16-bit samples."""
    count = round(sound.seconds * RATE)
    waves = [sum(_strike(tone, place / RATE) for tone in sound.tones) for place in range(count)]
    peak = max(abs(value) for value in waves)
    edge = round(FALL_SECONDS * RATE)
    scale = LOUDEST * 32_767 / peak
    return array("h", (round(value * scale * min(1.0, (count - place) / edge)) for place, value in enumerate(waves)))


def _strike(tone: Tone, now: float) -> float:
    """Return one tone's part in the sound at this second."""
    age = now - tone.at_seconds
    if age < 0:
        return 0.0
    rise = min(1.0, age / RISE_SECONDS)
    rings = (
        strength * exp(-FADES_PER_SECOND * fading * age) * sin(2 * pi * tone.hertz * pitch * age)
        for pitch, strength, fading in PARTIALS
    )
    return tone.strength * rise * sum(rings)


def write(sound: Sound, path: Path) -> None:
    """Write the sound as a mono WAV file."""
    data = samples(sound)
    if sys.byteorder == "big":
        data.byteswap()
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(data.tobytes())


def main() -> None:
    """Write all sounds."""
    folder = Path(__file__).resolve().parent.parent / "resources" / "sounds"
    folder.mkdir(parents=True, exist_ok=True)
    for name, sound in SOUNDS.items():
        write(sound, folder / f"{name}.wav")


if __name__ == "__main__":
    main()
