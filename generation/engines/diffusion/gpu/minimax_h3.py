"""MiniMax-H3: one packed sequence of words, pictures, voices, film and sound.

It exists in diffusers as blocks only. Two of them read what was asked for, with an encoder as large
as the model itself; the others follow, with one of two transformers.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import torch
from diffusers.modular_pipelines import (
    MiniMaxH3Blocks,
    MiniMaxH3ModularPipeline,
    SequentialPipelineBlocks,
)
from diffusers.modular_pipelines.minimax_h3 import (
    MiniMaxH3AudioReference,
    MiniMaxH3ImageReference,
    MiniMaxH3Reference,
)
from diffusers.modular_pipelines.modular_pipeline import PipelineState
from PIL import Image
from transformers.models.qwen2_vl.image_processing_pil_qwen2_vl import Qwen2VLImageProcessorPil

from generation.engines.diffusion.gpu import placing
from generation.engines.diffusion.gpu.model import LOADING, Arguments, Model, Tensors, heard
from generation.engines.diffusion.gpu.tensors import read_words, write_tensors, write_words
from generation.engines.diffusion.inputs import Recording, read_voice
from generation.engines.diffusion.recipes import Mode
from generation.engines.diffusion.takes import Say, Take, Tiling, TooSmall

WORKFLOWS: Final[dict[Mode, str]] = {"text": "t2va", "first_frame": "fl2va", "reference": "ref2va"}
READING: Final = ("before_encode", "text_encoder")  # what names of blocks begin with
PAINTING: Final = ("vae_encoder", "denoise")
DEVELOPING: Final = ("decode.video", "decode.audio")
IMAGE_PAD: Final = "<|image_pad|>"
VOICE_RATE: Final = 32_000  # Hz
LONGEST_VOICE: Final = 10.0  # seconds of a recording that tell how somebody sounds


class Pictures:
    """The part of Qwen3-VL's processor that looks at pictures; the rest is for films."""

    def __init__(self, folder: Path, picture_token: int) -> None:
        self.image_processor = Qwen2VLImageProcessorPil.from_pretrained(folder)
        self._picture_token = picture_token

    def create_mm_token_type_ids(self, texts: list[list[int]]) -> list[list[int]]:
        """Tell tokens that stand for a part of a picture (1) from words (0)."""
        return [[int(token == self._picture_token) for token in text] for text in texts]


class MiniMaxH3(Model):
    """Reads words together with the pictures they are about, so that every take is read anew."""

    _holds = ""  # the workflow whose parts are in memory

    def encode(self, prompt: str, *, into: Path, say: Say) -> None:
        """Keep the words themselves until the pictures are there."""
        say(1.0, "Reading the prompt")
        write_words(into, prompt)

    def denoise(self, take: Take, *, embedding: Path, into: Path, say: Say) -> None:
        words = read_words(embedding)
        say(0.0, LOADING)
        state = self._understood(take, words)
        with placing.fitting("The model"), torch.inference_mode():
            parts = self._pipeline_for(take.mode)
            with self._telling(_transformer(parts), say):
                made = _run(
                    _blocks(PAINTING, WORKFLOWS[take.mode]),
                    parts,
                    state,
                    **_sizes(take),
                    generator=self._generator(take),
                    num_inference_steps=self.recipe.steps + 1,  # levels of noise; the last is none
                )
        write_tensors(into, {"video": made.latents, "audio": made.audio_latents})

    def first_tiling(self, take: Take) -> Tiling:
        """Try nothing smaller after it: there is one way to decode."""
        return "small_tiles"

    def _understood(self, take: Take, words: str) -> PipelineState:
        """Read with the encoder whole on the accelerator, or layer by layer."""
        try:
            return self._read_with(take, words, whole=placing.encoder_fits(self.recipe))
        except TooSmall:
            placing.release()
            return self._read_with(take, words, whole=False)

    def _read_with(self, take: Take, words: str, *, whole: bool) -> PipelineState:
        with placing.fitting("The text encoder"), torch.inference_mode():
            reader = self._made_of(READING, WORKFLOWS[take.mode])
            reader.load_components(names=["text_encoder", "tokenizer"], **self._loading())
            picture_token = reader.tokenizer.convert_tokens_to_ids(IMAGE_PAD)
            reader.register_components(
                processor=Pictures(self._snapshot / "processor", picture_token)
            )
            placing.place_encoder(reader.text_encoder, whole=whole)
            state = _run(reader.blocks, reader, PipelineState(), prompt=words, **_given(take))
            del reader
        placing.release()
        return state

    @contextmanager
    def _telling(self, transformer: torch.nn.Module, say: Say) -> Iterator[None]:
        """Say before each forward pass how far it is; out of `say` it hears to stop."""
        steps, done = self.recipe.steps, 0

        def on_pass(*_: object) -> None:
            nonlocal done
            say(done / steps, f"Painting, step {done + 1} of {steps}")
            done += 1

        hook = transformer.register_forward_pre_hook(on_pass)
        try:
            yield
        finally:
            hook.remove()

    def _pipeline_for(self, mode: Mode) -> Any:
        """Return what holds the parts after the reading; words alone need those of a first frame."""
        workflow = WORKFLOWS["first_frame" if mode == "text" else mode]
        if self._pipeline is None or self._holds != workflow:
            self.free()
            parts = self._made_of((*PAINTING, *DEVELOPING), workflow)
            parts.load_components(**self._loading())
            placing.place_parts(parts.components, self.placement.offload)
            self._pipeline, self._holds = parts, workflow
        return self._pipeline

    def _made_of(self, names: tuple[str, ...], workflow: str) -> Any:
        """Make a pipeline of some blocks, without weights yet."""
        index = MiniMaxH3ModularPipeline.load_config(self._snapshot, local_files_only=True)
        return MiniMaxH3ModularPipeline(
            blocks=_blocks(names, workflow),
            pretrained_model_name_or_path=self._snapshot,
            modular_config_dict=index,
        )

    def _loading(self) -> Arguments:
        return {"dtype": placing.dtypes(self.recipe.dtypes), "local_files_only": True}

    def _rest(self, pipeline: Any) -> None:
        """Leave the parts where they are: blocks that were streamed have gone already."""

    def _tile(self, vae: Any, tiling: Tiling) -> None:
        """Decode as the decoder was taught: in tiles of 256 by 256, a few frames at a time."""

    def _video(self, pipeline: Any, take: Take, tensors: Tensors) -> torch.Tensor:
        latents = tensors["video"].to(_compute_device(pipeline))
        blocks = _blocks(DEVELOPING[:1], WORKFLOWS[take.mode])
        made = _run(blocks, pipeline, PipelineState(), latents=latents, output_type="pt")
        frames: torch.Tensor = made.videos[0]  # (frames, 3, height, width) in [0, 1]
        return frames.permute(1, 0, 2, 3) * 2 - 1

    def _sound(self, pipeline: Any, take: Take, tensors: Tensors) -> Recording | None:
        latents = tensors["audio"].to(_compute_device(pipeline))
        blocks = _blocks(DEVELOPING[1:], WORKFLOWS[take.mode])
        made = _run(blocks, pipeline, PipelineState(), audio_latents=latents)
        return heard(made.audio[0], made.sampling_rate, take)


def _blocks(names: tuple[str, ...], workflow: str) -> SequentialPipelineBlocks:
    """Choose blocks of a workflow by what their names begin with."""
    blocks = MiniMaxH3Blocks().get_workflow(workflow).sub_blocks
    chosen = {name: block for name, block in blocks.items() if name.startswith(names)}
    for block in chosen.values():
        if hasattr(block, "set_progress_bar_config"):
            block.set_progress_bar_config(disable=True)
    return SequentialPipelineBlocks.from_blocks_dict(chosen)


def _run(
    blocks: SequentialPipelineBlocks, parts: Any, state: PipelineState, **given: Any
) -> PipelineState:
    """Run blocks with all parts: some ask a part that they do not run for the measures of latents."""
    for name, value in given.items():
        state.set(name, value)
    for wanted in blocks.inputs:
        if wanted.name is not None and wanted.name not in state.values:
            state.set(wanted.name, wanted.default, wanted.kwargs_type)
    _, state = blocks(parts, state)
    return state


def _transformer(parts: Any) -> torch.nn.Module:
    return next(part for name, part in parts.components.items() if name.startswith("transformer"))


def _sizes(take: Take) -> Arguments:
    canvas = take.canvas
    return {"width": canvas.width, "height": canvas.height, "num_frames": canvas.frames}


def _given(take: Take) -> Arguments:
    """Lay out what the words are about."""
    match take.mode:
        case "first_frame":
            assert take.start is not None
            return _sizes(take) | {"image": Image.fromarray(take.start)}
        case "reference":
            return _sizes(take) | {"references": _references(take)}
        case _:
            return {}


def _references(take: Take) -> list[MiniMaxH3Reference]:
    """Put pictures first: the words call them Picture 1, Picture 2, …, and the voices Audio 1, …."""
    pictures = [MiniMaxH3ImageReference(image=Image.fromarray(each)) for each in take.references]
    voices = [
        MiniMaxH3AudioReference(
            audio=torch.from_numpy(read_voice(path, rate=VOICE_RATE, longest=LONGEST_VOICE).T),
            sample_rate=VOICE_RATE,
        )
        for path in take.voices
    ]
    return [*pictures, *voices]


def _compute_device(pipeline: Any) -> torch.device:
    there: torch.device = pipeline._execution_device  # noqa: SLF001 - offloaded parts say the CPU
    return there
