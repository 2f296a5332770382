"""What a feed goes by: for everybody, as its registry says; for one person, as it was recorded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.conf import settings
from django.db.models import Exists, OuterRef

from feed.models import Post
from recommender.models import Interaction, InteractionQuerySet
from recommender.ranking.arranging import Rules
from recommender.ranking.features import FEATURES, GROUPS
from recommender.ranking.heuristic import WEIGHTS
from sora_site.accounts.models import User

Kind = Interaction.Kind
UNWANTED: Final = (Kind.HIDE, Kind.LESS_LIKE)


@dataclass(frozen=True, kw_only=True)
class Parameter:
    """One thing the order goes by: `weight` above 0 speaks for a clip, below against it."""

    words: str
    weight: float


@dataclass(frozen=True, kw_only=True)
class Group:
    """Parameters that belong together; `share` is how much all of them weigh, in per cent."""

    title: str
    parameters: tuple[Parameter, ...]
    share: int


@dataclass(frozen=True, kw_only=True)
class Parameters:
    """All that decides the order of a feed, from the registry the ranker computes with."""

    groups: tuple[Group, ...]
    connected: int  # per cent of a page, at least
    explored: int  # per cent
    most_of_author: int


def parameters() -> Parameters:
    """Tell what decides the order of every feed."""
    rules = Rules(connected_share=settings.CONNECTED_SHARE, explore_share=settings.EXPLORED_SHARE)
    total = sum(map(abs, WEIGHTS.values()))
    return Parameters(
        groups=tuple(_group(key, title, total) for key, title in GROUPS.items()),
        connected=round(rules.connected_share * 100),
        explored=round(rules.explore_share * 100),
        most_of_author=rules.most_of_author,
    )


def _group(key: str, title: str, total: float) -> Group:
    known = [feature for feature in FEATURES if feature.group == key]
    told = tuple(
        Parameter(words=feature.words, weight=WEIGHTS.get(feature.name, 0.0)) for feature in known
    )
    weight = sum(abs(each.weight) for each in told)
    return Group(title=title, parameters=told, share=round(100 * weight / total))


def recorded(viewer: User) -> InteractionQuerySet:
    """Find all that was written down of what a viewer did, the latest first.

    `is_seen` says whether they still see the clip.
    """
    seen = Post.objects.visible_to(viewer).filter(pk=OuterRef("item"))
    doings = Interaction.objects.of(viewer).select_related("item__author")
    return doings.annotate(is_seen=Exists(seen)).order_by("-at", "-pk")


def unwanted(viewer: User) -> InteractionQuerySet:
    """Find what a viewer does not want to see, or less like it."""
    return recorded(viewer).filter(kind__in=UNWANTED)
