"""Who may write to whom."""

from __future__ import annotations

from typing import Protocol, cast

from django.db.models import Exists, OuterRef, Q, Subquery

from sora_site.accounts.ages import is_minor, rules_of_age
from sora_site.accounts.models import Follow, MessagesFrom, User, UserQuerySet
from sora_site.core.errors import DomainError
from sora_site.messaging.models import Message, Seat


class CannotWrite(DomainError):
    """This person may not write to that one now."""

    status = 403


class Correspondent(Protocol):
    """A person with what is between them and a viewer, as `correspondents` gives it."""

    thread_id: int | None
    read_up_to: int | None
    answered: bool  # they wrote to the viewer, and did not take it back
    followed: bool  # by the viewer
    follows_back: bool


def correspondents(viewer: User) -> UserQuerySet:
    """Give the people a viewer can see, each as a `Correspondent`."""
    seats = Seat.objects.filter(person=viewer, companion=OuterRef("pk"))
    theirs = Message.objects.kept().filter(sender=OuterRef("pk"), thread__seats__person=viewer)
    people = User.objects.visible_to(viewer).exclude(pk=viewer.pk).for_viewer(viewer)
    return people.annotate(
        thread_id=Subquery(seats.values("thread_id")),
        read_up_to=Subquery(seats.values("read_up_to")),
        last_message_at=Subquery(seats.values("last_message_at")),
        answered=Exists(theirs),
    )


def between(person: User) -> Correspondent:
    """Read what is between a viewer and one of their correspondents."""
    return cast("Correspondent", person)


def reachable(viewer: User) -> UserQuerySet:
    """Keep people among whom everybody is to whom the viewer may write; `refusal` has the say."""
    followers = Follow.objects.filter(followee=viewer).values("follower")
    companions = Seat.objects.filter(person=viewer).values("companion")
    near = followers.union(companions)  # says nothing new but spares a look at everybody
    return correspondents(viewer).filter(Q(follows_back=True) | Q(answered=True), pk__in=near)


def refusal(sender: User, recipient: User) -> str:
    """Say why a sender may not write to one of their correspondents; nothing if they may.

    Whoever has written may be answered. Everybody else must be somebody the recipient lets
    begin. Why an adult may not write to somebody young is never said: ages are private.
    """
    known = between(recipient)
    if not sender.is_present:
        return "You can write to people once you are here yourself."
    if known.answered:
        return ""
    grown_to_young = not is_minor(sender) and is_minor(recipient)
    if grown_to_young and not rules_of_age(recipient).adults_may_write_first:
        return _takes_none(recipient)
    return _refusal_to_begin(sender, recipient, known)


def _refusal_to_begin(sender: User, recipient: User, known: Correspondent) -> str:
    if recipient.messages_from == MessagesFrom.NOBODY:
        return _takes_none(recipient)
    if not known.follows_back:
        return f"You can write to @{recipient.handle} once they follow you."
    among_friends = recipient.messages_from == MessagesFrom.MUTUALS
    young_to_grown = is_minor(sender) and not is_minor(recipient)
    if (among_friends or young_to_grown) and not known.followed:
        return f"You can write to @{recipient.handle} once you follow them too."
    return ""


def _takes_none(recipient: User) -> str:
    return f"@{recipient.handle} takes no messages from people they have not written to."
