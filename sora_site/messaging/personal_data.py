from __future__ import annotations

from collections.abc import Iterable
from typing import Final
from uuid import UUID

from django.db.models import F, OuterRef, Subquery

from sora_site.core.personal_data import Holding, Row, stream
from sora_site.messaging.models import Message, Seat, Thread


def _threads(person: UUID) -> Iterable[Row]:
    seats = Seat.objects.filter(person=person).order_by("pk")
    shown = seats.values(
        "last_message_at",
        "hidden_at",
        companion_handle=F("companion__handle"),
        begun_at=F("thread__begun_at"),
        begun_by=F("thread__begun_by__handle"),
    )
    return stream(shown)


def _messages(person: UUID) -> Iterable[Row]:
    seat = Seat.objects.filter(thread=OuterRef("thread"), person=person)
    sent = Message.objects.kept().filter(sender=person).order_by("pk")
    to = Subquery(seat.values("companion__handle"))
    return stream(sent.annotate(to=to).values("to", "text", "post", "sent_at"))


HOLDINGS: Final = (
    Holding(
        key="threads",
        title="Whom you write with",
        what="With whom you have a thread of messages, who began it, up to where you read it and"
        " whether you put it away.",
        kept="As long as both accounts.",
        models=(Thread, Seat),
        rows=_threads,
    ),
    Holding(
        key="messages",
        title="What you wrote to people",
        what="The messages you sent, which clips you shared in them, and when. Only the two of you"
        " can read them; a moderator sees a message only if one of you reports it.",
        kept="Until you take them back, and then a week more, in which they can still be reported;"
        " all of them go when one of the two accounts is deleted.",
        models=(Message,),
        rows=_messages,
    ),
)
