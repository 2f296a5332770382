from importlib import import_module

from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    name = "sora_site.privacy"
    label = "privacy"

    def ready(self) -> None:
        import_module("sora_site.privacy.receivers")
