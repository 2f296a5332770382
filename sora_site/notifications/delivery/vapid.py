"""The key that signs pushes, so that push services know which site they come from."""

from __future__ import annotations

import base64
from functools import cache

from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings
from py_vapid import Vapid02


def private_key() -> Vapid02:
    return _read(settings.VAPID_PRIVATE_KEY)


def public_key() -> str:
    """Write the key as browsers want it; empty if the site has none and sends no push."""
    if not settings.VAPID_PRIVATE_KEY:
        return ""
    point = private_key().public_key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return base64.urlsafe_b64encode(point).rstrip(b"=").decode()


@cache
def _read(text: str) -> Vapid02:
    return Vapid02.from_string(text)
