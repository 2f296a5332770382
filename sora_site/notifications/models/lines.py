from __future__ import annotations

from datetime import timedelta
from typing import ClassVar, Final
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Count, Exists, F, Func, OuterRef, Prefetch, Q, Subquery, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone

from sora_site.accounts.models import User

SHOWN_ACTORS: Final = 3  # of a line; the others are a number


class NotificationQuerySet(models.QuerySet["Notification"]):
    def told_to(self, recipient: User) -> NotificationQuerySet:
        """Keep what a person may read: what the site says, and what people did who are there.

        Nobody is there who is away, or blocked in either direction.
        """
        actors = NotificationActor.objects.visible_to(recipient)
        told = Q(by_people=False) | Exists(actors.filter(notification=OuterRef("pk")))
        return self.filter(told, recipient=recipient)

    def inbox_of(self, recipient: User) -> NotificationQuerySet:
        """Keep what a person may read and wants to find in the inbox."""
        return self.told_to(recipient).filter(in_inbox=True)

    def unread(self) -> NotificationQuerySet:
        return self.filter(read_at=None)

    def after(self, number: str) -> NotificationQuerySet:
        """Keep lines numbered after what a tab says it has seen; nonsense counts as nothing seen."""
        seen = int(number) if number.isascii() and number.isdigit() and len(number) < 19 else 0
        return self.filter(seq__gt=seen)

    def over(self) -> NotificationQuerySet:
        """Keep lines read long ago, and those never shown whose sending is long done."""
        past = timezone.now() - timedelta(days=settings.NOTICES_KEPT_DAYS)
        sent = Q(in_inbox=False, push_due_at=None, mail_due_at=None, changed_at__lt=past)
        return self.filter(Q(read_at__lt=past) | sent)

    def newest_first(self) -> NotificationQuerySet:
        return self.order_by("-seq")

    def with_actors(self, reader: User) -> NotificationQuerySet:
        """Add `people`: how many did it; and `latest`: those of them who did it last."""
        actors = NotificationActor.objects.visible_to(reader)
        counted = (
            actors.filter(notification=OuterRef("pk"))
            .values("notification")
            .annotate(people=Count("*"))
        )
        people = Prefetch("person", queryset=User.objects.for_viewer(reader))
        latest = actors.prefetch_related(people).order_by("-acted_at", "-pk")[:SHOWN_ACTORS]
        return self.annotate(  # type: ignore[no-redef]  # the class declares both for its readers
            people=Coalesce(Subquery(counted.values("people")), 0)
        ).prefetch_related(Prefetch("actors", queryset=latest, to_attr="latest"))


class Notification(models.Model):
    """One line of one person's inbox.

    What several people did is one line, which grows while it is unread. Each time it grows it
    takes the next number `seq`, so that a tab can say up to where it has seen. The line is also
    the note of what is still to be sent, so that no other memory has to hold that.
    """

    class Kind(models.TextChoices):
        CLIP_READY = "clip_ready", "Your clip is ready"
        CLIP_FAILED = "clip_failed", "Your clip could not be made"
        FOLLOWED = "followed", "started following you"
        FOLLOW_REQUESTED = "follow_requested", "asked to follow you"
        FOLLOW_ACCEPTED = "follow_accepted", "let you follow them"
        FRIEND_JOINED = "friend_joined", "joined with your invite"
        LIKED = "liked", "liked your post"
        COMMENTED = "commented", "commented on your post"
        REPLIED = "replied", "replied to your comment"
        REMIXED = "remixed", "made a clip from yours"
        MENTIONED = "mentioned", "mentioned you"
        MESSAGE = "message", "sent you a message"
        ADMITTED = "admitted", "You are in"
        GUARDIAN_ASKED = "guardian_asked", "asked to be linked with you"
        GUARDIAN_CHANGED = "guardian_changed", "changed your guardian link"
        GREW_UP = "grew_up", "Your account now has the settings of an adult"
        SIGNED_IN = "signed_in", "New sign-in to your account"
        SECURITY = "security", "How you sign in was changed"
        EXPORT_READY = "export_ready", "Your data is ready"
        TAKEN_DOWN = "taken_down", "A moderator took something of yours down"
        REPORT_DECIDED = "report_decided", "Your report was looked at"
        CREDITS = "credits", "You have more credits"
        CAMEO_ASKED = "cameo_asked", "asked to use a cameo of yours"
        CAMEO_ANSWERED = "cameo_answered", "answered whether you may use their cameo"
        CAMEO_ENDED = "cameo_ended", "no longer lends you their cameo"
        CAMEO_USED = "cameo_used", "made a clip with a cameo of yours"
        CAMEO_CHECKED = "cameo_checked", "Your film was looked at"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    seq = models.BigIntegerField(
        db_default=Func(Value("notification_seq"), function="nextval"), editable=False
    )
    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notifications"
    )
    kind = models.CharField(max_length=20, choices=Kind)
    by_people = models.BooleanField(
        "people did it", default=False, help_text="Otherwise the site says it."
    )
    url = models.CharField(max_length=200)
    text = models.CharField(max_length=200, blank=True)
    in_inbox = models.BooleanField(
        "shown in the inbox", default=True, help_text="Otherwise only sent elsewhere."
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    changed_at = models.DateTimeField(default=timezone.now, editable=False)
    read_at = models.DateTimeField(null=True, blank=True)
    push_due_at = models.DateTimeField(
        null=True, blank=True, help_text="Empty: no push is to be sent."
    )
    pushed_at = models.DateTimeField(null=True, blank=True, editable=False)
    mail_due_at = models.DateTimeField(
        null=True, blank=True, help_text="Empty: no e-mail is to be sent."
    )

    people: int  # these two by `with_actors`
    latest: list[NotificationActor]

    objects = NotificationQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["recipient", "-seq"], name="inbox_newest_first"),
            models.Index(fields=["recipient"], condition=Q(read_at=None), name="inbox_unread"),
            models.Index(
                fields=["push_due_at"],
                condition=Q(push_due_at__isnull=False),
                name="notice_push_due",
            ),
            models.Index(
                fields=["mail_due_at"],
                condition=Q(mail_due_at__isnull=False),
                name="notice_mail_due",
            ),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["recipient", "kind", "url"],
                condition=Q(read_at=None, by_people=True),
                name="what_people_did_to_one_thing_is_one_unread_line",
            ),
            models.UniqueConstraint(
                fields=["recipient", "kind", "url", "text"],
                condition=Q(read_at=None, by_people=False),
                name="the_site_says_the_same_once_before_it_is_read",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} to {self.recipient_id}, number {self.seq}"

    @property
    def who(self) -> str:
        """Name who did it, the latest first; nobody where the site says it."""
        names = [actor.person.display_name for actor in self.latest]
        if not names:
            return ""
        if self.people == 1:
            return names[0]
        if self.people == 2:
            return f"{names[0]} and {names[-1]}"
        return f"{names[0]} and {self.people - 1} others"

    @property
    def headline(self) -> str:
        return f"{self.who} {self.get_kind_display()}".strip()

    @property
    def symbol(self) -> str:
        """The icon of a line without people."""
        return "warning" if self.kind in {self.Kind.CLIP_FAILED, self.Kind.SECURITY} else "spark"

    @property
    def offers_follow(self) -> bool:
        """Whether the reader may want to follow who did it."""
        return self.people == 1 and self.kind in {self.Kind.FOLLOWED, self.Kind.FRIEND_JOINED}

    @property
    def target(self) -> str:
        """Where the line leads: to the person, if one began to follow, or to what they wrote.

        By the handle they have now: it may be another than when the line was written.
        """
        if self.people == 1 and self.kind == self.Kind.FOLLOWED:
            return self.latest[0].person.get_absolute_url()
        if self.people == 1 and self.kind == self.Kind.MESSAGE:
            return reverse("messaging:thread", args=[self.latest[0].person.handle])
        return self.url


class NotificationActorQuerySet(models.QuerySet["NotificationActor"]):
    def visible_to(self, reader: User) -> NotificationActorQuerySet:
        """Keep people who are there and who and whom the reader did not block."""
        return self.filter(person__in=User.objects.visible_to(reader))

    def between(self, one: User, other: User) -> NotificationActorQuerySet:
        """Keep what these two did and were told of each other."""
        told = Q(person=one, notification__recipient=other)
        return self.filter(told | Q(person=other, notification__recipient=one))


class NotificationActor(models.Model):
    """One person's part in one line: who did it, and when last."""

    notification = models.ForeignKey(Notification, on_delete=models.CASCADE, related_name="actors")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    acted_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = NotificationActorQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(F("notification"), F("acted_at").desc(), name="latest_of_a_line"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["notification", "person"], name="everybody_is_in_a_line_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.notification_id}"
