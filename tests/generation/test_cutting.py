"""Clips made from the files of others, through the queue."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import av
import pytest
from django.core.files.storage import default_storage
from pytest_django.fixtures import Settings

from generation import cutting, rendering, services
from generation.engines.protocol import Capabilities, Clip, Plan, Report, Source, Workspace
from generation.models import Asset, Generation, Ingredient
from sora_site.accounts.models import User
from tests.factories import GenerationFactory, UserFactory
from tests.generation.small_engine import FRAMES, SmallEngine, use_engine

POOL = "cpu"
State = Generation.State
Operation = Generation.Operation

pytestmark = pytest.mark.django_db


class FollowingEngine(SmallEngine):
    """Go on from other clips, and remember what it was asked to go on from."""

    key = "following"
    asked: list[Source | None]

    def capabilities(self) -> Capabilities:
        able = super().capabilities()
        return replace(able, relations=frozenset({"remix", "edit", "extend"}))

    def render(self, plan: Plan, *, workspace: Workspace, report: Report) -> Clip:
        FollowingEngine.asked.append(plan.order.source)
        clip = super().render(plan, workspace=workspace, report=report)
        return replace(clip, end_state={"from": plan.order.seed})


@pytest.fixture(autouse=True)
def engine(settings: Settings) -> Iterator[None]:
    FollowingEngine.asked = []
    use_engine(settings, FollowingEngine)
    yield
    SmallEngine.halfway = staticmethod(lambda: None)


def made(author: User, **facts: Any) -> Generation:
    """Render a job with these facts and return it as it ended."""
    job: Generation = GenerationFactory.create(author=author, **facts)
    assert rendering.render_next(POOL)
    job.refresh_from_db()
    return job


def cut(
    author: User, operation: Operation, *sources: Generation | None, **facts: Any
) -> Generation:
    job = GenerationFactory.create(author=author, operation=operation, **facts)
    for place, source in enumerate(sources):
        Ingredient.objects.create(clip=job, place=place, source=source)
    assert rendering.render_next(POOL)
    job.refresh_from_db()
    return job


def frames(clip: Generation) -> list[bytes]:
    asset = Asset.objects.get(generation=clip, kind=Asset.Kind.VIDEO)
    with av.open(default_storage.path(asset.name)) as container:
        return [frame.to_ndarray().tobytes() for frame in container.decode(video=0)]


def captions(clip: Generation) -> str:
    asset = Asset.objects.get(generation=clip, kind=Asset.Kind.CAPTIONS)
    return Path(default_storage.path(asset.name)).read_text(encoding="utf-8")


@pytest.mark.parametrize("operation", [Operation.STITCH, Operation.BOARD])
def test_joined_clips_keep_every_picture(owner: User, operation: Operation) -> None:
    one, two = made(owner), made(owner, seed=8)

    whole = cut(owner, operation, one, two, one)

    assert whole.state == State.COMPLETED
    assert frames(whole) == [*frames(one), *frames(two), *frames(one)]
    assert whole.duration == 3 * FRAMES / 24
    assert (whole.engine, whole.end_state) == ("following", {"from": 7})
    assert whole.account["not_understood"] == ["x"]
    assert captions(whole).count("Hello") == 3
    assert {asset.kind for asset in whole.assets.all()} == set(Asset.MADE)


def test_trim_takes_what_is_between_its_ends(owner: User) -> None:
    whole = made(owner)

    part = made(owner, operation=Operation.TRIM, parent=whole, options={"start": 0.25, "end": 0.75})

    assert part.state == State.COMPLETED
    assert part.duration == 0.5
    assert part.end_state is None
    assert part.engine == "following"
    assert "00:00:00.000 --> 00:00:00.500" in captions(part)


def test_trim_up_to_the_end_can_be_extended_as_the_whole_could(owner: User) -> None:
    whole = made(owner)

    part = made(owner, operation=Operation.TRIM, parent=whole, options={"start": 0.5, "end": 1.0})

    assert part.end_state == whole.end_state == {"from": 7}


def test_extension_is_the_source_and_what_was_rendered_after_it(owner: User) -> None:
    source = made(owner)

    longer = made(
        owner, operation=Operation.EXTEND, parent=source, seconds=8, added_seconds=4, seed=9
    )

    assert longer.state == State.COMPLETED
    assert frames(longer)[:FRAMES] == frames(source)
    assert len(frames(longer)) == 2 * FRAMES
    assert longer.duration == 2 * FRAMES / 24
    assert longer.end_state == {"from": 9}
    asked = FollowingEngine.asked[-1]
    assert asked is not None
    assert (asked.relation, asked.seed, asked.end_state) == ("extend", 7, {"from": 7})


def test_progress_of_an_extension_never_goes_back(
    owner: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, told = made(owner), []
    monkeypatch.setattr(rendering.Heartbeat, "__call__", lambda _, share, __: told.append(share))

    made(owner, operation=Operation.EXTEND, parent=source, seconds=8, added_seconds=4)

    assert told == sorted(told)
    assert told[-1] == 1.0


@pytest.mark.parametrize(
    "operation", [Operation.REMIX, Operation.EDIT, Operation.EXTEND, Operation.TRIM]
)
@pytest.mark.parametrize("how", ["deleted", "taken down"])
def test_what_it_was_to_be_made_from_went_meanwhile(
    owner: User, operation: Operation, how: str
) -> None:
    source = made(owner)
    job = GenerationFactory.create(
        author=owner, operation=operation, parent=source, options={"start": 0, "end": 0.5}
    )
    services.delete_clip(clip=source) if how == "deleted" else services.bar_clip(clip=source)

    rendering.render_next(POOL)

    job.refresh_from_db()
    assert (job.state, job.reason) == (State.REFUSED, cutting.GONE)


def test_stitch_of_a_clip_that_went_meanwhile_is_refused(owner: User) -> None:
    one, two = made(owner), made(owner)
    job = GenerationFactory.create(author=owner, operation=Operation.STITCH)
    for place, source in enumerate((one, two)):
        Ingredient.objects.create(clip=job, place=place, source=source)
    services.delete_clip(clip=two)

    rendering.render_next(POOL)

    job.refresh_from_db()
    assert (job.state, job.reason) == (State.REFUSED, cutting.GONE)


def test_stitch_is_cancelled_in_the_middle(
    owner: User, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = made(owner)
    monkeypatch.setattr(rendering, "REPORT_EVERY", 0)
    job = GenerationFactory.create(author=owner, operation=Operation.STITCH)
    Ingredient.objects.create(clip=job, place=0, source=one)
    told: list[int] = []

    def cancel_once(*_: object) -> None:
        told.append(1)
        services.cancel_clip(clip=job)

    monkeypatch.setattr(rendering, "report", cancel_once)

    rendering.render_next(POOL)

    job.refresh_from_db()
    assert job.state == State.CANCELLED
    assert len(told) == 1
    assert list(settings.SCRATCH.glob(f"{job.pk}-*")) == []
    assert not job.assets.exists()


def test_remix_of_another_persons_clip_hands_its_film_to_the_engine(owner: User) -> None:
    source = made(UserFactory.create(), prompt="A cat sleeps.")

    made(owner, operation=Operation.REMIX, parent=source, seed=7)

    asked = FollowingEngine.asked[-1]
    assert asked is not None
    assert (asked.relation, asked.prompt, asked.engine) == ("remix", "A cat sleeps.", "following")
