"""A clip through the queue, next to calling the pipeline directly, in the same run.

Both do the same steps over the same tiny model of random weights, with so many of them that a clip
is half a minute of work, and both write the same film. What the queue adds is the row, the claim,
the heartbeats and the files between the phases. On a machine that has other things to do, read the
seconds of CPU.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final
from uuid import uuid4

from _site import site

SECONDS: Final = float(os.environ.get("BENCH_SECONDS", "30"))  # of work, at least
ROUNDS: Final = int(os.environ.get("BENCH_ROUNDS", "3"))
STEPS_TO_MEASURE: Final = (10, 60)
MOST: Final = 0.03
LOOKED_EVERY: Final = 1.0  # seconds: whoever waits shares this process, and takes from the work


def main() -> None:
    with ExitStack() as stack:
        stack.enter_context(site())
        home = Path(stack.enter_context(TemporaryDirectory(prefix="sora-weights-")))
        recipe = prepare(home)
        through_the_queue(seed=99)  # the worker keeps the model in memory from then on
        direct, queued = [], []
        for number in range(ROUNDS):  # in turns, so that a busy moment hurts both
            direct.append(both_clocks(lambda: call_directly(recipe, home, seed=number)))  # noqa: B023 - called at once
            queued.append(both_clocks(lambda: through_the_queue(seed=number)))  # noqa: B023 - called at once
        report(direct, queued)


def prepare(home: Path) -> Any:
    """Build the model, choose so many steps that a clip takes long enough, fill the slots."""
    import torch
    from django.conf import settings

    from generation.engines.diffusion.engine import DiffusionEngine
    from tests.generation.engines.diffusion import tiny

    torch.set_num_threads(1)
    tiny.save_tiny_ltx2(home)
    settings.MODELS_FOLDER = home
    settings.SLOTS = dict.fromkeys(settings.SLOTS, f"diffusion:{tiny.TINY_LTX2.key}")
    few, many = (with_steps(tiny.TINY_LTX2, steps) for steps in STEPS_TO_MEASURE)
    call_directly(few, home, seed=0)  # warm
    base, more = (
        both_clocks(lambda: call_directly(recipe, home, seed=0))[1]  # noqa: B023 - called at once
        for recipe in (few, many)
    )
    each = (more - base) / (many.steps - few.steps)
    recipe = with_steps(tiny.TINY_LTX2, many.steps + round((SECONDS - more) / each))

    def maker(_: str) -> DiffusionEngine:
        return DiffusionEngine(recipe=recipe, home=home)

    sys.modules[__name__].__dict__["engine"] = maker
    settings.ENGINES = {"diffusion": (f"{__name__}.engine", "gpu")}
    return recipe


def with_steps(recipe: Any, steps: int) -> Any:
    sigmas = tuple(1.0 - 0.9 * number / steps for number in range(steps))
    return replace(recipe, sigmas=sigmas, steps=steps)


def call_directly(recipe: Any, home: Path, *, seed: int) -> float:
    """Call the pipeline as its documentation does, write the film; return the seconds it took.

    The pipeline is in memory before the clock starts, as it is in a worker.
    """
    import diffusers
    import torch

    from generation.engines.diffusion.gpu.model import heard
    from generation.engines.diffusion.weights import Weights

    pipeline = _loaded(diffusers, Weights(home).snapshot(recipe.checkpoint), recipe)
    started = time.monotonic()
    with torch.inference_mode():  # as the engine does: small steps take a twentieth less so
        video, audio = pipeline(
            prompt="a dog surfs at dusk",
            width=96,
            height=128,
            num_frames=97,
            frame_rate=24.0,
            sigmas=list(recipe.sigmas),
            max_sequence_length=recipe.prompt_tokens,
            generator=torch.Generator().manual_seed(seed),
            output_type="np",
            return_dict=False,
            **recipe.calls["text"].arguments,
        )
    write_film(video[0], audio[0], heard)
    return time.monotonic() - started


_pipelines: dict[str, Any] = {}


def _loaded(diffusers: Any, snapshot: Any, recipe: Any) -> Any:
    if "ltx2" not in _pipelines:
        pipeline = diffusers.LTX2Pipeline.from_pretrained(snapshot)
        pipeline.set_progress_bar_config(disable=True)
        kept = pipeline.scheduler
        pipeline.scheduler = kept.from_config(kept.config, **recipe.scheduler)
        _pipelines["ltx2"] = pipeline
    return _pipelines["ltx2"]


def write_film(video: Any, audio: Any, heard: Any) -> None:
    from fractions import Fraction

    import numpy as np

    from generation.engines.diffusion.inputs import at_rate
    from generation.engines.protocol import SAMPLE_RATE, Clip
    from generation.engines.writer import write_clip

    frames = (video[:96, :, 8:88] * 255).round().astype(np.uint8)
    opaque = np.full((*frames.shape[:3], 1), 255, np.uint8)
    sound = at_rate(audio.float().numpy().T, 24_000, SAMPLE_RATE)
    clip = Clip(
        frames=iter(np.concatenate([frames, opaque], axis=3)),
        frame_count=96,
        fps=Fraction(24),
        width=80,
        height=128,
        sound=sound,
    )
    with TemporaryDirectory(prefix="sora-film-") as folder:
        write_clip(clip, Path(folder))


def through_the_queue(*, seed: int) -> float:
    """Ask for the clip as a person does; return the seconds until it is finished."""
    import dramatiq

    from generation.models import Generation
    from generation.services import ClipOrder, request_clip

    worker = dramatiq.Worker(
        dramatiq.get_broker(), queues={"gpu"}, worker_threads=1, worker_timeout=100
    )
    worker.start()
    try:
        order = ClipOrder(prompt="a dog surfs at dusk", size="80x128", seconds=4, seed=seed)
        clip = request_clip(author=author(), order=order, request_key=uuid4())
        while clip.state not in Generation.STATES.ends:
            time.sleep(LOOKED_EVERY)
            clip.refresh_from_db()
    finally:
        worker.stop()
    assert clip.state == Generation.State.COMPLETED, clip.reason
    assert clip.finished_at
    return (clip.finished_at - clip.created_at).total_seconds()


def author() -> Any:
    from feed.demo import PEOPLE
    from sora_site.accounts.models import User

    person = PEOPLE[0]
    known = User.objects.filter(handle=person.handle).first()
    return known or User.objects.create_user(
        person.handle,
        "a@example.org",
        None,
        display_name=person.name,
        born_on=person.born_on,
        region="CA",
    )


def both_clocks(work: Callable[[], float]) -> tuple[float, float]:
    """Return seconds by the clock and seconds of this process's CPU, which neighbours change less."""
    before = time.process_time()
    return work(), time.process_time() - before


def report(direct: list[tuple[float, float]], queued: list[tuple[float, float]]) -> None:
    for number, clock in enumerate(("by the clock", "of CPU")):
        ours, theirs = ([each[number] for each in run] for run in (queued, direct))
        ratio = min(ours) / min(theirs)
        print(f"pipeline called directly: {min(theirs):.2f} s {clock} (all: {_all(theirs)})")
        print(f"clip through the queue:   {min(ours):.2f} s {clock} (all: {_all(ours)})")
        print(f"ratio {ratio:.3f}: overhead {100 * (ratio - 1):.1f} % (at most {100 * MOST:.0f} %)")


def _all(values: list[float]) -> str:
    return ", ".join(f"{value:.2f}" for value in values)


if __name__ == "__main__":
    main()
