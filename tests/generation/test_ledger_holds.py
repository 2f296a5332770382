"""Whatever people, workers and staff do, two at a time: nobody overspends, and the ledger adds up."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import timedelta
from typing import ClassVar
from uuid import uuid4

import pytest
from django.db import connection
from django.db.models import Sum
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from pytest_django.fixtures import Settings

from generation import ledger, rendering, services
from generation.engines.protocol import Clip, EngineError, OrderRefused, Plan, Report, Workspace
from generation.models import CreditEntry, Generation, Wallet
from generation.payments.rehearsal import RehearsalProvider
from generation.services import ClipOrder, purchases
from sora_site.accounts.models import User
from sora_site.core.errors import DomainError
from tests.factories import PurchaseFactory, UserFactory
from tests.generation.small_engine import SmallEngine, use_engine

Kind = CreditEntry.Kind
State = Generation.State
Deed = tuple[str, int]

DEEDS = st.one_of(
    st.tuples(st.just("ask"), st.sampled_from([4, 8, 20])),
    st.tuples(st.just("ask for what fails"), st.just(12)),
    st.tuples(st.just("ask for what is refused"), st.just(8)),
    st.tuples(st.just("cancel"), st.integers(0, 3)),
    st.tuples(st.just("render"), st.just(0)),
    st.tuples(st.just("give"), st.integers(1, 9)),
    st.tuples(st.just("buy"), st.integers(1, 2)),
)


class FickleEngine(SmallEngine):
    """Makes a clip, fails or refuses, as the prompt says."""

    def render(self, plan: Plan, *, workspace: Workspace, report: Report) -> Clip:
        if "fails" in plan.order.prompt:
            raise EngineError("It broke.")
        if "refused" in plan.order.prompt:
            raise OrderRefused("Not this.")
        return super().render(plan, workspace=workspace, report=report)


class Credits(RuleBasedStateMachine):
    days: ClassVar = 0  # by which the clock of all of this is ahead

    def __init__(self) -> None:
        super().__init__()
        self.person = UserFactory.create()
        self.pool = ThreadPoolExecutor(2)

    def teardown(self) -> None:
        for clip in Generation.objects.of(self.person).active():
            services.cancel_clip(clip=clip)
        self.it_adds_up()
        self.pool.shutdown()

    @rule(first=DEEDS, second=DEEDS)
    def two_at_once(self, first: Deed, second: Deed) -> None:
        list(self.pool.map(self.do, [first, second]))

    @rule(deed=DEEDS)
    def one(self, deed: Deed) -> None:
        list(self.pool.map(self.do, [deed]))

    @rule()
    def midnight_passes(self) -> None:
        Credits.days += 1

    @rule()
    def page_is_opened(self) -> None:
        ledger.open_day(self.person)

    def do(self, deed: Deed) -> None:
        what, number = deed
        try:
            with suppress(DomainError):
                if what == "cancel":
                    self.cancel(number)
                elif what == "render":
                    rendering.render_next("cpu")
                elif what == "give":
                    self.give(number)
                elif what == "buy":
                    self.buy(number)
                else:
                    self.ask(what, number)
        finally:
            connection.close()

    def ask(self, prompt: str, seconds: int) -> None:
        author = User.objects.get(pk=self.person.pk)
        order = ClipOrder(prompt=prompt, seconds=seconds)
        services.request_clip(author=author, order=order, request_key=uuid4())

    def cancel(self, number: int) -> None:
        for clip in Generation.objects.of(self.person).active().order_by("created_at")[number:]:
            services.cancel_clip(clip=clip)
            break

    def give(self, amount: int) -> None:
        services.give_credits(
            person=self.person, amount=amount, why="x", by=self.person, request_key=uuid4()
        )

    def buy(self, times: int) -> None:
        purchase = PurchaseFactory.create(person=self.person, credits=7)
        sale = purchases.sale_of(purchase)
        body, headers = RehearsalProvider().confirm(sale, paid=True)
        for _ in range(times):
            purchases.confirm(body=body, headers=headers)

    @invariant()
    def it_adds_up(self) -> None:
        wallet = Wallet.objects.filter(person=self.person).first()
        entries = CreditEntry.objects.filter(person=self.person)
        sums = entries.aggregate(amount=Sum("amount", default=0), free=Sum("free", default=0))
        assert (wallet.balance, wallet.free) == (sums["amount"], sums["free"]) if wallet else True
        assert wallet is None or 0 <= wallet.free <= wallet.balance
        assert not Wallet.objects.astray().exists()

    @invariant()
    def every_job_is_paid_for_once_and_ends_once(self) -> None:
        kinds = {
            state: sorted(CreditEntry.objects.filter(generation=pk).values_list("kind", flat=True))
            for pk, state in Generation.objects.of(self.person).values_list("pk", "state")
        }
        for state, written in kinds.items():
            ends = [kind for kind in written if kind in {Kind.SETTLE, Kind.REFUND}]
            assert written.count(Kind.RESERVE) == 1
            assert ends in ENDS[State(state)], (state, written)


ENDS = {
    **dict.fromkeys(Generation.ACTIVE, ([],)),
    State.COMPLETED: (["settle"],),
    State.FAILED: (["refund"],),
    State.REFUSED: (["refund"],),
    State.CANCELLED: (["refund"], ["settle"]),
}


@pytest.fixture
def moving_clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    now = timezone.now
    monkeypatch.setattr(timezone, "now", lambda: now() + timedelta(days=Credits.days))
    yield
    Credits.days = 0


@pytest.mark.django_db(transaction=True)
def test_ledger_holds_whatever_two_do_at_once(settings: Settings, moving_clock: None) -> None:
    use_engine(settings, FickleEngine)
    settings.DAILY_GENERATIONS = 4
    settings.PAYMENT_PROVIDER = "generation.payments.rehearsal.RehearsalProvider"

    run_state_machine_as_test(Credits, settings=QUICK)

    deeds = set(CreditEntry.objects.values_list("kind", flat=True))
    assert deeds >= {"reserve", "grant"}, "nothing was asked for"
    assert deeds & {"settle", "refund"}, "nothing came to an end"


QUICK = settings(
    max_examples=10,
    stateful_step_count=20,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)
