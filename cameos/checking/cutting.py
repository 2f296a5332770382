"""Stills and cut-outs for the engines: drawn anew, with nothing in the file but the picture."""

from __future__ import annotations

import io
from typing import Any, Final, Literal

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFilter

from cameos.checking.mesh import OUTLINE
from cameos.checking.models import OUTLINES, network
from cameos.checking.report import Reference
from cameos.checking.watching import Kept

MOST: Final = 768  # pixels of a still's longer side
ABOVE, BELOW, BESIDE = 0.75, 0.6, 0.75  # of a face's height and width, around it in a still
FEATHER: Final = 1 / 200  # of the width, by which the edge of a cut-out is soft
Mask = npt.NDArray[np.floating[Any]]  # (height, width), 0..1


def still_of(kept: Kept, kind: Literal["front", "left", "right"]) -> Reference:
    """Draw head and shoulders as a WebP."""
    return written(_head(kept)[0], kind)


def head_cut_out(kept: Kept) -> Reference:
    """Cut the head out, hair and all and without the shoulders, as a PNG with transparency."""
    image, box = _head(kept)
    points = (kept.mesh.points[:, :2] - box[:2]) * (image.width / (box[2] - box[0]))
    mask = _person(image) * _above_the_neck(image.size, points)
    mask = np.maximum(mask, _face(image.size, points))
    return written(cut_under(image, mask), "cutout")


def written(image: Image.Image, kind: Literal["front", "left", "right", "cutout"]) -> Reference:
    """Encode a picture: WebP, or PNG where parts of it are transparent."""
    file, clear = io.BytesIO(), image.mode == "RGBA"
    if clear:
        image.save(file, "PNG", compress_level=6)
    else:
        image.save(file, "WEBP", quality=90, method=4)
    return Reference(
        kind=kind,
        media_type="image/png" if clear else "image/webp",
        width=image.width,
        height=image.height,
        content=file.getvalue(),
    )


def _head(kept: Kept) -> tuple[Image.Image, npt.NDArray[np.float64]]:
    """Return head and shoulders, and where they lie in the picture."""
    outline = kept.mesh.points[list(OUTLINE), :2]
    (left, top), (right, bottom) = outline.min(axis=0), outline.max(axis=0)
    across, down = right - left, bottom - top
    height, width = kept.picture.shape[:2]
    box = (
        max(0, round(float(left - BESIDE * across))),
        max(0, round(float(top - ABOVE * down))),
        min(width, round(float(right + BESIDE * across))),
        min(height, round(float(bottom + BELOW * down))),
    )
    image = Image.fromarray(kept.picture).crop(box)
    image.thumbnail((MOST, MOST), Image.Resampling.LANCZOS)
    return image, np.array(box, np.float64)


def _person(image: Image.Image) -> Mask:
    """Return where there is somebody, as far as the network can tell."""
    look = network(OUTLINES)
    small = image.resize((look.side, look.side), Image.Resampling.BILINEAR)
    (found,) = look(np.asarray(small, np.float32) / 255)
    shape = Image.fromarray((np.clip(found[..., 0], 0, 1) * 255).astype(np.uint8))
    return np.asarray(shape.resize(image.size, Image.Resampling.BICUBIC), np.float32) / 255


def _above_the_neck(size: tuple[int, int], points: npt.NDArray[np.floating[Any]]) -> Mask:
    """Return the room of a head: an oval about the face, narrower below the chin."""
    width, height = size
    outline = points[list(OUTLINE)]
    (left, top), (right, bottom) = outline.min(axis=0), outline.max(axis=0)
    across, down = (right - left) / 2, (bottom - top) / 2
    y, x = np.mgrid[:height, :width]
    from_left = np.abs(x - (left + right) / 2) / (1.6 * across)
    from_top = (y - (top + bottom) / 2) / down
    tall = np.where(from_top < 0, 2.1, 1.12)
    inside = from_left**2.5 + np.abs(from_top / tall) ** 2.5
    return np.asarray(np.clip((1.05 - inside) / 0.1, 0, 1), np.float32)


def _face(size: tuple[int, int], points: npt.NDArray[np.floating[Any]]) -> Mask:
    mask = Image.new("L", size)
    ImageDraw.Draw(mask).polygon([tuple(map(float, points[i])) for i in OUTLINE], fill=255)
    return np.asarray(mask, np.float32) / 255


def cut_under(image: Image.Image, mask: Mask) -> Image.Image:
    """Return what lies under a mask, cropped to it."""
    hard = Image.fromarray((np.clip((mask - 0.25) * 2, 0, 1) * 255).astype(np.uint8))
    soft = hard.filter(ImageFilter.GaussianBlur(max(1.0, image.width * FEATHER)))
    cut = image.convert("RGB").convert("RGBA")
    cut.putalpha(soft)
    box = soft.point(lambda value: 255 * (value > 16)).getbbox()
    return cut.crop(box) if box else cut
