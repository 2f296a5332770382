from __future__ import annotations

from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.forms import SignupForm as AllauthSocialSignupForm
from django.db import transaction
from django.http import HttpRequest

from sora_site.accounts.forms.join import AboutNewcomer
from sora_site.accounts.models import User


class SocialSignupForm(AboutNewcomer, AllauthSocialSignupForm):
    """What another site did not tell of somebody who joins with its account."""

    @transaction.atomic
    def save(self, request: HttpRequest) -> User:
        """Make the account and let it in, or put it on the waitlist.

        :raises InviteRefused: if somebody else spent the code in the meantime.
        """
        self.sociallogin.user = User()  # the other site's idea of one has no use here
        self.describe(self.sociallogin.user)
        newcomer: User = get_adapter().save_user(request, self.sociallogin, form=self)
        self.welcome(newcomer, request)
        return newcomer
