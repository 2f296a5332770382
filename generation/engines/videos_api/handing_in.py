"""Giving an order to an upstream, and knowing afterwards who has it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from generation.engines.protocol import OrderRefused, UpstreamFailed
from generation.engines.videos_api.desk import Desk
from generation.engines.videos_api.dialects import request_for
from generation.engines.videos_api.patience import Patience
from generation.engines.videos_api.upstreams import Upstream
from generation.engines.videos_api.video import Misshapen, video_from
from generation.engines.videos_api.wire import ACCEPT_WITHIN, Answer, Unanswered, Unreached

LOCKED_OUT: Final = (
    "The machines that render for this site do not let it in. Whoever runs the site finds the"
    " reason in its log; try again later."
)
REFUSED: Final = "The machine that renders for this site refused the clip"

CLOSED_FOR: Final = 30.0  # seconds that an upstream which is set up wrongly is left alone
NOT_LET_IN: Final = frozenset({401, 402, 403})
WRONG_ADDRESS: Final = frozenset({300, 301, 302, 303, 307, 308, 404, 405, 410})
BUSY: Final = frozenset({408, 425, 429, 500, 501, 503})  # by contract nothing was taken
REFUSES: Final = frozenset({400, 406, 411, 413, 414, 415, 422, 431, 451})


class NotTaken(Exception):
    """The upstream certainly does not have the clip."""

    def __init__(self, again_after: float = 0.0, *, refuses_key: bool = False) -> None:
        self.again_after = again_after
        self.refuses_key = refuses_key


def handed_in(desk: Desk) -> Upstream:
    """Return the upstream that has the clip, after giving it to one if need be.

    One that may have it is asked again under the same key, and left for another only when it
    certainly does not have it.

    :raises OrderRefused: if it does not make such a clip.
    :raises UpstreamFailed: if all turn the key away.
    :raises OutOfPatience: if none takes it.
    :raises Cancelled: if nobody wants it any more.
    """
    patience = desk.patience()
    while True:
        upstream = desk.holder() or _chosen(desk, patience)
        if desk.ticket.video:
            return upstream
        if not desk.ticket.upstream:
            desk.remember(desk.ticket.to(upstream.name))
        try:
            _give(desk, upstream)
        except NotTaken as refusal:
            desk.remember(desk.ticket.back())
            closed_for = max(refusal.again_after, patience.delay())
            desk.board.close(upstream, closed_for, refuses_key=refusal.refuses_key)
        except Unanswered as error:
            desk.tell("videos_api.unanswered", upstream, str(error))
            desk.pulse.sleep(patience.delay())


def _chosen(desk: Desk, patience: Patience) -> Upstream:
    """Wait for an upstream that is well."""
    if desk.ticket.upstream:  # it is in the settings no longer
        desk.remember(desk.ticket.back())
    desk.pulse.at(0.0, "Looking for a free machine")
    upstreams = desk.errand.upstreams
    while (best := desk.board.best(upstreams, desk.pulse)) is None:
        if desk.board.all_refuse(upstreams):
            raise UpstreamFailed(LOCKED_OUT)
        desk.pulse.sleep(patience.delay())
    return best


def _give(desk: Desk, upstream: Upstream) -> None:
    """Send the order and write down what it is called there."""
    desk.pulse.at(0.0, "Handing it in")
    named, there = desk.errand.source_at
    there = there if named == upstream.name else ""
    answer = _posted(desk, upstream, there)
    if there and answer.status in {404, 410}:  # its source is there no longer
        answer = _posted(desk, upstream, "")
    if not answer.ok:
        _turned_away(desk, upstream, answer)
    try:
        video = video_from(answer.body)
    except Misshapen as error:
        raise Unanswered(str(error)) from None
    desk.remember(desk.ticket.taken_as(video.id))
    desk.tell("videos_api.handed_in", upstream)


def _posted(desk: Desk, upstream: Upstream, there: str) -> Answer:
    start: Path | None = desk.errand.first_frame
    request = request_for(upstream, desk.errand.order, there=there, first_frame=start)
    content, kind = request.encoded()
    headers = {"Content-Type": kind, "Idempotency-Key": desk.ticket.key}
    wire = desk.wire(upstream)

    def post() -> Answer:
        return wire.ask(
            "POST", request.path, content=content, headers=headers, within=ACCEPT_WITHIN
        )

    try:
        return desk.pulse.during(post, to_its_end=True)
    except Unreached as error:
        desk.tell("videos_api.unreached", upstream, str(error))
        raise NotTaken from None


def _turned_away(desk: Desk, upstream: Upstream, answer: Answer) -> None:
    """Raise what an answer that is no video means for the clip."""
    refused = answer.status in REFUSES or (answer.status == 403 and "moderation" in answer.code)
    words = answer.code if refused else answer.message  # a refusal may repeat the prompt
    desk.tell("videos_api.turned_away", upstream, f"{answer.status} {words}")
    if refused:
        because = f": {answer.message}" if answer.message else "."
        raise OrderRefused(REFUSED + because)
    if answer.status in NOT_LET_IN | WRONG_ADDRESS:
        raise NotTaken(CLOSED_FOR, refuses_key=answer.status in NOT_LET_IN)
    if answer.status in BUSY:
        raise NotTaken(answer.try_again_after)
    raise Unanswered(f"status {answer.status}")
