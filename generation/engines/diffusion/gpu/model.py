"""One recipe's parts in memory: where they are, and how frames and sound are made of latents."""

from __future__ import annotations

from abc import ABC, abstractmethod
from pathlib import Path
from typing import Any, Final

import numpy as np
import torch
from diffusers import DiffusionPipeline

from generation.engines.diffusion.gpu import placing
from generation.engines.diffusion.gpu.tensors import read_tensors
from generation.engines.diffusion.inputs import Recording, at_rate
from generation.engines.diffusion.recipes import Mode, Placement, Recipe
from generation.engines.diffusion.takes import Decoded, Say, Take, Tiling
from generation.engines.protocol import SAMPLE_RATE

ENCODER_PARTS: Final = ("text_encoder", "tokenizer")
FRAMES_AT_ONCE: Final = 8  # brought from the accelerator
LOADING: Final = "Loading the model"

Tensors = dict[str, torch.Tensor]
Arguments = dict[str, Any]


class Model(ABC):
    """A `Studio` over one recipe's parts, loaded once and kept for the life of the process."""

    def __init__(self, recipe: Recipe, snapshot: Path) -> None:
        self.recipe = recipe
        self._snapshot = snapshot
        self._pipeline: DiffusionPipeline | None = None
        self._placement: int | None = None
        self._least = 0  # the first placement that has not run out of memory
        self._room = 0  # bytes free without the weights

    @property
    def placement(self) -> Placement:
        if self._placement is None:
            self._make_room()
        return self.recipe.placements[self._placement or 0]

    @property
    def offload(self) -> str:
        return self.placement.offload

    def shrink(self) -> bool:
        """Choose the next smaller placement; the pipeline is loaded anew for it."""
        number = self._placement or 0
        if number + 1 >= len(self.recipe.placements):
            return False
        self._placement = self._least = number + 1
        self.free()
        return True

    def _make_room(self, more: int = 0) -> None:
        """Choose the placement for what needs so many bytes beside those that the recipe says.

        Where it is another than before, the weights are loaded anew.

        :raises TooSmall: if no placement fits.
        """
        if self._pipeline is None:
            self._room = placing.free_bytes()
        fits = placing.fastest_that_fits(self.recipe, self._room, more=more)
        number = max(fits, self._least)
        if number != self._placement:
            self.free()
            self._placement = number

    def free(self) -> None:
        """Forget the weights."""
        self._pipeline = None
        placing.release()

    @abstractmethod
    def encode(self, prompt: str, *, into: Path, say: Say) -> None:
        """Read the prompt, or keep its words."""

    @abstractmethod
    def denoise(self, take: Take, *, embedding: Path, into: Path, say: Say) -> None:
        """Write `video` (1, channels, frames, height, width) and, with sound, `audio`."""

    def decode(self, take: Take, *, latents: Path, into: Decoded, tiling: Tiling, say: Say) -> None:
        tensors = read_tensors(latents)
        say(0.0, "Developing the frames")
        with placing.fitting("The decoder"), torch.inference_mode():
            pipeline = self._pipeline_for(take.mode)
            self._tile(pipeline.vae, tiling)
            try:
                video = self._video(pipeline, take, tensors)
                sound = self._sound(pipeline, take, tensors) if into.sound else None
            finally:
                self._rest(pipeline)
        if into.sound and sound is not None:
            _write_array(into.sound, sound)
        write_frames(into.frames, video, take, say)

    def first_tiling(self, take: Take) -> Tiling:
        """Choose whole frames where their decoding should fit what is free."""
        canvas = take.canvas
        needed = canvas.width * canvas.height * canvas.frames * self.recipe.decode_bytes_per_pixel
        free = placing.free_bytes()
        return "whole" if not free or needed <= free else "tiles"

    @abstractmethod
    def _video(self, pipeline: DiffusionPipeline, take: Take, tensors: Tensors) -> torch.Tensor:
        """Decode `video` to (3, frames, height, width) in [-1, 1]."""

    def _sound(self, pipeline: DiffusionPipeline, take: Take, tensors: Tensors) -> Recording | None:
        """Decode `audio` to what is heard over the whole take, at 48 kHz."""
        return None

    @abstractmethod
    def _pipeline_for(self, mode: Mode) -> Any:
        """Return what holds the parts that follow the reading, placed for work."""

    def _rest(self, pipeline: DiffusionPipeline) -> None:
        """Send offloaded parts back to where they wait."""
        pipeline.maybe_free_model_hooks()

    def _tile(self, vae: Any, tiling: Tiling) -> None:
        set_tiling(vae, tiling)

    def _generator(self, take: Take) -> torch.Generator:
        """Draw noise on the CPU: the same on every accelerator."""
        return torch.Generator("cpu").manual_seed(take.seed)


def decoded_wan(pipeline: DiffusionPipeline, latents: torch.Tensor) -> torch.Tensor:
    """Decode latents of Wan's encoder, which several families share."""
    vae = pipeline.vae
    there = pipeline._execution_device  # noqa: SLF001 - offloaded parts say the CPU
    latents = latents.to(there, vae.dtype)
    shape = (1, -1, 1, 1, 1)
    mean = torch.tensor(vae.config.latents_mean).view(shape).to(latents)
    deviation = torch.tensor(vae.config.latents_std).view(shape).to(latents)
    video: torch.Tensor = vae.decode(latents * deviation + mean, return_dict=False)[0][0]
    return video


def set_tiling(vae: Any, tiling: Tiling) -> None:
    """Decode whole, or in tiles that overlap by an eighth to a quarter to hide their seams."""
    vae.use_tiling = False
    vae.use_framewise_decoding = False
    if tiling == "whole":
        return
    side, stride = (512, 448) if tiling == "tiles" else (256, 192)
    vae.enable_tiling(
        tile_sample_min_height=side,
        tile_sample_min_width=side,
        tile_sample_stride_height=stride,
        tile_sample_stride_width=stride,
    )
    if hasattr(vae, "tile_sample_min_num_frames"):
        vae.use_framewise_decoding = True
        frames, step = (64, 48) if tiling == "tiles" else (16, 8)
        vae.tile_sample_min_num_frames, vae.tile_sample_stride_num_frames = frames, step


def write_frames(path: Path, video: torch.Tensor, take: Take, say: Say) -> None:
    """Write the part of (3, frames, height, width) that is the clip as bytes, a few at a time."""
    video = _clip_of(video, take)
    _, count, height, width = video.shape
    draft = path.with_suffix(".new.npy")
    frames = np.lib.format.open_memmap(draft, "w+", np.uint8, (count, height, width, 3))
    for start in range(0, count, FRAMES_AT_ONCE):
        say(start / count, "Developing the frames")
        part = video[:, start : start + FRAMES_AT_ONCE].float()
        pixels = ((part + 1) * 127.5).round().clamp(0, 255).to(torch.uint8)
        frames[start : start + FRAMES_AT_ONCE] = pixels.permute(1, 2, 3, 0).cpu().numpy()
    frames.flush()
    draft.replace(path)


def heard(waveform: torch.Tensor, rate: int, take: Take) -> Recording:
    """Bring (channels, samples) to stereo at 48 kHz, without what leads up to the clip."""
    stereo = waveform.float().cpu().numpy().T
    stereo = np.repeat(stereo, 2, axis=1) if stereo.shape[1] == 1 else stereo[:, :2]
    whole = at_rate(np.ascontiguousarray(stereo, np.float32), rate, SAMPLE_RATE)
    start = round(take.canvas.lead / take.fps * SAMPLE_RATE)
    return whole[start : start + round(take.canvas.kept / take.fps * SAMPLE_RATE)]


def _clip_of(video: torch.Tensor, take: Take) -> torch.Tensor:
    canvas = take.canvas
    top, left = (canvas.height - canvas.clip_height) // 2, (canvas.width - canvas.clip_width) // 2
    return video[
        :,
        canvas.lead : canvas.lead + canvas.kept,
        top : top + canvas.clip_height,
        left : left + canvas.clip_width,
    ]


def _write_array(path: Path, array: Recording) -> None:
    draft = path.with_suffix(".new.npy")
    np.save(draft, array)
    draft.replace(path)
