"""What items mean, kept in the process: quick where nothing changed, and never out of date."""

from __future__ import annotations

import numpy as np
import pytest
from pytest_django import DjangoAssertNumQueries

from recommender.columns import Rows, edition, read
from recommender.meanings import Kept, Meanings
from recommender.models import Item
from recommender.pooling import pooled
from recommender.ranking.pool import Floats, named
from recommender.sourcing import Found
from recommender.understanding import read_items
from sora_site.accounts.models import User
from sora_site.core.ids import array
from tests.recommender.world import CARS, CATS, items_of

pytestmark = pytest.mark.django_db


def found(items: list[Item]) -> Found:
    nobody = np.zeros(len(items), np.float32)
    return Found(
        ids=named([item.pk for item in items]),
        sources=np.ones(len(items), np.int64),
        friends_liked=nobody,
        friends_remixed=nobody,
        similar=nobody,
    )


def meant(viewer: User, items: list[Item]) -> Floats:
    """Ask what the ranker is told they mean: (items, 384)."""
    return pooled(viewer, found(items), learned=False, worded=False).vectors


def as_stored(items: list[Item]) -> Floats:
    return np.stack([Item.objects.get(pk=item.pk).vector for item in items])


def test_what_was_met_before_is_not_read_again(
    stranger: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    items = items_of(CATS)
    first = meant(stranger, items)

    with django_assert_num_queries(1):
        again = meant(stranger, items[::-1])

    np.testing.assert_allclose(first, as_stored(items))
    np.testing.assert_array_equal(again, first[::-1])


def test_item_read_anew_means_the_new_at_once(stranger: User) -> None:
    items = items_of(CATS)
    meant(stranger, items)
    Item.objects.filter(pk=items[1].pk).update(text=CARS[0])
    read_items(list(Item.objects.filter(pk=items[1].pk)))

    np.testing.assert_allclose(meant(stranger, items), as_stored(items))


def test_item_nobody_read_yet_means_nothing_until_somebody_does(stranger: User) -> None:
    items = items_of(CATS)
    Item.objects.filter(pk=items[0].pk).update(vector=None, facets=b"", moods=b"")
    assert not meant(stranger, items)[0].any()

    read_items(list(Item.objects.filter(pk=items[0].pk)))

    np.testing.assert_allclose(meant(stranger, items), as_stored(items))


@pytest.mark.parametrize("most", [0, 2, 3, 4])
def test_process_that_keeps_few_says_the_same(most: int, stranger: User) -> None:
    items, kept = items_of([*CATS, *CARS]), Kept(most)
    for these in (items[:3], items[3:], items, items[1:4]):
        ids = named([item.pk for item in these])

        meanings = kept.of(ids, _editions(these))

        np.testing.assert_allclose(meanings.vectors, as_stored(these))


def test_what_was_met_longest_ago_goes_first(
    stranger: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    items, kept = items_of([*CATS, *CARS])[:6], Kept(4)
    ids = named([item.pk for item in items])
    editions = _editions(items)
    for start in (0, 2, 4):
        kept.of(ids[start : start + 2], editions[start : start + 2])

    with django_assert_num_queries(0):
        kept.of(ids[2:], editions[2:])
    with django_assert_num_queries(1):
        kept.of(ids[:2], editions[:2])


def test_item_withdrawn_meanwhile_means_nothing(stranger: User) -> None:
    items = items_of(CATS)
    editions = _editions(items)
    Item.objects.filter(pk=items[2].pk).delete()

    meanings = Kept(9).of(named([item.pk for item in items]), editions)

    assert isinstance(meanings, Meanings)
    np.testing.assert_allclose(meanings.vectors[:2], as_stored(items[:2]))
    assert not meanings.vectors[2].any()


def _editions(items: list[Item]) -> Rows:
    rows = read(
        "SELECT item.id, item.xmin AS written, item.ctid AS stands"
        " FROM unnest(%(items)s::uuid[]) WITH ORDINALITY AS asked(id, place)"
        " JOIN recommender_item item USING (id) ORDER BY place",
        {"edition": edition("id", "written", "stands")},
        {"items": array(item.pk for item in items)},
    )
    editions: Rows = rows["edition"]
    return editions
