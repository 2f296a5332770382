"""The animatic engine of a site that makes all clips as small as previews, and so as fast."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from generation.engines.animatic.engine import PREVIEW_SIZES, AnimaticEngine
from generation.engines.protocol import Plan, RenderOrder

LITTLE_ANIMATIC: Final = "tests.generation.little_animatic.LittleAnimatic"
LANDSCAPE, PORTRAIT = PREVIEW_SIZES


class LittleAnimatic(AnimaticEngine):
    """Offer what the engine offers, and draw it small."""

    def plan(self, order: RenderOrder) -> Plan:
        width, height = PORTRAIT if order.height > order.width else LANDSCAPE
        return super().plan(replace(order, width=width, height=height))
