"""What is found out for everybody: by a worker, or by the page that finds nothing."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from recommender import reckoning, services, tasks
from recommender.models import Interaction
from sora_site.accounts.models import User
from sora_site.core.ids import array
from tests.factories import UserFactory
from tests.recommender.world import CARS, CATS, everything, items_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_known() -> None:
    cache.delete_many([reckoning.TREND_KEY, reckoning.PRIORS_KEY])
    reckoning._priors_of.cache_clear()


def looked_at_everything(viewer: User) -> int:
    """Ask for a page; count the queries that go through all clips."""
    with CaptureQueriesContext(connection) as asked:
        services.rank(person=viewer, allowed=everything)
    wide = ("GROUP BY done.item_id, tally.views", "GROUP BY item.author_id")
    return sum(one in str(query["sql"]) for query in asked.captured_queries for one in wide)


def test_no_page_waits_for_what_a_worker_found_out(stranger: User) -> None:
    items_of(CATS)
    tasks.reckon_trending()
    tasks.reckon_priors()
    assert looked_at_everything(stranger) == 0


def test_without_a_worker_the_first_page_finds_it_out_for_the_next(stranger: User) -> None:
    items_of(CATS)
    assert looked_at_everything(stranger) == 2
    assert looked_at_everything(UserFactory.create()) == 0


def test_what_people_make_something_of_trends_and_speaks_for_its_author() -> None:
    remixed, _ = items_of([CATS[0], CARS[0]])
    for _ in range(3):
        maker = UserFactory.create()
        services.record(person=maker, item=remixed.pk, kind=Interaction.Kind.VIEW)
        services.record(person=maker, item=remixed.pk, kind=Interaction.Kind.REMIX)
    tasks.reckon_trending()
    tasks.reckon_priors()
    assert reckoning.trending() == array([remixed.pk])
    priors = reckoning.author_priors()
    assert priors.keys() == {remixed.author_id.bytes}
    assert priors[remixed.author_id.bytes] > reckoning.USUAL_PRIOR
