from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.dispatch import receiver
from django.urls import reverse

from sora_site.accounts.models import Guardianship, User, WaitlistEntry
from sora_site.accounts.signals import (
    follow_accepted,
    follow_requested,
    guardian_asked,
    guardian_changed,
    person_admitted,
    person_blocked,
    person_followed,
    person_grew_up,
    security_changed,
    sessions_ended,
    signed_in_anew,
)
from sora_site.notifications import services
from sora_site.notifications.models import Notification
from sora_site.notifications.services.browsers import forget_browsers


@receiver(person_followed)
def tell_followee(*, follower: User, followee: User, **kwargs: Any) -> None:
    services.notify(
        recipient=followee,
        actor=follower,
        kind=Notification.Kind.FOLLOWED,
        url=followee.get_absolute_url(),
    )


@receiver(sessions_ended)
def close_what_was_open(
    *, person: User, session_keys: Collection[str] | None, **kwargs: Any
) -> None:
    """Let no tab and no browser hear of anything in a session that is over."""
    forget_browsers(person=person, session_keys=session_keys)
    transaction.on_commit(lambda: services.end_sockets(person.pk, session_keys), robust=True)


@receiver(person_blocked)
def empty_inboxes(*, blocker: User, blocked: User, **kwargs: Any) -> None:
    services.forget_each_other(one=blocker, other=blocked)


@receiver(follow_requested)
def tell_target(*, requester: User, target: User, **kwargs: Any) -> None:
    services.notify(
        recipient=target,
        actor=requester,
        kind=Notification.Kind.FOLLOW_REQUESTED,
        url=reverse("accounts:follow_requests"),
    )


@receiver(follow_accepted)
def tell_follower(*, follower: User, followee: User, **kwargs: Any) -> None:
    services.notify(
        recipient=follower,
        actor=followee,
        kind=Notification.Kind.FOLLOW_ACCEPTED,
        url=followee.get_absolute_url(),
    )


@receiver(person_admitted)
def tell_the_admitted_and_their_friend(
    *, person: User, how: str | None, inviter: User | None, **kwargs: Any
) -> None:
    """Call in whoever waited, and their open tabs; whoever entered a code knows already."""
    if how in {WaitlistEntry.Admission.BATCH, WaitlistEntry.Admission.SCHEDULE}:
        kind = Notification.Kind.ADMITTED
        services.notify(recipient=person, kind=kind, url=reverse("accounts:welcome"))
    transaction.on_commit(lambda: services.push(person.pk, "admitted"), robust=True)
    if inviter is not None:
        services.notify(
            recipient=inviter,
            actor=person,
            kind=Notification.Kind.FRIEND_JOINED,
            url=person.get_absolute_url(),
        )


@receiver(signed_in_anew)
def tell_of_sign_in(*, person: User, agent: str, ip: str, **kwargs: Any) -> None:
    _tell_for_safety(person, Notification.Kind.SIGNED_IN, f"{agent}, from the address {ip}")


@receiver(security_changed)
def tell_of_security(*, person: User, change: str, **kwargs: Any) -> None:
    _tell_for_safety(person, Notification.Kind.SECURITY, change)


def _tell_for_safety(person: User, kind: Notification.Kind, text: str) -> None:
    services.notify(recipient=person, kind=kind, url=reverse("mfa_index"), text=text)


@receiver(guardian_asked)
def tell_issuer_of_guardian_code(*, link: Guardianship, **kwargs: Any) -> None:
    services.notify(
        recipient=link.other_than(link.proposed_by),
        actor=link.proposed_by,
        kind=Notification.Kind.GUARDIAN_ASKED,
        url=reverse("accounts:guardians"),
    )
    _refresh_guardian_pages(link)


@receiver(guardian_changed)
def tell_other_side_of_guardian_link(
    *, link: Guardianship, by: User, news: str, **kwargs: Any
) -> None:
    services.notify(
        recipient=link.other_than(by),
        actor=by,
        kind=Notification.Kind.GUARDIAN_CHANGED,
        url=reverse("accounts:guardians"),
        text=news,
    )
    _refresh_guardian_pages(link)


@receiver(person_grew_up)
def tell_who_grew_up(*, person: User, guardians: list[User], **kwargs: Any) -> None:
    services.notify(
        recipient=person, kind=Notification.Kind.GREW_UP, url=reverse("accounts:feed_wishes")
    )
    for guardian in guardians:
        services.notify(
            recipient=guardian,
            actor=person,
            kind=Notification.Kind.GUARDIAN_CHANGED,
            url=reverse("accounts:guardians"),
            text="Turned 18: the guardian link has ended.",
        )


def _refresh_guardian_pages(link: Guardianship) -> None:
    """Let open pages of both sides, and of another guardian, fetch what is set now."""
    others = Guardianship.objects.open().filter(young=link.young_id)
    sides = {link.young_id, link.guardian_id, *others.values_list("guardian_id", flat=True)}
    transaction.on_commit(lambda: services.push_many(sides, "guardian-changed"), robust=True)
