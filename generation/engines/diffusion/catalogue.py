"""The recipes this release knows."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from generation.engines.diffusion.licences import APACHE, LTX, MINIMAX, OPEN_MDW
from generation.engines.diffusion.recipes import (
    GIB,
    LTX_CALLS,
    LTX_IN_CONTEXT,
    Adapter,
    Call,
    Checkpoint,
    Placement,
    Recipe,
)

MOST: Final = 8  # candidates of one clip
SIZES: Final = ((1280, 720), (720, 1280))

LTX_INGREDIENTS: Final = Adapter(
    key="ltx-2.5-ingredients",
    title="LTX-2.5 Ingredients",
    checkpoint=Checkpoint(
        repo="Lightricks/LTX-2.5-22b-IC-LoRA-Ingredients",
        revision="12040e4091ac2008d3906a594e31a7fb1ab9d546",
        size=1_310_000_000,
        without=("*.gif", "*.jpg", "*.mp4", "*.png", "*.webp"),
        gated=True,
    ),
    licence=LTX,
    file="ltx-2.5-22b-ic-lora-ingredients-0.9.safetensors",
    scale=1.0,
    people=3,
    frames=121,
    of_sheet="Reference sheet:",
    of_clip="Generated video:",
)
LTX_DISTILLED: Final = Recipe(
    key="ltx-2.5-distilled",
    title="LTX-2.5 distilled",
    family="ltx2",
    checkpoint=Checkpoint(
        repo="Lightricks/LTX-2.5-Diffusers",
        revision="426936f8b22dc28e4def61e515478b0b7e4a53cc",
        size=71_000_000_000,
        without=(
            "transformer_full/*",
            "prompt_enhancer/*",
            "processor/*",
            "diffusion_decoder/*",
            "latent_upsampler/*",
            "temporal_latent_upsampler/*",
            "*lora*",
            "transformer/*-of-00008.safetensors",  # the same weights, cut otherwise
            "connectors/diffusion_pytorch_model.safetensors",  # likewise
        ),
        gated=True,
    ),
    licence=LTX,
    calls={**LTX_CALLS, "reference": replace(LTX_IN_CONTEXT, adapter=LTX_INGREDIENTS)},
    sigmas=(1.0, 0.99375, 0.9875, 0.98125, 0.975, 0.909375, 0.725, 0.421875),
    steps=8,
    scheduler={"use_dynamic_shifting": False, "shift": 1.0, "shift_terminal": None},
    sizes=SIZES,
    seconds=(4, 20),
    fps=Fraction(24),
    side_grid=32,
    frame_grid=8,
    sound=True,
    overlap=17,
    prompt_tokens=1024,
    picture_crf=18,
    dtypes={"default": "bfloat16", "vocoder": "float32"},
    placements=(
        Placement(offload="none", needs=56 * GIB),
        Placement(offload="parts", needs=44 * GIB),
        Placement(offload="blocks", needs=20 * GIB),
        Placement(offload="layers", needs=12 * GIB),
    ),
    encoder_needs=24 * GIB,
    denoise_bytes_per_pixel=24,
    decode_bytes_per_pixel=96,
    seconds_per_megapixel=0.2,
)

WAN_TURBO: Final = Recipe(
    key="wan-2.2-turbo",
    title="Wan 2.2 Turbo",
    family="wan",
    checkpoint=Checkpoint(
        repo="yetter-ai/Wan2.2-TI2V-5B-Turbo-Diffusers",
        revision="main",
        size=21_200_000_000,
    ),
    licence=APACHE,
    calls={
        "text": Call(pipeline="WanPipeline", arguments={"guidance_scale": 1.0}),
        "first_frame": Call(pipeline="WanImageToVideoPipeline", arguments={"guidance_scale": 1.0}),
    },
    steps=4,
    scheduler={"flow_shift": 5.0},
    sizes=SIZES,
    seconds=(4, 10),
    fps=Fraction(24),
    side_grid=32,
    frame_grid=4,
    sound=False,
    prompt_tokens=512,
    dtypes={"default": "bfloat16", "vae": "float32"},
    placements=(
        Placement(offload="none", needs=24 * GIB),
        Placement(offload="parts", needs=16 * GIB),
        Placement(offload="blocks", needs=8 * GIB),
    ),
    encoder_needs=12 * GIB,
    decode_bytes_per_pixel=48,
    seconds_per_megapixel=0.1,
)

GUIDED: Final = {
    "guidance_scale": 6.0,
    "enable_safety_check": False,
    "add_resolution_template": True,
    "add_duration_template": True,
}
COSMOS_NANO: Final = Recipe(
    key="cosmos-3-nano",
    title="Cosmos 3 Nano",
    family="cosmos3",
    checkpoint=Checkpoint(repo="nvidia/Cosmos3-Nano", revision="main", size=35_000_000_000),
    licence=OPEN_MDW,
    calls={
        "text": Call(pipeline="Cosmos3OmniPipeline", arguments=GUIDED),
        "first_frame": Call(pipeline="Cosmos3OmniPipeline", arguments=GUIDED),
    },
    steps=35,
    scheduler={"flow_shift": 10.0, "use_karras_sigmas": False},
    sizes=SIZES,
    seconds=(4, 8),
    fps=Fraction(24),
    side_grid=16,
    frame_grid=4,
    sound=True,
    negative_prompt=True,
    prompt_tokens=0,  # the whole prompt
    dtypes={"default": "bfloat16"},
    placements=(
        Placement(offload="none", needs=48 * GIB),
        Placement(offload="parts", needs=40 * GIB),
        Placement(offload="layers", needs=12 * GIB),
    ),
    encoder_needs=0,
    decode_bytes_per_pixel=48,
    seconds_per_megapixel=2.0,
)

MINIMAX_H3: Final = Recipe(
    key="minimax-h3",
    title="MiniMax-H3",
    family="minimax_h3",
    checkpoint=Checkpoint(
        repo="MiniMaxAI/MiniMax-H3",
        revision="main",
        size=198_000_000_000,
    ),
    licence=MINIMAX,
    calls={
        "text": Call(pipeline="MiniMaxH3ModularPipeline"),
        "first_frame": Call(pipeline="MiniMaxH3ModularPipeline"),
        "reference": Call(pipeline="MiniMaxH3ModularPipeline"),
    },
    steps=49,
    sizes=SIZES,
    seconds=(5, 14),
    fps=Fraction(24),
    side_grid=32,
    frame_grid=17,
    frame_rest=5,
    sound=True,
    people=3,
    numbers_people=True,
    prompt_tokens=0,  # the whole prompt
    dtypes={"default": "bfloat16"},
    placements=(
        Placement(offload="none", needs=90 * GIB),
        Placement(offload="blocks", needs=32 * GIB),
    ),
    encoder_needs=60 * GIB,
    decode_bytes_per_pixel=48,
    seconds_per_megapixel=3.0,
)

RECIPES: Final = MappingProxyType(
    {recipe.key: recipe for recipe in (LTX_DISTILLED, WAN_TURBO, COSMOS_NANO, MINIMAX_H3)}
)
ADAPTERS: Final = MappingProxyType({adapter.key: adapter for adapter in (LTX_INGREDIENTS,)})


class Misconfigured(Exception):
    """Settings name a recipe that cannot be used; the message says what can."""


def chosen(key: str, *, territory: str) -> tuple[Recipe, int]:
    """Return the recipe that settings name and how many candidates it makes: `key` or `key*3`.

    :raises Misconfigured: if there is none, or its licence does not hold in the territory.
    """
    name, _, count = key.partition("*")
    if name not in RECIPES or not (count or "1").isdecimal() or not 1 <= int(count or 1) <= MOST:
        raise Misconfigured(
            f"There is no recipe {key!r} for diffusion. There are {', '.join(RECIPES)}; with *2 to"
            f" *{MOST} behind it so many candidates are made, of which the best is kept."
        )
    if reason := RECIPES[name].licence.refusal(territory):
        raise Misconfigured(reason)
    return RECIPES[name], int(count or 1)
