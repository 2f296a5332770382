"""What a clip comes from, and who may use and see what."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from feed import services
from feed.lineage import family_of
from feed.models import Post
from generation.models import Generation, Ingredient
from sora_site.accounts.models import Block, User
from sora_site.notifications.models import Notification
from tests.conftest import signed_in
from tests.factories import CompletedFactory, PostFactory, UserFactory

Operation = Generation.Operation
REMIXED = Notification.Kind.REMIXED

pytestmark = pytest.mark.django_db


def made_from(source: Generation, author: User, **facts: Any) -> Generation:
    borrowed = source if source.author_id != author.pk else source.borrowed_from
    clip: Generation = CompletedFactory.create(
        author=author,
        operation=facts.pop("operation", Operation.REMIX),
        parent=source,
        root=source.root or source,
        borrowed_from=borrowed,
        **facts,
    )
    return clip


def posted(source: Post, author: User | None = None, **facts: Any) -> Post:
    clip = made_from(source.generation, author or UserFactory.create(), **facts)
    return PostFactory.create(generation=clip, caption="")


def form(prompt: str = "A dog runs through snow.") -> dict[str, str]:
    return {"prompt": prompt, "slot": "sora-2", "request_key": str(uuid4())}


def remix_url(post: Post) -> str:
    return reverse("feed:remix", args=[post.pk])


@pytest.fixture
def post(owner: User) -> Post:
    return PostFactory.create(generation__author=owner, generation__duration=4, caption="The dog")


def test_remixing_a_post_begins_with_its_prompt_and_names_its_author(
    post: Post, stranger_client: Client
) -> None:
    page = stranger_client.get(remix_url(post)).content.decode()

    assert post.generation.prompt in page
    assert "@olga" in page
    assert reverse("feed:post_asset", args=[post.pk, "video"]) in page


def test_remix_of_a_post_is_queued_in_its_line(
    post: Post, stranger: User, stranger_client: Client
) -> None:
    response = stranger_client.post(remix_url(post), form())

    clip = Generation.objects.get(author=stranger)
    assert response.headers["Location"] == clip.get_absolute_url()
    assert (clip.operation, clip.parent, clip.borrowed_from) == (
        Operation.REMIX,
        post.generation,
        post.generation,
    )
    assert clip.seed == post.generation.seed


def test_sending_it_twice_makes_one_clip(
    post: Post, stranger: User, stranger_client: Client
) -> None:
    asked = form()

    for _ in range(2):
        stranger_client.post(remix_url(post), asked)

    assert Generation.objects.filter(author=stranger).count() == 1


@pytest.mark.parametrize("why", ["private", "blocked by them", "blocked by me", "closed", "away"])
def test_what_may_not_be_remixed_is_not_there(
    post: Post, owner: User, stranger: User, stranger_client: Client, why: str
) -> None:
    if why == "private":
        User.objects.filter(pk=owner.pk).update(is_private=True)
    elif why == "away":
        User.objects.filter(pk=owner.pk).update(is_active=False)
    elif why == "closed":
        services.set_remixable(post=post, remixable=False)
    else:
        people = (owner, stranger) if why == "blocked by them" else (stranger, owner)
        Block.objects.create(blocker=people[0], blocked=people[1])

    asked = stranger_client.get(remix_url(post))
    sent = stranger_client.post(remix_url(post), form())

    assert (asked.status_code, sent.status_code) == (404, 404)
    assert not Generation.objects.filter(author=stranger).exists()


def test_author_may_always_remix_their_own_post(post: Post, owner_client: Client) -> None:
    services.set_remixable(post=post, remixable=False)

    assert owner_client.get(remix_url(post)).status_code == 200


def test_button_is_shown_only_where_it_leads_somewhere(post: Post, stranger_client: Client) -> None:
    assert remix_url(post) in stranger_client.get(post.get_absolute_url()).content.decode()

    services.set_remixable(post=post, remixable=False)

    assert remix_url(post) not in stranger_client.get(post.get_absolute_url()).content.decode()


def test_post_can_be_kept_from_remixes_when_it_is_posted_and_opened_later(
    owner: User, owner_client: Client
) -> None:
    clip = CompletedFactory.create(author=owner)
    owner_client.post(reverse("feed:publish", args=[clip.pk]), {"caption": "", "closed": "on"})
    post = Post.objects.get(generation=clip)
    assert not post.remixable

    owner_client.post(reverse("feed:set_remixable", args=[post.pk]), {"remixable": "on"})

    post.refresh_from_db()
    assert post.remixable


def test_way_that_no_model_has_is_not_there(post: Post, stranger_client: Client) -> None:
    assert stranger_client.get(f"{remix_url(post)}?way=devour").status_code == 404


def test_refused_prompt_stays_in_the_form(post: Post, stranger_client: Client) -> None:
    response = stranger_client.post(remix_url(post), form("  "))

    assert response.status_code == 422
    assert "Write what should happen" in response.content.decode()


# Who is told


def test_author_is_told_of_a_remix_that_is_posted(post: Post, owner: User, stranger: User) -> None:
    clip = made_from(post.generation, stranger)

    shown = services.publish(clip=clip, caption="")

    told = Notification.objects.get(recipient=owner, kind=REMIXED)
    assert told.url == shown.get_absolute_url()


def test_author_is_told_through_cuts_of_the_remix(post: Post, owner: User, stranger: User) -> None:
    remix = made_from(post.generation, stranger)
    trimmed = made_from(remix, stranger, operation=Operation.TRIM)

    services.publish(clip=trimmed, caption="")

    assert Notification.objects.filter(recipient=owner, kind=REMIXED).count() == 1


@pytest.mark.parametrize("why", ["blocked", "private", "own"])
def test_nobody_is_told_of_what_they_could_not_open(
    post: Post, owner: User, stranger: User, why: str
) -> None:
    if why == "blocked":
        Block.objects.create(blocker=owner, blocked=stranger)
    if why == "private":
        stranger.is_private = True
        stranger.save()
    clip = made_from(post.generation, owner if why == "own" else stranger)

    services.publish(clip=clip, caption="")

    assert not Notification.objects.filter(kind=REMIXED).exists()


# Where it is said


def test_post_says_after_whom_it_is(post: Post, friend_client: Client) -> None:
    remix = posted(post)

    page = friend_client.get(remix.get_absolute_url()).content.decode()

    assert post.get_absolute_url() in page
    assert "The dog" in page


@pytest.mark.parametrize("why", ["private", "withdrawn", "blocked"])
def test_post_does_not_name_whom_the_viewer_may_not_see(
    post: Post, owner: User, stranger: User, stranger_client: Client, why: str
) -> None:
    remix = posted(post)
    if why == "private":
        User.objects.filter(pk=owner.pk).update(is_private=True)
    elif why == "blocked":
        Block.objects.create(blocker=owner, blocked=stranger)
    else:
        services.withdraw(post=post)

    page = stranger_client.get(remix.get_absolute_url()).content.decode()

    assert "After a clip of somebody else" in page
    assert "@olga" not in page
    assert "The dog" not in page


def test_draft_says_what_it_was_made_from_and_what_changed(post: Post, stranger: User) -> None:
    clip = made_from(post.generation, stranger, prompt="A dog runs through snow.")

    page = signed_in(stranger).get(clip.get_absolute_url()).content.decode()

    assert "Remix of" in page
    assert "@olga" in page
    assert "<del>a forest</del><ins>snow</ins>" in page


@pytest.mark.parametrize("how", ["deleted", "hidden"])
def test_draft_is_honest_about_a_source_that_went(
    post: Post, owner: User, stranger: User, how: str
) -> None:
    clip = made_from(post.generation, stranger)
    if how == "deleted":
        post.generation.delete()
    else:
        User.objects.filter(pk=owner.pk).update(is_private=True)

    page = signed_in(stranger).get(clip.get_absolute_url()).content.decode()

    words = "has been deleted" if how == "deleted" else "not shown to you any more"
    assert words in page
    assert "@olga" not in page
    assert "A dog runs through a forest.</del>" not in page


# The family


def test_family_is_what_came_before_beside_and_after(post: Post, owner: User) -> None:
    child, sibling = posted(post), posted(post)
    grandchild = posted(child)

    family = family_of(child, owner)

    assert list(family.before) == [post]
    assert list(family.beside) == [sibling]
    assert list(family.after) == [grandchild]


def test_line_goes_on_through_what_was_not_posted(post: Post, owner: User) -> None:
    author = UserFactory.create()
    draft = made_from(post.generation, author)
    cut = PostFactory.create(generation=made_from(draft, author, operation=Operation.TRIM))

    assert list(family_of(cut, owner).before) == [post]
    assert list(family_of(post, owner).after) == [cut]


def test_stitch_comes_from_each_of_its_clips(post: Post, owner: User) -> None:
    other = PostFactory.create(generation__author=owner)
    joined = PostFactory.create(generation__author=owner, generation__operation=Operation.STITCH)
    for place, part in enumerate((post, other)):
        Ingredient.objects.create(clip=joined.generation, place=place, source=part.generation)

    assert set(family_of(joined, owner).before) == {post, other}
    assert list(family_of(other, owner).after) == [joined]


def test_hidden_kin_are_left_out(post: Post, stranger: User) -> None:
    child = posted(post)
    hidden = posted(child, UserFactory.create(is_private=True))
    blocked = posted(child)
    Block.objects.create(blocker=blocked.author, blocked=stranger)

    assert not family_of(child, stranger).after
    assert set(family_of(child, hidden.author).after) == {hidden, blocked}


def test_clip_of_nobodys_line_has_no_family(post: Post, owner: User) -> None:
    PostFactory.create()

    assert not family_of(post, owner)


def test_family_takes_a_fixed_number_of_queries(
    post: Post, owner: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    child = posted(post)
    for _ in range(6):
        posted(child)
        posted(post)
    deep = child
    for _ in range(5):
        deep = posted(deep)

    with django_assert_num_queries(6):
        family = family_of(child, owner)

    assert (len(family.before), len(family.beside), len(family.after)) == (1, 6, 7)


def test_feed_with_remixes_takes_as_many_queries_as_with_one(
    post: Post, owner_client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    owner_client.get("/")  # begins to count how long one sits here
    counts = []
    for _ in range(2):
        for _ in range(3):
            posted(post)
        with django_assert_max_num_queries(100) as asked:
            owner_client.get("/")
        counts.append(len(asked))

    assert counts[0] == counts[1]


def test_line_that_bites_its_tail_ends(post: Post, owner: User) -> None:
    child = posted(post)
    Generation.objects.filter(pk=post.generation_id).update(parent=child.generation)

    family = family_of(child, owner)

    assert post in family.before
