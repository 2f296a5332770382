from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from django.db import models

from sora_site.notifications.models.lines import Notification

Kind = Notification.Kind


class Channel(models.TextChoices):
    INBOX = "inbox", "Inbox"
    PUSH = "push", "Push"
    EMAIL = "email", "E-mail"


@dataclass(frozen=True, kw_only=True)
class Rule:
    """How people hear of one kind unless they wish otherwise."""

    group: str
    label: str
    push: bool = True
    email: bool = True
    at_once: bool = False  # an e-mail of its own; otherwise it waits for the digest
    always: frozenset[Channel] = frozenset()  # channels that cannot be switched off
    through_quiet: bool = False  # quiet hours do not hold it back
    push_gap: timedelta = timedelta(minutes=10)  # between two pushes about one line that grows

    def default(self, channel: Channel) -> bool:
        return {Channel.PUSH: self.push, Channel.EMAIL: self.email}.get(channel, True)


_CLIPS: Final = "Your clips"
_PEOPLE: Final = "People"
_POSTS: Final = "Posts and messages"
_CAMEOS: Final = "Cameos"
_ACCOUNT: Final = "Your account"
_SECURITY: Final = frozenset({Channel.INBOX, Channel.EMAIL})

RULES: Final[dict[Kind, Rule]] = {
    Kind.CLIP_READY: Rule(group=_CLIPS, label="A clip is ready", email=False),
    Kind.CLIP_FAILED: Rule(group=_CLIPS, label="A clip could not be made", email=False),
    Kind.LIKED: Rule(group=_POSTS, label="Somebody likes your post", push=False),
    Kind.COMMENTED: Rule(group=_POSTS, label="Somebody comments on your post"),
    Kind.REPLIED: Rule(group=_POSTS, label="Somebody replies to your comment"),
    Kind.REMIXED: Rule(group=_POSTS, label="Somebody posts a clip made from yours"),
    Kind.MENTIONED: Rule(group=_POSTS, label="Somebody mentions you"),
    Kind.MESSAGE: Rule(
        group=_POSTS, label="Somebody sends you a message", push_gap=timedelta(seconds=10)
    ),
    Kind.CAMEO_ASKED: Rule(group=_CAMEOS, label="Somebody asks to use a cameo of yours"),
    Kind.CAMEO_ANSWERED: Rule(group=_CAMEOS, label="An owner answers whether you may use theirs"),
    Kind.CAMEO_ENDED: Rule(group=_CAMEOS, label="A cameo is no longer lent to you", push=False),
    Kind.CAMEO_USED: Rule(group=_CAMEOS, label="Somebody makes a clip with a cameo of yours"),
    Kind.CAMEO_CHECKED: Rule(group=_CAMEOS, label="A film of yours was looked at"),
    Kind.FOLLOWED: Rule(group=_PEOPLE, label="Somebody follows you", push=False),
    Kind.FOLLOW_REQUESTED: Rule(group=_PEOPLE, label="Somebody asks to follow you"),
    Kind.FOLLOW_ACCEPTED: Rule(group=_PEOPLE, label="Somebody lets you follow them"),
    Kind.FRIEND_JOINED: Rule(group=_PEOPLE, label="A friend joins with your invite"),
    Kind.GUARDIAN_ASKED: Rule(group=_PEOPLE, label="Somebody asks to be linked with you"),
    Kind.GUARDIAN_CHANGED: Rule(group=_PEOPLE, label="A guardian changes a limit"),
    Kind.ADMITTED: Rule(group=_ACCOUNT, label="You are let in", at_once=True),
    Kind.GREW_UP: Rule(group=_ACCOUNT, label="Your account comes of age", push=False),
    Kind.SIGNED_IN: Rule(
        group=_ACCOUNT,
        label="A new sign-in",
        at_once=True,
        always=_SECURITY,
        through_quiet=True,
    ),
    Kind.SECURITY: Rule(
        group=_ACCOUNT,
        label="How you sign in is changed",
        at_once=True,
        always=_SECURITY,
        through_quiet=True,
    ),
    Kind.EXPORT_READY: Rule(group=_ACCOUNT, label="Your data is ready", at_once=True),
    Kind.TAKEN_DOWN: Rule(group=_ACCOUNT, label="A moderator takes something of yours down"),
    Kind.CREDITS: Rule(group=_ACCOUNT, label="You are given credits", push=False),
    Kind.REPORT_DECIDED: Rule(group=_ACCOUNT, label="A report of yours is decided", push=False),
}
