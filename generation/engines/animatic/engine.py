"""The animatic engine: from a prompt to a moving storyboard with sound, on a CPU, no weights."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from generation.engines.animatic.action import Action, Speech
from generation.engines.animatic.logbook import account_of, cues_of
from generation.engines.animatic.pacing import paced
from generation.engines.animatic.picture import draw_shot
from generation.engines.animatic.scene import Scene, Shot, Style
from generation.engines.animatic.screenplay import write_screenplay
from generation.engines.animatic.sound import mix
from generation.engines.animatic.speech import speak_lines
from generation.engines.animatic.world import simulate
from generation.engines.protocol import (
    Capabilities,
    Clip,
    Frame,
    OrderRefused,
    Plan,
    RenderOrder,
    Report,
    Waveform,
    Workspace,
)

FPS: Final = Fraction(24)
SIZES: Final = ((1280, 720), (720, 1280), (1920, 1080), (1080, 1920))
PREVIEW_SIZES: Final = ((640, 360), (360, 640))
SECONDS: Final = (4, 20)
LICENCE: Final = "Apache-2.0"
REPORT_EVERY: Final = 0.5  # seconds
DRAWING_FROM: Final = 0.1  # the share of a render that is done when drawing begins
START_UP: Final = 2.0  # seconds a render takes whatever its size
SECONDS_PER_MEGAPIXEL: Final = 0.036  # of drawing and encoding, measured on two cores


@dataclass(frozen=True)
class AnimaticEngine:
    """Cuts an animatic, as film people do before they spend money on the shoot."""

    key: str = "animatic"

    def capabilities(self) -> Capabilities:
        return Capabilities(
            sizes=SIZES,
            preview_sizes=PREVIEW_SIZES,
            seconds=SECONDS,
            fps=FPS,
            sound=True,
            styles=tuple(style.value for style in Style),
            licence=LICENCE,
        )

    def plan(self, order: RenderOrder) -> Plan:
        """Fit size, length and rate to what can be drawn.

        :raises OrderRefused: without a prompt or in a style nobody here can draw.
        """
        if not order.prompt.strip():
            raise OrderRefused("Write what is to be seen: the prompt is empty.")
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
        :raises Cancelled: out of `report`.
        """
        order = plan.order
        report(0.0, "Writing the screenplay")
        scene = write_screenplay(
            order.prompt, seconds=order.seconds, seed=order.seed, style=order.style
        )
        if any(shot.lines for shot in scene.shots):
            report(0.02, "Recording the voices")
        scene = paced(scene, seconds=order.seconds, fps=order.fps, seed=order.seed)
        speeches = [speak_lines(shot, seed=order.seed) for shot in scene.shots]
        actions = [
            _act(shot, spoken, order) for shot, spoken in zip(scene.shots, speeches, strict=True)
        ]
        report(0.05, "Mixing the sound")
        return Clip(
            frames=_frames(scene, actions, order, report),
            frame_count=sum(action.frame_count for action in actions),
            fps=order.fps,
            width=order.width,
            height=order.height,
            sound=_sound(scene, actions, order),
            cues=cues_of(actions),
            account=account_of(self.key, scene, actions, order),
        )


def _sound(scene: Scene, actions: Sequence[Action], order: RenderOrder) -> Waveform | None:
    if not order.sound:
        return None
    return mix(scene, actions, seconds=order.seconds, seed=order.seed)


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


def _act(shot: Shot, speeches: tuple[Speech, ...], order: RenderOrder) -> Action:
    return simulate(
        shot,
        speeches,
        fps=float(order.fps),
        aspect=order.width / order.height,
        seed=order.seed,
        frame_count=round(shot.seconds * order.fps),
    )


def _frames(
    scene: Scene, actions: Sequence[Action], order: RenderOrder, report: Report
) -> Iterator[Frame]:
    """Draw shot after shot, telling `report` twice a second how far it is."""
    total = sum(action.frame_count for action in actions)
    drawn, told = 0, time.monotonic()
    for number, action in enumerate(actions, start=1):
        stage = f"Drawing shot {number} of {len(actions)}" if len(actions) > 1 else "Drawing"
        report(_share(drawn, total), stage)  # before the set is built, which takes its time
        for frame in draw_shot(
            action, scene=scene, width=order.width, height=order.height, seed=order.seed
        ):
            if time.monotonic() - told >= REPORT_EVERY:
                told = time.monotonic()
                report(_share(drawn, total), stage)
            yield frame
            drawn += 1


def _share(drawn: int, total: int) -> float:
    return DRAWING_FROM + (1 - DRAWING_FROM) * drawn / total
