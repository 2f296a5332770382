from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from feed.models import Comment, Post
from generation.models import Generation
from sora_site.accounts.models import User
from sora_site.messaging.models import Message


class ReportQuerySet(models.QuerySet["Report"]):
    def open(self) -> ReportQuerySet:
        """Keep reports nobody has decided yet."""
        return self.filter(verdict=Report.Verdict.OPEN)

    def by(self, reporter: User) -> ReportQuerySet:
        return self.filter(reporter=reporter)


class Report(models.Model):
    """One person's word to the moderators about another, or about what that one wrote or posted.

    It keeps what was reported as it read at that moment, which is the only way in which words
    of a message ever come before a moderator.
    """

    class Reason(models.TextChoices):
        HARASSMENT = "harassment", "Insults, threats or unwanted contact"
        HATE = "hate", "Hatred against a group of people"
        SEXUAL = "sexual", "Sexual or naked"
        MINOR = "minor", "A young person may be in danger"
        SELF_HARM = "self_harm", "Suicide or self-harm"
        LIKENESS = "likeness", "Shows or copies somebody without their leave"
        SPAM = "spam", "Spam or fraud"
        OTHER = "other", "Something else"

    class Verdict(models.TextChoices):
        OPEN = "open", "Not looked at yet"
        UPHELD = "upheld", "Upheld"
        DISMISSED = "dismissed", "Dismissed"

    reporter = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="reports",
        help_text="Empty: the account is gone.",
    )
    subject = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="reports_about"
    )
    message = models.ForeignKey(
        Message, null=True, blank=True, on_delete=models.SET_NULL, related_name="reports"
    )
    post = models.ForeignKey(
        Post, null=True, blank=True, on_delete=models.SET_NULL, related_name="reports"
    )
    clip = models.ForeignKey(
        Generation,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="reports",
        help_text="Reported by somebody who is in it, maybe before it was posted.",
    )
    comment = models.ForeignKey(
        Comment, null=True, blank=True, on_delete=models.SET_NULL, related_name="reports"
    )
    about = models.CharField("what was reported", max_length=60)
    shown = models.TextField("what it said", blank=True)
    reason = models.CharField(max_length=12, choices=Reason)
    words = models.CharField("in the reporter's words", max_length=500, blank=True)
    reported_at = models.DateTimeField(default=timezone.now, editable=False)
    verdict = models.CharField(max_length=10, choices=Verdict, default=Verdict.OPEN)
    decided_at = models.DateTimeField(null=True, blank=True, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        editable=False,
    )

    objects = ReportQuerySet.as_manager()

    class Meta:
        permissions: ClassVar = [("decide_report", "Can decide reports")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["reporter", "subject", "about"],
                condition=Q(verdict="open"),
                name="report_open_once_for_a_person_and_a_thing",
            ),
            models.CheckConstraint(
                condition=Q(reporter=None) | ~Q(reporter=F("subject")),
                name="nobody_reports_themselves",
            ),
            models.CheckConstraint(
                condition=Q(verdict="open", decided_at=None)
                | ~Q(verdict="open") & Q(decided_at__isnull=False),
                name="report_decided_when_it_has_a_verdict",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["decided_at", "reported_at"], name="report_queue"),
            models.Index(fields=["reporter", "-reported_at"], name="report_of_reporter"),
        ]

    def __str__(self) -> str:
        return f"report {self.pk}"

    @property
    def kind(self) -> str:
        """Say what kind of thing was reported: person, clip, comment or message."""
        word = self.about.partition(" ")[0]
        return "clip" if word == "post" else word
