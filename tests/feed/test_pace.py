"""Page by page with pauses, where the feed does not go on by itself."""

from __future__ import annotations

import threading
from datetime import timedelta
from urllib.parse import quote
from zoneinfo import ZoneInfo

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from feed import services
from feed.models import Pace, Post
from sora_site.accounts.models import User
from sora_site.accounts.services.ties import set_follow
from tests.conftest import signed_in
from tests.factories import FIFTEEN, GuardianshipFactory, PostFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def teen(db: None) -> User:
    return UserFactory.create(handle="tess", born_on=FIFTEEN, time_zone="Europe/Berlin")


@pytest.fixture
def posts(owner: User, teen: User) -> list[Post]:
    set_follow(follower=teen, followee=owner, followed=True)
    now = timezone.now()
    return [
        PostFactory.create(generation__author=owner, posted_at=now - timedelta(minutes=n))
        for n in range(25)
    ]


def after(post: Post, tab: str = "/") -> str:
    return f"{tab}?after={quote(str(post.place))}"


@pytest.mark.parametrize("tab", ["/", "/following"])
def test_minor_gets_small_pages_that_end_with_a_button(
    teen: User, posts: list[Post], tab: str
) -> None:
    response = signed_in(teen).get(tab)

    page = response.content.decode()
    assert response.context["posts"] == posts[:10]
    assert "Next page" in page
    assert "data-more" not in page  # what loads the next slate by itself
    assert "after 4 more pages" in page
    assert signed_in(teen).get(after(posts[9], tab)).context["posts"] == posts[10:20]


def test_adult_and_minor_whose_guardian_allows_it_have_a_feed_that_goes_on(
    owner: User, posts: list[Post]
) -> None:
    allowed = GuardianshipFactory.create(continuous_scroll=True).young

    for viewer in (owner, allowed):
        response = signed_in(viewer).get("/latest")
        assert response.context["posts"] == posts[:20]
        assert "data-more" in response.content.decode()
    assert not any(pace.pages for pace in Pace.objects.all())


def test_pause_comes_after_its_number_of_pages_whatever_is_tried(
    teen: User, posts: list[Post], settings: Settings
) -> None:
    settings.PAGES_BEFORE_PAUSE = 3
    tab = signed_in(teen)
    for path in ("/", "/", after(posts[9]), after(posts[9]), "/latest"):  # repeats are free
        assert tab.get(path).context["posts"], path

    paused = tab.get(after(posts[19]))

    cache.clear()  # and a lost cache, a second tab or the other feed begin nothing anew
    until = Pace.objects.get().paused_until
    assert until is not None
    assert "Time for a pause" in paused.content.decode()
    assert f"{until.astimezone(ZoneInfo('Europe/Berlin')):%H:%M}" in paused.content.decode()
    for path in ("/", "/latest", after(posts[9])):
        again = signed_in(teen).get(path)
        assert "feed/pause.html" in [template.name for template in again.templates], path
    assert Pace.objects.get().paused_until == until
    assert signed_in(teen).get(posts[0].get_absolute_url()).status_code == 200


def test_open_tab_that_still_loads_by_itself_is_led_to_the_pause(
    teen: User, posts: list[Post], settings: Settings
) -> None:
    settings.PAGES_BEFORE_PAUSE = 1
    signed_in(teen).get("/")

    response = signed_in(teen).get(after(posts[9]), headers={"HX-Request": "true"})

    assert response["HX-Refresh"] == "true"


@pytest.mark.parametrize(
    "rest",
    [
        {"paused_until": timedelta(seconds=-1), "turned_at": timedelta(minutes=-10)},
        {"turned_at": timedelta(minutes=-31)},
    ],
    ids=["the pause is over", "a quiet half hour"],
)
def test_feed_goes_on_after_a_rest(teen: User, rest: dict[str, timedelta]) -> None:
    times = {name: timezone.now() + delta for name, delta in rest.items()}
    Pace.objects.create(person=teen, pages=["a", "b", "c", "d", "e"], **times)

    turn = services.turn_page(viewer=teen, page="latest ")

    assert turn.pages_left == 4


@pytest.mark.django_db(transaction=True)
def test_tabs_that_turn_pages_at_once_are_all_counted(teen: User, settings: Settings) -> None:
    settings.PAGES_BEFORE_PAUSE = 3
    outcomes: list[str] = []
    barrier = threading.Barrier(6)

    def turn(number: int) -> None:
        barrier.wait()
        try:
            services.turn_page(viewer=teen, page=f"latest {number}")
            outcomes.append("page")
        except services.Paused:
            outcomes.append("pause")
        connection.close()

    threads = [threading.Thread(target=turn, args=[number]) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes) == ["page"] * 3 + ["pause"] * 3


def test_visitor_has_no_pace(client: Client, posts: list[Post]) -> None:
    assert client.get("/").status_code == 200
    assert not Pace.objects.exists()


def test_top_of_the_feed_is_one_page_however_it_is_put_together(
    teen: User, posts: list[Post], settings: Settings
) -> None:
    settings.PAGES_BEFORE_PAUSE = 2
    tab = signed_in(teen)
    tab.get("/")
    GuardianshipFactory.create(young=teen, personalised=True)

    top = tab.get("/")
    second = tab.get("/", {"after": top.context["next"]})

    assert "A pause comes next" in second.content.decode(), Pace.objects.get().pages
    assert len(Pace.objects.get().pages) == 2
