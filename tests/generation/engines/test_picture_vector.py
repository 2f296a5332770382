"""Emoji as outlines: what is parsed fills the same pixels as Skia's own SVG renderer."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest
import skia

from generation.engines.animatic.hoop import KIND
from generation.engines.animatic.picture.props import DRAWN
from generation.engines.animatic.picture.vector import BOX, bent, drawing, file_of

SIDE = 72  # pixels


def rendered_by_skia(emoji: str) -> npt.NDArray[np.int16]:
    path = file_of(emoji)
    assert path is not None
    surface = skia.Surface(SIDE, SIDE)
    dom = skia.SVGDOM.MakeFromStream(skia.FILEStream(str(path)))
    dom.setContainerSize(skia.Size(SIDE, SIDE))
    dom.render(surface.getCanvas())
    return np.asarray(surface.toarray(alphaType=skia.kPremul_AlphaType), np.int16)


def rendered_by_us(emoji: str) -> npt.NDArray[np.int16]:
    found = drawing(emoji)
    assert found is not None
    surface = skia.Surface(SIDE, SIDE)
    canvas = surface.getCanvas()
    canvas.scale(SIDE / BOX, SIDE / BOX)
    for shape in found.shapes:
        paint = skia.Paint(AntiAlias=True, Color=round(shape.alpha * 255) << 24 | shape.rgb)
        canvas.drawPath(shape.path, paint)
    return np.asarray(surface.toarray(alphaType=skia.kPremul_AlphaType), np.int16)


@pytest.mark.parametrize("emoji", list("🐕🐈🐎🦊🐻🐘🏀🚗🍕🚀🎸🐢🦄🐉🎈🚲🛹🐧"))
def test_a_parsed_emoji_looks_as_its_file_says(emoji: str) -> None:
    ours, theirs = rendered_by_us(emoji), rendered_by_skia(emoji)

    wrong = np.abs(ours - theirs).max(axis=2) > 40
    assert (theirs[:, :, 3] > 0).mean() > 0.1
    assert wrong.mean() < 0.02


def test_an_unknown_emoji_has_no_drawing() -> None:
    assert drawing("") is None
    assert drawing("no emoji") is None


def test_a_bent_outline_goes_where_its_points_are_moved() -> None:
    found = drawing("🐕")
    assert found is not None
    shape = found.shapes[0]

    moved = bent(shape.path, lambda x, y: (x + 5, y - 2))

    before, after = shape.path.computeTightBounds(), moved.computeTightBounds()
    assert after.left() == pytest.approx(before.left() + 5, abs=1e-3)
    assert after.top() == pytest.approx(before.top() - 2, abs=1e-3)
    assert after.width() == pytest.approx(before.width(), abs=1e-3)


def test_boards_and_the_hoop_are_drawn_by_hand() -> None:
    assert {KIND, "surfboard", "skateboard"} <= DRAWN.keys()
