"""Lines that grow: who is told what, once, in one line."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from sora_site.accounts.models import Block, User
from sora_site.accounts.signals import person_blocked
from sora_site.notifications.models import Notification, NotificationActor
from sora_site.notifications.services import mark_read, notify
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db

Kind = Notification.Kind


def like(owner: User, *fans: User, url: str = "/p/1") -> None:
    for fan in fans:
        notify(recipient=owner, actor=fan, kind=Kind.LIKED, url=url)


def inbox_of(person: User) -> list[str]:
    lines = Notification.objects.inbox_of(person).with_actors(person).newest_first()
    return [line.headline for line in lines]


def test_what_people_did_to_one_post_is_one_line(owner: User) -> None:
    like(owner, *UserFactory.create_batch(12), UserFactory.create(display_name="Ana"))
    like(owner, UserFactory.create(display_name="Ben"), url="/p/2")
    like(owner, UserFactory.create(display_name="Cem"), url="/p/2")

    assert inbox_of(owner) == ["Cem and Ben liked your post", "Ana and 12 others liked your post"]


def test_line_that_grows_comes_first_again_with_a_new_number(owner: User, stranger: User) -> None:
    like(owner, stranger, url="/p/1")
    like(owner, stranger, url="/p/2")
    before = Notification.objects.get(url="/p/1").seq

    like(owner, UserFactory.create(), url="/p/1")

    lines = Notification.objects.inbox_of(owner).newest_first()
    assert [line.url for line in lines] == ["/p/1", "/p/2"]
    assert lines[0].seq > before + 1


def test_what_was_read_is_left_alone(owner: User, stranger: User) -> None:
    like(owner, stranger)
    mark_read(recipient=owner)

    like(owner, UserFactory.create())

    assert Notification.objects.filter(read_at=None).get().actors.count() == 1
    assert Notification.objects.count() == 2


def test_same_by_the_same_person_is_not_said_again_but_a_message_is(
    owner: User, stranger: User
) -> None:
    for kind in (Kind.LIKED, Kind.MESSAGE):
        notify(recipient=owner, actor=stranger, kind=kind, url="/x")
    numbers = dict(Notification.objects.values_list("kind", "seq"))

    for kind in (Kind.LIKED, Kind.MESSAGE):
        notify(recipient=owner, actor=stranger, kind=kind, url="/x")

    after = dict(Notification.objects.values_list("kind", "seq"))
    assert after[Kind.LIKED] == numbers[Kind.LIKED]
    assert after[Kind.MESSAGE] > numbers[Kind.MESSAGE]


def test_different_words_of_the_site_are_different_lines(owner: User) -> None:
    for device in ("Firefox", "Safari", "Safari"):
        notify(recipient=owner, kind=Kind.SIGNED_IN, url="/settings", text=device)

    assert Notification.objects.count() == 2


def go_away(person: User) -> None:
    User.objects.filter(pk=person.pk).update(away_since=timezone.now())


NOT_TOLD: dict[str, Callable[[User, User], object]] = {
    "blocked by the recipient": lambda owner, fan: Block.objects.create(blocker=owner, blocked=fan),
    "blocking the recipient": lambda owner, fan: Block.objects.create(blocker=fan, blocked=owner),
    "recipient away": lambda owner, fan: go_away(owner),
}


@pytest.mark.parametrize("happen", NOT_TOLD.values(), ids=NOT_TOLD)
def test_nobody_is_told_across_a_block_or_while_away(
    owner: User, stranger: User, happen: Callable[[User, User], object]
) -> None:
    happen(owner, stranger)

    like(owner, stranger)

    assert not Notification.objects.exists()


def test_nobody_is_told_of_their_own_doing(owner: User) -> None:
    like(owner, owner)

    assert not Notification.objects.exists()


def test_block_takes_the_two_out_of_each_others_inboxes(owner: User, stranger: User) -> None:
    fan = UserFactory.create(display_name="Fan")
    like(owner, fan, stranger, url="/shared")
    like(owner, stranger, url="/theirs")
    like(stranger, owner, url="/mine")

    person_blocked.send(sender=Block, blocker=owner, blocked=stranger)

    assert inbox_of(owner) == ["Fan liked your post"]
    assert inbox_of(stranger) == []


def test_people_who_are_away_are_not_named_or_counted(owner: User, stranger: User) -> None:
    fan = UserFactory.create(display_name="Fan")
    like(owner, fan, stranger, url="/shared")
    like(owner, stranger, url="/theirs")

    go_away(stranger)

    assert inbox_of(owner) == ["Fan liked your post"]


def test_inbox_asks_the_same_few_questions_however_long_it_is(
    owner: User, owner_client: Client
) -> None:
    def questions() -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            page = owner_client.get("/inbox")
        assert b"liked your post" in page.content
        return len(asked)

    like(owner, UserFactory.create())
    first = questions()
    for n in range(5):
        like(owner, *UserFactory.create_batch(4), url=f"/p/more-{n}")

    assert questions() == first


def test_opening_a_line_reads_it_alone_and_leads_on(
    owner: User, stranger: User, owner_client: Client
) -> None:
    like(owner, stranger, url="/p/1")
    like(owner, stranger, url="/p/2")
    line = Notification.objects.get(url="/p/1")

    answer = owner_client.get(f"/inbox/{line.pk}/open")

    assert answer["Location"] == "/p/1"
    assert Notification.objects.unread().get().url == "/p/2"


def test_follower_is_led_to_but_followers_to_the_profile(
    owner: User, stranger: User, owner_client: Client
) -> None:
    notify(recipient=owner, actor=stranger, kind=Kind.FOLLOWED, url="/@olga")
    line = Notification.objects.get()

    assert owner_client.get(f"/inbox/{line.pk}/open")["Location"] == "/@stella"

    NotificationActor.objects.create(notification=line, person=UserFactory.create())
    assert owner_client.get(f"/inbox/{line.pk}/open")["Location"] == "/@olga"


def test_stranger_can_neither_open_nor_read_anothers_lines(
    owner: User, stranger_client: Client
) -> None:
    notify(recipient=owner, kind=Kind.CLIP_READY, url="/x")
    line = Notification.objects.get()

    answer = stranger_client.get(f"/inbox/{line.pk}/open")
    stranger_client.post("/inbox/read")

    assert answer.status_code == 404
    assert Client().get(f"/inbox/{line.pk}/open").status_code == 302
    assert Notification.objects.unread().count() == 1


def news(client: Client, after: object = "") -> dict[str, Any]:
    answer: dict[str, Any] = client.get("/inbox/news", {"after": str(after)}).json()
    return answer


def test_tab_that_was_away_hears_what_it_missed_and_no_more(
    owner: User, owner_client: Client, stranger_client: Client
) -> None:
    for url in ("/known", "/read", "/missed"):
        notify(recipient=owner, kind=Kind.CLIP_READY, url=url)
    known = Notification.objects.get(url="/known").seq
    mark_read(recipient=owner, lines=[Notification.objects.get(url="/read").pk])

    told = news(owner_client, known)

    missed = Notification.objects.get(url="/missed")
    assert told["lines"] == [
        {
            "id": str(missed.pk),
            "seq": missed.seq,
            "text": "Your clip is ready",
            "url": f"/inbox/{missed.pk}/open",
        }
    ]
    assert ">2<" in told["badge"]
    assert news(stranger_client)["lines"] == []
    for nonsense in ("-1", "x", "9" * 40, "²"):
        assert len(news(owner_client, nonsense)["lines"]) == 2


def test_number_seen_lags_so_that_what_is_committed_late_is_not_missed(
    owner: User, owner_client: Client
) -> None:
    minute = timedelta(minutes=1)
    now = timezone.now()
    for number, age in ((900_001, 2 * minute), (900_004, minute / 2)):
        Notification.objects.create(
            recipient=owner, kind=Kind.LIKED, url=f"/{number}", seq=number, changed_at=now - age
        )
    seen = news(owner_client)["seen"]

    Notification.objects.create(
        recipient=owner, kind=Kind.LIKED, url="/late", seq=900_003, changed_at=now - minute / 2
    )

    assert seen == 900_001
    assert [line["seq"] for line in news(owner_client, seen)["lines"]] == [900_004, 900_003]


@pytest.mark.django_db(transaction=True)
def test_many_likes_at_once_lose_nobody(owner: User) -> None:
    fans = UserFactory.create_batch(12)
    failures: list[BaseException] = []
    together = threading.Barrier(len(fans))

    def act(fan: User) -> None:
        together.wait()
        try:
            for url in ("/p/1", "/p/2"):
                like(owner, fan, url=url)
            mark_read(recipient=fan)
        except BaseException as failure:  # noqa: BLE001 - whatever it is, the test must know
            failures.append(failure)
        finally:
            connection.close()

    threads = [threading.Thread(target=act, args=[fan]) for fan in fans]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert failures == []
    assert [line.actors.count() for line in Notification.objects.all()] == [12, 12]
