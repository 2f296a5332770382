"""How loud finished clips are, and their true peak: quiet ones, talkative ones, noisy ones, in their files.

The sound is made by the animatic engine, written by the site's writer and decoded again; the picture is left black,
as nothing here depends on it. The meter is pyloudnorm's, the peak eight times oversampled by SciPy. Wanted are
-16 LUFS within 1 LU and at most -1 dBTP. `python benchmarks/loudness.py [SEED]`.
"""

from __future__ import annotations

import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import av
import numpy as np
import numpy.typing as npt
import pyloudnorm
from scipy.signal import resample_poly

from generation.engines.animatic.engine import AnimaticEngine
from generation.engines.protocol import SAMPLE_RATE, RenderOrder
from generation.engines.workspace import FolderWorkspace
from generation.engines.writer import write_clip

SEED: Final = 3
OVERSAMPLING: Final = 8
WANTED, WITHIN = -16.0, 1.0  # LUFS, LU
HIGHEST: Final = -1.0  # dBTP
PROMPTS: Final = (
    "An empty room at night, no music.",
    "A quiet library. Nobody speaks, no music.",
    "A desert at noon without music.",
    "An astronaut floats in space, no music.",
    "A cat sleeps in a room.",
    "Snow falls in a forest.",
    'A woman whispers "Good night" in a room, no music.',
    'A man says "I have so much to tell you about the sea". A woman says "Then tell me all of it".',
    'A robot says "Hello" and a girl says "Hello, robot" on a stage.',
    "Thunder, an explosion and a siren in a city street in the rain.",
    "A bowling ball strikes the pins.",
    "Dominoes fall in a row in a silent room, no music.",
    "A ball breaks a window.",
    "A crowd cheers in a stadium, fireworks.",
    "A drummer plays the drums, epic.",
)

Stereo = npt.NDArray[np.float64]


def sound_in_file(prompt: str, seed: int) -> Stereo:
    """Make a clip, write it, and read the sound back: (samples, 2)."""
    engine = AnimaticEngine()
    order = RenderOrder(prompt=prompt, width=640, height=360, seconds=6, seed=seed)
    with tempfile.TemporaryDirectory() as folder:
        plan = engine.plan(order)
        clip = engine.render(
            plan, workspace=FolderWorkspace(Path(folder)), report=lambda fraction, stage: None
        )
        black = np.zeros((clip.height, clip.width, 4), np.uint8)
        clip = replace(clip, frames=(black for _ in range(clip.frame_count)))
        return decoded(write_clip(clip, Path(folder)).video)


def decoded(path: Path) -> Stereo:
    with av.open(str(path)) as container:
        resampler = av.AudioResampler(format="fltp", layout="stereo", rate=SAMPLE_RATE)
        parts = [
            part.to_ndarray()
            for frame in container.decode(container.streams.audio[0])
            for part in resampler.resample(frame)
        ]
    return np.concatenate(parts, axis=1).T.astype(np.float64)


def peak_of(sound: Stereo) -> float:
    fine = resample_poly(sound, OVERSAMPLING, 1, axis=0)
    return float(20 * np.log10(max(float(np.abs(fine).max()), 1e-9)))


def main() -> int:
    missed = 0
    for prompt in PROMPTS:
        sound = sound_in_file(prompt, int(sys.argv[1]) if sys.argv[1:] else SEED)
        level = float(pyloudnorm.Meter(SAMPLE_RATE).integrated_loudness(sound))
        peak = peak_of(sound)
        well = abs(level - WANTED) <= WITHIN and peak <= HIGHEST
        missed += not well
        note = "" if well else "  MISSED"
        print(f"{level:6.1f} LUFS  {peak:5.1f} dBTP{note}  {prompt}", flush=True)
    print(f"{len(PROMPTS) - missed} of {len(PROMPTS)} are as loud as they should be")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
