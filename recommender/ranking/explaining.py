"""Why a clip is shown: what was asked for, the strongest tie, the strongest interest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np

from recommender.ranking.facets import KEYS
from recommender.ranking.features import GROUPS
from recommender.ranking.gate import WANTED, Reading
from recommender.ranking.lexicon import FACETS
from recommender.ranking.pool import FAR, Candidates, Source, Viewer

MOST: Final = 3
TASTE: Final = "taste:"  # and the key of a facet
LIKED: Final = 0.3  # of a taste: from here on it is a reason

About = Literal["instruction", "tie", "interest", "everybody", "chance"]


@dataclass(frozen=True)
class Reason:
    """A reason in plain words, and what it is about: that is what can be forgotten."""

    words: str
    about: About


REASONS: Final = {
    "asked": Reason("You asked for this", "instruction"),
    "mood": Reason("It goes with the mood you asked for", "instruction"),
    "cameo": Reason("You are in it", "tie"),
    "mutual": Reason("By somebody you follow, and who follows you", "tie"),
    "follow": Reason("By somebody you follow", "tie"),
    "lineage": Reason("It belongs to the remixes around your clips", "tie"),
    "friends_remixed": Reason("People you follow remixed it", "tie"),
    "friends_liked": Reason("People you follow liked it", "tie"),
    "affinity": Reason("You often like this person's clips", "tie"),
    "session": Reason("Like what you liked just now", "interest"),
    "long": Reason("Like what you have liked lately", "interest"),
    "similar": Reason("Liked by people who liked what you liked", "interest"),
    "trending": Reason("Many people make something of it", "everybody"),
    "fresh": Reason("New, and seen by few as yet", "everybody"),
    "explored": Reason("Shown to a few people to find out who likes it", "chance"),
    "chance": Reason("By chance, for variety", "chance"),
}


def reason(code: str) -> Reason:
    """Say a reason in plain words. Codes that are not known any more are by chance."""
    if code.startswith(TASTE) and (facet := FACETS.get(code.removeprefix(TASTE))):
        return Reason(f"You often like clips with {facet.names[0]}", "interest")
    return REASONS.get(code, REASONS["chance"])


def closest(sources: int) -> Source:
    """Return the closest of several sources: they are named in that order."""
    return Source(sources & -sources)


def reasons(
    pool: Candidates, row: int, *, viewer: Viewer, reading: Reading, explored: bool
) -> tuple[str, ...]:
    """Return the codes of why one candidate is shown, the most telling first, one at least."""
    codes = [
        *_asked(row, viewer, reading),
        *list(_ties(pool, row))[:1],
        *(["explored"] if explored else []),
        *list(_interests(pool, row, viewer))[:1],
        *_found(Source(int(pool.sources[row]))),
    ]
    return tuple(dict.fromkeys(codes))[:MOST] or ("chance",)


def _asked(row: int, viewer: Viewer, reading: Reading) -> Iterator[str]:
    if reading.wanted_most[row] >= WANTED:
        yield "asked"
    if viewer.plan.feelings and reading.lean[row] > 0:
        yield "mood"


def _ties(pool: Candidates, row: int) -> Iterator[str]:
    ties, source = pool.ties, Source(int(pool.sources[row]))
    held = {
        "cameo": ties.cameo[row] > 0,
        "mutual": ties.mutual[row] > 0,
        "follow": ties.follow[row] > 0,
        "lineage": ties.remix_distance[row] < FAR or Source.LINEAGE in source,
        "friends_remixed": ties.friends_remixed[row] > 0,
        "friends_liked": ties.friends_liked[row] > 0,
        "affinity": ties.affinity_30[row] >= 1,
    }
    yield from (code for code, holds in held.items() if holds)


def _interests(pool: Candidates, row: int, viewer: Viewer) -> Iterator[str]:
    if viewer.tastes is not None:
        shared = np.where(pool.facets[row] >= WANTED, viewer.tastes, 0)
        if shared.max() >= LIKED:
            yield f"{TASTE}{KEYS[int(shared.argmax())]}"
    if pool.similar[row] > 0:
        yield "similar"
    source = Source(int(pool.sources[row]))
    if Source.SESSION in source:
        yield "session"
    if Source.LONG in source:
        yield "long"


def _found(source: Source) -> Iterator[str]:
    if Source.TRENDING in source:
        yield "trending"
    if Source.FRESH in source:
        yield "fresh"


def shares(contributions: dict[str, float]) -> list[tuple[str, float]]:
    """Bring what each group of features adds into shares of all that was added, in plain words.

    The greatest come first; what spoke against is negative.
    """
    total = sum(map(abs, contributions.values())) or 1.0
    by_weight = sorted(contributions.items(), key=lambda entry: -abs(entry[1]))
    return [(GROUPS[group], part / total) for group, part in by_weight if part]
