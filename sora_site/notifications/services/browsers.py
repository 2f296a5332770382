"""Browsers that asked to be woken."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction

from sora_site.accounts.models import User
from sora_site.notifications.delivery.endpoints import Address
from sora_site.notifications.models import PushSubscription
from sora_site.notifications.models.subscriptions import SUBSCRIPTIONS_KEPT
from sora_site.notifications.services.live import digest_of


@transaction.atomic
def subscribe(
    *, person: User, address: Address, session_key: str | None, agent: str
) -> PushSubscription:
    """Keep a browser's address; a browser belongs to whoever asked last.

    :raises EndpointRefused: if the site does not go there, or the keys are none.
    """
    address.check()
    subscription, _ = PushSubscription.objects.update_or_create(
        endpoint=address.endpoint,
        defaults={
            "person": person,
            "p256dh": address.p256dh,
            "auth": address.auth,
            "session": digest_of(session_key),
            "agent": agent[:200],
        },
    )
    newest = person.push_subscriptions.order_by("-created_at", "-pk")
    kept = newest.values_list("pk", flat=True)[:SUBSCRIPTIONS_KEPT]
    person.push_subscriptions.exclude(pk__in=list(kept)).delete()
    return subscription


def unsubscribe(*, person: User, endpoint: str) -> bool:
    """Forget one of a person's browsers; False if it is not theirs or forgotten already."""
    return bool(person.push_subscriptions.filter(endpoint=endpoint).delete()[0])


def forget_browsers(*, person: User, session_keys: Collection[str] | None) -> None:
    """Wake no browser any more in which a person was signed out; None: in none at all."""
    browsers = person.push_subscriptions.all()
    if session_keys is not None:
        browsers = browsers.filter(session__in=[digest_of(key) for key in session_keys])
    browsers.delete()
