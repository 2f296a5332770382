from django.urls import path

from feed.views import appearances, comments, for_you, library, pacing, pages, remixes

app_name = "feed"

urlpatterns = [
    path("", for_you.home, name="home"),
    path("latest", pages.latest, name="latest"),
    path("following", pages.following, name="following"),
    path("pause/go-on", pacing.go_on, name="go_on"),
    path("nudges/<uuid:pk>", pacing.answer, name="answer_nudge"),
    path("p/<uuid:pk>", pages.post, name="post"),
    path("feed/seen", for_you.seen, name="seen"),
    path("p/<uuid:pk>/wish", for_you.wish, name="wish"),
    path("p/<uuid:pk>/like", pages.like, name="like"),
    path("p/<uuid:pk>/comments", comments.comments, name="comments"),
    path(
        "p/<uuid:pk>/comments/<int:comment>/delete", comments.delete_comment, name="delete_comment"
    ),
    path("p/<uuid:pk>/remix", remixes.remix, name="remix"),
    path("p/<uuid:pk>/family", remixes.family, name="family"),
    path("p/<uuid:pk>/remixable", remixes.set_remixable, name="set_remixable"),
    path("p/<uuid:pk>/withdraw", pages.withdraw, name="withdraw"),
    path("p/<uuid:pk>/file/<slug:kind>", pages.post_asset, name="post_asset"),
    path("cameos/clips", appearances.appearances, name="appearances"),
    path("cameos/clips/remove", appearances.remove, name="remove_appearances"),
    path("cameos/clips/<uuid:pk>/<slug:kind>", appearances.asset, name="appearance_asset"),
    path("library", library.library, name="library"),
    path("library/delete", library.delete_chosen, name="delete_chosen"),
    path("library/seen", library.see_all, name="see_all"),
    path("library/<uuid:pk>", pages.draft, name="draft"),
    path("library/<uuid:pk>/publish", pages.publish, name="publish"),
    path("@<slug:handle>", pages.profile, name="profile"),
]
