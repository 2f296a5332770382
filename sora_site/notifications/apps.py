from importlib import import_module

from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "sora_site.notifications"
    label = "notifications"

    def ready(self) -> None:
        import_module("sora_site.notifications.receivers")
