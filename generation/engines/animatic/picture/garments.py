"""What a person has on, and what garments of the prompt change about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from generation.engines.animatic.picture.colours import darker, named
from generation.engines.animatic.scene import Garment


@dataclass(frozen=True, kw_only=True)
class Wardrobe:
    """One person's appearance."""

    skin: int
    hair: int
    hair_style: str
    top: int
    bottom: int
    shoes: int
    sleeve: float = 0.5  # share of the arm that is covered
    legwear: str = "trousers"  # or "shorts", "skirt", "dress", "tail"
    coat: bool = False  # a coat down to the knees over what else is worn
    beard: bool = False
    glasses: bool = False
    suit: str = ""  # "space", "robot", "wet", "hero", "formal"
    hat: str = ""  # "cap", "beanie", "crown", "wizard", "hard", "cowboy"
    hat_colour: int | None = None  # as the top where there is none
    chain: int | None = None  # about the neck
    head: float = 1.0  # how large the head is for the body
    girth: float = 1.0

    @property
    def cloth_of_hat(self) -> int:
        return self.top if self.hat_colour is None else self.hat_colour


@dataclass(frozen=True)
class Cut:
    """What a garment changes: where its colour goes, and the shape of what is worn."""

    coloured: tuple[str, ...]
    shape: Mapping[str, Any]


_TROUSERS: Final = {"legwear": "trousers", "coat": False}
_LONG: Final = {"sleeve": 1.0}
_COAT: Final = {"coat": True, "sleeve": 1.0, "legwear": "trousers", "suit": ""}
_SUIT: Final = {"suit": "formal", "sleeve": 1.0, "legwear": "trousers"}

CUTS: Final[dict[str, Cut]] = {
    "dress": Cut(("top",), {"legwear": "dress", "coat": False, "suit": ""}),
    "skirt": Cut(("bottom",), {"legwear": "skirt", "coat": False, "suit": ""}),
    "kimono": Cut(("top",), {"legwear": "dress", "sleeve": 1.0}),
    "jeans": Cut(("bottom",), _TROUSERS),
    "shorts": Cut(("bottom",), {"legwear": "shorts", "coat": False}),
    "coat": Cut(("top",), _COAT),
    "jacket": Cut(("top",), _LONG),
    "sweater": Cut(("top",), _LONG),
    "hoodie": Cut(("top",), _LONG),
    "uniform": Cut(("top", "bottom"), _LONG),
    "costume": Cut(("top", "bottom"), _LONG),
    "armor": Cut(("top", "bottom"), _LONG),
    "armour": Cut(("top", "bottom"), _LONG),
    "spacesuit": Cut(("top", "bottom"), {"suit": "space", "sleeve": 1.0, "legwear": "trousers"}),
    "cape": Cut((), {"suit": "hero"}),
    "suit": Cut(("top", "bottom"), _SUIT),
    "tuxedo": Cut(("top", "bottom"), _SUIT),
    "t shirt": Cut(("top",), {}),
    "billed cap": Cut(("hat_colour",), {"hat": "cap"}),
    "beanie": Cut(("hat_colour",), {"hat": "beanie"}),
    "top hat": Cut(("hat_colour",), {"hat": "cowboy"}),
    "crown": Cut((), {"hat": "crown"}),
    "glasses": Cut((), {"glasses": True}),
    "sunglasses": Cut((), {"glasses": True}),
    "woman s boot": Cut(("shoes",), {}),
    "running shoe": Cut(("shoes",), {}),
}
"""By the prompt's word for a garment, else by its kind."""


HAIR_COLOURS: Final = {
    "blond": 0xE0B15E, "brown": 0x6B4028, "red": 0xB5482B, "black": 0x221A1E, "white": 0xE9E7EC,
    "grey": 0xB9B7C0, "silver": 0xC9CBD3, "gold": 0xE0B15E, "orange": 0xC8632B,
}  # fmt: skip
SKIN_COLOURS: Final = {"black": 0x6B3F28, "white": 0xFBD9C0, "brown": 0x9E6440}


def _with_looks(look: Wardrobe, garment: Garment) -> Wardrobe:
    """Return a person with hair, a beard or skin as the prompt says."""
    if garment.kind == "skin":
        return replace(look, skin=SKIN_COLOURS.get(garment.colour, look.skin))
    hair = HAIR_COLOURS.get(garment.colour, named(garment.colour, look.hair))
    if garment.kind == "beard":
        return replace(look, beard=True, hair=hair)
    return replace(look, hair=hair, hair_style=garment.name or look.hair_style)


def put_on(look: Wardrobe, garment: Garment) -> Wardrobe:
    """Return a person who wears a garment besides; one we cannot cut colours the top."""
    if garment.kind in {"hair", "beard", "skin"}:
        return _with_looks(look, garment)
    cut = CUTS.get(garment.name) or CUTS.get(garment.kind) or Cut(("top",), {})
    changes = dict(cut.shape)
    if garment.colour:
        changes |= {part: named(garment.colour, look.top) for part in cut.coloured}
        if len(cut.coloured) > 1:
            changes["bottom"] = darker(changes["bottom"], 0.10)
    return replace(look, **changes)
