"""A given picture for a whole clip: nobody acts in it, but it rains or snows and is heard."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np
import skia

from generation.engines.animatic.action import Action
from generation.engines.animatic.picture.board import Board, Move
from generation.engines.animatic.picture.paint import site_of
from generation.engines.animatic.picture.weather import sheets
from generation.engines.animatic.scene import Style, Weather
from generation.engines.protocol import Frame

SETS_IN: Final = 1.0  # seconds in which rain or snow appears


def shown(board: Board, action: Action, *, style: Style, seed: int) -> Iterator[Frame]:
    """Move over the board for as long as the action lasts, in its weather."""
    height, width = board.picture.shape[:2]
    moves = Move.over(board)
    falls = action.shot.weather is not Weather.CLEAR
    falling = sheets(site_of(action, style, (width, height), seed)) if falls else []
    info = skia.ImageInfo.Make(width, height, skia.kRGBA_8888_ColorType, skia.kPremul_AlphaType)
    for number in range(action.frame_count):
        time = number / action.fps
        frame = moves.at(time)
        if falling:
            surface = skia.Surface.MakeRasterDirect(info, frame, width * 4)
            canvas = surface.getCanvas()
            canvas.saveLayerAlpha(None, round(255 * min(1.0, time / SETS_IN)))
            for sheet in falling:
                sheet.draw(canvas, time)
            canvas.restore()
        yield np.asarray(frame)
