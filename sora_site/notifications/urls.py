from django.urls import path

from sora_site.notifications import views

app_name = "notifications"

urlpatterns = [
    path("inbox", views.inbox, name="inbox"),
    path("inbox/badge", views.badge, name="badge"),
    path("inbox/read", views.read, name="read"),
    path("inbox/<uuid:pk>/open", views.open_line, name="open"),
]
