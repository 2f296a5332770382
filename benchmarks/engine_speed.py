"""The animatic engine: seconds of 720p24 clip for each second of work, and against encoding alone.

Encoding alone writes the very same frames and sound again, already drawn, in the same run.
"""

from __future__ import annotations

import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from generation.engines.animatic.engine import AnimaticEngine
from generation.engines.protocol import Frame, RenderOrder
from generation.engines.workspace import FolderWorkspace
from generation.engines.writer import write_clip

SECONDS: Final = 10
PROMPTS: Final = (
    "A corgi rides a surfboard on big waves at sunset.",
    "A woman walks down a city street in the rain at night. She says “I like the rain.”",
    "A man throws a basketball at the hoop and misses. The crowd cheers.",
    "A girl does a backflip in a snowy forest, watercolour.",
    "Two robots dance on a stage. Cut to an astronaut who flies in space, pixel art.",
)


def measure(engine: AnimaticEngine, prompt: str) -> tuple[float, float]:
    """Return wall seconds of the whole render, and of writing its frames alone."""
    order = RenderOrder(prompt=prompt, width=1280, height=720, seconds=SECONDS, seed=1)
    plan = engine.plan(order)
    drawn: list[Frame] = []
    with tempfile.TemporaryDirectory() as folder:
        started = time.perf_counter()
        workspace = FolderWorkspace(Path(folder))
        clip = engine.render(plan, workspace=workspace, report=lambda fraction, stage: None)
        write_clip(clip, Path(folder))
        whole = time.perf_counter() - started
        again = engine.render(plan, workspace=workspace, report=lambda fraction, stage: None)
        drawn.extend(frame.copy() for frame in again.frames)
        started = time.perf_counter()
        write_clip(replace(again, frames=iter(drawn)), Path(folder))
        encoding = time.perf_counter() - started
    return whole, encoding


def main() -> None:
    engine = AnimaticEngine()
    measure(engine, "A warm-up.")
    total = total_encoding = 0.0
    for prompt in PROMPTS:
        whole, encoding = measure(engine, prompt)
        total, total_encoding = total + whole, total_encoding + encoding
        print(f"{SECONDS} s of clip in {whole:.1f} s; encoding alone {encoding:.1f} s  {prompt}")
    print(
        f"engine: {SECONDS * len(PROMPTS) / total:.2f} s of 720p24 clip a second of work;"
        f" {total / total_encoding:.2f} times encoding alone"
    )


if __name__ == "__main__":
    main()
