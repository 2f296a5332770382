from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "sora_site.accounts"
    label = "accounts"
