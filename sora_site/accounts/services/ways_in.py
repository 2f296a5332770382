"""The ways in which somebody can sign in: never none."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.db.models import QuerySet

from sora_site.accounts.models import User
from sora_site.core.errors import DomainError


class LastWayIn(DomainError):
    """Nothing would be left to sign in with."""


def passkeys_of(person: User) -> QuerySet[Authenticator]:
    """List somebody's passkeys, oldest first."""
    chosen = Authenticator.objects.filter(user=person, type=Authenticator.Type.WEBAUTHN)
    passkeys: QuerySet[Authenticator] = chosen.order_by("pk")
    return passkeys


def may_lose_a_passkey(person: User) -> bool:
    """Tell whether something else is left to sign in with."""
    if person.has_usable_password() or SocialAccount.objects.filter(user=person).exists():
        return True
    return passkeys_of(person).count() > 1


def require_another_way_in(person: User) -> None:
    """Make sure that one passkey can go; hold the person's row until that is done.

    :raises LastWayIn: if nothing else is left.
    """
    person = User.objects.select_for_update().get(pk=person.pk)
    if not may_lose_a_passkey(person):
        raise LastWayIn(
            "This passkey is your only way in. Set a password or add another passkey first."
        )
