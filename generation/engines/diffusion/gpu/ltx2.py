"""LTX-2: picture and sound in one pass."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import Any, Final

import numpy as np
import torch
from diffusers import DiffusionPipeline
from diffusers.models.autoencoders.vae import DiagonalGaussianDistribution
from diffusers.models.modeling_outputs import AutoencoderKLOutput
from diffusers.pipelines.ltx2.pipeline_ltx2_condition import LTX2VideoCondition
from diffusers.pipelines.ltx2.pipeline_ltx2_ic_lora import LTX2ReferenceCondition
from diffusers.pipelines.ltx2.utils import trim_canvas
from PIL import Image
from transformers.audio_utils import mel_filter_bank, spectrogram, window_function

from generation.engines.diffusion.gpu.model import Arguments, Tensors, heard
from generation.engines.diffusion.gpu.pipelines import PipelineModel
from generation.engines.diffusion.inputs import Picture, Recording, read_recording
from generation.engines.diffusion.takes import Keyframe, Take
from generation.engines.protocol import SAMPLE_RATE

PARTS: Final = (
    "scheduler",
    "vae",
    "audio_vae",
    "text_encoder",
    "tokenizer",
    "connectors",
    "transformer",
    "vocoder",
)
UNUSED: Final = ("processor", "prompt_enhancer", "duration_head")
WINDOW: Final = 1024  # samples of the spectrogram that the audio encoder was taught with
QUIETEST: Final = 1e-5


class Ltx2(PipelineModel):
    """Five pipelines over one transformer that denoises picture and sound together."""

    def _parts(self) -> tuple[str, ...]:
        return (*PARTS, *UNUSED)

    def _read(self, reader: DiffusionPipeline, prompt: str) -> Tensors:
        """Keep what the encoder says of each word; padding is a hundred times as much."""
        embeds, mask, _, _ = reader.encode_prompt(
            prompt,
            do_classifier_free_guidance=False,
            max_sequence_length=self.recipe.prompt_tokens,
            device=_compute_device(reader),
        )
        words = mask[0].bool()
        return {"embeds": embeds[0, words]}

    def _latents(
        self, pipeline: DiffusionPipeline, take: Take, embeds: Tensors, *, on_step: Arguments
    ) -> Tensors:
        canvas, call = take.canvas, self.recipe.calls[take.mode]
        ratio = pipeline.vae_temporal_compression_ratio
        length = (canvas.frames - 1) // ratio + 1
        with standing_still(pipeline.vae, length) if take.references else nullcontext():
            outcome = pipeline(
                **_padded(embeds["embeds"], self.recipe.prompt_tokens),
                **self._given(pipeline, take),
                **call.arguments,
                **on_step,
                width=canvas.width,
                height=canvas.height,
                num_frames=canvas.frames,
                frame_rate=float(take.fps),
                sigmas=list(self.recipe.sigmas),
                generator=self._generator(take),
                output_type="latent",
                return_dict=False,
            )
        video, audio = outcome[0], outcome[1]
        return {"video": trim_canvas(video, canvas.frames, ratio), "audio": audio}

    def _given(self, pipeline: DiffusionPipeline, take: Take) -> Arguments:
        """Return what a mode is given beside the prompt."""
        crf = self.recipe.picture_crf
        given: Arguments = {}
        if take.mode == "first_frame" and take.start is not None:
            given = {"image": Image.fromarray(take.start), "image_crf": crf}
        elif take.mode == "soundtrack" and take.start is not None:
            keyframe = Keyframe(frames=(take.start,))
            given = {"conditions": [_condition(keyframe, crf)]}
            given |= {"audio_latents": self._frozen(pipeline, take)}
        elif take.mode == "keyframes":
            given = {"conditions": [_condition(keyframe, crf) for keyframe in take.keyframes]}
        elif take.mode == "reference":
            pictures = _images(take.references)
            given = {"reference_conditions": [LTX2ReferenceCondition(each) for each in pictures]}
        return given

    def _frozen(self, pipeline: DiffusionPipeline, take: Take) -> torch.Tensor:
        """Encode the given sound as the audio latents of the whole take."""
        assert take.soundtrack is not None
        config = pipeline.audio_vae.config
        samples = read_recording(take.soundtrack, rate=config.sample_rate, seconds=take.seconds)
        mel = log_mel(
            samples, rate=config.sample_rate, hop=config.mel_hop_length, bins=config.mel_bins
        )
        weight = next(pipeline.audio_vae.parameters())
        there = _compute_device(pipeline)
        pixels = torch.from_numpy(mel)[None].to(there, weight.dtype)
        return pipeline.audio_vae.encode(pixels).latent_dist.mode().float()

    def _video(self, pipeline: DiffusionPipeline, take: Take, tensors: Tensors) -> torch.Tensor:
        vae = pipeline.vae
        latents = tensors["video"].to(_compute_device(pipeline), vae.dtype)
        # Made with the noise level of clean latents, where the decoder asks for one.
        level = torch.zeros(1, device=latents.device, dtype=latents.dtype)
        timestep = level if vae.config.timestep_conditioning else None
        video: torch.Tensor = vae.decode(latents, timestep, return_dict=False)[0][0]
        return video

    def _sound(self, pipeline: DiffusionPipeline, take: Take, tensors: Tensors) -> Recording | None:
        if take.soundtrack:  # as it is, not as the model would say it
            whole = read_recording(take.soundtrack, rate=SAMPLE_RATE, seconds=take.seconds)
            return whole[: round(take.canvas.kept / take.fps * SAMPLE_RATE)]
        there = _compute_device(pipeline)
        latents = tensors["audio"].to(there, pipeline.audio_vae.dtype)
        mel = pipeline.audio_vae.decode(latents, return_dict=False)[0]
        waveform = pipeline.vocoder(mel.to(pipeline.vocoder.dtype))
        return heard(waveform[0], pipeline.vocoder.config.output_sampling_rate, take)


@contextmanager
def standing_still(vae: Any, length: int) -> Iterator[None]:
    """Let what is encoded be a picture shown for so many latent frames.

    Of a film in which nothing moves the encoder tells the same of every frame, so one is enough:
    all of them would need as much memory as to decode the clip.
    """
    encode = vae.encode

    def encode_still(pixels: torch.Tensor) -> AutoencoderKLOutput:
        seen = encode(pixels[:, :, :1]).latent_dist.parameters
        return AutoencoderKLOutput(
            latent_dist=DiagonalGaussianDistribution(seen.repeat(1, 1, length, 1, 1))
        )

    vae.encode = encode_still
    try:
        yield
    finally:
        del vae.encode


def log_mel(samples: Recording, *, rate: int, hop: int, bins: int) -> np.ndarray[Any, Any]:
    """Return the log-mel spectrogram (channels, frames, bins) of (samples, channels).

    Magnitudes, Slaney's scale and norm, centred windows: as the audio encoder was taught.
    """
    filters = mel_filter_bank(
        WINDOW // 2 + 1, bins, 0.0, rate / 2, rate, norm="slaney", mel_scale="slaney"
    )
    channels = [
        spectrogram(
            channel,
            window_function(WINDOW, "hann"),
            frame_length=WINDOW,
            hop_length=hop,
            power=1.0,
            mel_filters=filters,
            mel_floor=QUIETEST,
            log_mel="log",
        )
        for channel in samples.T
    ]
    return np.stack(channels).transpose(0, 2, 1).astype(np.float32)


def _padded(embeds: torch.Tensor, length: int) -> Arguments:
    """Put the words at the end of as many places as the text encoder has."""
    words = min(len(embeds), length)
    whole = embeds.new_zeros((1, length, embeds.shape[1]))
    whole[0, length - words :] = embeds[len(embeds) - words :]
    mask = torch.zeros((1, length), dtype=torch.int64)
    mask[0, length - words :] = 1
    return {"prompt_embeds": whole, "prompt_attention_mask": mask}


def _condition(keyframe: Keyframe, crf: int | None) -> LTX2VideoCondition:
    return LTX2VideoCondition(
        frames=_images(keyframe.frames), index=keyframe.place, strength=1.0, crf=crf
    )


def _images(pictures: tuple[Picture, ...]) -> list[Image.Image]:
    return [Image.fromarray(picture) for picture in pictures]


def _compute_device(pipeline: DiffusionPipeline) -> torch.device:
    there: torch.device = pipeline._execution_device  # noqa: SLF001 - offloaded parts say the CPU
    return there
