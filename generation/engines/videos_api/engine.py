"""The Videos-API engine: from an order to a clip that another server rendered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

from PIL import Image

from generation.engines.footage import Footage, Limits, last_frame, look_at
from generation.engines.protocol import (
    Cancelled,
    Capabilities,
    Clip,
    EngineError,
    Frame,
    OrderRefused,
    Overtaken,
    Plan,
    Relation,
    RenderOrder,
    Report,
    Workspace,
)
from generation.engines.videos_api.board import Board
from generation.engines.videos_api.collecting import FETCHED, Parcel, collected
from generation.engines.videos_api.desk import Desk, Errand, Timing
from generation.engines.videos_api.dialects import STYLES, snapped_seconds
from generation.engines.videos_api.handing_in import handed_in
from generation.engines.videos_api.patience import OutOfPatience
from generation.engines.videos_api.upstreams import Misconfigured, Upstream
from generation.engines.videos_api.wire import Unanswered, Unreached

VERSION: Final = "1"
SILENT: Final = (
    "The machines that render for this site have not answered for a long time. Try again later."
)
LOST: Final = "The machine that renders for this site lost this clip twice. Try again."
LOST_AT_MOST: Final = 1
LONGER_AT_MOST: Final = 4.0  # times the length asked for, before a file is refused
LONGEST_SOURCE: Final = 130.0  # seconds of a clip that is gone on from
START_UP: Final = 15.0  # seconds a render takes whatever its size: a guess until it is measured
SECONDS_PER_SECOND: Final = 5.0  # of work for a second of 720p, likewise
MEGABYTE: Final = 2**20


class VideosApiEngine:
    """Has clips rendered by servers that speak `/v1/videos`.

    :param upstreams: those that get its clips.
    :param everyone: all that are configured; an earlier attempt's clip may be with any of them.
    :param most_megabytes: that a rendered file may have.
    :raises Misconfigured: if the upstreams have no size or length in common.
    """

    key = "videos-api"

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
        self._able = _able(self._upstreams)

    def capabilities(self) -> Capabilities:
        return self._able

    def plan(self, order: RenderOrder) -> Plan:
        """Fit size, length and rate to what the upstreams render.

        :raises OrderRefused: if they cannot make it, saying what they can.
        """
        _require_possible(order, self._able)
        fitted, adjustments = self._fitted(order)
        share = fitted.width * fitted.height / (1280 * 720)
        return Plan(
            order=fitted,
            estimated_seconds=START_UP + SECONDS_PER_SECOND * fitted.seconds * share,
            adjustments=adjustments,
        )

    def render(self, plan: Plan, *, workspace: Workspace, report: Report) -> Clip:
        """Have the clip rendered and bring it here; it is decoded while `frames` is read.

        :raises OrderRefused: if an upstream does not make such a clip.
        :raises EngineError: if none made it, or what came is no video.
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
            return _clip(plan, parcel, desk)
        except Cancelled as cancelled:
            _withdraw(desk, cancelled)
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
            raise EngineError(SILENT) from None
        raise EngineError(LOST)

    def _fitted(self, order: RenderOrder) -> tuple[RenderOrder, tuple[str, ...]]:
        width, height = _nearest_size(self._able.sizes, order)
        seconds = max(snapped_seconds(each, order.seconds) for each in self._upstreams)
        adjustments = []
        if (width, height) != (order.width, order.height):
            adjustments.append(f"rendered at {width} by {height}")
        if seconds != order.seconds:
            adjustments.append(f"{seconds} seconds long")
        if order.fps != self._able.fps:
            adjustments.append(f"{self._able.fps} frames a second")
        if order.negative_prompt and not self._able.negative_prompt:
            adjustments.append("without the negative prompt")
        fitted = replace(order, width=width, height=height, seconds=seconds, fps=self._able.fps)
        return fitted, tuple(adjustments)

    def _first_frame(self, order: RenderOrder, folder: Path) -> Path | None:
        """Return the picture to start from: the one given, or the last of what is extended."""
        if order.source is None or self._upstreams[0].by_contract:
            return order.first_frame
        picture = folder / "last-frame.png"
        limits = Limits(file_bytes=self._most_bytes, seconds=LONGEST_SOURCE)
        Image.fromarray(last_frame(look_at(order.source.video, limits))).convert("RGB").save(
            picture
        )
        return picture


def _able(upstreams: tuple[Upstream, ...]) -> Capabilities:
    """Say what all of them can do."""
    first = upstreams[0]
    sizes = [size for size in first.sizes if all(size in each.sizes for each in upstreams)]
    seconds = max(u.seconds[0] for u in upstreams), min(u.seconds[1] for u in upstreams)
    names = ", ".join(each.name for each in upstreams)
    if not sizes or seconds[0] > seconds[1]:
        raise Misconfigured(f"The upstreams {names} have no size or no length in common.")
    if len({each.by_contract for each in upstreams}) > 1:
        raise Misconfigured(f"The upstreams {names} cannot share work: GPU servers and sites.")
    return Capabilities(
        sizes=tuple(sizes),
        seconds=seconds,
        fps=Fraction(min(each.fps for each in upstreams)),
        sound=all(each.sound for each in upstreams),
        styles=STYLES,
        licence="; ".join(sorted({each.licence for each in upstreams})),
        negative_prompt=all(each.dialect != "openai" for each in upstreams),
        first_frame=all(each.first_frame for each in upstreams),
        relations=_relations(first, first_frame=all(each.first_frame for each in upstreams)),
    )


def _relations(upstream: Upstream, *, first_frame: bool) -> frozenset[Relation]:
    if upstream.by_contract:
        return frozenset({"remix", "edit", "extend"})
    return frozenset({"extend"}) if first_frame else frozenset()


def _require_possible(order: RenderOrder, able: Capabilities) -> None:
    if not order.prompt.strip():
        raise OrderRefused("Write what is to be seen: the prompt is empty.")
    if order.cameos:
        raise OrderRefused("The machines that render here cannot show cameos.")
    if order.seconds > able.seconds[1]:
        raise OrderRefused("A clip has {} to {} seconds here.".format(*able.seconds))
    if order.first_frame is not None and not able.first_frame:
        raise OrderRefused("The machines that render here cannot start from a picture.")
    if order.style and order.style not in able.styles:
        raise OrderRefused(f"There is no style “{order.style}” here.")
    if order.source is not None and order.source.relation not in able.relations:
        known = ", ".join(sorted(able.relations)) or "only new clips"
        raise OrderRefused(f"The machines that render here cannot do that; they can: {known}.")


def _nearest_size(sizes: Sequence[tuple[int, int]], order: RenderOrder) -> tuple[int, int]:
    """Keep the orientation where there is one, then take the nearest number of pixels."""
    upright = order.height > order.width
    alike = [size for size in sizes if (size[1] > size[0]) == upright] or sizes
    return min(alike, key=lambda size: abs(size[0] * size[1] - order.width * order.height))


def _known_at(order: RenderOrder) -> tuple[str, str]:
    """Return the upstream that rendered the order's source, and its id there."""
    if order.source is None or order.source.engine != VideosApiEngine.key:
        return "", ""
    state = order.source.end_state or {}
    return str(state.get("upstream", "")), str(state.get("video", ""))


def _clip(plan: Plan, parcel: Parcel, desk: Desk) -> Clip:
    order = plan.order
    longest = order.seconds * LONGER_AT_MOST + (LONGEST_SOURCE if order.source else 0)
    limits = Limits(file_bytes=desk.errand.most_bytes, seconds=longest)
    footage = look_at(parcel.file, limits)
    start = _start(order, parcel.upstream, footage)
    return Clip(
        frames=_frames(footage, start, order, desk),
        frame_count=footage.frame_count - start,
        fps=footage.fps,
        width=order.width,
        height=order.height,
        sound=footage.waveform(start=float(start / footage.fps)) if order.sound else None,
        account=_account(parcel, footage),
        end_state={"upstream": parcel.upstream.name, "video": parcel.video.id},
    )


def _start(order: RenderOrder, upstream: Upstream, footage: Footage) -> int:
    """Return the first frame that is new: an extension may come with what it extends."""
    if order.source is None or order.source.relation != "extend":
        return 0
    if not upstream.by_contract:
        return min(1, footage.frame_count - 1)  # the first is the last of the source
    if footage.seconds < order.seconds + order.source.seconds / 2:
        return 0
    return footage.frame_count - round(order.seconds * footage.fps)


def _frames(footage: Footage, start: int, order: RenderOrder, desk: Desk) -> Iterator[Frame]:
    count = footage.frame_count - start
    try:
        for number, frame in enumerate(footage.frames(order.width, order.height, start=start)):
            yield frame
            desk.pulse.at(FETCHED + (1 - FETCHED) * (number + 1) / count, "Saving")
    except Cancelled as cancelled:
        _withdraw(desk, cancelled)
        raise


def _account(parcel: Parcel, footage: Footage) -> dict[str, Any]:
    return {
        "engine": VideosApiEngine.key,
        "version": VERSION,
        "understood": [],
        "not_understood": [],
        "upstream": parcel.upstream.name,
        "model": parcel.video.model or parcel.upstream.model,
        "rendered": {
            "width": footage.width,
            "height": footage.height,
            "fps": str(footage.fps),
            "sound": footage.sound,
        },
    }


def _withdraw(desk: Desk, cancelled: Cancelled) -> None:
    """Tell the upstream that nobody wants the clip, unless another attempt waits for it."""
    upstream = desk.holder()
    if isinstance(cancelled, Overtaken) or upstream is None or not desk.ticket.video:
        return
    try:
        desk.wire(upstream).ask("DELETE", f"/videos/{desk.ticket.video}")
    except (Unreached, Unanswered) as error:
        desk.tell("videos_api.not_withdrawn", upstream, str(error))
    else:
        desk.tell("videos_api.withdrawn", upstream)
