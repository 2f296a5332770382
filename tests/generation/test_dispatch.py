from __future__ import annotations

import threading
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.utils import timezone
from pytest_django.fixtures import Settings

from generation import dispatch, lines, services
from generation.models import Generation, RenderShare, RenderTurn
from sora_site.accounts.models import Tier, User
from tests.factories import GenerationFactory, RunningFactory, UserFactory

POOL = "cpu"
State = Generation.State

pytestmark = pytest.mark.django_db


def use(person: User, seconds: float, *, at: datetime | None = None) -> None:
    share, _ = RenderShare.objects.get_or_create(person=person)
    dispatch.set_use(share, seconds=seconds, at=at or timezone.now())


def test_empty_queue_gives_nothing() -> None:
    assert dispatch.claim(POOL) is None


def test_claim_leases_the_clip_and_counts_the_attempt() -> None:
    waiting = GenerationFactory.create()

    claimed = dispatch.claim(POOL)

    assert claimed == waiting
    assert (claimed.state, claimed.attempt) == (State.RENDERING, 1)
    assert claimed.leased_until is not None
    assert claimed.leased_until > timezone.now()


def test_clip_of_another_pool_is_left_alone() -> None:
    GenerationFactory.create(pool="gpu")

    assert dispatch.claim("cpu") is None


def test_clip_under_a_live_lease_is_not_claimed() -> None:
    RunningFactory.create()

    assert dispatch.claim(POOL) is None


@pytest.mark.parametrize("state", [State.RENDERING, State.FINISHING])
def test_lapsed_lease_is_claimed_with_the_next_attempt(state: Generation.State) -> None:
    past = timezone.now() - timedelta(seconds=1)
    dead = RunningFactory.create(state=state, leased_until=past, attempt=2)

    claimed = dispatch.claim(POOL)

    assert claimed == dead
    assert claimed.attempt == 3


def test_clip_that_waits_for_others_is_left_alone() -> None:
    GenerationFactory.create(state=State.HELD)

    assert dispatch.claim(POOL) is None


def test_clip_of_a_recipe_this_worker_lacks_is_left_to_others(owner: User) -> None:
    now = timezone.now()
    older = GenerationFactory.create(author=owner, recipe="x:y", created_at=now - timedelta(1))
    younger = GenerationFactory.create(author=owner, created_at=now)

    assert dispatch.claim(POOL, without=["x:y"]) == younger
    assert dispatch.claim(POOL, without=["x:y"]) is None
    assert dispatch.claim(POOL) == older


def test_clip_taken_back_into_the_queue_is_claimed_again() -> None:
    job = GenerationFactory.create()
    dispatch.claim(POOL)
    dispatch.drop_idle_turns()

    Generation.objects.filter(pk=job.pk).move(State.QUEUED, leased_until=None)

    again = dispatch.claim(POOL)
    assert again == job
    assert again.attempt == 2


def test_preview_goes_before_everything_and_beside_the_renders_of_its_person(
    owner: User, stranger: User, settings: Settings
) -> None:
    settings.RENDERS_AT_ONCE = 1
    RunningFactory.create(author=owner)
    GenerationFactory.create(author=stranger)
    preview = GenerationFactory.create(author=owner, operation=Generation.Operation.PREVIEW)
    another = GenerationFactory.create(author=owner, operation=Generation.Operation.PREVIEW)

    assert dispatch.claim(POOL) == preview
    assert dispatch.claim(POOL) not in (None, another)
    assert dispatch.claim(POOL) is None


def test_oldest_clip_of_a_person_goes_first(owner: User) -> None:
    now = timezone.now()
    GenerationFactory.create(author=owner, created_at=now)
    older = GenerationFactory.create(author=owner, created_at=now - timedelta(minutes=1))

    assert dispatch.claim(POOL) == older


def test_interactive_work_goes_before_bulk(owner: User) -> None:
    now = timezone.now()
    GenerationFactory.create(bulk=True, created_at=now - timedelta(hours=1))
    interactive = GenerationFactory.create(created_at=now)

    assert dispatch.claim(POOL) == interactive


def test_fifty_clips_of_one_person_do_not_delay_the_first_of_another(
    owner: User, stranger: User
) -> None:
    now = timezone.now()
    for minute in range(50):
        GenerationFactory.create(author=owner, created_at=now - timedelta(minutes=100 - minute))
    use(owner, 10)
    late = GenerationFactory.create(author=stranger, created_at=now)

    assert dispatch.claim(POOL) == late


def test_work_under_way_counts_before_it_is_charged(owner: User, stranger: User) -> None:
    now = timezone.now()
    mine = GenerationFactory.create_batch(
        2, author=owner, estimated_seconds=8, created_at=now - timedelta(minutes=1)
    )
    use(stranger, 5)
    theirs = GenerationFactory.create(author=stranger, created_at=now)

    assert dispatch.claim(POOL) in mine
    assert dispatch.claim(POOL) == theirs
    assert dispatch.claim(POOL) in mine


def test_takeover_from_a_worker_that_died_is_not_charged_twice(owner: User) -> None:
    GenerationFactory.create(author=owner, estimated_seconds=100)
    dispatch.claim(POOL)
    Generation.objects.update(leased_until=timezone.now())

    dispatch.claim(POOL)

    assert RenderShare.objects.get(person=owner).used_seconds == pytest.approx(100, abs=1)


def test_charge_replaces_what_was_foreseen_by_what_it_took(owner: User) -> None:
    GenerationFactory.create(author=owner, estimated_seconds=100)
    job = dispatch.claim(POOL)
    assert job is not None
    Generation.objects.update(started_at=timezone.now() - timedelta(seconds=30))
    job.refresh_from_db()

    dispatch.charge(job)

    share = RenderShare.objects.get(person=owner)
    assert share.used_seconds == pytest.approx(30, abs=2)
    assert RenderTurn.objects.get(person=owner).score == share.score


def test_use_of_long_ago_is_forgotten(owner: User, stranger: User, settings: Settings) -> None:
    now = timezone.now()
    settings.RENDER_SHARE_HALF_LIFE = 60
    use(owner, 1000, at=now - timedelta(minutes=20))
    use(stranger, 5)
    forgiven = GenerationFactory.create(author=owner)
    GenerationFactory.create(author=stranger)

    assert dispatch.claim(POOL) == forgiven


def test_nobody_has_more_than_their_number_of_renders_at_once(
    owner: User, settings: Settings
) -> None:
    settings.RENDERS_AT_ONCE = 2
    RunningFactory.create_batch(2, author=owner)
    GenerationFactory.create(author=owner)

    assert dispatch.claim(POOL) is None


def test_waiting_order_is_the_order_of_claims() -> None:
    GenerationFactory.create_batch(5)
    foreseen = lines.waiting_order(POOL)

    claimed = []
    while (job := dispatch.claim(POOL)) is not None:
        claimed.append(job.pk)

    assert claimed == foreseen


def test_charge_adds_the_time_spent_to_the_share(owner: User) -> None:
    job = RunningFactory.create(author=owner, started_at=timezone.now() - timedelta(seconds=30))

    dispatch.charge(job)
    dispatch.charge(job)

    assert RenderShare.objects.get(person=owner).used_seconds == pytest.approx(60, abs=2)


def test_people_with_nothing_left_leave_the_line(owner: User) -> None:
    GenerationFactory.create(author=owner)
    left = GenerationFactory.create()
    services.cancel_clip(clip=left)

    assert dispatch.drop_idle_turns() == 1
    assert RenderTurn.objects.get().person == owner


def test_fresh_tokens_are_not_sent_again() -> None:
    GenerationFactory.create()

    assert dispatch.take_tokenless(POOL) == 0


def test_lost_tokens_are_taken_once() -> None:
    old = timezone.now() - timedelta(hours=1)
    GenerationFactory.create_batch(3, token_sent_at=old)
    RunningFactory.create(token_sent_at=old)

    assert dispatch.take_tokenless(POOL) == 3
    assert dispatch.take_tokenless(POOL) == 0


def test_sweep_rings_a_few_times_for_a_long_queue() -> None:
    old = timezone.now() - timedelta(hours=1)
    GenerationFactory.create_batch(dispatch.RINGS + 5, token_sent_at=old)
    GenerationFactory.create(pool="gpu", token_sent_at=old)

    assert dispatch.take_tokenless(POOL) == dispatch.RINGS
    assert dispatch.take_tokenless("gpu") == 1


@pytest.mark.django_db(transaction=True)
def test_workers_asking_at_once_keep_to_the_number_of_renders_of_a_person(
    owner: User, settings: Settings
) -> None:
    settings.RENDERS_AT_ONCE = 2
    GenerationFactory.create_batch(12, author=owner)
    barrier = threading.Barrier(4)
    claimed: list[Generation | None] = []

    def worker() -> None:
        barrier.wait()
        claimed.append(dispatch.claim(POOL))
        connection.close()

    threads = [threading.Thread(target=worker) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sum(job is not None for job in claimed) == 2


@pytest.mark.django_db(transaction=True)
def test_workers_asking_at_once_get_different_clips() -> None:
    for _ in range(12):
        GenerationFactory.create(author=UserFactory.create())
    barrier = threading.Barrier(4)
    claimed: list[str] = []

    def worker() -> None:
        barrier.wait()
        while job := dispatch.claim(POOL):
            claimed.append(str(job.pk))
        connection.close()

    threads = [threading.Thread(target=worker) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(claimed) == len(set(claimed)) == 12


def test_tier_with_twice_the_weight_is_charged_half(owner: User, settings: Settings) -> None:
    settings.RENDER_WEIGHTS = {"standard": 1.0, "pro": 2.0}
    User.objects.filter(pk=owner.pk).update(tier=Tier.PRO)
    GenerationFactory.create(author=owner, estimated_seconds=100)
    job = dispatch.claim(POOL)
    assert job is not None
    assert RenderShare.objects.get(person=owner).used_seconds == pytest.approx(50)
    Generation.objects.update(started_at=timezone.now() - timedelta(seconds=30))
    job.refresh_from_db()

    dispatch.charge(job)

    assert RenderShare.objects.get(person=owner).used_seconds == pytest.approx(15, abs=1)
