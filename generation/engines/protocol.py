"""What every engine is asked for and what it gives back.

Units: seconds, pixels, frames per second as a `Fraction`, sound as float32 in [-1, 1].
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any, Final, Literal, Protocol

import numpy as np
import numpy.typing as npt

SAMPLE_RATE: Final = 48_000  # Hz, of every waveform an engine hands to the writer

Frame = npt.NDArray[np.uint8]  # (height, width, 4), RGBA, opaque
Waveform = npt.NDArray[np.float32]  # (samples, 2), stereo

Report = Callable[[float, str], None]
"""`report(fraction_done, stage)`; raises `Cancelled` when nobody wants the clip any more."""


class EngineError(Exception):
    """An engine could not make the clip; the message is fit for the person who asked."""


class OrderRefused(EngineError):
    """The order asks for what this engine cannot do; the message says what it can."""


class Cancelled(EngineError):
    """The clip is no longer wanted; raised out of `report`."""


@dataclass(frozen=True, kw_only=True)
class Capabilities:
    """What an engine can make."""

    sizes: tuple[tuple[int, int], ...]  # (width, height)
    seconds: tuple[int, int]  # shortest and longest clip
    fps: Fraction
    sound: bool
    styles: tuple[str, ...]
    licence: str


@dataclass(frozen=True, kw_only=True)
class RenderOrder:
    """One clip, as asked for. The same order gives the same clip."""

    prompt: str
    width: int
    height: int
    seconds: int
    seed: int
    style: str = ""  # one of Capabilities.styles, or empty: the engine decides from the prompt
    fps: Fraction = Fraction(24)


@dataclass(frozen=True, kw_only=True)
class Plan:
    """An order the engine has accepted and what it expects to spend on it."""

    order: RenderOrder
    estimated_seconds: float  # wall time of the render
    adjustments: tuple[str, ...] = ()  # what was changed to fit the engine, in plain words


@dataclass(frozen=True, kw_only=True)
class Cue:
    """Something said or heard, for captions."""

    start: float  # seconds from the start of the clip
    end: float
    text: str
    kind: Literal["speech", "sound"] = "speech"
    speaker: str = ""
    language: str = "en"


@dataclass(frozen=True, kw_only=True)
class Clip:
    """A rendered clip, its frames still streaming.

    `frames` yields exactly `frame_count` frames; reading it does the drawing, so that no more
    than a few frames are ever in memory.
    """

    frames: Iterator[Frame]
    frame_count: int
    fps: Fraction
    width: int
    height: int
    sound: Waveform
    cues: tuple[Cue, ...] = ()
    account: Mapping[str, Any] = field(default_factory=dict)
    """What the engine says of itself and of the prompt: JSON, with at least `engine`, `version`,
    `understood` and `not_understood` (lists of the prompt's words)."""


@dataclass(frozen=True, kw_only=True)
class ClipFiles:
    """The files of one written clip."""

    video: Path  # mp4: H.264, AAC 48 kHz stereo, faststart
    thumbnail: Path  # webp
    sprites: Path  # jpg, a sheet of small frames
    captions: Path  # WebVTT


class Engine(Protocol):
    """From a render order to a clip."""

    @property
    def key(self) -> str:
        """The engine's name as settings and pages know it."""

    def capabilities(self) -> Capabilities: ...

    def plan(self, order: RenderOrder) -> Plan:
        """Fit the order to what this engine can do.

        :raises OrderRefused: if it cannot be done at all.
        """

    def render(self, plan: Plan, *, report: Report) -> Clip:
        """Make the clip.

        :raises EngineError: if it cannot be made.
        :raises Cancelled: out of `report`, also while `frames` is read.
        """
