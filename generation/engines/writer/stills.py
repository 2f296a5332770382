"""The still pictures of a clip: its thumbnail and its sprite sheet."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import av
import numpy as np
import skia
from av.video.reformatter import Interpolation

from generation.engines.protocol import Frame

SPRITE_COUNT: Final = 10  # frames in the sheet, left to right, evenly spread over the clip
SPRITE_LONG_SIDE: Final = 160  # pixels
THUMBNAIL_LONG_SIDE: Final = 640  # pixels
THUMBNAIL_MOMENTS: Final = (0.28, 0.33, 0.40)  # shares of the clip; the sharpest is taken
WEBP_QUALITY: Final = 82
JPEG_QUALITY: Final = 80


class Stills:
    """Watches the frames go by and keeps what the still pictures need."""

    def __init__(self, frame_count: int, width: int, height: int) -> None:
        self._sprite_at = [int((i + 0.5) * frame_count / SPRITE_COUNT) for i in range(SPRITE_COUNT)]
        self._thumbnail_at = {int(moment * frame_count) for moment in THUMBNAIL_MOMENTS}
        self._sprite_size = _fitted(width, height, SPRITE_LONG_SIDE)
        self._thumbnail_size = _fitted(width, height, THUMBNAIL_LONG_SIDE)
        self._sprites: list[Frame] = []
        self._thumbnail: Frame | None = None
        self._sharpness = -1.0

    @property
    def moments(self) -> list[int]:
        """The frames that the still pictures are made of, in their order."""
        return sorted({*self._sprite_at, *self._thumbnail_at})

    def look(self, index: int, picture: av.VideoFrame) -> None:
        """Keep small copies of frame `index` as often as the sheet shows it."""
        shown = self._sprite_at.count(index)
        if shown:
            self._sprites += [_shrunk(picture, self._sprite_size)] * shown
        if index in self._thumbnail_at:
            self._consider_thumbnail(_shrunk(picture, self._thumbnail_size))

    def save(self, *, thumbnail: Path, sprites: Path) -> None:
        if self._thumbnail is None:
            raise ValueError("a clip without frames has no thumbnail")
        _save(self._thumbnail, thumbnail, skia.EncodedImageFormat.kWEBP, WEBP_QUALITY)
        sheet = np.concatenate(self._sprites, axis=1)
        _save(sheet, sprites, skia.EncodedImageFormat.kJPEG, JPEG_QUALITY)

    def _consider_thumbnail(self, candidate: Frame) -> None:
        sharpness = _sharpness(candidate)
        if sharpness > self._sharpness:
            self._thumbnail, self._sharpness = candidate, sharpness


def _fitted(width: int, height: int, long_side: int) -> tuple[int, int]:
    scale = min(1.0, long_side / max(width, height))
    return max(2, round(width * scale)), max(2, round(height * scale))


def _shrunk(picture: av.VideoFrame, size: tuple[int, int]) -> Frame:
    small = picture.reformat(size[0], size[1], "rgba", interpolation=Interpolation.AREA)
    return np.ascontiguousarray(small.to_ndarray(), np.uint8)


def _sharpness(picture: Frame) -> float:
    grey = picture[..., :3].mean(axis=2)
    return float(np.abs(np.diff(grey, axis=0)).mean() + np.abs(np.diff(grey, axis=1)).mean())


def _save(pixels: Frame, path: Path, kind: skia.EncodedImageFormat, quality: int) -> None:
    image = skia.Image.fromarray(pixels, colorType=skia.kRGBA_8888_ColorType)
    path.write_bytes(bytes(image.encodeToData(kind, quality)))
