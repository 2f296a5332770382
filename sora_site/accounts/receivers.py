"""What allauth and Django say about signing in, told on in the site's own signals."""

from __future__ import annotations

from typing import Any, Final

from allauth.account import signals as account
from allauth.account.models import EmailAddress
from allauth.mfa import signals as second_step
from allauth.mfa.models import Authenticator
from allauth.socialaccount import signals as social
from allauth.usersessions.models import UserSession
from django.contrib.auth.signals import user_logged_out
from django.dispatch import receiver
from django.http import HttpRequest

from sora_site.accounts.models import User
from sora_site.accounts.services.sessions import end_sessions, sessions_of
from sora_site.accounts.signals import security_changed, sessions_ended

NAMES: Final = {  # recovery codes come and go with these
    Authenticator.Type.WEBAUTHN: "A passkey",
    Authenticator.Type.TOTP: "An authenticator app",
}


def _tell(person: User, change: str) -> None:
    security_changed.send(sender=User, person=person, change=change)


@receiver([account.password_changed, account.password_set])
def keep_this_session_alone(*, request: HttpRequest, user: User, **kwargs: Any) -> None:
    end_sessions(sessions_of(user, but=request.session.session_key))
    _tell(user, "Your password was changed.")


@receiver(account.password_reset)
def end_every_session(*, user: User, **kwargs: Any) -> None:
    end_sessions(sessions_of(user))
    _tell(user, "Your password was set anew by a link from an e-mail.")


@receiver(account.email_changed)
def tell_of_address(*, user: User, to_email_address: EmailAddress, **kwargs: Any) -> None:
    _tell(user, f"Your e-mail address is now {to_email_address.email}.")


@receiver(second_step.authenticator_added)
def tell_of_way_in(
    *, request: HttpRequest, user: User, authenticator: Authenticator, **kwargs: Any
) -> None:
    """Tell of what was added, unless it came with joining."""
    if request.user == user and authenticator.type in NAMES:
        _tell(user, f"{NAMES[authenticator.type]} was added.")


@receiver(second_step.authenticator_removed)
def tell_of_lost_way_in(*, user: User, authenticator: Authenticator, **kwargs: Any) -> None:
    if authenticator.type in NAMES:
        _tell(user, f"{NAMES[authenticator.type]} was removed.")


@receiver(second_step.authenticator_reset)
def tell_of_new_codes(*, user: User, **kwargs: Any) -> None:
    _tell(user, "New recovery codes were made; the old ones no longer work.")


@receiver(social.social_account_added)
def tell_of_connection(*, sociallogin: Any, **kwargs: Any) -> None:
    _tell(sociallogin.user, f"Your {sociallogin.provider.name} account can now sign you in.")


@receiver(social.social_account_removed)
def tell_of_lost_connection(*, socialaccount: Any, **kwargs: Any) -> None:
    name = socialaccount.get_provider().name
    _tell(socialaccount.user, f"Your {name} account can no longer sign you in.")


@receiver(user_logged_out)
def forget_session(*, request: HttpRequest, user: User | None, **kwargs: Any) -> None:
    key = request.session.session_key
    if user is None or key is None:
        return
    UserSession.objects.filter(session_key=key).delete()
    sessions_ended.send(sender=User, person=user, session_keys=[key])
