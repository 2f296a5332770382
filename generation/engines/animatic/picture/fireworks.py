"""Fireworks: rockets that climb the sky behind everybody, burst, and rain down as sparks."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass
from typing import Final

import skia

from generation.engines.animatic.action import Pose
from generation.engines.animatic.chance import dice
from generation.engines.animatic.picture.colours import lighter, named
from generation.engines.animatic.picture.ink import Ink
from generation.engines.animatic.scene import Actor

KIND: Final = "fireworks"
COLOURS: Final = (0xFF5A5F, 0xFFD166, 0x5CE1E6, 0xC77DFF, 0x8AF28A, 0xFF9F45)
TUBES: Final = 5  # rockets that take turns
ROUND: Final = 2.6  # seconds from one rocket of a tube to the next
CLIMB: Final = 0.8  # of them, on the way up
RAYS: Final = 26
LAYERS: Final = (1.0, 0.62, 0.3)  # how far sparks of a burst reach


@dataclass
class Fireworks:
    """Bursts in the upper part of whatever is seen, whoever stands below."""

    actor: Actor
    ink: Ink

    def draw(self, canvas: skia.Canvas, pose: Pose, time: float) -> None:
        seen = canvas.getLocalClipBounds()
        for tube in range(TUBES):
            clock = time + 0.55 + tube * ROUND / TUBES
            turn, since = divmod(clock, ROUND)
            rng = dice(tube, int(turn), "rocket")
            x = seen.left() + seen.width() * rng.uniform(0.1, 0.9)
            # y is up here: the clip's largest value is the top of the picture
            high = seen.top() + seen.height() * rng.uniform(0.66, 0.9)
            low = seen.top() + seen.height() * 0.3
            reach = seen.height() * rng.uniform(0.14, 0.22)
            rgb = named(self.actor.colour, rng.choice(COLOURS))
            if since < CLIMB:
                self._climb(canvas, (x, low, high), since / CLIMB, reach)
            else:
                self._burst(canvas, (x, high), (since - CLIMB) / (ROUND - CLIMB), (reach, rgb, rng))

    def _climb(
        self, canvas: skia.Canvas, way: tuple[float, float, float], share: float, reach: float
    ) -> None:
        x, low, high = way
        y = low + (high - low) * (1 - (1 - share) ** 2)
        trail = self.ink.stroke(0xFFE3A3, 0.05 * reach, 0.6 * share)
        canvas.drawLine(x, y - 0.5 * reach * (1 - share), x, y, trail)
        canvas.drawCircle(x, y, 0.05 * reach, self.ink.fill(0xFFF6DC))

    def _burst(
        self,
        canvas: skia.Canvas,
        at: tuple[float, float],
        share: float,
        look: tuple[float, int, random.Random],
    ) -> None:
        (x, y), (reach, rgb, rng) = at, look
        grown, fades = 1 - (1 - share) ** 3, (1 - share) ** 1.3
        if share < 0.25:
            glow = self.ink.glow((x, y), 1.5 * reach, lighter(rgb, 0.5), 0.55 * (1 - 4 * share))
            canvas.drawCircle(x, y, 1.5 * reach, glow)
        lean = rng.uniform(0, math.tau)
        for layer, far in enumerate(LAYERS):
            tone = self.ink.fill(lighter(rgb, 0.25 * layer), fades)
            tail = self.ink.stroke(lighter(rgb, 0.25 * layer), 0.022 * reach, 0.55 * fades)
            count = RAYS - 6 * layer
            for ray in range(count):
                turn = lean + math.tau * (ray + 0.5 * layer) / count
                out, back = far * reach * grown, far * reach * max(0.0, grown - 0.22)
                sag = 0.35 * reach * share * share
                tip = (x + out * math.cos(turn), y + out * math.sin(turn) - sag)
                root = (x + back * math.cos(turn), y + back * math.sin(turn) - 0.8 * sag)
                canvas.drawLine(*root, *tip, tail)
                canvas.drawCircle(*tip, 0.032 * reach, tone)
