"""A provider for trying out: nobody pays anything, and all else is as with a real one."""

from __future__ import annotations

import hashlib
import hmac
import json
import time
from collections.abc import Mapping
from typing import Final

from django.conf import settings

from generation.payments.protocol import Confirmation, Forged, Sale

HEADER: Final = "Payment-Signature"
FRESH: Final = 300  # seconds


class RehearsalProvider:
    """Shows a till on this site, and signs what the buyer says there."""

    title = "Rehearsal"

    def begin(self, sale: Sale) -> str:
        return f"{sale.back}/till"

    def read(self, body: bytes, headers: Mapping[str, str]) -> Confirmation:
        stamp, _, signature = headers.get(HEADER, "").partition(",")
        if not hmac.compare_digest(signature.encode(), _signature(stamp, body).encode()):
            raise Forged("The signature is not ours.")
        if not stamp.isascii() or not stamp.isdigit() or abs(time.time() - int(stamp)) > FRESH:
            raise Forged("It was signed too long ago.")
        said = json.loads(body)
        return Confirmation(
            key=said["key"],
            paid=said["paid"],
            price=said["price"],
            currency=said["currency"],
            reference=said["reference"],
        )

    def confirm(self, sale: Sale, *, paid: bool) -> tuple[bytes, dict[str, str]]:
        """Write and sign what became of a sale: the body and the headers to be posted."""
        said = {"key": sale.key, "paid": paid, "price": sale.price, "currency": sale.currency}
        body = json.dumps(said | {"reference": f"rehearsal-{sale.key}"}).encode()
        stamp = str(int(time.time()))
        return body, {HEADER: f"{stamp},{_signature(stamp, body)}"}


def _signature(stamp: str, body: bytes) -> str:
    key: str = settings.PAYMENT_SECRET or settings.SECRET_KEY
    return hmac.new(key.encode(), stamp.encode() + b"." + body, hashlib.sha256).hexdigest()
