"""Reading items: what their text means, as vectors, facets and moods."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from datetime import timedelta
from typing import Final

import numpy as np
from django.db.models import Q
from django.utils import timezone

from recommender.models import Interaction, Item
from recommender.ranking import facets, moods
from recommender.ranking.pool import Floats
from recommender.signals import items_read
from sora_site.core.embedding import WEIGHTS_SHA256, embed

AT_ONCE: Final = 64  # texts that are embedded together
FOLLOWED_UP: Final = timedelta(hours=24)  # within which a clip may owe itself to one seen
LIKE_ENOUGH: Final = 0.5  # cosine from which on it does
PLACES_KEPT: Final = re.compile(r"\b(?:a|an|the|some|my)\b", re.IGNORECASE)
WORDS: Final = (4, 40)  # of a prompt that somebody can make their own


def reading() -> str:
    """Name what items are read with now: it changes with the embedder, the facets and moods."""
    parts = [WEIGHTS_SHA256, *facets.KEYS, *moods.MOODS, "6"]
    return hashlib.sha256(" ".join(parts).encode()).hexdigest()[:16]


def read_items(items: Sequence[Item]) -> None:
    """Understand the texts of some items and write down what they are about.

    :raises EmbeddingUnavailable: if the model cannot be loaded.
    """
    for start in range(0, len(items), AT_ONCE):
        _read(items[start : start + AT_ONCE])
    if items:
        items_read.send(sender=Item)


def _read(items: Sequence[Item]) -> None:
    texts = [item.text for item in items]
    vectors = embed(texts)
    likely = facets.probabilities(texts, vectors).astype("<f2")
    lean = moods.leanings(vectors, embed).astype("<f2")
    for row, item in enumerate(items):
        item.vector = vectors[row]
        item.facets = likely[row].tobytes()
        item.moods = lean[row].tobytes()
        item.reusable = reusable(item.text)
        item.reading = reading()
    Item.objects.bulk_update(items, ["vector", "facets", "moods", "reusable", "reading"])


def reusable(text: str) -> float:
    """Guess how well others can make a prompt their own, in [0, 1].

    A short scene with things in it that can be exchanged can; a single word or a page cannot.
    """
    words = len(text.split())
    least, most = WORDS
    fitting = min(words / least, 1.0) * min(most / max(words, 1), 1.0)
    return round(fitting * (0.5 + 0.5 * min(len(PLACES_KEPT.findall(text)), 3) / 3), 3)


def seed_of(item: Item) -> Item | None:
    """Find what its author saw shortly before and that a new item resembles most, if any does.

    A remix is told of as one, and is made after nothing else.
    """
    assert item.vector is not None
    if Item.objects.filter(family=item.family).exclude(pk=item.pk).exists():
        return None
    since = timezone.now() - FOLLOWED_UP
    seen = Interaction.objects.filter(person=item.author_id, at__gte=since)
    told = Item.objects.understood().filter(~Q(author=item.author_id), interactions__in=seen)
    known = list(told.distinct()[:500])
    if not known:
        return None
    cosines: Floats = np.stack([other.vector for other in known]) @ np.asarray(item.vector)
    best = int(cosines.argmax())
    return known[best] if cosines[best] >= LIKE_ENOUGH else None
