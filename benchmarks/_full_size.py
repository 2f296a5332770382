"""Models of full size with random weights: neither speed nor memory depends on what they are.

The shapes are those of the published checkpoints: 19.0 and 3.2 thousand million weights in the
transformer and the connectors of LTX-2.5, 5.0 in the transformer of Wan 2.2 TI2V.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import torch
from diffusers import (
    AutoencoderKLLTX2Audio,
    AutoencoderKLLTX2Video,
    AutoencoderKLWan,
    FlowMatchEulerDiscreteScheduler,
    LTX2Pipeline,
    LTX2VideoTransformer3DModel,
    UniPCMultistepScheduler,
    WanPipeline,
    WanTransformer3DModel,
)
from diffusers.pipelines.ltx2 import LTX2TextConnectors
from diffusers.pipelines.ltx2.vocoder import LTX2VocoderWithBWE

from generation.engines.diffusion.gpu import placing
from generation.engines.diffusion.gpu.ltx2 import Ltx2
from generation.engines.diffusion.gpu.model import Model
from generation.engines.diffusion.gpu.tensors import write_tensors
from generation.engines.diffusion.gpu.wan import Wan
from generation.engines.diffusion.recipes import Recipe

WORDS: Final = 150  # of a prompt, in tokens
BLOCK: Final = 1 << 20  # random numbers, over and over again
WAN_LATENTS: Final = 48


class FullLtx2(Ltx2):
    """LTX-2.5 with random weights in place of fetched ones."""

    def _load(self, *, text: bool = False) -> Any:
        with torch.device("meta"):
            parts = {
                "transformer": ltx2_transformer(),
                "connectors": ltx2_connectors(),
                "vae": ltx2_vae(),
                "audio_vae": AutoencoderKLLTX2Audio(),
                "vocoder": LTX2VocoderWithBWE(),
            }
        pipeline = LTX2Pipeline(
            **_filled(parts, self.recipe),
            scheduler=FlowMatchEulerDiscreteScheduler(),
            text_encoder=None,
            tokenizer=None,
        )
        pipeline.set_progress_bar_config(disable=True)
        return pipeline


class FullWan(Wan):
    """Wan 2.2 TI2V 5B with random weights in place of fetched ones."""

    def _load(self, *, text: bool = False) -> Any:
        with torch.device("meta"):
            parts = {"transformer": wan_transformer(), "vae": wan_vae()}
        scheduler = UniPCMultistepScheduler(
            use_flow_sigmas=True, prediction_type="flow_prediction", **self.recipe.scheduler
        )
        pipeline = WanPipeline(
            **_filled(parts, self.recipe),
            scheduler=scheduler,
            text_encoder=None,
            tokenizer=None,
            expand_timesteps=True,
        )
        pipeline.set_progress_bar_config(disable=True)
        return pipeline


KINDS: Final[dict[str, type[Model]]] = {"ltx2": FullLtx2, "wan": FullWan}


def full_size(recipe: Recipe) -> Model:
    return KINDS[recipe.family](recipe, Path("nowhere"))


def write_prompt(recipe: Recipe, path: Path) -> None:
    """Write what a text encoder would have made of a prompt."""
    shape = (WORDS, 3840 * 49) if recipe.family == "ltx2" else (1, recipe.prompt_tokens, 4096)
    write_tensors(path, {"embeds": torch.randn(shape, dtype=torch.bfloat16) * 0.1})


def ltx2_transformer() -> Any:
    return LTX2VideoTransformer3DModel(
        gated_attn=True,
        audio_gated_attn=True,
        cross_attn_mod=True,
        audio_cross_attn_mod=True,
        perturbed_attn=True,
        ff_bias=False,
        rope_type="split",
        use_prompt_embeddings=False,
        use_keyframes_abs_pos_embedding=True,
    )


def ltx2_connectors() -> Any:
    return LTX2TextConnectors(
        per_modality_projections=True,
        proj_bias=True,
        video_gated_attn=True,
        audio_gated_attn=True,
        video_connector_num_attention_heads=32,
        video_connector_num_layers=8,
        audio_connector_num_attention_heads=32,
        audio_connector_attention_head_dim=64,
        audio_connector_num_layers=8,
        rope_type="split",
    )


def ltx2_vae() -> Any:
    return AutoencoderKLLTX2Video(
        decoder_block_out_channels=(256, 512, 512, 1024),
        decoder_layers_per_block=(4, 6, 4, 2, 2),
        upsample_residual=(False,) * 4,
        upsample_factor=(2, 2, 1, 2),
        upsample_type=("spatiotemporal", "spatiotemporal", "temporal", "spatial"),
        decoder_spatio_temporal_scaling=(True,) * 4,
        decoder_inject_noise=(False,) * 5,
        decoder_spatial_padding_mode="zeros",
        spatial_compression_ratio=32,
        temporal_compression_ratio=8,
    )


def wan_transformer() -> Any:
    return WanTransformer3DModel(
        num_attention_heads=24,
        attention_head_dim=128,
        in_channels=WAN_LATENTS,
        out_channels=WAN_LATENTS,
        ffn_dim=14_336,
        num_layers=30,
    )


def wan_vae() -> Any:
    return AutoencoderKLWan(
        base_dim=160,
        decoder_base_dim=256,
        z_dim=WAN_LATENTS,
        latents_mean=[0.0] * WAN_LATENTS,
        latents_std=[1.0] * WAN_LATENTS,
        is_residual=True,
        in_channels=12,
        out_channels=12,
        patch_size=2,
        scale_factor_spatial=16,
    )


def _filled(parts: dict[str, Any], recipe: Recipe) -> dict[str, Any]:
    """Give the parts memory and random numbers, each in its recipe's type."""
    types = placing.dtypes(recipe.dtypes)
    block = torch.randn(BLOCK) * 0.02
    for name, part in parts.items():
        part.to_empty(device="cpu")
        part.to(types.get(name, types["default"]))
        for tensor in (*part.parameters(), *part.buffers()):
            _fill(tensor, block)
        part.eval()
    return parts


def _fill(tensor: torch.Tensor, block: torch.Tensor) -> None:
    flat = tensor.data.view(-1)
    for start in range(0, flat.numel(), BLOCK):
        rest = flat[start : start + BLOCK]
        rest.copy_(block[: rest.numel()])
