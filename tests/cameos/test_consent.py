"""Lending a likeness, asking for it, and taking it back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from hashlib import sha256
from typing import Any
from uuid import uuid4

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.dispatch import Signal
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from cameos import ending, ledger, services, signals
from cameos.models import LONGEST_LOAN, Cameo, Grant, LedgerRow
from cameos.services.asking import ASKS_A_DAY
from sora_site.accounts.models import Guardianship, User
from sora_site.accounts.services.ties import set_block, set_follow
from sora_site.core.errors import DomainError, TooMany
from sora_site.notifications.models import Notification
from tests.factories import (
    FIFTEEN,
    CameoFactory,
    GrantFactory,
    GuardianshipFactory,
    PetFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
State = Grant.State


@pytest.fixture
def cameo(owner: User) -> Cameo:
    return CameoFactory.create(owner=owner, name="Olga")


@contextmanager
def heard(signal: Signal) -> Iterator[list[dict[str, Any]]]:
    told: list[dict[str, Any]] = []

    def hear(**kwargs: Any) -> None:
        told.append({name: kwargs[name] for name in ("person", "take_down") if name in kwargs})

    signal.connect(hear, weak=False)
    try:
        yield told
    finally:
        signal.disconnect(hear)


def events(cameo: Cameo) -> list[str]:
    return list(LedgerRow.objects.of_cameo(cameo.pk).values_list("event", flat=True))


def may(person: User, cameo: Cameo) -> bool:
    return services.permission(person=person, cameo=cameo) is not None


def test_cameo_of_oneself_is_made_once_and_goes_by_ones_handle(owner: User) -> None:
    one = services.make_cameo(owner=owner, kind="self")
    again = services.make_cameo(owner=owner, kind="self", name="Another me")

    assert (one, one.full_handle, one.name) == (again, "olga", "Olga Owner")
    assert events(one) == ["made"]
    assert Cameo.objects.called("@Olga").get() == one


def test_handles_of_pets_lie_in_their_owners_namespace(owner: User, friend: User) -> None:
    rex = services.make_cameo(owner=owner, kind="pet", name="Rex", handle="Rex")
    theirs = services.make_cameo(owner=friend, kind="pet", name="Rex", handle="rex")

    assert (rex.full_handle, theirs.full_handle) == ("olga.rex", "finn.rex")
    assert Cameo.objects.called("olga.rex").get() == rex
    assert set(Cameo.objects.beginning("olga.r")) == {rex}
    with pytest.raises(services.CameoRefused, match=r"@olga\.rex already"):
        services.make_cameo(owner=owner, kind="object", name="Robot", handle="rex")
    services.delete_cameo(cameo=rex, take_down=False)
    again = services.make_cameo(owner=owner, kind="pet", name="Rex II", handle="rex")
    assert again != rex


@pytest.mark.parametrize(
    "name", ["", " " * 3, "x" * 51, "a\x00b"], ids=["none", "blank", "long", "control"]
)
def test_names_that_are_none_are_refused(owner: User, name: str) -> None:
    with pytest.raises(services.CameoRefused):
        services.make_cameo(owner=owner, kind="pet", name=name, handle="rex")


def test_whoever_is_approved_may_cast_until_it_is_over(cameo: Cameo, stranger: User) -> None:
    asked = services.ask(cameo=cameo, person=stranger, message="For my birthday")
    assert not may(stranger, cameo)

    services.grant(grant=asked, term=timedelta(days=7))

    assert may(stranger, cameo)
    Grant.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert not may(stranger, cameo)
    assert events(cameo) == ["asked", "granted"]
    told = Notification.objects.values_list("recipient__handle", "kind")
    assert set(told) == {("olga", "cameo_asked"), ("stella", "cameo_answered")}


def test_refused_person_may_ask_again_after_a_week(cameo: Cameo, stranger: User) -> None:
    asked = services.ask(cameo=cameo, person=stranger)
    services.refuse(grant=asked)

    with pytest.raises(services.CannotAsk, match="The answer was no"):
        services.ask(cameo=cameo, person=stranger)
    Grant.objects.update(changed_at=timezone.now() - timedelta(days=8))

    assert services.ask(cameo=cameo, person=stranger) == asked
    assert Grant.objects.get().state == State.ASKED
    assert events(cameo) == ["asked", "refused", "asked"]


def test_asking_twice_or_answering_what_was_withdrawn_changes_nothing(
    cameo: Cameo, stranger: User
) -> None:
    asked = services.ask(cameo=cameo, person=stranger)
    services.ask(cameo=cameo, person=stranger)
    services.withdraw(grant=asked)
    services.withdraw(grant=asked)

    with pytest.raises(services.GrantGone):
        services.refuse(grant=asked)
    assert events(cameo) == ["asked", "expired"]


def test_somebody_asks_for_so_many_a_day_and_no_more(stranger: User) -> None:
    for _ in range(ASKS_A_DAY):
        services.ask(cameo=CameoFactory.create(), person=stranger)

    with pytest.raises(TooMany, match="tomorrow"):
        services.ask(cameo=CameoFactory.create(), person=stranger)


def test_cameos_that_are_closed_cannot_be_asked_for(cameo: Cameo, stranger: User) -> None:
    closed = [
        CameoFactory.create(audience="me"),
        CameoFactory.create(state="draft"),
        CameoFactory.create(owner__born_on=FIFTEEN),
        GrantFactory.create(person=stranger, state=State.REVOKED).cameo,
        CameoFactory.create(owner=stranger),
    ]
    blocker = CameoFactory.create()
    set_block(blocker=blocker.owner, blocked=stranger, on=True)

    for one in (*closed, blocker):
        with pytest.raises(services.CannotAsk):
            services.ask(cameo=one, person=stranger)


def test_young_people_are_asked_by_whom_they_follow(stranger: User) -> None:
    cameo = CameoFactory.create(owner__born_on=FIFTEEN)
    set_follow(follower=cameo.owner, followee=stranger, followed=True)

    asked = services.ask(cameo=cameo, person=stranger)
    services.grant(grant=asked)

    assert may(stranger, cameo)


@pytest.mark.parametrize("audience", ["mutuals", "everyone"])
def test_under_18_nobody_lends_widely(audience: str) -> None:
    cameo = CameoFactory.create(owner__born_on=FIFTEEN, audience="me")

    with pytest.raises(services.AudienceRefused, match="Until you are 18"):
        services.set_audience(cameo=cameo, audience=audience)

    services.set_audience(cameo=cameo, audience="approved")
    cameo.refresh_from_db()
    assert cameo.audience == "approved"


def test_guardian_keeps_a_cameo_in(stranger: User) -> None:
    link = GuardianshipFactory.create(cameo_audience="me")
    cameo = CameoFactory.create(owner=link.young)
    grant = GrantFactory.create(cameo=cameo, person=stranger)

    assert not may(stranger, cameo)
    with pytest.raises(services.AudienceRefused, match="guardian"):
        services.set_audience(cameo=cameo, audience="approved")
    with pytest.raises(services.CannotGrant, match="guardian"):
        services.grant(grant=grant)
    Guardianship.objects.update(ended_at=timezone.now())
    assert may(stranger, cameo)


@pytest.mark.parametrize("take_down", [False, True], ids=["from now on", "take down"])
def test_taking_back_from_one_bars_them_whatever_the_audience(
    cameo: Cameo, stranger: User, *, take_down: bool
) -> None:
    services.set_audience(cameo=cameo, audience="everyone")
    other = UserFactory.create()
    assert may(stranger, cameo)

    with heard(signals.consent_ended) as told:
        services.revoke(cameo=cameo, person=stranger, take_down=take_down)

    assert told == [{"person": stranger, "take_down": take_down}]
    assert not may(stranger, cameo)
    assert may(other, cameo)
    services.grant_to(cameo=cameo, person=stranger)
    assert may(stranger, cameo)
    assert not Notification.objects.exists(), "nobody is rung for what they did not ask for"


def test_taking_back_from_everybody_leaves_it_to_its_owner(cameo: Cameo, stranger: User) -> None:
    grant = GrantFactory.create(cameo=cameo, person=stranger)

    with heard(signals.consent_ended) as told:
        services.revoke(cameo=cameo, person=None, take_down=False)

    assert told == [{"person": None, "take_down": False}]
    assert may(cameo.owner, cameo)
    assert not may(stranger, cameo)
    grant.refresh_from_db()
    cameo.refresh_from_db()
    assert (grant.state, cameo.audience) == (State.EXPIRED, "me")
    assert not ending.tell_of_ends(cameo.pk)
    assert not ending.tell_of_ends(cameo.pk)
    assert Notification.objects.filter(recipient=stranger, kind="cameo_ended").count() == 1
    with pytest.raises(services.CannotGrant, match="Only me"):
        services.grant(grant=grant)


def test_block_ends_what_was_lent_both_ways_and_for_good(cameo: Cameo, stranger: User) -> None:
    theirs = CameoFactory.create(owner=stranger)
    GrantFactory.create(cameo=cameo, person=stranger)
    GrantFactory.create(cameo=theirs, person=cameo.owner)

    with heard(signals.consent_ended) as told:
        set_block(blocker=stranger, blocked=cameo.owner, on=True)
    set_block(blocker=stranger, blocked=cameo.owner, on=False)

    assert len(told) == 2
    assert not may(stranger, cameo)
    assert not may(cameo.owner, theirs)
    assert events(cameo) == ["revoked"]


def test_every_change_is_in_the_ledger_once_and_names_nobody(cameo: Cameo, stranger: User) -> None:
    for _ in range(2):
        services.set_audience(cameo=cameo, audience="everyone")
        services.set_voice(cameo=cameo, lent=True)
        services.set_portrayal(
            cameo=cameo, portrayal="Always a gold chain", wishes=["my_hair", "?"]
        )
        services.set_restrictions(cameo=cameo, topics=["violence"], words="clowns")
        services.rename_cameo(cameo=cameo, name="Olga the Great")
    held = services.require_permission(person=stranger, cameos=[cameo.pk])
    services.note_uses(person=stranger, clip=uuid4(), permissions=held)
    services.note_refusal(person=stranger, cameo=cameo, why="violence")
    services.delete_cameo(cameo=cameo, take_down=True)
    services.delete_cameo(cameo=cameo, take_down=True)

    assert events(cameo) == [
        "audience", "voice", "portrayal", "restricted", "renamed", "used", "use_refused", "deleted",
    ]  # fmt: skip
    assert list(ledger.faults()) == []
    written = " ".join(LedgerRow.objects.values_list("body", flat=True))
    for name in (
        "gold",
        "clowns",
        "Great",
        "olga",
        "stella",
        str(stranger.pk),
        str(cameo.owner_id),
    ):
        assert name not in written


def test_use_keeps_the_consent_as_it_was(cameo: Cameo, stranger: User) -> None:
    GrantFactory.create(cameo=cameo, person=stranger, expires_at=timezone.now() + timedelta(1))
    services.set_restrictions(cameo=cameo, topics=["brands"], words="")
    held = services.require_permission(person=stranger, cameos=[cameo.pk])
    clip = uuid4()

    services.note_uses(person=stranger, clip=clip, permissions=held)
    services.revoke(cameo=cameo, person=stranger, take_down=False)

    row = LedgerRow.objects.uses().get()
    consent = row.facts["consent"]
    assert (consent["basis"], consent["topics"], consent["voice"]) == ("grant", ["brands"], False)
    assert consent["expires_at"] < (timezone.now() + timedelta(days=2)).isoformat()
    assert row.facts["clip"] == services.using.clip_mark(stranger, clip)
    assert str(clip) not in row.body


def test_exported_ledger_can_be_verified_by_following_its_own_words(cameo: Cameo) -> None:
    services.set_audience(cameo=cameo, audience="everyone")
    services.set_voice(cameo=cameo, lent=True)

    exported = json.loads(json.dumps(services.export_ledger(cameo=cameo)))

    assert len(exported["rows"]) == 2
    previous = ""
    for row in exported["rows"]:
        assert sha256(row["body"].encode()).hexdigest() == row["hash"]
        assert json.loads(row["body"])["previous"] == previous
        key = bytes.fromhex(exported["keys"][row["key"]])
        assert sha256(key).hexdigest()[:16] == row["key"]
        signed = bytes.fromhex(row["signature"])
        Ed25519PublicKey.from_public_bytes(key).verify(signed, row["hash"].encode())
        previous = row["hash"]


def test_permission_that_is_missing_is_named_with_what_to_do(cameo: Cameo, stranger: User) -> None:
    hidden = CameoFactory.create()
    set_block(blocker=hidden.owner, blocked=stranger, on=True)

    with pytest.raises(services.ConsentMissing) as refused:
        services.require_permission(person=stranger, cameos=[cameo.pk, hidden.pk])

    assert "@olga and a cameo that is gone" in str(refused.value)
    assert hidden.owner.handle not in str(refused.value)
    assert "Nothing was spent" in str(refused.value)


@pytest.mark.parametrize(
    ("prompt", "rule", "words"),
    [
        ("She draws a GUN in the street", "violence", "GUN"),
        ("Ella dispara una pistóla", "violence", "dispara"),
        ("彼女は銃を持つ", "violence", "銃"),
        ("with a k n i f e", "violence", "k n i f e"),
        ("with a kn\u200bife", "violence", "kn\u200bife"),
        ("next to a Clown", "clown", "Clown"),
        ("quite naked", "nudity", "naked"),
    ],
    ids=["plain", "spanish", "japanese", "spelled", "hidden", "own word", "always"],
)
def test_prompt_that_breaks_a_rule_is_refused_with_rule_and_words(
    cameo: Cameo, prompt: str, rule: str, words: str
) -> None:
    services.set_restrictions(cameo=cameo, topics=["violence"], words="clown, hot air balloon")
    cameo.refresh_from_db()

    with pytest.raises(services.NotAllowed) as refused:
        services.require_allowed(cameos=[cameo], text=prompt)

    breach = refused.value.breaches[0]
    assert (breach.rule, breach.words) == (rule, words)
    assert prompt[breach.start : breach.end] == words
    assert f"“{words}”" in str(refused.value)


@pytest.mark.parametrize(
    "prompt",
    [
        "A wide shot of a stable, exploring the castle",
        "Die Katze tut nichts; sie greift nach dem Ball",
        "A hot balloon, a clownfish and fine skills",
        "그는 예술 기술을 배운다",
    ],
    ids=["film words", "german", "near misses", "korean"],
)
def test_harmless_prompts_pass(cameo: Cameo, prompt: str) -> None:
    topics = ["violence", "death", "drugs", "politics"]
    services.set_restrictions(cameo=cameo, topics=topics, words="clown, hot air balloon")
    cameo.refresh_from_db()

    services.require_allowed(cameos=[cameo], text=prompt)


def test_expiry_is_ten_years_at_most(cameo: Cameo) -> None:
    assert cameo.taken_at is not None
    with pytest.raises(services.CameoRefused):
        services.set_expiry(cameo=cameo, expires_at=cameo.taken_at + LONGEST_LOAN * 2)

    services.set_expiry(cameo=cameo, expires_at=timezone.now() + timedelta(days=30))

    cameo.refresh_from_db()
    assert cameo.is_ready


def test_nobody_changes_what_was_deleted_meanwhile(cameo: Cameo) -> None:
    services.delete_cameo(cameo=cameo, take_down=False)

    for change in (
        lambda: services.set_audience(cameo=cameo, audience="everyone"),
        lambda: services.set_voice(cameo=cameo, lent=True),
        lambda: services.open_capture(cameo=cameo, session="s"),
    ):
        with pytest.raises(DomainError):
            change()
    assert events(cameo) == ["deleted"]


def test_permission_of_several_is_asked_with_few_queries(
    stranger: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    cameos = [PetFactory.create(audience="everyone") for _ in range(5)]

    with django_assert_num_queries(2):
        held = services.require_permission(person=stranger, cameos=[one.pk for one in cameos])

    assert [each.cameo for each in held] == cameos
