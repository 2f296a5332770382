"""Noir: dark coats, light faces, a haze behind them, and light from the side."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import numpy as np
import skia

from generation.engines.animatic.picture.colours import channels, luminance, packed
from generation.engines.animatic.picture.garments import Wardrobe
from generation.engines.animatic.scene import Daylight

EXPOSURES: Final = {Daylight.DAY: 1.0, Daylight.SUNSET: 1.15, Daylight.NIGHT: 1.9}
HAZES: Final = {Daylight.DAY: 186.0, Daylight.SUNSET: 128.0, Daylight.NIGHT: 44.0}
HAZE: Final = 0.32  # how much of the surroundings' contrast it takes away
KeyLight = tuple[tuple[skia.Rect, skia.Paint], ...]
STRIPS: Final = 24
HALF_LIT: Final = 0.2  # heights, from the middle of a figure to where the key light is full
REACH: Final = 1.3  # heights, as far as a figure ever goes

WHITE_CLOTH: Final = 225.0  # what is at least as light stays light


def backdrop(rgb: int, daylight: Daylight) -> int:
    """Return a colour of the surroundings on slow film, through haze that people are seen against."""
    exposure, haze = EXPOSURES[daylight], HAZES[daylight]
    red, green, blue = (part * exposure for part in channels(rgb))
    share = min(1.0, luminance(packed(red, green, blue)) / 255) ** 1.3
    curved = share * share * (3 - 2 * share)
    value = 255 * (0.25 * share + 0.75 * curved)
    return _grey(value + (haze - value) * HAZE)


def figure(rgb: int) -> int:
    """Return a colour of an actor, with more contrast than anything behind."""
    share = luminance(rgb) / 255
    curved = share * share * (3 - 2 * share)
    return _grey(255 * (0.03 + 0.97 * (0.35 * share + 0.65 * curved)))


def _grey(value: float) -> int:
    return packed(value, value, value * 1.02)


def graded(look: Wardrobe) -> Wardrobe:
    """Return a person's colours as noir casts and dresses them: pale, in dark cloth, in a coat."""
    plain = look.suit in {"", "formal"}
    legwear = "trousers" if look.legwear == "shorts" and plain else look.legwear
    wrapped = plain and legwear == "trousers"
    return replace(
        look,
        skin=_level(136 + 0.40 * luminance(look.skin)),
        hair=_level(0.55 * luminance(look.hair)),
        top=_cloth(look.top, 54),
        bottom=_cloth(look.bottom, 30),
        shoes=_cloth(look.shoes, 16),
        hat_colour=None if look.hat_colour is None else _cloth(look.hat_colour, 40),
        legwear=legwear,
        coat=look.coat or wrapped,
        sleeve=1.0 if wrapped else look.sleeve,
    )


def _cloth(rgb: int, base: float) -> int:
    """Return dark cloth that keeps a little of its own lightness, unless it is white."""
    own = luminance(rgb)
    return _level(own if own >= WHITE_CLOTH else base + 0.22 * own)


def _level(value: float) -> int:
    return packed(value, value, value)


def key_light() -> KeyLight:
    """Return light over a figure from the left, shade on its right.

    As upright strips in units of the figure's height: plain colours blend five times as fast as
    a gradient, and on every frame.
    """
    edges = np.linspace(-HALF_LIT, HALF_LIT, STRIPS + 1)
    middles = (edges[:-1] + edges[1:]) / 2
    lit = np.interp(middles, [-HALF_LIT, -0.032], [0x50, 0])
    shaded = np.interp(middles, [0.008, HALF_LIT], [0, 0x78])
    edges[0], edges[-1] = -REACH, REACH
    return tuple(
        (skia.Rect.MakeLTRB(left, -REACH, right, REACH), _over(light - shade))
        for left, right, light, shade in zip(edges, edges[1:], lit, shaded, strict=False)
    )


def _over(light: float) -> skia.Paint:
    """Return white of alpha `light`, black where it is negative, on what is already drawn."""
    tone = 255 if light > 0 else 0
    colour = skia.ColorSetARGB(round(abs(light)), tone, tone, tone)
    return skia.Paint(Color=colour, BlendMode=skia.BlendMode.kSrcATop)
