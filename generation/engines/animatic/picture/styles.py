"""The styles: what each does to colours, to baked layers and to the finished frame."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt
import skia

from generation.engines.animatic.picture import (
    anime,
    clay,
    comic,
    neon,
    noir,
    papercut,
    pencil,
)
from generation.engines.animatic.picture.colours import mix, saturated
from generation.engines.animatic.picture.layers import NEAREST
from generation.engines.animatic.picture.manner import Halo, Manner, worked
from generation.engines.animatic.picture.noises import Plane, noise
from generation.engines.animatic.picture.watercolour import bled, paper
from generation.engines.animatic.scene import Daylight, Style


def _cinematic(rgb: int) -> int:
    return saturated(rgb, 1.06)


def _watercolour(rgb: int) -> int:
    return mix(saturated(rgb, 0.72), 0xF3E9D8, 0.20)


def _pixel(rgb: int) -> int:
    return saturated(rgb, 1.18)


TONES: Final[dict[Style, Callable[[int], int]]] = {
    Style.CINEMATIC: _cinematic,
    Style.WATERCOLOUR: _watercolour,
    Style.PIXEL: _pixel,
}


MANNERS: Final[dict[Style, Manner]] = {
    Style.ANIME: anime.MANNER,
    Style.PENCIL: pencil.MANNER,
    Style.CLAYMATION: clay.MANNER,
    Style.COMIC: comic.MANNER,
    Style.NEON: neon.MANNER,
    Style.PAPERCUT: papercut.MANNER,
}


@dataclass(frozen=True)
class Look:
    """One style at one picture size."""

    style: Style
    width: int
    height: int
    daylight: Daylight = Daylight.DAY

    def tone(self, rgb: int) -> int:
        """Return a colour of the surroundings as the style shows it."""
        if self.style is Style.NOIR:
            return noir.backdrop(rgb, self.daylight)
        manner = MANNERS.get(self.style)
        return manner.tone(rgb) if manner else TONES[self.style](rgb)

    @property
    def halos(self) -> tuple[Halo, ...]:
        """What is drawn about every figure, before it."""
        manner = MANNERS.get(self.style)
        return manner.halos if manner else ()

    @property
    def held(self) -> int:
        """Frames that one drawing is seen."""
        manner = MANNERS.get(self.style)
        return manner.held if manner else 1

    @property
    def key_lit(self) -> bool:
        """Whether light from the side is seen on figures."""
        manner = MANNERS.get(self.style)
        return self.style is Style.NOIR or (manner is not None and manner.solid)

    def actor_tone(self, rgb: int) -> int:
        """Return a colour of an actor."""
        if manner := MANNERS.get(self.style):
            return manner.figure(rgb)
        return noir.figure(rgb) if self.style is Style.NOIR else TONES[self.style](rgb)

    def finish(self, image: skia.Image) -> skia.Image:
        """Return what the style does to a baked layer, once."""
        if self.style is Style.WATERCOLOUR:
            return bled(image)
        manner = MANNERS.get(self.style)
        return worked(image, manner.finish) if manner and manner.finish else image

    def lit(self, ambient: tuple[float, float, float]) -> tuple[float, float, float]:
        """Return the light on actors, who stand out from their surroundings in every style."""
        lift = 0.72 if self.style is Style.NOIR else 0.44
        if manner := MANNERS.get(self.style):
            lift = manner.lift
        red, green, blue = (lift + (1 - lift) * part for part in ambient)
        return red, green, blue

    def fatten(self, small: skia.Surface, large: skia.Surface, factor: int) -> None:
        """Few colours, then each pixel as a square of `factor` by `factor`."""
        info = small.imageInfo()
        pixels = np.empty((info.height(), info.width(), 4), np.uint8)
        small.readPixels(info, pixels, info.width() * 4, 0, 0)
        few = _few(pixels)
        image = skia.Image.MakeRasterCopy(skia.Pixmap(info, few, info.width() * 4))
        canvas = large.getCanvas()
        canvas.save()
        canvas.scale(factor, factor)
        canvas.drawImage(image, 0, 0, NEAREST)
        canvas.restore()

    def veil(self, canvas: skia.Canvas) -> None:
        """Vignette and grain, or paper, over the finished frame; still, so that it encodes well."""
        if self.style is not Style.PIXEL:
            canvas.drawImage(_veil(self.style, self.width, self.height), 0, 0, NEAREST)


def _shade(amount: Plane) -> skia.Image:
    """Black where `amount` is below 0, white where above; |amount| is the alpha 0..1."""
    alpha = np.clip(np.abs(amount) * 255, 0, 255).astype(np.uint8)
    white = np.where(amount > 0, alpha, 0).astype(np.uint8)
    pixels = np.ascontiguousarray(np.dstack([white, white, white, alpha]))
    info = skia.ImageInfo.Make(
        pixels.shape[1], pixels.shape[0], skia.kBGRA_8888_ColorType, skia.kPremul_AlphaType
    )
    return skia.Image.MakeRasterCopy(skia.Pixmap(info, pixels, pixels.shape[1] * 4))


def _vignette(width: int, height: int, strength: float) -> Plane:
    rows = np.linspace(-1, 1, height, dtype=np.float32)[:, None]
    columns = np.linspace(-1, 1, width, dtype=np.float32)[None, :]
    reach = np.clip((np.sqrt(rows**2 + columns**2) - 0.62) / 0.8, 0, 1)
    dither = noise(3, width, height, 1) / 255
    return np.asarray(-strength * reach**1.7 + dither, dtype=np.float32)


@lru_cache(maxsize=2)
def _veil(style: Style, width: int, height: int) -> skia.Image:
    if style is Style.WATERCOLOUR:
        return _shade(paper(width, height))
    if (manner := MANNERS.get(style)) and manner.veil:
        return _shade(manner.veil(width, height))
    strength, grain = (0.60, 0.034) if style is Style.NOIR else (0.36, 0.016)
    fine = noise(7, width, height, 1) + 0.5 * noise(8, width, height, 2)
    return _shade(np.asarray(_vignette(width, height, strength) + grain * fine, np.float32))


BAYER: Final = (
    np.array([[0, 8, 2, 10], [12, 4, 14, 6], [3, 11, 1, 9], [15, 7, 13, 5]], np.float32) / 16 - 0.47
)


def _few(
    pixels: npt.NDArray[np.uint8],
) -> npt.NDArray[np.uint8]:
    """Seven steps a channel, between which an ordered pattern mediates."""
    height, width = pixels.shape[:2]
    pattern = np.tile(BAYER, (height // 4 + 1, width // 4 + 1))[:height, :width, None]
    step = np.float32(255 / 7)
    out = np.clip(np.rint(pixels[:, :, :3] / step + pattern * 0.32) * step, 0, 255)
    done = pixels.copy()
    done[:, :, :3] = out
    return done
