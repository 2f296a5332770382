"""The render farm as the settings have it: the engine whose clips other servers render."""

from __future__ import annotations

from typing import Final

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from generation.engines.videos_api.board import Board
from generation.engines.videos_api.desk import Timing
from generation.engines.videos_api.engine import VideosApiEngine
from generation.engines.videos_api.upstreams import Misconfigured, chosen

BOARD: Final = Board()  # one for all recipes: they may share upstreams


def videos_api(names: str = "") -> VideosApiEngine:
    """Return the engine for upstreams such as `hall+attic`; without names for all of them.

    :raises ImproperlyConfigured: if they are not configured, or cannot share work.
    """
    everyone = settings.VIDEOS_API_UPSTREAMS
    try:
        return VideosApiEngine(
            chosen(everyone, names),
            everyone=everyone,
            timing=Timing(patience=settings.VIDEOS_API_PATIENCE),
            most_megabytes=settings.VIDEOS_API_MAX_MB,
            board=BOARD,
        )
    except Misconfigured as error:
        raise ImproperlyConfigured(str(error)) from error
