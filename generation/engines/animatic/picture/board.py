"""A given picture, put up as a board: the camera moves in on it, then the drawn scene takes over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
import skia

from generation.engines.animatic.picture.layers import SMOOTH
from generation.engines.animatic.picture.noises import Plane, noise
from generation.engines.animatic.scene import Daylight
from generation.engines.protocol import EngineError, Frame

HELD: Final = 0.3  # of the clip, that the picture is seen alone
SHORTEST, LONGEST = 1.2, 2.6  # seconds of that
TURNING: Final = 0.9  # seconds in which the drawn scene takes over
PUSH: Final = 0.028  # how much nearer the camera comes, a second
SOFTNESS: Final = 0.10  # of the way: how wide the edge between picture and scene is
GLOW: Final = 0.55  # how light that edge is
DARK, DIM, LIGHT = 55, 95, 165  # mean luminance of a night, of a blue night, at most of a sunset
WARM: Final = 12  # how much redder than blue a sunset is

Grey = npt.NDArray[np.float32]  # (height, width)


@dataclass(frozen=True)
class Board:
    """A picture as large as the clip's."""

    picture: Frame

    @classmethod
    def read(cls, path: Path, size: tuple[int, int]) -> Board:
        """Read a picture, scaled if it has another size.

        :raises EngineError: if it cannot be read.
        """
        try:
            image = skia.Image.open(str(path))
        except (OSError, RuntimeError, ValueError) as error:
            raise EngineError("The starting picture cannot be read. Give another one.") from error
        return cls.of(image, size)

    @classmethod
    def of(cls, image: skia.Image, size: tuple[int, int]) -> Board:
        if (image.width(), image.height()) != size:
            image = image.resize(*size, SMOOTH)
        picture = image.toarray(colorType=skia.kRGBA_8888_ColorType)
        picture[:, :, 3] = 255
        return cls(picture)

    @property
    def daylight(self) -> Daylight:
        """Guess the hour it shows by its light."""
        few = self.picture[::8, ::8].astype(np.float32)
        warmth = few[:, :, 0] - few[:, :, 2]
        light, warm, sky = float(_grey(few).mean()), float(warmth.mean()), warmth[: len(few) // 2]
        if light < DARK or (light < DIM and warm < 0):
            return Daylight.NIGHT
        dusky = light < LIGHT and warm > WARM and float(sky.mean()) > WARM / 2
        return Daylight.SUNSET if dusky else Daylight.DAY


def held_seconds(seconds: float) -> float:
    """Tell how long the picture is seen alone before a scene of so many seconds takes over."""
    return min(LONGEST, max(SHORTEST, HELD * seconds))


def opened(board: Board, drawn: Iterator[Frame], *, held: float, fps: float) -> Iterator[Frame]:
    """Show the board for `held` seconds before the drawn frames, which go on beneath it.

    The first frame is the picture itself.
    """
    hold, turn = round(held * fps), round(TURNING * fps)
    moves = Move.over(board)
    field = _field(board, moves.focus)
    for number, frame in enumerate(drawn):
        if number >= hold + turn:
            yield frame
        elif number < hold:
            yield moves.at(number / fps)
        else:
            share = (number - hold + 1) / (turn + 1)
            yield _turned(moves.at(number / fps), frame, field, share)


@dataclass(frozen=True)
class Move:
    """A slow push towards what catches the eye."""

    board: Board
    image: skia.Image
    surface: skia.Surface
    focus: tuple[float, float]

    @classmethod
    def over(cls, board: Board) -> Move:
        height, width = board.picture.shape[:2]
        info = _info(width, height)
        pixels = np.ascontiguousarray(board.picture)
        image = skia.Image.MakeRasterCopy(skia.Pixmap(info, pixels, width * 4))
        fast = skia.ImageInfo.MakeN32Premul(width, height)
        ready = skia.Surface.MakeRaster(fast)
        ready.getCanvas().drawImage(image, 0, 0)
        return cls(board, ready.makeImageSnapshot(), skia.Surface.MakeRaster(fast), _focus(board))

    def at(self, time: float) -> Frame:
        """Give the picture as it is seen after some seconds."""
        if time == 0:
            return self.board.picture.copy()
        height, width = self.board.picture.shape[:2]
        canvas = self.surface.getCanvas()
        canvas.save()
        canvas.translate(*self.focus)
        canvas.scale(1 + PUSH * time, 1 + PUSH * time)
        canvas.translate(-self.focus[0], -self.focus[1])
        canvas.drawImage(self.image, 0, 0, SMOOTH)
        canvas.restore()
        pixels = np.empty((height, width, 4), np.uint8)
        self.surface.readPixels(_info(width, height), pixels, width * 4, 0, 0)
        return pixels


def _info(width: int, height: int) -> skia.ImageInfo:
    return skia.ImageInfo.Make(width, height, skia.kRGBA_8888_ColorType, skia.kPremul_AlphaType)


def _grey(picture: Frame | Grey) -> Grey:
    return np.asarray(picture[:, :, :3] @ np.array([0.30, 0.59, 0.11], np.float32), np.float32)


def _focus(board: Board) -> tuple[float, float]:
    """Find the middle of the detail in a picture, not too near its edges."""
    height, width = board.picture.shape[:2]
    step = max(1, min(width, height) // 60)
    grey = _grey(board.picture[::step, ::step])
    detail = np.hypot(*np.gradient(grey)) ** 1.5 + 1e-3
    rows, columns = np.indices(detail.shape) / np.array(detail.shape)[:, None, None]
    weight = detail * np.exp(-((rows - 0.5) ** 2 + (columns - 0.5) ** 2) * 3)
    across = float((columns * weight).sum() / weight.sum())
    down = float((rows * weight).sum() / weight.sum())
    return width * min(0.7, max(0.3, across)), height * min(0.7, max(0.3, down))


def _field(board: Board, focus: tuple[float, float]) -> Plane:
    """Tell when each place turns, 0..1: like ink that spreads over wet paper from the focus."""
    height, width = board.picture.shape[:2]
    cell = max(8, min(width, height) // 7)
    rough = noise(31, width, height, cell) + 0.25 * noise(32, width, height, max(4, cell // 4))
    rows, columns = np.arange(height)[:, None], np.arange(width)[None, :]
    away = np.hypot(columns - focus[0], rows - focus[1]) / np.hypot(width, height)
    field = away + 0.16 * rough
    low, high = float(field.min()), float(field.max())
    return np.asarray((field - low) / (high - low), np.float32)


def _turned(before: Frame, after: Frame, field: Plane, share: float) -> Frame:
    front = share * (1 + 2 * SOFTNESS) - SOFTNESS
    covered = np.clip((front - field) / SOFTNESS + 0.5, 0, 1)[:, :, None]
    edge = GLOW * np.exp(-(((covered - 0.5) / 0.3) ** 2)) * (covered > 0) * (covered < 1)
    mixed = before[:, :, :3] * (1 - covered) + after[:, :, :3] * covered
    lit = mixed + (255 - mixed) * edge
    return np.dstack((lit.astype(np.uint8), np.full(field.shape, 255, np.uint8)))
