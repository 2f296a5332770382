"""How long the bones of a person are, in heights: the picture draws them, and the world throws with them."""

from __future__ import annotations

from typing import Final

THIGH: Final = 0.232
SHIN: Final = 0.226
SPINE: Final = 0.275  # hip to shoulder
UPPER_ARM: Final = 0.160
FOREARM: Final = 0.150
