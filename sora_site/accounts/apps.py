from importlib import import_module

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "sora_site.accounts"
    label = "accounts"

    def ready(self) -> None:
        import_module("sora_site.accounts.receivers")
