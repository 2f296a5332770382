"""What people wish of the feed they are shown."""

from __future__ import annotations

from sora_site.accounts.ages import is_minor, policy_for
from sora_site.accounts.models import User
from sora_site.core.errors import DomainError


class PersonalisationLocked(DomainError):
    """The feed of a minor learns only with a guardian's consent."""


def set_personalised(*, person: User, on: bool) -> None:
    """Let the feed learn from what the person watches, or not.

    :raises PersonalisationLocked: if a minor wishes it without the consent of all guardians.
    """
    if on and not may_personalise(person):
        raise PersonalisationLocked(
            "Under 18 the feed learns from what you watch only if your guardian allows it."
            " Nothing was changed."
        )
    person.is_personalised = on
    person.save(update_fields=["is_personalised"])


def may_personalise(person: User) -> bool:
    """Tell whether the person may choose a feed that learns."""
    return not is_minor(person) or "personalised" in policy_for(person).by_guardian
