"""The animatic engine: from a prompt to a moving storyboard with sound, on a CPU, no weights."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, Final

from generation.engines.animatic.action import Action
from generation.engines.animatic.ending import Heard, end_of
from generation.engines.animatic.lent import MOST, lent_to, notes_of, voices_of
from generation.engines.animatic.likeness import Lent
from generation.engines.animatic.logbook import account_of, cues_of
from generation.engines.animatic.pacing import paced
from generation.engines.animatic.picture import draw_on, opened, shown
from generation.engines.animatic.scene import Style
from generation.engines.animatic.sound import mix
from generation.engines.animatic.speech import speak_lines
from generation.engines.animatic.telling import KEY, Tale, held_for, stays_a_picture, tell
from generation.engines.animatic.world import simulate
from generation.engines.protocol import (
    Capabilities,
    Clip,
    Frame,
    OrderRefused,
    Plan,
    RenderOrder,
    Report,
    Workspace,
)

FPS: Final = Fraction(24)
SIZES: Final = ((1280, 720), (720, 1280), (1920, 1080), (1080, 1920))
PREVIEW_SIZES: Final = ((640, 360), (360, 640))
SECONDS: Final = (4, 20)
LICENCE: Final = "Apache-2.0"
GOING_ON: Final = frozenset({"extend", "next_shot"})  # even without a word
REPORT_EVERY: Final = 0.5  # seconds
DRAWING_FROM: Final = 0.1  # the share of a render that is done when drawing begins
START_UP: Final = 2.0  # seconds a render takes whatever its size
SECONDS_PER_MEGAPIXEL: Final = 0.036  # of drawing and encoding, measured on two cores


@dataclass(frozen=True)
class AnimaticEngine:
    """Cuts an animatic, as film people do before they spend money on the shoot."""

    key: str = KEY

    def capabilities(self) -> Capabilities:
        return Capabilities(
            sizes=SIZES,
            preview_sizes=PREVIEW_SIZES,
            seconds=SECONDS,
            fps=FPS,
            sound=True,
            styles=tuple(style.value for style in Style),
            licence=LICENCE,
            relations=frozenset({"remix", "edit", "extend", "next_shot"}),
            negative_prompt=True,
            first_frame=True,
            cameos=MOST,
            voices=True,
        )

    def plan(self, order: RenderOrder) -> Plan:
        """Fit size, length and rate to what can be drawn.

        :raises OrderRefused: without a prompt or in a style nobody here can draw.
        """
        goes_on = order.source is not None and order.source.relation in GOING_ON
        if len(order.cameos) > MOST:
            raise OrderRefused(f"At most {MOST} cameos fit into one clip here.")
        if not order.prompt.strip() and not goes_on:
            raise OrderRefused("Write what is to be seen: the prompt is empty.")
        if order.soundtrack is not None:
            raise OrderRefused("This engine moves to no given sound: leave the sound out.")
        if order.style and order.style not in self.capabilities().styles:
            known = ", ".join(self.capabilities().styles)
            raise OrderRefused(f"There is no style “{order.style}”. There are: {known}.")
        fitted, adjustments = _fitted(order)
        megapixels = fitted.width * fitted.height * fitted.seconds * float(fitted.fps) / 1e6
        return Plan(
            order=fitted,
            estimated_seconds=START_UP + megapixels * SECONDS_PER_MEGAPIXEL,
            adjustments=adjustments,
        )

    def render(self, plan: Plan, *, workspace: Workspace, report: Report) -> Clip:
        """Make the clip; its picture is drawn while `frames` is read.

        :raises SpeechFailed: if the lines cannot be spoken.
        :raises EngineError: if the starting picture cannot be read.
        :raises Cancelled: out of `report`.
        """
        order = plan.order
        report(0.0, "Writing the screenplay")
        lent = lent_to(order)
        tale = tell(order)
        tale = replace(tale, notes=(*tale.notes, *notes_of(lent)))
        if any(shot.lines for shot in tale.scene.shots):
            report(0.02, "Recording the voices")
        scene = paced(
            tale.scene,
            seconds=order.seconds,
            fps=order.fps,
            seed=tale.looks,
            voices=voices_of(lent),
        )
        tale = replace(tale, scene=scene)
        actions = played(tale, order, lent)
        report(0.05, "Mixing the sound")
        mixed = mix(scene, actions, seconds=order.seconds, seed=tale.looks, past=tale.past)
        return Clip(
            frames=_frames(tale, actions, order, report),
            frame_count=sum(action.frame_count for action in actions),
            fps=order.fps,
            width=order.width,
            height=order.height,
            sound=mixed.sound if order.sound else None,
            cues=cues_of(actions),
            account=account_of(self.key, tale, actions, order),
            end_state=_end_state(tale, actions, mixed.heard),
        )


def _end_state(tale: Tale, actions: Sequence[Action], heard: Heard) -> dict[str, Any] | None:
    """Say how the clip ends; of a picture that is moved over, its last frame says it."""
    if stays_a_picture(tale):
        return None
    ending = end_of(tale, actions, heard, seed=tale.moves)
    return ending.model_dump(mode="json", exclude_defaults=True)


def played(tale: Tale, order: RenderOrder, lent: Mapping[str, Lent] | None = None) -> list[Action]:
    """Speak and move every shot; the first goes on from what came before, if anything did."""
    lent = lent or {}
    voices = voices_of(lent)
    return [
        replace(
            simulate(
                shot,
                speak_lines(shot, seed=tale.looks, voices=voices, mood=tale.scene.mood),
                fps=float(order.fps),
                aspect=order.width / order.height,
                seed=tale.moves,
                frame_count=round(shot.seconds * order.fps),
                past=tale.past if number == 0 else None,
            ),
            lent=lent,
        )
        for number, shot in enumerate(tale.scene.shots)
    ]


def _fitted(order: RenderOrder) -> tuple[RenderOrder, tuple[str, ...]]:
    width, height = _nearest_size(order.width, order.height)
    seconds = min(SECONDS[1], max(SECONDS[0], order.seconds))
    adjustments = []
    if (width, height) != (order.width, order.height):
        adjustments.append(f"drawn at {width} by {height}")
    if seconds != order.seconds:
        adjustments.append(f"{seconds} seconds long")
    if order.fps != FPS:
        adjustments.append(f"{FPS} frames a second")
    fitted = replace(order, width=width, height=height, seconds=seconds, fps=FPS)
    return fitted, tuple(adjustments)


def _nearest_size(width: int, height: int) -> tuple[int, int]:
    """Keep the orientation, then take the size with the nearest number of pixels."""
    if (width, height) in PREVIEW_SIZES:
        return width, height
    upright = height > width
    candidates = [size for size in SIZES if (size[1] > size[0]) == upright]
    return min(candidates, key=lambda size: abs(size[0] * size[1] - width * height))


def _frames(
    tale: Tale, actions: Sequence[Action], order: RenderOrder, report: Report
) -> Iterator[Frame]:
    """Draw shot after shot, telling `report` twice a second how far it is."""
    total = sum(action.frame_count for action in actions)
    drawn, told = 0, time.monotonic()
    for number, action in enumerate(actions, start=1):
        stage = f"Drawing shot {number} of {len(actions)}" if len(actions) > 1 else "Drawing"
        report(_share(drawn, total), stage)  # before the set is built, which takes its time
        for frame in _drawn(tale, action, order, is_first=number == 1):
            if time.monotonic() - told >= REPORT_EVERY:
                told = time.monotonic()
                report(_share(drawn, total), stage)
            yield frame
            drawn += 1


def _drawn(tale: Tale, action: Action, order: RenderOrder, *, is_first: bool) -> Iterator[Frame]:
    """Draw one shot; the first begins with the given picture, or with the view it goes on from."""
    style, size, fps = tale.scene.style, (order.width, order.height), float(order.fps)
    if tale.board is not None and stays_a_picture(tale):
        return shown(tale.board, action, style=style, seed=tale.looks)
    past = tale.past if is_first else None
    drawn = draw_on(action, past, style=style, size=size, seed=tale.looks)
    if tale.board is not None and is_first:
        return opened(tale.board, drawn, held=held_for(tale), fps=fps)
    return drawn


def _share(drawn: int, total: int) -> float:
    return DRAWING_FROM + (1 - DRAWING_FROM) * drawn / total
