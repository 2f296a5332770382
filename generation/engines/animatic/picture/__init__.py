"""The picture: what a shot looks like, frame by frame, drawn with Skia on a CPU."""

from generation.engines.animatic.picture.dissolve import draw_on
from generation.engines.animatic.picture.paint import draw_shot

__all__ = ["draw_on", "draw_shot"]
