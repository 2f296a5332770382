"""A face in numbers, and how alike two are.

The built-in numbers are a small grey picture of the face, drawn straight and without its light. They
tell one person of a film from another in that film; across days, cameras and beards they do not
identify anybody, so that what they doubt is for a person to look at. An operator may name an ONNX
network that does, by the conventions of ArcFace.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from PIL import Image

from cameos.checking.faces import Picture
from cameos.checking.mesh import EYES, NOSE_TIP, Mesh
from cameos.checking.report import Finding, Verdict
from cameos.checking.thresholds import Thresholds

SIDE: Final = 32  # pixels of the small grey picture
FINER: Final = 4  # times as many, from which it is averaged
EYES_APART, EYE_LINE = 0.34, 0.42  # of it: from eye to eye, and from the top to the eyes
CORNERS: Final = (61, 291)  # of the mouth
ARC_FACE: Final = np.array(  # where five points of a face lie in 112 by 112 pixels
    [[38.29, 51.70], [73.53, 51.50], [56.03, 71.74], [41.55, 92.37], [70.73, 92.20]]
)
ARC_SIDE: Final = 112

Numbers = npt.NDArray[np.float32]


def template_of(picture: Picture, mesh: Mesh, thresholds: Thresholds) -> bytes:
    """Put a face that looks ahead into numbers; only of use to `alike`."""
    numbers = (
        _embedded(picture, mesh, thresholds.embedder)
        if thresholds.embedder
        else _appearance(picture, mesh)
    )
    return np.asarray(numbers, "<f2").tobytes()


def alike(one: bytes, other: bytes) -> float:
    """Tell how alike two templates are, 1 being the same; templates of two kinds are not."""
    first, second = unit_length(one), unit_length(other)
    return float(first @ second) if len(first) == len(second) else 0.0


def unit_length(template: bytes) -> Numbers:
    """Return a template's numbers, (n,), scaled to length 1, as `nobody_else` compares them."""
    numbers = np.frombuffer(template, "<f2").astype(np.float32)
    return np.asarray(numbers / max(float(np.linalg.norm(numbers)), 1e-9), np.float32)


def same_throughout(templates: Sequence[bytes], thresholds: Thresholds) -> Finding:
    """Check that nobody else took over in the middle of a film."""
    if len(templates) < 2:
        return Finding(
            check="same face throughout",
            verdict=Verdict.UNSURE,
            reason="The face was hardly seen from the front. Look ahead between the turns.",
        )
    least = min(alike(templates[0], other) for other in templates[1:])
    verdict, reason = Verdict.ACCEPT, ""
    if least < thresholds.same_session_unsure:
        verdict = Verdict.REFUSE if least < thresholds.same_session else Verdict.UNSURE
        reason = "The film seems to show more than one person. Film yourself alone."
    return Finding(
        check="same face throughout",
        verdict=verdict,
        figures={"alike": round(least, 3), "pictures": len(templates)},
        reason=reason,
    )


def same_as_before(template: bytes, earlier: bytes, thresholds: Thresholds) -> Finding:
    """Compare with an earlier film of the account: what is unlike is for a person to look at."""
    found = alike(template, earlier)
    unlike = found < thresholds.same_person
    return Finding(
        check="same person as before",
        verdict=Verdict.UNSURE if unlike else Verdict.ACCEPT,
        figures={"alike": round(found, 3)},
        reason="The face differs from your earlier film, so somebody will look at it." * unlike,
    )


def nobody_else(template: bytes, others: Sequence[Numbers], thresholds: Thresholds) -> Finding:
    """Compare with other people's cameos: what is too alike is for a person to look at.

    :param others: by `unit_length`; templates of another kind are like nobody.
    """
    mine = unit_length(template)
    comparable = [other for other in others if other.shape == mine.shape]
    found = float((np.stack(comparable) @ mine).max()) if comparable else 0.0
    same = found >= thresholds.other_person
    return Finding(
        check="nobody else's cameo",
        verdict=Verdict.UNSURE if same else Verdict.ACCEPT,
        figures={"alike": round(found, 3), "compared": len(others)},
        reason="The face is much like one of another account, so somebody will look at it." * same,
    )


def _appearance(picture: Picture, mesh: Mesh) -> Numbers:
    """Return face and hairline as a small grey picture, (SIDE * SIDE,), of mean 0 and spread 1."""
    points = mesh.points[:, :2]
    left, right = points[list(EYES[:2])].mean(axis=0), points[list(EYES[2:])].mean(axis=0)
    across = (right - left) / EYES_APART
    down = np.array([-across[1], across[0]])
    corner = (left + right) / 2 - across / 2 - down * EYE_LINE
    fine = SIDE * FINER
    (ax, ay), (dx, dy) = across / fine, down / fine
    straight = (
        Image.fromarray(picture)
        .convert("L")
        .transform(
            (fine, fine),
            Image.Transform.AFFINE,
            (ax, dx, corner[0], ay, dy, corner[1]),
            Image.Resampling.BILINEAR,
        )
        .resize((SIDE, SIDE), Image.Resampling.BOX)
    )
    values = np.asarray(straight, np.float32).ravel()
    return np.asarray((values - values.mean()) / max(float(values.std()), 1.0), np.float32)


def _embedded(picture: Picture, mesh: Mesh, file: str) -> Numbers:
    """Ask an operator's network, which sees 112 by 112 pixels in [-1, 1], colours first."""
    points = mesh.points[:, :2].astype(np.float64)
    here = np.stack(
        [
            points[list(EYES[:2])].mean(axis=0),
            points[list(EYES[2:])].mean(axis=0),
            points[NOSE_TIP],
            *points[list(CORNERS)],
        ]
    )
    seen = Image.fromarray(picture).transform(
        (ARC_SIDE, ARC_SIDE),
        Image.Transform.AFFINE,
        _onto(ARC_FACE, here),
        Image.Resampling.BICUBIC,
    )
    entry = (np.asarray(seen, np.float32).transpose(2, 0, 1)[None] - 127.5) / 127.5
    session = _session(file)
    (vector, *_) = session.run(None, {session.get_inputs()[0].name: entry})
    return np.asarray(vector[0], np.float32)


def _onto(
    start: npt.NDArray[np.float64], end: npt.NDArray[np.float64]
) -> tuple[float, float, float, float, float, float]:
    """Return how points are turned, scaled and moved onto others, as Pillow writes it."""
    rows = np.concatenate([[[x, -y, 1, 0], [y, x, 0, 1]] for x, y in start])
    (cos, sin, across, down), *_ = np.linalg.lstsq(rows, end.ravel(), rcond=None)
    return float(cos), float(-sin), float(across), float(sin), float(cos), float(down)


@cache
def _session(file: str) -> Any:
    import onnxruntime  # noqa: PLC0415 - only where an operator named a network

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    return onnxruntime.InferenceSession(
        str(Path(file)), options, providers=["CPUExecutionProvider"]
    )
