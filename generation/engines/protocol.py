"""What every engine is asked for and what it gives back.

Units: seconds, pixels, frames per second as a `Fraction`, sound as float32 in [-1, 1].
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any, ClassVar, Final, Literal, Protocol, runtime_checkable

import numpy as np
import numpy.typing as npt

SAMPLE_RATE: Final = 48_000  # Hz, of every waveform an engine hands to the writer

Frame = npt.NDArray[np.uint8]  # (height, width, 4), RGBA, opaque
Waveform = npt.NDArray[np.float32]  # (samples, 2), stereo

Relation = Literal["remix", "edit", "extend", "next_shot"]
"""What a clip is to the one it is made from.

- remix: a new prompt; what it does not change stays, by the source's seed.
- edit: the prompt says only what to change.
- extend: goes on from the last frame, everything moving as it moved.
- next_shot: a cut to another shot of the same people and place.
"""

Report = Callable[[float, str], None]
"""`report(fraction_done, stage)`; raises `Cancelled` when nobody wants the clip any more."""


class EngineError(Exception):
    """An engine could not make the clip; the message is fit for the person who asked."""

    code: ClassVar[str] = "engine"  # for machines


class OrderRefused(EngineError):
    """The order asks for what this engine cannot do; the message says what it can."""

    code = "refused"


class OutOfMemory(EngineError):
    """Even the smallest plan does not fit this machine's memory."""

    code = "memory"


class UpstreamFailed(EngineError):
    """Another server that was to render the clip failed, or cannot be reached."""

    code = "upstream"


class Cancelled(EngineError):
    """The clip is no longer wanted; raised out of `report`."""


class Overtaken(Cancelled):
    """Another attempt makes the clip; what is done for it elsewhere must go on."""


@dataclass(frozen=True, kw_only=True)
class Capabilities:
    """What an engine can make; known without loading it."""

    sizes: tuple[tuple[int, int], ...]  # (width, height)
    seconds: tuple[int, int]  # shortest and longest clip it renders in one piece
    fps: Fraction
    sound: bool
    styles: tuple[str, ...]
    licence: str
    preview_sizes: tuple[tuple[int, int], ...] = ()  # smaller ones, rendered while one waits
    negative_prompt: bool = False
    first_frame: bool = False  # starts from a given picture
    cameos: int = 0  # how many people, pets and things it can be shown
    voices: bool = False  # lets people speak as they sound
    soundtracks: bool = False  # moves pictures to a given sound
    relations: frozenset[Relation] = frozenset()  # what it can do with an earlier clip
    closed_to: frozenset[str] = frozenset()  # ISO 3166 territories the licence leaves out


@dataclass(frozen=True, kw_only=True)
class OwnVoice:
    """What was measured of a voice."""

    pitch: float  # Hz, the median
    spread: float  # semitones, between the 15th and the 85th percentile
    rate: float  # words a minute


@dataclass(frozen=True, kw_only=True)
class Cameo:
    """A person, pet or thing lent to the clip, as captured."""

    handle: str  # as written in the prompt, without the @: "mei", her dog "mei.rex"
    kind: Literal["person", "pet", "thing"]
    stills: tuple[Path, ...]  # best first
    cutout: Path | None = None  # RGBA: the head of a person, all of a pet or thing
    voice: Path | None = None  # WAV of them saying something: how they sound, never to be played
    measured: OwnVoice | None = None  # of their voice
    instructions: str = ""  # how they want to be shown: "always a gold chain"


@dataclass(frozen=True, kw_only=True)
class Screenplay:
    """What a language model made of a prompt; for engines that read scenes, which check it."""

    prompt: str
    written: Mapping[str, Any]
    by: str  # the model's name


@dataclass(frozen=True, kw_only=True)
class Source:
    """An earlier clip that the new one is made from."""

    relation: Relation
    video: Path
    prompt: str
    seed: int
    seconds: int
    style: str = ""
    engine: str = ""  # whose clip it is
    end_state: Mapping[str, Any] | None = None  # `Clip.end_state` of it
    screenplay: Screenplay | None = None  # of its prompt, or of what its prompt begins with


@dataclass(frozen=True, kw_only=True)
class RenderOrder:
    """One clip, as asked for. The same order gives the same clip.

    With a `source`, `seconds` is the length of what is to be rendered anew: of the extension,
    without what it extends.
    """

    prompt: str
    width: int
    height: int
    seconds: int
    seed: int
    style: str = ""  # one of Capabilities.styles, or empty: the engine decides from the prompt
    fps: Fraction = Fraction(24)
    sound: bool = True
    negative_prompt: str = ""
    camera: str = ""  # for this shot, in words; empty: from the prompt
    first_frame: Path | None = None  # a picture of exactly this width and height
    soundtrack: Path | None = None  # WAV that is heard as it is
    cameos: tuple[Cameo, ...] = ()
    source: Source | None = None
    screenplay: Screenplay | None = None
    near: Mapping[str, str] = field(default_factory=dict)
    """Words of its texts that an engine does not know, each with a word near to it that it knows."""


@dataclass(frozen=True, kw_only=True)
class Plan:
    """An order the engine has accepted and what it expects to spend on it."""

    order: RenderOrder
    estimated_seconds: float  # wall time of the render
    estimated_memory: int = 0  # bytes, where the engine knows
    adjustments: tuple[str, ...] = ()  # what was changed to fit the engine, in plain words


class Workspace(Protocol):
    """Where an engine keeps what it made until the job settles, so that a retry goes on from it."""

    @property
    def folder(self) -> Path:
        """A folder on this machine; another machine that takes the job over finds it empty."""

    def recall(self, key: str) -> str | None:
        """Return what an earlier attempt remembered, on whatever machine it ran."""

    def remember(self, key: str, value: str) -> None:
        """Keep a short text for good before going on, such as the id of a remote job."""


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
    sound: Waveform | None  # None: a silent clip, without a track of sound
    cues: tuple[Cue, ...] = ()
    account: Mapping[str, Any] = field(default_factory=dict)
    """What the engine says of itself and of the prompt: JSON, with at least `engine`, `version`,
    `understood` and `not_understood` (lists of the prompt's words)."""
    end_state: Mapping[str, Any] | None = None
    """JSON from which the same engine can extend the clip."""


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

    def render(self, plan: Plan, *, workspace: Workspace, report: Report) -> Clip:
        """Make the clip.

        :raises OutOfMemory: if no plan fits this machine.
        :raises EngineError: if it cannot be made.
        :raises Cancelled: out of `report`, also while `frames` is read.
        """


@runtime_checkable
class NeedsMachine(Protocol):
    """An engine that not every machine can run."""

    def ready(self) -> str:
        """Say what this machine lacks to render; empty: nothing."""

    def does_without(self) -> str:
        """Say what this machine renders otherwise than it could, and what it lacks; empty: nothing."""
