"""What a feed goes by: why a clip is there, all that is held about somebody, and what staff see."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from feed import figures
from feed.models import Nudge, Post
from recommender import services
from recommender.models import Interaction, Item, Tally
from recommender.ranking.features import FEATURES, GROUPS, KEY
from recommender.services import Terms
from recommender.understanding import read_items
from sora_site.accounts.models import User
from sora_site.accounts.services.ties import set_follow
from tests.conftest import signed_in
from tests.factories import (
    FIFTEEN,
    GenerationFactory,
    ItemFactory,
    PostFactory,
    RankerVersionFactory,
    UserFactory,
)
from tests.recommender.world import CARS, CATS, everything

pytestmark = pytest.mark.django_db

Kind = Interaction.Kind
HTMX = {"HX-Request": "true"}


def shown(viewer: User, texts: tuple[str, ...], author: User) -> list[Post]:
    """Post and read a clip a text, and put them into a viewer's feed."""
    posts = [
        PostFactory.create(generation__author=author, generation__prompt=text) for text in texts
    ]
    items = [
        ItemFactory.create(id=post.pk, author=author, text=post.generation.prompt) for post in posts
    ]
    Tally.objects.bulk_create([Tally(item=item) for item in items])
    read_items(items)
    services.rank(person=viewer, allowed=everything, terms=Terms(size=20))
    return posts


def test_why_names_the_tie_and_what_can_be_done(friend: User, owner: User) -> None:
    post = shown(friend, CATS, owner)[0]

    page = signed_in(friend).get(f"/p/{post.pk}/why", headers=HTMX).content.decode()

    assert "By somebody you follow" in page
    assert "People you are close to" in page  # what weighed
    assert f'action="/p/{post.pk}/forget"' in page
    assert "Forget my tie to @olga" in page
    assert "<html" not in page
    assert "<html" in signed_in(friend).get(f"/p/{post.pk}/why").content.decode()


def test_why_of_a_clip_that_the_feed_did_not_bring_says_so(owner_client: Client) -> None:
    post = PostFactory.create()

    page = owner_client.get(f"/p/{post.pk}/why").content.decode()

    assert "Your feed did not bring this clip" in page


def test_forgetting_a_clip_takes_back_what_was_learned_from_it(friend: User, owner: User) -> None:
    post = shown(friend, CATS, owner)[0]
    services.record(person=friend, item=post.pk, kind=Kind.LIKE)
    assert services.known_about(person=friend).interests

    signed_in(friend).post(f"/p/{post.pk}/forget")

    assert not services.known_about(person=friend).interests


def test_your_algorithm_shows_all_it_holds_and_lets_each_be_forgotten(
    friend: User, owner: User, stranger: User
) -> None:
    cats = shown(friend, CATS, owner)
    services.record(person=friend, item=cats[0].pk, kind=Kind.LIKE)
    services.record(person=friend, item=cats[1].pk, kind=Kind.LESS_LIKE)
    services.instruct(person=friend, text="no cars")
    client = signed_in(friend)

    page = client.get("/settings/algorithm").content.decode()

    for words in ("no cars", "Cats", "@olga", CATS[0], "Less like this", "Liked it"):
        assert words in page, words
    client.post("/settings/algorithm/interests/cats/forget")
    known = services.known_about(person=friend)
    assert "cats" not in [interest.facet for interest in known.interests]
    assert services.known_about(person=stranger).interests == ()


def test_doing_is_forgotten_also_of_a_clip_that_is_seen_no_longer(
    friend: User, owner: User
) -> None:
    post = shown(friend, CATS, owner)[0]
    services.record(person=friend, item=post.pk, kind=Kind.VIEW)
    set_follow(follower=friend, followee=owner, followed=False)
    owner.is_private = True
    owner.save()
    client = signed_in(friend)

    page = client.get("/settings/algorithm").content.decode()
    client.post(f"/settings/algorithm/doings/{Interaction.objects.get().pk}/forget")

    assert CATS[0] not in page
    assert "A clip you no longer see" in page
    assert not Interaction.objects.exists()


def test_starting_over_leaves_nothing(friend: User, owner: User) -> None:
    post = shown(friend, CATS, owner)[0]
    services.record(person=friend, item=post.pk, kind=Kind.LIKE)
    services.instruct(person=friend, text="no cars")

    signed_in(friend).post("/settings/algorithm/anew")

    assert not services.known_about(person=friend)
    assert not Interaction.objects.filter(person=friend).exists()


def test_learning_is_switched_off_and_on(owner: User, owner_client: Client) -> None:
    owner_client.post("/settings/algorithm/learning")
    owner.refresh_from_db()
    assert not owner.is_personalised

    owner_client.post("/settings/algorithm/learning", {"personalised": "on"})
    owner.refresh_from_db()
    assert owner.is_personalised


def test_minor_may_not_switch_learning_on() -> None:
    teen = UserFactory.create(born_on=FIFTEEN)
    client = signed_in(teen)

    page = client.post("/settings/algorithm/learning", {"personalised": "on"}, follow=True)

    assert "only if your guardian allows it" in page.content.decode()
    assert 'name="personalised"' not in page.content.decode()


def test_unknown_interest_is_a_404(owner_client: Client) -> None:
    assert owner_client.post("/settings/algorithm/interests/politics-of/forget").status_code == 404


def test_number_of_queries_of_your_algorithm_does_not_grow(
    friend: User, owner: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for post in shown(friend, (*CATS, *CARS), owner):
        services.record(person=friend, item=post.pk, kind=Kind.VIEW)

    client = signed_in(friend)

    with django_assert_max_num_queries(14):
        client.get("/settings/algorithm")


def test_page_of_parameters_is_written_by_the_registry(client: Client) -> None:
    page = client.get("/how-ranking-works").content.decode()

    for title in GROUPS.values():
        assert title in page, title
    for feature in FEATURES:
        assert feature.words.removeprefix("… ").replace("'", "&#x27;") in page, feature.name


def test_staff_see_what_comes_of_the_feed(friend: User, owner: User) -> None:
    services.instruct(person=friend, text="only cats")
    posts = shown(friend, (*CATS, *CARS), owner)
    services.record(person=friend, item=posts[0].pk, kind=Kind.VIEW)
    services.record(person=friend, item=posts[0].pk, kind=Kind.REMIX)
    for held_out in (False, True):
        Nudge.objects.create(person=friend, kind=Nudge.Kind.CREATE, held_out=held_out)
    Nudge.objects.create(
        person=owner, kind=Nudge.Kind.MOOD, answer="good", answered_at="2026-01-01T00:00Z"
    )
    GenerationFactory.create(author=friend)
    staff = UserFactory.create(is_staff=True)

    told = figures.everything()
    page = signed_in(staff).get("/ops/feed")

    assert (told["making"]["made"], told["making"]["rate"]) == (1, 100.0)
    assert told["shown"]["connected"] == 100.0
    assert (told["asked"]["wanted"], told["asked"]["unwanted"]) == (100.0, 0.0)
    assert told["asked"]["pages"] == 100.0
    assert told["shown"]["coverage"] == round(100 * 3 / Item.objects.count(), 1)
    assert [(row["kind"], row["held_out"], row["followed"]) for row in told["nudges"]] == [
        ("create", False, 1),
        ("create", True, 1),
        ("mood", False, 0),
    ]
    text = page.content.decode()
    assert "Creation rate" in text
    assert "simulated" not in text
    assert "/admin/recommender/slate/" not in text
    assert signed_in(friend).get("/ops/feed").status_code == 404


def test_figures_of_simulated_people_and_of_a_lost_model_say_so(owner: User, friend: User) -> None:
    post = PostFactory.create(author=owner)
    ItemFactory.create(id=post.pk, author=owner)
    User.objects.filter(pk=friend.pk).update(email="nobody@simulated.invalid")
    for person in (friend, UserFactory.create()):
        services.record(person=person, item=post.pk, kind=Kind.VIEW)
    RankerVersionFactory.create(state="serving", promoted_at=timezone.now(), features_key=KEY)

    page = signed_in(UserFactory.create(is_staff=True, is_superuser=True)).get("/ops/feed")

    text = " ".join(page.content.decode().split())
    assert "1 of the 2 people behind these figures is simulated" in text
    assert "is gone. The rules rank in its stead" in text
    assert "/admin/recommender/slate/" in text


def test_figures_of_an_empty_world_are_dashes(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    client = signed_in(UserFactory.create(is_staff=True))

    with django_assert_max_num_queries(20):
        page = client.get("/ops/feed").content.decode()

    assert "No page was made." in page
