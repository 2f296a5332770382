"""The feed that is put together for one person: what it shows, what it hears, what it never does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from io import StringIO
from typing import Any
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from feed.models import Post
from feed.recommending import FAMILIES, recommend
from feed.services import add_comment, publish, set_like, withdraw
from feed.services.for_you import VISIBLE
from feed.tasks import match_items
from recommender import services as recommender
from recommender.models import Instruction, Interaction, Item, Slate
from recommender.understanding import read_items
from sora_site.accounts.models import Block, User
from sora_site.accounts.services.ties import set_block, set_follow
from sora_site.core.ids import array, one_of
from sora_site.core.statements import NOBODY
from sora_site.messaging.services.threads import send
from sora_site.moderation.services import file_report
from tests.conftest import signed_in
from tests.factories import (
    FIFTEEN,
    CameoFactory,
    CastMemberFactory,
    CompletedFactory,
    GuardianshipFactory,
    ItemFactory,
    PostFactory,
    UserFactory,
)
from tests.recommender.world import CARS, CATS, SEAS

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}


def posted(text: str, **fields: Any) -> Post:
    """Post a clip made from a text, known to the recommender and read."""
    post = PostFactory.create(generation__prompt=text, caption="", **fields)
    recommend(post=post)
    read_items(list(Item.objects.filter(pk=post.pk)))
    return post


@pytest.fixture
def posts(db: None) -> list[Post]:
    now = timezone.now()
    return [
        posted(text, posted_at=now - timedelta(hours=at))
        for at, text in enumerate([*CATS, *CARS, *SEAS])
    ]


def shown(response: Any) -> list[Post]:
    return list(response.context["posts"])


def kinds(person: User) -> list[str]:
    return sorted(Interaction.objects.of(person).values_list("kind", flat=True))


def test_home_is_put_together_and_says_so(stranger_client: Client, posts: list[Post]) -> None:
    response = stranger_client.get("/")

    assert set(shown(response)) == set(posts)
    assert response.context["tab"] == "for_you"
    assert all(post.reasons for post in shown(response))
    assert Slate.objects.get().way == Slate.Way.HEURISTIC


def test_clip_with_oneself_is_found_and_said_to_be(
    stranger: User, owner: User, posts: list[Post]
) -> None:
    with_me = posted("a parade in the rain", author=owner, posted_at=timezone.now())
    unasked = posted("a parade in the sun", author=stranger)
    cameo = CameoFactory.create(owner=stranger)
    for post in (with_me, unasked):
        CastMemberFactory.create(clip=post.generation, cameo=cameo)

    first, *others = shown(signed_in(stranger).get("/"))

    assert (first, first.reasons[0]) == (with_me, "cameo")
    assert unasked not in others


def test_feed_goes_on_without_repeating_and_keeps_its_place(
    stranger: User, posts: list[Post], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("feed.services.pace.SLATE", 4)
    client = signed_in(stranger)
    first = client.get("/")
    after = first.context["next"]

    second = client.get("/", {"after": after}, headers=HTMX)
    again = client.get("/", {"after": after})
    reload = client.get("/", {"at": str(first.context["slate"].pk)})
    last = client.get("/", {"after": second.context["next"]})

    assert len({*shown(first), *shown(second), *shown(last)}) == 9
    assert shown(again) == shown(second)
    assert shown(reload) == shown(first)
    assert "<html" not in second.content.decode()
    assert not last.context["more"]
    assert "all caught up" in last.content.decode()


@pytest.mark.parametrize("asked", ["after", "at"])
def test_nobody_turns_the_pages_of_somebody_else(
    owner_client: Client, stranger_client: Client, posts: list[Post], asked: str
) -> None:
    slate = owner_client.get("/").context["slate"]

    response = stranger_client.get("/", {asked: str(slate.pk)})

    assert response.status_code == (404 if asked == "after" else 302)


def test_tab_whose_page_is_gone_begins_anew(owner_client: Client, posts: list[Post]) -> None:
    response = owner_client.get("/", {"after": str(uuid4())}, headers=HTMX)

    assert response["HX-Redirect"] == "/"


def test_seen_clips_do_not_come_again(stranger: User, posts: list[Post]) -> None:
    client = signed_in(stranger)
    seen = {"seen": [posts[0].pk, "nonsense"], "skipped": [posts[1].pk]}

    response = client.post("/feed/seen", seen)

    assert response.status_code == 204
    assert kinds(stranger) == ["skip", "view", "view"]
    assert set(shown(client.get("/"))) == set(posts[2:])


def test_clips_one_may_not_see_are_not_noted(stranger: User) -> None:
    private = posted(CATS[0], generation__author__is_private=True)

    signed_in(stranger).post("/feed/seen", {"seen": [private.pk]})

    assert kinds(stranger) == []


@pytest.mark.parametrize("wish", ["hide", "less_like"])
def test_unwanted_clip_goes_at_once_and_comes_back_when_that_is_taken_back(
    stranger: User, posts: list[Post], wish: str
) -> None:
    client = signed_in(stranger)
    home = client.get("/")
    at = str(home.context["slate"].pk)
    path = f"/p/{posts[0].pk}/wish"
    assert home.content.decode().count('name="wanted"') == 2 * len(posts)

    fragment = client.post(path, {"wish": wish, "wanted": "on"}, headers=HTMX).content.decode()

    assert "Undo" in fragment
    assert "<html" not in fragment
    assert posts[0] not in shown(client.get("/", {"at": at}))
    assert posts[0] not in shown(client.get("/"))
    assert "Undo" in client.get(posts[0].get_absolute_url()).content.decode()
    assert client.post(path, {"wish": wish}).status_code == 302
    assert posts[0] in shown(client.get("/"))


@pytest.mark.parametrize("deed", ["wish", "forget"])
def test_what_is_said_of_a_clip_leads_back_to_its_place(
    stranger: User, posts: list[Post], deed: str
) -> None:
    client = signed_in(stranger)
    home = client.get("/")
    at, order = home.context["slate"].pk, shown(home)
    said = {"wish": "less_like", "wanted": "on", "at": str(at)}
    assert f"/p/{order[0].pk}/why?at={at}" in home.content.decode()

    middle = client.post(f"/p/{order[3].pk}/{deed}", said)
    last = client.post(f"/p/{order[-1].pk}/{deed}", said)

    assert middle["Location"] == f"/?at={at}#post-{order[4].pk}"
    assert last["Location"] == f"/?at={at}#post-{order[-2].pk}"


@pytest.mark.parametrize(
    ("back", "led_back"),
    [("/latest?after=x", True), ("//evil.example/", False), ("https://evil.example/", False)],
    ids=["ours", "another host", "another site"],
)
def test_way_back_stays_on_the_site(
    stranger: User, posts: list[Post], back: str, led_back: bool
) -> None:
    said = {"wish": "hide", "wanted": "on", "back": back, "at": "nonsense"}

    response = signed_in(stranger).post(f"/p/{posts[0].pk}/wish", said)

    place = f"{back}#post-{posts[0].pk}" if led_back else posts[0].get_absolute_url()
    assert response["Location"] == place


def test_less_like_this_in_the_sheet_stays_over_the_feed(stranger: User, posts: list[Post]) -> None:
    client = signed_in(stranger)
    client.get("/")
    path = f"/p/{posts[0].pk}/why"

    assert "data-closes-sheet" in client.get(path, headers=HTMX).content.decode()
    assert "data-closes-sheet" not in client.get(path).content.decode()


def test_unknown_wish_is_refused(stranger_client: Client, posts: list[Post]) -> None:
    response = stranger_client.post(f"/p/{posts[0].pk}/wish", {"wish": "burn", "wanted": "on"})

    assert response.status_code == 422
    assert not Interaction.objects.exists()


def test_instruction_is_obeyed_and_nothing_else_is_shown(stranger: User, posts: list[Post]) -> None:
    recommender.instruct(person=stranger, text="only cats")

    assert set(shown(signed_in(stranger).get("/"))) == set(posts[:3])


def test_switched_off_the_feed_is_by_time(stranger: User, posts: list[Post]) -> None:
    User.objects.filter(pk=stranger.pk).update(is_personalised=False)
    client = signed_in(User.objects.get(pk=stranger.pk))
    set_like(post=posts[3], viewer=User.objects.get(pk=stranger.pk), liked=True)

    response = client.get("/")

    assert (response.context["tab"], shown(response)) == ("latest", posts)
    assert "For you" not in response.content.decode()
    assert not Interaction.objects.exists()
    assert not Slate.objects.exists()


def test_under_18_it_is_whom_they_follow_until_they_ask_for_something(
    posts: list[Post],
) -> None:
    young = UserFactory.create(born_on=FIFTEEN)
    set_follow(follower=young, followee=posts[5].author, followed=True)
    client = signed_in(young)
    before = client.get("/")

    recommender.instruct(person=young, text="only cats")
    asked = client.get("/")

    assert (before.context["tab"], shown(before)) == ("following", [posts[5]])
    assert (asked.context["tab"], set(shown(asked))) == ("for_you", set(posts[:3]))


def test_guardians_can_let_the_feed_learn(posts: list[Post]) -> None:
    young = GuardianshipFactory.create(personalised=True).young

    set_like(post=posts[0], viewer=young, liked=True)

    assert signed_in(young).get("/").context["tab"] == "for_you"
    assert kinds(young) == ["like"]


def _like(person: User, post: Post) -> None:
    set_like(post=post, viewer=person, liked=True)


def _comment(person: User, post: Post) -> None:
    add_comment(post=post, author=person, text="Ha!", request_key=uuid4())


def _report(person: User, post: Post) -> None:
    file_report(reporter=person, thing=post, reason="spam")


def _send(person: User, post: Post) -> None:
    other = UserFactory.create()
    set_follow(follower=person, followee=other, followed=True)
    set_follow(follower=other, followee=person, followed=True)
    send(sender=person, recipient=other, text="", request_key=uuid4(), clip=post.pk)


def _share_link(person: User, post: Post) -> None:
    for _ in range(2):  # again on the same day is the same
        assert signed_in(person).post(f"/p/{post.pk}/shared").status_code == 204


def _open_remix(person: User, post: Post) -> None:
    assert signed_in(person).get(f"/p/{post.pk}/remix").status_code == 200


def _follow(person: User, post: Post) -> None:
    recommender.record(person=person, item=post.pk, kind=Interaction.Kind.VIEW)
    set_follow(follower=person, followee=post.author, followed=True)
    Interaction.objects.filter(kind="view").delete()


@pytest.mark.parametrize(
    ("act", "kind"),
    [
        (_like, "like"),
        (_comment, "comment"),
        (_report, "report"),
        (_send, "share"),
        (_share_link, "share"),
        (_open_remix, "remix_opened"),
        (_follow, "follow"),
    ],
    ids=["like", "comment", "report", "send", "share", "remix", "follow"],
)
def test_what_people_do_is_told_to_the_recommender(
    stranger: User, act: Callable[[User, Post], None], kind: str
) -> None:
    post = posted(CATS[0])

    act(stranger, post)

    assert kinds(stranger) == [kind]


def test_taking_a_like_back_takes_back_what_was_learned(stranger: User) -> None:
    post = posted(CATS[0])

    for liked in (True, False):
        set_like(post=post, viewer=stranger, liked=liked)

    assert kinds(stranger) == []
    assert recommender.known_about(person=stranger).interests == ()


def test_blocking_forgets_each_other(owner: User, stranger: User) -> None:
    set_like(post=posted(CATS[0], generation__author=owner), viewer=stranger, liked=True)

    set_block(blocker=stranger, blocked=owner, on=True)

    assert kinds(stranger) == []


def test_published_clip_is_recommended_and_withdrawn_with_its_post(owner: User) -> None:
    first = CompletedFactory.create(author=owner, prompt=CATS[0])
    remix = CompletedFactory.create(author=owner, prompt=CATS[1], root=first)
    posts = [publish(clip=clip, caption="Look!") for clip in (first, remix)]
    items = {item.pk: item for item in Item.objects.all()}
    assert [items[post.pk].text for post in posts] == [CATS[0], CATS[1]]
    assert len({item.family for item in items.values()}) == 1
    assert first.pk not in {item.family for item in items.values()}
    assert str(FAMILIES) != str(items[posts[0].pk].family)

    withdraw(post=posts[0])

    assert list(Item.objects.all()) == [items[posts[1].pk]]


def test_sweep_finds_posts_that_are_not_known_and_items_that_are_lost() -> None:
    post = PostFactory.create()
    ItemFactory.create()

    match_items.fn()

    assert Item.objects.get().pk == post.pk


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def test_backfill_reads_everything_and_says_so(settings: Settings) -> None:
    PostFactory.create(generation__prompt=CATS[0])
    ItemFactory.create()
    out, bar = StringIO(), Terminal()

    call_command("recommend", "backfill", stdout=out, stderr=bar)

    assert "1 posts were not known, 1 were known but are gone." in out.getvalue()
    assert "1 texts read." in out.getvalue()
    assert "100%" in bar.getvalue()
    assert recommender.unread_items() == 0


def test_feed_of_a_site_whose_posts_are_not_known_yet_is_by_time(
    stranger_client: Client,
) -> None:
    post = PostFactory.create()

    response = stranger_client.get("/")

    assert (response.context["tab"], shown(response)) == ("latest", [post])


def test_number_of_queries_does_not_grow_with_the_feed(
    stranger: User, posts: list[Post], django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client = signed_in(stranger)
    client.get("/")
    counts = []
    for _ in range(2):
        with django_assert_max_num_queries(40) as asked:
            client.get("/")
        counts.append(len(asked))
        for text in (*CATS, *SEAS):
            posted(text)

    assert counts[1] - counts[0] in {0, 1}  # one for what this process met for the first time
    assert counts[0] <= 36


@pytest.mark.parametrize("viewer", [{}, {"born_on": FIFTEEN}, {"is_staff": True}])
def test_question_of_who_may_see_what_is_the_same_for_everybody(
    viewer: dict[str, Any], posts: list[Post]
) -> None:
    """It is written once: whatever it came to depend on but who looks would be forgotten."""
    person = UserFactory.create(**viewer)
    ids = [post.pk for post in posts]
    Block.objects.create(blocker=posts[0].author, blocked=person)
    User.objects.filter(pk=posts[1].author_id).update(is_private=True)
    CastMemberFactory.create(clip=posts[2].generation, owner=posts[0].author)
    shown = Post.objects.visible_to(person).filter(pk__in=one_of(ids)).order_by()
    told = {person.pk: NOBODY, array(ids): array([NOBODY])}

    sql, params = shown.values_list("pk", flat=True).query.sql_with_params()

    assert (sql, tuple(told.get(one, one) for one in params)) == VISIBLE.written
    assert VISIBLE.among(ids, viewer=person.pk) == set(shown.values_list("pk", flat=True))
    assert len(shown) == len(posts) - 3


def test_hidden_authors_and_blocks_hold_in_the_feed(stranger: User, posts: list[Post]) -> None:
    Block.objects.create(blocker=posts[0].author, blocked=stranger)
    User.objects.filter(pk=posts[1].author_id).update(is_private=True)
    User.objects.filter(pk=posts[2].author_id).update(is_active=False)

    assert set(shown(signed_in(stranger).get("/"))) == set(posts[3:])


def test_page_that_was_shown_hides_what_may_not_be_seen_any_more(
    stranger: User, posts: list[Post]
) -> None:
    client = signed_in(stranger)
    at = str(client.get("/").context["slate"].pk)
    User.objects.filter(pk=posts[1].author_id).update(is_private=True)

    assert set(shown(client.get("/", {"at": at}))) == set(posts) - {posts[1]}


def test_session_instruction_is_seen_to_last(stranger: User, posts: list[Post]) -> None:
    recommender.instruct(person=stranger, text="only cats")
    Instruction.objects.update(expires_at=timezone.now() + timedelta(minutes=1))

    signed_in(stranger).get("/")

    assert Instruction.objects.filter(
        expires_at__gt=timezone.now() + timedelta(minutes=20)
    ).exists()
