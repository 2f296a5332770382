"""Many at one door at the same moment, on the real database."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from pytest_django.fixtures import Settings

from sora_site.accounts.models import Invite, User, WaitlistEntry
from sora_site.accounts.services import rollout
from tests.accounts.test_join import filled_in
from tests.factories import InviteFactory, WaitingFactory

pytestmark = pytest.mark.django_db(transaction=True)

BATCH = WaitlistEntry.Admission.BATCH


def at_once(deeds: list[Callable[[], Any]]) -> list[Any]:
    """Do everything at the same moment, each in a thread of its own."""
    outcomes: list[Any] = []
    barrier = threading.Barrier(len(deeds))

    def run(deed: Callable[[], Any]) -> None:
        try:
            barrier.wait()
            outcomes.append(deed())
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[deed]) for deed in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(outcomes) == len(deeds)
    return outcomes


@pytest.fixture(autouse=True)
def visitors_from_many_places(settings: Settings) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1


def join(number: int, code: str, handle: str) -> Any:
    about = filled_in(code, username=handle, email=f"new{number}@example.org")
    visitor = {"X-Forwarded-For": f"10.0.0.{number}"}
    return Client().post("/join", about, headers=visitor)


def test_one_code_at_twenty_doors_lets_one_in_and_answers_the_others() -> None:
    invite = InviteFactory.create()

    answers = at_once([partial(join, n, invite.code, f"new{n}") for n in range(20)])

    refused = [answer.content.decode() for answer in answers if answer.status_code == 422]
    assert len(refused) == 19
    assert all("been used. Ask for another." in page for page in refused)
    assert all("join the waitlist" in page for page in refused)
    assert User.objects.get() == Invite.objects.get(pk=invite.pk).redeemed_by
    assert Invite.objects.open().count() == 4


def test_one_handle_wanted_by_two_goes_to_one_and_the_other_reads_why() -> None:
    answers = at_once([partial(join, n, "", "wanted") for n in range(2)])

    assert sorted(answer.status_code for answer in answers) == [302, 422]
    loser = next(answer for answer in answers if answer.status_code == 422)
    assert "taken" in str(loser.context["form"].errors["username"])
    assert User.objects.get().handle == "wanted"


def test_two_codes_entered_at_once_by_one_person_spend_one() -> None:
    person = WaitingFactory.create()
    codes = [invite.code for invite in InviteFactory.create_batch(2)]

    def enter(code: str) -> str:
        try:
            rollout.redeem_invite(code=code, person=User.objects.get(pk=person.pk))
        except rollout.InviteRefused as refusal:
            return str(refusal)
        return "in"

    outcomes = at_once([partial(enter, code) for code in codes])

    assert sorted(outcomes) == ["You are in already. The code was kept: give it to a friend.", "in"]
    assert Invite.objects.open().filter(code__in=codes).count() == 1


def test_two_batches_at_once_let_nobody_in_twice_and_nobody_jump_the_line() -> None:
    line = WaitingFactory.create_batch(12)

    batches = at_once([partial(rollout.admit_next, count=5, how=BATCH) for _ in range(2)])

    admitted = [person.pk for batch in batches for person in batch]
    assert sorted(admitted) == sorted(person.pk for person in line[:10])
    assert Invite.objects.filter(issued_by__in=admitted).count() == 40


def test_schedule_that_rings_twice_at_once_lets_in_one_day_s_people(settings: Settings) -> None:
    settings.WAITLIST_DAILY = 3
    WaitingFactory.create_batch(8)

    batches = at_once([rollout.admit_scheduled] * 2)

    assert sorted(len(batch) for batch in batches) == [0, 3]


def test_code_and_batch_at_once_let_somebody_in_once() -> None:
    person = WaitingFactory.create()
    code = InviteFactory.create().code

    def enter() -> None:
        try:
            rollout.redeem_invite(code=code, person=User.objects.get(pk=person.pk))
        except rollout.InviteRefused:
            assert Invite.objects.open().filter(code=code).exists()

    at_once([enter, partial(rollout.admit_next, count=1, how=BATCH)])

    assert person.invites.count() == 4
