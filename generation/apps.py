from importlib import import_module

from django.apps import AppConfig


class GenerationConfig(AppConfig):
    name = "generation"
    label = "generation"

    def ready(self) -> None:
        import_module("generation.receivers")
