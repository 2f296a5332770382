"""People whom a text names by their handles."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final
from uuid import UUID

from feed.models import Post
from sora_site.accounts.ages import rules_of_age
from sora_site.accounts.models import User, UserQuerySet
from sora_site.core.text import mentioned
from sora_site.notifications.models import Notification
from sora_site.notifications.services import notify_many

MENTIONS_TOLD: Final = 10  # of one text


def people_named(*texts: str) -> UserQuerySet:
    """Find the people some texts name, as many as are told of each."""
    handles = {handle for text in texts for handle in mentioned(text)[:MENTIONS_TOLD]}
    return User.objects.filter(handle__in=handles)


def tell_mentioned(
    *, post: Post, author: User, text: str, url: str, but: Collection[UUID] = ()
) -> None:
    """Tell people that somebody names them in a post or under it, if they may see it.

    `but` are people who hear of the text anyway. Young people hear from whom they follow alone:
    else any stranger's words would come into their inbox.
    """
    people = people_named(text).visible_to(author).visible_to(post.author)
    if post.author.is_private:
        people = people.followers_of(post.author)
    named = people.exclude(pk__in=but).for_viewer(author)
    notify_many(
        recipients=[p for p in named if p.follows_back or rules_of_age(p).strangers_may_comment],
        kind=Notification.Kind.MENTIONED,
        actor=author,
        url=url,
        text=text,
    )
