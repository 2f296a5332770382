"""A pet or a thing: a film or a picture in which there must be no person, a still of it and its cut-out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
from PIL import Image

from cameos.checking import models
from cameos.checking.cutting import MOST, Mask, cut_under, written
from cameos.checking.faces import Picture, faces_in
from cameos.checking.film import pictures_of
from cameos.checking.report import Finding, Reference, Report, Verdict, unavailable
from cameos.checking.thresholds import Thresholds

SMALL: Final = 160  # pixels on which the outline is found
EDGE: Final = 6  # of these, from each side, that are taken for what is behind
SHADES: Final = 4  # of what is behind
LEAST, MOST_SHARE = 0.04, 0.85  # of the picture that a cut-out covers if it is one
LOOKS_A_SECOND: Final = 1
FAINT: Final = 0.2  # of the detector, below which nothing is noted
TILES: Final = (  # left, top and size, as shares of the picture
    *((0.0, 0.0, 1.0), (0.2, 0.2, 0.6)),
    *((0.0, 0.0, 0.6), (0.4, 0.0, 0.6), (0.0, 0.4, 0.6), (0.4, 0.4, 0.6)),
)
ROUNDS: Final = 8  # of finding the shades


def check_thing(video: Path, thresholds: Thresholds) -> Report:
    """Check a film of a pet or a thing, as `cameos.reading` has written it."""
    return _checked(
        [picture for _, picture in pictures_of(video, each_second=LOOKS_A_SECOND)], thresholds
    )


def check_photo(photo: Path, thresholds: Thresholds) -> Report:
    """Check a picture of a pet or a thing, as `sora_site.core.pictures` has drawn it."""
    with Image.open(photo, formats=("PNG",)) as picture:
        return _checked([np.asarray(picture.convert("RGB"), np.uint8)], thresholds)


def _checked(pictures: Sequence[Picture], thresholds: Thresholds) -> Report:
    if told := models.missing():
        return Report(findings=(unavailable(told),), references=_references(pictures))
    return Report(
        findings=(no_person(pictures, thresholds),),
        references=_references(pictures),
        models={"faces": models.VERSION},
    )


def _references(pictures: Sequence[Picture]) -> tuple[Reference, ...]:
    """Draw the sharpest picture anew, and cut out what is in it."""
    if not pictures:
        return ()
    image = Image.fromarray(max(pictures, key=_fineness))
    image.thumbnail((MOST, MOST), Image.Resampling.LANCZOS)
    mask = outline_of(image)
    still = written(image, "front")
    return (still,) if mask is None else (still, written(cut_under(image, mask), "cutout"))


def _fineness(picture: Picture) -> float:
    grey = picture.mean(axis=2)
    return float(np.abs(np.diff(grey, axis=0)).mean() + np.abs(np.diff(grey, axis=1)).mean())


def no_person(pictures: Sequence[Picture], thresholds: Thresholds) -> Finding:
    """Check that no face is seen; somebody from behind is not found out."""
    surest = max((_surest(picture, *tile) for picture in pictures for tile in TILES), default=0.0)
    verdict, reason = Verdict.ACCEPT, ""
    if surest >= thresholds.person_for_sure:
        verdict = Verdict.REFUSE
        reason = "There is a person in it. Show the pet or the thing alone."
    elif surest >= thresholds.person_in_picture:
        verdict = Verdict.UNSURE
        reason = "Something in it may be a face, so somebody will look at it."
    return Finding(
        check="no person", verdict=verdict, figures={"face": round(surest, 3)}, reason=reason
    )


def _surest(picture: Picture, left: float, top: float, size: float) -> float:
    height, width = picture.shape[:2]
    part = picture[
        int(top * height) : int((top + size) * height),
        int(left * width) : int((left + size) * width),
    ]
    part = np.ascontiguousarray(part)
    near = faces_in(part, least_score=FAINT)
    far = faces_in(part, least_score=FAINT, far=True)
    return max((face.score for face in (*near, *far)), default=0.0)


def outline_of(image: Image.Image) -> Mask | None:
    """Find what stands out from the edges of a picture; None if nothing does clearly.

    What is like the edge in colour and joined to it is taken for what is behind.
    """
    small = image.convert("RGB")
    small.thumbnail((SMALL, SMALL), Image.Resampling.BOX)
    colours = np.asarray(small.convert("LAB"), np.float32)
    away = _away_from(colours, _shades_of_the_edge(colours))
    behind = _joined_to_the_edge(away < _parting(away))
    share = 1 - float(behind.mean())
    if not LEAST <= share <= MOST_SHARE or _touches(~behind) > 0.5:
        return None
    shape = Image.fromarray(((~behind) * 255).astype(np.uint8))
    return np.asarray(shape.resize(image.size, Image.Resampling.BICUBIC), np.float32) / 255


def _rim(values: npt.NDArray[np.generic]) -> npt.NDArray[np.generic]:
    rim = np.zeros(values.shape[:2], bool)
    rim[:EDGE] = rim[-EDGE:] = rim[:, :EDGE] = rim[:, -EDGE:] = True
    return values[rim]


def _shades_of_the_edge(colours: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """Return the few colours, (SHADES, 3), that the edge is made of."""
    edge = np.asarray(_rim(colours), np.float32)
    shades = edge[np.linspace(0, len(edge) - 1, SHADES).astype(int)]
    for _ in range(ROUNDS):
        nearest = np.linalg.norm(edge[:, None] - shades, axis=2).argmin(axis=1)
        for shade in range(SHADES):
            if (nearest == shade).any():
                shades[shade] = edge[nearest == shade].mean(axis=0)
    return np.asarray(shades, np.float32)


def _away_from(
    colours: npt.NDArray[np.float32], shades: npt.NDArray[np.float32]
) -> npt.NDArray[np.float32]:
    far = np.linalg.norm(colours[:, :, None] - shades, axis=3)
    return np.asarray(far.min(axis=2), np.float32)


def _parting(away: npt.NDArray[np.float32]) -> float:
    """Return the distance that parts near from far best (Otsu); of one shade, none does."""
    counts, edges = np.histogram(away, 64)
    below = counts.cumsum()
    above = below[-1] - below
    sums = (counts * edges[:-1]).cumsum()
    with np.errstate(divide="ignore", invalid="ignore"):
        apart = below * above * (sums / below - (sums[-1] - sums) / above) ** 2
    if not np.isfinite(apart).any():
        return float("inf")
    return float(edges[int(np.nanargmax(apart)) + 1])


def _joined_to_the_edge(behind: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """Keep of what is like the edge only what is joined to it."""
    joined = behind.copy()
    joined[1:-1, 1:-1] = False
    count = -1
    while count != int(joined.sum()):
        count = int(joined.sum())
        for _ in range(8):
            grown = joined.copy()
            grown[1:] |= joined[:-1]
            grown[:-1] |= joined[1:]
            grown[:, 1:] |= joined[:, :-1]
            grown[:, :-1] |= joined[:, 1:]
            joined = grown & behind
    return joined


def _touches(found: npt.NDArray[np.bool_]) -> float:
    """Return the share of the outermost pixels that belong to what was found."""
    rim = np.concatenate([found[0], found[-1], found[:, 0], found[:, -1]])
    return float(rim.mean())
