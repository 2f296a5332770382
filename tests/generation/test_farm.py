"""The farm as settings have it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import settings as django_settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from pytest_django.fixtures import Settings

from generation import rendering, slots
from generation.engines.videos_api.engine import VideosApiEngine
from generation.engines.videos_api.upstreams import Upstream
from generation.farm import videos_api
from generation.services import ClipOrder, request_clip
from generation.services.boards import BoardOrder, ShotOrder, request_board
from generation.services.lineage import Change, extend_clip, remix_clip
from sora_site.accounts.models import User
from sora_site.core.processes import Plan
from tests.generation.videos_api_server import KEY, VideosApiServer

HALL = Upstream(name="hall", url="https://hall.example.org/v1", seconds=(4, 12))
ATTIC = Upstream(name="attic", url="https://attic.example.org/v1")


@pytest.fixture(autouse=True)
def upstreams(settings: Settings) -> Iterator[None]:
    settings.VIDEOS_API_UPSTREAMS = (HALL, ATTIC)
    yield
    slots._engine.cache_clear()


def test_a_slot_can_be_filled_by_one_upstream_or_by_several() -> None:
    assert videos_api("attic").capabilities().seconds == (4, 20)
    assert videos_api("attic+hall").capabilities().seconds == (4, 12)
    assert videos_api().capabilities().seconds == (4, 12)


def test_a_recipe_leads_to_the_engine_and_to_its_workers() -> None:
    assert isinstance(slots.engine_of("videos-api:attic"), VideosApiEngine)
    assert slots.pool_of("videos-api:attic") == "farm"


def test_an_unknown_upstream_is_named() -> None:
    with pytest.raises(ImproperlyConfigured, match="no upstream 'cellar'"):
        videos_api("cellar")


def test_a_farm_worker_runs_only_where_a_slot_needs_it(settings: Settings) -> None:
    plan = Plan(host="127.0.0.1", port=8000, renders=1)
    assert "farm" not in [service.name for service in plan.workers()]

    settings.SLOTS = settings.SLOTS | {"sora-2-pro": "videos-api:hall"}

    assert "farm" in [service.name for service in plan.workers()]


@pytest.fixture
def hall(tmp_path: Path, settings: Settings) -> Iterator[VideosApiServer]:
    """Fill the usual slot with a server of its own, which renders four seconds."""
    name = f"hall-{uuid4().hex[:8]}"
    with VideosApiServer(tmp_path / "hall", lasts=4) as server:
        settings.VIDEOS_API_UPSTREAMS = (Upstream(name=name, url=server.url, key=KEY),)
        settings.SLOTS = settings.SLOTS | {"sora-2": "videos-api"}
        slots._engine.cache_clear()
        yield server


@pytest.mark.django_db
def test_what_was_rendered_elsewhere_can_be_remixed_and_extended_there(
    owner: User, hall: VideosApiServer
) -> None:
    order = ClipOrder(prompt="A red kite", seconds=4)
    clip = request_clip(author=owner, order=order, request_key=uuid4())
    assert rendering.render_next("farm")
    change = Change(prompt="A blue kite", seconds=4)

    remix_clip(author=owner, source=clip, change=change, request_key=uuid4())
    assert rendering.render_next("farm")
    longer = extend_clip(author=owner, source=clip, change=change, request_key=uuid4())
    assert rendering.render_next("farm")

    first, remixed, extended = hall.jobs
    assert remixed.remixed_from_video_id == extended.remixed_from_video_id == first.id
    assert [post.path.rpartition("/")[2] for post in hall.received] == [
        "videos",
        "remix",
        "extensions",
    ]
    longer.refresh_from_db()
    assert (longer.state, longer.engine, longer.duration) == ("completed", "videos-api", 8)


@pytest.mark.django_db
def test_shots_rendered_elsewhere_follow_each_other(owner: User, hall: VideosApiServer) -> None:
    shots = (ShotOrder(prompt="A red kite rises"), ShotOrder(prompt="It falls into the sea"))

    board = request_board(author=owner, order=BoardOrder(shots=shots), request_key=uuid4())
    while rendering.render_next("farm") or rendering.render_next("cpu"):
        pass

    board.refresh_from_db()
    assert (board.state, board.duration) == ("completed", 8)
    first, second = hall.received
    assert not first.files
    assert second.files.keys() == {"input_reference"}


def test_an_operator_can_ask_whether_the_upstreams_answer(
    settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with VideosApiServer(tmp_path) as server:
        well = Upstream(name="hall", url=server.url, key=KEY)
        locked = Upstream(name="attic", url=server.url, key="wrong-key")
        settings.VIDEOS_API_UPSTREAMS = (well,)
        call_command("upstreams")

        settings.VIDEOS_API_UPSTREAMS = (well, locked)
        with pytest.raises(CommandError, match="1 of 2 cannot be given clips"):
            call_command("upstreams")

    told = capsys.readouterr().out
    assert f"hall\twell, 0 clips unfinished\t{server.url}" in told
    assert "attic\tnot well: 401 Incorrect API key" in told
    assert "wrong-key" not in told


def test_a_site_without_upstreams_says_so(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.VIDEOS_API_UPSTREAMS = ()

    call_command("upstreams")

    assert "every clip is rendered here" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("variables", "words"),
    [
        ({"SLOT_SORA_2": "videos-api"}, "names no upstream"),
        (
            {
                "SLOT_SORA_2": "videos-api:cellar",
                "VIDEOS_API_UPSTREAMS": "hall",
                "VIDEOS_API_HALL_URL": "https://hall.example.org/v1",
            },
            "SLOT_SORA_2 is 'videos-api:cellar'. There is no upstream 'cellar'",
        ),
        ({"VIDEOS_API_UPSTREAMS": "hall"}, "VIDEOS_API_HALL_URL is not set"),
    ],
    ids=["no upstream", "unknown upstream", "no address"],
)
def test_a_site_set_up_wrongly_says_so_at_its_start(variables: dict[str, str], words: str) -> None:
    started = subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=django_settings.BASE_DIR,
        env=os.environ | variables,
        capture_output=True,
        text=True,
        check=False,
    )

    assert started.returncode != 0
    assert words in started.stderr
