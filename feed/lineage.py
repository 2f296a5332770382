"""What a clip comes from and what came of it, as far as a viewer may see."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.db import connection

from feed.models import Post
from generation.models import Generation
from sora_site.accounts.models import User

DEEPEST: Final = 12  # clips back along the line
MOST_SHOWN: Final = 12  # posts of a kind

# The line goes up through whatever was not posted, and to every clip that one was cut from.
_BEFORE: Final = """
    WITH RECURSIVE line (id, depth) AS (
        SELECT %(clip)s::uuid, 0
         UNION
        SELECT came.source, line.depth + 1
          FROM line
         CROSS JOIN LATERAL (
               SELECT parent_id FROM generation_generation WHERE id = line.id
                UNION ALL
               SELECT source_id FROM generation_ingredient WHERE clip_id = line.id
         ) AS came (source)
         WHERE came.source IS NOT NULL AND line.depth < %(deepest)s
    )
    SELECT id FROM line WHERE depth > 0 GROUP BY id ORDER BY min(depth) LIMIT %(most)s
"""
# Down to the next post on every branch, through what was not posted.
_AFTER: Final = """
    WITH RECURSIVE line (id, top, depth) AS (
        SELECT seed.id, seed.id, 0 FROM unnest(%(clips)s::uuid[]) AS seed (id)
         UNION
        SELECT came.clip, line.top, line.depth + 1
          FROM line
         CROSS JOIN LATERAL (
               SELECT id FROM generation_generation WHERE parent_id = line.id
                UNION ALL
               SELECT clip_id FROM generation_ingredient WHERE source_id = line.id
         ) AS came (clip)
         WHERE line.depth < %(deepest)s
           AND (line.depth = 0
                OR NOT EXISTS (SELECT FROM feed_post WHERE generation_id = line.id))
    )
    SELECT DISTINCT line.id FROM line JOIN feed_post ON feed_post.generation_id = line.id
     WHERE depth > 0 LIMIT 200
"""


@dataclass(frozen=True, kw_only=True)
class Origin:
    """What a clip was made from: a clip of one's own, a post, or neither that can be shown."""

    words: str  # "Remix of"
    own: Generation | None = None
    post: Post | None = None
    lost: bool = False  # deleted; otherwise it is there and not shown
    before: str = ""  # its prompt, where the viewer may read it


@dataclass(frozen=True, kw_only=True)
class Family:
    """Posts around a post: those it comes from, nearest last, those beside it, those after it."""

    before: Sequence[Post]
    beside: Sequence[Post]
    after: Sequence[Post]

    def __bool__(self) -> bool:
        return bool(self.before or self.beside or self.after)


WORDS: Final = {
    Generation.Operation.REMIX: "Remix of",
    Generation.Operation.EDIT: "Edit of",
    Generation.Operation.EXTEND: "Goes on from",
    Generation.Operation.TRIM: "Cut from",
}


def origin_of(clip: Generation, viewer: User) -> Origin | None:
    """Say what one of the viewer's own clips was made from; nothing of a clip of its own."""
    words = WORDS.get(Generation.Operation(clip.operation))
    if words is None:
        return None
    source = clip.parent
    if source is None:
        return Origin(words=words, lost=True)
    if source.author_id == viewer.pk:
        return Origin(words=words, own=source, before=source.story)
    posts = Post.objects.visible_to(viewer).filter(generation=source)
    post = posts.select_related("author").first()
    return Origin(words=words, post=post, before=source.story if post else "")


def family_of(post: Post, viewer: User | None) -> Family:
    """Find the posts around a post that the viewer may see. Six queries at most."""
    before = _seen(viewer, _rows(_BEFORE, clip=post.generation_id, most=50))
    parents = [before[0].generation_id] if before else []
    beside = _seen(viewer, _rows(_AFTER, clips=parents)) if parents else []
    after = _seen(viewer, _rows(_AFTER, clips=[post.generation_id]))
    known = {post.pk, *(other.pk for other in (*before, *after))}
    return Family(
        before=before[:MOST_SHOWN][::-1],
        beside=_newest(other for other in beside if other.pk not in known),
        after=_newest(after),
    )


def _newest(posts: Iterable[Post]) -> list[Post]:
    return sorted(posts, key=lambda post: post.posted_at, reverse=True)[:MOST_SHOWN]


def _seen(viewer: User | None, clips: list[UUID]) -> list[Post]:
    """Return the posts of some clips in the clips' order, as far as they may be seen."""
    if not clips:
        return []
    posts = Post.objects.visible_to(viewer).filter(generation__in=clips)
    shown = posts.select_related("author", "generation")
    return sorted(shown, key=lambda post: clips.index(post.generation_id))


def _rows(sql: str, **facts: Any) -> list[UUID]:
    with connection.cursor() as cursor:
        cursor.execute(sql, {"deepest": DEEPEST, **facts})
        return [row[0] for row in cursor.fetchall()]
