"""Reference sheets: everybody who is in a clip on one picture, and the words for who is where.

Models copy what a sheet looks like: rectangles with a background of their own become a split
screen, letters become letters. So heads and things stand cut out on black, without a word.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from PIL import Image

from generation.engines.diffusion.inputs import Picture, read_cutout, read_still
from generation.engines.protocol import Cameo

FREE: Final = 0.08  # of a panel, between what is on it and the next one
ACROSS: Final = {1: ("Centre",), 2: ("Left", "Right"), 3: ("Left", "Middle", "Right")}
DOWN: Final = {1: ("Centre",), 2: ("Top", "Bottom"), 3: ("Top", "Middle", "Bottom")}
WHAT: Final = {"person": ("Character", "a person"), "pet": ("Character", "a pet")}
THING: Final = ("Prop", "a thing")


def sheet_of(cameos: Sequence[Cameo], width: int, height: int) -> Picture:
    """Lay one picture of each cameo out in a row, in a column where the sheet is upright.

    Each is shown whole, as large as its panel lets it, on black: the cut-out, or else the best
    still. (height, width, 3), RGB; at most three cameos.

    :raises Unreadable: if a picture cannot be used.
    """
    sheet = np.zeros((height, width, 3), np.uint8)
    upright = height > width
    panels = np.array_split(sheet, len(cameos), axis=0 if upright else 1)
    for cameo, panel in zip(cameos, panels, strict=True):
        _lay(_picture_of(cameo), panel)
    return sheet


def words_for(cameos: Sequence[Cameo], width: int, height: int) -> str:
    """Say who is where on the sheet of that size, by the names that the prompt has for them."""
    places = (DOWN if height > width else ACROSS)[len(cameos)]
    return " ".join(_words(*each) for each in zip(places, cameos, strict=True))


def _words(place: str, cameo: Cameo) -> str:
    kind, what = WHAT.get(cameo.kind, THING)
    seen = "their face seen from the front" if cameo.kind == "person" else "seen whole"
    return f"{place} ({kind}): @{cameo.handle}, {what}, {seen}."


def _picture_of(cameo: Cameo) -> Picture:
    return read_cutout(cameo.cutout) if cameo.cutout else read_still(cameo.stills[0])


def _lay(picture: Picture, panel: Picture) -> None:
    """Scale a picture into the middle of a panel, which is a view of the sheet."""
    room_y, room_x = panel.shape[0] * (1 - FREE), panel.shape[1] * (1 - FREE)
    scale = min(room_y / picture.shape[0], room_x / picture.shape[1])
    size = (max(1, round(picture.shape[1] * scale)), max(1, round(picture.shape[0] * scale)))
    scaled = np.asarray(Image.fromarray(picture).resize(size, Image.Resampling.LANCZOS))
    top, left = (panel.shape[0] - size[1]) // 2, (panel.shape[1] - size[0]) // 2
    panel[top : top + size[1], left : left + size[0]] = scaled
