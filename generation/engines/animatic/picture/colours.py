"""Colours as 0xRRGGBB integers and the few sums done with them."""

from __future__ import annotations

import colorsys
from functools import lru_cache
from typing import Final

NAMED: Final[dict[str, int]] = {
    "red": 0xE5383B,
    "orange": 0xF98B2B,
    "yellow": 0xFFD23F,
    "gold": 0xF2B632,
    "golden": 0xF2B632,
    "green": 0x3FA45B,
    "lime": 0x9BD53A,
    "teal": 0x1FA5A0,
    "turquoise": 0x2EC4B6,
    "cyan": 0x2BC4E8,
    "blue": 0x2F6FDE,
    "navy": 0x22346B,
    "indigo": 0x4B3FA8,
    "purple": 0x8A4BC9,
    "violet": 0x8F5BE0,
    "magenta": 0xD93AA8,
    "pink": 0xF883B4,
    "brown": 0x8A5A3A,
    "beige": 0xE3CFA9,
    "black": 0x2A2A32,
    "white": 0xF6F4EE,
    "grey": 0x9098A5,
    "gray": 0x9098A5,
    "silver": 0xC4CCD6,
}


def named(name: str, otherwise: int) -> int:
    """Return the colour a prompt means by a name, or `otherwise` for none and for unknown names."""
    return NAMED.get(name.strip().lower(), otherwise)


def channels(rgb: int) -> tuple[int, int, int]:
    return rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255


def packed(red: float, green: float, blue: float) -> int:
    """Channels 0..255, clipped, as one integer."""
    r, g, b = (min(255, max(0, round(value))) for value in (red, green, blue))
    return r << 16 | g << 8 | b


@lru_cache(maxsize=4096)
def mix(one: int, other: int, share: float) -> int:
    """`one` at share 0, `other` at share 1."""
    pairs = zip(channels(one), channels(other), strict=True)
    red, green, blue = (a + (b - a) * share for a, b in pairs)
    return packed(red, green, blue)


def times(rgb: int, factors: tuple[float, float, float]) -> int:
    red, green, blue = (c * f for c, f in zip(channels(rgb), factors, strict=True))
    return packed(red, green, blue)


def lighter(rgb: int, share: float) -> int:
    return mix(rgb, 0xFFFFFF, share)


def darker(rgb: int, share: float) -> int:
    """Darker the way flat illustration shades: towards a deep blue, never to black."""
    return mix(rgb, 0x1A1440, share)


def luminance(rgb: int) -> float:
    red, green, blue = channels(rgb)
    return 0.299 * red + 0.587 * green + 0.114 * blue


def saturated(rgb: int, factor: float) -> int:
    grey = luminance(rgb)
    red, green, blue = (grey + (c - grey) * factor for c in channels(rgb))
    return packed(red, green, blue)


def hue(rgb: int) -> float:
    """0..1 around the colour circle."""
    red, green, blue = channels(rgb)
    return colorsys.rgb_to_hsv(red / 255, green / 255, blue / 255)[0]
