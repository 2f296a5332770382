"""Connected content: which posts of the people somebody follows come next."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from django.db import connection

from feed.models import Place
from sora_site.accounts.models import User

# For each person followed, the index `post_of_author` gives their newest posts at once; the
# newest of those are the answer. Time grows with the people followed, never with the posts.
FOLLOWED: Final = """
    SELECT newest.id
      FROM (SELECT followee_id AS id FROM accounts_follow WHERE follower_id = %(viewer)s
            UNION ALL SELECT %(viewer)s) AS person
      JOIN accounts_user author ON author.id = person.id AND author.is_present
       AND author.id NOT IN (
           SELECT blocked_id FROM accounts_block WHERE blocker_id = %(viewer)s
           UNION ALL SELECT blocker_id FROM accounts_block WHERE blocked_id = %(viewer)s)
     CROSS JOIN LATERAL (
           SELECT post.id, post.posted_at
             FROM feed_post post
            WHERE post.author_id = person.id
              AND (%(at)s::timestamptz IS NULL OR (post.posted_at, post.id) < (%(at)s, %(id)s))
            ORDER BY post.posted_at DESC, post.id DESC
            LIMIT %(limit)s
     ) AS newest
     ORDER BY newest.posted_at DESC, newest.id DESC
     LIMIT %(limit)s
"""


def followed_posts(viewer: User, *, after: Place | None, limit: int) -> list[UUID]:
    """Choose posts of people the viewer follows, and their own, newest first."""
    with connection.cursor() as cursor:
        cursor.execute(
            FOLLOWED,
            {
                "viewer": viewer.pk,
                "at": after.posted_at if after else None,
                "id": after.post if after else None,
                "limit": limit,
            },
        )
        return [row[0] for row in cursor.fetchall()]
