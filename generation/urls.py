from django.urls import path

from generation.views import clips, composer

app_name = "generation"

urlpatterns = [
    path("create", composer.create, name="create"),
    path("library/together/<uuid:batch>", composer.together, name="together"),
    path("tray", clips.tray, name="tray"),
    path("library/<uuid:pk>/cancel", clips.cancel, name="cancel"),
    path("library/<uuid:pk>/retry", clips.retry, name="retry"),
    path("library/<uuid:pk>/delete", clips.delete, name="delete"),
    path("library/<uuid:pk>/file/<slug:kind>", clips.asset, name="asset"),
]
