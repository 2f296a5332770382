"""Writing, reading, taking back."""

from __future__ import annotations

import unicodedata
from datetime import timedelta
from typing import Final
from uuid import UUID

from django.core.cache import cache
from django.db import transaction
from django.utils import timezone

from feed.models import Post
from feed.services import note_act
from recommender.models import Interaction
from recommender.services import record
from sora_site.accounts.models import User
from sora_site.core.errors import DomainError, Gone, TooMany
from sora_site.core.text import has_controls
from sora_site.messaging.models import (
    TEXT_LIMIT,
    Message,
    Seat,
    Thread,
    in_order,
    thread_url,
)
from sora_site.messaging.services.rules import CannotWrite, correspondents, refusal
from sora_site.notifications.models import Notification
from sora_site.notifications.services import notify, push

A_MINUTE: Final = 30  # messages of one person
A_DAY: Final = 20  # threads one person begins
LOOKING_FOR: Final = 45  # seconds; an open tab says again every 30 that it is looking


class TextRefused(DomainError):
    """The message cannot be sent as it is."""


@transaction.atomic
def send(
    *, sender: User, recipient: User, text: str, request_key: UUID, clip: UUID | None = None
) -> Message:
    """Write to somebody and return the message; the same `request_key` gives the same one.

    `clip` is the id of a post to be shared.

    :raises CannotWrite: if the sender may not write to the recipient.
    :raises TextRefused: if there is nothing to send, too much, or what cannot be shown.
    :raises Gone: if the clip cannot be seen any more.
    :raises TooMany: if the sender wrote or began too much.
    """
    _lock(sender)  # rules, limits and blocks are looked at by one request after another
    if sent := Message.objects.filter(sender=sender, request_key=request_key).first():
        return sent
    words = _words(text, required=clip is None)
    _require_may_write(sender, recipient)
    post = _post(sender, clip)
    _require_few_messages(sender)
    thread = _thread_of(sender, recipient)
    message = Message.objects.create(
        thread=thread,
        sender=sender,
        text=words,
        post=post,
        shares_clip=post is not None,
        request_key=request_key,
    )
    _pass_on(message, recipient)
    if post is not None:
        record(person=sender, item=post.pk, kind=Interaction.Kind.SHARE)
    note_act(person=sender)
    return message


@transaction.atomic
def mark_read(*, reader: User, companion: User, up_to: int) -> bool:
    """Remember that a reader has seen a thread up to a message; their other tabs hear of it."""
    seats = Seat.objects.filter(person=reader, companion=companion)
    moved = bool(seats.filter(read_up_to__lt=up_to).update(read_up_to=up_to))
    _withdraw_notice(reader, companion)
    if moved:
        _say_changed(seats.get().thread_id, reader)
    return moved


@transaction.atomic
def remove(*, message: Message) -> bool:
    """Take a message back for both; what it said can still be reported for some days."""
    kept = Message.objects.kept().filter(pk=message.pk)
    removed = bool(kept.update(removed_at=timezone.now()))
    if removed:
        thread = message.thread
        for person in (thread.first, thread.second):
            _say_changed(thread.pk, person, removed=message.pk)
    return removed


def hide(*, person: User, companion: User) -> bool:
    """Put a thread away on one side; it comes back with its next message."""
    seats = Seat.objects.shown().filter(person=person, companion=companion)
    return bool(seats.update(hidden_at=timezone.now()))


def set_looking(*, reader: User, companion: User, looking: bool) -> None:
    """Note that a reader has a thread before their eyes, and needs no notice of what comes."""
    key = _looking_key(reader, companion)
    if looking:
        cache.set(key, 1, LOOKING_FOR)
    else:
        cache.delete(key)


def _lock(sender: User) -> None:
    list(User.objects.select_for_update(no_key=True).filter(pk=sender.pk).values("pk"))


def _words(text: str, *, required: bool) -> str:
    words = unicodedata.normalize("NFC", text.replace("\r\n", "\n")).strip()
    if required and not words:
        raise TextRefused("Write something first.")
    if len(words) > TEXT_LIMIT:
        raise TextRefused(f"The message has {len(words)} characters; {TEXT_LIMIT} is the most.")
    if has_controls(words, allowed="\n"):
        raise TextRefused("The message has characters in it that cannot be shown.")
    return words


def _post(sender: User, clip: UUID | None) -> Post | None:
    if clip is None:
        return None
    if (post := Post.objects.visible_to(sender).filter(pk=clip).first()) is None:
        raise Gone("This clip is no longer there. Your words were kept.")
    return post


def _require_may_write(sender: User, recipient: User) -> None:
    known = correspondents(sender).filter(pk=recipient.pk).first()
    if known is None:
        raise CannotWrite("You cannot write to this person.")
    if reason := refusal(sender, known):
        raise CannotWrite(reason)


def _require_few_messages(sender: User) -> None:
    minute = timezone.now() - timedelta(minutes=1)
    if Message.objects.filter(sender=sender, sent_at__gt=minute).count() >= A_MINUTE:
        raise TooMany("That was a lot at once. Wait a minute, then send it again.")


def _thread_of(sender: User, recipient: User) -> Thread:
    """Find or begin the thread of two people and hold it, so that its numbers grow in order."""
    threads = Thread.objects.between(sender, recipient).select_for_update(no_key=True)
    if (thread := threads.first()) is not None:
        return thread
    day = timezone.now() - timedelta(days=1)
    if Thread.objects.filter(begun_by=sender, begun_at__gt=day).count() >= A_DAY:
        raise TooMany("You have begun many conversations today. You can begin more tomorrow.")
    first, second = in_order(sender, recipient)
    thread, begun = threads.get_or_create(first=first, second=second, defaults={"begun_by": sender})
    if begun:
        Seat.objects.create(thread=thread, person=sender, companion=recipient)
        Seat.objects.create(thread=thread, person=recipient, companion=sender)
    return thread


def _pass_on(message: Message, recipient: User) -> None:
    seats = Seat.objects.filter(thread=message.thread)
    seats.update(last_message_at=message.sent_at, hidden_at=None)
    seats.filter(person=message.sender).update(read_up_to=message.pk)
    for person in (message.sender, recipient):
        _say_changed(message.thread_id, person)
    if cache.get(_looking_key(recipient, message.sender)) is None:
        notify(
            recipient=recipient,
            actor=message.sender,
            kind=Notification.Kind.MESSAGE,
            url=thread_url(message.sender),
        )


def _withdraw_notice(reader: User, companion: User) -> None:
    """Count as read what the inbox says of messages that have just been seen."""
    told = Notification.objects.filter(
        recipient=reader, kind=Notification.Kind.MESSAGE, actors__person=companion
    )
    if told.unread().update(read_at=timezone.now()):
        transaction.on_commit(lambda: push(reader.pk, "inbox-changed"), robust=True)


def _say_changed(thread: int, person: User, **facts: int) -> None:
    transaction.on_commit(
        lambda: push(person.pk, "thread-changed", thread=thread, **facts), robust=True
    )


def _looking_key(reader: User, companion: User) -> str:
    return f"looking.{reader.pk.hex}.{companion.pk.hex}"
