"""From the file that came back to a clip for the writer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from generation.engines.footage import Footage, Limits, Unreadable, look_at
from generation.engines.protocol import Cancelled, Clip, Frame, Plan, RenderOrder, UpstreamFailed
from generation.engines.videos_api.collecting import FETCHED, Parcel
from generation.engines.videos_api.desk import Desk
from generation.engines.videos_api.upstreams import Upstream

KEY: Final = "videos-api"
VERSION: Final = "1"
UNREADABLE: Final = "What the machine that renders for this site sent is not the clip."
LONGER_AT_MOST: Final = 4.0  # times the length asked for, before a file is refused
LONGEST_SOURCE: Final = 130.0  # seconds of a clip that is gone on from


def unpacked(plan: Plan, parcel: Parcel, desk: Desk) -> Clip:
    """Return the clip; its picture is decoded while `frames` is read.

    :raises UpstreamFailed: if the file is no video within the limits.
    """
    order = plan.order
    longest = order.seconds * LONGER_AT_MOST + (LONGEST_SOURCE if order.source else 0)
    limits = Limits(file_bytes=desk.errand.most_bytes, seconds=longest)
    with _blaming(parcel.upstream, desk):
        footage = look_at(parcel.file, limits)
        start = _start(order, parcel.upstream, footage)
        sound = footage.waveform(start=float(start / footage.fps)) if order.sound else None
    return Clip(
        frames=_frames(footage, start, parcel.upstream, desk),
        frame_count=footage.frame_count - start,
        fps=footage.fps,
        width=order.width,
        height=order.height,
        sound=sound,
        account=_account(
            parcel, footage, model=desk.wire(parcel.upstream).clean(parcel.video.model)
        ),
        end_state={
            "upstream": parcel.upstream.name,
            "video": parcel.video.id,
            "seconds": footage.seconds,
        },
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


def _frames(footage: Footage, start: int, upstream: Upstream, desk: Desk) -> Iterator[Frame]:
    count, order = footage.frame_count - start, desk.errand.order
    try:
        with _blaming(upstream, desk):
            for number, frame in enumerate(footage.frames(order.width, order.height, start=start)):
                yield frame
                desk.pulse.at(FETCHED + (1 - FETCHED) * (number + 1) / count, "Saving")
    except Cancelled as cancelled:
        desk.withdraw(cancelled)
        raise


@contextmanager
def _blaming(upstream: Upstream, desk: Desk) -> Iterator[None]:
    """Say whose file it is that cannot be read: to the person in general, in the log by name."""
    try:
        yield
    except Unreadable as error:
        desk.tell("videos_api.unreadable", upstream, str(error))
        raise UpstreamFailed(f"{UNREADABLE} {error}") from error


def _account(parcel: Parcel, footage: Footage, *, model: str) -> dict[str, Any]:
    return {
        "engine": KEY,
        "version": VERSION,
        "understood": [],
        "not_understood": [],
        "upstream": parcel.upstream.name,
        "model": model or parcel.upstream.model,
        "rendered": {
            "width": footage.width,
            "height": footage.height,
            "fps": str(footage.fps),
            "sound": footage.sound,
        },
    }
