"""The diffusion engine as the settings have it: where its weights are, what it may use."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from generation.engines.diffusion.catalogue import Misconfigured, chosen
from generation.engines.diffusion.engine import DiffusionEngine


def diffusion(key: str = "") -> DiffusionEngine:
    """Return the engine for a recipe of the catalogue.

    :raises ImproperlyConfigured: if there is none, or its licence does not hold here.
    """
    try:
        recipe, best_of = chosen(key, territory=settings.SITE_TERRITORY)
    except Misconfigured as error:
        raise ImproperlyConfigured(str(error)) from error
    return DiffusionEngine(
        recipe=recipe,
        home=settings.MODELS_FOLDER,
        territory=settings.SITE_TERRITORY,
        best_of=best_of,
    )
