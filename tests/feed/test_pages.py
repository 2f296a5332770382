from __future__ import annotations

import re
from datetime import timedelta
from typing import Any
from urllib.parse import quote, unquote
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from feed.models import Like, Place, Post
from feed.services import set_like
from generation.models import Asset, Generation
from sora_site.accounts.models import Follow, User
from sora_site.accounts.services.ties import set_follow
from sora_site.core.errors import Gone
from sora_site.notifications.models import Notification
from tests.conftest import signed_in
from tests.factories import (
    CompletedFactory,
    GenerationFactory,
    PostFactory,
    RunningFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}
NO_POST = "3f2b8c1e-5a0d-4c7b-9e6f-1d2a3b4c5d6e"


def captions(response: Any) -> list[str]:
    return [post.caption for post in response.context["posts"]]


def test_visitor_is_welcomed_and_pointed_to_the_door(client: Client) -> None:
    response = client.get("/")

    assert response.status_code == 200
    assert "feed/welcome.html" in [template.name for template in response.templates]
    assert 'href="/login"' in response.content.decode()


@pytest.mark.parametrize(
    "path",
    ["/following", "/create", "/library", "/inbox", "/inbox/news", "/invites", "/tray", "/@olga"],
)
def test_visitor_is_sent_to_sign_in_first(client: Client, owner: User, path: str) -> None:
    response = client.get(path)

    assert (response.status_code, unquote(response["Location"])) == (302, f"/login?next={path}")


@pytest.mark.parametrize(
    "path",
    ["/", "/following", "/create", "/library", "/inbox", "/invites", "/tray", "/@olga", "/about"],
)
def test_page_of_an_empty_world_says_what_to_do(owner_client: Client, path: str) -> None:
    assert owner_client.get(path).status_code == 200


def test_latest_shows_everybody_newest_first(owner_client: Client, stranger: User) -> None:
    now = timezone.now()
    for minutes, caption in [(2, "older"), (1, "newer")]:
        PostFactory.create(
            generation__author=stranger, caption=caption, posted_at=now - timedelta(minutes=minutes)
        )

    assert captions(owner_client.get("/latest")) == ["newer", "older"]


def test_following_shows_only_people_one_follows(
    friend_client: Client, owner: User, stranger: User
) -> None:
    PostFactory.create(generation__author=owner, caption="followed")
    PostFactory.create(generation__author=stranger, caption="not followed")

    assert captions(friend_client.get("/following")) == ["followed"]


def test_top_shows_the_week_most_liked_first_page_by_page(owner_client: Client) -> None:
    for likes in range(24):
        PostFactory.create(caption=f"{likes // 2} likes, {likes}", like_count=likes // 2)
    PostFactory.create(
        caption="last month", like_count=99, posted_at=timezone.now() - timedelta(days=30)
    )

    first = owner_client.get("/top")
    assert first.context["more"]
    assert "<title>Top" in re.sub(r"(?<=>)\s+", "", first.content.decode())
    seen = captions(first)
    Post.objects.filter(caption=seen[-1]).delete()  # its place holds
    following = first.context["next"]
    seen += captions(owner_client.get("/top", {"after": following}, headers=HTMX))

    assert seen == [f"{likes // 2} likes, {likes}" for likes in reversed(range(24))]


def test_top_of_a_week_without_clips_says_so(owner_client: Client) -> None:
    PostFactory.create(posted_at=timezone.now() - timedelta(days=30))

    assert "A quiet week" in owner_client.get("/top").content.decode()


@pytest.mark.parametrize("feed", ["/", "/latest", "/following"])
def test_feed_goes_on_where_the_last_slate_ended(owner: User, stranger: User, feed: str) -> None:
    client = signed_in(owner)
    set_follow(follower=owner, followee=stranger, followed=True)
    now = timezone.now()
    for number in range(47):
        PostFactory.create(
            generation__author=stranger,
            caption=f"{number}",
            posted_at=now - timedelta(minutes=number // 2),  # pairs share a time
        )

    seen: list[str] = []
    path = feed
    while path:
        response = client.get(path, headers=HTMX if seen else {})
        seen += captions(response)
        last = quote(str(response.context["posts"][-1].place))
        path = f"{feed}?after={last}" if response.context["more"] else ""

    assert sorted(seen, key=int) == [str(number) for number in range(47)]
    assert len(set(seen)) == 47


def test_place_holds_when_its_post_is_taken_down(owner_client: Client, stranger: User) -> None:
    now = timezone.now()
    posts = [
        PostFactory.create(
            generation__author=stranger, caption=f"{n}", posted_at=now - timedelta(minutes=n)
        )
        for n in range(3)
    ]
    place = str(posts[1].place)
    posts[1].delete()

    assert captions(owner_client.get("/", {"after": place})) == ["2"]


@pytest.mark.parametrize(
    "cursor", ["nonsense", NO_POST, f"2026-01-01~{NO_POST}", "2026-01-01T00:00Z~", "\x00"]
)
def test_place_in_the_feed_that_does_not_exist_is_a_404(owner_client: Client, cursor: str) -> None:
    assert owner_client.get("/", {"after": cursor}).status_code == 404


@pytest.mark.parametrize("path", ["/latest", "/following", "/top", "/@olga", "/library", "/inbox"])
def test_number_of_queries_does_not_grow_with_the_page(
    path: str, owner: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client = signed_in(owner)
    for _ in range(9):
        shown = PostFactory.create(generation__author=owner)
        set_like(post=shown, viewer=UserFactory.create(), liked=True)

    with django_assert_max_num_queries(12):
        assert client.get(path).status_code == 200


def test_inactive_person_and_their_posts_are_hidden(owner_client: Client, stranger: User) -> None:
    post = PostFactory.create(generation__author=stranger)
    User.objects.filter(pk=stranger.pk).update(is_active=False)

    assert captions(owner_client.get("/")) == []
    for path in (f"/p/{post.pk}", f"/p/{post.pk}/file/video", "/@stella"):
        assert owner_client.get(path).status_code == 404, path


def test_post_page_and_its_clip_are_open_to_whoever_has_the_link(client: Client) -> None:
    post = PostFactory.create(caption="Hello there")

    page = client.get(f"/p/{post.pk}")
    clip = client.get(f"/p/{post.pk}/file/video", headers={"Range": "bytes=0-3"})

    assert page.status_code == 200
    assert "Hello there" in page.content.decode()
    assert re.search(r'property="og:video', page.content.decode())
    assert (clip.status_code, clip["Content-Type"]) == (206, "video/mp4")
    assert b"".join(clip) == b"vide"


def test_caption_cannot_smuggle_markup_in(client: Client) -> None:
    post = PostFactory.create(caption="<script>alert(1)</script>")

    assert "<script>alert(1)" not in client.get(f"/p/{post.pk}").content.decode()


@pytest.mark.parametrize("kind", [Asset.Kind.START, Asset.Kind.UPLOAD])
def test_what_was_given_for_a_clip_is_not_posted_with_it(owner: User, kind: str) -> None:
    post = PostFactory.create(generation__author=owner)

    assert signed_in(owner).get(f"/p/{post.pk}/file/{kind}").status_code == 404


@pytest.mark.parametrize("kind", list(Asset.Kind))
def test_files_of_a_draft_are_for_their_author_alone(
    owner: User, stranger_client: Client, kind: str
) -> None:
    draft = CompletedFactory.create(author=owner)
    path = f"/library/{draft.pk}/file/{kind}"

    assert signed_in(owner).get(path).status_code == 200
    assert stranger_client.get(path).status_code == 404
    assert Client().get(path).status_code == 302


def test_unknown_kind_of_file_is_a_404(owner: User) -> None:
    draft = CompletedFactory.create(author=owner)

    assert signed_in(owner).get(f"/library/{draft.pk}/file/source").status_code == 404


def test_download_comes_as_a_named_file(owner: User) -> None:
    draft = CompletedFactory.create(author=owner)

    response = signed_in(owner).get(f"/library/{draft.pk}/file/video?download")

    assert "attachment" in response["Content-Disposition"]


@pytest.mark.parametrize(
    ("method", "action"),
    [
        ("get", ""),
        ("post", "/publish"),
        ("post", "/cancel"),
        ("post", "/retry"),
        ("post", "/delete"),
    ],
)
def test_stranger_cannot_do_anything_with_a_draft(
    owner: User, stranger_client: Client, method: str, action: str
) -> None:
    draft = CompletedFactory.create(author=owner)

    response = getattr(stranger_client, method)(f"/library/{draft.pk}{action}")

    assert response.status_code == 404
    assert Generation.objects.filter(pk=draft.pk).exists()
    assert not Post.objects.exists()


@pytest.mark.parametrize(
    "state", ["queued", "rendering", "completed", "failed", "refused", "cancelled"]
)
def test_draft_page_shows_every_state(owner: User, state: str) -> None:
    ended = {"finished_at": timezone.now(), "reason": "The reason why."}
    clip = {
        "queued": lambda: GenerationFactory.create(author=owner),
        "rendering": lambda: RunningFactory.create(author=owner, progress=40, stage="Drawing"),
        "completed": lambda: CompletedFactory.create(author=owner),
    }.get(state, lambda: GenerationFactory.create(author=owner, state=state, **ended))()
    client = signed_in(owner)

    page, fragment = (
        client.get(f"/library/{clip.pk}"),
        client.get(f"/library/{clip.pk}", headers=HTMX),
    )

    assert page.status_code == fragment.status_code == 200
    assert "<html" in page.content.decode()
    assert "<html" not in fragment.content.decode()
    if state in {"failed", "refused"}:
        assert "The reason why." in page.content.decode()


def test_draft_says_how_it_goes_on_and_what_was_left_out(owner: User) -> None:
    account = {
        "notes": ["Kept from the shot before: <b>woman</b>, the place."],
        "left_out": ["people", "music"],
        "not_left_out": ["blurry"],
        "shown_as": [["settee", "sofa"], ["<i>gnu", "bison"]],
    }
    draft = CompletedFactory.create(author=owner, account=account)

    page = signed_in(owner).get(f"/library/{draft.pk}").content.decode()

    assert "Kept from the shot before: &lt;b&gt;woman&lt;/b&gt;, the place." in page
    assert "Left out, as you asked: people, music." in page
    assert "Not known here, so nothing to leave out: blurry." in page
    assert "the likest that can be drawn here: settee as sofa, &lt;i&gt;gnu as bison." in page


def test_publishing_makes_one_post_however_often_clicked(owner: User) -> None:
    draft = CompletedFactory.create(author=owner)
    client = signed_in(owner)

    first, second = (
        client.post(f"/library/{draft.pk}/publish", {"caption": "My  film"}) for _ in range(2)
    )

    post = Post.objects.get()
    assert first["Location"] == second["Location"] == f"/p/{post.pk}"
    assert (post.author, post.caption) == (owner, "My film")


@pytest.mark.parametrize(("caption", "status"), [("x" * 301, 422), ("a\x00b", 422)])
def test_unusable_caption_is_refused_and_kept(owner: User, caption: str, status: int) -> None:
    draft = CompletedFactory.create(author=owner)

    response = signed_in(owner).post(f"/library/{draft.pk}/publish", {"caption": caption})

    assert response.status_code == status
    assert response.context["caption"] == caption
    assert not Post.objects.exists()


@pytest.mark.parametrize("caption", ["👩‍👩‍👧 family", "می‌خواهم", "شكرا\u200f!"])
def test_joined_emoji_and_letters_are_a_fine_caption(owner: User, caption: str) -> None:
    draft = CompletedFactory.create(author=owner)

    signed_in(owner).post(f"/library/{draft.pk}/publish", {"caption": caption})

    assert Post.objects.get().caption == caption


def test_post_taken_down_while_it_is_liked_is_a_clear_refusal(owner: User, stranger: User) -> None:
    post = PostFactory.create(generation__author=owner)
    Post.objects.filter(pk=post.pk).delete()

    with pytest.raises(Gone):
        set_like(post=post, viewer=stranger, liked=True)

    connection.check_constraints()


def test_deep_place_in_the_feed_is_found_by_the_index(owner: User) -> None:
    place = Place(timezone.now(), uuid4())
    with connection.cursor() as cursor:  # a small table is read whole and sorted unless told not to
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off")
        cursor.execute("SET LOCAL enable_sort = off; SET LOCAL enable_incremental_sort = off")

    plan = (
        Post.objects.visible_to(owner).after(place).newest_first().for_viewer(owner)[:21].explain()
    )

    assert re.search(r"Index Cond: .*posted_at <=", plan), plan


def test_fragment_of_the_inbox_is_not_taken_for_the_page_by_a_cache(owner_client: Client) -> None:
    assert "HX-Request" in owner_client.get("/inbox")["Vary"]


def test_deed_of_a_visitor_leads_by_the_door_back_to_the_page_it_was_on(owner: User) -> None:
    post = PostFactory.create(generation__author=owner)

    response = Client().post(
        f"/p/{post.pk}/like", headers={"Referer": f"http://testserver/p/{post.pk}?a=1"}
    )

    assert (response.status_code, unquote(response["Location"])) == (
        302,
        f"/login?next=/p/{post.pk}?a=1",
    )


@pytest.mark.parametrize("referer", ["", "https://evil.example/x", "http://["])
def test_deed_of_a_visitor_from_nowhere_leads_by_the_door_to_the_start(referer: str) -> None:
    response = Client().post("/inbox/read", headers={"Referer": referer})

    assert (response.status_code, unquote(response["Location"])) == (302, "/login?next=/")


def test_clip_being_made_is_not_posted(owner: User) -> None:
    clip = RunningFactory.create(author=owner)

    response = signed_in(owner).post(f"/library/{clip.pk}/publish", {"caption": "x"})

    assert response.status_code == 409
    assert not Post.objects.exists()


def test_only_the_author_withdraws_a_post(owner: User, stranger_client: Client) -> None:
    post = PostFactory.create(generation__author=owner)

    refused = stranger_client.post(f"/p/{post.pk}/withdraw")
    kept = Post.objects.filter(pk=post.pk).exists()
    done = signed_in(owner).post(f"/p/{post.pk}/withdraw")

    assert (refused.status_code, kept) == (404, True)
    assert done["Location"] == f"/library/{post.generation_id}"
    assert not Post.objects.exists()
    assert Generation.objects.filter(pk=post.generation_id).exists()


def test_double_click_likes_once_and_tells_once(owner: User, stranger: User) -> None:
    post = PostFactory.create(generation__author=owner)
    client = signed_in(stranger)

    for _ in range(2):
        response = client.post(f"/p/{post.pk}/like", {"liked": "on"}, headers=HTMX)

    post.refresh_from_db()
    assert (post.like_count, Like.objects.count()) == (1, 1)
    assert 'aria-pressed="true"' in response.content.decode()
    assert Notification.objects.get().recipient == owner


def test_unliking_takes_the_like_back(owner: User, stranger: User) -> None:
    post = PostFactory.create(generation__author=owner)
    set_like(post=post, viewer=stranger, liked=True)

    response = signed_in(stranger).post(f"/p/{post.pk}/like")

    post.refresh_from_db()
    assert (response.status_code, post.like_count) == (302, 0)


def test_own_like_is_not_announced(owner: User) -> None:
    post = PostFactory.create(generation__author=owner)

    set_like(post=post, viewer=owner, liked=True)

    assert not Notification.objects.exists()


def test_following_somebody_is_undone_as_easily(owner: User, stranger: User) -> None:
    client = signed_in(stranger)

    client.post("/@olga/follow", {"followed": "on"})
    client.post("/@OLGA/follow", {"followed": "on"})
    after_two = Follow.objects.count()
    fragment = client.post("/@olga/follow", headers=HTMX)

    assert after_two == 1
    assert not Follow.objects.exists()
    assert "<html" not in fragment.content.decode()


@pytest.mark.parametrize("handle", ["olga", "nobody"], ids=["oneself", "nobody"])
def test_impossible_follow_is_refused(owner: User, handle: str) -> None:
    response = signed_in(owner).post(f"/@{handle}/follow", {"followed": "on"})

    assert response.status_code in {404, 422}
    assert not Follow.objects.exists()


def test_person_who_is_followed_is_told(owner: User, stranger: User) -> None:
    signed_in(stranger).post("/@olga/follow", {"followed": "on"})

    told = Notification.objects.get()
    assert (told.recipient, told.kind) == (owner, Notification.Kind.FOLLOWED)
    assert told.actors.get().person == stranger


def test_profile_is_found_in_any_case_and_shows_its_posts(owner: User, stranger: User) -> None:
    PostFactory.create(generation__author=owner, caption="mine")
    set_follow(follower=stranger, followee=owner, followed=True)

    response = signed_in(stranger).get("/@OLGA")

    assert response.status_code == 200
    assert [post.caption for post in response.context["page"]] == ["mine"]
    assert response.context["follower_count"] == 1


@pytest.mark.parametrize(
    ("shelf", "shown"),
    [("all", 4), ("drafts", 1), ("posted", 1), ("failed", 1), ("nonsense", 4)],
)
def test_library_sorts_clips_onto_shelves(owner: User, shelf: str, shown: int) -> None:
    GenerationFactory.create(author=owner)
    CompletedFactory.create(author=owner)
    PostFactory.create(generation__author=owner)
    GenerationFactory.create(author=owner, state="failed", finished_at=timezone.now())
    CompletedFactory.create()

    response = signed_in(owner).get("/library", {"show": shelf})

    assert len(response.context["page"]) == shown
    assert response.context["draft_count"] == 1
