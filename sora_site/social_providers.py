"""Other sites' accounts that people may sign in with: what each provider needs to be told.

Plain Python for the settings. A provider that is not here needs one line in `ORIGINS`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

OPENID: Final = "openid_connect"
ORIGINS: Final = {  # where each asks people whether they want to sign in
    "google": "https://accounts.google.com",
    "github": "https://github.com",
    "microsoft": "https://login.microsoftonline.com",
    OPENID: "",  # that of its own address
}
VARIABLES: Final = {"client_id": "ID", "secret": "SECRET"}


def social_apps(names: list[str], variable: Callable[[str, str], str]) -> dict[str, Any]:
    """Read `SOCIAL_GOOGLE_ID` and the like; `variable` takes a name and what it is if unset.

    :raises ImproperlyConfigured: naming the provider that is unknown or the variable not set.
    """
    return {name: {"APPS": [_app(name, variable)]} for name in names}


def social_origins(apps: dict[str, Any]) -> list[str]:
    """List where a form of ours may lead on to, for the content security policy."""
    return [ORIGINS[name] or _origin(apps[name]["APPS"][0]) for name in apps]


def _app(name: str, variable: Callable[[str, str], str]) -> dict[str, Any]:
    if name not in ORIGINS:
        raise ImproperlyConfigured(f"SOCIAL_PROVIDERS has {name!r}; it can have {list(ORIGINS)}.")
    app: dict[str, Any] = {
        field: _needed(f"SOCIAL_{name.upper()}_{end}", variable) for field, end in VARIABLES.items()
    }
    if name != OPENID:
        return app
    return app | {
        "provider_id": "openid",
        "name": variable("SOCIAL_OPENID_CONNECT_NAME", "OpenID"),
        "settings": {"server_url": _needed("SOCIAL_OPENID_CONNECT_URL", variable)},
    }


def _needed(name: str, variable: Callable[[str, str], str]) -> str:
    if value := variable(name, ""):
        return value
    raise ImproperlyConfigured(f"{name} is not set, but SOCIAL_PROVIDERS asks for it.")


def _origin(app: dict[str, Any]) -> str:
    address = urlsplit(app["settings"]["server_url"])
    return f"{address.scheme}://{address.netloc}"
