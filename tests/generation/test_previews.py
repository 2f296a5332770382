from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from generation import dispatch, rendering, services, tasks
from generation.models import Asset, Generation
from sora_site.accounts.models import User
from sora_site.notifications.models import Notification
from sora_site.privacy import retention
from tests.conftest import signed_in
from tests.factories import (
    FIFTEEN,
    CompletedFactory,
    GenerationFactory,
    GuardianshipFactory,
    RunningFactory,
    UserFactory,
    store_asset,
)
from tests.generation.small_engine import CrashingEngine, SmallEngine, use_engine
from tests.generation.test_composer import AbleEngine, photo
from tests.generation.test_views import filled_in

State = Generation.State

pytestmark = pytest.mark.django_db


def preview(client: Client, **changes: str) -> Generation:
    """Press Preview in the composer."""
    led = client.post("/create/preview", filled_in(**changes))["Location"]
    return Generation.objects.get(pk=led.rpartition("/")[2])


def test_preview_is_a_small_animatic_with_the_seed_of_the_clip_to_come(owner: User) -> None:
    client = signed_in(owner)

    shown = preview(client, size="1280x720", seconds="12", style="noir", slot="sora-1-turbo")

    assert (shown.operation, shown.recipe, shown.pool) == ("preview", "animatic", "cpu")
    assert (shown.size, shown.seconds, shown.style, shown.sound) == ("640x360", 12, "noir", False)
    client.post("/create", filled_in(size="1280x720", previewed=str(shown.pk), count="2"))
    seeds = Generation.objects.made_to_keep().order_by("created_at").values_list("seed", flat=True)
    assert list(seeds) == [shown.seed, (shown.seed + 1) % 2**32]


def test_seed_that_was_written_down_wins_over_that_of_a_preview(owner: User) -> None:
    client = signed_in(owner)
    shown = preview(client)

    client.post("/create", filled_in(previewed=str(shown.pk), seed="77"))

    assert Generation.objects.made_to_keep().get().seed == 77


def test_other_peoples_previews_lend_no_seed(owner: User, stranger: User) -> None:
    shown = preview(signed_in(owner))

    signed_in(stranger).post("/create", filled_in(previewed=str(shown.pk)))

    assert Generation.objects.made_to_keep().get().seed != shown.seed


def test_change_is_previewed_with_the_same_seed_and_another_take_with_a_new_one(
    owner: User,
) -> None:
    client = signed_in(owner)
    first = preview(client)

    changed = preview(client, prompt="A cat runs.", previewed=str(first.pk))
    again = preview(client, prompt="A cat runs.", previewed=str(changed.pk))

    assert changed.seed == first.seed != again.seed


def test_newer_preview_takes_the_place_of_the_one_still_waited_for(
    owner: User, friend: User
) -> None:
    running = RunningFactory.create(author=owner, operation=Generation.Operation.PREVIEW)
    clip = GenerationFactory.create(author=owner)
    theirs = preview(signed_in(friend))

    newer = preview(signed_in(owner))

    states = dict(Generation.objects.values_list("pk", "state"))
    assert states[running.pk] == State.CANCELLED
    assert {states[job.pk] for job in (clip, theirs, newer)} == {State.QUEUED}


def test_previews_cost_nothing_and_take_nobodys_place(owner: User, settings: Settings) -> None:
    settings.RENDERS_WAITING = 1
    left = services.clips_left_today(owner)

    preview(signed_in(owner))

    assert services.clips_left_today(owner) == left
    assert signed_in(owner).post("/create", filled_in()).status_code == 302


def test_preview_is_rendered_before_all_that_waits_even_while_ones_clips_are_made(
    owner: User, friend: User, settings: Settings
) -> None:
    settings.RENDERS_AT_ONCE = 1
    GenerationFactory.create(author=friend)
    RunningFactory.create(author=owner)

    shown = preview(signed_in(owner))

    claimed = dispatch.claim("cpu")
    assert claimed is not None
    assert claimed.pk == shown.pk


def test_finished_preview_says_what_of_the_prompt_is_in_it(owner: User) -> None:
    account = {
        "understood": ["wombat", "dances"], "not_understood": ["flumphily"],
        "shown_as": [["wombat", "otter"]], "left_out": ["people"], "not_left_out": ["zogs"],
    }  # fmt: skip
    shown = CompletedFactory.create(
        author=owner, operation=Generation.Operation.PREVIEW, account=account
    )

    page = signed_in(owner).get(f"/create/preview/{shown.pk}").content.decode()

    assert "wombat as otter" in page
    assert "Left out, as you asked: people." in page
    assert "nothing to leave out: zogs." in page
    assert "<li>flumphily</li>" in page
    assert "<summary>What was understood</summary>" in page


def test_finished_preview_is_shown_to_its_author_and_appears_nowhere_else(
    owner: User, settings: Settings
) -> None:
    use_engine(settings, SmallEngine)
    client = signed_in(owner)
    shown = preview(client)
    assert rendering.render_next("cpu")

    page = client.get(f"/create/preview/{shown.pk}").content.decode()

    assert f"/library/{shown.pk}/file/video" in page
    assert not Notification.objects.exists()
    assert shown not in client.get("/library").context["page"].object_list
    assert client.get("/tray").context["rows"] == []
    assert client.get(f"/library/{shown.pk}").status_code == 404
    assert client.post(f"/library/{shown.pk}/publish").status_code == 404
    filled = client.get(f"/create?from={shown.pk}")
    assert filled.context["form"]["size"].value() == "720x1280"
    assert f'name="previewed" value="{shown.pk}"' in filled.content.decode()


def test_preview_that_fails_says_why_and_gives_no_clip_back(
    owner: User, settings: Settings
) -> None:
    use_engine(settings, CrashingEngine)
    settings.RENDER_ATTEMPTS = 0
    client = signed_in(owner)
    client.post("/create", filled_in())
    left = services.clips_left_today(owner)
    shown = preview(client)

    assert rendering.render_next("cpu")

    shown.refresh_from_db()
    assert shown.state == State.FAILED
    assert "kept crashing" in client.get(f"/create/preview/{shown.pk}").content.decode()
    assert services.clips_left_today(owner) == left


def test_preview_begins_with_the_picture_in_its_own_size(owner: User, settings: Settings) -> None:
    use_engine(settings, AbleEngine)

    form = filled_in(size="1280x720", crop="on") | {"picture": photo()}
    signed_in(owner).post("/create/preview", form)

    assert Asset.objects.get().generation.size == "1280x720"  # this engine has no smaller one


def test_previews_are_gone_after_an_hour_with_their_files(owner: User, settings: Settings) -> None:
    old = CompletedFactory.create(author=owner, operation=Generation.Operation.PREVIEW)
    stuck = RunningFactory.create(author=owner, operation=Generation.Operation.PREVIEW)
    long_ago = timezone.now() - timedelta(minutes=61)
    Generation.objects.filter(pk__in=[old.pk, stuck.pk]).update(created_at=long_ago)
    young = CompletedFactory.create(author=owner, operation=Generation.Operation.PREVIEW)
    clip = CompletedFactory.create(author=owner, created_at=long_ago)

    tasks.tidy()

    assert set(Generation.objects.all()) == {young, clip}
    assert not (Path(django_settings.MEDIA_ROOT) / "clips" / str(old.pk)).exists()


def test_starting_picture_of_a_clip_that_failed_goes_with_it(owner: User) -> None:
    past = timezone.now() - timedelta(days=django_settings.UNMADE_CLIP_DAYS + 1)
    failed = GenerationFactory.create(author=owner, state=State.FAILED, finished_at=past)
    store_asset(failed, Asset.Kind.START, b"a beach")

    retention.clear()

    assert not Generation.objects.exists()
    assert not (Path(django_settings.MEDIA_ROOT) / "clips" / str(failed.pk)).exists()


def test_no_preview_where_a_guardian_allows_no_clips(settings: Settings) -> None:
    teen = UserFactory.create(born_on=FIFTEEN)
    GuardianshipFactory.create(young=teen, daily_generations=0)

    response = signed_in(teen).post("/create/preview", filled_in(prompt="My words."))

    assert response.status_code == 429
    assert "guardian" in response.content.decode()
    assert "My words." in response.content.decode()


def test_preview_after_preview_is_stopped_for_a_while(owner: User, settings: Settings) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"preview": "2/m/user"}
    client = signed_in(owner)
    for _ in range(2):
        preview(client)

    response = client.post("/create/preview", filled_in(), headers={"HX-Request": "true"})

    assert response.status_code == 429
    assert "Wait a minute" in response.content.decode()
    assert Generation.objects.count() == 2


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [({"prompt": ""}, "Write what should happen"), ({"seconds": "5"}, "valid choice")],
    ids=["empty", "length"],
)
def test_order_that_cannot_be_previewed_is_answered_in_its_place(
    owner: User, changes: dict[str, str], complaint: str
) -> None:
    client = signed_in(owner)

    part = client.post("/create/preview", filled_in(**changes), headers={"HX-Request": "true"})
    page = client.post("/create/preview", filled_in(**changes))

    assert (part.status_code, page.status_code) == (422, 422)
    assert complaint in part.content.decode()
    assert "<html" not in part.content.decode()
    assert "<html" in page.content.decode()
