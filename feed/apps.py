from importlib import import_module

from django.apps import AppConfig


class FeedConfig(AppConfig):
    name = "feed"
    label = "feed"

    def ready(self) -> None:
        import_module("feed.receivers")
