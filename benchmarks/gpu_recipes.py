"""Time and memory of each recipe on this machine's accelerator, with random weights of full size.

Through the adapter that renders, phase by phase. Without an accelerator the tiny models of the
tests go the same way, so that this keeps running; their figures say nothing of a GPU.

    python benchmarks/gpu_recipes.py [recipe …]    prints rows for docs/gpu.md
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import numpy as np
import torch

from generation.engines.diffusion.catalogue import RECIPES
from generation.engines.diffusion.gpu import placing
from generation.engines.diffusion.planning import canvas_for
from generation.engines.diffusion.recipes import GIB, Recipe
from generation.engines.diffusion.takes import TILINGS, Decoded, Take, TooSmall
from generation.engines.protocol import RenderOrder

LENGTHS: Final = (4, 8, 20)  # seconds of a clip
HEADER: Final = """\
| Recipe | Weights kept by | Clip | Denoise | Decode | Peak |
|---|---|---|---|---|---|"""


def main() -> None:
    accelerator = placing.device().type != "cpu"
    if not accelerator:
        torch.set_num_threads(1)  # more of them only wait for each other in tiny models
    card = torch.cuda.get_device_name() if torch.cuda.is_available() else placing.device().type
    print(f"{datetime.now(UTC):%Y-%m-%d}, {card}, torch {torch.__version__}\n\n{HEADER}")
    with TemporaryDirectory(prefix="sora-recipes-") as folder:
        for recipe, model in full_models() if accelerator else tiny_models(Path(folder)):
            for row in measured(recipe, model, Path(folder)):
                print(row, flush=True)


def full_models() -> Iterator[tuple[Recipe, Any]]:
    """Yield each recipe with each way of keeping its weights that fits."""
    import _full_size

    wanted = sys.argv[1:] or list(RECIPES)
    for recipe in (RECIPES[key] for key in wanted if RECIPES[key].family in _full_size.KINDS):
        for number, placement in enumerate(recipe.placements):
            if placement.needs <= placing.free_bytes():
                only = replace(recipe, placements=recipe.placements[number : number + 1])
                yield only, _full_size.full_size(only)


def tiny_models(home: Path) -> Iterator[tuple[Recipe, Any]]:
    from generation.engines.diffusion.gpu.studio import studio_for
    from generation.engines.diffusion.weights import Weights
    from tests.generation.engines.diffusion import tiny

    tiny.save_tiny_ltx2(home)
    tiny.save_tiny_wan(home)
    for recipe in (tiny.TINY_LTX2, tiny.TINY_WAN):
        snapshot = Weights(home).snapshot(recipe.checkpoint)
        assert snapshot is not None
        yield recipe, studio_for(recipe, snapshot)


def measured(recipe: Recipe, model: Any, folder: Path) -> Iterator[str]:
    """Make clips of growing length; a row of the table for each."""
    embedding = folder / f"{recipe.key}.prompt"
    write_prompt(recipe, model, embedding)
    lengths = sorted({min(max(each, recipe.seconds[0]), recipe.seconds[1]) for each in LENGTHS})
    takes = [take_of(recipe, seconds) for seconds in lengths]
    facts_of(model, takes[0], embedding, folder)  # warm
    if "reference" in recipe.calls:
        takes += [beside_a_sheet(take) for take in takes]
    for take in takes:
        size = f"{take.canvas.width}x{take.canvas.height}, {take.canvas.frames} frames"
        size += ", beside a sheet" if take.references else ""
        cells = [recipe.key, model.offload, size, *facts_of(model, take, embedding, folder)]
        yield f"| {' | '.join(cells)} |"
    model.free()


def beside_a_sheet(take: Take) -> Take:
    """Let the model look at a sheet, too; the adapter itself adds 1.2 GiB and hardly any time."""
    sheet = np.zeros((take.canvas.height, take.canvas.width, 3), np.uint8)
    return replace(
        take, mode="reference", references=(sheet,), canvas=replace(take.canvas, clips=2)
    )


def facts_of(model: Any, take: Take, embedding: Path, folder: Path) -> tuple[str, str, str]:
    try:
        return timed(model, take, embedding, folder)
    except TooSmall:
        return "does not fit", "-", peak()


def write_prompt(recipe: Recipe, model: Any, path: Path) -> None:
    if recipe.on_cpu:
        model.encode("a dog surfs at dusk", into=path, say=lambda *_: None)
        return
    import _full_size

    _full_size.write_prompt(recipe, path)


def take_of(recipe: Recipe, seconds: int) -> Take:
    width, height = recipe.sizes[0]
    order = RenderOrder(prompt="-", width=width, height=height, seconds=seconds, seed=1)
    canvas = canvas_for(order, recipe)
    return Take(mode="text", prompt="-", canvas=canvas, fps=recipe.fps, seed=1, sound=recipe.sound)


def timed(model: Any, take: Take, embedding: Path, folder: Path) -> tuple[str, str, str]:
    """Return seconds of the denoise, seconds and tiling of the decode, and the peak in GiB."""
    forget_peak()
    latents, into = folder / "latents", Decoded(frames=folder / "frames.npy", sound=None)
    quiet = {"say": lambda *_: None}
    started = time.monotonic()
    model.denoise(take, embedding=embedding, into=latents, **quiet)
    denoised = time.monotonic() - started
    for tiling in TILINGS[TILINGS.index(model.first_tiling(take)) :]:
        started = time.monotonic()
        try:
            model.decode(take, latents=latents, into=into, tiling=tiling, **quiet)
        except TooSmall:
            continue
        decoded = time.monotonic() - started
        return f"{denoised:.1f} s", f"{decoded:.1f} s, {tiling}", peak()
    return f"{denoised:.1f} s", "does not fit", peak()


def forget_peak() -> None:
    if placing.device().type != "cpu":
        placing.release()
        torch.accelerator.reset_peak_memory_stats()


def peak() -> str:
    if placing.device().type == "cpu":
        return "-"
    return f"{torch.accelerator.max_memory_allocated() / GIB:.1f} GiB"


if __name__ == "__main__":
    main()
