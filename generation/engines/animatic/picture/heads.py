"""Heads: face, hair, hats and helmets, in units of body height about the base of the neck."""

from __future__ import annotations

import math
from dataclasses import dataclass

import skia

from generation.engines.animatic.picture import bones, hats
from generation.engines.animatic.picture.colours import darker, lighter, luminance, mix
from generation.engines.animatic.picture.garments import Wardrobe
from generation.engines.animatic.picture.ink import Ink, blob, oval, polygon
from generation.engines.animatic.picture.portrait import Head

UP = 0.098  # from the base of the neck to the middle of the head
WIDE, TALL = 0.083, 0.094  # radii


@dataclass(frozen=True)
class Face:
    """What a face does at one moment, each 0..1."""

    mouth: float
    lids: float
    cheer: float


def draw(
    canvas: skia.Canvas, look: Wardrobe, ink: Ink, face: Face, own: Head | None = None
) -> None:
    """Draw a head; `own` is that of somebody who is lent."""
    canvas.save()
    canvas.scale(look.head, look.head)
    canvas.translate(0.012, UP)
    if look.suit == "robot":
        _robot(canvas, look, ink, face)
    elif look.suit == bones.SUIT and own is None:
        bones.skull(canvas, ink, face.mouth)
    else:
        _human(canvas, look, ink, face, own)
    canvas.restore()


def _human(canvas: skia.Canvas, look: Wardrobe, ink: Ink, face: Face, own: Head | None) -> None:
    helmet = look.suit == "space"
    if helmet:
        canvas.drawOval(oval(0.005, 0.0, 0.125, 0.125), ink.fill(0xE9EDF3))
        canvas.drawOval(oval(0.022, 0.0, 0.104, 0.104), ink.fill(0x27364F))
    elif own is None:
        _hair_behind(canvas, look, ink)
    if own is not None:
        own.draw(canvas, ink, mouth=face.mouth, lids=face.lids)
    else:
        _face(canvas, look, ink, face)
    if look.glasses and own is not None:
        _glasses(canvas, ink)
    if helmet:
        canvas.drawArc(
            oval(0.022, 0.0, 0.090, 0.090),
            20,
            62,
            useCenter=False,
            paint=ink.stroke(0xFFFFFF, 0.012, 0.55),
        )
        canvas.drawOval(oval(0.022, 0.0, 0.104, 0.104), ink.fill(0x9BD2F2, 0.16))
    elif look.hat:
        hats.draw(canvas, look, ink)


def _face(canvas: skia.Canvas, look: Wardrobe, ink: Ink, face: Face) -> None:
    canvas.drawOval(oval(0, 0, WIDE, TALL), ink.fill(look.skin))
    jaw = blob([(-0.06, -0.02), (-0.03, -0.09), (0.04, -0.102), (0.075, -0.06), (0.08, 0.0)])
    canvas.drawPath(jaw, ink.fill(look.skin))
    if look.beard:
        _beard(canvas, look, ink)
    _features(canvas, look, ink, face)
    canvas.drawOval(oval(-0.030, -0.014, 0.017, 0.022), ink.fill(darker(look.skin, 0.08)))
    _hair_front(canvas, look, ink)


def _features(canvas: skia.Canvas, look: Wardrobe, ink: Ink, face: Face) -> None:
    dark = 0x2A1F2B
    brow = darker(look.hair if luminance(look.hair) < 190 else 0x9A93A0, 0.25)
    for x, wide in ((0.012, 0.0125), (0.058, 0.0115)):
        if face.lids > 0.55:
            lid = polygon([(x - 0.013, 0.004), (x, 0.0), (x + 0.013, 0.004)], close=False)
            canvas.drawPath(lid, ink.stroke(dark, 0.007))
        else:
            tall = 0.0175 * (1 - face.lids * 0.7)
            canvas.drawOval(oval(x, 0.006, wide, tall), ink.fill(dark))
            canvas.drawCircle(x + 0.004, 0.0125, 0.0042, ink.fill(0xFFFFFF))
        lift = 0.040 + 0.008 * face.cheer + 0.006 * face.mouth
        arc = polygon(
            [(x - 0.017, lift - 0.003), (x, lift + 0.003), (x + 0.015, lift - 0.002)], close=False
        )
        canvas.drawPath(arc, ink.stroke(brow, 0.0085))
    canvas.drawOval(oval(-0.006, -0.030, 0.018, 0.012), ink.fill(mix(look.skin, 0xE8505B, 0.32)))
    nose = blob([(0.036, 0.0), (0.054, -0.024), (0.036, -0.028)])
    canvas.drawPath(nose, ink.fill(darker(look.skin, 0.13)))
    _mouth(canvas, ink, face)
    if look.glasses:
        _glasses(canvas, ink)


def _glasses(canvas: skia.Canvas, ink: Ink) -> None:
    frame = ink.stroke(0x2B2A38, 0.0065)
    canvas.drawCircle(0.008, 0.005, 0.026, frame)
    canvas.drawCircle(0.062, 0.005, 0.024, frame)
    canvas.drawLine(0.034, 0.006, 0.039, 0.006, frame)


def _mouth(canvas: skia.Canvas, ink: Ink, face: Face) -> None:
    x, y = 0.036, -0.052
    if face.mouth > 0.06:
        tall, wide = 0.006 + 0.022 * face.mouth, 0.021 - 0.004 * face.mouth
        box = oval(x, y - 0.004, wide, tall)
        canvas.drawOval(box, ink.fill(0x6E1F2C))
        canvas.save()
        canvas.clipRect(skia.Rect.MakeLTRB(x - 0.03, y - 0.04, x + 0.03, y - 0.006 - tall * 0.3))
        canvas.drawOval(box, ink.fill(0xE8757A))
        canvas.restore()
        return
    curl = 0.008 + 0.010 * face.cheer
    path = skia.Path()
    path.moveTo(x - 0.020, y + curl * 0.5)
    path.quadTo(x + 0.002, y - curl, x + 0.020, y + curl * 0.5)
    canvas.drawPath(path, ink.stroke(0x7A2F36, 0.0075))


def _beard(canvas: skia.Canvas, look: Wardrobe, ink: Ink) -> None:
    shape = blob(
        [
            (-0.045, -0.015),
            (-0.05, -0.085),
            (0.01, -0.128),
            (0.075, -0.105),
            (0.082, -0.03),
            (0.035, -0.038),
        ]
    )
    canvas.drawPath(shape, ink.fill(look.hair))


def _hair_behind(canvas: skia.Canvas, look: Wardrobe, ink: Ink) -> None:
    paint = ink.fill(darker(look.hair, 0.12))
    match look.hair_style:
        case "long":
            path = blob(
                [
                    (-0.10, 0.06),
                    (-0.115, -0.08),
                    (-0.10, -0.19),
                    (-0.01, -0.185),
                    (0.02, -0.03),
                    (0.05, 0.08),
                    (-0.03, 0.12),
                ]
            )
            canvas.drawPath(path, paint)
        case "bob":
            path = blob(
                [
                    (-0.10, 0.07),
                    (-0.115, -0.04),
                    (-0.09, -0.105),
                    (0.0, -0.09),
                    (0.03, 0.0),
                    (0.02, 0.10),
                ]
            )
            canvas.drawPath(path, paint)
        case "bun":
            canvas.drawCircle(-0.085, 0.075, 0.042, paint)
        case "ponytail":
            path = blob(
                [
                    (-0.06, 0.07),
                    (-0.13, 0.065),
                    (-0.165, -0.03),
                    (-0.14, -0.13),
                    (-0.105, -0.03),
                    (-0.06, 0.02),
                ]
            )
            canvas.drawPath(path, paint)
        case "afro":
            canvas.drawCircle(-0.016, 0.035, 0.126, paint)


def _hair_front(canvas: skia.Canvas, look: Wardrobe, ink: Ink) -> None:
    if look.hair_style in {"none", "bald"}:
        return
    paint = ink.fill(look.hair)
    if look.hair_style in {"curly", "afro"}:
        for angle in range(50, 235, 26):
            turn = math.radians(angle)
            canvas.drawCircle(
                0.074 * math.cos(turn) - 0.006, 0.014 + 0.078 * math.sin(turn), 0.034, paint
            )
        return
    cap = skia.Path()
    cap.moveTo(0.072, 0.046)
    cap.quadTo(0.070, 0.104, -0.004, 0.108)
    cap.quadTo(-0.098, 0.102, -0.094, 0.010)
    cap.quadTo(-0.090, -0.028, -0.058, -0.040)
    cap.quadTo(-0.058, 0.010, -0.022, 0.034)
    cap.quadTo(0.012, 0.060, 0.072, 0.046)
    cap.close()
    canvas.drawPath(cap, paint)
    if look.hair_style == "quiff":
        tuft = blob([(0.0, 0.085), (0.04, 0.135), (0.095, 0.118), (0.085, 0.06), (0.03, 0.06)])
        canvas.drawPath(tuft, paint)
    shine = polygon([(-0.062, 0.060), (-0.030, 0.086), (0.008, 0.092)], close=False)
    canvas.drawPath(shine, ink.stroke(lighter(look.hair, 0.22), 0.010))


def _robot(canvas: skia.Canvas, look: Wardrobe, ink: Ink, face: Face) -> None:
    canvas.drawLine(0, 0.08, 0, 0.13, ink.stroke(0x6C7A8C, 0.012))
    canvas.drawCircle(0, 0.138, 0.018, ink.fill(0xFF5C5C))
    canvas.drawRoundRect(
        skia.Rect.MakeLTRB(-0.095, -0.085, 0.095, 0.09), 0.035, 0.035, ink.fill(look.top)
    )
    canvas.drawRoundRect(
        skia.Rect.MakeLTRB(-0.050, -0.070, 0.090, 0.070), 0.028, 0.028, ink.fill(0x1D2838)
    )
    tall = 0.022 * (1 - 0.85 * face.lids)
    for x in (-0.008, 0.052):
        canvas.drawOval(oval(x, 0.018, 0.015, max(0.003, tall)), ink.fill(0x63E8FF))
    high = 0.004 + 0.017 * face.mouth
    canvas.drawRoundRect(oval(0.022, -0.038, 0.030, high), 0.006, 0.006, ink.fill(0x63E8FF))
    canvas.drawCircle(-0.092, 0.0, 0.022, ink.fill(darker(look.top, 0.25)))
