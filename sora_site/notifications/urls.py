from django.urls import path

from sora_site.notifications.views import browsers, inbox, wishes

app_name = "notifications"

urlpatterns = [
    path("inbox", inbox.inbox, name="inbox"),
    path("inbox/<uuid:pk>/open", inbox.open_line, name="open"),
    path("inbox/news", inbox.news, name="news"),
    path("inbox/read", inbox.read, name="read"),
    path("settings/notices", wishes.wishes, name="settings"),
    path("notices/stop/<str:token>", wishes.stop_mail, name="stop_mail"),
    path("offline", browsers.offline, name="offline"),
    path("push/subscribe", browsers.subscribe, name="subscribe"),
    path("push/unsubscribe", browsers.unsubscribe, name="unsubscribe"),
    path("sw.js", browsers.service_worker, name="service_worker"),
]
