"""After an erasure nothing is left but what is declared to be."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from feed.models import Post
from generation.models import Generation
from sora_site.accounts.models import Invite, User
from sora_site.moderation.models import Report
from sora_site.moderation.services import decide_report, file_report
from sora_site.notifications.models import Notification
from sora_site.privacy import erasing, services, tasks
from sora_site.privacy.holdings import HOLDINGS
from sora_site.privacy.models import KeptRecord
from tests.conftest import signed_in
from tests.factories import PostFactory, UserFactory
from tests.privacy.world import fill, rows_naming, sessions_of, stored_files

pytestmark = pytest.mark.django_db


def needles(person: User) -> list[str]:
    """Say what would betray that the person was here: names, and the numbers of what they made."""
    clips = Generation.objects.filter(author=person).values_list("pk", flat=True)
    posts = Post.objects.filter(author=person).values_list("pk", flat=True)
    made = [text for pk in [*clips, *posts] for text in (str(pk), pk.hex)]
    return [str(person.pk), person.pk.hex, person.handle, "olivia", person.email, *made]


def time_is_over(person: User) -> None:
    services.request_deletion(person=person)
    User.objects.filter(pk=person.pk).update(erase_at=timezone.now() - timedelta(seconds=1))


def test_nothing_of_an_erased_person_is_in_any_table_or_file(owner: User, friend: User) -> None:
    fill(owner, friend)
    empty = [m._meta.label for h in HOLDINGS for m in h.models if not m._default_manager.exists()]
    assert empty == ["privacy.KeptRecord"], "give the world a row of each"
    betrayed = needles(owner)
    assert len(rows_naming(*betrayed)) > 15
    assert sessions_of(owner) == 1
    time_is_over(owner)
    signed_in(owner)

    assert erasing.erase(owner.pk)

    assert rows_naming(*betrayed) == {}
    assert sessions_of(owner) == 0
    files = stored_files()
    assert [name for name in files if any(text in name for text in betrayed)] == []


def test_what_belongs_to_others_stays(owner: User, friend: User) -> None:
    fill(owner, friend)
    theirs = PostFactory.create(generation__author=friend, caption="With @olga in the rain")
    liked = Post.objects.get(author=friend, like_count=1)
    time_is_over(owner)

    erasing.erase(owner.pk)

    liked.refresh_from_db()
    assert liked.like_count == 0
    assert rows_naming("olga") == {"feed_post": 1}
    assert Post.objects.get(pk=theirs.pk).caption == "With @olga in the rain"
    assert User.objects.filter(pk=friend.pk).exists()
    assert Invite.objects.filter(redeemed_by=friend, issued_by=None).exists()


def test_one_record_is_kept_that_answers_to_the_address_alone(
    owner: User, friend: User, client: Client
) -> None:
    report = file_report(reporter=friend, thing=owner, reason="spam", words="It was Olga!")
    decide_report(report=report, moderator=UserFactory.create(), verdict=Report.Verdict.UPHELD)
    time_is_over(owner)
    erasing.erase(owner.pk)
    User.objects.filter(pk=friend.pk).update(is_staff=True, is_superuser=True)
    staff = signed_in(User.objects.get(pk=friend.pk))

    record = KeptRecord.objects.get()
    assert (record.band, record.region) == ("adult", "CA")
    today = f"{timezone.now():%Y-%m-%d}"
    assert record.upheld == [{"reason": "spam", "about": "person", "on": today}]
    assert record.ends_at > timezone.now() + timedelta(days=300)
    page = "/admin/privacy/keptrecord/"
    assert f"{page}{record.pk}/" in staff.get(page, {"q": "Olga@example.org"}).content.decode()
    assert f"{page}{record.pk}/" not in staff.get(page, {"q": "finn@example.org"}).content.decode()


@pytest.mark.parametrize("done", [2, len(HOLDINGS) // 2, len(HOLDINGS) - 1])
def test_erasure_that_was_cut_off_goes_on(
    owner: User, friend: User, done: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(owner, friend)
    betrayed = needles(owner)
    time_is_over(owner)
    assert erasing._claim(owner.pk)
    for holding in list(reversed(HOLDINGS))[:done]:
        holding.erase(owner.pk)
    assert erasing.due() == []
    assert not erasing.erase(owner.pk), "somebody else is at it"
    User.objects.filter(pk=owner.pk).update(erase_at=timezone.now())

    rung: list[str] = []
    monkeypatch.setattr(tasks.erase_person, "send", rung.append)
    tasks.erase_due.fn()
    tasks.erase_person.fn(*rung)
    tasks.erase_person.fn(*rung)

    assert rows_naming(*betrayed) == {}
    assert KeptRecord.objects.count() == 1


def test_nobody_is_erased_before_their_time_or_after_they_stayed(owner: User) -> None:
    services.request_deletion(person=owner)
    assert not erasing.erase(owner.pk)
    services.keep_account(person=owner)

    assert not erasing.erase(owner.pk)

    assert User.objects.filter(pk=owner.pk).exists()


def test_erasing_one_tells_others_nothing(owner: User, friend: User) -> None:
    fill(owner, friend)
    time_is_over(owner)
    before = Notification.objects.filter(recipient=friend).count()

    erasing.erase(owner.pk)

    assert Notification.objects.filter(recipient=friend).count() <= before
    assert not Notification.objects.filter(recipient=friend, text__contains="@olga").exists()
