"""Clips made from earlier ones, as they are asked for."""

from __future__ import annotations

import threading
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from pytest_django.fixtures import Settings

from generation import services
from generation.models import Asset, Generation
from generation.services import Change, LengthRefused, NotUsable
from sora_site.accounts.models import User
from sora_site.core.errors import DomainError
from tests.factories import CompletedFactory, GenerationFactory, UserFactory
from tests.generation.small_engine import SmallEngine, use_engine
from tests.generation.test_cutting import FollowingEngine

State = Generation.State
Operation = Generation.Operation

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def engine(settings: Settings) -> None:
    use_engine(settings, FollowingEngine)


@pytest.fixture
def source(owner: User) -> Generation:
    return CompletedFactory.create(author=owner, duration=4.0, seed=77)


def change(prompt: str = "A dog runs through snow.", **facts: Any) -> Change:
    return Change(prompt=prompt, **facts)


def remix(author: User, source: Generation, **facts: Any) -> Generation:
    return services.remix_clip(
        author=author, source=source, change=change(**facts), request_key=uuid4()
    )


def extend(author: User, source: Generation, seconds: int = 4) -> Generation:
    return services.extend_clip(
        author=author, source=source, change=change(seconds=seconds), request_key=uuid4()
    )


def stitch(author: User, *sources: Generation) -> Generation:
    return services.stitch_clips(author=author, sources=sources, request_key=uuid4())


def trim(author: User, source: Generation, start: float, end: float) -> Generation:
    return services.trim_clip(
        author=author, source=source, start=start, end=end, request_key=uuid4()
    )


def test_remix_keeps_the_seed_and_the_look_of_its_source(owner: User, source: Generation) -> None:
    clip = remix(owner, source)

    assert (clip.operation, clip.state) == (Operation.REMIX, State.QUEUED)
    assert (clip.parent, clip.root, clip.borrowed_from) == (source, source, None)
    assert (clip.seed, clip.size, clip.seconds) == (77, source.size, 4)
    assert clip.prompt == "A dog runs through snow."


def test_new_take_has_another_seed(owner: User, source: Generation) -> None:
    assert remix(owner, source, new_take=True).seed != 77


def test_root_is_the_first_of_the_line(owner: User, source: Generation) -> None:
    first = CompletedFactory.create(author=owner, parent=source, root=source)

    assert remix(owner, first).root == source


def test_nearest_clip_of_somebody_else_is_kept_through_ones_own(
    owner: User, stranger: User, source: Generation
) -> None:
    mine = remix(stranger, source)
    Generation.objects.filter(pk=mine.pk).update(
        state=State.COMPLETED, finished_at=mine.created_at, duration=4, engine="animatic"
    )
    mine.refresh_from_db()

    part = trim(stranger, mine, 0, 2)
    joined = stitch(stranger, mine, mine)
    back = remix(owner, mine)

    assert mine.borrowed_from == part.borrowed_from == joined.borrowed_from == source
    assert back.borrowed_from == mine


def test_line_outlives_the_clip_it_came_from(owner: User, source: Generation) -> None:
    clip = remix(owner, source)

    services.delete_clip(clip=source)

    clip.refresh_from_db()
    assert (clip.parent, clip.root) == (None, None)
    assert clip.operation == Operation.REMIX


@pytest.mark.parametrize("state", [State.QUEUED, State.FAILED, State.REFUSED])
def test_nothing_is_made_from_an_unfinished_clip(owner: User, state: State) -> None:
    ended = None if state == State.QUEUED else GenerationFactory.create().created_at
    source = GenerationFactory.create(author=owner, state=state, finished_at=ended)

    with pytest.raises(NotUsable):
        remix(owner, source)


def test_nothing_is_made_from_what_a_moderator_took_down(owner: User, source: Generation) -> None:
    services.bar_clip(clip=source)

    for ask in (remix, extend):
        with pytest.raises(NotUsable):
            ask(owner, source)
    with pytest.raises(NotUsable):
        trim(owner, source, 0, 1)
    with pytest.raises(NotUsable):
        stitch(owner, source, source)


def test_slot_whose_engine_cannot_is_refused_before_anything_is_spent(
    owner: User, source: Generation, settings: Settings
) -> None:
    use_engine(settings, SmallEngine)
    left = services.clips_left_today(owner)

    with pytest.raises(services.ClipRefused, match="cannot remix a clip here"):
        remix(owner, source)

    assert services.clips_left_today(owner) == left
    assert Generation.objects.count() == 1


def test_film_that_was_brought_along_is_changed_by_no_words(owner: User) -> None:
    film = CompletedFactory.create(author=owner, engine="", operation=Operation.UPLOAD, slot="")

    with pytest.raises(NotUsable, match="brought along"):
        remix(owner, film)
    assert extend(owner, film).operation == Operation.EXTEND


def test_edit_remembers_what_it_changes(owner: User, source: Generation) -> None:
    clip = services.edit_clip(
        author=owner, source=source, change=change("Make it night."), request_key=uuid4()
    )

    assert (clip.operation, clip.prompt) == (Operation.EDIT, "Make it night.")
    assert clip.story == f"{source.prompt}\n\nMake it night."


def test_extension_says_what_is_new_and_how_long_the_whole_is(
    owner: User, source: Generation
) -> None:
    clip = extend(owner, source, seconds=8)

    assert (clip.operation, clip.added_seconds, clip.seconds) == (Operation.EXTEND, 8, 12)
    assert clip.rendered_seconds == 8


@pytest.mark.parametrize(
    ("length", "seconds", "words"),
    [(4, 24, "at most 20"), (4, 0, "at most 20"), (112, 12, "124, and 120 is the most")],
)
def test_extension_that_is_too_long_is_refused(
    owner: User, length: int, seconds: int, words: str
) -> None:
    source = CompletedFactory.create(author=owner, duration=length)

    with pytest.raises(LengthRefused, match=words):
        extend(owner, source, seconds=seconds)


def test_extension_up_to_two_minutes_is_taken(owner: User) -> None:
    source = CompletedFactory.create(author=owner, duration=112)

    assert extend(owner, source, seconds=8).seconds == 120


def test_remix_of_a_long_clip_is_as_long_as_the_slot_renders(owner: User) -> None:
    source = CompletedFactory.create(author=owner, seconds=60, duration=60)

    assert remix(owner, source).seconds == 20


def test_stitch_is_of_these_clips_in_this_order(owner: User, source: Generation) -> None:
    other = CompletedFactory.create(author=owner, duration=6.5, prompt="A cat.")

    clip = stitch(owner, other, source, other)

    parts = clip.ingredients.order_by("place")
    assert [part.source for part in parts] == [other, source, other]
    assert (clip.operation, clip.seconds, clip.parent) == (Operation.STITCH, 17, None)
    assert clip.prompt == f"A cat.\n\n{source.prompt}"


def test_stitch_costs_nothing_of_the_day(owner: User, source: Generation) -> None:
    left = services.clips_left_today(owner)

    stitch(owner, source, source)

    assert services.clips_left_today(owner) == left


@pytest.mark.parametrize("count", [0, 1, 21])
def test_stitch_of_too_few_or_too_many_is_refused(
    owner: User, source: Generation, count: int
) -> None:
    with pytest.raises(LengthRefused, match="2 to 20"):
        stitch(owner, *[source] * count)


def test_stitch_longer_than_two_minutes_is_refused(owner: User) -> None:
    long = CompletedFactory.create(author=owner, duration=50)

    with pytest.raises(LengthRefused, match="150 seconds"):
        stitch(owner, long, long, long)


def test_only_ones_own_clips_are_cut(stranger: User, source: Generation) -> None:
    own = CompletedFactory.create(author=stranger)

    with pytest.raises(NotUsable, match="your own"):
        trim(stranger, source, 0, 1)
    with pytest.raises(NotUsable, match="your own"):
        stitch(stranger, own, source)
    assert not Generation.objects.filter(operation__in=Generation.CUT).exists()


def test_trim_keeps_what_it_was_asked_for(owner: User, source: Generation) -> None:
    clip = trim(owner, source, 0.5, 99)

    assert clip.options == {"start": 0.5, "end": 4.0}
    assert (clip.operation, clip.parent, clip.prompt) == (Operation.TRIM, source, source.prompt)


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (0, 4, "whole clip"),
        (2, 1, "at least 0.5"),
        (1, 1.4, "at least 0.5"),
        (-1, 3, "at least 0.5"),
        (5, 9, "at least 0.5"),
        (float("nan"), 2, "at least 0.5"),
    ],
)
def test_trim_that_leaves_nothing_or_everything_is_refused(
    owner: User, source: Generation, start: float, end: float, words: str
) -> None:
    with pytest.raises(LengthRefused, match=words):
        trim(owner, source, start, end)


def test_upload_waits_with_its_file_and_claims_no_engine(owner: User) -> None:
    file = ContentFile(b"a film", name="../../etc/IMG 1.mov")

    clip = services.upload_clip(author=owner, file=file, title="My\ncat", request_key=uuid4())

    given = Asset.objects.get(generation=clip)
    assert (clip.operation, clip.prompt, clip.engine) == (Operation.UPLOAD, "My cat", "")
    assert (clip.slot, clip.slot_title, clip.pool) == ("", "", "cpu")
    assert (given.kind, given.size) == (Asset.Kind.UPLOAD, 6)
    assert given.name == f"clips/{clip.pk}/0-upload.upload"


@pytest.mark.parametrize(("size", "words"), [(0, "nothing in this file"), (2**20 + 1, "1 MB")])
def test_upload_that_is_empty_or_too_big_is_refused(
    owner: User, settings: Settings, size: int, words: str
) -> None:
    settings.UPLOAD_MEGABYTES = 1

    with pytest.raises(services.UploadRefused, match=words):
        services.upload_clip(
            author=owner, file=ContentFile(b"x" * size), title="", request_key=uuid4()
        )


@pytest.mark.parametrize("what", ["remix", "extend", "stitch", "trim", "upload"])
@pytest.mark.django_db(transaction=True)
def test_double_click_makes_one_clip(owner: User, source: Generation, what: str) -> None:
    key, barrier = uuid4(), threading.Barrier(4)
    outcomes: list[UUID | DomainError] = []

    def click() -> None:
        barrier.wait()
        try:
            outcomes.append(_ask(what, owner, source, key).pk)
        except DomainError as refusal:
            outcomes.append(refusal)
        finally:
            connection.close()

    threads = [threading.Thread(target=click) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    made = Generation.objects.exclude(pk=source.pk).get()
    assert outcomes == [made.pk] * 4
    assert made.ingredients.count() == (2 if what == "stitch" else 0)
    assert made.assets.count() == (what == "upload")


def _ask(what: str, author: User, source: Generation, key: UUID) -> Generation:
    asked = {
        "remix": lambda: services.remix_clip(
            author=author, source=source, change=change(), request_key=key
        ),
        "extend": lambda: services.extend_clip(
            author=author, source=source, change=change(), request_key=key
        ),
        "stitch": lambda: services.stitch_clips(
            author=author, sources=[source, source], request_key=key
        ),
        "trim": lambda: services.trim_clip(
            author=author, source=source, start=1, end=2, request_key=key
        ),
        "upload": lambda: services.upload_clip(
            author=author, file=ContentFile(b"film"), title="", request_key=key
        ),
    }
    return asked[what]()


@pytest.mark.parametrize("what", ["remix", "extend", "stitch", "trim", "upload"])
def test_what_failed_is_tried_again_as_it_was_asked_for(
    owner: User, source: Generation, what: str
) -> None:
    failed = _ask(what, owner, source, uuid4())
    Generation.objects.filter(pk=failed.pk).update(
        state=State.FAILED, finished_at=failed.created_at
    )
    failed.refresh_from_db()

    again = services.retry_clip(clip=failed)

    assert again != failed
    assert again.state == State.QUEUED
    assert (again.operation, again.parent, again.options) == (
        failed.operation,
        failed.parent,
        failed.options,
    )
    assert (again.seed, again.added_seconds, again.pool) == (
        failed.seed,
        failed.added_seconds,
        failed.pool,
    )
    assert again.ingredients.count() == failed.ingredients.count()
    assert {a.sha256 for a in again.assets.all()} == {a.sha256 for a in failed.assets.all()}


def test_what_lost_its_source_cannot_be_tried_again(owner: User, source: Generation) -> None:
    failed = remix(owner, source)
    Generation.objects.filter(pk=failed.pk).update(
        state=State.FAILED, finished_at=failed.created_at
    )
    services.delete_clip(clip=source)
    failed.refresh_from_db()

    with pytest.raises(DomainError, match="has been deleted"):
        services.retry_clip(clip=failed)


def test_clips_of_others_are_remixed_by_whoever_may_see_them(source: Generation) -> None:
    other = UserFactory.create()

    clip = remix(other, source)

    assert (clip.author, clip.borrowed_from) == (other, source)
