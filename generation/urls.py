from django.urls import path

from generation import views

app_name = "generation"

urlpatterns = [
    path("create", views.create, name="create"),
    path("tray", views.tray, name="tray"),
    path("library/<uuid:pk>/cancel", views.cancel, name="cancel"),
    path("library/<uuid:pk>/retry", views.retry, name="retry"),
    path("library/<uuid:pk>/delete", views.delete, name="delete"),
    path("library/<uuid:pk>/file/<slug:kind>", views.asset, name="asset"),
]
