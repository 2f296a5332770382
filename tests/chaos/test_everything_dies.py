"""Workers, web, Redis and PostgreSQL die at random: every clip ends once, paid for once."""

from __future__ import annotations

import random
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from uuid import UUID, uuid5

import psutil
import psycopg_pool
import pytest
import redis
from django.conf import settings as django_settings
from django.db import DatabaseError, connection
from django.utils import timezone
from pytest_django.fixtures import Settings

from generation import storing
from generation.models import Asset, CreditEntry, Generation, Wallet
from generation.services import ClipOrder, cancel_clip, request_clip
from sora_site.accounts.models import User
from sora_site.notifications.models import Notification
from tests import servers
from tests.chaos.steady_engine import SteadyEngine
from tests.factories import UserFactory
from tests.generation.small_engine import use_engine
from tests.site import Site, eventually, servers_of_the_suite

pytestmark = pytest.mark.django_db(transaction=True)

PEOPLE, EACH, CANCELLED = 10, 10, 6
BLOWS = (*["worker"] * 4, *["redis"] * 2, *["web"] * 2, *["postgres"] * 2)
LEASE = 4  # seconds
NAMES = UUID("5f0d7f0e-6b1e-4d53-9f43-1f0a3c0e7a11")
State, Kind = Generation.State, CreditEntry.Kind


def forget_connections() -> None:
    connection.close()
    connection.close_pool()  # type: ignore[attr-defined]


@pytest.fixture
def what_is_confirmed_stays() -> Iterator[None]:
    """Let commits be written before they are confirmed, as on every site but that of the suite."""
    name = connection.ops.quote_name(connection.settings_dict["NAME"])
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER DATABASE {name} SET synchronous_commit = on")
    forget_connections()
    yield
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER DATABASE {name} RESET synchronous_commit")
    forget_connections()


@pytest.fixture
def site(tmp_path: Path, settings: Settings, what_is_confirmed_stays: None) -> Iterator[Site]:
    """Run two workers that render quickly and find out quickly when another one died."""
    settings.MEDIA_ROOT = tmp_path / "site" / "media"
    settings.SCRATCH = tmp_path / "site" / "scratch"
    use_engine(settings, SteadyEngine)
    quick = {"RENDER_LEASE": str(LEASE), "RENDER_TOKEN_AGE": "3", "RENDER_ATTEMPTS": "20"}
    engine = {"ANIMATIC_ENGINE": f"{SteadyEngine.__module__}.{SteadyEngine.__qualname__}"}
    redis.Redis.from_url(django_settings.REDIS_URL).flushall()
    variables = servers_of_the_suite() | quick | engine
    site = Site(tmp_path / "site", "--workers", "2", environment=variables)
    try:
        site.wait_until_up()
        yield site
    finally:
        output = site.end()
        connection.close()
        print(output[-3000:])  # noqa: T201 - shown by pytest when the test fails


def until_it_is_taken(deed: Callable[[], Generation]) -> Generation:
    """Do what people do whom a dying site answered with an error: the same again."""
    while True:
        try:
            return deed()
        except (DatabaseError, psycopg_pool.PoolTimeout):
            connection.close()
            time.sleep(0.2)


def ask(author: User, number: int) -> Generation:
    order = ClipOrder(prompt=f"A dog runs, take {number}.", seconds=4, seed=number)
    key = uuid5(NAMES, f"{author.pk} {number}")
    return until_it_is_taken(lambda: request_clip(author=author, order=order, request_key=key))


def cancel(clip: Generation) -> Generation:
    def deed() -> Generation:
        cancel_clip(clip=clip)
        return clip

    return until_it_is_taken(deed)


def rendering_processes(site: Site) -> list[psutil.Process]:
    """Find the worker processes that hold clips, not the parents that would restart them."""
    parents = {process.pid for process in site.supervised("cpu")}
    children = [p for p in site.supervised() if p.ppid() in parents]
    return children or [psutil.Process(pid) for pid in parents]


def kill(candidates: list[psutil.Process], chance: random.Random) -> None:
    with suppress(IndexError, psutil.NoSuchProcess):
        chance.choice(candidates).kill()


def restart_postgres() -> None:
    """Stop it as a power cut does, with all connections, and start it again."""
    running = servers.servers._running
    place, (server, process) = next(
        (index, pair) for index, pair in enumerate(running) if pair[0].name == "postgres"
    )
    process.send_signal(signal.SIGQUIT)
    process.wait(20)
    del running[place]
    servers.servers._launch(server)
    servers.servers._wait(*running[-1])


def strike(blow: str, site: Site, chance: random.Random) -> None:
    if blow == "worker":
        eventually(is_rendering, within_s=60)
        kill(rendering_processes(site), chance)
    elif blow == "web":
        kill(site.supervised("daphne"), chance)
    elif blow == "redis":
        redis.Redis.from_url(django_settings.REDIS_URL).flushall()
    else:
        restart_postgres()


def is_rendering() -> bool:
    """Tell whether somebody is in the middle of a clip; those killed before have lost theirs."""
    live = Generation.objects.running().filter(leased_until__gt=timezone.now())
    return live.filter(progress__gt=0).exists()


def ended() -> int:
    try:
        return Generation.objects.filter(state__in=Generation.STATES.ends).count()
    except (DatabaseError, psycopg_pool.PoolTimeout):
        connection.close()
        return 0


def stored_files() -> set[str]:
    root = Path(django_settings.MEDIA_ROOT)
    return {str(path.relative_to(root)) for path in root.rglob("*") if path.is_file()}


def test_hundred_clips_end_once_whatever_dies(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    chance = random.Random(41)
    people = UserFactory.create_batch(PEOPLE)
    blows = chance.sample(BLOWS, len(BLOWS))
    clips: list[Generation] = []
    began = time.monotonic()

    for number in range(EACH):
        clips += [ask(person, number) for person in people]
        strike(blows[number], site, chance)
        time.sleep(chance.uniform(0.5, 2))
    for clip in chance.sample(clips, CANCELLED):
        cancel(clip)
    eventually(lambda: ended() == PEOPLE * EACH, within_s=240, every_s=0.5)
    took = time.monotonic() - began
    eventually(lambda: not stored_files() - names_of_files(), within_s=20)

    states = Counter(Generation.objects.values_list("state", flat=True))
    attempts = Counter(Generation.objects.values_list("attempt", flat=True))
    with capsys.disabled():
        blown = dict(Counter(blows))
        print(f"\n{took:.0f} s, {blown}: {dict(states)}, by attempts {sorted(attempts.items())}")  # noqa: T201 - what the test is for
    assert states.keys() <= {State.COMPLETED, State.CANCELLED}
    assert states[State.CANCELLED] <= CANCELLED
    assert any(attempt > 1 for attempt in attempts), "no blow hit a render"
    assert_told_once(states[State.COMPLETED])
    assert_paid_once(states)
    assert_nothing_left(states[State.COMPLETED])


def names_of_files() -> set[str]:
    return set(Asset.objects.values_list("name", flat=True))


def assert_told_once(completed: int) -> None:
    told = Notification.objects.filter(kind=Notification.Kind.CLIP_READY)
    urls = list(told.values_list("url", flat=True))
    assert len(urls) == len(set(urls)) == completed


def assert_paid_once(states: Counter[str]) -> None:
    assert not Wallet.objects.astray().exists()
    kinds = Counter(CreditEntry.objects.values_list("kind", flat=True))
    assert kinds[Kind.RESERVE] == PEOPLE * EACH
    assert kinds[Kind.SETTLE] + kinds[Kind.REFUND] == PEOPLE * EACH
    assert kinds[Kind.SETTLE] >= states[State.COMPLETED]


def assert_nothing_left(completed: int) -> None:
    assert Asset.objects.count() == completed * len(Asset.MADE)
    assert not Generation.objects.active().exists()
    storing.tidy_all()  # as the clock does: what was kept by somebody who died
    assert stored_files() == names_of_files()
    scratch = Path(django_settings.SCRATCH)
    assert [path for path in scratch.rglob("*") if path.is_file()] == []
