"""One message to one browser, encrypted for it and signed by the site."""

from __future__ import annotations

import json
import logging
from enum import Enum
from typing import Any, Final

import requests
from django.conf import settings
from django.utils import timezone
from pywebpush import WebPushException, webpush
from urllib3.exceptions import HTTPError

from sora_site.notifications.delivery.endpoints import EndpointRefused, check_endpoint
from sora_site.notifications.delivery.vapid import private_key
from sora_site.notifications.models import PushSubscription

logger = logging.getLogger(__name__)

TIMEOUT_S: Final = 10
TTL_S: Final = 24 * 60 * 60  # how long a push service keeps it for a browser that is off
GONE: Final = {404, 410}
REFUSED_FOR_GOOD: Final = {400, 401, 403, 413}  # sending the same again would not help


class Outcome(Enum):
    SENT = "sent"
    GONE = "gone"
    REFUSED = "refused"
    LATER = "later"


def send(subscription: PushSubscription, message: dict[str, Any]) -> Outcome:
    """Send a message; a subscription that is gone is deleted."""
    try:
        check_endpoint(subscription.endpoint)
        _post(subscription, json.dumps(message, ensure_ascii=False))
    except EndpointRefused:
        outcome = Outcome.GONE
    except WebPushException as error:
        outcome = _outcome(error.status_code)
        logger.info("notifications.push_refused", extra={"status": error.status_code})
    except (requests.RequestException, HTTPError):
        outcome = Outcome.LATER
    else:
        outcome = Outcome.SENT
    same = PushSubscription.objects.filter(pk=subscription.pk)
    if outcome is Outcome.GONE:
        same.delete()
    elif outcome is Outcome.SENT:
        same.update(last_ok_at=timezone.now())
    return outcome


def _outcome(status: int | None) -> Outcome:
    if status in GONE:
        return Outcome.GONE
    return Outcome.REFUSED if status in REFUSED_FOR_GOOD else Outcome.LATER


def _post(subscription: PushSubscription, text: str) -> None:
    with requests.Session() as session:
        session.max_redirects = 0  # a push service has no reason to send the site elsewhere
        session.trust_env = False
        webpush(
            subscription.info,
            data=text,
            vapid_private_key=private_key(),
            vapid_claims={"sub": settings.VAPID_SUBJECT},
            timeout=TIMEOUT_S,
            ttl=TTL_S,
            requests_session=session,
        )
