"""The animatic engine of a site that makes all clips as small as previews, and so as fast."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from generation.engines.animatic.engine import PREVIEW_SIZES, AnimaticEngine
from generation.engines.protocol import Capabilities

LITTLE_ANIMATIC: Final = "tests.generation.little_animatic.LittleAnimatic"


class LittleAnimatic(AnimaticEngine):
    def capabilities(self) -> Capabilities:
        return replace(super().capabilities(), sizes=PREVIEW_SIZES)
