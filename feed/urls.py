from django.urls import path

from feed import views

app_name = "feed"

urlpatterns = [
    path("", views.home, name="home"),
    path("following", views.following, name="following"),
    path("p/<uuid:pk>", views.post, name="post"),
    path("p/<uuid:pk>/like", views.like, name="like"),
    path("p/<uuid:pk>/withdraw", views.withdraw, name="withdraw"),
    path("p/<uuid:pk>/file/<slug:kind>", views.post_asset, name="post_asset"),
    path("library", views.library, name="library"),
    path("library/<uuid:pk>", views.draft, name="draft"),
    path("library/<uuid:pk>/publish", views.publish, name="publish"),
    path("@<slug:handle>", views.profile, name="profile"),
]
