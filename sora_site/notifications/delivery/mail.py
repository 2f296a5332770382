"""E-mails about notices: one by one what cannot wait, the rest as a digest."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from allauth.account.models import EmailAddress
from django.conf import settings
from django.core import signing
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse

from sora_site.accounts.models import User
from sora_site.notifications.models import Notification
from sora_site.notifications.models.rules import RULES, Channel

DIGEST: Final = "digest"
_SALT: Final = "sora_site.notifications.unsubscribe"


def is_verified(person: User) -> bool:
    """Tell whether the person has shown that the address is theirs."""
    shown = EmailAddress.objects.filter(user=person, email__iexact=person.email, verified=True)
    return bool(shown.exists())


def send_notice(person: User, line: Notification) -> None:
    """Send one line at once."""
    rule = RULES[Notification.Kind(line.kind)]
    stops = "" if Channel.EMAIL in rule.always else _stop_url(person, line.kind)
    context = {"line": line, "opens": site_url("notifications:open", line.pk)}
    _send(person, "notice", line.headline, context, stops=stops)


def send_digest(person: User, lines: Sequence[Notification]) -> None:
    """Send what is new and unread since the last digest."""
    number = "1 new notice" if len(lines) == 1 else f"{len(lines)} new notices"
    context = {
        "lines": [(line, site_url("notifications:open", line.pk)) for line in lines],
        "inbox": site_url("notifications:inbox"),
    }
    subject = f"{number} on {settings.SITE_NAME}"
    _send(person, "digest", subject, context, stops=_stop_url(person, DIGEST))


def stop_token(person: User, what: str) -> str:
    """Write what a link in an e-mail says: whose e-mails of which kind it stops."""
    return signing.dumps([str(person.pk), what], salt=_SALT)


def read_stop_token(token: str) -> tuple[str, str]:
    """Return whose e-mails of which kind, or all digests, a link is to stop.

    :raises BadSignature: if the site did not write the link.
    """
    person, what = signing.loads(token, salt=_SALT)
    return person, what


def site_url(name: str, *arguments: object) -> str:
    return f"{settings.SITE_URL}{reverse(name, args=arguments)}"


def _stop_url(person: User, what: str) -> str:
    return site_url("notifications:stop_mail", stop_token(person, what))


def _send(
    person: User, template: str, subject: str, context: dict[str, Any], *, stops: str
) -> None:
    facts = context | {
        "person": person,
        "subject": subject,
        "stops": stops,
        "settings": site_url("notifications:settings"),
        "site_name": settings.SITE_NAME,
    }
    headers = {"Auto-Submitted": "auto-generated"}
    if stops:
        headers |= {
            "List-Unsubscribe": f"<{stops}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        }
    message = EmailMultiAlternatives(
        " ".join(subject.split()),
        render_to_string(f"notifications/mail/{template}.txt", facts),
        to=[person.email],
        headers=headers,
    )
    message.attach_alternative(
        render_to_string(f"notifications/mail/{template}.html", facts), "text/html"
    )
    message.send()
