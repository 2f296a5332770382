"""Weeks of pages that were shown and answered, made from a seed, in the real tables."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID, uuid4

import numpy as np
from django.utils import timezone

from recommender.models import Impression, Interaction, Item, Tally
from recommender.ranking.facets import KEYS as FACETS
from recommender.ranking.features import KEY, NAMES
from recommender.ranking.moods import MOODS
from recommender.ranking.pool import Floats
from sora_site.accounts.models import User
from tests.factories import ItemFactory, UserFactory

Taste = Callable[[Floats, float], bool]  # of a row, when a share of all weeks has passed

MOODY: Final = [at for at, name in enumerate(NAMES) if name.startswith("mood_")]
PAGE: Final = 8
APART: Final = timedelta(hours=25)  # so that what was done with a page is not about the next


def calm(row: Floats, when: float) -> bool:
    """Say that people make something of what is calm, which no rule knows."""
    return bool(row[NAMES.index("mood_calm")] > 1)


def mixed(row: Floats, when: float) -> bool:
    """Say that it takes many moods together, which one tree cannot tell."""
    return bool(row[MOODY].sum() > 3)


def turned(row: Floats, when: float) -> bool:
    """Say that people change their minds at the end: what was learned is wrong."""
    return calm(row, when) if when < 0.8 else bool(row[NAMES.index("mood_calm")] < -1)


def weeks(
    taste: Taste = calm, *, people: int = 6, pages: int = 45, seed: int = 7
) -> tuple[list[User], list[Item]]:
    """Show pages to people, who see all of them and remix what is to their taste."""
    rng = np.random.default_rng(seed)
    viewers = [UserFactory.create() for _ in range(people)]
    items = things(rng, author=UserFactory.create())
    shown: list[Impression] = []
    done: list[Interaction] = []
    began = timezone.now() - (pages + 1) * APART
    for at in range(pages):
        for viewer in viewers:
            chosen = [items[n] for n in rng.choice(len(items), PAGE, replace=False)]
            rows = rng.normal(scale=0.02, size=(PAGE, len(NAMES))).astype("<f4")
            rows[:, MOODY] = rng.normal(size=(PAGE, len(MOODY)))
            rows[:, NAMES.index("asked")] = 0
            moment = began + at * APART
            shown += page_of(viewer, chosen, rows, at=moment)
            done += [_did(viewer, item, Interaction.Kind.VIEW, moment) for item in chosen]
            done += [
                _did(viewer, item, Interaction.Kind.REMIX, moment)
                for item, row in zip(chosen, rows, strict=True)
                if taste(row, at / pages)
            ]
    Impression.objects.bulk_create(shown)
    Interaction.objects.bulk_create(done)
    return viewers, items


def things(rng: np.random.Generator, *, author: User, count: int = 40) -> list[Item]:
    """Publish items of which each has about a third of a few facets."""
    items = []
    for _ in range(count):
        likely = np.zeros(len(FACETS), "<f2")
        likely[:4] = np.where(rng.random(4) < 0.35, 0.9, 0.05)
        vector = rng.normal(size=384).astype(np.float32)
        items.append(
            ItemFactory.create(
                author=author,
                facets=likely.tobytes(),
                moods=np.zeros(len(MOODS), "<f2").tobytes(),
                vector=vector / np.linalg.norm(vector),
                reading="of a test",
            )
        )
    Tally.objects.bulk_create(Tally(item=item) for item in items)
    return items


def page_of(viewer: User, items: list[Item], rows: Floats, *, at: datetime) -> list[Impression]:
    slate: UUID = uuid4()
    return [
        Impression(
            person=viewer,
            item=item,
            slate=slate,
            position=place,
            source=1,
            features=row.tobytes(),
            features_key=KEY,
            propensity=0.95,
            at=at,
        )
        for place, (item, row) in enumerate(zip(items, rows, strict=True))
    ]


def _did(viewer: User, item: Item, kind: Interaction.Kind, shown_at: datetime) -> Interaction:
    return Interaction(person=viewer, item=item, kind=kind, at=shown_at + timedelta(minutes=2))
