"""What is liked together: found out from everybody's likes, offered to who liked one of it."""

from __future__ import annotations

import numpy as np
import pytest
from django.core.management import call_command
from scipy import sparse

from recommender import learning, services
from recommender.models import Companion, Interaction, Item, Profile
from recommender.ranking.pool import Source
from recommender.services import Terms
from recommender.sourcing import Aims, gather
from recommender.training.relating import COMPANIONS, best, ease, relate_items
from sora_site.accounts.models import User
from tests.factories import UserFactory
from tests.recommender.lastfm import ease as ease_over_people
from tests.recommender.world import CARS, CATS, SEAS, everything, items_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def items() -> list[Item]:
    return items_of([*CATS, *CARS, *SEAS])


def like(person: User, *items: Item) -> None:
    for item in items:
        services.record(person=person, item=item.pk, kind=Interaction.Kind.LIKE)


def liked_together(items: list[Item]) -> None:
    """Let four people like the first cat and the first car, and four others the other cats."""
    for _ in range(4):
        like(UserFactory.create(), items[0], items[3])
        like(UserFactory.create(), items[1], items[2])


def similar_to(viewer: User, *, alike: bool = True) -> dict[Item, float]:
    """Find what is offered because of what others liked, and how much speaks for it."""
    found = gather(viewer, Aims(alike=alike))
    offered = (found.sources & int(Source.SIMILAR)) > 0
    assert ((found.similar > 0) == offered).all()
    by_id = {item.pk: item for item in Item.objects.all()}
    return {
        by_id[one]: float(score)
        for one, score in zip(found.ids, found.similar, strict=True)
        if score
    }


def test_what_is_liked_together_is_offered_to_who_liked_one_of_it(
    items: list[Item], stranger: User
) -> None:
    liked_together(items)
    assert relate_items() == 4
    assert similar_to(stranger) == {}

    like(stranger, items[0])

    (offered,) = similar_to(stranger)
    assert offered == items[3]
    Profile.objects.filter(person=stranger).update(tastes=b"")  # its own reason would go before
    page = services.rank(person=stranger, allowed=everything, terms=Terms(size=5))
    placed = {one.id: one for one in page.placed}[items[3].pk]
    assert "similar" in placed.reasons


def test_it_goes_with_the_like_and_is_not_used_where_nothing_learned_is(
    items: list[Item], stranger: User
) -> None:
    liked_together(items)
    relate_items()
    like(stranger, items[0])
    assert similar_to(stranger, alike=False) == {}

    services.forget_item(person=stranger, item=items[0].pk)

    assert similar_to(stranger) == {}


def test_what_one_alone_likes_goes_with_nothing_and_disliking_is_no_liking(
    items: list[Item],
) -> None:
    like(UserFactory.create(), items[0], items[3])
    for _ in range(3):
        person = UserFactory.create()
        for item in items[1:3]:
            services.record(person=person, item=item.pk, kind=Interaction.Kind.LESS_LIKE)

    assert relate_items() == 0


def test_each_time_all_is_found_out_anew(items: list[Item]) -> None:
    liked_together(items)
    relate_items()
    first = set(Companion.objects.values_list("item", "other"))
    assert relate_items() == len(first) == 4
    Interaction.objects.filter(item=items[0]).delete()

    call_command("ranker", "relate")

    pair = {items[1].pk, items[2].pk}
    assert set(Companion.objects.values_list("item", flat=True)) == pair


def test_liking_is_the_same_here_and_for_what_is_learned_of_one_person() -> None:
    assert set(Interaction.LIKING) == set(learning.LIKING)


def test_nothing_liked_at_all_is_no_error() -> None:
    assert relate_items() == 0


def test_scores_are_those_of_the_other_way_to_reckon_them() -> None:
    """The inverse over items, and the one over people that Last.fm is measured with, agree."""
    rng = np.random.default_rng(1)
    liked = (rng.random((30, 20)) < 0.2).astype(np.float32)
    liked[0] = 1  # no item that nobody likes

    scores = np.where(liked > 0, 0, liked @ ease(sparse.csr_matrix(liked), ridge=100.0))

    np.testing.assert_allclose(scores, ease_over_people(liked), rtol=1e-3, atol=1e-5)


def test_only_the_best_companions_are_kept() -> None:
    weights = np.random.default_rng(1).normal(size=(80, 80)).astype(np.float32) + 2

    rows, others, kept = best(weights)

    assert (np.bincount(rows) <= COMPANIONS).all()
    assert set(others[rows == 7]) <= set(np.argsort(-weights[7])[:COMPANIONS])
    assert (kept > 0).all()
