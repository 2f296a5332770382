"""What is due is sent: at once, after quiet hours, again after a failure, and once."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from unittest.mock import Mock

import dramatiq
import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.mail import EmailMultiAlternatives
from django.db import connection
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from sora_site.accounts.models import Block, User
from sora_site.notifications import tasks
from sora_site.notifications.delivery import outbox
from sora_site.notifications.delivery.endpoints import Address
from sora_site.notifications.models import NoticePreference, NoticeRhythm, Notification
from sora_site.notifications.services import mark_read, notify
from sora_site.notifications.services.browsers import subscribe
from tests.factories import UserFactory
from tests.notifications.push_service import PushedBrowser, PushService, push_service
from tests.site import eventually

pytestmark = pytest.mark.django_db

Kind = Notification.Kind
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)  # a Monday

At = Callable[[datetime], None]


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> At:
    """Let the site's clock show a moment."""
    return lambda moment: monkeypatch.setattr(timezone, "now", lambda: moment)


@pytest.fixture
def service(settings: Settings) -> Iterator[PushService]:
    settings.PUSH_HOSTS = ["127.0.0.1"]
    with push_service() as running:
        yield running


@pytest.fixture
def browser(owner: User, service: PushService) -> PushedBrowser:
    return browser_of(owner, service, "browser")


def browser_of(person: User, service: PushService, name: str) -> PushedBrowser:
    browser = PushedBrowser(service.origin, name)
    keys = browser.subscription["keys"]
    address = Address(browser.endpoint, keys["p256dh"], keys["auth"])
    subscribe(person=person, address=address, session_key="x", agent="a test")
    return browser


def message(person: User, actor: User, url: str = "/messages/1") -> None:
    notify(recipient=person, actor=actor, kind=Kind.MESSAGE, url=url, text="private words")


def verify(person: User) -> None:
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)


@pytest.mark.django_db(transaction=True)
def test_queue_wakes_the_browser_with_who_did_what_and_nothing_private(
    owner: User, stranger: User, service: PushService, browser: PushedBrowser
) -> None:
    broker = dramatiq.get_broker()
    broker.flush_all()
    worker = dramatiq.Worker(broker, queues={"default"}, worker_timeout=100, worker_threads=1)
    worker.start()
    try:
        message(owner, stranger)
        eventually(lambda: Notification.objects.get().pushed_at, within_s=20)
    finally:
        worker.stop()

    line = Notification.objects.get()
    assert [browser.read(delivery) for delivery in service.delivered] == [
        {
            "title": "Aurora",
            "body": "Stella Stranger sent you a message",
            "url": f"/inbox/{line.pk}/open",
            "tag": str(line.pk),
        }
    ]
    assert line.push_due_at is None


def test_quiet_hours_end_with_one_push_for_all(
    owner: User, stranger: User, service: PushService, browser: PushedBrowser, at: At
) -> None:
    NoticeRhythm.objects.create(person=owner, quiet_from=time(11), quiet_until=time(14))
    at(NOON)
    for thread in ("/messages/1", "/messages/2", "/messages/3"):
        message(owner, stranger, thread)

    tasks.sweep_notices()
    outbox.deliver(owner.pk)
    assert service.delivered == []

    at(NOON + timedelta(hours=2))
    assert outbox.people_due() == [owner.pk]
    outbox.deliver(owner.pk)

    told = [browser.read(delivery) for delivery in service.delivered]
    assert [(one["url"], one["tag"]) for one in told] == [("/inbox", "inbox")]
    assert told[0]["body"].startswith("3 new notices.")
    assert outbox.people_due() == []


def test_minors_are_left_in_peace_at_night_unless_they_say_otherwise(at: At) -> None:
    young = UserFactory.create(born_on=date(2011, 1, 1), time_zone="UTC")
    at(NOON + timedelta(hours=11))

    notify(recipient=young, kind=Kind.CLIP_READY, url="/x")
    notify(recipient=young, kind=Kind.SIGNED_IN, url="/settings")

    due = dict(Notification.objects.values_list("kind", "push_due_at"))
    assert due[Kind.CLIP_READY] == datetime(2026, 3, 3, 7, tzinfo=UTC)
    assert due[Kind.SIGNED_IN] == timezone.now()


def test_growing_line_is_not_pushed_at_every_step(
    owner: User, service: PushService, browser: PushedBrowser, at: At
) -> None:
    NoticePreference.objects.create(person=owner, kind=Kind.LIKED, channel="push", is_on=True)
    at(NOON)
    for _ in range(3):
        notify(recipient=owner, actor=UserFactory.create(), kind=Kind.LIKED, url="/p/1")
        outbox.deliver(owner.pk)
    assert len(service.delivered) == 1

    at(NOON + timedelta(minutes=10))
    outbox.deliver(owner.pk)

    assert browser.read(service.delivered[1])["body"].endswith("and 2 others liked your post")


def test_failed_push_is_tried_again_where_it_failed(
    owner: User, service: PushService, browser: PushedBrowser, at: At
) -> None:
    at(NOON)
    notify(recipient=owner, kind=Kind.CLIP_READY, url="/x")
    service.status = 503
    outbox.deliver(owner.pk)
    assert outbox.people_due() == []

    service.status = 201
    at(NOON + timedelta(minutes=3))
    for _ in range(2):
        outbox.deliver(owner.pk)

    assert len(service.delivered) == 2
    assert Notification.objects.get().push_due_at is None


UNSENT: dict[str, Callable[[User, User], object]] = {
    "read": lambda owner, stranger: mark_read(recipient=owner),
    "blocked": lambda owner, stranger: Block.objects.create(blocker=owner, blocked=stranger),
    "away": lambda owner, stranger: User.objects.filter(pk=owner.pk).update(away_since=NOON),
}


@pytest.mark.parametrize("happen", UNSENT.values(), ids=UNSENT)
def test_what_is_read_or_of_no_concern_by_now_is_not_pushed(
    owner: User,
    stranger: User,
    service: PushService,
    browser: PushedBrowser,
    happen: Callable[[User, User], object],
) -> None:
    message(owner, stranger)
    happen(owner, stranger)

    outbox.deliver(owner.pk)

    assert service.delivered == []
    assert outbox.people_due() == []


@pytest.mark.django_db(transaction=True)
def test_two_workers_send_it_once(
    owner: User, service: PushService, browser: PushedBrowser
) -> None:
    notify(recipient=owner, kind=Kind.CLIP_READY, url="/x")
    together = threading.Barrier(4)

    def work() -> None:
        together.wait()
        outbox.deliver(owner.pk)
        connection.close()

    workers = [threading.Thread(target=work) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    assert len(service.delivered) == 1


def test_claim_of_a_worker_that_died_lapses(
    owner: User,
    service: PushService,
    browser: PushedBrowser,
    at: At,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    at(NOON)
    notify(recipient=owner, kind=Kind.CLIP_READY, url="/x")
    with monkeypatch.context() as dying:
        dying.setattr(outbox, "_wake", lambda *_: exec("raise SystemExit"))
        with pytest.raises(SystemExit):
            outbox.deliver(owner.pk)
    assert outbox.people_due() == []

    at(NOON + outbox.LEASE)
    assert outbox.people_due() == [owner.pk]
    outbox.deliver(owner.pk)

    assert len(service.delivered) == 1


def test_sweep_rings_for_what_is_due_when_the_bell_was_lost(owner: User) -> None:
    notify(recipient=owner, kind=Kind.CLIP_READY, url="/x")
    broker = dramatiq.get_broker()
    broker.flush_all()

    tasks.sweep_notices()

    assert broker.client.hlen(f"{broker.namespace}:default.msgs") == 1  # type: ignore[attr-defined]


def test_urgent_kinds_are_mailed_at_once_even_when_read(owner: User) -> None:
    notify(recipient=owner, kind=Kind.SIGNED_IN, url="/settings/sessions", text="Firefox on Linux")
    mark_read(recipient=owner)

    outbox.deliver(owner.pk)
    outbox.deliver(owner.pk)

    sent = mail.outbox[0]
    assert len(mail.outbox) == 1
    assert (sent.to, sent.subject) == (["olga@example.org"], "New sign-in to your account")
    assert "Firefox on Linux" in sent.body
    assert f"/inbox/{Notification.objects.get().pk}/open" in sent.body
    assert "List-Unsubscribe" not in sent.extra_headers


def test_browser_that_breaks_everything_keeps_no_warning_from_being_mailed(
    owner: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outbox, "_deliver_pushes", Mock(side_effect=ValueError("what browser")))
    notify(recipient=owner, kind=Kind.SIGNED_IN, url="/settings/sessions", text="Firefox on Linux")

    with pytest.raises(ValueError, match="what browser"):
        outbox.deliver(owner.pk)

    assert [sent.to for sent in mail.outbox] == [["olga@example.org"]]


def digest_of(owner: User, stranger: User, at: At) -> EmailMultiAlternatives:
    at(NOON)
    notify(recipient=owner, actor=stranger, kind=Kind.LIKED, url="/p/1")
    notify(recipient=owner, actor=UserFactory.create(), kind=Kind.LIKED, url="/p/1")
    notify(recipient=owner, actor=stranger, kind=Kind.FOLLOWED, url="/@olga")
    mark_read(recipient=owner, lines=[Notification.objects.get(kind=Kind.FOLLOWED).pk])
    outbox.deliver(owner.pk)
    assert mail.outbox == []
    at(NOON + timedelta(days=4, hours=6))
    outbox.deliver(owner.pk)
    sent = mail.outbox[0]
    assert isinstance(sent, EmailMultiAlternatives)
    return sent


def test_rest_waits_for_one_digest_of_what_is_still_unread(
    owner: User, stranger: User, at: At
) -> None:
    verify(owner)

    sent = digest_of(owner, stranger, at)

    assert (len(mail.outbox), sent.subject) == (1, "1 new notice on Aurora")
    assert "and Stella Stranger liked your post" in sent.body
    assert "follow" not in sent.body
    assert "liked your post</a>" in str(sent.alternatives[0][0])


def test_digest_goes_to_no_address_that_nobody_confirmed(
    owner: User, stranger: User, at: At
) -> None:
    with pytest.raises(IndexError):
        digest_of(owner, stranger, at)

    assert outbox.people_due() == []


def test_link_in_the_digest_stops_it_without_signing_in(
    owner: User, stranger: User, at: At
) -> None:
    verify(owner)
    sent = digest_of(owner, stranger, at)
    link = sent.extra_headers["List-Unsubscribe"].strip("<>").removeprefix("http://127.0.0.1:8000")
    assert sent.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    program = Client(enforce_csrf_checks=True)

    assert b"Stop these" in program.get(link).content
    assert not NoticeRhythm.objects.filter(digest="off").exists()
    assert program.post(link, {"List-Unsubscribe": "One-Click"}).status_code == 200

    assert NoticeRhythm.objects.get(person=owner).digest == "off"
    assert program.post(link[:-3] + "xyz").status_code == 404
    message(owner, stranger)
    assert Notification.objects.get(kind=Kind.MESSAGE).mail_due_at is None


def test_mail_that_could_not_be_sent_is_sent_later(owner: User, settings: Settings, at: At) -> None:
    at(NOON)
    notify(recipient=owner, kind=Kind.EXPORT_READY, url="/settings/data")
    working = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    outbox.deliver(owner.pk)
    settings.EMAIL_BACKEND = working
    assert mail.outbox == []

    at(NOON + outbox.LEASE)
    assert outbox.people_due() == [owner.pk]
    outbox.deliver(owner.pk)

    assert len(mail.outbox) == 1
