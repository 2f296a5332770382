from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from feed.models import Comment, Post
from feed.services import CommentRefused, add_comment, delete_comment
from feed.services.comments import (
    COMMENTS_A_MINUTE,
)
from sora_site.accounts.models import CommentsFrom, User
from sora_site.accounts.services.ties import set_block, set_follow, set_private
from sora_site.core.errors import Gone, TooMany
from sora_site.notifications.models import Notification
from tests.conftest import signed_in
from tests.factories import PostFactory, UserFactory

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}


@pytest.fixture
def post(owner: User) -> Post:
    return PostFactory.create(generation__author=owner)


def say(post: Post, author: User, text: str = "Lovely", parent: Comment | None = None) -> Comment:
    return add_comment(post=post, author=author, text=text, request_key=uuid4(), parent=parent)


def place(post: Post) -> str:
    return f"/p/{post.pk}/comments"


def texts(response: Any) -> list[str]:
    return [
        comment.text
        for thread in response.context["conversation"].threads
        for comment in [thread.comment, *thread.replies]
    ]


def told(person: User) -> list[tuple[str, str]]:
    lines = Notification.objects.filter(recipient=person).newest_first()
    return [(line.kind, line.text) for line in lines]


def test_comment_is_counted_shown_and_told_to_the_author(
    post: Post, owner: User, stranger: User, stranger_client: Client
) -> None:
    answer = {"text": "  So  good!\r\n\r\nAgain! ", "request_key": str(uuid4())}

    response = stranger_client.post(place(post), answer, follow=True)

    assert texts(response) == ["So good!\n\nAgain!"]
    assert Post.objects.get().comment_count == 1
    assert told(owner) == [("commented", "So good!\n\nAgain!")]
    assert told(stranger) == []


def test_threads_are_newest_first_and_replies_oldest_first(
    post: Post, stranger: User, owner_client: Client
) -> None:
    first = say(post, stranger, "first")
    say(post, stranger, "second")
    reply = say(post, stranger, "reply to first", first)
    say(post, stranger, "reply to the reply", reply)

    page = owner_client.get(place(post))

    assert texts(page) == ["second", "first", "reply to first", "reply to the reply"]


def test_replies_are_folded_and_a_thread_can_be_read_whole(
    post: Post, owner: User, owner_client: Client
) -> None:
    root = say(post, owner, "root")
    for number in range(5):
        say(post, owner, f"{number}", root)

    folded = owner_client.get(place(post))
    whole = owner_client.get(root.get_absolute_url(), headers=HTMX)

    assert texts(folded) == ["root", "0", "1", "2"]
    assert "2 more replies" in folded.content.decode()
    assert texts(whole) == ["root", "0", "1", "2", "3", "4"]


def test_older_threads_follow_page_by_page(post: Post, owner_client: Client) -> None:
    for number in range(25):
        say(post, UserFactory.create(), f"{number}")

    first = owner_client.get(place(post))
    after = first.context["conversation"].next_after
    second = owner_client.get(place(post), {"after": after})

    assert texts(first) + texts(second) == [f"{number}" for number in reversed(range(25))]
    assert second.context["conversation"].next_after is None


def test_queries_do_not_grow_with_what_is_said(
    post: Post,
    owner: User,
    owner_client: Client,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for _ in range(8):
        root = say(post, UserFactory.create())
        say(post, UserFactory.create(), "yes", root)

    with django_assert_max_num_queries(7):
        owner_client.get(place(post), headers=HTMX)


def test_reply_is_told_to_whoever_is_replied_to_and_nobody_twice(
    post: Post, owner: User, friend: User, stranger: User
) -> None:
    root = say(post, friend, "root")
    say(post, stranger, "to friend", root)
    own = say(post, owner, "mine")
    say(post, stranger, "to owner", own)

    assert told(friend) == [("replied", "to friend")]
    assert ("replied", "to owner") in told(owner)
    assert ("commented", "to owner") not in told(owner)


def test_people_named_in_a_comment_are_told_once_and_can_be_reached(
    post: Post, owner: User, friend: User, stranger: User, owner_client: Client
) -> None:
    blocked = UserFactory.create(handle="barred")
    set_block(blocker=stranger, blocked=blocked, on=True)

    comment = say(post, stranger, "@finn @olga @barred look <b>")

    assert told(friend) == [("mentioned", comment.text)]
    assert [kind for kind, _ in told(owner)] == ["commented", "followed"]
    assert told(blocked) == []
    page = owner_client.get(place(post)).content.decode()
    assert '<a href="/@finn">@finn</a>' in page
    assert "look &lt;b&gt;" in page

    delete_comment(comment=comment)
    assert told(friend) == [("mentioned", "")]


@pytest.mark.parametrize(
    ("text", "words"),
    [(" \n ", "Write something"), ("x" * 501, "501 characters"), ("a\x07b", "cannot be shown")],
)
def test_bad_text_is_refused_and_kept(
    stranger_client: Client, post: Post, text: str, words: str
) -> None:
    answer = {"text": text, "request_key": str(uuid4())}

    response = stranger_client.post(place(post), answer, headers=HTMX)

    assert response.status_code == 422
    assert words in response.content.decode()
    assert response.context["form"]["text"].value() == text
    assert not Comment.objects.exists()


def test_double_click_is_one_comment(stranger_client: Client, post: Post) -> None:
    answer = {"text": "once", "request_key": str(uuid4())}

    for _ in range(2):
        assert stranger_client.post(place(post), answer).status_code == 302

    assert Comment.objects.count() == 1


def test_flood_is_stopped(post: Post, stranger: User) -> None:
    for number in range(COMMENTS_A_MINUTE):
        say(post, stranger, f"{number}")

    with pytest.raises(TooMany, match="Wait a minute"):
        say(post, stranger, "one more")

    Comment.objects.update(written_at=timezone.now() - timedelta(minutes=2))
    say(post, stranger, "later")


@pytest.mark.parametrize(
    ("wish", "followed", "allowed"),
    [
        (CommentsFrom.EVERYONE, False, True),
        (CommentsFrom.FOLLOWING, False, False),
        (CommentsFrom.FOLLOWING, True, True),
        (CommentsFrom.NOBODY, True, False),
    ],
)
def test_author_decides_who_may_comment(
    post: Post, owner: User, stranger: User, wish: CommentsFrom, *, followed: bool, allowed: bool
) -> None:
    owner.comments_from = wish
    owner.save()
    set_follow(follower=owner, followee=stranger, followed=followed)
    under = Post.objects.get(pk=post.pk)

    if allowed:
        assert say(under, stranger).pk
    else:
        with pytest.raises(CommentRefused):
            say(under, stranger)


def test_only_people_a_minor_follows_may_comment(stranger: User, stranger_client: Client) -> None:
    born_on = timezone.localdate() - timedelta(days=15 * 366)
    young = UserFactory.create(born_on=born_on)
    post = PostFactory.create(generation__author=young)

    with pytest.raises(CommentRefused):
        say(post, stranger)
    assert "whom" in stranger_client.get(place(post)).content.decode()

    set_follow(follower=young, followee=stranger, followed=True)
    assert say(post, stranger).pk
    assert date.today() - born_on < timedelta(days=18 * 365)  # noqa: DTZ011 - the premise


@pytest.mark.parametrize("who", ["viewer", "author"])
def test_blocked_people_are_not_heard(
    post: Post, owner: User, friend: User, stranger: User, who: str
) -> None:
    say(post, stranger, "rude")
    say(post, owner, "kind")
    set_block(blocker=owner if who == "author" else friend, blocked=stranger, on=True)

    assert texts(signed_in(friend).get(place(post))) == ["kind"]


def test_reply_to_what_is_gone_keeps_the_text(post: Post, owner: User, stranger: User) -> None:
    root = say(post, owner)
    delete_comment(comment=root)
    answer = {"text": "too late", "request_key": str(uuid4()), "parent": root.pk}

    response = signed_in(stranger).post(place(post), answer, headers=HTMX)

    assert response.status_code == 409
    assert "too late" in response.content.decode()
    with pytest.raises(Gone):
        say(post, stranger, "too late", root)


def test_own_comment_and_those_under_own_posts_can_be_deleted(
    post: Post, owner: User, stranger: User, friend_client: Client
) -> None:
    theirs = say(post, stranger, "theirs")
    say(post, stranger, "reply", theirs)
    other = say(post, stranger, "other")

    def delete(client: Client, comment: Comment) -> int:
        return client.post(f"{place(post)}/{comment.pk}/delete").status_code

    assert delete(friend_client, theirs) == 404
    assert delete(Client(), theirs) == 302
    assert delete(signed_in(owner), theirs) == 302
    assert delete(signed_in(stranger), other) == 302
    assert not Comment.objects.exists()
    assert Post.objects.get().comment_count == 0


def test_comments_of_a_private_post_are_for_followers(
    post: Post, owner: User, friend_client: Client, stranger_client: Client, client: Client
) -> None:
    owner.is_private = True
    owner.save()
    answer = {"text": "hello", "request_key": str(uuid4())}

    assert friend_client.get(place(post)).status_code == 200
    assert stranger_client.get(place(post)).status_code == 404
    assert client.get(place(post)).status_code == 404
    assert stranger_client.post(place(post), answer).status_code == 404


def test_visitor_reads_but_signs_in_to_speak(client: Client, post: Post, stranger: User) -> None:
    say(post, stranger, "public")

    assert texts(client.get(place(post))) == ["public"]
    assert client.post(place(post), {"text": "hi"}).status_code == 302
    assert Comment.objects.count() == 1


@pytest.mark.parametrize("query", ["?thread=x", "?after=-1", "?thread=99999999999999999999"])
def test_nonsense_in_the_address_is_no_crash(owner_client: Client, post: Post, query: str) -> None:
    assert owner_client.get(place(post) + query).status_code == 200


def test_words_of_one_are_not_shown_as_anothers(
    post: Post, owner: User, friend: User, stranger: User
) -> None:
    say(post, stranger, "Kind words")
    say(post, friend, "Horrible words")
    say(post, stranger, "Kind words again")

    set_block(blocker=owner, blocked=friend, on=True)

    assert told(owner) == [("commented", "")]


def test_what_was_deleted_is_not_quoted_in_inboxes_any_more(
    post: Post, owner: User, friend: User, stranger: User
) -> None:
    root = say(post, stranger, "Horrible words " * 20)
    say(post, friend, "Worse words", parent=root)
    Notification.objects.filter(recipient=owner).update(read_at=timezone.now())
    say(post, owner, "Be kind")

    delete_comment(comment=root)

    assert {text for person in (owner, stranger) for _, text in told(person)} == {""}


def test_reply_is_not_told_to_whoever_sees_the_post_no_more(
    post: Post, owner: User, stranger: User
) -> None:
    said = say(post, stranger)
    set_private(person=owner, private=True)

    say(Post.objects.get(pk=post.pk), owner, "Only for friends", parent=said)

    assert told(stranger) == []
