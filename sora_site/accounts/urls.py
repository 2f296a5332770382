from allauth.account.views import logout
from django.urls import path

from sora_site.accounts.views import entrance, invites, ties

app_name = "accounts"

urlpatterns = [
    path("@<slug:handle>/follow", ties.follow, name="follow"),
    path("invites", invites.invites, name="invites"),
    path("invites/<int:pk>/revoke", invites.revoke_invite, name="revoke_invite"),
]

# The names that allauth itself reverses; they belong to no namespace.
sign_in_patterns = [
    path("join", entrance.JoinView.as_view(), name="account_signup"),
    path("login", entrance.SignInView.as_view(), name="account_login"),
    path("logout", logout, name="account_logout"),
]
