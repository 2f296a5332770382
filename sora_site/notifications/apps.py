from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "sora_site.notifications"
    label = "notifications"
