"""Where weights are: on the accelerator, or on their way to it."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Final

import torch
from accelerate import cpu_offload
from diffusers import DiffusionPipeline
from diffusers.hooks import HookRegistry

from generation.engines.diffusion.recipes import GIB, Offload, Recipe
from generation.engines.diffusion.takes import TooSmall

STREAMED: Final = "group_offloading"  # how diffusers names what streams a part by blocks


def device() -> torch.device:
    """Return the accelerator, or the CPU where there is none."""
    return torch.accelerator.current_accelerator(check_available=True) or torch.device("cpu")


def free_bytes() -> int:
    """Count what is free on the accelerator, what torch keeps for itself included; 0 without one."""
    if device().type == "cpu":
        return 0
    release()
    free, _ = torch.accelerator.get_memory_info()
    return int(free)


def release() -> None:
    """Hand back what nothing refers to any more."""
    gc.collect()
    if device().type != "cpu":
        torch.accelerator.empty_cache()


@contextmanager
def fitting(what: str) -> Iterator[None]:
    """Translate the accelerator's refusal.

    :raises TooSmall: if `what` does not fit.
    """
    try:
        yield
    except torch.OutOfMemoryError as error:
        raise TooSmall(f"{what} does not fit the memory.") from error


def fastest_that_fits(recipe: Recipe, free: int, *, more: int = 0) -> int:
    """Choose the fastest placement for which so many bytes are enough.

    :param more: bytes needed beside what the recipe says; if that fits nowhere, the smallest
        placement is worth a try.
    :raises TooSmall: if none fits even without them.
    """
    if device().type == "cpu":
        return 0
    for number, placement in enumerate(recipe.placements):
        if placement.needs + more <= free:
            return number
    if recipe.placements[-1].needs <= free:
        return len(recipe.placements) - 1
    needs = recipe.placements[-1].needs
    raise TooSmall(
        f"{recipe.title} needs {needs / GIB:.0f} GiB of free accelerator memory; there are"
        f" {free / GIB:.1f}."
    )


def place(pipeline: DiffusionPipeline, offload: Offload) -> None:
    """Bring a pipeline's parts to where they work. Without an accelerator they stay."""
    there = device()
    if there.type == "cpu":
        return
    pipeline.remove_all_hooks()
    match offload:
        case "none":
            pipeline.to(there)
        case "parts":
            pipeline.enable_model_cpu_offload(device=there)
        case "blocks":
            _by_blocks(pipeline.components, there)
        case "layers":
            pipeline.enable_sequential_cpu_offload(device=there)


def encoder_fits(recipe: Recipe) -> bool:
    return device().type == "cpu" or free_bytes() >= recipe.encoder_needs


def place_encoder(encoder: torch.nn.Module, *, whole: bool) -> None:
    """Bring the text encoder to the accelerator: whole, or layer by layer as it works."""
    there = device()
    if there.type == "cpu":
        return
    if whole:
        encoder.to(there)
    else:
        cpu_offload(encoder, execution_device=there)


def dtypes(names: Mapping[str, str]) -> dict[str, torch.dtype]:
    """Look up the types of each part by their names."""
    return {part: getattr(torch, name) for part, name in names.items()}


def place_parts(parts: Mapping[str, object], offload: Offload) -> None:
    """Bring parts that no pipeline of the usual kind holds to where they work: `none` or `blocks`."""
    there = device()
    if there.type == "cpu":
        return
    if offload == "blocks":
        _by_blocks(parts, there)
    else:
        for part in parts.values():
            if isinstance(part, torch.nn.Module):
                part.to(there)


def _by_blocks(parts: Mapping[str, object], there: torch.device) -> None:
    """Stream the transformer block by block, the next while one computes; the rest stays."""
    for name, part in parts.items():
        if not isinstance(part, torch.nn.Module):
            continue
        if not name.startswith("transformer"):
            part.to(there)
            continue
        if HookRegistry.check_if_exists_or_initialize(part).get_hook(STREAMED):
            continue  # another pipeline of the same parts was placed before
        part.enable_group_offload(
            onload_device=there,
            offload_device=torch.device("cpu"),
            offload_type="block_level",
            num_blocks_per_group=1,
            use_stream=there.type == "cuda",
        )
