"""Recipes: everything that makes a call of a model what it is, as data.

Nothing is left to the defaults of a pipeline. They belong to the variant its authors had in mind:
those of LTX-2 make three passes a step, for guidance that a distilled checkpoint was never taught.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final, Literal

from generation.engines.diffusion.licences import Licence

Family = Literal["ltx2", "wan", "cosmos3", "minimax_h3"]
Mode = Literal["text", "first_frame", "keyframes", "reference", "soundtrack"]
"""What a clip starts from.

- text: the prompt alone.
- first_frame: a picture that it begins with.
- keyframes: frames held at given places, such as the end of the clip that it goes on from.
- reference: pictures of who is in it, beside the clip (in context).
- soundtrack: a picture and a sound, which is heard as it is; the picture moves to it.
"""
Offload = Literal["none", "parts", "blocks", "layers"]
"""Where the weights are while the clip is made, in order of memory and of speed.

- none: all on the accelerator, but the text encoder, which goes after its phase.
- parts: each part on the accelerator while it works.
- blocks: of the transformer one block at a time, the next on its way meanwhile.
- layers: one layer at a time.
"""

GIB: Final = 1 << 30


@dataclass(frozen=True, kw_only=True)
class Checkpoint:
    """A repository of weights in diffusers' layout, at one commit."""

    repo: str
    revision: str
    size: int  # bytes to fetch, roughly
    without: tuple[str, ...] = ()  # patterns of files nobody here needs
    gated: bool = False  # handed out only to whoever accepted the terms


@dataclass(frozen=True, kw_only=True)
class Adapter:
    """Weights beside a model's own (a LoRA) that were taught to look at a sheet of pictures.

    The mode that names it is there on machines that have it; it is off in every other mode.
    """

    key: str
    title: str
    checkpoint: Checkpoint
    licence: Licence
    file: str  # of the checkpoint
    scale: float  # how strongly it works
    people: int  # on one sheet
    frames: int = 1  # the fewest that it was taught with; more are drawn, and cut off again
    of_sheet: str  # what stands in the prompt before what is on the sheet …
    of_clip: str  # … and before what is to be seen


@dataclass(frozen=True, kw_only=True)
class Call:
    """One pipeline of diffusers and what it is called with, whatever the order says."""

    pipeline: str
    arguments: Mapping[str, object] = field(default_factory=dict)
    adapter: Adapter | None = None
    clips: int = 1  # that are computed at once: 2 beside a reference of the same size and length


@dataclass(frozen=True, kw_only=True)
class Placement:
    """A way to fit the weights into an accelerator."""

    offload: Offload
    needs: int  # bytes free for the largest clip of the recipe


@dataclass(frozen=True, kw_only=True)
class Recipe:
    """A model, and how it is asked for a clip."""

    key: str
    title: str
    family: Family
    checkpoint: Checkpoint
    licence: Licence
    calls: Mapping[Mode, Call]
    sigmas: tuple[float, ...] = ()  # noise levels of the steps; empty: the scheduler's own
    steps: int  # forward passes for a clip
    scheduler: Mapping[str, object] = field(default_factory=dict)  # changes to the checkpoint's
    sizes: tuple[tuple[int, int], ...]  # (width, height) of finished clips
    seconds: tuple[int, int]  # shortest and longest clip in one piece
    fps: Fraction
    side_grid: int  # sides are drawn in multiples of this …
    frame_grid: int  # … and frames as a multiple of this …
    frame_rest: int = 1  # … and these
    sound: bool
    people: int = 1  # whose pictures it takes at once
    numbers_people: bool = False  # calls them Picture 1, 2, … and clones voices: Audio 1, 2, …
    negative_prompt: bool = False  # takes a text of what is not wanted
    overlap: int = 0  # frames of an earlier clip that an extension is shown
    prompt_tokens: int  # of which the text encoder reads this many
    picture_crf: int | None = None  # H.264 quality of the pictures it was taught with
    dtypes: Mapping[str, str]  # of each part; "default" for all others
    placements: tuple[Placement, ...]  # fastest first
    encoder_needs: int  # bytes free for the text encoder alone
    denoise_bytes_per_pixel: int = 0  # of what is computed beyond the largest clip
    decode_bytes_per_pixel: int  # of all frames together, decoded whole; tried smaller if it fails
    on_cpu: bool = False  # small enough to do without an accelerator
    seconds_per_megapixel: float  # of wall time, for a million pixels of all frames together


LTX_UNGUIDED: Final = {
    "guidance_scale": 1.0,
    "audio_guidance_scale": 1.0,
    "stg_scale": 0.0,
    "audio_stg_scale": 0.0,
    "modality_scale": 1.0,
    "audio_modality_scale": 1.0,
    "guidance_rescale": 0.0,
    "audio_guidance_rescale": 0.0,
    "spatio_temporal_guidance_blocks": None,
    "use_cross_timestep": True,
    "enable_prompt_enhancement": False,
}
LTX_CALLS: Final[Mapping[Mode, Call]] = {
    "text": Call(pipeline="LTX2Pipeline", arguments=LTX_UNGUIDED),
    "first_frame": Call(pipeline="LTX2ImageToVideoPipeline", arguments=LTX_UNGUIDED),
    "keyframes": Call(pipeline="LTX2ConditionPipeline", arguments=LTX_UNGUIDED),
    "soundtrack": Call(
        pipeline="LTX2DFRPipeline",
        arguments={
            "freeze_audio": True,
            "generate_slots": False,
            "use_cross_timestep": True,
            "enable_prompt_enhancement": False,
        },
    ),
}
LTX_IN_CONTEXT: Final = Call(
    pipeline="LTX2InContextPipeline",
    arguments={
        **LTX_UNGUIDED,
        "reference_downscale_factor": 1,
        "conditioning_attention_strength": 1.0,
    },
    clips=2,
)
