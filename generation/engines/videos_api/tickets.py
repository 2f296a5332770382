"""What an order remembers of its way through an upstream, so that any later attempt goes on."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, replace
from typing import Final
from uuid import uuid4

from generation.engines.protocol import Workspace

MEMORY: Final = "videos-api"


@dataclass(frozen=True, kw_only=True)
class Ticket:
    """Where an order was taken, and what it is called there.

    It is written down before the order is sent, so that whoever finds it later knows with whom
    the order may be, and asks under the same key again.
    """

    order: str = field(default_factory=lambda: uuid4().hex)
    upstream: str = ""  # empty: with nobody
    video: str = ""  # empty: not known yet whether it arrived
    lost: int = 0  # how often an upstream forgot it

    @property
    def key(self) -> str:
        """The Idempotency-Key: the same for every try at the same upstream."""
        return f"{self.order}-{self.upstream}-{self.lost}"

    def to(self, upstream: str) -> Ticket:
        return replace(self, upstream=upstream, video="")

    def taken_as(self, video: str) -> Ticket:
        return replace(self, video=video)

    def back(self) -> Ticket:
        """Return what is left when the upstream certainly does not have it."""
        return self.to("")

    def forgotten(self) -> Ticket:
        """Return what is left when the upstream had it, and has it no longer."""
        return replace(self.back(), lost=self.lost + 1)


def recalled(workspace: Workspace) -> Ticket:
    text = workspace.recall(MEMORY)
    return Ticket(**json.loads(text)) if text else Ticket()


def remembered(ticket: Ticket, workspace: Workspace) -> Ticket:
    """Keep the ticket for good and return it.

    :raises Cancelled: if this attempt no longer holds the order.
    """
    workspace.remember(MEMORY, json.dumps(asdict(ticket)))
    return ticket
