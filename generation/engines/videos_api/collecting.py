"""Waiting for a clip that an upstream has, and bringing it here."""

from __future__ import annotations

import time
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final, NoReturn

from generation.engines.protocol import OrderRefused, UpstreamFailed
from generation.engines.videos_api.desk import Desk
from generation.engines.videos_api.download import Download, Gone
from generation.engines.videos_api.handing_in import REFUSED
from generation.engines.videos_api.upstreams import Upstream
from generation.engines.videos_api.video import Misshapen, RemoteVideo, video_from
from generation.engines.videos_api.wire import Answer, Unanswered, Unreached

FAILED: Final = "The machine that renders for this site could not make the clip"
RENDERED: Final = 0.85  # the share of the work that is done when the video can be fetched
FETCHED: Final = 0.9
ASKED_AGAIN: Final = 4  # times, before a clip that is not there is believed to be lost
GROWTH: Final = 1.3  # of the pause between two questions
OWN_PAUSE_AT_MOST: Final = 10.0  # seconds
PAUSES: Final = (0.2, 30.0)  # seconds that a server may wish for


@dataclass(frozen=True, kw_only=True)
class Parcel:
    """What came back."""

    file: Path
    video: RemoteVideo
    upstream: Upstream


def collected(desk: Desk, upstream: Upstream) -> Parcel | None:
    """Wait for the clip and bring it; None if the upstream has it no longer.

    :raises OrderRefused: if the upstream found that it does not make such a clip.
    :raises UpstreamFailed: if it could not make it, or made a file that is too large.
    :raises OutOfPatience: if it does not answer any more.
    :raises Cancelled: if nobody wants it any more.
    """
    video = _awaited(desk, upstream)
    if video is None:
        return None
    if video.status == "failed":
        _fail(desk, upstream, video)
    name = sha256(f"{upstream.name}/{video.id}".encode()).hexdigest()[:24]
    path = desk.folder / f"{name}.mp4"
    download = Download(desk.wire(upstream), video.id, path, most=desk.errand.most_bytes)
    desk.pulse.at(RENDERED, "Bringing it here")
    try:
        file = download.run(desk.pulse, desk.patience())
    except Gone:
        return None
    desk.pulse.at(FETCHED, "Bringing it here")
    return Parcel(file=file, video=video, upstream=upstream)


def _awaited(desk: Desk, upstream: Upstream) -> RemoteVideo | None:
    """Ask until the clip has ended; None if the upstream forgot it."""
    patience, missing, pause = desk.patience(), 0, desk.errand.timing.poll
    begun: float | None = None
    while True:
        answer = _asked_after(desk, upstream)
        video = _video(answer)
        if video is None:
            missing = missing + 1 if _is_missing(answer) else 0
            if missing == ASKED_AGAIN:
                desk.tell("videos_api.forgotten", upstream)
                return None
            desk.pulse.sleep(patience.delay(answer.try_again_after if answer else 0))
            continue
        patience.renew()
        missing = 0
        if video.status == "in_progress" and begun is None:
            begun = time.monotonic()
        if video.ended:
            if begun is not None:
                desk.board.timed(upstream, time.monotonic() - begun)
            return video
        _show(desk, video)
        pause = min(pause * GROWTH, OWN_PAUSE_AT_MOST)
        desk.pulse.sleep(_pause(answer, pause))


def _asked_after(desk: Desk, upstream: Upstream) -> Answer | None:
    wire, address = desk.wire(upstream), f"/videos/{desk.ticket.video}"
    try:
        return desk.pulse.during(lambda: wire.ask("GET", address))
    except (Unreached, Unanswered) as error:
        desk.tell("videos_api.silent", upstream, str(error))
        return None


def _show(desk: Desk, video: RemoteVideo) -> None:
    stage = "Waiting for a free machine" if video.status == "queued" else "Rendering elsewhere"
    desk.pulse.at(RENDERED * video.progress / 100, stage)


def _fail(desk: Desk, upstream: Upstream, video: RemoteVideo) -> NoReturn:
    wire = desk.wire(upstream)
    message = wire.clean(video.error)
    words = "" if video.refused else message  # a refusal may repeat the prompt
    desk.tell("videos_api.failed", upstream, wire.clean(f"{video.error_code or 'failed'} {words}"))
    because = f": {message}" if message else "."
    if video.refused:
        raise OrderRefused(REFUSED + because)
    raise UpstreamFailed(FAILED + because)


def _video(answer: Answer | None) -> RemoteVideo | None:
    if answer is None or not answer.ok:
        return None
    try:
        return video_from(answer.body)
    except Misshapen:
        return None


def _is_missing(answer: Answer | None) -> bool:
    """Whether the server itself says so: an error page of a proxy has no JSON."""
    return answer is not None and answer.status in {404, 410} and bool(answer.body)


def _pause(answer: Answer | None, otherwise: float) -> float:
    """Return the seconds until the next question, as the server wishes it."""
    wish = answer.headers.get("openai-poll-after-ms", "") if answer else ""
    seconds = int(wish) / 1000 if wish.isdecimal() and len(wish) < 9 else otherwise
    return min(max(seconds, PAUSES[0]), PAUSES[1])
