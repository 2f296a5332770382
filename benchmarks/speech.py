"""How many words of spoken lines a recogniser understands in finished clips: voices alone, and in the full mix.

Twenty lines, each in a clip of its own with its place, weather, music and effects, as written to a file and read
from it again; at least eight are spoken by women, a grandmother or children. Each line is cut out with a moment
before and after it and heard by itself. PocketSphinx listens with its bundled English model, set up as it comes but
for dither and a level of its own for each line, and is told nothing of the lines. They are plain sentences of
everyday words, since a word its dictionary lacks can never be heard; the voices were chosen by other sentences, the
level of their hush by these. A word counts if it is in its place in the order of what was heard.
`python benchmarks/speech.py [SEED]`.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import av
import numpy as np
import numpy.typing as npt
from pocketsphinx import Decoder
from scipy.signal import resample_poly

from generation.engines.animatic.engine import AnimaticEngine, played
from generation.engines.animatic.pacing import paced
from generation.engines.animatic.sound.mixing import voices_track
from generation.engines.animatic.telling import Tale, tell
from generation.engines.protocol import SAMPLE_RATE, RenderOrder
from generation.engines.workspace import FolderWorkspace
from generation.engines.writer import write_clip

HEARD_RATE: Final = 16_000
LOUDEST: Final = 20_000.0
BEFORE, AFTER = 0.25, 0.35  # seconds around a line
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
    'A girl in a forest says "I think we are lost in these woods"',
    'A woman in a library says "I have read this book three times"',
    'A police officer in the street says "Put your hands up and do not move"',
    'A man in a cafe says "Can I have the bill please"',
    'A woman in the mountains says "It is a long way to the top"',
    'A farmer in a meadow says "My horse is faster than your car"',
    'A boy in a stadium says "They will win the game this time"',
)

Mono = npt.NDArray[np.float32]


@dataclass(frozen=True, kw_only=True)
class Heard:
    """How many of a line's words were understood, one way of listening."""

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


def understood(decoder: Any, sound: Mono) -> str:
    """Say what the recogniser hears in mono sound at the clips' rate."""
    heard = resample_poly(sound.astype(np.float64), HEARD_RATE, SAMPLE_RATE)
    loud = heard * (LOUDEST / max(1e-6, float(np.abs(heard).max())))
    decoder.start_utt()
    decoder.process_raw(loud.astype(np.int16).tobytes(), full_utt=True)
    decoder.end_utt()
    found = decoder.hyp()
    return found.hypstr if found else ""


def sound_of(path: Path) -> Mono:
    """Read the sound of a clip's file, both channels together."""
    with av.open(str(path)) as container:
        resampler = av.AudioResampler(format="fltp", layout="stereo", rate=SAMPLE_RATE)
        parts = [
            part.to_ndarray().mean(axis=0)
            for frame in container.decode(container.streams.audio[0])
            for part in resampler.resample(frame)
        ]
    return np.concatenate(parts).astype(np.float32)


def as_paced(order: RenderOrder) -> Tale:
    tale = tell(order)
    scene = paced(tale.scene, seconds=order.seconds, fps=order.fps, seed=tale.looks)
    return replace(tale, scene=scene)


def lines(seed: int) -> Iterator[tuple[str, Mono, Mono]]:
    """Make each clip and cut its line out: what is said, the voice alone, everything."""
    engine = AnimaticEngine()
    for number, prompt in enumerate(PROMPTS):
        order = RenderOrder(prompt=prompt, width=640, height=360, seconds=6, seed=seed + number)
        with tempfile.TemporaryDirectory() as folder:
            clip = engine.render(
                engine.plan(order),
                workspace=FolderWorkspace(Path(folder)),
                report=lambda fraction, stage: None,
            )
            everything = sound_of(Path(folder) / write_clip(clip, Path(folder)).video)
        actions = played(as_paced(order), order)
        voices = voices_track(actions, len(everything)).mean(axis=1)
        (speech,) = actions[0].speeches
        first = max(0, round((speech.start - BEFORE) * SAMPLE_RATE))
        last = round((speech.end + AFTER) * SAMPLE_RATE)
        yield speech.line.text, voices[first:last], everything[first:last]


def main() -> None:
    decoder = Decoder(samprate=HEARD_RATE, dither=True, seed=1, loglevel="FATAL")
    found: dict[str, list[Heard]] = {"voices alone": [], "full mix": []}
    for line, *sounds in lines(int(sys.argv[1]) if sys.argv[1:] else SEED):
        for name, sound in zip(found, sounds, strict=True):
            text = understood(decoder, sound)
            said = words(line)
            right = in_common(said, words(text))
            found[name].append(Heard(right=right, words=len(said)))
            print(f"{right:2d} of {len(said):2d}  {name:12}  {line}  ->  {text}", flush=True)
    for name, each in found.items():
        total = sum(line.words for line in each)
        print(f"{name}: {sum(line.right for line in each) / total:.0%} of {total} words")


if __name__ == "__main__":
    main()
