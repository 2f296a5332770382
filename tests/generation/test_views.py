from __future__ import annotations

from uuid import uuid4

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from generation.models import Generation
from sora_site.accounts.models import User
from tests.conftest import signed_in
from tests.factories import CompletedFactory, GenerationFactory, RunningFactory

pytestmark = pytest.mark.django_db


def filled_in(**changes: str) -> dict[str, str]:
    order = {"prompt": "A dog runs.", "size": "720x1280", "seconds": "4", "style": ""}
    return order | {"request_key": str(uuid4())} | changes


def test_order_leads_to_the_clip_as_it_is_made(owner: User) -> None:
    response = signed_in(owner).post("/create", filled_in())

    clip = Generation.objects.get()
    assert (response.status_code, response["Location"]) == (302, f"/library/{clip.pk}")
    assert (clip.author, clip.prompt, clip.seconds) == (owner, "A dog runs.", 4)


def test_double_click_makes_one_clip(owner: User) -> None:
    client, form = signed_in(owner), filled_in()

    first, second = (client.post("/create", form) for _ in range(2))

    assert first["Location"] == second["Location"]
    assert Generation.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "status", "complaint"),
    [
        ({"prompt": ""}, 422, "Write what should happen"),
        ({"prompt": "x" * 40_000}, 422, "40,000 characters"),
        ({"prompt": "bell \x07 rings"}, 422, "control characters"),
        ({"prompt": "nul \x00"}, 422, "ull characters"),
        ({"size": "1x1"}, 422, "valid choice"),
        ({"seconds": "5"}, 422, "valid choice"),
        ({"seconds": "NaN"}, 422, "valid choice"),
        ({"style": "cubist"}, 422, "valid choice"),
        ({"request_key": "abc"}, 422, "valid UUID"),
    ],
    ids=["empty", "too long", "control", "nul", "size", "seconds", "nan", "style", "key"],
)
def test_bad_order_is_answered_clearly_and_nothing_is_queued(
    owner: User, changes: dict[str, str], status: int, complaint: str
) -> None:
    response = signed_in(owner).post("/create", filled_in(**changes))

    assert response.status_code == status
    assert complaint in str(response.context["form"].errors)
    assert not Generation.objects.exists()


def test_refused_prompt_is_still_in_the_form(owner: User) -> None:
    prompt = "kept words " * 4000

    page = signed_in(owner).post("/create", filled_in(prompt=prompt)).content.decode()

    assert prompt in page


def test_too_many_clips_waiting_is_429_and_keeps_the_prompt(
    owner: User, settings: Settings
) -> None:
    settings.RENDERS_WAITING = 1
    GenerationFactory.create(author=owner)

    response = signed_in(owner).post("/create", filled_in(prompt="my prompt"))

    assert response.status_code == 429
    assert "my prompt" in response.content.decode()


def test_form_without_its_token_is_forbidden(owner: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(owner)

    assert client.post("/create", filled_in()).status_code == 403


def test_tray_shows_ones_own_running_clips_alone(owner: User, stranger: User) -> None:
    waiting = GenerationFactory.create(author=owner)
    running = RunningFactory.create(author=owner)
    RunningFactory.create(author=stranger)

    rows = signed_in(owner).get("/tray").context["rows"]

    assert {row["clip"] for row in rows} == {waiting, running}
    assert [row["standing"] and row["standing"].place for row in rows] == [None, 1]


def test_cancel_and_retry_lead_back_to_the_clip(owner: User) -> None:
    client, clip = signed_in(owner), GenerationFactory.create(author=owner)

    cancelled = client.post(f"/library/{clip.pk}/cancel")
    retried = client.post(f"/library/{clip.pk}/retry")

    clip.refresh_from_db()
    assert clip.state == Generation.State.CANCELLED
    assert cancelled["Location"] == clip.get_absolute_url()
    again = Generation.objects.exclude(pk=clip.pk).get()
    assert retried["Location"] == again.get_absolute_url()


def test_clip_that_ended_is_not_cancelled_but_nothing_breaks(owner: User) -> None:
    clip = CompletedFactory.create(author=owner)

    response = signed_in(owner).post(f"/library/{clip.pk}/cancel", follow=True)

    assert response.status_code == 200
    assert "already ended" in response.content.decode()


def test_running_clip_is_not_deleted(owner: User) -> None:
    clip = RunningFactory.create(author=owner)

    response = signed_in(owner).post(f"/library/{clip.pk}/delete", follow=True)

    assert "Cancel it first" in response.content.decode()
    assert Generation.objects.filter(pk=clip.pk).exists()


@pytest.mark.parametrize("action", ["cancel", "retry", "delete"])
def test_actions_are_not_done_by_following_a_link(owner: User, action: str) -> None:
    clip = CompletedFactory.create(author=owner)

    assert signed_in(owner).get(f"/library/{clip.pk}/{action}").status_code == 405
