"""Wan 2.2: picture alone."""

from __future__ import annotations

from typing import Final

import torch
from diffusers import DiffusionPipeline
from PIL import Image

from generation.engines.diffusion.gpu.model import Arguments, Tensors, decoded_wan
from generation.engines.diffusion.gpu.pipelines import PipelineModel
from generation.engines.diffusion.takes import Take

PARTS: Final = (
    "tokenizer",
    "text_encoder",
    "vae",
    "scheduler",
    "transformer",
    "transformer_2",
)


class Wan(PipelineModel):
    """Two pipelines over one transformer."""

    def _parts(self) -> tuple[str, ...]:
        return PARTS

    def _read(self, reader: DiffusionPipeline, prompt: str) -> Tensors:
        embeds, _ = reader.encode_prompt(
            prompt,
            do_classifier_free_guidance=False,
            max_sequence_length=self.recipe.prompt_tokens,
            device=reader._execution_device,  # noqa: SLF001 - offloaded parts say the CPU
        )
        return {"embeds": embeds}

    def _latents(
        self, pipeline: DiffusionPipeline, take: Take, embeds: Tensors, *, on_step: Arguments
    ) -> Tensors:
        start = {} if take.start is None else {"image": Image.fromarray(take.start)}
        there = pipeline._execution_device  # noqa: SLF001 - as above
        video = pipeline(
            **start,
            **self.recipe.calls[take.mode].arguments,
            **on_step,
            prompt_embeds=embeds["embeds"].to(there),
            width=take.canvas.width,
            height=take.canvas.height,
            num_frames=take.canvas.frames,
            num_inference_steps=self.recipe.steps,
            generator=self._generator(take),
            output_type="latent",
            return_dict=False,
        )[0]
        return {"video": video}

    def _video(self, pipeline: DiffusionPipeline, take: Take, tensors: Tensors) -> torch.Tensor:
        return decoded_wan(pipeline, tensors["video"])
