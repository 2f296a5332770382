from allauth.account.views import logout
from django.urls import path

from sora_site.accounts import views

app_name = "accounts"

urlpatterns = [
    path("@<slug:handle>/follow", views.follow, name="follow"),
    path("invites", views.invites, name="invites"),
    path("invites/<int:pk>/revoke", views.revoke_invite, name="revoke_invite"),
]

# The names that allauth itself reverses; they belong to no namespace.
sign_in_patterns = [
    path("join", views.JoinView.as_view(), name="account_signup"),
    path("login", views.SignInView.as_view(), name="account_login"),
    path("logout", logout, name="account_logout"),
]
