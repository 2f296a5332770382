"""However a render ends, it ends once: cancelled in any state, handed back, failed with a reason."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

import pytest
from django.conf import settings as django_settings
from django.db import connection
from django.utils import timezone
from dramatiq.middleware import Shutdown
from pytest_django.fixtures import Settings

from generation import ledger, rendering, services, storing, watching
from generation.engines.protocol import (
    Clip,
    EngineError,
    OutOfMemory,
    Plan,
    Report,
    UpstreamFailed,
    Workspace,
)
from generation.models import Generation, RenderTime
from generation.workspaces import kept_for
from sora_site.accounts.models import User
from tests.factories import GenerationFactory, RunningFactory
from tests.generation.small_engine import Crash, CrashingEngine, SmallEngine, use_engine

POOL = "cpu"
State, Code = Generation.State, Generation.ReasonCode

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def small_engine(settings: Settings) -> Iterator[None]:
    use_engine(settings, SmallEngine)
    yield
    SmallEngine.halfway = staticmethod(lambda: None)


class KeepingEngine(SmallEngine):
    """Keeps something for its next attempt and is told to stop with the process."""

    found: ClassVar[list[bool]] = []

    def render(self, plan: Plan, *, workspace: Workspace, report: Report) -> Clip:
        kept = workspace.folder / "latents"
        type(self).found.append(kept.exists())
        kept.write_bytes(b"half of the work")
        if len(type(self).found) < 4:
            raise Shutdown
        return super().render(plan, workspace=workspace, report=report)


class FailingEngine(SmallEngine):
    error: ClassVar[Exception] = EngineError("It did not work.")

    def render(self, plan: Plan, *, workspace: Workspace, report: Report) -> Clip:
        raise self.error


class DawdlingEngine(SmallEngine):
    """Never reports and never ends."""

    def render(self, plan: Plan, *, workspace: Workspace, report: Report) -> Clip:
        while True:
            time.sleep(0.01)


class DeafEngine(SmallEngine):
    """Waits in a call that no exception reaches."""

    released: ClassVar[threading.Lock] = threading.Lock()

    def render(self, plan: Plan, *, workspace: Workspace, report: Report) -> Clip:
        self.released.acquire(timeout=60)
        self.released.release()
        raise AssertionError("It was to be interrupted.")


def files_of(clip: Generation) -> list[Path]:
    return [
        path
        for folder in (Path(django_settings.MEDIA_ROOT), Path(django_settings.SCRATCH))
        for path in folder.rglob("*")
        if path.is_file() and str(clip.pk) in str(path)
    ]


@pytest.mark.parametrize("state", [State.HELD, State.QUEUED])
def test_cancel_before_the_render_ends_it_at_once(state: Generation.State) -> None:
    clip = GenerationFactory.create(state=state)

    assert services.cancel_clip(clip=clip)

    clip.refresh_from_db()
    assert clip.state == State.CANCELLED
    assert rendering.render_next(POOL) is False


@pytest.mark.parametrize("state", [State.RENDERING, State.FINISHING])
def test_cancel_of_what_a_dead_worker_held_ends_it(state: Generation.State) -> None:
    clip = RunningFactory.create(state=state, leased_until=timezone.now())

    assert services.cancel_clip(clip=clip)

    assert rendering.render_next(POOL) is False
    clip.refresh_from_db()
    assert (clip.state, clip.leased_until) == (State.CANCELLED, None)


def test_cancel_while_files_are_stored_leaves_none(monkeypatch: pytest.MonkeyPatch) -> None:
    clip = GenerationFactory.create()
    store_one, stored = storing.store_one, []

    def cancel_after_the_second(*arguments: object) -> object:
        stored.append(store_one(*arguments))  # type: ignore[arg-type]
        if len(stored) == 2:
            assert Generation.objects.get().state == State.FINISHING
            assert services.cancel_clip(clip=clip)
        return stored[-1]

    monkeypatch.setattr(storing, "store_one", cancel_after_the_second)

    assert rendering.render_next(POOL)

    clip.refresh_from_db()
    assert len(stored) == 4
    assert clip.state == State.CANCELLED
    assert not clip.assets.exists()
    assert files_of(clip) == []


def test_cancel_of_what_has_ended_changes_nothing() -> None:
    clip = GenerationFactory.create()
    rendering.render_next(POOL)

    assert not services.cancel_clip(clip=clip)

    clip.refresh_from_db()
    assert clip.state == State.COMPLETED


def test_workers_told_to_stop_are_no_crashes_and_leave_their_work_to_the_next(
    settings: Settings,
) -> None:
    use_engine(settings, KeepingEngine)
    settings.RENDER_ATTEMPTS = 1
    KeepingEngine.found.clear()
    clip = GenerationFactory.create()

    for _ in range(3):
        with pytest.raises(Shutdown):
            rendering.render_next(POOL)
    rendering.render_next(POOL)

    clip.refresh_from_db()
    assert (clip.state, clip.attempt, clip.crashes) == (State.COMPLETED, 4, 0)
    assert KeepingEngine.found == [False, True, True, True]
    assert not kept_for(clip.pk).exists()


def test_crashes_and_dead_workers_are_counted(settings: Settings) -> None:
    use_engine(settings, CrashingEngine)
    clip = RunningFactory.create(leased_until=timezone.now())

    with pytest.raises(Crash):
        rendering.render_next(POOL)

    clip.refresh_from_db()
    assert (clip.state, clip.attempt, clip.crashes) == (State.QUEUED, 2, 2)


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (EngineError("It did not work."), Code.ENGINE),
        (OutOfMemory("It does not fit."), Code.MEMORY),
        (UpstreamFailed("Nobody answers."), Code.UPSTREAM),
    ],
    ids=["engine", "memory", "upstream"],
)
def test_failure_has_words_for_people_and_a_code_for_machines(
    error: EngineError,
    code: Generation.ReasonCode,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    use_engine(settings, FailingEngine)
    monkeypatch.setattr(FailingEngine, "error", error)
    clip = GenerationFactory.create()

    rendering.render_next(POOL)

    clip.refresh_from_db()
    assert (clip.state, clip.reason, clip.reason_code) == (State.FAILED, str(error), code)


def test_clip_given_up_after_crashes_says_so(settings: Settings) -> None:
    clip = GenerationFactory.create(crashes=settings.RENDER_ATTEMPTS)

    rendering.render_next(POOL)

    clip.refresh_from_db()
    assert (clip.state, clip.reason_code) == (State.FAILED, Code.CRASHED)


def test_render_that_never_ends_is_ended_and_paid_back(owner: User, settings: Settings) -> None:
    use_engine(settings, DawdlingEngine)
    settings.RENDER_TIME_LEAST = 1
    before = ledger.balance_of(owner)
    order = services.ClipOrder(prompt="A dog.", seconds=4)
    clip = services.request_clip(
        author=owner, order=order, request_key=GenerationFactory.build().pk
    )
    Generation.objects.update(estimated_seconds=0)

    assert rendering.render_next(POOL)  # and the worker goes on

    clip.refresh_from_db()
    assert (clip.state, clip.reason_code) == (State.FAILED, Code.TIME)
    assert ledger.balance_of(owner) == before
    assert files_of(clip) == []


def test_engine_that_nothing_reaches_takes_its_process_along(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_engine(settings, DeafEngine)
    settings.RENDER_TIME_LEAST = 1
    monkeypatch.setattr(watching, "GRACE", 0.5)
    monkeypatch.setattr(watching, "end_process", DeafEngine.released.release)
    clip = GenerationFactory.create()
    DeafEngine.released.acquire()
    began = time.monotonic()

    rendering.render_next(POOL)

    clip.refresh_from_db()
    assert (clip.state, clip.reason_code) == (State.FAILED, Code.TIME)
    assert time.monotonic() - began < 30


def test_lease_is_kept_while_the_engine_is_silent(settings: Settings) -> None:
    settings.RENDER_LEASE = 1
    clip = GenerationFactory.create()

    def be_silent() -> None:
        time.sleep(1.5)
        assert not Generation.objects.get().lease_expired
        connection.close()

    SmallEngine.halfway = staticmethod(be_silent)

    rendering.render_next(POOL)

    clip.refresh_from_db()
    assert (clip.state, clip.attempt) == (State.COMPLETED, 1)


def test_measured_times_replace_what_the_engine_foresaw(owner: User) -> None:
    order = services.ClipOrder(prompt="A dog.", seconds=4)
    for _ in range(2):
        asked = GenerationFactory.build().pk
        clip = services.request_clip(author=owner, order=order, request_key=asked)
        rendering.render_next(POOL)

    measured = RenderTime.objects.get()
    assert (measured.recipe, measured.size, measured.seconds) == (clip.recipe, clip.size, 4)
    assert measured.renders == 2
    assert clip.estimated_seconds != 1  # what the small engine foresees
    assert clip.estimated_seconds == pytest.approx(measured.mean, abs=5)
