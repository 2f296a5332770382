from allauth.account import views as account
from allauth.mfa.base import views as second_step
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as webauthn
from allauth.socialaccount import views as social
from allauth.socialaccount.providers.openid_connect import views as openid
from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path, register_converter
from django.urls.converters import StringConverter

from sora_site.accounts.views import (
    entrance,
    guardians,
    invites,
    passkeys,
    people,
    profile,
    signing_in,
    ties,
    waiting,
    wishes,
)
from sora_site.social_providers import OPENID

app_name = "accounts"


class UidConverter(StringConverter):
    """A person's key as allauth writes it; what follows after a dash has dashes of its own."""

    regex = "[0-9A-Za-z]+"


register_converter(UidConverter, "uid")

urlpatterns = [
    path("@<slug:handle>/follow", ties.follow, name="follow"),
    path("@<slug:handle>/remove", ties.remove_follower, name="remove_follower"),
    path("@<slug:handle>/block", ties.block, name="block"),
    path("@<slug:handle>/followers", people.followers, name="followers"),
    path("@<slug:handle>/following", people.following, name="following"),
    path("people", people.people, name="people"),
    path("people/requests", people.follow_requests, name="follow_requests"),
    path("people/requests/<int:pk>", ties.answer_follow_request, name="answer_follow_request"),
    path("people/<uuid:pk>/<slug:picture>.webp", profile.picture, name="picture"),
    path("settings/profile", profile.profile, name="profile"),
    path("settings/profile/<slug:kind>", profile.change_picture, name="change_picture"),
    path("settings/blocked", people.blocked, name="blocked"),
    path("waiting", waiting.waiting, name="waiting"),
    path("waiting/code", waiting.redeem, name="redeem"),
    path("welcome", waiting.welcome, name="welcome"),
    path("invites", invites.invites, name="invites"),
    path("invites/<int:pk>/revoke", invites.revoke_invite, name="revoke_invite"),
    path("settings/feed", wishes.feed_wishes, name="feed_wishes"),
    path("settings/guardians", guardians.guardians, name="guardians"),
    path("settings/guardians/code", guardians.guardian_code, name="guardian_code"),
    path("settings/guardians/enter", guardians.enter_guardian_code, name="enter_guardian_code"),
    path("settings/guardians/<int:pk>", guardians.ward, name="ward"),
    path("settings/guardians/<int:pk>/accept", guardians.accept_guardian, name="accept_guardian"),
    path("settings/guardians/<int:pk>/end", guardians.end_guardian, name="end_guardian"),
]

# The names that allauth itself reverses; they belong to no namespace.
sign_in_patterns: list[URLPattern | URLResolver] = [
    path("join", entrance.JoinView.as_view(), name="account_signup"),
    path("join/passkey", entrance.JoinByPasskeyView.as_view(), name="account_signup_by_passkey"),
    path("join/passkey/make", webauthn.signup_webauthn, name="mfa_signup_webauthn"),
    path("join/with", entrance.JoinWithView.as_view(), name="socialaccount_signup"),
    path("login", entrance.SignInView.as_view(), name="account_login"),
    path("login/passkey", passkeys.SignInByPasskeyView.as_view(), name="mfa_login_webauthn"),
    path("login/second-step", second_step.authenticate, name="mfa_authenticate"),
    path("login/closed", account.account_inactive, name="account_inactive"),
    path("login/address", account.email_verification_sent, name="account_email_verification_sent"),
    path(
        "login/address/<str:key>",
        entrance.ConfirmAddressView.as_view(),
        name="account_confirm_email",
    ),
    path("login/forgotten", account.password_reset, name="account_reset_password"),
    path("login/forgotten/sent", account.password_reset_done, name="account_reset_password_done"),
    path(
        "login/forgotten/done",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path(
        "login/forgotten/<uid:uidb36>-<str:key>",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("login/again", account.reauthenticate, name="account_reauthenticate"),
    path("login/again/code", second_step.reauthenticate, name="mfa_reauthenticate"),
    path(
        "login/again/passkey",
        passkeys.ProveByPasskeyView.as_view(),
        name="mfa_reauthenticate_webauthn",
    ),
    path("login/with/cancelled", social.login_cancelled, name="socialaccount_login_cancelled"),
    path("login/with/error", social.login_error, name="socialaccount_login_error"),
    path("login/with/<slug:provider_id>", openid.login, name="openid_connect_login"),
    path("login/with/<slug:provider_id>/back", openid.callback, name="openid_connect_callback"),
    *(
        path("login/with/", include(f"allauth.socialaccount.providers.{name}.urls"))
        for name in settings.SOCIAL_PROVIDERS
        if name != OPENID
    ),
    path("logout", account.logout, name="account_logout"),
    path("settings/signing-in", signing_in.signing_in, name="mfa_index"),
    path("settings/email", account.email, name="account_email"),
    path("settings/password", account.password_change, name="account_change_password"),
    path("settings/password/first", account.password_set, name="account_set_password"),
    path("settings/passkeys", passkeys.PasskeysView.as_view(), name="mfa_list_webauthn"),
    path("settings/passkeys/add", passkeys.AddPasskeyView.as_view(), name="mfa_add_webauthn"),
    path("settings/passkeys/<int:pk>/rename", webauthn.edit_webauthn, name="mfa_edit_webauthn"),
    path(
        "settings/passkeys/<int:pk>/remove",
        passkeys.RemovePasskeyView.as_view(),
        name="mfa_remove_webauthn",
    ),
    path("settings/app", app.activate_totp, name="mfa_activate_totp"),
    path("settings/app/remove", app.deactivate_totp, name="mfa_deactivate_totp"),
    path("settings/codes", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("settings/codes/new", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("settings/codes/file", codes.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("settings/sessions", signing_in.where, name="usersessions_list"),
    path("settings/sessions/end", signing_in.end_other_sessions, name="usersessions_end_others"),
    path("settings/sessions/<int:pk>/end", signing_in.end_session, name="usersessions_end"),
    path("settings/connections", social.connections, name="socialaccount_connections"),
]
