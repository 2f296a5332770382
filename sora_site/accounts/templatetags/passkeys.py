"""Where passkeys work: browsers tie them to a name, never to a number."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django import template
from django.http import HttpRequest

register = template.Library()


@dataclass(frozen=True)
class PasskeyPlace:
    """Whether passkeys work at this address, and the address at which they would."""

    possible: bool
    detour: str = ""


@register.simple_tag(takes_context=True)
def passkey_place(context: dict[str, Any]) -> PasskeyPlace:
    """Look at the address in the browser; the same machine is also called localhost."""
    request: HttpRequest = context["request"]
    address = urlsplit(request.build_absolute_uri())
    try:
        number = ipaddress.ip_address(address.hostname or "")
    except ValueError:
        return PasskeyPlace(possible=True)
    if not number.is_loopback:
        return PasskeyPlace(possible=False)
    there = address._replace(netloc=f"localhost:{address.port}" if address.port else "localhost")
    return PasskeyPlace(possible=False, detour=there.geturl())
