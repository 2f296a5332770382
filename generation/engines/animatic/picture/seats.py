"""What people sit on side by side, in units of its height, y up: as wide as there are people."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import skia

from generation.engines.animatic.action import Pose
from generation.engines.animatic.lexicon.nouns import ASPECTS
from generation.engines.animatic.picture.cabs import Drawable
from generation.engines.animatic.picture.colours import darker, lighter, named
from generation.engines.animatic.picture.ink import Ink
from generation.engines.animatic.picture.set_props import area
from generation.engines.animatic.riding import SEATS
from generation.engines.animatic.scene import Actor

OAK, IRON, CLOTH = 0xA9703F, 0x3B3F4A, 0x3F7CAC


@dataclass
class Bench:
    """Slats on an iron frame, a back behind those who sit."""

    actor: Actor
    ink: Ink
    half: float  # of its width

    def draw(self, canvas: skia.Canvas, pose: Pose, time: float) -> None:
        wood, half, seat = named(self.actor.colour, OAK), self.half, SEATS["bench"]
        iron = self.ink.fill(IRON)
        feet = half - 0.16
        for x in (-feet, feet):
            canvas.drawRect(area(x - 0.035, 0.0, x + 0.035, 1.0), iron)
            canvas.drawRect(area(x - 0.12, 0.0, x + 0.12, 0.05), iron)
            canvas.drawRoundRect(area(x - 0.05, seat, x + 0.05, seat + 0.2), 0.03, 0.03, iron)
        for low in (seat + 0.12, seat + 0.28):
            board = area(-half, low, half, low + 0.12)
            canvas.drawRoundRect(board, 0.03, 0.03, self.ink.fill(wood))
            canvas.drawRect(area(-half, low, half, low + 0.03), self.ink.fill(darker(wood, 0.2)))
        canvas.drawRoundRect(
            area(-half, seat - 0.03, half, seat + 0.06),
            0.03,
            0.03,
            self.ink.fill(lighter(wood, 0.16)),
        )
        canvas.drawRect(
            area(-half, seat - 0.1, half, seat - 0.03), self.ink.fill(darker(wood, 0.28))
        )


@dataclass
class Sofa:
    """A sofa from before it: a back in cushions, arms, and a seat on short feet."""

    actor: Actor
    ink: Ink
    half: float

    def draw(self, canvas: skia.Canvas, pose: Pose, time: float) -> None:
        cloth, half, seat = named(self.actor.colour, CLOTH), self.half, SEATS["couch and lamp"]
        ink, inner = self.ink, self.half - 0.17
        for x in (-half + 0.15, half - 0.15):
            canvas.drawRect(area(x - 0.05, 0.0, x + 0.05, 0.12), ink.fill(0x4A3426))
        canvas.drawRoundRect(
            area(-half + 0.05, 0.3, half - 0.05, 1.0), 0.16, 0.16, ink.fill(darker(cloth, 0.12))
        )
        canvas.drawRoundRect(
            area(-half, 0.1, half, seat - 0.02), 0.08, 0.08, ink.fill(darker(cloth, 0.26))
        )
        places = max(1, round(inner / 0.55))
        for place in range(places):
            left = -inner + place * 2 * inner / places
            right = left + 2 * inner / places
            back = area(left + 0.02, seat, right - 0.02, 0.92)
            canvas.drawRoundRect(back, 0.1, 0.1, ink.fill(cloth))
            pad = area(left + 0.01, seat - 0.16, right - 0.01, seat + 0.04)
            canvas.drawRoundRect(pad, 0.07, 0.07, ink.fill(lighter(cloth, 0.14)))
        for x in (-half + 0.09, half - 0.09):
            arm = area(x - 0.11, 0.1, x + 0.11, seat + 0.24)
            canvas.drawRoundRect(arm, 0.1, 0.1, ink.fill(lighter(cloth, 0.06)))


SEATS_DRAWN: Final[dict[str, Callable[[Actor, Ink, float], Drawable]]] = {
    "bench": Bench,
    "couch and lamp": Sofa,
}
"""By an actor's kind."""


def seat_of(actor: Actor, ink: Ink, riders: int) -> Drawable:
    """Return a seat with room for all who are on it."""
    return SEATS_DRAWN[actor.kind](actor, ink, max(1, riders / 2) * ASPECTS[actor.kind] / 2)
