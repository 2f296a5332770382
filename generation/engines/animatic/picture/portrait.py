"""Cut-outs in the scene: a head that speaks and blinks, a pet or a thing that moves."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
import skia

from generation.engines.animatic.action import Pose
from generation.engines.animatic.gestures import paws
from generation.engines.animatic.likeness import Cutout, Pixels
from generation.engines.animatic.picture.colours import darker, packed
from generation.engines.animatic.picture.ink import Ink, oval
from generation.engines.animatic.scene import Motion

HEAD_TALL: Final = 0.30  # of the body's height: a little larger than life, as caricature has it
CHIN: Final = -0.118  # where the cut-out ends, below the middle of the head
WIDEST: Final = 2.3  # a pet or a thing, in its heights
STEPS: Final = 9  # samples of the scene's light on each channel
OPEN: Final = 0.06  # from here on a mouth is drawn open
SAMPLING: Final = skia.SamplingOptions(skia.FilterMode.kLinear, skia.MipmapMode.kLinear)


def lit(cutout: Cutout, ink: Ink) -> skia.Image:
    """Return a cut-out in the light and the style of the scene."""
    pixels = _toned(cutout.pixels, ink)
    image = skia.Image.fromarray(
        np.ascontiguousarray(pixels),
        colorType=skia.kRGBA_8888_ColorType,
    )
    return image.withDefaultMipmaps()


def _toned(pixels: Pixels, ink: Ink) -> Pixels:
    """Send every colour through the ink: a grid of samples, straight lines between them."""
    ends = np.linspace(0, 255, STEPS)
    grid = np.array(
        [[[_split(ink.tone(packed(r, g, b))) for b in ends] for g in ends] for r in ends],
        np.float32,
    )
    place = pixels[..., :3].astype(np.float32) * ((STEPS - 1) / 255)
    low = np.minimum(place.astype(np.intp), STEPS - 2)
    share = place - low
    toned = np.zeros(place.shape, np.float32)
    for corner in range(8):
        steps = np.array([corner >> 2 & 1, corner >> 1 & 1, corner & 1])
        weight = np.where(steps, share, 1 - share).prod(axis=-1, keepdims=True)
        red, green, blue = np.moveaxis(low + steps, -1, 0)
        toned += weight * grid[red, green, blue]
    whole = np.empty_like(pixels)
    whole[..., :3] = np.clip(toned, 0, 255)
    whole[..., 3] = pixels[..., 3]
    return whole


def _split(rgb: int) -> tuple[int, int, int]:
    return rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255


@dataclass
class Head:
    """The head of somebody who is lent, drawn about the middle of a drawn one, y up."""

    cutout: Cutout
    image: skia.Image
    skin: int

    def draw(self, canvas: skia.Canvas, ink: Ink, *, mouth: float, lids: float) -> None:
        canvas.save()
        canvas.translate(-HEAD_TALL * self.cutout.shape / 2, CHIN + HEAD_TALL)
        canvas.scale(HEAD_TALL, -HEAD_TALL)  # from here on its height is 1, y down
        self._image(canvas)
        if lids > 0.55:
            self._blink(canvas, ink)
        if mouth > OPEN:
            self._speak(canvas, ink, mouth)
        canvas.restore()

    def _image(self, canvas: skia.Canvas) -> None:
        box = skia.Rect.MakeWH(self.cutout.shape, 1)
        canvas.drawImageRect(self.image, box, SAMPLING)

    def _blink(self, canvas: skia.Canvas, ink: Ink) -> None:
        for x, y in self.cutout.eyes:
            at = x * self.cutout.shape
            canvas.drawOval(oval(at, y, 0.062, 0.036), ink.fill(self.skin))
            line = skia.Path()
            line.moveTo(at - 0.05, y + 0.008)
            line.quadTo(at, y + 0.034, at + 0.05, y + 0.008)
            canvas.drawPath(line, ink.stroke(darker(self.skin, 0.55), 0.012))

    def _speak(self, canvas: skia.Canvas, ink: Ink, mouth: float) -> None:
        """Let the jaw fall: what is below the lips moves down, and behind it it is dark."""
        middle, lips = self.cutout.shape / 2, self.cutout.mouth
        fall = 0.075 * mouth
        canvas.drawOval(oval(middle, lips + fall / 2, 0.115, 0.012 + fall / 2), ink.fill(0x5A1A26))
        jaw = skia.Path()
        jaw.moveTo(middle - 0.13, lips)
        jaw.quadTo(middle, lips + 0.02, middle + 0.13, lips)
        jaw.quadTo(middle + 0.15, 0.90, middle, 1.02)
        jaw.quadTo(middle - 0.15, 0.90, middle - 0.13, lips)
        jaw.close()
        canvas.save()
        canvas.translate(0, fall)
        canvas.clipPath(jaw, skia.ClipOp.kIntersect, doAntiAlias=True)
        self._image(canvas)
        canvas.restore()


@dataclass
class Standee:
    """All of a pet or thing that is lent, in units of its height, y up, its foot at the origin."""

    cutout: Cutout
    image: skia.Image
    alive: bool

    def draw(self, canvas: skia.Canvas, pose: Pose, time: float) -> None:
        wide, tall = self.cutout.shape, 1.0
        if wide > WIDEST:
            wide, tall = WIDEST, WIDEST / wide
        lean, hop, breath = self._moved(pose, time)
        canvas.save()
        canvas.translate(0, hop)
        canvas.rotate(lean)
        canvas.scale(1 - 0.5 * breath, 1 + breath)
        canvas.translate(-wide / 2, tall)
        canvas.scale(1, -1)
        canvas.drawImageRect(self.image, skia.Rect.MakeWH(wide, tall), SAMPLING)
        canvas.restore()

    def _moved(self, pose: Pose, time: float) -> tuple[float, float, float]:
        """Say how it leans, in degrees, how high it hops and how it breathes."""
        if not self.alive:
            return 0.0, 0.0, 0.0
        turn = math.tau * pose.phase
        if paws(pose.motion) in {Motion.WALK, Motion.RUN, Motion.DANCE, Motion.SWIM}:
            lively = 1.6 if pose.motion is Motion.RUN else 1.0
            return 4.5 * lively * math.sin(turn), 0.05 * lively * abs(math.sin(turn)), 0.0
        talk = 0.07 * pose.mouth
        return 2.0 * math.sin(time * 1.7) - 6 * pose.mouth, 0.0, 0.015 * math.sin(time * 2.6) + talk
