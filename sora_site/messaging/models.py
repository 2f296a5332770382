from __future__ import annotations

from datetime import timedelta
from typing import ClassVar, Final

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Prefetch, Q, Subquery
from django.urls import reverse
from django.utils import timezone

from feed.models import Post
from sora_site.accounts.models import Block, User

TEXT_LIMIT: Final = 1000  # characters
REPORTABLE_DAYS: Final = 7  # after a message was taken back


class ThreadQuerySet(models.QuerySet["Thread"]):
    def between(self, one: User, other: User) -> ThreadQuerySet:
        first, second = in_order(one, other)
        return self.filter(first=first, second=second)


class Thread(models.Model):
    """One conversation of two people; any two have at most one."""

    first = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    begun_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="threads_begun"
    )
    begun_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = ThreadQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["first", "second"], name="thread_one_for_two_people"),
            models.CheckConstraint(
                condition=Q(first__lt=F("second")), name="thread_people_in_fixed_order"
            ),
            models.CheckConstraint(
                condition=Q(begun_by=F("first")) | Q(begun_by=F("second")),
                name="thread_begun_by_one_of_the_two",
            ),
        ]

    def __str__(self) -> str:
        return f"thread {self.pk}"


class SeatQuerySet(models.QuerySet["Seat"]):
    def of(self, person: User) -> SeatQuerySet:
        """Keep a person's seats beside people who can be seen: here, and no block between."""
        blocked = Exists(Block.objects.between(OuterRef("person"), OuterRef("companion")))
        return self.filter(~blocked, person=person, companion__is_present=True)

    def shown(self) -> SeatQuerySet:
        """Keep seats whose person did not put the thread away."""
        return self.filter(hidden_at=None)

    def newest_first(self) -> SeatQuerySet:
        return self.order_by("-last_message_at", "-pk")

    def unread(self) -> SeatQuerySet:
        return self.filter(_news())

    def with_news(self) -> SeatQuerySet:
        """Add `has_news`, and `latest`: the id of the thread's newest message."""
        newest = Message.objects.filter(thread=OuterRef("thread")).order_by("-pk")
        return self.annotate(  # type: ignore[no-redef]  # the class declares both for its readers
            has_news=_news(), latest=Subquery(newest.values("pk")[:1])
        )


class Seat(models.Model):
    """One person's side of one thread: up to where they read, and whether they put it away."""

    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="seats")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="seats"
    )
    companion = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    last_message_at = models.DateTimeField(default=timezone.now, editable=False)
    read_up_to = models.BigIntegerField("id of the last message read", default=0, editable=False)
    hidden_at = models.DateTimeField(null=True, blank=True, editable=False)

    has_news: bool  # these two by `with_news`
    latest: int

    objects = SeatQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "companion"], name="seat_one_beside_another"),
            models.CheckConstraint(
                condition=~Q(person=F("companion")), name="nobody_sits_beside_themselves"
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["person", "-last_message_at", "-id"],
                condition=Q(hidden_at=None),
                name="seat_newest_first",
            ),
        ]

    def __str__(self) -> str:
        return f"seat of {self.person_id} in thread {self.thread_id}"

    def get_absolute_url(self) -> str:
        return thread_url(self.companion)


class MessageQuerySet(models.QuerySet["Message"]):
    def kept(self) -> MessageQuerySet:
        """Keep messages their sender did not take back."""
        return self.filter(removed_at=None)

    def forgettable(self) -> MessageQuerySet:
        """Keep messages taken back so long ago that what they said has to go."""
        past = timezone.now() - timedelta(days=REPORTABLE_DAYS)
        return self.filter(removed_at__lte=past).exclude(text="", post=None)

    def received_by(self, person: User) -> MessageQuerySet:
        """Keep what others wrote to a person."""
        return self.filter(thread__seats__person=person).exclude(sender=person)

    def for_reader(self, reader: User) -> MessageQuerySet:
        """Add `post`, the shared clip, as far as the reader may see it now; else None."""
        posts = Post.objects.visible_to(reader).select_related("author", "generation")
        return self.prefetch_related(Prefetch("post", posts))


class Message(models.Model):
    """One thing one person wrote to another: words, a clip, or both.

    Numbers grow in the order in which messages of a thread appear, so that a tab can ask for
    what came after the last one it has.
    """

    thread = models.ForeignKey(
        Thread, on_delete=models.CASCADE, related_name="messages", db_index=False
    )
    sender = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="messages_sent",
        db_index=False,
    )
    text = models.CharField(max_length=TEXT_LIMIT, blank=True)
    shares_clip = models.BooleanField(default=False)
    post = models.ForeignKey(
        Post, null=True, blank=True, on_delete=models.SET_NULL, related_name="messages"
    )
    request_key = models.UUIDField(editable=False)
    sent_at = models.DateTimeField(default=timezone.now, editable=False)
    removed_at = models.DateTimeField(
        null=True, blank=True, editable=False, help_text="Taken back: neither of the two sees it."
    )

    objects = MessageQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["sender", "request_key"], name="message_sent_once_for_a_request"
            ),
            models.CheckConstraint(
                condition=~Q(text="") | Q(shares_clip=True) | Q(removed_at__isnull=False),
                name="message_says_or_shows_something",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["thread", "-id"], name="message_newest_first"),
            models.Index(fields=["sender", "-sent_at"], name="message_of_sender"),
            models.Index(
                fields=["thread", "sender"],
                condition=Q(removed_at=None),
                name="message_kept_of_sender",
            ),
        ]

    def __str__(self) -> str:
        return f"message {self.pk}"


def in_order(one: User, other: User) -> tuple[User, User]:
    """Name two people in the order in which a thread does."""
    return (one, other) if one.pk < other.pk else (other, one)


def thread_url(companion: User) -> str:
    """Where somebody finds their thread with a companion."""
    return reverse("messaging:thread", args=[companion.handle])


def _news() -> Exists:
    """Say whether a seat's companion wrote something its person has not read."""
    newer = Message.objects.kept().filter(
        thread=OuterRef("thread"), sender=OuterRef("companion"), pk__gt=OuterRef("read_up_to")
    )
    return Exists(newer)
