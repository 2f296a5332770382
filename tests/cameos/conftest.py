"""A cameo, and films of people who do not exist, made once for the tests that look at them."""

from __future__ import annotations

from pathlib import Path

import pytest

from cameos.checking import Challenge, missing
from cameos.models import Cameo
from sora_site.accounts.models import User
from tests.cameos.heads import Room, person
from tests.cameos.takes import Take, take, write_mp4
from tests.factories import CameoFactory

ASKED = Challenge(steps=("right", "down", "left", "up"), digits="27405816")
SMALL = Room(width=320, height=240)


@pytest.fixture
def cameo(owner: User) -> Cameo:
    return CameoFactory.create(owner=owner, name="Olga")


@pytest.fixture(scope="session")
def asked() -> Challenge:
    if told := missing():
        pytest.skip(told)
    return ASKED


@pytest.fixture(scope="session")
def genuine(asked: Challenge) -> Take:
    return take(person(3), asked, room=SMALL)


@pytest.fixture(scope="session")
def genuine_film(genuine: Take, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_mp4(genuine, tmp_path_factory.mktemp("films") / "genuine.mp4")
