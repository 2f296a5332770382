"""A small simulated world: it acts through the services, from its seed, and says what it is."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from feed.models import Comment, Like, Post
from feed.simulation import Films, films, make_world
from feed.simulation.acting import answer, makes
from generation.models import Asset
from recommender.models import Instruction, Interaction, Slate
from sora_site.accounts.models import Follow, User
from tests.factories import RankerVersionFactory

pytestmark = pytest.mark.django_db


def simulate(**options: object) -> str:
    out = StringIO()
    call_command(
        "simulate", people=5, posts=16, days=2, seed=3, stdout=out, stderr=StringIO(), **options
    )
    return out.getvalue()


def test_a_world_lives_through_the_services_and_is_called_simulated() -> None:
    RankerVersionFactory.create(state="serving", promoted_at=timezone.now())
    said = simulate(no_films=True)

    assert "ranked by the rules" in said, "the file of what serves is gone"
    assert all(line.startswith("simulated") for line in said.splitlines())
    assert User.objects.simulated().filter(bio__contains="not a person").count() == 5
    assert Follow.objects.count() == 20
    assert Slate.objects.count() == 10
    done = set(Interaction.objects.values_list("kind", flat=True))
    assert {Interaction.Kind.VIEW, Interaction.Kind.LIKE} <= done
    assert Like.objects.exists()
    assert Instruction.objects.filter(ended_at__isnull=False).exists()
    assert not Instruction.objects.active().exists()
    remixes = Post.objects.filter(generation__operation="remix")
    assert remixes.count() == Interaction.objects.filter(kind=Interaction.Kind.REMIX).count()
    assert not Comment.objects.exclude(author__in=User.objects.simulated()).exists()


def test_somebody_makes_something_of_what_they_see() -> None:
    world = make_world(seed=1, people=2, posts=2, films=Films())
    post = Post.objects.earliest("posted_at")
    maker = next(person for person in world.people if person.user != post.author)
    maker.tastes[:] = 1

    made = answer(world, maker, post, lambda what: 0.0)

    assert made == 1
    remix = Post.objects.get(generation__parent=post.generation)
    assert remix.author == maker.user
    assert remix.generation.account == {"simulated": True}
    kinds = set(Interaction.objects.filter(person=maker.user).values_list("kind", flat=True))
    assert kinds == {"like", "comment", "remix_opened", "remix"}


def test_films_are_rendered_once_and_every_clip_has_files_of_its_own() -> None:
    with films(("A dog runs.",)) as rendered:
        make_world(seed=1, people=2, posts=3, films=rendered)

    videos = Asset.objects.filter(kind=Asset.Kind.VIDEO)
    assert videos.count() == Post.objects.count() == 3
    assert len({video.name for video in videos}) == 3
    assert len({video.sha256 for video in videos}) == 1


def test_nobody_is_put_among_people_by_mistake(owner: User) -> None:
    with pytest.raises(CommandError, match="not simulated"):
        simulate(no_films=True)

    assert User.objects.get() == owner


def test_a_world_is_not_made_twice() -> None:
    make_world(seed=3, people=2, posts=0, films=Films())

    with pytest.raises(CommandError, match="seed 3 are here already: give another"):
        simulate(no_films=True)


def test_ties_taste_and_open_prompts_move_people_to_make_something() -> None:
    dull = makes(0, tied=False, open_ended=False)

    assert dull < makes(1, tied=False, open_ended=False)
    assert dull < makes(0, tied=True, open_ended=False)
    assert dull < makes(0, tied=False, open_ended=True)
    assert makes(-1, tied=False, open_ended=False) < dull
