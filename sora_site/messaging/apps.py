from django.apps import AppConfig


class MessagingConfig(AppConfig):
    name = "sora_site.messaging"
    label = "messaging"
