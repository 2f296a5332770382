"""Everything with me: clips that show a person, whoever made them, and what they may do with them."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from cameos.models import Cameo
from feed.models import Post
from feed.services import remove_appearances
from generation import rendering
from generation.models import Asset, CastMember, Generation
from sora_site.accounts.models import Block, User
from sora_site.accounts.services.ties import set_block
from tests.factories import (
    CameoFactory,
    CastMemberFactory,
    CompletedFactory,
    GenerationFactory,
    PetFactory,
    PostFactory,
)
from tests.generation.casts import worked_off

PAGE = "/cameos/clips"

pytestmark = pytest.mark.django_db


@pytest.fixture
def cameo(owner: User) -> Cameo:
    return CameoFactory.create(owner=owner)


def draft_by(maker: User, cameo: Cameo, prompt: str = "A secret dance.") -> Generation:
    clip = CompletedFactory.create(author=maker, prompt=prompt)
    CastMemberFactory.create(clip=clip, cameo=cameo)
    return clip


def test_drafts_posts_and_what_is_being_made_are_listed_newest_first(
    cameo: Cameo, friend: User, owner_client: Client
) -> None:
    draft_by(friend, cameo, "First")
    PostFactory.create(generation=draft_by(friend, cameo, "Second"))
    CastMemberFactory.create(
        clip=GenerationFactory.create(author=friend, prompt="Third"), cameo=cameo
    )
    draft_by(friend, CameoFactory.create(), "Somebody else")

    page = owner_client.get(PAGE).content.decode()

    assert page.index("Third") < page.index("Second") < page.index("First")
    assert "Somebody else" not in page
    assert "Being made" in page
    assert "by @finn" in page


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("show=drafts", {"A draft", "With Rex"}),
        ("show=posted", {"A post"}),
        ("by=@finn", {"A draft", "A post"}),
        ("by=olga", {"With Rex"}),
        ("by=nobody", set()),
        ("show=nonsense&cameo=7&after=x", {"A draft", "A post", "With Rex"}),
    ],
    ids=["drafts", "posted", "by a friend", "by oneself", "by nobody", "nonsense"],
)
def test_filters_narrow_what_is_shown(
    query: str, shown: set[str], cameo: Cameo, friend: User, owner_client: Client
) -> None:
    draft_by(friend, cameo, "A draft")
    PostFactory.create(generation=draft_by(friend, cameo, "A post"))
    draft_by(cameo.owner, PetFactory.create(owner=cameo.owner), "With Rex")

    page = owner_client.get(f"{PAGE}?{query}").content.decode()

    assert {words for words in ("A draft", "A post", "With Rex") if words in page} == shown


def test_one_cameo_can_be_chosen(owner: User, friend: User, owner_client: Client) -> None:
    rex = PetFactory.create(owner=owner)
    draft_by(friend, rex, "With Rex")
    draft_by(friend, CameoFactory.create(owner=owner), "With me")

    page = owner_client.get(PAGE, {"cameo": str(rex.pk)}).content.decode()

    assert "With Rex" in page
    assert "With me" not in page


def test_a_clip_with_two_of_mine_is_one_tile(
    cameo: Cameo, owner: User, friend: User, owner_client: Client
) -> None:
    clip = draft_by(friend, cameo)
    CastMemberFactory.create(clip=clip, cameo=PetFactory.create(owner=owner))

    assert owner_client.get(PAGE).content.decode().count('class="tile"') == 1


def test_older_clips_are_a_page_further(cameo: Cameo, friend: User, owner_client: Client) -> None:
    for number in range(26):
        draft_by(friend, cameo, f"Clip number {number}.")

    first = owner_client.get(PAGE).content.decode()
    address = first.split("Older clips")[0].rsplit('href="', 1)[1].split('"')[0]
    second = owner_client.get(PAGE + address).content.decode()

    assert first.count('class="tile"') == 20
    assert second.count('class="tile"') == 6
    assert "Clip number 0." in second
    assert "Older clips" not in second


def test_the_page_takes_few_queries_however_many_clips(
    cameo: Cameo,
    friend: User,
    owner_client: Client,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for _ in range(12):
        PostFactory.create(generation=draft_by(friend, cameo))

    with django_assert_max_num_queries(12):
        owner_client.get(PAGE)


def test_nobody_but_who_is_in_it_sees_a_draft(
    cameo: Cameo, friend: User, owner_client: Client, stranger_client: Client, client: Client
) -> None:
    clip = draft_by(friend, cameo)

    for kind in ("video", "thumbnail", "captions"):
        address = f"{PAGE}/{clip.pk}/{kind}"
        assert owner_client.get(address).status_code == 200
        assert owner_client.get(address, HTTP_RANGE="bytes=0-3").status_code == 206
        assert stranger_client.get(address).status_code == 404
        assert client.get(address).status_code == 302
    assert owner_client.get(f"{PAGE}/{clip.pk}/start").status_code == 404
    assert "A secret dance." not in stranger_client.get(PAGE).content.decode()


def test_taking_down_asks_first_and_says_what_goes(
    cameo: Cameo, friend: User, owner_client: Client
) -> None:
    clip = draft_by(friend, cameo)

    asked = owner_client.post(f"{PAGE}/remove", {"clip": clip.pk}).content.decode()

    assert "Take 1 clip down?" in asked
    assert "@finn" in asked
    clip.refresh_from_db()
    assert clip.state == Generation.State.COMPLETED


def test_what_is_taken_down_is_gone_and_its_maker_reads_why(
    cameo: Cameo, friend: User, owner_client: Client, friend_client: Client
) -> None:
    post = PostFactory.create(generation=draft_by(friend, cameo))
    clip = post.generation

    owner_client.post(f"{PAGE}/remove", {"clip": clip.pk, "sure": "on"})
    worked_off()

    assert not Post.objects.exists()
    assert not Asset.objects.exists()
    page = friend_client.get(clip.get_absolute_url()).content.decode()
    assert "@olga is in this clip and took it down." in page
    assert "took it down" in friend_client.get("/inbox").content.decode()
    assert "A secret dance." in page
    assert "A secret dance." not in owner_client.get(PAGE).content.decode()


def test_a_choice_holds_at_once_and_asks_the_database_the_same_however_many_clips(
    cameo: Cameo, owner: User, owner_client: Client, friend: User, friend_client: Client
) -> None:
    rex = PetFactory.create(owner=owner)
    kept, counted = draft_by(friend, cameo, "Kept"), []
    for size in (1, 2, 9):
        clips = [draft_by(friend, one) for one in (cameo, rex) for _ in range(size)]
        remix = draft_by(friend, cameo)
        Generation.objects.filter(pk=remix.pk).update(parent=clips[0])
        active = GenerationFactory.create(author=friend, parent=clips[0])
        CastMemberFactory.create(clip=active, cameo=rex)
        with CaptureQueriesContext(connection) as done:
            remove_appearances(owner=owner, chosen=[clip.pk for clip in clips])
        counted.append(len(done))

    assert counted[0] == counted[1] == counted[2]
    assert set(Generation.objects.usable()) == {kept}
    assert friend_client.get(f"/library/{clips[0].pk}/file/video").status_code == 404
    assert rendering.render_next("cpu")
    assert set(Generation.objects.usable()) == {kept}
    page = owner_client.get(PAGE).content.decode()
    assert "What you chose of clips with @olga" in page
    assert page.count('class="tile"') == 1
    worked_off()
    assert set(Generation.objects.completed()) == {kept}
    assert not Generation.objects.active().exists()
    assert "Being taken down" not in owner_client.get(PAGE).content.decode()


@pytest.mark.parametrize("how", ["taken back", "parted"])
def test_a_maker_reads_why_a_draft_is_not_shown(
    how: str, cameo: Cameo, owner: User, friend: User, friend_client: Client
) -> None:
    clip, other = draft_by(friend, cameo), draft_by(friend, CameoFactory.create())
    if how == "parted":
        set_block(blocker=owner, blocked=friend, on=True)
    else:
        remove_appearances(owner=owner, chosen=[clip.pk])

    page = friend_client.get(clip.get_absolute_url()).content.decode()

    assert "This clip is not shown" in page
    assert ("took it back" in page, "do not see each other" in page) == (
        how == "taken back",
        how == "parted",
    )
    assert "A secret dance." in page
    assert not any(words in page for words in ("<video", "Post it", "Download"))
    assert friend_client.get("/library").content.decode().count("Not shown") == 1
    assert friend_client.get("/tray").content.decode().count("Not shown") == 1
    assert "<video" in friend_client.get(other.get_absolute_url()).content.decode()


def test_makers_are_blocked_where_that_is_ticked(
    cameo: Cameo, owner: User, friend: User, owner_client: Client
) -> None:
    clips = [draft_by(friend, cameo).pk, draft_by(owner, cameo).pk]

    owner_client.post(f"{PAGE}/remove", {"clip": clips, "sure": "on", "block": "on"})

    assert Block.objects.get().blocked == friend
    assert not Generation.objects.usable().exists()
    worked_off()
    assert not Generation.objects.completed().exists()


def test_clips_that_do_not_show_them_are_left_alone(
    cameo: Cameo, owner: User, friend: User
) -> None:
    other = draft_by(friend, CameoFactory.create())
    plain = CompletedFactory.create(author=friend)

    gone = remove_appearances(owner=owner, chosen=[other.pk, plain.pk, uuid4()], block=True)

    assert (gone.clips, gone.people) == (0, 0)
    assert Generation.objects.completed().count() == 2


def test_who_is_in_a_post_is_named_under_it(
    cameo: Cameo, friend: User, stranger_client: Client, friend_client: Client
) -> None:
    post = PostFactory.create(generation=draft_by(friend, cameo))

    for page in (
        stranger_client.get(post.get_absolute_url()),
        stranger_client.get("/"),
        friend_client.get(post.generation.get_absolute_url()),
    ):
        assert 'href="/@olga">@olga</a>' in page.content.decode()


def test_single_shots_are_not_listed(cameo: Cameo, friend: User, owner: User) -> None:
    shot = CompletedFactory.create(author=friend, operation=Generation.Operation.SHOT)
    CastMemberFactory.create(clip=shot, cameo=cameo, listed=False)

    assert not CastMember.objects.showing(owner).exists()
