from __future__ import annotations

from collections.abc import Iterable
from typing import Final
from uuid import UUID

from django.db.models import F

from sora_site.core.personal_data import Holding, Row, stream
from sora_site.moderation.models import Report


def _reports(person: UUID) -> Iterable[Row]:
    filed = Report.objects.filter(reporter=person).order_by("pk")
    shown = filed.values(
        "about", "reason", "words", "reported_at", "verdict", by=F("subject__handle")
    )
    return stream(shown)


def _erase(person: UUID) -> None:
    """Take the person's own words out of what they reported; their name goes with the account."""
    Report.objects.filter(reporter=person).update(words="", reporter=None)


HOLDINGS: Final = (
    Holding(
        key="reports",
        title="What you reported",
        what="Whom or what you reported, why, in your words, and what became of it; and what others"
        " reported about you, with what it said. Moderators read it, nobody else.",
        kept="As long as the account of whoever was reported.",
        models=(Report,),
        rows=_reports,
        erase=_erase,
        left="That something was reported and why, without your name and your words: it may be"
        " about somebody who is still here.",
    ),
)
