"""Value noise: what grain, paper and wavering edges are made of."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Plane = npt.NDArray[np.float32]  # (height, width)


def noise(seed: int, width: int, height: int, cell: int, *, endless: bool = False) -> Plane:
    """Smooth value noise, -1..1, with features of about `cell` pixels.

    :param endless: the edges fit together; `cell` must divide the width and the height.
    """
    rng = np.random.default_rng(seed)
    if cell == 1:
        fine = rng.standard_normal((height, width), np.float32)
        return np.asarray(np.clip(fine / 2.5, -1, 1), np.float32)
    coarse = rng.standard_normal((height // cell + 3, width // cell + 3), np.float32)
    if endless:
        coarse[height // cell :] = coarse[: len(coarse) - height // cell]
        coarse[:, width // cell :] = coarse[:, : coarse.shape[1] - width // cell]
    lines = _between(coarse, height, cell)
    return np.clip(_between(lines.T, width, cell).T / 2, -1, 1)


def _between(coarse: Plane, count: int, cell: int) -> Plane:
    """Interpolate between the rows of a grid, `cell` to a row."""
    at = np.arange(count, dtype=np.float32) / cell
    row = at.astype(np.intp)
    share = (at - row)[:, None]
    share = share * share * (3 - 2 * share)
    return np.asarray(coarse[row] + (coarse[row + 1] - coarse[row]) * share, np.float32)
