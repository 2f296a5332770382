from __future__ import annotations

import threading
from datetime import datetime, timedelta
from pathlib import Path
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings as django_settings
from django.db import connection
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks
from pytest_django.fixtures import Settings

from generation import dispatch, rendering, services
from generation.models import PROMPT_LIMIT, Generation
from generation.services import ClipOrder
from sora_site.accounts.models import Guardianship, User
from sora_site.core.errors import Gone, TooMany
from tests.factories import (
    FIFTEEN,
    CompletedFactory,
    GenerationFactory,
    GuardianshipFactory,
    RunningFactory,
    UserFactory,
)

State = Generation.State

pytestmark = pytest.mark.django_db


def ask(author: User, prompt: str = "A dog runs.") -> Generation:
    return services.request_clip(author=author, order=ClipOrder(prompt=prompt), request_key=uuid4())


def test_request_queues_the_clip_with_its_order(owner: User) -> None:
    order = ClipOrder(prompt=" A dog runs. \r\n", size="1280x720", seconds=4, style="noir")

    clip = services.request_clip(author=owner, order=order, request_key=uuid4())

    assert (clip.state, clip.prompt) == (State.QUEUED, "A dog runs.")
    assert (clip.width, clip.height, clip.seconds, clip.style) == (1280, 720, 4, "noir")
    assert clip.estimated_seconds > 0


def test_same_request_key_gives_the_same_clip(owner: User) -> None:
    key = uuid4()

    first, second = (
        services.request_clip(author=owner, order=ClipOrder(prompt=text), request_key=key)
        for text in ("A dog.", "A cat.")
    )

    assert first == second
    assert Generation.objects.count() == 1


def test_request_keys_of_two_people_do_not_meet(owner: User, stranger: User) -> None:
    key = uuid4()

    first, second = (
        services.request_clip(author=person, order=ClipOrder(prompt="A dog."), request_key=key)
        for person in (owner, stranger)
    )

    assert first != second


@pytest.mark.parametrize(
    ("prompt", "complaint"),
    [
        ("", "Write what"),
        (" \n\t ", "Write what"),
        ("x" * 40_000, "40,000 characters"),
        ("a\x00b", "control characters"),
        ("a\x1b[31mred", "control characters"),
        ("a\x85b", "control characters"),
    ],
    ids=["empty", "blank", "40,000", "nul", "escape", "c1"],
)
def test_unusable_prompt_is_refused_with_the_reason(
    owner: User, prompt: str, complaint: str
) -> None:
    with pytest.raises(services.PromptRefused, match=complaint):
        ask(owner, prompt)

    assert not Generation.objects.exists()


@pytest.mark.parametrize("prompt", ["x" * PROMPT_LIMIT, "👩‍👩‍👧 family\nin two lines", "海辺の犬"])
def test_unusual_but_usable_prompt_is_kept_whole(owner: User, prompt: str) -> None:
    assert ask(owner, prompt).prompt == prompt


@pytest.mark.parametrize(
    ("order", "offer"),
    [
        (ClipOrder(prompt="A dog.", size="99x99"), "720x1280"),
        (ClipOrder(prompt="A dog.", seconds=90), "4 to 20 seconds"),
    ],
    ids=["size", "length"],
)
def test_clip_no_engine_makes_is_refused_with_what_it_makes(
    owner: User, order: ClipOrder, offer: str
) -> None:
    with pytest.raises(services.ClipRefused, match=offer):
        services.request_clip(author=owner, order=order, request_key=uuid4())


def test_nobody_queues_more_than_their_number(owner: User, settings: Settings) -> None:
    settings.RENDERS_WAITING = 2
    ask(owner)
    ask(owner)

    with pytest.raises(TooMany, match="2 clips waiting"):
        ask(owner)


@pytest.fixture
def teen(db: None, settings: Settings) -> User:
    settings.DAILY_GENERATIONS_TEEN = 2
    return UserFactory.create(born_on=FIFTEEN, time_zone="America/Los_Angeles")


def test_nobody_asks_for_more_than_the_day_gives_them(teen: User) -> None:
    for left in (2, 1):
        assert services.clips_left_today(teen) == left
        ask(teen)

    with pytest.raises(TooMany, match=r"costs 2 credits.*none left.*midnight.*kept below"):
        ask(teen)

    assert services.clips_left_today(teen) == 0
    assert Generation.objects.count() == 2


def test_same_clip_asked_for_twice_counts_once(teen: User) -> None:
    order, key = ClipOrder(prompt="A dog."), uuid4()
    for _ in range(3):
        services.request_clip(author=teen, order=order, request_key=key)

    assert services.clips_left_today(teen) == 1


def test_day_begins_anew_at_midnight_where_the_author_lives(
    teen: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    los_angeles = ZoneInfo("America/Los_Angeles")
    evening = datetime(2027, 6, 1, 23, 59, tzinfo=los_angeles)
    monkeypatch.setattr(timezone, "now", lambda: evening)
    ask(teen)
    ask(teen)
    with pytest.raises(TooMany):
        ask(teen)

    teen.time_zone = "Asia/Tokyo"  # a day further on: the one new day it gives is spent then
    teen.save()
    ask(teen)
    teen.time_zone = "America/Los_Angeles"
    teen.save()
    assert services.clips_left_today(teen) == 1
    monkeypatch.setattr(timezone, "now", lambda: evening + timedelta(minutes=2))

    assert services.clips_left_today(teen) == 1


def test_deleting_gives_no_clip_back_and_a_failure_of_the_site_does(teen: User) -> None:
    begun = ask(teen)
    assert dispatch.claim("cpu") == begun
    services.cancel_clip(clip=begun)
    services.delete_clip(clip=begun)
    assert services.clips_left_today(teen) == 1

    failing = ask(teen)
    Generation.objects.filter(pk=failing.pk).update(
        state=State.RENDERING, leased_until=timezone.now(), crashes=django_settings.RENDER_ATTEMPTS
    )
    assert rendering.render_next("cpu")

    assert Generation.objects.get().state == State.FAILED
    assert services.clips_left_today(teen) == 1


def test_limit_of_a_guardian_is_named_as_theirs(teen: User) -> None:
    link = GuardianshipFactory.create(young=teen, daily_generations=1)
    ask(teen)

    with pytest.raises(TooMany, match="Your guardian set 1 clip a day"):
        ask(teen)
    Guardianship.objects.filter(pk=link.pk).update(daily_generations=0)
    with pytest.raises(TooMany, match="makes no clips"):
        ask(teen)


def test_orders_of_the_site_itself_are_not_counted(teen: User) -> None:
    for _ in range(3):
        services.request_clip(
            author=teen, order=ClipOrder(prompt="A dog."), request_key=uuid4(), bulk=True
        )

    assert services.clips_left_today(teen) == 2


@pytest.mark.django_db(transaction=True)
def test_windows_that_ask_at_once_share_one_number(teen: User) -> None:
    outcomes: list[str] = []
    barrier = threading.Barrier(5)

    def press() -> None:
        barrier.wait()
        try:
            ask(teen)
            outcomes.append("queued")
        except TooMany:
            outcomes.append("refused")
        connection.close()

    threads = [threading.Thread(target=press) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes) == ["queued"] * 2 + ["refused"] * 3


def test_waiting_clip_is_cancelled_at_once(owner: User) -> None:
    clip = GenerationFactory.create(author=owner)

    assert services.cancel_clip(clip=clip)

    clip.refresh_from_db()
    assert clip.state == State.CANCELLED
    assert clip.finished_at is not None


def test_running_clip_loses_its_lease_when_cancelled() -> None:
    clip = RunningFactory.create()

    assert services.cancel_clip(clip=clip)

    assert not Generation.objects.held(clip).exists()


def test_ended_clip_cannot_be_cancelled() -> None:
    clip = CompletedFactory.create()

    assert not services.cancel_clip(clip=clip)

    clip.refresh_from_db()
    assert clip.state == State.COMPLETED


def test_failed_clip_is_tried_again_once_however_often_asked(owner: User) -> None:
    failed = GenerationFactory.create(
        author=owner, state=State.FAILED, finished_at="2026-01-01T00:00Z", seed=99
    )

    first, second = (services.retry_clip(clip=failed) for _ in range(2))

    assert first == second != failed
    assert (first.prompt, first.seed) == (failed.prompt, 99)


def test_clip_that_did_not_fail_is_not_tried_again() -> None:
    with pytest.raises(Gone):
        services.retry_clip(clip=CompletedFactory.create())


def test_deleting_a_clip_frees_its_files(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    clip = CompletedFactory.create()
    folder = Path(django_settings.MEDIA_ROOT) / "clips" / str(clip.pk)
    assert any(folder.iterdir())

    with django_capture_on_commit_callbacks(execute=True):
        services.delete_clip(clip=clip)

    assert not folder.exists()
    assert not Generation.objects.exists()


def test_clip_being_made_is_not_deleted() -> None:
    clip = RunningFactory.create()

    with pytest.raises(services.StillRunning, match="Cancel it first"):
        services.delete_clip(clip=clip)

    assert Generation.objects.filter(pk=clip.pk).exists()


def test_clip_deleted_twice_is_deleted_once(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    clip = CompletedFactory.create()
    same = Generation.objects.get(pk=clip.pk)

    with django_capture_on_commit_callbacks(execute=True):
        services.delete_clip(clip=clip)
        services.delete_clip(clip=same)

    assert not Generation.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_double_click_on_the_last_free_place_gives_one_clip(
    owner: User, settings: Settings
) -> None:
    settings.RENDERS_WAITING = 1
    key, barrier = uuid4(), threading.Barrier(4)
    outcomes: list[object] = []

    def click() -> None:
        barrier.wait()
        try:
            order = ClipOrder(prompt="A dog runs.")
            outcomes.append(services.request_clip(author=owner, order=order, request_key=key).pk)
        except TooMany as refusal:
            outcomes.append(refusal)
        connection.close()

    threads = [threading.Thread(target=click) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert outcomes == [Generation.objects.get().pk] * 4
