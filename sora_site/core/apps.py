from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "sora_site.core"
    label = "core"
