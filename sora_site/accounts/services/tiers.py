"""What an account is given; staff decide."""

from __future__ import annotations

from sora_site.accounts.models import Tier, User


def set_tier(*, person: User, tier: Tier) -> bool:
    """Move an account to a tier; False if it had it already.

    What the day gives grows at once and shrinks from the next day on.
    """
    return User.objects.filter(pk=person.pk).exclude(tier=tier).update(tier=tier) == 1
