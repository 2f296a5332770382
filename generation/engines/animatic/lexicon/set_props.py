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
    "seesaw": Prop(0.12, 25.8, Material.WOOD),
    "seesaw stand": Prop(0.62, 1.2, Material.METAL),
    "trampoline": Prop(0.80, 3.3, Material.METAL),
    "billiard table": Prop(1.35, 1.85, Material.WOOD),
    "billiard ball": Prop(0.085, 1.0, Material.STONE),
    "cue": Prop(0.03, 36.0, Material.WOOD),
    "window frame": Prop(1.44, 1.25, Material.WOOD),
    "shard": Prop(0.5, 1.0, Material.GLASS),
    "wakeboard": Prop(0.10, 14.0, Material.WOOD),
    "tow rope": Prop(0.03, 600.0, Material.SOFT),
    "ice": Prop(1.0, 60.0, Material.GLASS),
    "gym mat": Prop(0.3, 200.0, Material.SOFT),
    "leaf": Prop(0.27, 1.0, Material.SOFT),
    "swell": Prop(2.3, 18.0, Material.WATER),
}
ASPECTS: Final = {kind: prop.aspect for kind, prop in PROPS.items()}
CAST_NO_SHADOW: Final = frozenset(
    {
        "bowling lane", "pin", "bowling ball", "pendulum", "seesaw", "billiard ball", "cue",
        "billiard table", "window frame", "shard", "ice", "gym mat", "swell", "leaf",
        "tow rope", "fireworks", "cigarette", "fence", "campfire",
    }
)  # fmt: skip
"""What draws its own, or stands on something that is drawn."""
BACKDROPS: Final = frozenset({"ice", "gym mat", "swell", "tow rope", "fireworks", "fence"})
"""What reaches beyond the picture on every side."""
DEEP: Final = frozenset({"billiard ball"})
"""What lies behind another of its kind where it is seen higher."""
