"""What is computed for one clip, and what the phases between them leave on disk."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Final, Literal, Protocol

from generation.engines.diffusion.inputs import Picture
from generation.engines.diffusion.planning import Canvas
from generation.engines.diffusion.recipes import Mode
from generation.engines.protocol import OutOfMemory, RenderOrder

Say = Callable[[float, str], None]
"""`say(fraction_of_this_phase, stage)`; raises `Cancelled`."""
Tiling = Literal["whole", "tiles", "small_tiles"]
TILINGS: Final[tuple[Tiling, ...]] = ("whole", "tiles", "small_tiles")


class Spoiled(Exception):
    """A file that a phase left behind does not hold what was written; its phase runs again."""


class TooSmall(OutOfMemory):
    """What was tried did not fit the memory; something smaller may."""


@dataclass(frozen=True, kw_only=True)
class Keyframe:
    """Frames held at a place in the clip."""

    frames: tuple[Picture, ...]  # of the computed size; one, or a multiple of the grid and one
    place: int = 0  # in latent frames


@dataclass(frozen=True, kw_only=True)
class Take:
    """One clip in the terms of a pipeline. The same take gives the same latents."""

    mode: Mode
    prompt: str
    canvas: Canvas
    fps: Fraction
    seed: int
    sound: bool
    negative_prompt: str = ""
    start: Picture | None = None  # of the computed size
    keyframes: tuple[Keyframe, ...] = ()
    references: tuple[Picture, ...] = ()
    voices: tuple[Path, ...] = ()  # recordings of how people sound, in the order of the references
    soundtrack: Path | None = None  # what is heard
    adapter: Path | None = None  # weights to be switched on for it

    @property
    def seconds(self) -> float:
        """Of what is computed."""
        return float(self.canvas.frames / self.fps)


@dataclass(frozen=True, kw_only=True)
class Decoded:
    """What a decode left: frames of the finished size and sound in 48 kHz, as NumPy files."""

    frames: Path  # uint8 (frames, height, width, 3)
    sound: Path | None  # float32 (samples, 2)


class Studio(Protocol):
    """The phases that compute. Every one writes its file whole or not at all."""

    def encode(self, prompt: str, *, into: Path, say: Say) -> None:
        """Read the prompt; the text encoder comes and goes.

        :raises TooSmall: if it does not fit the memory.
        """

    def denoise(self, take: Take, *, embedding: Path, into: Path, say: Say) -> None:
        """Make the latents of picture and sound.

        :raises Spoiled: if the embedding cannot be used.
        :raises TooSmall: if it does not fit the memory as the weights are placed.
        """

    def decode(self, take: Take, *, latents: Path, into: Decoded, tiling: Tiling, say: Say) -> None:
        """Make frames and sound of the latents.

        :raises Spoiled: if the latents cannot be used.
        :raises TooSmall: if it does not fit the memory at this tiling.
        """

    def first_tiling(self, take: Take) -> Tiling:
        """Choose the largest tiles that should fit."""

    def shrink(self) -> bool:
        """Place the weights so that they need less memory; False if they need least already."""

    @property
    def offload(self) -> str: ...


@dataclass(frozen=True)
class Kept:
    """The files of one take in a job's folder, told from those of any other by a fingerprint."""

    folder: Path
    fingerprint: str

    @property
    def latents(self) -> Path:
        return self._path("latents.safetensors")

    def candidate(self, number: int) -> Kept:
        """Return where another try at the same order, from another seed, has its files."""
        other = hashlib.sha256(f"{self.fingerprint} {number}".encode()).hexdigest()
        return Kept(self.folder, other) if number else self

    def decoded(self, *, sound: bool) -> Decoded:
        return Decoded(
            frames=self._path("frames.npy"), sound=self._path("sound.npy") if sound else None
        )

    def _path(self, name: str) -> Path:
        return self.folder / f"{self.fingerprint[:16]}-{name}"


def fingerprint(order: RenderOrder, *, weights: str) -> str:
    """Tell orders apart by all that changes a clip, files by what is in them.

    Hex; the same on every machine.
    """
    facts = {
        "weights": weights,
        "order": [
            order.prompt,
            order.width,
            order.height,
            order.seconds,
            order.seed,
            order.style,
            str(order.fps),
            order.sound,
            order.camera,
            order.negative_prompt,
        ],
        "first_frame": _digest(order.first_frame),
        "soundtrack": _digest(order.soundtrack),
        "cameos": [
            [
                cameo.handle,
                cameo.instructions,
                _digest(cameo.voice),
                _digest(cameo.cutout),
                *map(_digest, cameo.stills[:1]),
            ]
            for cameo in order.cameos
        ],
        "source": order.source
        and [order.source.relation, order.source.seed, _digest(order.source.video)],
    }
    return hashlib.sha256(json.dumps(facts).encode()).hexdigest()


def _digest(path: Path | None) -> str:
    if path is None:
        return ""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
