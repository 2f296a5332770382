"""Who may cast what, asked of the database and of a plain reading of the rules."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cameos.models import Cameo, Grant
from sora_site.accounts.ages import is_minor
from sora_site.accounts.models import Block, CameoAudience, Follow, Guardianship, User
from tests.factories import CameoFactory, GrantFactory, UserFactory

PEOPLE = 4


@dataclass(frozen=True)
class Facts:
    """One world, drawn at random: what is said of each person, cameo and pair."""

    people: list[dict[str, Any]]
    cameos: list[dict[str, Any]]
    grants: list[tuple[int, int, str, int | None]]
    follows: list[tuple[int, int]]
    blocks: list[tuple[int, int]]
    guarded: list[tuple[int, str]]


def _ages() -> st.SearchStrategy[date]:
    """Draw dates of birth, many of them about a day away from eighteen years."""
    today = timezone.now().date()
    grown_up = date(today.year - 18, today.month, min(today.day, 28))
    about = [grown_up + timedelta(days=n) for n in range(-1, 3)]
    return st.sampled_from([*about, date(2010, 6, 1), date(1990, 1, 1), date(2008, 2, 29)])


numbers = st.integers(0, PEOPLE - 1)
pairs = st.tuples(numbers, numbers).filter(lambda pair: pair[0] != pair[1])
days = st.sampled_from([None, -1, 1])
worlds = st.builds(
    Facts,
    people=st.lists(
        st.fixed_dictionaries(
            {
                "born_on": _ages(),
                "time_zone": st.sampled_from(["UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago"]),
                "away": st.sampled_from([False, False, False, True]),
            }
        ),
        min_size=PEOPLE,
        max_size=PEOPLE,
    ),
    cameos=st.lists(
        st.fixed_dictionaries(
            {
                "audience": st.sampled_from(CameoAudience.values),
                "state": st.sampled_from(["ready", "ready", "ready", "draft", "refused"]),
                "days": st.sampled_from([1, 1, 1, -1]),
            }
        ),
        min_size=PEOPLE,
        max_size=PEOPLE,
    ),
    grants=st.lists(
        st.tuples(numbers, numbers, st.sampled_from(Grant.State.values), days),
        max_size=8,
        unique_by=lambda grant: grant[:2],
    ),
    follows=st.lists(pairs, max_size=12, unique=True),
    blocks=st.lists(pairs, max_size=2, unique=True),
    guarded=st.lists(
        st.tuples(numbers, st.sampled_from(["me", "approved", ""])),
        max_size=2,
        unique_by=lambda each: each[0],
    ),
)


@contextmanager
def undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def build(facts: Facts) -> tuple[list[User], list[Cameo]]:
    now = timezone.now()
    people = [
        UserFactory.create(
            born_on=each["born_on"],
            time_zone=each["time_zone"],
            away_since=now if each["away"] else None,
        )
        for each in facts.people
    ]
    cameos = [
        CameoFactory.create(
            owner=owner,
            audience=each["audience"],
            state=each["state"],
            taken_at=now - timedelta(days=9),
            expires_at=now + timedelta(days=each["days"]),
        )
        for owner, each in zip(people, facts.cameos, strict=True)
    ]
    for cameo, person, state, left in facts.grants:
        ends = None if left is None else now + timedelta(days=left)
        to = {"cameo": cameos[cameo], "person": people[person]}
        GrantFactory.create(**to, state=state, expires_at=ends)
    for one, other in facts.follows:
        Follow.objects.create(follower=people[one], followee=people[other])
    for one, other in facts.blocks:
        Block.objects.create(blocker=people[one], blocked=people[other])
    guardian = UserFactory.create()
    for young, widest in facts.guarded:
        sides = {"young": people[young], "guardian": guardian, "proposed_by": guardian}
        Guardianship.objects.create(**sides, accepted_at=now, cameo_audience=widest)
    return people, cameos


def may_cast(facts: Facts, people: list[User], caster: int, owner: int) -> bool:
    """Read the rules as they are written for people."""
    cameo = facts.cameos[owner]
    if cameo["state"] != "ready" or cameo["days"] < 0:
        return False
    parted = bool({(caster, owner), (owner, caster)} & set(facts.blocks))
    return caster == owner or (
        not parted
        and not facts.people[owner]["away"]
        and is_lent(facts, caster, owner, minor=is_minor(people[owner]))
    )


def is_lent(facts: Facts, caster: int, owner: int, *, minor: bool) -> bool:
    audience = facts.cameos[owner]["audience"]
    grants = {(c, p): (state, left) for c, p, state, left in facts.grants}
    state, left = grants.get((owner, caster), (None, None))
    kept_in = minor and (owner, "me") in facts.guarded
    if state == "revoked" or kept_in or audience == "me":
        return False
    if state == "granted" and (left is None or left > 0):
        return True
    mutual = {(caster, owner), (owner, caster)} <= set(facts.follows)
    return not minor and (audience == "everyone" or (audience == "mutuals" and mutual))


@given(facts=worlds)
@settings(
    max_examples=60,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_database_and_rules_agree_who_may_cast_whom(db: None, facts: Facts) -> None:
    with undone():
        people, cameos = build(facts)

        for number, person in enumerate(people):
            castable = set(Cameo.objects.castable_by(person))
            expected = {
                cameos[owner] for owner in range(PEOPLE) if may_cast(facts, people, number, owner)
            }
            assert castable == expected
            tray = set(Cameo.objects.tray_of(person))
            assert tray <= castable
            assert {cameo for cameo in castable - tray if cameo.audience != "everyone"} == set()
            askable = set(Cameo.objects.askable_by(person))
            assert not {cameo for cameo in askable if cameo.owner_id == person.pk}


@pytest.mark.django_db
def test_lending_ends_with_the_moment_a_date_of_birth_is_corrected(owner: User) -> None:
    """Somebody said they were of age and was not."""
    cameo = CameoFactory.create(owner=owner, audience="everyone")
    stranger = UserFactory.create()
    assert Cameo.objects.castable_by(stranger).get() == cameo

    User.objects.filter(pk=owner.pk).update(born_on=timezone.now().date() - timedelta(days=5500))

    assert not Cameo.objects.castable_by(stranger).exists()
