from __future__ import annotations

import threading

import pytest
from django.db import connection
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from feed.models import Like
from feed.services import set_like
from sora_site.accounts.models import Block, Follow, FollowRequest, User
from sora_site.accounts.services.ties import (
    CannotFollow,
    answer_follow_request,
    set_block,
    set_follow,
    set_private,
)
from sora_site.core.errors import Gone
from sora_site.notifications.models import Notification
from tests.conftest import signed_in
from tests.factories import PostFactory, UserFactory

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}
Kind = Notification.Kind


@pytest.fixture
def recluse(owner: User) -> User:
    """Make the owner's account private."""
    set_private(person=owner, private=True)
    return owner


def page(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, path
    return response.content.decode()


def test_private_account_is_asked_first_and_lets_in_whom_it_accepts(
    recluse: User, stranger: User
) -> None:
    post = PostFactory.create(generation__author=recluse)
    asker, asked = signed_in(stranger), signed_in(recluse)

    button = asker.post("/@olga/follow", {"followed": "on"}, headers=HTMX).content.decode()
    hidden = asker.get(f"/p/{post.pk}").status_code
    wish = FollowRequest.objects.get()
    line = page(asked, "/people/requests")
    answered = asked.post(f"/people/requests/{wish.pk}", {"accepted": "on"}, headers=HTMX)

    assert "Requested" in button
    assert hidden == 404
    assert "@stella" in line
    assert "@stella" in answered.content.decode()
    assert asker.get(f"/p/{post.pk}").status_code == 200
    assert {(n.recipient, n.kind) for n in Notification.objects.all()} == {
        (recluse, Kind.FOLLOW_REQUESTED),
        (stranger, Kind.FOLLOW_ACCEPTED),
    }


def test_declined_request_is_gone_without_a_word(recluse: User, stranger: User) -> None:
    set_follow(follower=stranger, followee=recluse, followed=True)
    wish = FollowRequest.objects.get()

    signed_in(recluse).post(f"/people/requests/{wish.pk}")

    assert not FollowRequest.objects.exists()
    assert not Follow.objects.exists()
    assert not Notification.objects.filter(recipient=stranger).exists()


def test_nobody_answers_for_somebody_else(recluse: User, stranger: User) -> None:
    set_follow(follower=stranger, followee=recluse, followed=True)
    wish = FollowRequest.objects.get()

    response = signed_in(stranger).post(f"/people/requests/{wish.pk}", {"accepted": "on"})

    assert response.status_code == 404
    assert FollowRequest.objects.exists()


def test_profile_of_a_private_account_shows_words_and_no_posts(
    recluse: User, stranger_client: Client
) -> None:
    PostFactory.create(generation__author=recluse, caption="For friends")

    shown = page(stranger_client, "/@olga")

    assert "This account is private" in shown
    assert "For friends" not in shown
    assert "<dt>Post</dt><dd>1</dd>" in shown
    assert 'href="/@olga/followers"' not in shown


@pytest.mark.parametrize("which", ["followers", "following"])
def test_lists_of_a_private_account_are_for_its_followers(
    friend_client: Client, recluse: User, stranger_client: Client, which: str
) -> None:
    assert friend_client.get(f"/@olga/{which}").status_code == 200
    assert stranger_client.get(f"/@olga/{which}").status_code == 404
    assert signed_in(recluse).get(f"/@olga/{which}").status_code == 200
    assert Client().get(f"/@olga/{which}").status_code == 302


@pytest.mark.parametrize("which", ["followers", "following"])
def test_number_of_queries_does_not_grow_with_the_list(
    owner: User, which: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(12):
        other = UserFactory.create()
        set_follow(follower=other, followee=owner, followed=True)
        set_follow(follower=owner, followee=other, followed=True)
    client = signed_in(owner)

    with django_assert_max_num_queries(7):
        shown = page(client, f"/@olga/{which}")

    assert shown.count("Friends") == 12


def test_follower_who_is_removed_follows_no_longer(owner: User, friend: User) -> None:
    response = signed_in(owner).post("/@finn/remove", headers=HTMX)

    assert (response.status_code, response.content) == (200, b"")
    assert not Follow.objects.exists()


def test_profile_names_those_one_knows_among_the_followers(owner: User, friend: User) -> None:
    viewer = UserFactory.create()
    for _ in range(3):
        other = UserFactory.create()
        set_follow(follower=other, followee=owner, followed=True)
        set_follow(follower=viewer, followee=other, followed=True)
    set_follow(follower=viewer, followee=friend, followed=True)

    shown = page(signed_in(viewer), "/@olga")

    assert "and 2 others you follow" in shown
    assert "Finn Friend" in shown


def test_block_ends_every_tie_and_hides_both_from_each_other(owner: User, friend: User) -> None:
    set_follow(follower=owner, followee=friend, followed=True)
    post = PostFactory.create(generation__author=owner)
    client, other = signed_in(owner), signed_in(friend)

    client.post("/@finn/block", {"blocked": "on"})

    assert not Follow.objects.exists()
    for path in ("/@olga", f"/p/{post.pk}", f"/p/{post.pk}/file/video", "/@olga/followers"):
        assert other.get(path).status_code == 404, path
    assert other.post("/@olga/follow", {"followed": "on"}).status_code == 404
    assert "You blocked this person" in page(client, "/@finn")
    assert "@finn" in page(client, "/settings/blocked")


def test_unblocking_shows_both_again_and_brings_no_tie_back(owner: User, friend: User) -> None:
    set_block(blocker=owner, blocked=friend, on=True)

    signed_in(owner).post("/@finn/block")

    assert not Block.objects.exists()
    assert not Follow.objects.exists()
    assert signed_in(friend).get("/@olga").status_code == 200


def test_whoever_is_blocked_cannot_find_the_person_to_block_back(
    owner: User, stranger: User
) -> None:
    set_block(blocker=owner, blocked=stranger, on=True)

    response = signed_in(stranger).post("/@olga/block", {"blocked": "on"})

    assert response.status_code == 404
    assert Block.objects.count() == 1


def test_nobody_blocks_themselves(owner_client: Client) -> None:
    assert owner_client.post("/@olga/block", {"blocked": "on"}).status_code == 422


def test_block_takes_the_likes_of_the_two_back_and_no_others(
    owner: User, friend: User, stranger: User
) -> None:
    mine = PostFactory.create(generation__author=owner)
    theirs = PostFactory.create(generation__author=friend)
    for post, fan in [(mine, friend), (mine, stranger), (theirs, owner), (theirs, stranger)]:
        set_like(post=post, viewer=fan, liked=True)

    set_block(blocker=friend, blocked=owner, on=True)

    for post in (mine, theirs):
        post.refresh_from_db()
        assert post.like_count == 1
    assert set(Like.objects.values_list("person", flat=True)) == {stranger.pk}


def test_hidden_post_cannot_be_liked(recluse: User, stranger: User) -> None:
    post = PostFactory.create(generation__author=recluse)

    assert signed_in(stranger).post(f"/p/{post.pk}/like", {"liked": "on"}).status_code == 404
    with pytest.raises(Gone):
        set_like(post=post, viewer=stranger, liked=True)


def test_files_of_a_private_account_stay_out_of_shared_caches(friend: User, recluse: User) -> None:
    post = PostFactory.create(generation__author=recluse)

    mine = signed_in(friend).get(f"/p/{post.pk}/file/video")

    assert mine["Cache-Control"].startswith("private")
    assert Client().get(f"/p/{post.pk}/file/video").status_code == 404
    assert Client().get(f"/p/{post.pk}").status_code == 404


@pytest.mark.django_db(transaction=True)
def test_request_accepted_while_the_two_part_leaves_no_tie(recluse: User, stranger: User) -> None:
    set_follow(follower=stranger, followee=recluse, followed=True)
    wish = FollowRequest.objects.select_related("requester", "target").get()
    barrier = threading.Barrier(2)

    def accept() -> None:
        barrier.wait()
        answer_follow_request(request=wish, accepted=True)
        connection.close()

    def part() -> None:
        barrier.wait()
        set_block(blocker=stranger, blocked=recluse, on=True)
        connection.close()

    threads = [threading.Thread(target=deed) for deed in (accept, part)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert not Follow.objects.exists()
    with pytest.raises(CannotFollow):
        set_follow(follower=stranger, followee=recluse, followed=True)
