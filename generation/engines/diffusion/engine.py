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

from generation.engines.diffusion import adapters, planning
from generation.engines.diffusion.bringing import take_of
from generation.engines.diffusion.conversation import Computer
from generation.engines.diffusion.embeddings import Embeddings
from generation.engines.diffusion.judging import Judge, liveliness
from generation.engines.diffusion.phases import Logbook, Production
from generation.engines.diffusion.recipes import Recipe
from generation.engines.diffusion.takes import Decoded, Kept, Say, fingerprint
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
ADAPTING: Final = "peft"  # what diffusers puts adapters in with
COMMIT_SHOWN: Final = 12  # characters
REPORT_EVERY: Final = 0.5  # seconds, while the file is written
WRITING_FROM: Final = 0.9  # the share of a render that is done when frames are read

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

    @property
    def able(self) -> Recipe:
        """The recipe as far as this machine can follow it: some modes want an adapter."""
        return adapters.at_hand(self.recipe, self.weights)

    def capabilities(self) -> Capabilities:
        recipe = self.able
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
        recipe = self.able
        planning.require_possible(order, recipe, territory=self.territory)
        fitted, adjustments = planning.fitted(order, recipe)
        canvas = planning.canvas_for(fitted, recipe)
        return Plan(
            order=fitted,
            estimated_seconds=planning.estimated_seconds(canvas, recipe) * self.best_of,
            estimated_memory=planning.estimated_memory(canvas, recipe),
            adjustments=adjustments,
        )

    def ready(self) -> str:
        """Say what this machine lacks to render with the recipe; empty: nothing."""
        adapted = any(call.adapter for call in self.able.calls.values())
        needed = (*NEEDED, ADAPTING) if adapted else NEEDED
        if lacking := [name for name in needed if find_spec(name) is None]:
            return f"{', '.join(lacking)} not installed here: pip install -e '.[gpu]'"
        if self.weights.snapshot(self.recipe.checkpoint) is None:
            return f"the weights are not here: manage.py models fetch {self.recipe.key}"
        if not self.recipe.on_cpu and not import_module(STUDIO).has_accelerator():
            return "torch finds no accelerator on this machine"
        return ""

    def does_without(self) -> str:
        """Say what this machine renders otherwise than the recipe could; empty: nothing."""
        keys = [adapter.key for adapter in adapters.missing(self.recipe, self.weights)]
        if not keys:
            return ""
        return (
            "people are shown by the first frame only, one in a clip: manage.py models fetch"
            f" {keys[0]}"
        )

    def render(self, plan: Plan, *, workspace: Workspace, report: Report) -> Clip:
        """Make the clip; its frames are read from a file in the workspace.

        :raises OutOfMemory: if no plan fits this machine.
        :raises EngineError: if weights, or a file of the order, cannot be used.
        :raises Cancelled: out of `report`.
        """
        order, recipe = plan.order, self.able
        snapshot = self.weights.snapshot(recipe.checkpoint)
        if snapshot is None:
            raise EngineError(f"The weights of {recipe.title} are not on the machine that renders.")
        workspace.folder.mkdir(parents=True, exist_ok=True)
        adapter = self._adapter(order, recipe)
        weights = f"{recipe.key} {snapshot.name} {adapter.parent.name if adapter else ''}".strip()
        kept = Kept(workspace.folder, fingerprint(order, weights=weights))
        logbook = Logbook()

        def work(say: Say) -> Decoded:
            production = Production(
                studio=import_module(STUDIO).studio_for(self.recipe, snapshot),
                embeddings=self._embeddings(snapshot),
                logbook=logbook,
            )
            take = take_of(order, recipe, adapter=adapter)
            return production.best(take, kept, say, of=self.best_of, judge=self.judge)

        decoded = _computer.run(lambda talk: work(talk.say), report=report)
        return Clip(
            frames=_frames(decoded.frames, report),
            frame_count=planning.canvas_for(order, recipe).kept,
            fps=order.fps,
            width=order.width,
            height=order.height,
            sound=_sound(decoded),
            account=self._account(order, recipe, snapshot, logbook),
        )

    def _adapter(self, order: RenderOrder, recipe: Recipe) -> Path | None:
        adapter = recipe.calls[planning.mode_for(order, recipe)].adapter
        return adapters.file_of(adapter, self.weights) if adapter else None

    def _embeddings(self, snapshot: Path) -> Embeddings:
        asked = f"{self.recipe.checkpoint.repo} {snapshot.name} {self.recipe.prompt_tokens}"
        return Embeddings(self.home / "prompts", encoder=asked)

    def _account(
        self, order: RenderOrder, recipe: Recipe, snapshot: Path, logbook: Logbook
    ) -> dict[str, Any]:
        canvas = planning.canvas_for(order, recipe)
        mode = planning.mode_for(order, recipe)
        shown = planning.shown_by(order, recipe)
        adapter = recipe.calls[mode].adapter
        return {
            "engine": self.key,
            "version": snapshot.name[:COMMIT_SHOWN],
            "understood": [],
            "not_understood": [],
            "model": recipe.title,
            "licence": recipe.licence.name,
            "mode": mode,
            "adapter": adapter.title if adapter else "",
            "drawn": f"{canvas.width}x{canvas.height}, {canvas.frames} frames",
            "steps": recipe.steps,
            "seconds": dict(logbook.seconds),
            "notes": [shown, *logbook.notes] if shown else list(logbook.notes),
        }


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
