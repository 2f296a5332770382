"""The work: tell somebody who is leaving, where they still hear us."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string

from sora_site.accounts.models import User


def tell_of_deletion(person: UUID) -> None:
    """Mail when the account is erased and how to keep it, unless it is kept already."""
    leaving = User.objects.filter(pk=person, erase_at__isnull=False).first()
    if leaving is None:
        return
    context = {
        "person": leaving,
        "site_name": settings.SITE_NAME,
        "site_url": settings.SITE_URL,
    }
    body = render_to_string("privacy/mail/deletion.txt", context)
    send_mail(f"Your account on {settings.SITE_NAME} will be deleted", body, None, [leaving.email])
