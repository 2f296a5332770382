from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytest_django.fixtures import Settings

from cameos.models import Cameo
from sora_site.accounts.models import User
from tests.generation.casts import CastingEngine, lent_cameo
from tests.generation.small_engine import SmallEngine, use_engine


@pytest.fixture
def casting_engine(settings: Settings) -> Iterator[None]:
    use_engine(settings, CastingEngine)
    CastingEngine.seen.clear()
    yield
    SmallEngine.halfway = staticmethod(lambda: None)


@pytest.fixture
def cameo(owner: User, friend: User) -> Cameo:
    """Olga's, lent to Finn."""
    return lent_cameo(owner, friend)
