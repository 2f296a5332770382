"""How many words of spoken lines a recogniser understands in finished clips: voices alone, and in the full mix.

Twenty lines, each in a clip of its own with its place, weather, music and effects. PocketSphinx listens with its
bundled English model and no grammar: it is told nothing of the lines. A word counts if it is in its place in the
order of what was heard. `python benchmarks/speech.py [SEED]`.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import numpy as np
import numpy.typing as npt
from pocketsphinx import Decoder

from generation.engines.animatic.engine import played
from generation.engines.animatic.sound.mixing import mix, voices_track
from generation.engines.animatic.telling import tell
from generation.engines.protocol import SAMPLE_RATE, RenderOrder

HEARD_RATE: Final = 16_000
LOUDEST: Final = 20_000.0
SEED: Final = 5
PROMPTS: Final = (
    'A man on a beach says "The weather is very nice today"',
    'A woman in a kitchen says "Would you like some more coffee"',
    'A teacher in a classroom says "Please open your books on the first page"',
    'A doctor in a room says "You should drink more water every day"',
    'A king in a castle says "I want to see the prince at once"',
    'A man in the street says "Where is the nearest train station"',
    'A woman in a park says "The children are playing in the garden"',
    'A scientist in a room says "This is the most important question of all"',
    'A man in the rain says "We have to go home before the night"',
    'A woman on a stage says "Thank you all for coming this evening"',
    'A man in an office says "The meeting will start in five minutes"',
    'A grandmother in a kitchen says "Dinner is ready and the soup is hot"',
    'A pilot above the clouds says "Ladies and gentlemen we are about to land"',
    'A man in a forest says "I think we are lost in these woods"',
    'A woman in a library says "I have read this book three times"',
    'A police officer in the street says "Put your hands up and do not move"',
    'A man in a cafe says "Can I have the bill please"',
    'A woman in the mountains says "It is a long way to the top"',
    'A farmer in a meadow says "My horse is faster than your car"',
    'A man in a stadium says "They will win the game this time"',
)


@dataclass(frozen=True, kw_only=True)
class Heard:
    """What was said and what was understood of it, one way of listening."""

    line: str
    text: str
    right: int
    words: int


def words(text: str) -> list[str]:
    return re.findall(r"[a-z']+", text.casefold())


def in_common(said: list[str], heard: list[str]) -> int:
    """Count the words of the longest sequence that is in both, in order."""
    row = [0] * (len(heard) + 1)
    for word in said:
        before = row[:]
        for place, other in enumerate(heard, 1):
            row[place] = (
                before[place - 1] + 1 if word == other else max(before[place], row[place - 1])
            )
    return row[-1]


def understood(decoder: Any, sound: npt.NDArray[np.float32]) -> str:
    """Say what the recogniser hears in stereo sound at the clips' rate."""
    mono = sound.mean(axis=1)[:: SAMPLE_RATE // HEARD_RATE] if sound.ndim > 1 else sound
    loud = mono * (LOUDEST / max(1e-6, float(np.abs(mono).max())))
    decoder.start_utt()
    decoder.process_raw(loud.astype(np.int16).tobytes(), full_utt=True)
    decoder.end_utt()
    found = decoder.hyp()
    return found.hypstr if found else ""


def low_passed(sound: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """Take out what a sixteen-kilohertz recording cannot hold."""
    spectrum = np.fft.rfft(sound, axis=0)
    spectrum[np.fft.rfftfreq(len(sound), 1 / SAMPLE_RATE) > 0.45 * HEARD_RATE] = 0
    return np.asarray(np.fft.irfft(spectrum, len(sound), axis=0), np.float32)


def clips(seed: int) -> Iterator[tuple[str, npt.NDArray[np.float32], npt.NDArray[np.float32]]]:
    """Make the sound of each clip: its line, the voices alone, everything."""
    for number, prompt in enumerate(PROMPTS):
        order = RenderOrder(prompt=prompt, width=640, height=360, seconds=6, seed=seed + number)
        tale = tell(order)
        actions = played(tale, order)
        everything = mix(tale.scene, actions, seconds=order.seconds, seed=tale.looks).sound
        voices = voices_track(actions, len(everything))
        yield prompt.split('"')[1], low_passed(voices), low_passed(everything)


def main() -> None:
    decoder = Decoder(samprate=HEARD_RATE, loglevel="FATAL")
    found: dict[str, list[Heard]] = {"voices alone": [], "full mix": []}
    for line, *sounds in clips(int(sys.argv[1]) if sys.argv[1:] else SEED):
        for name, sound in zip(found, sounds, strict=True):
            text = understood(decoder, sound)
            said = words(line)
            right = in_common(said, words(text))
            found[name].append(Heard(line=line, text=text, right=right, words=len(said)))
            print(f"{right:2d} of {len(said):2d}  {name:12}  {line}  ->  {text}")
    for name, lines in found.items():
        share = sum(each.right for each in lines) / sum(each.words for each in lines)
        print(f"{name}: {share:.0%} of {sum(each.words for each in lines)} words")


if __name__ == "__main__":
    main()
