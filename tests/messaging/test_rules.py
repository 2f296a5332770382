"""Who may write to whom."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from sora_site.accounts.models import MessagesFrom, User
from sora_site.accounts.services.ties import set_block, set_follow
from sora_site.messaging.models import Message
from sora_site.messaging.services.rules import CannotWrite
from sora_site.messaging.services.threads import remove, send
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db

TEEN = timezone.localdate() - timedelta(days=15 * 365)


def write(sender: User, recipient: User, text: str = "Hello") -> Message:
    return send(sender=sender, recipient=recipient, text=text, request_key=uuid4())


def refused(sender: User, recipient: User) -> str:
    with pytest.raises(CannotWrite) as refusal:
        write(sender, recipient)
    return str(refusal.value)


def tie(one: User, other: User, ties: str) -> None:
    """Let one person follow another (>), be followed (<), both (=) or neither (-)."""
    if ties in "=>":
        set_follow(follower=one, followee=other, followed=True)
    if ties in "=<":
        set_follow(follower=other, followee=one, followed=True)


@pytest.mark.parametrize(
    ("wish", "ties", "allowed"),
    [
        (MessagesFrom.MUTUALS, "=", True),
        (MessagesFrom.MUTUALS, "<", False),
        (MessagesFrom.MUTUALS, ">", False),
        (MessagesFrom.MUTUALS, "-", False),
        (MessagesFrom.FOLLOWING, "<", True),
        (MessagesFrom.FOLLOWING, ">", False),
        (MessagesFrom.NOBODY, "=", False),
    ],
)
def test_recipient_says_who_may_begin(wish: MessagesFrom, ties: str, allowed: bool) -> None:
    sender, recipient = UserFactory.create(), UserFactory.create(messages_from=wish)
    tie(sender, recipient, ties)

    if allowed:
        assert write(sender, recipient).text == "Hello"
    else:
        assert f"@{recipient.handle}" in refused(sender, recipient)


@pytest.mark.parametrize(
    ("sender_age", "recipient_age", "wish", "ties", "allowed"),
    [
        ("adult", "teen", MessagesFrom.MUTUALS, "=", False),
        ("teen", "adult", MessagesFrom.MUTUALS, "=", True),
        ("teen", "adult", MessagesFrom.FOLLOWING, "<", False),
        ("teen", "teen", MessagesFrom.FOLLOWING, "<", True),
        ("teen", "teen", MessagesFrom.MUTUALS, "=", True),
    ],
)
def test_ages_decide_who_may_begin(
    sender_age: str, recipient_age: str, wish: MessagesFrom, ties: str, allowed: bool
) -> None:
    born = {"adult": {}, "teen": {"born_on": TEEN}}
    sender = UserFactory.create(**born[sender_age])
    recipient = UserFactory.create(messages_from=wish, **born[recipient_age])
    tie(sender, recipient, ties)

    if allowed:
        assert write(sender, recipient).text == "Hello"
    else:
        refused(sender, recipient)


def test_adult_goes_on_only_while_something_the_young_person_wrote_stands() -> None:
    adult, teen = UserFactory.create(), UserFactory.create(born_on=TEEN)
    tie(adult, teen, "=")

    begun = write(teen, adult)
    answered = write(adult, teen)
    remove(message=begun)

    assert answered.thread == begun.thread
    refused(adult, teen)


def test_adult_is_not_told_that_the_other_is_young() -> None:
    adult, teen = UserFactory.create(), UserFactory.create(handle="kim", born_on=TEEN)
    nobody = UserFactory.create(handle="lee", messages_from=MessagesFrom.NOBODY)
    tie(adult, teen, "=")

    assert refused(adult, teen) == refused(adult, nobody).replace("@lee", "@kim")


def test_whoever_was_written_to_may_answer_and_before_that_the_beginner_needs_the_tie() -> None:
    beginner, other = UserFactory.create(), UserFactory.create(messages_from=MessagesFrom.FOLLOWING)
    tie(beginner, other, "<")

    write(beginner, other)
    set_follow(follower=other, followee=beginner, followed=False)
    refused(beginner, other)
    write(other, beginner)

    assert write(beginner, other).text == "Hello"


def test_nobody_writes_across_a_block_or_to_who_is_away_or_waiting() -> None:
    one, other = UserFactory.create(), UserFactory.create()
    away, waiting = UserFactory.create(), UserFactory.create()
    for person in (other, away, waiting):
        tie(one, person, "=")
    write(one, other)
    write(other, one)
    User.objects.filter(pk=away.pk).update(away_since=timezone.now())
    User.objects.filter(pk=waiting.pk).update(admitted_at=None)

    set_block(blocker=other, blocked=one, on=True)

    for sender, recipient in ((one, other), (other, one), (one, away), (one, waiting), (one, one)):
        assert refused(sender, recipient) == "You cannot write to this person."
