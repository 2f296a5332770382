from __future__ import annotations

import re

import pytest
from django.core.management import call_command
from django.test import Client
from pytest_django.fixtures import Settings

from feed.demo import PEOPLE, POSTS
from feed.management.commands.seed_demo import ask_for, demo_password, seed_people, settled
from feed.models import Post
from generation.models import Generation
from sora_site.accounts.models import Follow, Invite, User
from tests.accounts.test_join import filled_in
from tests.factories import CompletedFactory, GenerationFactory

pytestmark = pytest.mark.django_db


def test_seeding_twice_makes_everybody_once() -> None:
    call_command("seed_demo", "--people-only")
    call_command("seed_demo", "--people-only")

    assert User.objects.count() == len(PEOPLE) == 8
    assert Follow.objects.count() == sum(len(person.follows) for person in PEOPLE)
    assert Invite.objects.open().filter(issued_by=None).count() == 1


def test_demo_people_can_sign_in_with_the_printed_password(
    capsys: pytest.CaptureFixture[str],
) -> None:
    call_command("seed_demo", "--people-only")
    call_command("demo_summary")

    printed = capsys.readouterr().out
    assert demo_password() in printed
    assert User.objects.get(handle="ana").check_password(demo_password())
    assert Invite.objects.get(issued_by=None).shown_code in printed


def test_printed_code_lets_in_a_newcomer_from_anywhere(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("seed_demo", "--people-only")
    call_command("demo_summary")
    printed = re.search(r"Invite code +(\S+)", capsys.readouterr().out)
    assert printed

    Client().post("/join", filled_in(printed[1], region="DE"))

    assert User.objects.get(handle="newperson").is_present


def test_no_code_is_printed_that_lets_nobody_in(
    capsys: pytest.CaptureFixture[str], settings: Settings
) -> None:
    settings.SIGN_UP = "closed"
    call_command("seed_demo", "--people-only")
    call_command("demo_summary")

    assert "Invite code" not in capsys.readouterr().out


def test_every_demo_clip_is_asked_for_once_however_often() -> None:
    people = seed_people("x")

    for _ in range(2):
        for wanted in POSTS:
            ask_for(wanted, people)

    assert Generation.objects.count() == len(POSTS) == 12
    assert set(Generation.objects.values_list("bulk", flat=True)) == {True}


def test_completed_demo_clip_is_posted_once_and_liked_by_followers() -> None:
    people = seed_people("x")
    clip = CompletedFactory.create(author=people["ana"])

    assert settled(POSTS[0], clip.pk)
    assert settled(POSTS[0], clip.pk)

    post = Post.objects.get()
    assert (post.caption, post.author) == (POSTS[0].caption, people["ana"])
    assert post.like_count == people["ana"].followers.count() > 0


def test_demo_clip_that_failed_is_not_waited_for() -> None:
    people = seed_people("x")
    failed = GenerationFactory.create(
        author=people["ana"], state="failed", finished_at="2026-01-01T00:00Z"
    )
    waiting = GenerationFactory.create(author=people["ana"])

    assert settled(POSTS[0], failed.pk)
    assert not settled(POSTS[0], waiting.pk)
    assert not Post.objects.exists()


def test_demo_people_have_invites_to_give() -> None:
    people = seed_people("x")

    assert all(person.invites.open().exists() for person in people.values())


def test_demo_world_shows_three_styles_and_speech_in_two_languages() -> None:
    styles = {wanted.style for wanted in POSTS} - {""}

    assert len(styles) >= 3
    assert any("“" in wanted.prompt and "ñ" in wanted.prompt for wanted in POSTS)
