"""Linking a young person with a guardian, what the guardian sets, and who sees what of it."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from sora_site.accounts import ages
from sora_site.accounts.growing_up import end_lapsed_links
from sora_site.accounts.models import CameoAudience, GuardianCode, Guardianship, User
from sora_site.accounts.services import guardians
from sora_site.accounts.services.guardians import (
    CannotLink,
    Limits,
    LimitsRefused,
    LinkGone,
    StaleLimits,
)
from sora_site.accounts.services.ties import set_block
from sora_site.notifications.models import Notification
from tests.conftest import signed_in
from tests.factories import FIFTEEN, CompletedFactory, GuardianshipFactory, PostFactory, UserFactory

pytestmark = pytest.mark.django_db

Kind = Notification.Kind
NOTHING = Limits(
    continuous_scroll=False,
    personalised=False,
    feed_minutes=None,
    opens_at=None,
    closes_at=None,
    daily_generations=None,
    cameo_audience="",
)


@pytest.fixture
def teen(db: None) -> User:
    return UserFactory.create(handle="tess", display_name="Tess Teen", born_on=FIFTEEN)


@pytest.fixture
def link(teen: User, owner: User) -> Guardianship:
    return GuardianshipFactory.create(young=teen, guardian=owner)


def kinds(person: User) -> list[str]:
    return list(person.notifications.values_list("kind", flat=True))


def set_limits(link: Guardianship, **limits: Any) -> None:
    link.refresh_from_db()
    guardians.set_limits(link=link, limits=replace(NOTHING, **limits), seen_at=link.changed_at)


def filled_in(link: Guardianship, **limits: str) -> dict[str, str]:
    link.refresh_from_db()
    return {"seen_at": link.changed_at.isoformat()} | limits


@pytest.mark.parametrize("who_issues", ["young", "guardian"])
def test_either_side_issues_and_the_link_holds_once_the_issuer_confirmed(
    teen: User, owner: User, who_issues: str
) -> None:
    issuer, other = (teen, owner) if who_issues == "young" else (owner, teen)
    code = guardians.issue_code(issuer=issuer)

    link = guardians.enter_code(person=other, code=code.shown_code.lower())

    assert (link.young, link.guardian, link.is_in_force) == (teen, owner, False)
    assert kinds(issuer) == [Kind.GUARDIAN_ASKED]
    with pytest.raises(LinkGone):
        guardians.accept(link=link, by=other)  # nobody confirms their own asking

    guardians.accept(link=link, by=issuer)
    guardians.accept(link=link, by=issuer)

    assert Guardianship.objects.in_force().get() == link
    assert kinds(other) == [Kind.GUARDIAN_CHANGED]


def test_code_works_once_and_only_the_newest_and_for_a_day(teen: User, owner: User) -> None:
    old = guardians.issue_code(issuer=owner)
    new = guardians.issue_code(issuer=owner)
    guardians.enter_code(person=teen, code=new.code)
    late = GuardianCode.objects.create(
        issued_by=UserFactory.create(), expires_at=timezone.now() - timedelta(seconds=1)
    )

    for code in (old.code, new.code, late.code, "AAAABBBBCCCC", ""):
        with pytest.raises(CannotLink, match="do not know this code"):
            guardians.enter_code(person=UserFactory.create(born_on=FIFTEEN), code=code)


@pytest.mark.parametrize(
    ("born_on", "words"), [(FIFTEEN, "both under 18"), (date(1990, 1, 1), "both adults")]
)
def test_one_must_be_an_adult_and_the_other_not(born_on: date, words: str) -> None:
    one, other = UserFactory.create_batch(2, born_on=born_on)
    code = guardians.issue_code(issuer=one)

    with pytest.raises(CannotLink, match=words):
        guardians.enter_code(person=other, code=code.code)

    assert GuardianCode.objects.open().filter(pk=code.pk).exists()  # kept for whom it is meant


def test_blocked_pair_cannot_be_linked_and_does_not_learn_why(teen: User, owner: User) -> None:
    before = guardians.issue_code(issuer=owner)
    proposed = GuardianshipFactory.create(
        young=teen, guardian=UserFactory.create(), accepted_at=None
    )
    for adult in (owner, proposed.guardian):
        set_block(blocker=teen, blocked=adult, on=True)

    with pytest.raises(CannotLink, match="do not know this code"):
        guardians.enter_code(person=teen, code=before.code)
    with pytest.raises(CannotLink):
        guardians.accept(link=proposed, by=proposed.guardian)


def test_nobody_has_more_guardians_or_wards_than_their_number(teen: User, owner: User) -> None:
    for _ in range(guardians.GUARDIANS):
        GuardianshipFactory.create(young=teen)
    GuardianshipFactory.create_batch(guardians.WARDS, guardian=owner)
    free_adult, free_teen = UserFactory.create(), UserFactory.create(born_on=FIFTEEN)

    with pytest.raises(CannotLink, match="2 guardians at most"):
        guardians.enter_code(person=free_adult, code=guardians.issue_code(issuer=teen).code)
    with pytest.raises(CannotLink, match="10 young people at most"):
        guardians.enter_code(person=free_teen, code=guardians.issue_code(issuer=owner).code)
    linked = Guardianship.objects.filter(young=teen)[0].guardian
    with pytest.raises(CannotLink, match="linked already"):
        guardians.enter_code(person=linked, code=guardians.issue_code(issuer=teen).code)


@pytest.mark.django_db(transaction=True)
def test_two_codes_entered_at_once_make_no_third_guardian(teen: User) -> None:
    GuardianshipFactory.create(young=teen)
    codes = [guardians.issue_code(issuer=UserFactory.create()).code for _ in range(3)]
    outcomes: list[str] = []
    barrier = threading.Barrier(3)

    def enter(code: str) -> None:
        barrier.wait()
        try:
            guardians.enter_code(person=teen, code=code)
            outcomes.append("asked")
        except CannotLink:
            outcomes.append("refused")
        connection.close()

    threads = [threading.Thread(target=enter, args=[code]) for code in codes]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes) == ["asked", "refused", "refused"]


def test_limits_hold_at_once_and_the_young_person_is_told(link: Guardianship) -> None:
    set_limits(link, daily_generations=4, opens_at=time(7), closes_at=time(21))

    policy = ages.policy_for(link.young)
    assert policy.daily_generations == 4
    assert str(policy.hours[0]) == "07:00 to 21:00"
    assert kinds(link.young) == [Kind.GUARDIAN_CHANGED]

    link.young.notifications.all().delete()
    set_limits(link, daily_generations=4, opens_at=time(7), closes_at=time(21))
    assert kinds(link.young) == []  # the same again is no news


def test_form_that_was_overtaken_changes_nothing_and_shows_what_holds(link: Guardianship) -> None:
    opened = filled_in(link, daily_generations="9")
    set_limits(link, daily_generations=4)

    response = signed_in(link.guardian).post(f"/settings/guardians/{link.pk}", opened)

    assert response.status_code == 409
    assert "another window" in response.content.decode()
    assert response.context["form"].initial["daily_generations"] == 4
    assert ages.policy_for(link.young).daily_generations == 4
    with pytest.raises(StaleLimits):
        guardians.set_limits(
            link=link, limits=replace(NOTHING, daily_generations=1), seen_at=timezone.now()
        )


def test_hours_of_two_guardians_must_leave_some_time(link: Guardianship) -> None:
    second = GuardianshipFactory.create(young=link.young)
    set_limits(second, opens_at=time(7), closes_at=time(12))

    with pytest.raises(LimitsRefused, match="07:00 to 12:00"):
        set_limits(link, opens_at=time(13), closes_at=time(20))
    set_limits(link, opens_at=time(10), closes_at=time(20))

    assert len(ages.policy_for(link.young).hours) == 2


@pytest.mark.django_db(transaction=True)
def test_two_guardians_who_save_at_once_leave_some_time(teen: User) -> None:
    links = GuardianshipFactory.create_batch(2, young=teen)
    outcomes: list[str] = []
    barrier = threading.Barrier(2)

    def save(link: Guardianship, opens_at: time, closes_at: time) -> None:
        barrier.wait()
        try:
            set_limits(link, opens_at=opens_at, closes_at=closes_at)
            outcomes.append("set")
        except LimitsRefused:
            outcomes.append("refused")
        connection.close()

    hours = [(time(7), time(12)), (time(13), time(20))]
    threads = [
        threading.Thread(target=save, args=[link, *each])
        for link, each in zip(links, hours, strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes) == ["refused", "set"]
    assert ages.have_time_in_common(ages.policy_for(teen).hours)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"opens_at": "07:00"}, "closes_at"),
        ({"opens_at": "07:00", "closes_at": "07:00"}, "closes_at"),
        ({"opens_at": "25:00", "closes_at": "07:00"}, "opens_at"),
        ({"daily_generations": "-1"}, "daily_generations"),
        ({"feed_minutes": "181"}, "feed_minutes"),
        ({"daily_generations": "31"}, "daily_generations"),
        ({"cameo_audience": CameoAudience.EVERYONE}, "cameo_audience"),
        ({"seen_at": "yesterday"}, "seen_at"),
    ],
)
def test_nonsense_in_the_limits_is_answered_at_its_field(
    link: Guardianship, wrong: dict[str, str], field: str
) -> None:
    response = signed_in(link.guardian).post(
        f"/settings/guardians/{link.pk}", filled_in(link) | wrong
    )

    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]
    assert ages.policy_for(link.young).by_guardian == frozenset()


def test_young_person_who_leaves_keeps_the_limits_for_a_week(link: Guardianship) -> None:
    set_limits(link, daily_generations=1)

    guardians.end(link=link, by=link.young)

    assert ages.policy_for(link.young).daily_generations == 1
    assert kinds(link.guardian) == [Kind.GUARDIAN_CHANGED]
    assert "one more week" not in signed_in(link.young).get("/settings/guardians").content.decode()

    guardians.stay(link=link, young=link.young)
    link.refresh_from_db()
    assert link.leaves_at is None

    guardians.end(link=link, by=link.young)
    Guardianship.objects.update(leaves_at=timezone.now())
    assert ages.policy_for(link.young).by_guardian == frozenset()
    end_lapsed_links()
    assert Guardianship.objects.get().ended_at


def test_guardian_who_ends_it_lifts_the_limits_at_once(link: Guardianship) -> None:
    set_limits(link, daily_generations=1)
    guardians.end(link=link, by=link.young)

    guardians.end(link=link, by=link.guardian)
    guardians.end(link=link, by=link.guardian)

    assert ages.policy_for(link.young).by_guardian == frozenset()
    with pytest.raises(LinkGone):
        set_limits(link, daily_generations=2)


def test_code_is_shown_once_and_asks_slowly(owner: User) -> None:
    client = signed_in(owner)
    assert client.post("/settings/guardians/code").status_code == 302
    code = GuardianCode.objects.get().shown_code

    assert code in client.get("/settings/guardians").content.decode()
    assert code not in client.get("/settings/guardians").content.decode()
    answers = [
        client.post("/settings/guardians/enter", {"code": f"AAAA-{n}"}).status_code
        for n in range(10)
    ]
    assert answers == [422] * 9 + [429]


def test_both_sides_do_it_all_on_their_pages(teen: User, owner: User) -> None:
    young, adult = signed_in(teen), signed_in(owner)
    young.post("/settings/guardians/code")
    code = GuardianCode.objects.get().shown_code

    refused = adult.post("/settings/guardians/enter", {"code": "nonsense"})
    assert (refused.status_code, refused.context["typed"]) == (422, "nonsense")
    adult.post("/settings/guardians/enter", {"code": code})
    link = Guardianship.objects.get()
    assert "Is this who you gave your code to?" in young.get("/settings/guardians").content.decode()
    young.post(f"/settings/guardians/{link.pk}/accept")
    saved = adult.post(
        f"/settings/guardians/{link.pk}",
        filled_in(link, daily_generations="3", continuous_scroll="on"),
    )

    assert saved.status_code == 302
    page = young.get("/settings/guardians", headers={"HX-Request": "true"}).content.decode()
    assert "Olga Owner" in page
    assert "goes on by itself" in page
    assert "<html" not in page
    young.post(f"/settings/guardians/{link.pk}/end", {"ended": "on"})
    adult.post(f"/settings/guardians/{link.pk}/end", {"ended": "on"})
    assert not Guardianship.objects.open().exists()


@pytest.mark.parametrize("action", ["", "/accept", "/end"])
@pytest.mark.parametrize("accepted", [True, False], ids=["in force", "proposed"])
def test_link_of_others_is_absent_to_a_stranger(
    stranger_client: Client, link: Guardianship, action: str, accepted: bool
) -> None:
    Guardianship.objects.update(accepted_at=timezone.now() if accepted else None)
    path = f"/settings/guardians/{link.pk}{action}"

    assert stranger_client.post(path, {"ended": "on"}).status_code == 404
    if not action:
        assert stranger_client.get(path).status_code == 404
        assert signed_in(link.young).get(path).status_code == 404  # limits are the guardian's
    assert Client().post(path).status_code == 302
    assert Guardianship.objects.get().ended_at is None


def test_guardian_reaches_nothing_private(link: Guardianship) -> None:
    User.objects.filter(pk=link.young_id).update(is_private=True)
    draft = CompletedFactory.create(author=link.young, prompt="A secret surprise party")
    post = PostFactory.create(generation__author=link.young, caption="For friends alone")
    guardian = signed_in(link.guardian)

    for path in (f"/library/{draft.pk}", f"/library/{draft.pk}/file/video", f"/p/{post.pk}"):
        assert guardian.get(path).status_code == 404, path
    for path in (
        "/",
        "/library",
        "/inbox",
        "/settings/guardians",
        f"/settings/guardians/{link.pk}",
    ):
        page = guardian.get(path).content.decode()
        assert "secret surprise" not in page, path
        assert "For friends alone" not in page, path
    ward = guardian.get(f"/settings/guardians/{link.pk}").content.decode()
    assert link.young.email not in ward
    assert str(link.young.born_on.year) not in ward
