"""What clips cost, what is given back, and a ledger that nobody can change."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from generation import dispatch, ledger, rendering, services
from generation.models import CreditEntry, Generation, Wallet
from generation.services import BoardOrder, ClipOrder, CreditsShort, ShotOrder, balance_of
from sora_site.accounts.models import Tier, User
from sora_site.accounts.services.tiers import set_tier
from sora_site.notifications.models import Notification
from tests.conftest import signed_in
from tests.factories import FIFTEEN, GenerationFactory, GuardianshipFactory, UserFactory
from tests.generation.small_engine import SmallEngine, use_engine

pytestmark = pytest.mark.django_db

Kind = CreditEntry.Kind
State = Generation.State


@pytest.fixture(autouse=True)
def small_engine(settings: Settings) -> None:
    use_engine(settings, SmallEngine)
    settings.DAILY_GENERATIONS = 5


def ask(author: User, prompt: str = "A dog runs.", seconds: int = 8) -> Generation:
    order = ClipOrder(prompt=prompt, seconds=seconds)
    return services.request_clip(author=author, order=order, request_key=uuid4())


def give(person: User, amount: int) -> None:
    by = UserFactory.create(is_staff=True)
    services.give_credits(person=person, amount=amount, why="Thanks", by=by, request_key=uuid4())


def lines(person: User) -> list[tuple[str, int, int]]:
    entries = CreditEntry.objects.filter(person=person).order_by("pk")
    return list(entries.values_list("kind", "amount", "free"))


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    return lambda moment: monkeypatch.setattr(timezone, "now", lambda: moment)


@pytest.mark.parametrize(
    ("asked", "price"),
    [
        (ClipOrder(prompt="x", seconds=4), 1),
        (ClipOrder(prompt="x", seconds=20), 5),
        (ClipOrder(prompt="x", seconds=8, slot="sora-2-pro"), 4),
        (ClipOrder(prompt="x", slot="nothing"), 0),
        (BoardOrder(shots=(ShotOrder(prompt="x"), ShotOrder(prompt="x", seconds=12))), 4),
        (Generation(seconds=10, slot="sora-2"), 3),
        (Generation(seconds=60, added_seconds=8, operation="extend"), 2),
        (Generation(seconds=8, operation="trim"), 0),
        (Generation(seconds=8, operation="preview"), 0),
        (Generation(seconds=8, bulk=True), 0),
    ],
    ids=[
        "short",
        "long",
        "pro",
        "no such model",
        "storyboard",
        "begun step",
        "extension",
        "cut",
        "preview",
        "bulk",
    ],
)
def test_price_is_by_what_is_rendered(
    asked: ClipOrder | BoardOrder | Generation, price: int
) -> None:
    assert services.price_of(asked) == price


def test_clip_that_is_made_is_paid_for_once(owner: User) -> None:
    ask(owner)

    assert rendering.render_next("cpu")

    assert lines(owner) == [("grant", 10, 10), ("reserve", -2, -2), ("settle", 0, 0)]
    assert balance_of(owner).total == 8


@pytest.mark.parametrize("prompt", ["the unfilmable"])
def test_clip_the_engine_refuses_is_given_back(owner: User, prompt: str) -> None:
    clip = ask(owner)
    Generation.objects.filter(pk=clip.pk).update(prompt=prompt)

    assert rendering.render_next("cpu")

    assert Generation.objects.get().state == State.REFUSED
    assert lines(owner)[1:] == [("reserve", -2, -2), ("refund", 2, 2)]


def test_clip_cancelled_before_its_turn_is_given_back(owner: User) -> None:
    clip = ask(owner)

    assert services.cancel_clip(clip=clip)
    assert not services.cancel_clip(clip=clip)

    assert lines(owner)[1:] == [("reserve", -2, -2), ("refund", 2, 2)]


def test_clip_cancelled_while_it_is_made_is_paid_for(owner: User) -> None:
    clip = ask(owner)
    assert dispatch.claim("cpu") == clip

    services.cancel_clip(clip=clip)

    assert lines(owner)[1:] == [("reserve", -2, -2), ("settle", 0, 0)]


def test_end_of_a_job_is_written_once_whatever_comes_after(owner: User) -> None:
    clip = ask(owner)
    ledger.refund(clip)

    ledger.settle(clip)
    ledger.refund(clip)

    assert balance_of(owner).total == 10
    assert CreditEntry.objects.filter(key=f"ended:{clip.pk}").count() == 1


def test_free_credits_go_first_and_expire_at_midnight(
    owner: User, clock: Callable[[datetime], None]
) -> None:
    User.objects.filter(pk=owner.pk).update(time_zone="America/Los_Angeles")
    owner.refresh_from_db()
    evening = datetime(2027, 6, 1, 23, 0, tzinfo=ZoneInfo(owner.time_zone))
    clock(evening)
    give(owner, 3)
    ask(owner, seconds=20)
    ask(owner, seconds=16)
    before = balance_of(owner)

    clock(evening + timedelta(hours=2))

    after = balance_of(owner)
    assert (before.free, before.lasting) == (1, 3)
    assert before.resets_at == datetime(2027, 6, 2, tzinfo=ZoneInfo(owner.time_zone))
    assert (after.free, after.lasting) == (10, 3)
    ledger.open_day(owner)
    assert balance_of(owner) == after
    assert lines(owner)[-2:] == [("expire", -1, -1), ("grant", 10, 10)]


def test_refund_of_a_day_that_is_over_gives_back_only_what_lasts(
    owner: User, clock: Callable[[datetime], None]
) -> None:
    now = timezone.now()
    give(owner, 3)
    clip = ask(owner, seconds=20)
    lasting = [ask(owner, seconds=20), ask(owner, seconds=4)][1]
    clock(now + timedelta(days=1))
    ledger.open_day(owner)

    services.cancel_clip(clip=clip)
    services.cancel_clip(clip=lasting)

    balance = balance_of(owner)
    assert (balance.free, balance.lasting) == (10, 3)
    assert lines(owner)[-3:] == [("refund", 5, 0), ("expire", -5, 0), ("refund", 1, 0)]


def test_too_few_credits_are_refused_with_price_and_what_is_left(owner: User) -> None:
    ask(owner, seconds=20)
    ask(owner, seconds=16)

    with pytest.raises(CreditsShort, match=r"costs 2 credits, and you have 1.*10 free.*midnight"):
        ask(owner)

    assert Generation.objects.count() == 2
    assert balance_of(owner).total == 1


def test_all_of_an_order_is_paid_for_or_nothing(owner: User) -> None:
    shots = tuple(ShotOrder(prompt=f"Shot {n}.", seconds=8) for n in range(6))

    with pytest.raises(CreditsShort, match="costs 12 credits"):
        services.request_board(author=owner, order=BoardOrder(shots=shots), request_key=uuid4())

    assert not Generation.objects.exists()
    assert balance_of(owner).total == 10


def test_guardian_limits_clips_whatever_credits_there_are(owner: User) -> None:
    teen = UserFactory.create(born_on=FIFTEEN)
    GuardianshipFactory.create(young=teen, daily_generations=2)
    give(teen, 50)
    ask(teen, seconds=4)
    cancelled = ask(teen, seconds=4)
    with pytest.raises(CreditsShort, match=r"set 2 clips a day, and today's are made"):
        ask(teen, seconds=4)

    services.cancel_clip(clip=cancelled)

    assert balance_of(teen).clips_left == 1
    ask(teen, seconds=4)


def test_pro_tier_gives_more_at_once(owner: User, settings: Settings) -> None:
    settings.DAILY_GENERATIONS_PRO = 8
    ask(owner)

    assert set_tier(person=owner, tier=Tier.PRO)
    assert not set_tier(person=owner, tier=Tier.PRO)
    owner.refresh_from_db()

    assert balance_of(owner).free == 14
    ask(owner)
    assert lines(owner)[2:] == [("grant", 6, 6), ("reserve", -2, -2)]


def test_pro_model_is_for_pro_accounts(owner: User) -> None:
    order = ClipOrder(prompt="A dog.", slot="sora-2-pro")

    with pytest.raises(services.ClipRefused, match=r"for Pro accounts. Choose Sora 2 or"):
        services.request_clip(author=owner, order=order, request_key=uuid4())

    owner.tier = Tier.PRO
    clip = services.request_clip(author=owner, order=order, request_key=uuid4())
    assert clip.price == 4


def test_gift_is_given_once_and_told(owner: User, friend: User) -> None:
    key = uuid4()

    for _ in range(2):
        services.give_credits(
            person=owner, amount=20, why=" For  the report ", by=friend, request_key=key
        )

    assert balance_of(owner).lasting == 20
    told = Notification.objects.get(recipient=owner, kind=Notification.Kind.CREDITS)
    assert (told.text, told.url) == ("20 credits: For the report", "/credits")


@pytest.mark.parametrize(
    ("amount", "why"), [(0, "x"), (-5, "x"), (10**9, "x"), (5, " "), (5, "x" * 200)]
)
def test_gift_of_nothing_or_for_nothing_is_refused(owner: User, amount: int, why: str) -> None:
    with pytest.raises(services.GiftRefused):
        services.give_credits(person=owner, amount=amount, why=why, by=owner, request_key=uuid4())

    assert not CreditEntry.objects.exists()


def test_ledger_cannot_be_changed_but_forgets_deleted_clips(owner: User) -> None:
    clip = ask(owner)
    services.cancel_clip(clip=clip)
    entries = CreditEntry.objects.filter(kind=Kind.RESERVE)

    for change in ({"amount": -1}, {"person": UserFactory.create()}, {"words": "other"}):
        with pytest.raises(IntegrityError, match="never_change"), transaction.atomic():
            entries.update(**change)
    with pytest.raises(IntegrityError, match="stay_as_long"), transaction.atomic():
        entries.delete()

    services.delete_clip(clip=clip)
    assert entries.get().generation is None
    with pytest.raises(IntegrityError, match="never_change"), transaction.atomic():
        entries.update(generation=GenerationFactory.create(author=owner))


def test_database_lets_nobody_overspend(owner: User) -> None:
    ledger.open_day(owner)

    with pytest.raises(IntegrityError, match="nobody_spends_more"), transaction.atomic():
        Wallet.objects.update(balance=-1, free=-1)


def test_balance_is_one_query(
    owner: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    ask(owner)

    with django_assert_num_queries(1):
        assert balance_of(owner).total == 8


@pytest.mark.django_db(transaction=True)
def test_windows_that_ask_at_once_never_overspend(owner: User) -> None:
    barrier = threading.Barrier(8)
    outcomes: list[str] = []

    def press() -> None:
        barrier.wait()
        try:
            ask(owner, seconds=12)
            outcomes.append("paid")
        except CreditsShort:
            outcomes.append("short")
        connection.close()

    threads = [threading.Thread(target=press) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes) == ["paid"] * 3 + ["short"] * 5
    assert Wallet.objects.get().balance == 1
    assert not Wallet.objects.astray().exists()


def test_page_shows_what_one_has_and_how_it_came_to_that(
    owner: User, stranger_client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(3):
        ask(owner, prompt="A dog that only I know.")
    give(owner, 7)
    client = signed_in(owner)
    client.get("/credits")

    with django_assert_max_num_queries(16):
        page = client.get("/credits").content.decode()

    assert "<strong>11</strong> credits" in page
    assert "4 of 10" in page
    assert page.count("8 s of Sora 2") == 3
    assert "\N{MINUS SIGN}2" in page
    assert "+7" in page
    assert "only I know" not in stranger_client.get("/credits").content.decode()


def test_staff_give_credits_in_the_admin(owner: User) -> None:
    staff = UserFactory.create(is_staff=True, is_superuser=True)
    form = {"person": str(owner.pk), "amount": "12", "words": "A gift", "request_key": str(uuid4())}
    client = signed_in(staff)

    for _ in range(2):
        client.post("/admin/generation/creditentry/add/", form)
    refused = client.post("/admin/generation/creditentry/add/", form | {"amount": "-3"})

    assert refused.status_code == 200
    line = CreditEntry.objects.get(words="A gift")
    assert (line.amount, line.given_by, line.person) == (12, staff, owner)
    assert balance_of(owner).lasting == 12
