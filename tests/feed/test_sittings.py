"""Long sittings: an invitation, a question, a break; and days that have an end under 18."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from feed import services
from feed.models import Nudge, Pace, Post
from feed.services.clock import keep_time
from feed.services.nudges import is_held_out, nudge_of
from recommender.ranking.pacing import Stage
from sora_site.accounts.models import User
from sora_site.core.errors import Gone
from tests.conftest import signed_in
from tests.factories import (
    FIFTEEN,
    GenerationFactory,
    GuardianshipFactory,
    PostFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 5, 18, 12, 0, tzinfo=UTC)
HTMX = {"HX-Request": "true"}


class Clock:
    def __init__(self) -> None:
        self.now = NOON

    def forward(self, **time: float) -> None:
        self.now += timedelta(**time)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[Clock]:
    clock = Clock()
    with monkeypatch.context() as patched:
        patched.setattr(timezone, "now", lambda: clock.now)
        yield clock


@pytest.fixture(autouse=True)
def nobody_held_out(settings: Settings) -> None:
    settings.NUDGE_HOLDOUT = 0


def sit(person: User, clock: Clock, minutes: int, *, clips: int = 4) -> None:
    """Let a person watch: a sign of life a minute."""
    for _ in range(minutes):
        clock.forward(minutes=1)
        keep_time(viewer=person, clips=clips)


def turn(person: User) -> services.Turn:
    return services.turn_page(viewer=person, page="latest x")


def liked_post(person: User, **fields: Any) -> Post:
    post = PostFactory.create(**fields)
    services.set_like(post=post, viewer=person, liked=True)
    return post


def test_twenty_minutes_without_an_act_bring_a_card_that_grew_from_a_liked_clip(
    stranger: User, clock: Clock
) -> None:
    post = liked_post(stranger, generation__prompt="A dog surfs.")
    own = {"generation__author": stranger, "generation__created_at": NOON - timedelta(days=1)}
    liked_post(stranger, **own)  # no idea from elsewhere
    liked_post(stranger, remixable=False)
    keep_time(viewer=stranger, opens=True)
    sit(stranger, clock, 19)
    assert turn(stranger).nudge is None

    sit(stranger, clock, 1)
    page = signed_in(stranger).get("/").content.decode()

    nudge = Nudge.objects.get()
    assert (nudge.kind, nudge.seed) == ("create", post)
    assert "A dog surfs." in page
    assert f'href="/p/{post.pk}/remix"' in page
    assert turn(stranger).nudge is None  # once a sitting


@pytest.mark.parametrize("act", ["a clip", "a comment"])
def test_who_made_or_said_something_is_not_invited_to(
    stranger: User, clock: Clock, act: str
) -> None:
    post = PostFactory.create()
    keep_time(viewer=stranger, opens=True)
    sit(stranger, clock, 20)
    if act == "a clip":
        GenerationFactory.create(author=stranger, created_at=clock.now - timedelta(minutes=2))
    else:
        services.add_comment(post=post, author=stranger, text="Ha!", request_key=post.pk)

    assert turn(stranger).nudge is None
    assert not Nudge.objects.exists()


def test_forty_minutes_end_the_feed_with_a_question(stranger: User, clock: Clock) -> None:
    for n in range(25):
        PostFactory.create(posted_at=NOON - timedelta(minutes=n))
    keep_time(viewer=stranger, opens=True)
    sit(stranger, clock, 40, clips=0)
    client = signed_in(stranger)

    page = client.get("/")

    nudge = Nudge.objects.get()
    assert "How was it?" in page.content.decode()
    assert "data-more" not in page.content.decode()
    place = str(page.context["posts"][-1].place)
    answered = client.post(f"/nudges/{nudge.pk}", {"answer": "bad", "after": place})
    assert "Thanks for saying so." in answered.content.decode()
    assert 'value="I want to be relaxed"' in answered.content.decode()  # one press changes it
    assert f"/?after={quote(place)}" in answered.content.decode()
    on = client.get("/", {"after": place}).content.decode()
    assert "How was it?" not in on
    nudge.refresh_from_db()
    assert (nudge.kind, nudge.answer) == ("mood", "bad")


def test_first_answer_stands(stranger: User, clock: Clock) -> None:
    nudge = Nudge.objects.create(person=stranger, kind="mood")
    services.answer_nudge(nudge=nudge, answer=Nudge.Answer.GOOD)

    with pytest.raises(Gone):
        services.answer_nudge(nudge=nudge, answer=Nudge.Answer.BAD)
    again = signed_in(stranger).post(f"/nudges/{nudge.pk}", {"answer": "bad"}, headers=HTMX)

    nudge.refresh_from_db()
    assert (again.status_code, nudge.answer) == (200, "good")


@pytest.mark.parametrize(("answer", "status"), [("nonsense", 200), ("", 200)])
def test_what_is_no_answer_counts_as_skipped(stranger: User, answer: str, status: int) -> None:
    nudge = Nudge.objects.create(person=stranger, kind="mood")

    response = signed_in(stranger).post(f"/nudges/{nudge.pk}", {"answer": answer})

    nudge.refresh_from_db()
    assert (response.status_code, nudge.answer) == (status, "skipped")


def test_hour_brings_a_break_that_can_be_dismissed_after_a_wait_that_grows(
    stranger: User, clock: Clock
) -> None:
    keep_time(viewer=stranger, opens=True)
    waits = []
    for minutes in (60, 15, 15):
        sit(stranger, clock, minutes)
        with pytest.raises(services.Paused) as paused:
            turn(stranger)
        may_go_on_at = paused.value.may_go_on_at
        assert (paused.value.why, paused.value.until) == (
            "break",
            clock.now + timedelta(minutes=10),
        )
        assert may_go_on_at is not None
        waits.append((may_go_on_at - clock.now).total_seconds())
        with pytest.raises(services.TooSoon):
            services.go_on(viewer=stranger)
        with pytest.raises(services.Paused):
            turn(stranger)  # not before, whatever is tried
        clock.forward(seconds=waits[-1])
        services.go_on(viewer=stranger)
        assert turn(stranger).size == services.SLATE

    assert waits == [10, 20, 40]
    assert Nudge.objects.filter(kind="break").count() == 3


def test_after_a_break_that_was_kept_a_sitting_begins_anew(stranger: User, clock: Clock) -> None:
    keep_time(viewer=stranger, opens=True)
    sit(stranger, clock, 60)
    page = signed_in(stranger).get("/")
    assert "feed/pause.html" in [template.name for template in page.templates]
    assert "Go on all the same" in page.content.decode()

    clock.forward(minutes=11)

    assert turn(stranger).nudge is None
    assert Pace.objects.get().watched == 0


def test_break_of_somebody_under_18_cannot_be_dismissed(clock: Clock) -> None:
    teen = GuardianshipFactory.create(continuous_scroll=True, feed_minutes=120).young
    keep_time(viewer=teen, opens=True)
    sit(teen, clock, 60)

    page = signed_in(teen).get("/").content.decode()
    signed_in(teen).post("/pause/go-on")

    assert "Go on all the same" not in page
    with pytest.raises(services.Paused):
        turn(teen)


def test_break_is_over_when_it_is_dismissed_twice(stranger: User, clock: Clock) -> None:
    services.go_on(viewer=stranger)  # nobody's break: no error

    assert signed_in(stranger).post("/pause/go-on").status_code == 302


def test_hour_a_day_is_all_there_is_under_18_and_a_guardian_may_say_otherwise(
    clock: Clock, settings: Settings
) -> None:
    settings.FEED_RESTS_TEEN = ["22:00", "07:00"]
    settings.PAGES_BEFORE_PAUSE = 500
    teen = UserFactory.create(born_on=FIFTEEN, time_zone="Europe/Berlin")
    link = GuardianshipFactory.create(young=teen)
    turn(teen)
    sit(teen, clock, 60)

    with pytest.raises(services.Paused) as paused:
        turn(teen)

    morning = datetime(2026, 5, 19, 5, 0, tzinfo=UTC)  # seven in Berlin
    assert (paused.value.why, paused.value.until) == ("day", morning)
    page = signed_in(teen).get("/following").content.decode()
    assert "your time at the feed today" in page
    link.feed_minutes = 90
    link.save()
    turn(teen)
    link.feed_minutes = 30
    link.save()
    with pytest.raises(services.Paused):
        turn(teen)
    clock.now = morning
    turn(teen)


def test_feed_rests_by_night_under_18(clock: Clock, settings: Settings) -> None:
    settings.FEED_RESTS_TEEN = ["22:00", "07:00"]
    teen = UserFactory.create(born_on=FIFTEEN, time_zone="Europe/Berlin")
    clock.now = datetime(2026, 5, 18, 20, 0, tzinfo=UTC)

    page = signed_in(teen).get("/")

    assert "By night the feed rests" in page.content.decode()
    assert "07:00" in page.content.decode()
    clock.now = datetime(2026, 5, 19, 4, 59, tzinfo=UTC)
    with pytest.raises(services.Paused):
        turn(teen)
    clock.now = datetime(2026, 5, 19, 5, 0, tzinfo=UTC)
    turn(teen)


def test_under_18_nothing_plays_by_itself(owner: User) -> None:
    teen = UserFactory.create(born_on=FIFTEEN)

    assert "data-by-hand" in signed_in(teen).get("/").content.decode()
    assert "data-by-hand" not in signed_in(owner).get("/").content.decode()


def test_few_are_told_nothing_so_that_one_can_compare(
    stranger: User, clock: Clock, settings: Settings
) -> None:
    settings.NUDGE_HOLDOUT = 100
    keep_time(viewer=stranger, opens=True)
    sit(stranger, clock, 20)

    assert turn(stranger).nudge is None
    assert Nudge.objects.get().held_out
    sit(stranger, clock, 40)
    with pytest.raises(services.Paused):  # a break is for everybody
        turn(stranger)
    settings.NUDGE_HOLDOUT = 5
    share = sum(is_held_out(User()) for _ in range(4000)) / 4000
    assert 0.035 < share < 0.065


def test_making_after_a_nudge_is_found(stranger: User, owner: User, clock: Clock) -> None:
    for person, later in ((stranger, 9), (owner, 11)):
        Nudge.objects.create(person=person, kind="create", shown_at=clock.now)
        GenerationFactory.create(author=person, created_at=clock.now + timedelta(minutes=later))

    assert [nudge.person for nudge in Nudge.objects.followed_by_making()] == [stranger]


def test_tabs_side_by_side_are_told_once(
    stranger: User, clock: Clock, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    keep_time(viewer=stranger, opens=True)
    sit(stranger, clock, 20)
    pace = Pace.objects.get()

    first = nudge_of(viewer=stranger, pace=pace, stage=Stage.CREATE)
    second = nudge_of(viewer=stranger, pace=pace, stage=Stage.CREATE)

    assert (first is not None, second) == (True, None)
    with django_assert_max_num_queries(3):
        turn(stranger)
