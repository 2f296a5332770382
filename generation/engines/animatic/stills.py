"""What stills and a cut-out tell of somebody: their colours, and their head as it can be drawn.

Pictures come from people: only known formats are opened, and never more than so many pixels.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageFilter, ImageOps

from generation.engines.animatic.likeness import MOUTH, Cutout, Likeness, Pixels
from generation.engines.animatic.picture.colours import packed
from generation.engines.protocol import EngineError

Mask = npt.NDArray[np.bool_]  # (height, width)

MOST_PIXELS: Final = 50_000_000
MEASURED_SIDE: Final = 256  # pixels that a still is measured at
DRAWN_SIDE: Final = 320  # pixels that a cut-out is kept at
FEATHER: Final = 0.012  # of the cut-out's longer side
LIPS: Final = 0.03  # from the reddest row down to where they part
SOLID: Final = 128  # of 255: from here on a pixel belongs to what is cut out
FACE_ENDS: Final = 0.62  # of a still's height: below it there are shoulders
FEW: Final = 40  # pixels that are too few to tell a colour by
FORMATS: Final = ("PNG", "WEBP", "JPEG")


class StillUnreadable(EngineError):
    """A picture that was lent cannot be read."""


def likeness_of(stills: Sequence[Path], cutout: Path | None) -> Likeness:
    """Measure a person.

    :raises StillUnreadable: if a picture cannot be read.
    """
    head = head_of(cutout) if cutout else None
    still = read_picture(stills[0], MEASURED_SIDE) if stills else None
    seen = _seen_in(still) if still is not None else Likeness()
    if head is None:
        return seen
    skin, hair = _colour(head.pixels, _cheeks(head.pixels)), _hair_of(head)
    return replace(seen, skin=skin or seen.skin, hair=hair or seen.hair, head=head)


def _seen_in(still: Pixels) -> Likeness:
    """Measure head and shoulders: skin and hair in the upper part, clothes where it ends."""
    height, width = still.shape[:2]
    top = _colour(still, _band(still, 0.86 * height, height, 0.25 * width, 0.75 * width))
    face = _skin(still)
    if face.sum() < FEW:
        return Likeness(top=top)
    above, chin, left, right = _bounds(face)
    tall, wide = chin - above, right - left
    crown = _band(still, above - 0.20 * tall, above - 0.02 * tall, left + 0.25 * wide, right)
    beside = _band(still, chin - 0.2 * tall, chin + 0.1 * tall, left - 0.22 * wide, left)
    hair = _colour(still, crown)
    return Likeness(
        skin=_colour(still, face),
        hair=hair,
        top=top,
        long_hair=_alike(hair, _colour(still, beside)),
    )


def whole_of(stills: Sequence[Path], cutout: Path | None) -> Cutout | None:
    """Return all of a pet or a thing; without a cut-out, the middle of its best still."""
    if cutout is not None:
        return Cutout(pixels=_feathered(read_picture(cutout, DRAWN_SIDE)))
    if not stills:
        return None
    picture = read_picture(stills[0], DRAWN_SIDE)
    height, width = picture.shape[:2]
    rows, columns = np.mgrid[-1 : 1 : height * 1j, -1 : 1 : width * 1j]
    picture[..., 3] = np.clip((1 - np.hypot(rows, columns)) * 8, 0, 1) * 255
    return Cutout(pixels=picture)


def head_of(path: Path) -> Cutout:
    """Read a head that was cut out, and find its mouth and its eyes."""
    pixels = _feathered(read_picture(path, DRAWN_SIDE))
    return Cutout(pixels=pixels, mouth=_mouth(pixels), eyes=_eyes(pixels))


def read_picture(path: Path, side: int) -> Pixels:
    """Decode a picture, turned upright, at most so many pixels on its longer side.

    :raises StillUnreadable: if it is none, or too large.
    """
    try:
        with Image.open(path, formats=FORMATS) as image:
            if image.width * image.height > MOST_PIXELS:
                raise StillUnreadable("A picture that was lent has too many pixels.")
            upright = ImageOps.exif_transpose(image).convert("RGBA")
            upright.thumbnail((side, side), Image.Resampling.LANCZOS)
            return np.array(upright)
    except (OSError, ValueError, SyntaxError) as error:
        raise StillUnreadable("A picture that was lent cannot be read.") from error


def _feathered(pixels: Pixels) -> Pixels:
    """Crop to what is there and let its edge fade into the scene."""
    rows, columns = np.nonzero(pixels[..., 3] >= SOLID)
    if not len(rows):
        return pixels
    whole = pixels[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1].copy()
    alpha = Image.fromarray(np.pad(whole[..., 3], 4))
    soft = alpha.filter(ImageFilter.GaussianBlur(FEATHER * max(whole.shape[:2])))
    inner = np.asarray(soft)[4:-4, 4:-4].astype(np.float32) * 2 - 255
    whole[..., 3] = np.minimum(whole[..., 3], np.clip(inner, 0, 255)).astype(np.uint8)
    return whole


def _skin(picture: Pixels) -> Mask:
    """Tell which pixels have the colour of skin, of whatever depth, by their chroma."""
    ycc = np.asarray(Image.fromarray(picture[..., :3]).convert("YCbCr"), np.int16)
    blue, red = ycc[..., 1], ycc[..., 2]
    is_skin = (red >= 135) & (red <= 178) & (blue >= 80) & (blue <= 128) & (ycc[..., 0] > 35)
    height, width = is_skin.shape
    is_skin[round(height * FACE_ENDS) :] = False
    is_skin[:, : width // 6] = is_skin[:, -(width // 6) :] = False
    return np.asarray(is_skin & (picture[..., 3] >= SOLID), np.bool_)


def _bounds(mask: Mask) -> tuple[float, float, float, float]:
    """Return top, bottom, left and right of most of what is covered."""
    rows, columns = np.nonzero(mask)
    top, bottom = np.percentile(rows, (6, 94))
    left, right = np.percentile(columns, (6, 94))
    return float(top), float(bottom), float(left), float(right)


def _band(picture: Pixels, top: float, bottom: float, left: float, right: float) -> Mask:
    height, width = picture.shape[:2]
    mask = np.zeros((height, width), np.bool_)
    first, last = max(0, round(top)), max(0, min(height, round(bottom)))
    mask[first:last, max(0, round(left)) : max(0, min(width, round(right)))] = True
    return np.asarray(mask & (picture[..., 3] >= SOLID), np.bool_)


def _colour(picture: Pixels, mask: Mask) -> int | None:
    """Return the commonest colour of what is covered; None of too little."""
    if mask.sum() < FEW:
        return None
    seen = picture[mask][:, :3]
    kinds = (seen >> 5).astype(np.int32) @ np.array([64, 8, 1])
    commonest = seen[kinds == np.bincount(kinds).argmax()]
    red, green, blue = commonest.mean(axis=0)
    return packed(red, green, blue)


def _alike(one: int | None, other: int | None) -> bool:
    if one is None or other is None:
        return False
    return all(abs((one >> shift & 255) - (other >> shift & 255)) < 34 for shift in (0, 8, 16))


def _cheeks(head: Pixels) -> Mask:
    height, width = head.shape[:2]
    return _band(head, 0.5 * height, 0.68 * height, 0.25 * width, 0.75 * width)


def _hair_of(head: Cutout | None) -> int | None:
    if head is None:
        return None
    height, width = head.pixels.shape[:2]
    return _colour(
        head.pixels, _band(head.pixels, 0.02 * height, 0.13 * height, 0.3 * width, 0.7 * width)
    )


def _mouth(head: Pixels) -> float:
    """Find the row of the lips: the reddest of the lower face."""
    height, width = head.shape[:2]
    middle = head[:, round(0.36 * width) : round(0.64 * width), :3].astype(np.float32)
    redness = (middle[..., 0] - 0.5 * middle[..., 1] - 0.5 * middle[..., 2]).mean(axis=1)
    first, last = round(0.62 * height), max(round(0.86 * height), round(0.62 * height) + 1)
    rows = redness[first:last]
    if rows.max() - np.median(rows) < 4:
        return MOUTH
    return float((first + int(rows.argmax())) / height) + LIPS


def _eyes(head: Pixels) -> tuple[tuple[float, float], ...]:
    """Find the darkest spot on either side of the middle face; none where both do not match."""
    height, width = head.shape[:2]
    grey = np.asarray(
        Image.fromarray(head[..., :3]).convert("L").filter(ImageFilter.BoxBlur(0.018 * width)),
        np.float32,
    )
    first, last = round(0.38 * height), round(0.60 * height)
    found = []
    for left, right in ((0.22, 0.46), (0.54, 0.78)):
        part = grey[first:last, round(left * width) : round(right * width)]
        row, column = np.unravel_index(int(part.argmin()), part.shape)
        found.append(((column + round(left * width)) / width, (row + first) / height))
    level = abs(found[0][1] - found[1][1]) < 0.07
    return tuple((float(x), float(y)) for x, y in found) if level else ()
