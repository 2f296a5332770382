from __future__ import annotations

import gc
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.cache import caches
from django.test import Client
from pytest_django.fixtures import Settings

from sora_site.accounts.models import User
from sora_site.accounts.services.ties import set_follow
from tests.factories import UserFactory

SLOW = ("gpu", "chaos", "journeys")  # begun first, so that no core waits for them at the end
ONE_BY_ONE = ("chaos", "journeys")  # folders: a site of one's own is busy enough


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=turn)
    for item in items:
        item.add_marker(pytest.mark.xdist_group(lane(item)))


def lane(item: pytest.Item) -> str:
    """Name what runs in one process, one after another: a folder of sites, or a file."""
    folder = item.path.parent.name
    return folder if folder in ONE_BY_ONE else str(item.path)


def pytest_collection_finish() -> None:
    """Let nobody look again and again for rubbish in what stays to the end."""
    gc.collect()
    gc.freeze()


def turn(item: pytest.Item) -> tuple[int, bool]:
    """Say when a test has its turn: journeys that share a site come last, one after another."""
    folder = item.path.parent.name
    place = SLOW.index(folder) if folder in SLOW else len(SLOW)
    return place, not hasattr(getattr(item, "module", None), "variables")


@pytest.fixture(autouse=True)
def own_files(settings: Settings, tmp_path: Path) -> None:
    """Give every test a media folder and a scratch folder of its own."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.SCRATCH = tmp_path / "scratch"


@pytest.fixture(autouse=True)
def quick_passwords(settings: Settings) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def fresh_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no test use up what another may do in a minute."""
    monkeypatch.setattr(caches["default"], "key_prefix", uuid4().hex)


@pytest.fixture(autouse=True)
def any_hour(settings: Settings) -> None:
    """Let no test hang on the hour at which it runs."""
    settings.FEED_RESTS_TEEN = []


@pytest.fixture(autouse=True)
def no_chance(settings: Settings) -> None:
    """Let no place in a feed be drawn by lot."""
    settings.EXPLORED_SHARE = 0.0


@pytest.fixture
def owner(db: None) -> User:
    return UserFactory.create(handle="olga", display_name="Olga Owner")


@pytest.fixture
def friend(owner: User) -> User:
    """Follow the owner."""
    friend = UserFactory.create(handle="finn", display_name="Finn Friend")
    set_follow(follower=friend, followee=owner, followed=True)
    return friend


@pytest.fixture
def stranger(db: None) -> User:
    return UserFactory.create(handle="stella", display_name="Stella Stranger")


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture
def owner_client(owner: User) -> Client:
    return signed_in(owner)


@pytest.fixture
def friend_client(friend: User) -> Client:
    return signed_in(friend)


@pytest.fixture
def stranger_client(stranger: User) -> Client:
    return signed_in(stranger)
