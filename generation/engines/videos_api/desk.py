"""What all steps of one clip's way through an upstream share."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generation.engines.protocol import Cancelled, Overtaken, RenderOrder, Report, Workspace
from generation.engines.videos_api.board import Board
from generation.engines.videos_api.patience import Patience
from generation.engines.videos_api.pulse import BEAT_EVERY, Pulse
from generation.engines.videos_api.tickets import Ticket, recalled, remembered
from generation.engines.videos_api.upstreams import Upstream
from generation.engines.videos_api.wire import Unanswered, Unreached, Wire

logger = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class Timing:
    """How long to wait for whom."""

    patience: float = 900.0  # seconds without an answer until a clip is given up
    first: float = 1.0  # seconds before a failed question is asked again; they grow
    poll: float = 1.0  # seconds between two questions at first; they grow


@dataclass(frozen=True, kw_only=True)
class Errand:
    """One order and those who may render it."""

    order: RenderOrder
    upstreams: Sequence[Upstream]
    everyone: Sequence[Upstream]  # also those that get no new clips, but may still have this one
    timing: Timing
    most_bytes: int  # of the file that comes back
    first_frame: Path | None = None
    source_at: tuple[str, str] = ("", "")  # upstream and id of the order's source, where known


class Desk:
    """Keeps the ticket of an errand, the connections and the signs of life."""

    def __init__(
        self, errand: Errand, *, board: Board, workspace: Workspace, report: Report
    ) -> None:
        self.errand = errand
        self.board = board
        self.folder = workspace.folder
        self.pulse = Pulse(report)
        self.ticket = recalled(workspace)
        self._workspace = workspace
        self._wires: dict[str, Wire] = {}

    def remember(self, ticket: Ticket) -> None:
        """Keep the ticket for good.

        :raises Cancelled: if this attempt no longer holds the order.
        """
        self.ticket = ticket
        remembered(ticket, self._workspace)

    def holder(self) -> Upstream | None:
        """Return the upstream that has the clip, or may have it; None if none is known to."""
        name = self.ticket.upstream
        return next((each for each in self.errand.everyone if each.name == name), None)

    def wire(self, upstream: Upstream) -> Wire:
        return self._wires.setdefault(upstream.name, Wire(upstream))

    def patience(self) -> Patience:
        return Patience(self.errand.timing.patience, first=self.errand.timing.first)

    def tell(self, event: str, upstream: Upstream, why: str = "") -> None:
        """Write a line into the log: a warning where there is a reason."""
        facts = {"upstream": upstream.name, "video": self.ticket.video, "why": why}
        known = {name: fact for name, fact in facts.items() if fact}
        logger.log(logging.WARNING if why else logging.INFO, event, extra=known)

    def withdraw(self, cancelled: Cancelled) -> None:
        """Tell the upstream that nobody wants the clip, unless another attempt waits for it."""
        upstream = self.holder()
        if isinstance(cancelled, Overtaken) or upstream is None or not self.ticket.video:
            return
        try:
            self.wire(upstream).ask("DELETE", f"/videos/{self.ticket.video}")
        except (Unreached, Unanswered) as error:
            self.tell("videos_api.not_withdrawn", upstream, str(error))
        else:
            self.tell("videos_api.withdrawn", upstream)

    def withdraw_if_ended(self) -> None:
        """Tell the upstream if it turns out that nobody wants the clip any more."""
        try:
            self.pulse.sleep(BEAT_EVERY)
        except Cancelled as cancelled:
            self.withdraw(cancelled)

    def close(self) -> None:
        for wire in self._wires.values():
            wire.close()
