"""The Videos-API engine: from an order to a clip that another server rendered."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PIL import Image

from generation.engines.footage import Limits, last_frame, look_at
from generation.engines.protocol import (
    Cancelled,
    Capabilities,
    Clip,
    EngineError,
    Plan,
    RenderOrder,
    Report,
    UpstreamFailed,
    Workspace,
)
from generation.engines.videos_api.board import Board
from generation.engines.videos_api.collecting import Parcel, collected
from generation.engines.videos_api.desk import Desk, Errand, Timing
from generation.engines.videos_api.dialects import starts_from_last
from generation.engines.videos_api.fitting import able_of, fitted
from generation.engines.videos_api.handing_in import handed_in
from generation.engines.videos_api.patience import OutOfPatience
from generation.engines.videos_api.unpacking import KEY, LONGEST_SOURCE, unpacked
from generation.engines.videos_api.upstreams import Upstream
from generation.engines.videos_api.video import ID

SILENT: Final = (
    "The machines that render for this site have not answered for a long time. Try again later."
)
LOST: Final = "The machine that renders for this site lost this clip twice. Try again."
LOST_AT_MOST: Final = 1
START_UP: Final = 15.0  # seconds a render takes whatever its size: a guess until it is measured
SECONDS_PER_SECOND: Final = 5.0  # of work for a second of 720p, likewise
ROUNDED: Final = 1.0  # seconds by which a length may be off: beyond, it was cut here
MEGABYTE: Final = 2**20


class VideosApiEngine:
    """Has clips rendered by servers that speak `/v1/videos`.

    :param upstreams: those that get its clips.
    :param everyone: all that are configured; an earlier attempt's clip may be with any of them.
    :param most_megabytes: that a rendered file may have.
    :raises Misconfigured: if the upstreams have no size or length in common.
    """

    key = KEY

    def __init__(
        self,
        upstreams: Sequence[Upstream],
        *,
        everyone: Sequence[Upstream] = (),
        timing: Timing = Timing(),  # noqa: B008 - frozen
        most_megabytes: int = 512,
        board: Board | None = None,
    ) -> None:
        self._upstreams = tuple(upstreams)
        self._everyone = tuple(everyone) or self._upstreams
        self._timing = timing
        self._most_bytes = most_megabytes * MEGABYTE
        self._board = board or Board()
        self._able = able_of(self._upstreams)

    def capabilities(self) -> Capabilities:
        return self._able

    def plan(self, order: RenderOrder) -> Plan:
        """Fit size, length and rate to what the upstreams render.

        :raises OrderRefused: if they cannot make it, saying what they can.
        """
        changed, adjustments = fitted(order, self._able, self._upstreams)
        share = changed.width * changed.height / (1280 * 720)
        return Plan(
            order=changed,
            estimated_seconds=START_UP + SECONDS_PER_SECOND * changed.seconds * share,
            adjustments=adjustments,
        )

    def render(self, plan: Plan, *, workspace: Workspace, report: Report) -> Clip:
        """Have the clip rendered and bring it here; it is decoded while `frames` is read.

        :raises OrderRefused: if an upstream does not make such a clip.
        :raises UpstreamFailed: if none made it, or what came is no video.
        :raises Cancelled: out of `report`; the upstream is told.
        """
        errand = Errand(
            order=plan.order,
            upstreams=self._upstreams,
            everyone=self._everyone,
            timing=self._timing,
            most_bytes=self._most_bytes,
            first_frame=self._first_frame(plan.order, workspace.folder),
            source_at=_known_at(plan.order),
        )
        desk = Desk(errand, board=self._board, workspace=workspace, report=report)
        try:
            parcel = self._rendered(desk)
            return unpacked(plan, parcel, desk)
        except Cancelled as cancelled:
            desk.withdraw(cancelled)
            raise
        except EngineError:
            raise
        except BaseException:  # a shutdown leaves the clip wanted; a time limit does not
            desk.withdraw_if_ended()
            raise
        finally:
            desk.close()

    def _rendered(self, desk: Desk) -> Parcel:
        try:
            while desk.ticket.lost <= LOST_AT_MOST:
                upstream = handed_in(desk)
                with self._board.holding(upstream):
                    if parcel := collected(desk, upstream):
                        return parcel
                desk.remember(desk.ticket.forgotten())
        except OutOfPatience:
            raise UpstreamFailed(SILENT) from None
        raise UpstreamFailed(LOST)

    def _first_frame(self, order: RenderOrder, folder: Path) -> Path | None:
        """Return the picture to start from: the one given, or the last of what it follows."""
        source = order.source
        if order.first_frame or source is None or not starts_from_last(self._upstreams[0], source):
            return order.first_frame
        limits = Limits(file_bytes=self._most_bytes, seconds=LONGEST_SOURCE)
        last = last_frame(look_at(source.video, limits), order.width, order.height)
        picture = folder / "last-frame.png"
        Image.fromarray(last).convert("RGB").save(picture)
        return picture


def _known_at(order: RenderOrder) -> tuple[str, str]:
    """Return the upstream that has the order's source as it is now, and its id there."""
    if order.source is None or order.source.engine != KEY:
        return "", ""
    state = order.source.end_state or {}
    upstream, video = str(state.get("upstream", "")), str(state.get("video", ""))
    cut = abs(float(state.get("seconds", 0)) - order.source.seconds) > ROUNDED
    return ("", "") if cut or not ID.fullmatch(video) else (upstream, video)
