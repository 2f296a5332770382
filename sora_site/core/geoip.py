"""From which country a request comes, by an operator's own database; without one nobody knows."""

from __future__ import annotations

import logging
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.http import HttpRequest

logger = logging.getLogger(__name__)


def country_of(request: HttpRequest) -> str:
    """Return the ISO 3166 code of the visitor's country, empty where it is not known.

    The address is the one `ALLAUTH_TRUSTED_PROXY_COUNT` lets us believe in.
    """
    if not settings.GEOIP_DATABASE:
        return ""
    return _country_at(get_adapter().get_client_ip(request))


def _country_at(address: str) -> str:
    file = Path(settings.GEOIP_DATABASE)
    try:
        found = _open(file, file.stat().st_mtime_ns).get(address)
    except (
        OSError,
        RuntimeError,
        ValueError,
    ) as error:  # gone or replaced by nonsense since the start
        logger.warning("core.geoip_unreadable", extra={"reason": str(error)})
        return ""
    country = found.get("country") if isinstance(found, dict) else None
    return str(country.get("iso_code", "")) if isinstance(country, dict) else ""


@lru_cache(maxsize=1)
def _open(file: Path, changed_at: int) -> Any:
    """Open the database; one that was replaced is opened anew."""
    return import_module("maxminddb").open_database(file)
