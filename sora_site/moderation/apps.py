from django.apps import AppConfig


class ModerationConfig(AppConfig):
    name = "sora_site.moderation"
    label = "moderation"
