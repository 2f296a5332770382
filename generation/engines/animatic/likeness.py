"""Those who are lent to a clip, as this engine can show them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

import numpy as np
import numpy.typing as npt

from generation.engines.animatic.portrayal import Portrayal
from generation.engines.protocol import OwnVoice

Pixels = npt.NDArray[np.uint8]  # (height, width, 4), RGBA, alpha not multiplied in
MOUTH: Final = 0.74  # of a head's height, from the top, where nothing tells


@dataclass(frozen=True, kw_only=True)
class Cutout:
    """A head, or all of a pet or thing, cut out; features as shares of its width and height."""

    pixels: Pixels
    mouth: float = MOUTH  # from the top
    eyes: tuple[tuple[float, float], ...] = ()  # (x, y)

    @property
    def shape(self) -> float:
        """Its width for a height of one."""
        height, width = self.pixels.shape[:2]
        return float(width / height)


@dataclass(frozen=True, kw_only=True)
class Likeness:
    """Somebody's colours, as far as their pictures show them, and their head."""

    skin: int | None = None
    hair: int | None = None
    top: int | None = None
    long_hair: bool = False
    head: Cutout | None = None


@dataclass(frozen=True, kw_only=True)
class Lent:
    """A person, a pet or a thing that is lent."""

    likeness: Likeness = field(default_factory=Likeness)
    whole: Cutout | None = None  # of a pet or a thing
    portrayal: Portrayal = field(default_factory=Portrayal)
    voice: OwnVoice | None = None
