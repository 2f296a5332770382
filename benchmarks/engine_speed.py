"""The animatic engine: seconds of 720p24 clip for each second of work, and against encoding alone.

Encoding alone writes the very same frames and sound again, already drawn, in the same run. Then the first prompts
are made at 720p and 1080p in a fresh process each, for wall time, peak memory and the wait for the first progress;
the process has read its words, as a worker does when it starts.
`python benchmarks/engine_speed.py [PROMPTS]` takes only so many of the prompts.
"""

from __future__ import annotations

import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from multiprocessing import get_context
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from generation.engines.animatic.engine import AnimaticEngine
from generation.engines.animatic.lexicon.terms import LANGUAGES
from generation.engines.animatic.vocabulary import longest_key
from generation.engines.protocol import Frame, RenderOrder
from generation.engines.workspace import FolderWorkspace
from generation.engines.writer import write_clip

SECONDS: Final = 10
SIZES: Final = ((1280, 720), (1920, 1080))
FRESH: Final = 2  # prompts that are also made in processes of their own
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


@dataclass
class FirstProgress:
    """A `Report` that remembers when the first share of the work was done."""

    started: float = field(default_factory=time.perf_counter)
    after: float | None = None  # seconds

    def __call__(self, fraction: float, _: str) -> None:
        if fraction > 0 and self.after is None:
            self.after = time.perf_counter() - self.started


@dataclass(frozen=True, kw_only=True)
class Fresh:
    """One clip made by a process that made none before."""

    whole: float  # seconds
    first_progress: float  # seconds
    peak: float  # MiB resident


def read_words() -> None:
    for language in LANGUAGES:
        longest_key(language)


def made_afresh(prompt: str, width: int, height: int) -> Fresh:
    engine, report = AnimaticEngine(), FirstProgress()
    order = RenderOrder(prompt=prompt, width=width, height=height, seconds=SECONDS, seed=1)
    with tempfile.TemporaryDirectory() as folder:
        workspace = FolderWorkspace(Path(folder))
        clip = engine.render(engine.plan(order), workspace=workspace, report=report)
        write_clip(clip, Path(folder))
    whole = time.perf_counter() - report.started
    assert report.after is not None
    return Fresh(whole=whole, first_progress=report.after, peak=_peak())


def _peak() -> float:
    """Read the most memory this process ever held, in MiB, without what its parent held."""
    status = Path("/proc/self/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


def print_fresh(prompts: tuple[str, ...]) -> None:
    for width, height in SIZES:
        for prompt in prompts:
            with ProcessPoolExecutor(
                1, mp_context=get_context("spawn"), initializer=read_words
            ) as pool:
                fresh = pool.submit(made_afresh, prompt, width, height).result()
            print(
                f"{height}p: {SECONDS} s of clip in {fresh.whole:.1f} s,"
                f" first progress after {fresh.first_progress:.2f} s,"
                f" at most {fresh.peak:.0f} MiB  {prompt}"
            )


def main() -> None:
    prompts = PROMPTS[: int(sys.argv[1])] if sys.argv[1:] else PROMPTS
    engine = AnimaticEngine()
    measure(engine, "A warm-up.")
    total = total_encoding = 0.0
    for prompt in prompts:
        whole, encoding = measure(engine, prompt)
        total, total_encoding = total + whole, total_encoding + encoding
        print(f"{SECONDS} s of clip in {whole:.1f} s; encoding alone {encoding:.1f} s  {prompt}")
    print(
        f"engine: {SECONDS * len(prompts) / total:.2f} s of 720p24 clip a second of work;"
        f" {total / total_encoding:.2f} times encoding alone"
    )
    print_fresh(prompts[:FRESH])


if __name__ == "__main__":
    main()
