"""What is being taken down at this moment, for pages of whoever took it back."""

from __future__ import annotations

from django import template

from cameos.models import Cameo
from generation.models import Recall, RecallQuerySet
from sora_site.accounts.models import User

register = template.Library()


@register.filter
def taken_back(owner: User) -> RecallQuerySet:
    """List what goes of clips with any cameo of a person's."""
    found = Recall.objects.taking_down().of_owner(owner.pk).select_related("cameo__owner", "person")
    return found.order_by("begun_at")


@register.filter
def taken_back_with(cameo: Cameo) -> RecallQuerySet:
    """List what goes of clips with a cameo."""
    return taken_back(cameo.owner).filter(cameo=cameo)
