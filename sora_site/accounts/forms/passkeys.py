"""allauth's forms for passkeys, safe from what no browser would send."""

from __future__ import annotations

import struct
from collections.abc import Callable
from typing import Any, Final, TypeVar

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
    SignupWebAuthnForm,
)

T = TypeVar("T")
MALFORMED: Final = (AttributeError, LookupError, TypeError, ValueError, struct.error)


def _read(read: Callable[[], T]) -> T:
    """Take whatever a credential breaks on for a credential that is not right."""
    try:
        return read()
    except MALFORMED as error:
        raise get_adapter().validation_error("incorrect_code") from error


class SignInForm(LoginWebAuthnForm):
    def clean_credential(self) -> Authenticator:
        return _read(super().clean_credential)


class SecondStepForm(AuthenticateWebAuthnForm):
    def clean_credential(self) -> Authenticator:
        return _read(super().clean_credential)


class ProveForm(ReauthenticateWebAuthnForm):
    def clean_credential(self) -> Authenticator:
        return _read(super().clean_credential)


class AddForm(AddWebAuthnForm):
    def clean(self) -> dict[str, Any]:
        return _read(super().clean)


class JoinForm(SignupWebAuthnForm):
    def clean(self) -> dict[str, Any]:
        return _read(super().clean)
