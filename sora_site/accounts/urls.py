from allauth.account.views import logout
from django.urls import path

from sora_site.accounts.views import entrance, invites, people, profile, ties, waiting

app_name = "accounts"

urlpatterns = [
    path("@<slug:handle>/follow", ties.follow, name="follow"),
    path("@<slug:handle>/remove", ties.remove_follower, name="remove_follower"),
    path("@<slug:handle>/block", ties.block, name="block"),
    path("@<slug:handle>/followers", people.followers, name="followers"),
    path("@<slug:handle>/following", people.following, name="following"),
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
]

# The names that allauth itself reverses; they belong to no namespace.
sign_in_patterns = [
    path("join", entrance.JoinView.as_view(), name="account_signup"),
    path("login", entrance.SignInView.as_view(), name="account_login"),
    path("logout", logout, name="account_logout"),
]
