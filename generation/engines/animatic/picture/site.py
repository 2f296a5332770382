"""What a set is built with: the view, the light, the ink, and a place to bake layers."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

import skia

from generation.engines.animatic.chance import dice
from generation.engines.animatic.likeness import Lent
from generation.engines.animatic.picture.camera import Extent, Lens
from generation.engines.animatic.picture.ink import Ink
from generation.engines.animatic.picture.layers import Layer, Live, Recipe, bake
from generation.engines.animatic.picture.light import Light
from generation.engines.animatic.picture.styles import Look
from generation.engines.animatic.scene import Shot


@dataclass(frozen=True)
class Site:
    """One place at one hour, about to be drawn."""

    shot: Shot
    lens: Lens
    light: Light
    look: Look
    ink: Ink
    seed: int
    lent: Mapping[str, Lent] = field(default_factory=dict)  # by the names of their actors

    @property
    def width(self) -> int:
        return self.lens.width

    @property
    def height(self) -> int:
        return self.lens.height

    @property
    def unit(self) -> float:
        """One pixel of a picture whose shorter side is 720: what scenery is sized by."""
        return min(self.width, self.height) / 720

    @property
    def metre(self) -> float:
        """Pixels a metre for doors and lamps: as the actors', kept where a set looks well."""
        return min(max(self.lens.metre, self.height / 11), self.height / 4.2)

    @property
    def ground(self) -> float:
        """Where the actors stand, kept within the picture."""
        return min(max(self.lens.ground, self.height * 0.52), self.height * 0.94)

    def lacks(self, *kinds: str) -> bool:
        """Whether such things are not to be seen here."""
        return not set(self.shot.without).isdisjoint(kinds)

    def shows(self, kind: str) -> bool:
        """Whether the prompt names such a thing, so that the set needs none."""
        return any(actor.kind == kind for actor in self.shot.actors)

    def dice(self, *names: object) -> random.Random:
        """Give an element of the place lots of its own: what else is there shifts nothing."""
        return dice(self.seed, self.shot.place, *names)

    def stretches(
        self, name: str, extent: Extent, *, over: float = 0.0
    ) -> Iterator[tuple[Extent, random.Random]]:
        """Cut what is seen into stretches of the world that are the same whatever else is seen.

        :param over: how far what stands in a stretch reaches beyond it, in pixels.
        """
        wide = self.width / 4
        first = math.floor((extent.left - over) / wide)
        for number in range(first, math.ceil((extent.right + over) / wide)):
            part = Extent(number * wide, extent.top, (number + 1) * wide, extent.bottom)
            yield part, self.dice(name, number)

    @staticmethod
    def steps(extent: Extent, step: float) -> list[float]:
        """Points along an extent that lie where they lie in every other extent."""
        first = math.floor(extent.left / step)
        return [number * step for number in range(first, math.ceil(extent.right / step) + 2)]

    def bake(
        self,
        depth: float,
        draw: Callable[[skia.Canvas, Extent], None],
        *,
        blur: float = 0.0,
        floor: float | None = None,
    ) -> Layer:
        recipe = Recipe(draw=draw, finish=self.look.finish, blur=blur, floor=floor)
        return bake(self.lens, depth, recipe)

    def moving(self, depth: float, *live: Live) -> Layer:
        return Layer(depth, live=live)


@dataclass
class Built:
    """A set: what lies behind the actors and what before them."""

    behind: list[Layer]
    front: list[Layer] = field(default_factory=list)
    mirror: float = 0.0  # how much the ground reflects, 0..1
    mirror_ends: float | None = None  # pixels from the top: no reflection is lower
    water: bool = False  # whether actors stand in water
    ambient: tuple[float, float, float] | None = None  # where the light is not the sky's
    indoors: bool = False  # no weather falls here
