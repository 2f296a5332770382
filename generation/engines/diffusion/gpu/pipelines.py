"""Families of models that diffusers has as pipelines: reading and denoising."""

from __future__ import annotations

import inspect
from abc import abstractmethod
from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar, Final

import diffusers
import torch
from diffusers import DiffusionPipeline

from generation.engines.diffusion import planning
from generation.engines.diffusion.gpu import adapting, placing
from generation.engines.diffusion.gpu.model import LOADING, Arguments, Model, Tensors
from generation.engines.diffusion.gpu.tensors import read_tensors, write_tensors
from generation.engines.diffusion.recipes import Mode
from generation.engines.diffusion.takes import Say, Take, TooSmall
from generation.engines.protocol import EngineError

ENCODER_PARTS: Final = ("text_encoder", "tokenizer")


class PipelineModel(Model):
    """Pipelines over one set of parts; the text encoder comes and goes."""

    options: ClassVar[Arguments] = {}  # of the pipeline's constructor
    _adapter: Path | None = None  # in the weights once they are loaded

    def encode(self, prompt: str, *, into: Path, say: Say) -> None:
        """Read the prompt with the encoder whole on the accelerator, or layer by layer."""
        try:
            self._encode(prompt, into=into, say=say, whole=placing.encoder_fits(self.recipe))
        except TooSmall:
            placing.release()
            self._encode(prompt, into=into, say=say, whole=False)

    def _encode(self, prompt: str, *, into: Path, say: Say, whole: bool) -> None:
        say(0.0, LOADING)
        reader = self._load(text=True)
        say(0.5, "Reading the prompt")
        with placing.fitting("The text encoder"), torch.inference_mode():
            placing.place_encoder(reader.text_encoder, whole=whole)
            tensors = self._read(reader, prompt)
        write_tensors(into, tensors)
        del reader
        placing.release()

    def denoise(self, take: Take, *, embedding: Path, into: Path, say: Say) -> None:
        embeds = read_tensors(embedding)
        say(0.0, LOADING)
        with placing.fitting("The model"), torch.inference_mode():
            pipeline = self._ready_for(take)
            try:
                tensors = self._latents(pipeline, take, embeds, on_step=self._stepping(say))
            except BaseException:
                self._rest(pipeline)  # or offloaded parts stay where they are
                raise
        write_tensors(into, tensors)

    @abstractmethod
    def _read(self, reader: DiffusionPipeline, prompt: str) -> Tensors:
        """Encode the prompt."""

    @abstractmethod
    def _latents(
        self, pipeline: DiffusionPipeline, take: Take, embeds: Tensors, *, on_step: Arguments
    ) -> Tensors:
        """Denoise; `video` (1, channels, frames, height, width) and, with sound, `audio`."""

    def _stepping(self, say: Say) -> Arguments:
        """Return the arguments by which a pipeline says how far it is and hears to stop."""
        steps = self.recipe.steps
        say(0.0, f"Painting, step 1 of {steps}")

        def on_step(_: object, step: int, __: object, tensors: Arguments) -> Arguments:
            done = step + 1
            say(done / steps, f"Painting, step {min(done + 1, steps)} of {steps}")
            return tensors

        return {"callback_on_step_end": on_step, "callback_on_step_end_tensor_inputs": []}

    def _ready_for(self, take: Take) -> DiffusionPipeline:
        """Return the pipeline of a take: its adapter is on, for other takes it is off."""
        if take.adapter and take.adapter != self._adapter:
            self.free()  # weights are placed with what is in them
            self._adapter = take.adapter
        more = self._adapter.stat().st_size if self._adapter else 0
        self._make_room(more + planning.beyond_largest(take.canvas, self.recipe))
        pipeline = self._pipeline_for(take.mode)
        if self._adapter:
            adapting.switch(pipeline, self.recipe.calls[take.mode].adapter)
        self._tile(pipeline.vae, "whole")  # the last clip's decode may have left tiles
        return pipeline

    def _pipeline_for(self, mode: Mode) -> DiffusionPipeline:
        """Return the pipeline of a mode; all of them share one set of parts."""
        kind = getattr(diffusers, self.recipe.calls[mode].pipeline)
        if self._pipeline is None:
            offload = self.placement.offload
            pipeline = self._load()
            self._put_adapter_in(pipeline)
            placing.place(pipeline, offload)
            self._pipeline = pipeline
        if not isinstance(self._pipeline, kind) or type(self._pipeline) is not kind:
            self._pipeline = _recast(self._pipeline, kind)
            placing.place(self._pipeline, self.placement.offload)
        return self._pipeline

    def _put_adapter_in(self, pipeline: DiffusionPipeline) -> None:
        if self._adapter is None:
            return
        try:
            adapting.put_in(pipeline, self._adapter)
        except EngineError:
            self._adapter = None  # clips that want none are still made
            raise

    def _load(self, *, text: bool = False) -> DiffusionPipeline:
        """Load what encodes the prompt, or all that follows it."""
        kind = getattr(diffusers, self.recipe.calls["text"].pipeline)
        parts = [name for name in inspect.signature(kind).parameters if name in self._parts()]
        without = {name: None for name in parts if (name in ENCODER_PARTS) is not text}
        pipeline: DiffusionPipeline = kind.from_pretrained(
            self._snapshot,
            dtype=placing.dtypes(self.recipe.dtypes),
            local_files_only=True,
            **without,
            **self.options,
        )
        pipeline.set_progress_bar_config(disable=True)
        if not text:
            kept = pipeline.scheduler
            pipeline.scheduler = kept.from_config(kept.config, **self.recipe.scheduler)
        return pipeline

    @abstractmethod
    def _parts(self) -> tuple[str, ...]:
        """Name the parts that a pipeline of this family is made of."""


def _recast(pipeline: DiffusionPipeline, kind: Callable[..., DiffusionPipeline]) -> Any:
    """Make another pipeline of the same parts.

    `from_pipe` would cast them all to float32.
    """
    given = dict(pipeline.config) | pipeline.components
    wanted = {name: given[name] for name in inspect.signature(kind).parameters if name in given}
    other = kind(**wanted)
    other.set_progress_bar_config(disable=True)
    return other
