"""Which browsers somebody has signed in with, so that a new one can be told of."""

from __future__ import annotations

import hashlib
import hmac

from django.db import transaction
from django.utils import timezone

from sora_site.accounts.models import KnownDevice, User
from sora_site.accounts.signals import signed_in_anew


@transaction.atomic
def remember_device(*, person: User, token: str, agent: str, ip: str) -> bool:
    """Note a sign-in from the browser that keeps `token`; True if it was not seen before.

    The first browser of an account is nobody's surprise and not told of.
    """
    digest = hmac.new(token.encode(), person.pk.bytes, hashlib.sha256).hexdigest()
    known = KnownDevice.objects.filter(person=person)
    if known.filter(digest=digest).update(last_seen_at=timezone.now(), agent=agent):
        return False
    is_first = not known.exists()
    new = known.get_or_create(person=person, digest=digest, defaults={"agent": agent})[1]
    if new and not is_first:
        signed_in_anew.send(sender=KnownDevice, person=person, agent=agent, ip=ip)
    return new
