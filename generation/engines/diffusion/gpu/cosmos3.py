"""Cosmos 3: one transformer that reads the prompt and makes picture and sound."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar, Final

import torch
from diffusers import DiffusionPipeline
from PIL import Image

from generation.engines.diffusion.gpu.model import Arguments, Tensors, decoded_wan, heard
from generation.engines.diffusion.gpu.pipelines import PipelineModel
from generation.engines.diffusion.gpu.tensors import words_in, write_words
from generation.engines.diffusion.inputs import Recording
from generation.engines.diffusion.takes import Say, Take

PARTS: Final = (
    "transformer",
    "text_tokenizer",
    "vae",
    "scheduler",
    "sound_tokenizer",
    "safety_checker",
)


class Cosmos3(PipelineModel):
    """One pipeline for all ways to start; it reads the prompt anew for every clip."""

    options: ClassVar[Arguments] = {"safety_checker": None, "enable_safety_checker": False}

    def encode(self, prompt: str, *, into: Path, say: Say) -> None:
        """Keep the words themselves: there is no text encoder that comes and goes."""
        say(1.0, "Reading the prompt")
        write_words(into, prompt)

    def _parts(self) -> tuple[str, ...]:
        return PARTS

    def _read(self, reader: DiffusionPipeline, prompt: str) -> Tensors:
        raise NotImplementedError

    def _latents(
        self, pipeline: DiffusionPipeline, take: Take, embeds: Tensors, *, on_step: Arguments
    ) -> Tensors:
        video, waveform = pipeline(
            prompt=words_in(embeds),
            negative_prompt=take.negative_prompt,
            image=None if take.start is None else Image.fromarray(take.start),
            **self.recipe.calls[take.mode].arguments,
            **on_step,
            width=take.canvas.width,
            height=take.canvas.height,
            num_frames=take.canvas.frames,
            fps=float(take.fps),
            num_inference_steps=self.recipe.steps,
            enable_sound=take.sound,
            generator=self._generator(take),
            output_type="latent",
            return_dict=False,
        )
        return {"video": video} | ({} if waveform is None else {"waveform": waveform})

    def _video(self, pipeline: DiffusionPipeline, take: Take, tensors: Tensors) -> torch.Tensor:
        return decoded_wan(pipeline, tensors["video"])

    def _sound(self, pipeline: DiffusionPipeline, take: Take, tensors: Tensors) -> Recording | None:
        rate = pipeline.sound_tokenizer.config.sampling_rate
        waveform = tensors["waveform"]
        return heard(waveform[0] if waveform.ndim == 3 else waveform, rate, take)
