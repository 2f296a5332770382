"""How a page came about, packed for the days in which staff may ask: see `Slate.trace`."""

from __future__ import annotations

import json
import zlib
from typing import Any, Final
from uuid import UUID

import numpy as np

from recommender.models import Slate
from recommender.ranking.pool import Stage, Trace

TRACED_ROWS: Final = 60  # candidates, the best, whose features a trace tells
DIGITS: Final = 4
_SCORE: Final = np.dtype([("id", "V16"), ("score", "<f4")])


def packed(trace: Trace) -> bytes:
    """Pack all stages, all scores and the features of the best: a line of JSON, then numbers."""
    order = np.argsort(-trace.scores, kind="stable")
    scores = np.empty(len(order), _SCORE)
    scores["id"] = np.frombuffer(b"".join([trace.ids[at].bytes for at in order]), "V16")
    scores["score"] = trace.scores[order]
    rows = trace.rows[order[:TRACED_ROWS]].astype("<f4")
    head = {
        "stages": [_told(stage) for stage in trace.stages],
        "features": trace.features,
        "scored": len(scores),
    }
    line = json.dumps(head, separators=(",", ":")).encode()
    return zlib.compress(b"\n".join((line, scores.tobytes() + rows.tobytes())), level=1)


def unpacked(slate: Slate) -> dict[str, Any] | None:
    """Read what `packed` wrote, with its `scores` and `rows`; None once its time is over."""
    if not slate.trace:
        return None
    line, _, numbers = zlib.decompress(bytes(slate.trace)).partition(b"\n")
    head: dict[str, Any] = json.loads(line)
    scores = np.frombuffer(numbers, _SCORE, head.pop("scored"))
    rows = np.frombuffer(numbers, "<f4", offset=scores.nbytes).reshape(-1, len(head["features"]))
    ids = [str(UUID(bytes=one)) for one in scores["id"].tolist()]
    return head | {
        "scores": list(zip(ids, _rounded(scores["score"]), strict=True)),
        "rows": dict(zip(ids, _rounded(rows), strict=False)),
    }


def _rounded(values: Any) -> list[Any]:
    rounded: list[Any] = np.round(values.astype(np.float64), DIGITS).tolist()
    return rounded


def _told(stage: Stage) -> dict[str, Any]:
    return {
        "name": stage.name,
        "milliseconds": round(stage.milliseconds, 2),
        "kept": stage.kept,
        "left_out": {why: [str(item) for item in gone] for why, gone in stage.left_out.items()},
    }
