"""Two sites, one rendering for the other: whichever dies in the middle, nothing is lost or double."""

from __future__ import annotations

import random
import subprocess
import sys
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

from generation import slots
from generation.engines.videos_api.upstreams import upstreams_from
from generation.models import Asset, Generation
from generation.services import ClipOrder, cancel_clip, request_clip
from sora_site.accounts.models import User
from sora_site.notifications.models import Notification
from tests.factories import UserFactory
from tests.generation.videos_api_server import KEY, finished_in
from tests.site import Site, eventually, free_port, servers_of_the_suite

pytestmark = pytest.mark.django_db(transaction=True)

CLIPS = 6
KILLS = 2  # of either side
TAKES = 1.0  # seconds that a clip is rendered


class OtherSite:
    """The site that renders, as a process that can be killed and started again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}/v1"
        self.start()

    def start(self) -> None:
        module = "tests.generation.videos_api_server"
        self.process = subprocess.Popen(
            [sys.executable, "-m", module, self.folder, str(self.port), "--takes", str(TAKES)],
            cwd=django_settings.BASE_DIR,
        )

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()

    def jobs(self) -> int:
        return len(list(self.folder.glob("video_*.json")))


@pytest.fixture
def other(tmp_path: Path) -> Iterator[OtherSite]:
    site = OtherSite(tmp_path / "other")
    try:
        yield site
    finally:
        site.kill()


@pytest.fixture
def site(tmp_path: Path, settings: Settings, other: OtherSite) -> Iterator[Site]:
    """Run the site that asks; its farm worker finds out quickly when another one died."""
    farm = {
        "VIDEOS_API_UPSTREAMS": "other",
        "VIDEOS_API_OTHER_URL": other.url,
        "VIDEOS_API_OTHER_KEY": KEY,
        "SLOT_SORA_2": "videos-api:other",
    }
    settings.VIDEOS_API_UPSTREAMS = upstreams_from(farm | {"SLOT_SORA_2": ""})
    settings.SLOTS = settings.SLOTS | {"sora-2": "videos-api:other"}
    settings.MEDIA_ROOT = tmp_path / "site" / "media"
    quick = {"RENDER_LEASE": "4", "RENDER_TOKEN_AGE": "3", "RENDER_ATTEMPTS": "20"}
    quick["DATABASE_POOL_SIZE"] = str(CLIPS // 2)  # those who wait share connections
    slots._engine.cache_clear()
    redis.Redis.from_url(django_settings.REDIS_URL).flushall()
    site = Site(tmp_path / "site", environment=servers_of_the_suite() | quick | farm)
    try:
        site.wait_until_up()
        yield site
    finally:
        output = site.end()
        connection.close()
        slots._engine.cache_clear()
        print(output[-3000:])  # noqa: T201 - shown by pytest when the test fails


def kill_a_farm_worker(site: Site) -> None:
    """Kill the process that holds clips, not the parents that would restart it."""
    parents = {process.pid for process in site.supervised("farm")}
    children = [p for p in site.supervised() if p.ppid() in parents and p.pid not in parents]
    for process in children or [psutil.Process(pid) for pid in parents]:
        try:
            process.kill()
        except psutil.NoSuchProcess:
            continue


def ask(number: int, people: list[User]) -> Generation:
    return request_clip(
        author=people[number % len(people)],
        order=ClipOrder(prompt=f"Kite number {number} over the dunes", seconds=4, seed=number),
        request_key=uuid4(),
    )


def test_either_side_killed_in_mid_job_loses_nothing_and_renders_nothing_twice(
    site: Site, other: OtherSite, settings: Settings
) -> None:
    people = UserFactory.create_batch(3)
    chance = random.Random(5)
    for number in range(CLIPS):
        ask(number, people)
    eventually(lambda: finished_in(other.folder), within_s=60)

    for _ in range(KILLS):
        time.sleep(chance.uniform(0.2, 0.8))
        kill_a_farm_worker(site)
        time.sleep(chance.uniform(0.2, 0.8))
        other.kill()
        time.sleep(chance.uniform(0, 1))
        other.start()
    eventually(lambda: Generation.objects.active().count() == 0, within_s=150)

    clips = list(Generation.objects.all())
    rendered = finished_in(other.folder)
    begun = (other.folder / "diary").read_text().count("began")
    print(  # noqa: T201 - the counts that the test is for
        f"{len(clips)} clips, {len(rendered)} renders there ({begun} begun), attempts"
        f" {sorted(clip.attempt for clip in clips)}"
    )
    assert [clip.state for clip in clips] == [Generation.State.COMPLETED] * CLIPS
    assert {clip.engine for clip in clips} == {"videos-api"}
    assert {clip.account["upstream"] for clip in clips} == {"other"}
    assert other.jobs() == len(rendered) == len(set(rendered)) == CLIPS
    assert max(clip.attempt for clip in clips) > 1, "no kill hit a clip"
    assert begun > CLIPS, "no kill hit a render"
    assert Notification.objects.count() == CLIPS
    assert Asset.objects.filter(kind=Asset.Kind.VIDEO).count() == CLIPS
    cancelled_here_is_withdrawn_there(ask(CLIPS, people), other)


def cancelled_here_is_withdrawn_there(clip: Generation, other: OtherSite) -> None:
    eventually(lambda: other.jobs() == CLIPS + 1)
    cancel_clip(clip=clip)
    eventually(lambda: other.jobs() == CLIPS, within_s=10)
