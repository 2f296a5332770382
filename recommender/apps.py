from importlib import import_module

from django.apps import AppConfig


class RecommenderConfig(AppConfig):
    name = "recommender"
    label = "recommender"

    def ready(self) -> None:
        import_module("recommender.receivers")
