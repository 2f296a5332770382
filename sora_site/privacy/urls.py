from django.urls import path

from sora_site.privacy import views

app_name = "privacy"

urlpatterns = [
    path("privacy", views.stored, name="stored"),
    path("settings/data", views.data, name="data"),
    path("settings/data/export", views.export, name="export"),
    path("settings/data/export/<str:ticket>", views.download, name="download"),
    path("settings/data/deactivate", views.deactivate, name="deactivate"),
    path("settings/data/delete", views.delete, name="delete"),
    path("leaving", views.leaving, name="leaving"),
    path("leaving/keep", views.keep, name="keep"),
]
