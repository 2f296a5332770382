from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import settings as django_settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks
from pytest_django.fixtures import Settings

from generation import dispatch, rendering, services, storing
from generation.engines.protocol import Cancelled, Overtaken
from generation.models import Asset, Generation, RenderShare
from generation.workspaces import JobWorkspace
from sora_site.accounts.models import User
from sora_site.notifications.models import Notification
from tests.factories import CompletedFactory, GenerationFactory, RunningFactory
from tests.generation.small_engine import Crash, CrashingEngine, SmallEngine, use_engine

POOL = "cpu"
State = Generation.State

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def small_engine(settings: Settings) -> Iterator[None]:
    use_engine(settings, SmallEngine)
    yield
    SmallEngine.halfway = staticmethod(lambda: None)


def stored_files(clip: Generation) -> list[str]:
    folder = Path(django_settings.MEDIA_ROOT) / "clips" / str(clip.pk)
    return sorted(path.name for path in folder.glob("*"))


def test_render_completes_the_clip_with_its_four_files() -> None:
    clip = GenerationFactory.create()

    assert rendering.render_next(POOL)

    clip.refresh_from_db()
    assert (clip.state, clip.progress, clip.engine) == (State.COMPLETED, 100, "small")
    assert clip.not_understood == ["x"]
    assert {asset.kind for asset in clip.assets.all()} == set(Asset.MADE)
    assert stored_files(clip) == [
        "1-captions.vtt",
        "1-sprites.jpg",
        "1-thumbnail.webp",
        "1-video.mp4",
    ]
    for asset in clip.assets.all():
        assert default_storage.size(asset.name) == asset.size > 0


def test_author_is_told_once_that_the_clip_is_ready() -> None:
    clip = GenerationFactory.create()

    rendering.render_next(POOL)
    rendering.render_next(POOL)

    told = Notification.objects.get()
    assert (told.recipient, told.kind) == (clip.author, Notification.Kind.CLIP_READY)
    assert told.url == clip.get_absolute_url()


def test_scratch_folder_is_empty_afterwards(settings: Settings) -> None:
    GenerationFactory.create()

    rendering.render_next(POOL)

    assert list(settings.SCRATCH.iterdir()) == []


def test_order_the_engine_refuses_is_refused_with_its_words() -> None:
    clip = GenerationFactory.create(prompt="the unfilmable")

    rendering.render_next(POOL)

    clip.refresh_from_db()
    assert (clip.state, clip.reason) == (
        State.REFUSED,
        "This engine does not film the unfilmable.",
    )
    assert Notification.objects.get().kind == Notification.Kind.CLIP_FAILED


def test_crash_hands_the_clip_back_and_is_raised(settings: Settings) -> None:
    use_engine(settings, CrashingEngine)
    clip = GenerationFactory.create()

    with pytest.raises(Crash):
        rendering.render_next(POOL)

    clip.refresh_from_db()
    assert (clip.state, clip.attempt, clip.leased_until) == (State.QUEUED, 1, None)
    assert not Notification.objects.exists()


def test_clip_that_crashes_every_worker_is_given_up(
    settings: Settings, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    use_engine(settings, CrashingEngine)
    settings.RENDER_ATTEMPTS = 2
    clip = GenerationFactory.create()

    for _ in range(2):
        with pytest.raises(Crash):
            rendering.render_next(POOL)
    with django_capture_on_commit_callbacks(execute=True):
        rendering.render_next(POOL)

    clip.refresh_from_db()
    assert (clip.state, clip.reason) == (State.FAILED, rendering.GAVE_UP)
    assert Notification.objects.get().kind == Notification.Kind.CLIP_FAILED


def test_cancelled_clip_stops_and_leaves_no_file() -> None:
    clip = GenerationFactory.create()

    def cancel() -> None:
        services.cancel_clip(clip=clip)

    SmallEngine.halfway = staticmethod(cancel)

    rendering.render_next(POOL)

    clip.refresh_from_db()
    assert clip.state == State.CANCELLED
    assert stored_files(clip) == []
    assert not Notification.objects.exists()


def test_overtaken_worker_leaves_no_trace() -> None:
    clip = GenerationFactory.create()

    def overtake() -> None:
        SmallEngine.halfway = staticmethod(lambda: None)
        Generation.objects.update(leased_until=timezone.now())
        rendering.render_next(POOL)  # a second worker overtakes and finishes first

    SmallEngine.halfway = staticmethod(overtake)

    rendering.render_next(POOL)

    clip.refresh_from_db()
    assert (clip.state, clip.attempt) == (State.COMPLETED, 2)
    assert all(name.startswith("2-") for name in stored_files(clip))
    assert len(stored_files(clip)) == 4
    assert Notification.objects.count() == 1


def test_files_of_a_worker_that_died_are_tidied_by_the_next() -> None:
    dead = RunningFactory.create(leased_until=timezone.now() - timedelta(seconds=1))
    left = Path(django_settings.MEDIA_ROOT) / "clips" / str(dead.pk) / "1-video.mp4"
    left.parent.mkdir(parents=True)
    left.write_bytes(b"half a film")

    rendering.render_next(POOL)

    assert left.name not in stored_files(dead)
    assert len(stored_files(dead)) == 4


def test_overtaken_worker_does_not_tidy_what_its_successor_just_stored() -> None:
    job = RunningFactory.create(state=State.FINISHING, attempt=2)
    for name in ("1-video.mp4", "2-video.mp4"):
        default_storage.save(f"clips/{job.pk}/{name}", ContentFile(b"film"))

    storing.tidy(job.pk)

    assert stored_files(job) == ["2-video.mp4"]


def test_files_no_row_names_are_swept_and_all_others_stay() -> None:
    cancelled = GenerationFactory.create(state=State.CANCELLED, finished_at=timezone.now())
    running, completed = RunningFactory.create(), CompletedFactory.create()
    kept = stored_files(completed)
    nobody = uuid4()
    for clip in (cancelled.pk, nobody, running.pk, completed.pk):
        default_storage.save(f"clips/{clip}/1-video.mp4", ContentFile(b"film"))

    storing.tidy_all()

    assert stored_files(cancelled) == []
    assert not default_storage.exists(f"clips/{nobody}")
    assert stored_files(running) == ["1-video.mp4"]
    assert stored_files(completed) == kept


def test_scratch_of_clips_that_ended_is_swept(settings: Settings) -> None:
    running = RunningFactory.create()
    folders = [settings.SCRATCH / f"{pk}-1" for pk in (running.pk, uuid4())]
    for folder in folders:
        folder.mkdir(parents=True)

    storing.tidy_all()

    assert [folder.exists() for folder in folders] == [True, False]


def test_account_deleted_while_its_clip_is_made_is_no_error() -> None:
    clip = GenerationFactory.create()

    def leave() -> None:
        clip.author.delete()

    SmallEngine.halfway = staticmethod(leave)

    assert rendering.render_next(POOL)

    connection.check_constraints()
    assert not RenderShare.objects.exists()
    assert stored_files(clip) == []


def test_time_spent_is_charged_to_the_author(owner: User) -> None:
    GenerationFactory.create(author=owner)

    rendering.render_next(POOL)

    assert RenderShare.objects.get(person=owner).used_seconds > 0


def test_heartbeat_writes_at_most_four_times_a_second() -> None:
    job = RunningFactory.create()
    beat = rendering.Heartbeat(job)
    written = set()
    started = time.monotonic()

    while (passed := time.monotonic() - started) < 1:
        beat(passed, "Drawing")
        job.refresh_from_db()
        written.add(job.progress)

    assert 3 <= len(written) <= 4


def test_heartbeat_tells_tabs_only_what_is_new(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[tuple[int, str]] = []
    monkeypatch.setattr(rendering, "REPORT_EVERY", 0)
    monkeypatch.setattr(rendering, "report", lambda job, *facts: told.append(facts))
    beat = rendering.Heartbeat(RunningFactory.create())

    for share in (0.1, 0.1, 0.1, 0.2, 0.2):
        beat(share, "Rendering elsewhere")
    beat(0.2, "Bringing it here")

    assert told == [
        (10, "Rendering elsewhere"),
        (20, "Rendering elsewhere"),
        (20, "Bringing it here"),
    ]


def test_heartbeat_keeps_the_lease_and_the_progress() -> None:
    soon = timezone.now() + timedelta(seconds=1)
    job = RunningFactory.create(leased_until=soon)

    rendering.Heartbeat(job)(0.42, "Drawing")

    job.refresh_from_db()
    assert (job.progress, job.stage) == (42, "Drawing")
    assert job.leased_until is not None
    assert job.leased_until > soon


def test_heartbeat_of_an_overtaken_attempt_raises() -> None:
    job = RunningFactory.create()
    Generation.objects.update(attempt=job.attempt + 1)

    with pytest.raises(Overtaken):
        rendering.Heartbeat(job)(0.1, "Drawing")


def test_heartbeat_of_a_cancelled_clip_does_not_say_that_another_attempt_makes_it() -> None:
    job = RunningFactory.create()
    services.cancel_clip(clip=job)

    with pytest.raises(Cancelled) as cancelled:
        rendering.Heartbeat(job)(0.1, "Drawing")
    with pytest.raises(Cancelled) as forgotten:
        JobWorkspace(job).remember("key", "value")

    assert Overtaken not in {type(cancelled.value), type(forgotten.value)}


@pytest.mark.django_db(transaction=True)
def test_renders_that_wait_side_by_side_keep_no_connection_each() -> None:
    job = RunningFactory.create()

    rendering.Heartbeat(job)(0.1, "Rendering elsewhere")

    assert connection.connection is None


def test_nothing_waiting_is_no_error() -> None:
    assert rendering.render_next(POOL) is False
    assert dispatch.claim(POOL) is None
