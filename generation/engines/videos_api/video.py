"""A server's video object, as far as it is needed and no further than it can be trusted."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

Status = Literal["queued", "in_progress", "completed", "failed"]

STATUSES: Final[Mapping[str, Status]] = {
    "queued": "queued",
    "pending": "queued",
    "in_progress": "in_progress",
    "processing": "in_progress",
    "running": "in_progress",
    "completed": "completed",
    "succeeded": "completed",
    "failed": "failed",
    "cancelled": "failed",
    "deleted": "failed",
    "expired": "failed",
}
ID: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:-]{0,199}")
REFUSALS: Final = ("moderation", "policy", "safety", "refused", "invalid", "unsupported")


class Misshapen(ValueError):
    """What came back is no video object."""


@dataclass(frozen=True, kw_only=True)
class RemoteVideo:
    """A job on an upstream."""

    id: str
    status: Status
    progress: int  # per cent
    model: str
    error_code: str
    error: str  # in the server's words, as they came

    @property
    def ended(self) -> bool:
        return self.status in {"completed", "failed"}

    @property
    def refused(self) -> bool:
        """Whether it failed because of what was asked for."""
        return any(word in self.error_code.lower() for word in REFUSALS)


def video_from(body: Mapping[str, Any]) -> RemoteVideo:
    """Read a video object.

    :raises Misshapen: without an id that can stand in an address, or a status.
    """
    video_id, status = body.get("id"), body.get("status")
    if not isinstance(video_id, str) or not ID.fullmatch(video_id):
        raise Misshapen("the video has no usable id")
    if not isinstance(status, str) or status not in STATUSES:
        raise Misshapen("the video has no known status")
    error = body.get("error")
    error = error if isinstance(error, dict) else {"message": error or ""}
    return RemoteVideo(
        id=video_id,
        status=STATUSES[status],
        progress=_per_cent(body.get("progress")),
        model=str(body.get("model") or ""),
        error_code=str(error.get("code") or ""),
        error=str(error.get("message") or ""),
    )


def _per_cent(value: object) -> int:
    if not isinstance(value, int | float) or not math.isfinite(value):
        return 0
    return min(max(int(value), 0), 100)
