"""The pages on which clips are made from others."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from generation import rendering
from generation.models import Asset, Generation
from sora_site.accounts.models import User
from tests.factories import CompletedFactory, GenerationFactory
from tests.generation.small_engine import SmallEngine, use_engine
from tests.generation.test_cutting import FollowingEngine

Operation = Generation.Operation
STITCH = reverse("generation:stitch")
UPLOAD = reverse("generation:upload")

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def engine(settings: Settings) -> None:
    use_engine(settings, FollowingEngine)


@pytest.fixture
def clip(owner: User) -> Generation:
    return CompletedFactory.create(author=owner, duration=4.0)


def page(clip: Generation, name: str, query: str = "") -> str:
    return reverse(f"generation:{name}", args=[clip.pk]) + query


def form(**more: Any) -> dict[str, Any]:
    return {"prompt": "Snow falls.", "slot": "sora-2", "request_key": str(uuid4())} | more


def made_from(owner: User) -> Generation:
    return Generation.objects.exclude(operation=Operation.CREATE).get(author=owner)


@pytest.mark.parametrize("way", ["remix", "edit", "extend"])
def test_each_way_makes_its_own_clip(
    owner: User, owner_client: Client, clip: Generation, way: str
) -> None:
    shown = owner_client.get(page(clip, "remix", f"?way={way}"))
    assert shown.status_code == 200
    assert "Costs <b data-cost>1</b>" in shown.content.decode()
    assert "Help me say more" not in shown.content.decode()  # the composer's, where it leads back

    response = owner_client.post(page(clip, "remix", f"?way={way}"), form(seconds="8"))

    made = made_from(owner)
    assert response.headers["Location"] == made.get_absolute_url()
    assert (made.operation, made.parent) == (way, clip)
    assert made.added_seconds == (8 if way == "extend" else None)


def test_ways_that_no_engine_here_has_are_not_shown(
    owner_client: Client, clip: Generation, settings: Settings
) -> None:
    use_engine(settings, SmallEngine)

    draft = owner_client.get(clip.get_absolute_url()).content.decode()

    assert page(clip, "remix") not in draft
    assert page(clip, "trim") in draft
    assert owner_client.get(page(clip, "remix")).status_code == 404


def test_extension_is_not_offered_at_two_minutes(owner: User, owner_client: Client) -> None:
    long = CompletedFactory.create(author=owner, duration=118)

    shown = owner_client.get(page(long, "remix")).content.decode()

    assert "?way=remix" in shown
    assert "?way=extend" not in shown


def test_film_that_was_brought_along_can_be_extended_alone(
    owner: User, owner_client: Client
) -> None:
    film = CompletedFactory.create(author=owner, engine="", operation=Operation.UPLOAD, slot="")

    shown = owner_client.get(film.get_absolute_url()).content.decode()

    assert page(film, "remix", "?way=extend") in shown
    assert page(film, "remix", "?way=remix") not in shown
    assert owner_client.get(page(film, "remix", "?way=remix")).status_code == 404
    asked = owner_client.post(page(film, "remix", "?way=extend"), form(seconds="4"))
    assert asked.status_code == 302


def test_nothing_is_offered_of_what_a_moderator_took_down(
    owner_client: Client, clip: Generation
) -> None:
    clip.barred_at = clip.created_at
    clip.save()

    assert owner_client.get(page(clip, "remix")).status_code == 404
    assert owner_client.get(page(clip, "trim")).status_code == 404
    assert str(clip.pk) not in owner_client.get(STITCH).content.decode()
    assert page(clip, "trim") not in owner_client.get(clip.get_absolute_url()).content.decode()


@pytest.mark.parametrize("name", ["remix", "trim"])
def test_clips_of_others_are_not_there(
    stranger_client: Client, clip: Generation, name: str
) -> None:
    assert stranger_client.get(page(clip, name)).status_code == 404
    assert stranger_client.post(page(clip, name), form()).status_code == 404


def test_refusal_keeps_what_was_written(owner_client: Client, clip: Generation) -> None:
    asked = form(prompt="Keep me", slot="sora-2-pro")

    response = owner_client.post(page(clip, "remix"), asked)

    assert response.status_code == 422
    assert "Keep me" in response.content.decode()
    assert "Pro accounts" in response.content.decode()


def test_trim_leads_to_the_new_clip(owner: User, owner_client: Client, clip: Generation) -> None:
    cut = {"start": "1", "end": "2.5", "request_key": str(uuid4())}

    owner_client.post(page(clip, "trim"), cut)
    response = owner_client.post(page(clip, "trim"), cut)

    made = made_from(owner)
    assert response.headers["Location"] == made.get_absolute_url()
    assert made.options == {"start": 1.0, "end": 2.5}


@pytest.mark.parametrize(
    ("start", "end"), [("x", "2"), ("3", "1"), ("0", "4"), ("", ""), ("nan", "2"), ("0", "inf")]
)
def test_trim_that_makes_no_sense_is_explained(
    owner: User, owner_client: Client, clip: Generation, start: str, end: str
) -> None:
    cut = {"start": start, "end": end, "request_key": str(uuid4())}

    response = owner_client.post(page(clip, "trim"), cut)

    assert response.status_code == 422
    assert not Generation.objects.filter(author=owner, operation=Operation.TRIM).exists()


def test_stitch_is_put_in_order_by_links(
    owner: User, owner_client: Client, clip: Generation
) -> None:
    other = CompletedFactory.create(author=owner, duration=4.0)
    chosen = f"{STITCH}?clip={clip.pk}&clip={other.pk}"

    shown = owner_client.get(chosen).content.decode()
    assert f"?clip={other.pk}&amp;clip={clip.pk}#chosen" in shown

    owner_client.post(STITCH, {"clip": [other.pk, clip.pk], "request_key": str(uuid4())})

    parts = made_from(owner).ingredients.order_by("place")
    assert [part.source for part in parts] == [other, clip]


@pytest.mark.parametrize("bad", ["nonsense", str(UUID(int=4)), "theirs", "unfinished"])
def test_stitch_of_what_is_not_ones_own_is_not_there(
    owner: User, stranger: User, stranger_client: Client, clip: Generation, bad: str
) -> None:
    waiting = GenerationFactory.create(author=stranger)
    named = {"theirs": str(clip.pk), "unfinished": str(waiting.pk)}.get(bad, bad)
    own = CompletedFactory.create(author=stranger)
    asked = {"clip": [own.pk, named], "request_key": str(uuid4())}

    assert stranger_client.get(STITCH, {"clip": named}).status_code == 404
    assert stranger_client.post(STITCH, asked).status_code == 404


def test_stitch_of_one_clip_is_explained(owner_client: Client, clip: Generation) -> None:
    response = owner_client.post(STITCH, {"clip": clip.pk, "request_key": str(uuid4())})

    assert response.status_code == 422
    assert "Choose 2 to 20 clips" in response.content.decode()


def test_shelf_to_stitch_from_takes_a_fixed_number_of_queries(
    owner: User, owner_client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    counts = []
    for _ in range(2):
        CompletedFactory.create_batch(3, author=owner)
        with django_assert_max_num_queries(30) as asked:
            owner_client.get(STITCH)
        counts.append(len(asked))

    assert counts[0] == counts[1]


def test_upload_is_queued_with_its_file(owner: User, owner_client: Client) -> None:
    film = SimpleUploadedFile("IMG_1.MOV", b"any bytes", content_type="video/quicktime")
    asked = {"film": film, "title": "My cat", "request_key": str(uuid4())}

    response = owner_client.post(UPLOAD, asked)

    made = made_from(owner)
    assert response.headers["Location"] == made.get_absolute_url()
    assert (made.operation, made.prompt) == (Operation.UPLOAD, "My cat")
    assert made.assets.get().kind == Asset.Kind.UPLOAD


@pytest.mark.parametrize(("content", "words"), [(b"", "nothing in this file"), (None, "Choose")])
def test_upload_without_a_film_is_explained(
    owner_client: Client, content: bytes | None, words: str
) -> None:
    asked: dict[str, Any] = {"title": "", "request_key": str(uuid4())}
    if content is not None:
        asked["film"] = SimpleUploadedFile("film.mp4", content)

    response = owner_client.post(UPLOAD, asked)

    assert response.status_code == 422
    assert words in response.content.decode()
    assert not Generation.objects.exists()


def test_upload_as_it_came_is_not_kept_beside_the_clip(owner: User, owner_client: Client) -> None:
    film = SimpleUploadedFile("film.mp4", b"no film at all")
    owner_client.post(UPLOAD, {"film": film, "title": "", "request_key": str(uuid4())})
    made = made_from(owner)

    rendering.render_next("cpu")

    made.refresh_from_db()
    assert (made.state, made.reason) == (
        Generation.State.REFUSED,
        "The file is not a video that can be read here.",
    )
    assert not made.assets.exists()
