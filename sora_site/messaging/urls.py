from django.urls import path

from sora_site.messaging import views

app_name = "messaging"

urlpatterns = [
    path("messages", views.threads, name="threads"),
    path("messages/new", views.people, name="new"),
    path("messages/<int:pk>/remove", views.remove, name="remove"),
    path("messages/@<slug:handle>", views.thread, name="thread"),
    path("messages/@<slug:handle>/send", views.send, name="send"),
    path("messages/@<slug:handle>/left", views.left, name="left"),
    path("messages/@<slug:handle>/hide", views.hide, name="hide"),
    path("p/<uuid:pk>/send", views.people, name="send_clip"),
]
