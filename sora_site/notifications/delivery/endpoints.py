"""Where a browser may be reached: at the push services of browser makers and nowhere else."""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Final
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.asymmetric import ec
from django.conf import settings

from sora_site.core.errors import DomainError

# What may stand in an address (RFC 3986). Libraries do not agree where a host ends before anything
# else, such as a backslash: one would be asked about, and another be gone to.
PLAIN: Final = re.compile(r"[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]+")
LABEL: Final = r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"
HOST: Final = re.compile(rf"{LABEL}(\.{LABEL})*")


class EndpointRefused(DomainError):
    """A browser asked to be reached in a way the site does not go."""


@dataclass(frozen=True)
class Address:
    """Where and how one browser is reached, as its push manager says."""

    endpoint: str
    p256dh: str
    auth: str

    def check(self) -> None:
        """Refuse what could not be reached or encrypted for.

        :raises EndpointRefused: if the site does not go there, or the keys are none.
        """
        check_endpoint(self.endpoint)
        _check_keys(self.p256dh, self.auth)


def check_endpoint(endpoint: str) -> None:
    """Refuse addresses that are no push service's: the site must not be sent anywhere.

    :raises EndpointRefused: if the address is of another host, port or scheme.
    """
    try:
        parts = urlsplit(endpoint)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise EndpointRefused("This is no address.") from error
    plain = PLAIN.fullmatch(endpoint) and HOST.fullmatch(host)
    bare = parts.netloc in {host, f"{host}:{port}"}  # no name or password before it
    known = any(fnmatchcase(host, pattern) for pattern in settings.PUSH_HOSTS)
    local = host == "127.0.0.1" and host in settings.PUSH_HOSTS  # a push service for trying out
    secure = parts.scheme == "https" and port in {None, 443}
    if not known or not (secure or local) or not (plain and bare):
        raise EndpointRefused(
            "This browser's push service is not one that this site knows. Other notices still"
            " reach you here and by e-mail."
        )


def _check_keys(p256dh: str, auth: str) -> None:
    """Ask for a point of P-256 and 16 bytes, in base64url."""
    try:
        ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), _bytes(p256dh))
        secret = _bytes(auth)
    except (ValueError, binascii.Error) as error:
        raise EndpointRefused("The browser gave keys that cannot be used.") from error
    if len(secret) != 16:
        raise EndpointRefused("The browser gave keys that cannot be used.")


def _bytes(text: str) -> bytes:
    return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
