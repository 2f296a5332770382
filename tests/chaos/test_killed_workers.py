"""Whatever is killed or wiped, every clip ends, once."""

from __future__ import annotations

import contextlib
import random
import time
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import psutil
import pytest
import redis
from django.conf import settings as django_settings
from django.db import connection
from pytest_django.fixtures import Settings

from generation.models import Asset, Generation
from generation.services import ClipOrder, request_clip
from sora_site.accounts.models import User
from sora_site.notifications.models import Notification
from tests.factories import UserFactory
from tests.generation.little_animatic import LITTLE_ANIMATIC
from tests.site import Site, eventually, servers_of_the_suite

pytestmark = pytest.mark.django_db(transaction=True)

CLIPS = 6
KILLS = 2
PROMPTS = (
    "A dog runs through a forest.",
    "A red ball bounces in a room.",
    "A woman says “Good morning” on a city street in the rain.",
    "A fish swims in the sea at night.",
)


@pytest.fixture
def site(tmp_path: Path, settings: Settings) -> Iterator[Site]:
    """Run two workers that find out quickly when another one died."""
    settings.MEDIA_ROOT = tmp_path / "site" / "media"
    quick = {"RENDER_LEASE": "6", "RENDER_TOKEN_AGE": "5", "RENDER_ATTEMPTS": "9"}
    quick["ANIMATIC_ENGINE"] = LITTLE_ANIMATIC
    redis.Redis.from_url(django_settings.REDIS_URL).flushall()
    site = Site(tmp_path / "site", "--workers", "2", environment=servers_of_the_suite() | quick)
    try:
        site.wait_until_up()
        yield site
    finally:
        output = site.end()
        connection.close()
        print(output[-3000:])  # noqa: T201 - shown by pytest when the test fails


def ask(people: list[User], number: int) -> Generation:
    order = ClipOrder(prompt=PROMPTS[number % len(PROMPTS)], seconds=4, seed=number)
    author = people[number % len(people)]
    return request_clip(author=author, order=order, request_key=uuid4())


def ended() -> int:
    return Generation.objects.filter(state__in=Generation.STATES.ends).count()


def holders() -> list[str]:
    """Name the workers that hold a clip just now."""
    held = Generation.objects.filter(state=Generation.State.RENDERING)
    return list(held.values_list("worker", flat=True))


def kill_one_that_renders(chance: random.Random) -> None:
    eventually(lambda: holders() or ended() == CLIPS, within_s=60)
    for name in chance.sample(held := holders(), k=min(1, len(held))):
        with contextlib.suppress(psutil.NoSuchProcess):
            psutil.Process(int(name.rpartition(":")[2])).kill()


def stored_files(settings: Settings) -> set[str]:
    root = Path(settings.MEDIA_ROOT)
    return {str(path.relative_to(root)) for path in root.rglob("*") if path.is_file()}


def test_workers_killed_at_random_end_every_clip_exactly_once(
    site: Site, settings: Settings
) -> None:
    people = UserFactory.create_batch(4)
    chance = random.Random(20)
    for number in range(CLIPS):
        ask(people, number)

    for _ in range(KILLS):
        time.sleep(chance.uniform(0.2, 1.2))
        kill_one_that_renders(chance)
    eventually(lambda: ended() == CLIPS, within_s=400)

    states = list(Generation.objects.values_list("state", flat=True))
    assert states == [Generation.State.COMPLETED] * CLIPS
    assert Generation.objects.filter(attempt__gt=1).exists(), "no kill hit a render"
    told = Notification.objects.values_list("kind", "url")
    assert len(told) == len(set(told)) == CLIPS
    assert stored_files(settings) == set(Asset.objects.values_list("name", flat=True))
    assert Asset.objects.count() == CLIPS * len(Asset.MADE)
    assert list((site.data / "scratch").iterdir()) == []


def test_wiped_redis_loses_no_waiting_clip(site: Site) -> None:
    people = UserFactory.create_batch(2)
    for number in range(5):
        ask(people, number)

    redis.Redis.from_url(django_settings.REDIS_URL).flushall()

    eventually(lambda: ended() == 5, within_s=300)
    assert Generation.objects.completed().count() == 5
    assert Notification.objects.count() == 5
