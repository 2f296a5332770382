"""Where clips stand in line, how long they will wait, and how long they still take."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from generation import dispatch, lines, services
from generation.models import Generation, RenderTime, RenderWorker
from sora_site.accounts.models import User
from sora_site.core.text import lasting
from tests.conftest import signed_in
from tests.factories import GenerationFactory, RunningFactory, UserFactory

POOL = "cpu"

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker() -> RenderWorker:
    return RenderWorker.objects.create(name="hall:7", pools=[POOL], threads=2)


def ask(author: User, number: int = 1, seconds: float = 10) -> list[Generation]:
    return GenerationFactory.create_batch(number, author=author, estimated_seconds=seconds)


def new_job(author: User, seconds: float = 10) -> Generation:
    return GenerationFactory.build(author=author, estimated_seconds=seconds)


def test_wait_is_the_work_ahead_and_under_way_shared_by_the_workers(
    owner: User, stranger: User, worker: RenderWorker
) -> None:
    RunningFactory.create(estimated_seconds=8)
    ask(owner, seconds=6)
    (mine,) = ask(stranger)

    standing = lines.standings([mine])[mine.pk]

    assert standing.place == 2
    assert standing.starts_in == pytest.approx(7, abs=0.2)
    assert standing.ready_in == pytest.approx(17, abs=0.2)


def test_fifty_clips_of_one_person_stand_behind_the_first_of_another(
    owner: User, stranger: User, worker: RenderWorker
) -> None:
    ask(owner, 50)
    first = lines.expected_wait(stranger, new_job(stranger))
    fifty_first = lines.expected_wait(owner, new_job(owner))

    assert (first.place, fifty_first.place) == (2, 51)
    assert (first.ready_in, fifty_first.ready_in) == (10, 260)  # one of two workers is free
    assert dispatch.claim(POOL)
    (mine,) = ask(stranger)
    assert lines.standings([mine])[mine.pk].place == 1


def test_place_foreseen_before_asking_is_the_place_afterwards(worker: RenderWorker) -> None:
    people = UserFactory.create_batch(4)
    for number, person in enumerate(people):
        ask(person, number + 1, seconds=5 + number)

    foreseen = [lines.expected_wait(person, new_job(person)).place for person in people]
    placed = []
    for person in people:
        (job,) = ask(person)
        placed.append(lines.standings([job])[job.pk].place)
        job.delete()

    assert foreseen == placed


def test_nobody_says_when_while_no_worker_lives(owner: User) -> None:
    (mine,) = ask(owner)

    standing = lines.standings([mine])[mine.pk]

    assert (standing.place, standing.ready_in) == (1, None)


def test_line_is_looked_at_once_for_all_who_ask(
    owner: User, worker: RenderWorker, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    clips = ask(owner, 5)
    with django_assert_num_queries(3):
        lines.standings(clips)
    with django_assert_num_queries(0):
        lines.standings(clips)
    cache.clear()
    with django_assert_num_queries(3):
        lines.standings(clips)


def test_rendering_clip_says_how_long_it_still_takes() -> None:
    begun = timezone.now() - timedelta(seconds=20)

    early = RunningFactory.create(started_at=begun, progress=0, estimated_seconds=30)
    later = RunningFactory.create(started_at=begun, progress=80, estimated_seconds=30)

    assert lines.time_left(early) == pytest.approx(10, abs=1)
    assert lines.time_left(later) == pytest.approx(5, abs=1)
    assert lines.time_left(GenerationFactory.create()) is None


def test_tray_and_draft_say_the_place_and_the_time(owner: User, worker: RenderWorker) -> None:
    begun = timezone.now() - timedelta(seconds=20)
    RunningFactory.create(author=owner, started_at=begun, progress=50, pool="gpu")
    (mine,) = ask(owner)
    client = signed_in(owner)

    tray, draft = client.get("/tray"), client.get(mine.get_absolute_url())

    for page in (tray.content.decode(), draft.content.decode()):
        assert "Next in line, ready in about 10 s" in page
    assert re.search(r", 2\d s left", tray.content.decode())


def test_composer_says_before_sending_how_long_it_will_take(
    owner: User, worker: RenderWorker
) -> None:
    RenderTime.objects.measure(recipe="animatic", size="720x1280", seconds=8, took=40)
    asked: dict[str, str | int] = {"slot": "sora-2", "size": "720x1280", "seconds": 8}
    client = signed_in(owner)
    for _ in range(3):
        ask(UserFactory.create(), seconds=20)

    assert (
        "Ready in about 70 s; 3 clips go first."
        in client.get("/create/wait", asked).content.decode()
    )
    assert "Ready" not in client.get("/create/wait", asked | {"slot": "none"}).content.decode()
    standing = services.foresee(author=owner, slot="sora-2", size="720x1280", seconds=8)
    assert standing is not None
    assert (standing.place, standing.ready_in) == (4, 70)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0.2, "0 s"),
        (89, "89 s"),
        (150, "2 min"),
        (7500, "2 h 5 min"),
        (7200, "2 h"),
        (4e5, "5 days"),
    ],
)
def test_lengths_of_time_read_as_people_say_them(seconds: float, words: str) -> None:
    assert lasting(seconds) == words
