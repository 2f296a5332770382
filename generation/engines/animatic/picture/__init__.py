"""The picture: what a shot looks like, frame by frame, drawn with Skia on a CPU."""

from generation.engines.animatic.picture.board import Board, held_seconds, opened
from generation.engines.animatic.picture.dissolve import draw_on
from generation.engines.animatic.picture.lantern import shown
from generation.engines.animatic.picture.last_frame import last_frame
from generation.engines.animatic.picture.paint import draw_shot

__all__ = ["Board", "draw_on", "draw_shot", "held_seconds", "last_frame", "opened", "shown"]
