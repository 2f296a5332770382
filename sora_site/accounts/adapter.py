"""Where allauth asks the site how it wants things done."""

from __future__ import annotations

import base64
import hashlib
import secrets
from itertools import groupby
from operator import attrgetter
from typing import Any, Final

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from allauth.usersessions.adapter import DefaultUserSessionsAdapter
from allauth.usersessions.models import UserSession
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.encoding import force_bytes

from sora_site.accounts.models import User
from sora_site.accounts.services.devices import remember_device
from sora_site.accounts.signals import sessions_ended
from sora_site.core.devices import in_words
from sora_site.core.errors import DomainError

DEVICE_COOKIE: Final = "device"
DEVICE_COOKIE_AGE: Final = 60 * 60 * 24 * 400  # seconds; browsers keep none longer
SIGNED_IN: Final = "signed_in"  # in a session that began by signing in


class MailNotSent(DomainError):
    """The mail server did not take a message that somebody waits for."""

    status = 503


class AccountAdapter(DefaultAccountAdapter):
    """Passwords, addresses and signing in."""

    error_messages: Final = DefaultAccountAdapter.error_messages | {
        "account_inactive": "This account was closed by the people who run this site.",
        "duplicate_email": "This is your address already.",
        "email_password_mismatch": "The e-mail address or the password is not correct.",
        "email_taken": "Somebody already uses this e-mail address here.",
        "incorrect_code": "This code is not right, or it has run out. Try the newest one.",
        "incorrect_password": "This password is not correct.",
        "rate_limited": "That was tried too often. Wait a minute, then try again.",
        "too_many_login_attempts": "Too many failed tries. Wait five minutes, then try again.",
        "unknown_email": "No account here uses this e-mail address.",
        "username_password_mismatch": "The handle or the password is not correct.",
        "username_taken": "This handle is taken. Please choose another.",
    }

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send a message in our words.

        :raises MailNotSent: if the mail server is away.
        """
        ours = {"site_name": settings.SITE_NAME, "site_url": settings.SITE_URL}
        try:
            super().send_mail(template_prefix, email, ours | context)
        except OSError as error:
            raise MailNotSent(
                "We could not send you the e-mail just now. Nothing is lost: try again in a"
                " few minutes."
            ) from error

    def send_notification_mail(
        self,
        template_prefix: str,
        user: User,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """Write to an address that is being left; all else is told by the inbox, which e-mails."""
        if email:
            super().send_notification_mail(template_prefix, user, context, email)

    def post_login(self, request: HttpRequest, user: User, **facts: Any) -> HttpResponse:
        """Remember the browser, and let it keep a token to be known by."""
        response: HttpResponse = super().post_login(request, user, **facts)
        request.session[SIGNED_IN] = True
        token = request.COOKIES.get(DEVICE_COOKIE) or secrets.token_urlsafe(32)
        agent = in_words(request.headers.get("User-Agent", ""))[:80]
        ip = self.get_client_ip(request)
        remember_device(person=user, token=token, agent=agent, ip=ip)
        response.set_cookie(
            DEVICE_COOKIE,
            token[:100],
            max_age=DEVICE_COOKIE_AGE,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
        return response

    def get_reauthentication_methods(self, user: User) -> list[dict[str, str]]:
        """Name the ways to prove who one is in our words."""
        words = {
            "reauthenticate": "Use your password",
            "mfa_reauthenticate": "Use a code",
            "mfa_reauthenticate:webauthn": "Use a passkey",
        }
        methods: list[dict[str, str]] = super().get_reauthentication_methods(user)
        return [method | {"description": words[method["id"]]} for method in methods]


class SecondStepAdapter(DefaultMFAAdapter):
    """Passkeys, authenticator apps and recovery codes."""

    error_messages: Final = DefaultMFAAdapter.error_messages | {
        "cannot_generate_recovery_codes": "Recovery codes come with a passkey or an authenticator"
        " app. Set one up first.",
        "incorrect_code": AccountAdapter.error_messages["incorrect_code"],
        "unverified_email": "Confirm your e-mail address first, so that nobody else can lock you"
        " out of an account in your name.",
    }

    def get_totp_label(self, user: User) -> str:
        return f"@{user.handle}"

    def get_totp_issuer(self) -> str:
        return settings.SITE_NAME

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        host = context.request.get_host().partition(":")[0]
        return {"id": host, "name": settings.SITE_NAME}

    def get_public_key_credential_user_entity(self, user: User) -> dict[str, Any]:
        entity: dict[str, Any] = super().get_public_key_credential_user_entity(user)
        return entity | {"name": f"@{user.handle}", "display_name": user.display_name}

    def generate_authenticator_name(self, user: User, type: Authenticator.Type) -> str:  # noqa: A002 - allauth's own name
        return in_words(context.request.headers.get("User-Agent", ""))

    def encrypt(self, text: str) -> str:
        """Keep the secrets of second steps useless to whoever has the database alone."""
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _box().decrypt(encrypted_text.encode()).decode()


class SessionsAdapter(DefaultUserSessionsAdapter):
    """Where people are signed in."""

    def end_sessions(self, sessions: list[UserSession]) -> None:
        super().end_sessions(sessions)
        for person, theirs in groupby(sessions, key=attrgetter("user")):
            keys = [session.session_key for session in theirs]
            sessions_ended.send(sender=UserSession, person=person, session_keys=keys)


class SocialAdapter(DefaultSocialAccountAdapter):
    """Accounts of other sites."""

    error_messages: Final = DefaultSocialAccountAdapter.error_messages | {
        "email_taken": "Somebody already uses this e-mail address here. If it is you, sign in and"
        " connect your %s account on the page Signing in.",
        "no_password": "Set a password first, or nothing would be left to sign in with.",
        "no_verified_email": "Confirm your e-mail address first, or nothing would be left to sign"
        " in with.",
    }

    def get_signup_form_initial_data(self, sociallogin: SocialLogin) -> dict[str, str]:
        told: dict[str, str] = super().get_signup_form_initial_data(sociallogin)
        account = sociallogin.account.get_provider_account()
        return told | {"display_name": str(account.get_user_data().get("name") or "")[:50]}


def _box() -> MultiFernet:
    """Seal with the site's key; open with those before it, too."""
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    digests = [hashlib.sha256(b"second steps" + force_bytes(key)).digest() for key in keys]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])
