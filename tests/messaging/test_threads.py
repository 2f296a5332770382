"""Writing, reading and taking back, by the pages."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from feed.models import Post
from feed.services import withdraw
from sora_site.accounts.models import User
from sora_site.accounts.services.ties import set_block, set_follow
from sora_site.core.errors import TooMany
from sora_site.messaging.models import REPORTABLE_DAYS, Message, Seat, Thread
from sora_site.messaging.services import threads
from sora_site.notifications.models import Notification
from sora_site.privacy.tasks import retain
from tests.conftest import signed_in
from tests.factories import PostFactory, UserFactory
from tests.messaging.test_rules import tie, write

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}


@pytest.fixture
def olga(owner: User, friend: User) -> Client:
    """Sign the owner in; she and Finn follow each other."""
    set_follow(follower=owner, followee=friend, followed=True)
    return signed_in(owner)


@pytest.fixture
def finn(friend: User) -> Client:
    return signed_in(friend)


def letter(text: str = "Hello", **more: object) -> dict[str, Any]:
    return {"text": text, "request_key": str(uuid4())} | more


def lines(response: Any) -> list[str]:
    return [message.text for message in response.context["lines"]]


def told(person: User) -> int:
    notices = Notification.objects.filter(recipient=person, kind=Notification.Kind.MESSAGE)
    return notices.unread().count()


def test_message_is_read_on_the_other_side(olga: Client, finn: Client, friend: User) -> None:
    sent = olga.post("/messages/@finn/send", letter("Shall we?  \r\nYes"))

    listed = finn.get("/messages")
    unread = listed.context["rows"][0]["seat"].has_news
    page = finn.get("/messages/@olga")

    assert sent["Location"] == "/messages/@finn#newest"
    assert (unread, lines(page)) == (True, ["Shall we?  \nYes"])
    assert not finn.get("/messages").context["rows"][0]["seat"].has_news
    assert told(friend) == 0


def test_double_click_sends_one_message(olga: Client, friend: User) -> None:
    form = letter()

    for _ in range(2):
        olga.post("/messages/@finn/send", form)

    assert Message.objects.count() == told(friend) == 1


def test_answer_to_htmx_is_an_empty_composer_with_a_key_of_its_own(olga: Client) -> None:
    form = letter()

    response = olga.post("/messages/@finn/send", form, headers=HTMX)

    assert "<html" not in response.content.decode()
    assert form["request_key"] not in response.content.decode()


@pytest.mark.parametrize(
    ("text", "why"),
    [("", "Write something"), ("x" * 1001, "1001 characters"), ("a\x07b", "cannot be shown")],
)
@pytest.mark.parametrize("headers", [{}, HTMX], ids=["plain", "htmx"])
def test_refused_message_says_why_and_is_kept(
    olga: Client, text: str, why: str, headers: dict[str, str]
) -> None:
    response = olga.post("/messages/@finn/send", letter(text), headers=headers)

    assert response.status_code == 422
    assert why in response.content.decode()
    assert response.context["form"]["text"].value() == text
    assert not Message.objects.exists()


@pytest.mark.parametrize("broken", [{"request_key": "x"}, {"text": "a\x00"}, {"clip": "x"}])
def test_broken_form_is_the_senders_fault(olga: Client, broken: dict[str, str]) -> None:
    response = olga.post("/messages/@finn/send", letter() | broken)

    assert response.status_code == 422
    assert not Thread.objects.exists()


def test_shared_clip_is_shown_as_long_as_the_reader_may_see_it(
    olga: Client, finn: Client, stranger: User
) -> None:
    post = PostFactory.create(generation__author=stranger, caption="Waves")
    olga.post("/messages/@finn/send", letter("", clip=str(post.pk)))

    seen = finn.get("/messages/@olga").content.decode()
    User.objects.filter(pk=stranger.pk).update(is_private=True)
    hidden = finn.get("/messages/@olga").content.decode()
    withdraw(post=post)
    gone = finn.get("/messages/@olga").content.decode()

    assert "Waves" in seen
    assert "Waves" not in hidden
    assert "This clip is no longer there" in hidden
    assert "This clip is no longer there" in gone


def test_clip_the_sender_cannot_see_is_not_sent(olga: Client, stranger: User) -> None:
    User.objects.filter(pk=stranger.pk).update(is_private=True)
    post = PostFactory.create(generation__author=stranger)

    sent = olga.post("/messages/@finn/send", letter("Look", clip=str(post.pk)))

    assert sent.status_code == 409
    assert olga.get(f"/p/{post.pk}/send").status_code == 404
    assert not Message.objects.exists()


def test_clip_is_sent_by_choosing_somebody_one_may_write_to(
    olga: Client, owner: User, stranger: User
) -> None:
    post = PostFactory.create(generation__author=stranger, caption="Waves")
    teen = UserFactory.create(born_on=timezone.localdate() - timedelta(days=15 * 365))
    tie(owner, teen, "=")
    tie(owner, stranger, ">")

    chosen = olga.get(f"/p/{post.pk}/send")
    composer = olga.get(f"/messages/@finn?clip={post.pk}")

    assert [person.handle for person in chosen.context["people"]] == ["finn"]
    assert olga.get("/messages/new?q=FIN").context["people"] == chosen.context["people"]
    assert olga.get("/messages/new?q=stel").context["people"] == []
    assert f'value="{post.pk}"' in composer.content.decode()


def test_thread_is_paged_upwards_and_caught_up_with(
    olga: Client, finn: Client, owner: User, friend: User
) -> None:
    sent = [write(owner, friend, str(n)) for n in range(3)]
    Message.objects.bulk_create(
        Message(thread=sent[0].thread, sender=friend, text=f"more {n}", request_key=uuid4())
        for n in range(60)
    )

    newest = olga.get("/messages/@finn")
    first = newest.context["lines"][0].pk
    older = olga.get(f"/messages/@finn?before={first}", headers=HTMX)
    later = olga.get(f"/messages/@finn?after={sent[1].pk}", headers=HTMX)

    assert (len(lines(newest)), newest.context["earlier"]) == (40, True)
    assert lines(older)[:3] == ["0", "1", "2"]
    assert (len(lines(older)), older.context["earlier"]) == (23, False)
    assert lines(later)[:2] == ["2", "more 0"]
    assert "<html" not in later.content.decode()


@pytest.mark.parametrize("place", ["x", "-1", "9" * 40, "²", ""])
def test_place_in_a_thread_that_does_not_exist_is_a_404(olga: Client, place: str) -> None:
    assert olga.get("/messages/@finn", {"after": place}).status_code == 404


def test_stranger_finds_no_thread_and_no_message(
    olga: Client, owner: User, friend: User, stranger_client: Client
) -> None:
    message = write(owner, friend)

    assert stranger_client.get("/messages").context["rows"] == []
    assert stranger_client.get("/messages/@finn").status_code == 403
    assert stranger_client.post(f"/messages/{message.pk}/remove").status_code == 404
    assert stranger_client.post("/messages/@finn/send", letter()).status_code == 403
    assert Client().get("/messages/@finn").status_code == 302
    message.refresh_from_db()
    assert message.removed_at is None


def test_block_hides_the_thread_from_both_until_it_is_lifted(
    olga: Client, finn: Client, owner: User, friend: User
) -> None:
    message = write(friend, owner)

    set_block(blocker=owner, blocked=friend, on=True)
    blocked = [
        (client.get(f"/messages/@{other}").status_code, client.get("/messages").context["rows"])
        for client, other in ((olga, "finn"), (finn, "olga"))
    ]
    removing = finn.post(f"/messages/{message.pk}/remove").status_code
    set_block(blocker=owner, blocked=friend, on=False)

    assert blocked == [(404, []), (404, [])]
    assert removing == 404
    assert lines(olga.get("/messages/@finn")) == ["Hello"]


def test_message_taken_back_is_gone_for_both_and_forgotten_after_a_week(
    olga: Client, finn: Client, owner: User, friend: User
) -> None:
    message = write(owner, friend, "rash words")

    others = finn.post(f"/messages/{message.pk}/remove").status_code
    olga.post(f"/messages/{message.pk}/remove")
    pages = [olga.get("/messages/@finn"), finn.get("/messages/@olga"), finn.get("/messages")]
    kept = Message.objects.get().text
    Message.objects.update(removed_at=timezone.now() - timedelta(days=REPORTABLE_DAYS))
    retain.fn()

    assert others == 404
    assert [b"rash words" in page.content for page in pages] == [False] * 3
    assert (kept, Message.objects.get().text) == ("rash words", "")


def test_thread_put_away_comes_back_with_the_next_message(
    olga: Client, owner: User, friend: User
) -> None:
    write(friend, owner)
    olga.post("/messages/@finn/hide")
    away = olga.get("/messages").context["rows"]

    write(friend, owner)

    assert away == []
    assert len(olga.get("/messages").context["rows"]) == 1
    assert Seat.objects.shown().filter(person=friend).exists()


def test_whoever_looks_at_the_thread_gets_no_notice(
    olga: Client, finn: Client, owner: User, friend: User
) -> None:
    message = write(owner, friend)
    finn.get(f"/messages/@olga?after={message.pk}", headers=HTMX)
    write(owner, friend)
    while_looking = told(friend)

    finn.post("/messages/@olga/left")
    write(owner, friend)
    write(owner, friend)

    assert (while_looking, told(friend)) == (1, 1)


def test_words_of_a_message_are_in_no_notice(olga: Client, owner: User, friend: User) -> None:
    write(owner, friend, "between us")

    assert "between us" not in str(Notification.objects.values())


def test_sending_and_beginning_have_limits(
    owner: User, friend: User, olga: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = UserFactory.create()
    tie(owner, other, "=")
    monkeypatch.setattr(threads, "A_DAY", 1)
    monkeypatch.setattr(threads, "A_MINUTE", 2)
    write(owner, friend)

    with pytest.raises(TooMany, match="tomorrow"):
        write(owner, other)
    write(owner, friend)
    response = olga.post("/messages/@finn/send", letter("third"))

    assert response.status_code == 429
    assert response.context["form"]["text"].value() == "third"
    assert Thread.objects.count() == 1


@pytest.mark.parametrize("path", ["/messages", "/messages/@finn", "/messages/new"])
def test_pages_ask_few_questions_however_much_there_is(
    path: str,
    olga: Client,
    owner: User,
    friend: User,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for n in range(4):
        other = UserFactory.create()
        tie(owner, other, "=")
        post = PostFactory.create()
        for person in (other, friend):
            threads.send(
                sender=person, recipient=owner, text=f"{n}", request_key=uuid4(), clip=post.pk
            )
    olga.get("/messages/@finn")  # reads what is new

    with django_assert_max_num_queries(7):
        assert olga.get(path).status_code == 200


def test_erased_post_leaves_the_words(olga: Client, owner: User, friend: User) -> None:
    post = PostFactory.create()
    threads.send(sender=owner, recipient=friend, text="Look", request_key=uuid4(), clip=post.pk)

    Post.objects.all().delete()

    assert lines(olga.get("/messages/@finn")) == ["Look"]


def test_notice_leads_to_the_thread_and_goes_with_it_whatever_its_writer_is_called_now(
    olga: Client, finn: Client, owner: User, friend: User
) -> None:
    olga.post("/messages/@finn/send", letter())
    User.objects.filter(pk=owner.pk).update(handle="olga_two")
    line = Notification.objects.get(recipient=friend, kind=Notification.Kind.MESSAGE)

    finn.get("/messages/@olga_two")

    assert told(friend) == 0
    assert finn.get(f"/inbox/{line.pk}/open")["Location"] == "/messages/@olga_two"
