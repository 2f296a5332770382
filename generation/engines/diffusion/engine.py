"""The diffusion engine: one recipe, on the accelerator of this machine.

What it can do and plan is known without torch, which is loaded when the first clip is made.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import numpy as np

from generation.engines.diffusion import inputs, planning
from generation.engines.diffusion.conversation import Computer
from generation.engines.diffusion.embeddings import Embeddings
from generation.engines.diffusion.judging import Judge, liveliness
from generation.engines.diffusion.phases import Logbook, Production
from generation.engines.diffusion.planning import Canvas
from generation.engines.diffusion.recipes import Recipe
from generation.engines.diffusion.takes import Decoded, Kept, Keyframe, Say, Take, fingerprint
from generation.engines.diffusion.weights import Weights
from generation.engines.protocol import (
    Capabilities,
    Clip,
    EngineError,
    Frame,
    Plan,
    RenderOrder,
    Report,
    Waveform,
    Workspace,
)

STUDIO: Final = "generation.engines.diffusion.gpu.studio"  # by name: a web process never loads it
NEEDED: Final = ("torch", "diffusers", "transformers", "accelerate")
COMMIT_SHOWN: Final = 12  # characters
REPORT_EVERY: Final = 0.5  # seconds, while the file is written
WRITING_FROM: Final = 0.9  # the share of a render that is done when frames are read
STARTED: Final = frozenset({"first_frame", "soundtrack"})  # modes that begin with a picture

_computer = Computer()


@dataclass(frozen=True)
class DiffusionEngine:
    """Renders with an open video model."""

    recipe: Recipe
    home: Path  # where weights and prompts that were read are kept
    territory: str = ""  # ISO 3166, where the site is run from
    best_of: int = 1  # candidates made of an order
    judge: Judge = liveliness

    @property
    def key(self) -> str:
        return f"diffusion:{self.recipe.key}"

    @property
    def weights(self) -> Weights:
        return Weights(self.home)

    def capabilities(self) -> Capabilities:
        recipe = self.recipe
        pictures = bool(recipe.calls.keys() & {"first_frame", "keyframes"})
        relations = {"remix", "extend", "next_shot"} if pictures else {"remix"}
        return Capabilities(
            sizes=recipe.sizes,
            seconds=recipe.seconds,
            fps=recipe.fps,
            sound=recipe.sound,
            styles=tuple(planning.STYLES),
            licence=recipe.licence.name,
            negative_prompt=recipe.negative_prompt,
            first_frame=pictures,
            cameos=recipe.people if pictures else 0,
            voices=recipe.numbers_people,
            soundtracks="soundtrack" in recipe.calls,
            relations=frozenset(relations),  # type: ignore[arg-type]  # a set of literals
            closed_to=recipe.licence.closed_to,
        )

    def plan(self, order: RenderOrder) -> Plan:
        """Fit the order to the recipe.

        :raises OrderRefused: without a prompt, in an unknown style, for what the recipe cannot do,
            or where its licence does not hold.
        """
        planning.require_possible(order, self.recipe, territory=self.territory)
        fitted, adjustments = planning.fitted(order, self.recipe)
        canvas = planning.canvas_for(fitted, self.recipe)
        return Plan(
            order=fitted,
            estimated_seconds=planning.estimated_seconds(canvas, self.recipe) * self.best_of,
            estimated_memory=planning.estimated_memory(canvas, self.recipe),
            adjustments=adjustments,
        )

    def ready(self) -> str:
        """Say what this machine lacks to render with the recipe; empty: nothing."""
        if lacking := [name for name in NEEDED if find_spec(name) is None]:
            return f"{', '.join(lacking)} not installed here: pip install -e '.[gpu]'"
        if self.weights.snapshot(self.recipe.checkpoint) is None:
            return f"the weights are not here: manage.py models fetch {self.recipe.key}"
        if not self.recipe.on_cpu and not import_module(STUDIO).has_accelerator():
            return "torch finds no accelerator on this machine"
        return ""

    def render(self, plan: Plan, *, workspace: Workspace, report: Report) -> Clip:
        """Make the clip; its frames are read from a file in the workspace.

        :raises OutOfMemory: if no plan fits this machine.
        :raises EngineError: if weights, or a file of the order, cannot be used.
        :raises Cancelled: out of `report`.
        """
        order, recipe = plan.order, self.recipe
        snapshot = self.weights.snapshot(recipe.checkpoint)
        if snapshot is None:
            raise EngineError(f"The weights of {recipe.title} are not on the machine that renders.")
        workspace.folder.mkdir(parents=True, exist_ok=True)
        kept = Kept(workspace.folder, fingerprint(order, weights=f"{recipe.key} {snapshot.name}"))
        logbook = Logbook()

        def work(say: Say) -> Decoded:
            production = Production(
                studio=import_module(STUDIO).studio_for(recipe, snapshot),
                embeddings=self._embeddings(snapshot),
                logbook=logbook,
            )
            return production.best(
                _take(order, recipe), kept, say, of=self.best_of, judge=self.judge
            )

        decoded = _computer.run(lambda talk: work(talk.say), report=report)
        return Clip(
            frames=_frames(decoded.frames, report),
            frame_count=planning.canvas_for(order, recipe).kept,
            fps=order.fps,
            width=order.width,
            height=order.height,
            sound=_sound(decoded),
            account=self._account(order, snapshot, logbook),
        )

    def _embeddings(self, snapshot: Path) -> Embeddings:
        asked = f"{self.recipe.checkpoint.repo} {snapshot.name} {self.recipe.prompt_tokens}"
        return Embeddings(self.home / "prompts", encoder=asked)

    def _account(self, order: RenderOrder, snapshot: Path, logbook: Logbook) -> dict[str, Any]:
        recipe = self.recipe
        canvas = planning.canvas_for(order, recipe)
        return {
            "engine": self.key,
            "version": snapshot.name[:COMMIT_SHOWN],
            "understood": [],
            "not_understood": [],
            "model": recipe.title,
            "licence": recipe.licence.name,
            "mode": planning.mode_for(order, recipe),
            "drawn": f"{canvas.width}x{canvas.height}, {canvas.frames} frames",
            "steps": recipe.steps,
            "seconds": dict(logbook.seconds),
            "notes": list(logbook.notes),
        }


def _take(order: RenderOrder, recipe: Recipe) -> Take:
    """Read what the order brings along.

    :raises Unreadable: if a file cannot be used.
    """
    mode, canvas = planning.mode_for(order, recipe), planning.canvas_for(order, recipe)
    source, cameo = order.source, order.cameos[0] if order.cameos else None
    start: inputs.Picture | None = None
    keyframes: tuple[Keyframe, ...] = ()
    if mode == "keyframes" and source:
        end = _end(order, source.video, frames=canvas.lead)
        keyframes = (Keyframe(frames=tuple(_fitted(frame, order, canvas) for frame in end)),)
    elif mode in STARTED and source and source.relation in {"extend", "next_shot"}:
        start = _end(order, source.video, frames=1)[0]
    elif mode in STARTED:
        path = order.first_frame or (cameo.stills[0] if cameo else None)
        start = inputs.read_still(path) if path else None
    return Take(
        mode=mode,
        prompt=planning.prompt_for(order, recipe),
        canvas=canvas,
        fps=order.fps,
        seed=source.seed if source and source.relation == "remix" else order.seed,
        sound=order.sound,
        negative_prompt=order.negative_prompt,
        start=None if start is None else _fitted(start, order, canvas),
        keyframes=keyframes,
        references=_references(order, canvas) if mode == "reference" else (),
        voices=_voices(order) if mode == "reference" and recipe.numbers_people else (),
        soundtrack=order.soundtrack if mode == "soundtrack" else None,
    )


def _end(order: RenderOrder, video: Path, *, frames: int) -> list[inputs.Picture]:
    return inputs.read_end(video, width=order.width, height=order.height, frames=frames)


def _references(order: RenderOrder, canvas: Canvas) -> tuple[inputs.Picture, ...]:
    stills = [inputs.read_still(cameo.stills[0]) for cameo in order.cameos]
    return tuple(inputs.filling(still, canvas.width, canvas.height) for still in stills)


def _voices(order: RenderOrder) -> tuple[Path, ...]:
    return tuple(cameo.voice for cameo in order.cameos if cameo.voice and order.sound)


def _fitted(picture: inputs.Picture, order: RenderOrder, canvas: Canvas) -> inputs.Picture:
    """Bring a picture to the clip's size, then to the computed one."""
    covering = inputs.filling(picture, order.width, order.height)
    return inputs.framed(covering, canvas.width, canvas.height)


def _frames(path: Path, report: Report) -> Iterator[Frame]:
    """Read the frames one by one, telling `report` twice a second how far it is."""
    pixels = np.load(path, mmap_mode="r")
    frame = np.full((*pixels.shape[1:3], 4), 255, np.uint8)
    told = 0.0
    for number, picture in enumerate(pixels):
        if time.monotonic() - told >= REPORT_EVERY:
            told = time.monotonic()
            share = WRITING_FROM + (1 - WRITING_FROM) * number / len(pixels)
            report(share, "Writing the clip")
        frame = frame.copy()
        frame[..., :3] = picture
        yield frame


def _sound(decoded: Decoded) -> Waveform | None:
    return None if decoded.sound is None else np.load(decoded.sound)
