"""Whom somebody may look for or know: by name, by people both follow, and by invites."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final
from uuid import UUID

from django.db import connection
from django.db.models import BooleanField, ExpressionWrapper, F, Q
from django.utils import timezone

from sora_site.accounts.ages import OF_AGE, is_minor
from sora_site.accounts.models import User, UserQuerySet

NEAR: Final = 200  # people one follows, and people each of them follows, that are looked at
RANKED: Final = 500  # of those, the nearest, that are looked at more closely

LOOKED_AT: Final = 300  # people who are called what somebody looks for

# From the viewer outwards, by index, never over all people; the bounds keep one who follows
# thousands from asking for millions. A private inviter's own ties are theirs alone.
SUGGESTED: Final = """
    WITH followed AS MATERIALIZED (
        SELECT followee_id AS id FROM accounts_follow WHERE follower_id = %(viewer)s
    ), hidden AS MATERIALIZED (
        SELECT blocked_id AS id FROM accounts_block WHERE blocker_id = %(viewer)s
        UNION ALL SELECT blocker_id FROM accounts_block WHERE blocked_id = %(viewer)s
    ), inviter AS MATERIALIZED (
        SELECT person.id, person.is_private
          FROM accounts_invite invite JOIN accounts_user person ON person.id = invite.issued_by_id
         WHERE invite.redeemed_by_id = %(viewer)s AND person.id NOT IN (SELECT id FROM hidden)
    ), near AS (
        SELECT theirs.id, 1 AS mutual, 0 AS invite
          FROM (SELECT id FROM followed LIMIT %(near)s) AS followed CROSS JOIN LATERAL (
               SELECT followee_id AS id FROM accounts_follow
                WHERE follower_id = followed.id LIMIT %(near)s) AS theirs
        UNION ALL SELECT id, 0, 1 FROM inviter
        UNION ALL
        SELECT redeemed_by_id, 0, 1 FROM accounts_invite
         WHERE issued_by_id = %(viewer)s AND redeemed_by_id IS NOT NULL
        UNION ALL
        SELECT theirs.id, 0, 0
          FROM inviter CROSS JOIN LATERAL (
               SELECT followee_id AS id FROM accounts_follow
                WHERE follower_id = inviter.id AND NOT inviter.is_private LIMIT %(near)s) AS theirs
    ), ranked AS MATERIALIZED (
        SELECT id, sum(mutual) AS mutuals, max(invite) AS invited FROM near
         WHERE id <> %(viewer)s
           AND id NOT IN (SELECT id FROM followed) AND id NOT IN (SELECT id FROM hidden)
         GROUP BY id ORDER BY invited DESC, mutuals DESC, id LIMIT %(ranked)s
    )
    SELECT ranked.id, ranked.mutuals
      FROM ranked JOIN accounts_user person ON person.id = ranked.id AND person.is_present
     WHERE NOT EXISTS (SELECT FROM accounts_followrequest
                        WHERE (requester_id, target_id) = (%(viewer)s, ranked.id))
       AND (%(viewer_is_minor)s OR person.born_on <= %(adults_born_by)s OR ranked.invited = 1
            OR EXISTS (SELECT FROM accounts_follow
                        WHERE (follower_id, followee_id) = (ranked.id, %(viewer)s)))
     ORDER BY ranked.invited DESC, ranked.mutuals DESC, ranked.id
     LIMIT %(limit)s
"""


def people_called(viewer: User, words: list[str]) -> UserQuerySet:
    """Find people by handle or name, best first: as typed, whom the viewer follows, the others.

    What thousands are called is answered from the first `LOOKED_AT` of them. An adult finds people
    under 18 whom they do not follow by their whole handle alone.
    """
    handle = words[0].lower().removeprefix("@")
    exact = User.objects.filter(handle=handle).called(words).values("pk")
    followed = User.objects.followed_by(viewer).called(words).values("pk")
    open_to_viewer = User.objects.present().called(words)
    if not is_minor(viewer):
        open_to_viewer = open_to_viewer.filter(born_on__lte=_adults_born_by())
    some = open_to_viewer.values("pk")[:LOOKED_AT]
    shown = User.objects.visible_to(viewer).for_viewer(viewer)
    is_exact = ExpressionWrapper(Q(handle=handle), BooleanField())
    chosen = shown.filter(pk__in=exact.union(followed, some)).alias(exact=is_exact)
    return chosen.order_by("-exact", F("followed").desc(), "handle")


def suggested_people(viewer: User, *, limit: int) -> dict[UUID, int]:
    """Choose people the viewer may know, best first, with how many of those they follow do.

    Nobody under 18 is suggested to an adult whom they neither follow nor share an invite with.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            SUGGESTED,
            {
                "viewer": viewer.pk,
                "near": NEAR,
                "ranked": RANKED,
                "viewer_is_minor": is_minor(viewer),
                "adults_born_by": _adults_born_by(),
                "limit": limit,
            },
        )
        return dict(cursor.fetchall())


def _adults_born_by() -> date:
    """Find the latest date of birth of whoever is of age everywhere on earth."""
    return born_by(timezone.now().date() - timedelta(days=1))


def born_by(day: date) -> date:
    """Find the latest date of birth of whoever is of age on a day."""
    year = day.year - OF_AGE
    return date(year, 2, 28) if (day.month, day.day) == (2, 29) else day.replace(year=year)
