"""A person's own library: found, opened, downloaded, deleted, and bounded."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import settings as django_settings
from django.db import connection
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, DjangoCaptureOnCommitCallbacks
from pytest_django.fixtures import Settings

from generation import services
from generation.models import Asset, CreditEntry, Generation
from generation.services import ClipOrder, LibraryFull, room_of
from sora_site.accounts.models import Tier, User
from tests.conftest import signed_in
from tests.factories import (
    CompletedFactory,
    GenerationFactory,
    PostFactory,
    RunningFactory,
    UserFactory,
    store_asset,
)

pytestmark = pytest.mark.django_db

State = Generation.State
Operation = Generation.Operation
ENDED = {"finished_at": timezone.now()}


def shown(client: Client, **asked: str) -> list[str]:
    return [clip.prompt for clip in client.get("/library", asked).context["page"]]


@pytest.fixture
def shelf(owner: User) -> Client:
    """Fill a library with a clip of each sort."""
    CompletedFactory.create(author=owner, prompt="A red fox", slot="sora-1-turbo")
    CompletedFactory.create(author=owner, prompt="A blue whale", operation=Operation.REMIX)
    PostFactory.create(generation__author=owner, generation__prompt="A red kite")
    GenerationFactory.create(author=owner, prompt="A board", state=State.HELD)
    RunningFactory.create(author=owner, prompt="A red hen")
    for state in ("failed", "refused", "cancelled"):
        GenerationFactory.create(
            author=owner, prompt=state, state=state, reason=f"{state} because", **ENDED
        )
    for hidden in (Operation.SHOT, Operation.PREVIEW):
        CompletedFactory.create(author=owner, prompt="A red part", operation=hidden)
    CompletedFactory.create(prompt="A red fox of another")
    return signed_in(owner)


@pytest.mark.parametrize(
    ("asked", "prompts"),
    [
        ({"show": "making"}, ["A red hen", "A board"]),
        ({"show": "failed"}, ["cancelled", "refused", "failed"]),
        ({"q": "RED"}, ["A red hen", "A red kite", "A red fox"]),
        ({"q": "fox red"}, ["A red fox"]),
        ({"q": "red", "show": "drafts"}, ["A red fox"]),
        ({"slot": "sora-1-turbo"}, ["A red fox"]),
        ({"made": "remix"}, ["A blue whale"]),
        ({"made": "shot", "slot": "x", "q": "whale"}, ["A blue whale"]),
        ({"q": "100%_sure"}, []),
    ],
    ids=[
        "making",
        "not made",
        "word",
        "words",
        "drafts",
        "model",
        "kind",
        "no choice",
        "nothing",
    ],
)
def test_library_shows_what_is_asked_for(
    shelf: Client, asked: dict[str, str], prompts: list[str]
) -> None:
    assert shown(shelf, **asked) == prompts


def test_what_was_not_made_keeps_its_reason(shelf: Client) -> None:
    page = shelf.get("/library", {"show": "failed"}).content.decode()

    assert "refused because" in page
    assert "failed because" in page


def test_nothing_found_says_so_and_leads_back(shelf: Client) -> None:
    page = shelf.get("/library", {"q": "zebra", "show": "posted"}).content.decode()

    assert "No clip like that" in page
    assert 'href="?show=posted"' in page


def test_badge_counts_what_was_not_opened_until_it_is(shelf: Client, owner: User) -> None:
    drafts = Generation.objects.of(owner).filter(prompt="A red fox")
    assert "5<span" in badge(shelf)

    shelf.get(f"/library/{drafts.get().pk}")

    assert drafts.get().seen_at is not None
    assert "4<span" in badge(shelf)
    shelf.post("/library/seen")
    assert 'unseen"> not opened' not in badge(shelf)


def badge(client: Client) -> str:
    page = client.get("/tray").content.decode()
    return page.partition('id="unseen-clips"')[2]


def test_clip_being_made_is_not_seen_before_it_ended(owner: User) -> None:
    clip = RunningFactory.create(author=owner)

    signed_in(owner).get(f"/library/{clip.pk}")

    clip.refresh_from_db()
    assert clip.seen_at is None


def test_chosen_clips_are_asked_about_then_deleted_with_their_files(
    owner: User, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    draft, kept = CompletedFactory.create_batch(2, author=owner)
    posted = PostFactory.create(generation__author=owner).generation
    running = RunningFactory.create(author=owner)
    foreign = CompletedFactory.create()
    chosen = {"clip": [str(draft.pk), str(posted.pk), str(running.pk), str(foreign.pk), "nonsense"]}
    client = signed_in(owner)

    asked = client.post("/library/delete", chosen)
    assert "Delete 3 clips?" in asked.content.decode()
    assert Generation.objects.count() == 5
    with django_capture_on_commit_callbacks(execute=True):
        done = client.post("/library/delete", chosen | {"sure": "on"}, follow=True)

    assert "2 clips deleted" in done.content.decode()
    assert set(Generation.objects.values_list("pk", flat=True)) == {kept.pk, running.pk, foreign.pk}
    clips = Path(django_settings.MEDIA_ROOT) / "clips"
    assert {path.name for path in clips.iterdir()} == {str(kept.pk), str(foreign.pk)}


@pytest.mark.parametrize("form", [{}, {"sure": "on"}, {"clip": "x", "sure": "on"}])
def test_nothing_chosen_deletes_nothing(owner: User, form: dict[str, str]) -> None:
    CompletedFactory.create(author=owner)

    response = signed_in(owner).post("/library/delete", form, follow=True)

    assert "Nothing was deleted" in response.content.decode()
    assert Generation.objects.exists()


@pytest.mark.parametrize(
    ("prompt", "name"),
    [
        ("A corgi, surfing!\nBig wave", 'filename="a-corgi-surfing-big-wave.bin"'),
        ("海辺の犬", "filename*=utf-8''%E6%B5%B7%E8%BE%BA%E3%81%AE%E7%8A%AC.bin"),
        ('../"; x', 'filename="x.bin"'),
        ("🦊", 'filename="clip-'),
        ("word " * 100, 'filename="word-word'),
    ],
    ids=["words", "script", "path", "signs", "long"],
)
def test_download_is_named_after_its_prompt(owner: User, prompt: str, name: str) -> None:
    clip = CompletedFactory.create(author=owner, prompt=prompt)

    response = signed_in(owner).get(f"/library/{clip.pk}/file/video?download")

    assert name in response["Content-Disposition"]
    assert len(response["Content-Disposition"]) < 260


def test_full_library_refuses_orders_before_a_credit_moves(owner: User, settings: Settings) -> None:
    settings.STORAGE_QUOTA_MB = 1
    clip = GenerationFactory.create(author=owner, state=State.COMPLETED, **ENDED)
    Asset.objects.create(generation=clip, kind="video", name="v", size=1024**2, sha256="0")
    order = ClipOrder(prompt="A dog.")

    with pytest.raises(LibraryFull, match=r"1\.0.MB of the 1\.0.MB.*Delete some.*kept below"):
        services.request_clip(author=owner, order=order, request_key=uuid4())
    answer = signed_in(owner).post(
        "/create",
        {
            "prompt": "A dog I wrote.",
            "size": "720x1280",
            "seconds": "4",
            "style": "",
            "request_key": str(uuid4()),
        },
    )

    assert not CreditEntry.objects.exists()
    assert answer.status_code == 422
    assert "A dog I wrote." in answer.content.decode()
    page = signed_in(owner).get("/library").content.decode()
    assert "full. Delete some clips" in page
    owner.tier = Tier.PRO
    services.request_clip(author=owner, order=order, request_key=uuid4())


def test_room_is_the_sum_of_all_ones_files(
    owner: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    shot = GenerationFactory.create(
        author=owner, state=State.COMPLETED, operation=Operation.SHOT, **ENDED
    )
    store_asset(shot, Asset.Kind.VIDEO, b"12345")
    CompletedFactory.create()

    with django_assert_num_queries(1):
        room = room_of(owner)

    assert (room.used, room.percent) == (5, 0)


def test_library_takes_the_same_queries_however_much_is_in_it(
    owner: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client = signed_in(owner)
    PostFactory.create_batch(3, generation__author=owner)
    CompletedFactory.create_batch(9, author=owner)

    with django_assert_max_num_queries(9):
        client.get("/library", {"q": "dog", "show": "all"})


def test_ten_thousand_clips_are_read_by_index(owner: User) -> None:
    other = UserFactory.create()
    now = timezone.now()
    for author, count in ((owner, 2000), (other, 2000)):
        Generation.objects.bulk_create(
            Generation(
                author=author,
                prompt=f"Dog {n}",
                seed=n,
                pool="cpu",
                state=State.COMPLETED,
                created_at=now - timedelta(minutes=n),
                finished_at=now,
                seen_at=None if n < 5 else now,
            )
            for n in range(count)
        )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")

    newest = Generation.objects.of(owner).shelved().order_by("-created_at", "-pk")[:24].explain()
    unseen = Generation.objects.of(owner).unseen().explain()

    assert "generation_library" in newest
    assert "generation_unseen" in unseen
