from __future__ import annotations

import pytest

from feed.models import Post
from feed.services import publish, withdraw
from feed.templatetags.mentions import mentions
from sora_site.accounts.models import User
from sora_site.accounts.services.ties import set_block, set_follow, set_private
from sora_site.core.text import mentioned
from sora_site.notifications.models import Notification
from tests.factories import FIFTEEN, CompletedFactory, UserFactory


@pytest.mark.parametrize(
    ("caption", "handles"),
    [
        ("With @ana, @Ben_2 and @ana!", ["ana", "ben_2"]),
        ("mail me@example.org or @ana@example.org", []),
        ("/@ana @1abc @a @" + "x" * 25, []),
        ("@añb @ana", ["ana"]),
    ],
)
def test_handles_in_a_text_are_found(caption: str, handles: list[str]) -> None:
    assert mentioned(caption) == handles


def test_mention_is_a_link_and_nothing_else_is_markup() -> None:
    assert mentions('<b>@Ana</b> & "@ben"') == (
        '&lt;b&gt;<a href="/@ana">@Ana</a>&lt;/b&gt; &amp; &quot;<a href="/@ben">@ben</a>&quot;'
    )


def told(caption: str, author: User) -> set[User]:
    publish(clip=CompletedFactory.create(author=author), caption=caption)
    lines = Notification.objects.filter(kind=Notification.Kind.MENTIONED)
    return {line.recipient for line in lines.select_related("recipient")}


@pytest.mark.django_db
def test_people_in_a_caption_are_told_once(owner: User, friend: User, stranger: User) -> None:
    assert told("@olga with @finn @FINN, @stella and @nobody", owner) == {friend, stranger}


@pytest.mark.django_db
def test_only_who_may_see_the_post_is_told(owner: User, friend: User, stranger: User) -> None:
    set_private(person=owner, private=True)

    assert told("@finn @stella", owner) == {friend}


@pytest.mark.django_db
def test_nobody_hears_of_somebody_they_blocked(owner: User, stranger: User) -> None:
    set_block(blocker=stranger, blocked=owner, on=True)

    assert told("@stella", owner) == set()


@pytest.mark.django_db
def test_caption_of_a_post_that_was_taken_down_is_quoted_no_more(owner: User, friend: User) -> None:
    told("@finn, horrible words", owner)

    withdraw(post=Post.objects.get())

    assert Notification.objects.get(recipient=friend).text == ""


@pytest.mark.django_db
def test_young_people_hear_of_mentions_by_whom_they_follow_alone(owner: User) -> None:
    kim, tess = (UserFactory.create(handle=name, born_on=FIFTEEN) for name in ("kim", "tess"))
    set_follow(follower=tess, followee=owner, followed=True)

    assert told("Come here, @kim and @tess", owner) == {tess}
    assert kim.is_present
