"""The props of physical set pieces, as they are drawn and as they ring."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from generation.engines.animatic.scene import Material


@dataclass(frozen=True)
class Prop:
    """A kind of prop."""

    height: float  # metres
    aspect: float  # width over height
    material: Material


PROPS: Final = {
    "domino": Prop(0.80, 0.19, Material.WOOD),
    "bowling lane": Prop(1.25, 3.5, Material.WOOD),
    "bowling ball": Prop(0.34, 1.0, Material.STONE),
    "pin": Prop(0.60, 0.36, Material.WOOD),
    "pendulum": Prop(1.60, 0.22, Material.METAL),
    "pendulum stand": Prop(1.95, 0.95, Material.WOOD),
}
ASPECTS: Final = {kind: prop.aspect for kind, prop in PROPS.items()}
CAST_NO_SHADOW: Final = frozenset({"bowling lane", "pin", "bowling ball", "pendulum"})
"""What draws its own, or stands on something that is drawn."""
