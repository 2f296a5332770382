"""A regular swell on deep water: one shape for what floats on it and for the picture.

Metres and seconds; water at rest lies at y = 0.
"""

from __future__ import annotations

import math
from typing import Final

import numpy as np
import numpy.typing as npt

LENGTH: Final = 7.0  # metres from crest to crest
RISE: Final = 0.30  # metres of a crest above still water
NUMBER: Final = 2 * math.pi / LENGTH
RATE: Final = math.sqrt(9.81 * NUMBER)  # radians a second

Values = float | npt.NDArray[np.float64]


def height(x: Values, time: Values) -> Values:
    """Give the water's height."""
    return np.asarray(RISE * np.sin(NUMBER * x - RATE * time), np.float64)


def slope(x: Values, time: Values) -> Values:
    """Give how steeply it rises to the right."""
    return np.asarray(RISE * NUMBER * np.cos(NUMBER * x - RATE * time), np.float64)


def rising(x: Values, time: Values) -> Values:
    """Give the metres a second at which it rises."""
    return np.asarray(-RISE * RATE * np.cos(NUMBER * x - RATE * time), np.float64)
