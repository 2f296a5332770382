"""A character is taken from a clip of one's own, and from nothing that may show somebody."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from pytest_django.fixtures import Settings

from cameos import tasks
from cameos.models import Cameo, Capture, LedgerRow
from generation import rendering, services
from generation.engines.protocol import Clip, Plan, Report, Workspace
from generation.models import Asset, Generation
from generation.services import Look
from sora_site.accounts.models import User
from tests.generation.asks import ask, made
from tests.generation.casts import CastingEngine, lent_cameo
from tests.generation.small_engine import use_engine

pytestmark = pytest.mark.django_db
NAMED = {"name": "Tin", "handle": "tin"}
WHOLE = {"at": "0.5", "size": "100", "across": "50", "down": "50"}


class DrawingEngine(CastingEngine):
    """Draws so large that something can be seen."""

    key = "drawing"

    def render(self, plan: Plan, *, workspace: Workspace, report: Report) -> Clip:
        drawn = super().render(plan, workspace=workspace, report=report)
        frames = (frame.repeat(5, 0).repeat(3, 1) for frame in drawn.frames)
        return replace(drawn, frames=frames, width=192, height=320)


@pytest.fixture(autouse=True)
def drawing_engine(settings: Settings) -> None:
    use_engine(settings, DrawingEngine)


@pytest.fixture
def clip(owner: User) -> Generation:
    return made(owner, "A robot of tin waves.")


def page_of(clip: Generation) -> str:
    return f"/library/{clip.pk}/character"


@pytest.mark.parametrize(
    ("look", "box"),
    [
        (Look(at=0), (0, 0, 720, 1280)),
        (Look(at=0, size=0.5), (180, 320, 540, 960)),
        (Look(at=0, size=0.5, across=0, down=1), (0, 640, 360, 1280)),
    ],
    ids=["whole", "middle", "corner"],
)
def test_a_part_keeps_the_shape_of_the_picture(look: Look, box: tuple[int, ...]) -> None:
    assert look.box(720, 1280) == box


def test_a_character_is_checked_like_every_cameo_and_knows_its_clip(
    clip: Generation, owner_client: Client
) -> None:
    answer = owner_client.post(page_of(clip), NAMED | WHOLE)
    capture = Capture.objects.get()
    tasks.check_capture.fn(str(capture.pk))

    cameo = Cameo.objects.get()
    assert answer["Location"] == f"/cameos/{cameo.pk}/films/{capture.pk}"
    assert (cameo.kind, cameo.state, cameo.full_handle) == ("character", "ready", "olga.tin")
    assert "no person" in Capture.objects.get().figures
    assert f"/library/{clip.pk}" in owner_client.get(cameo.get_absolute_url()).content.decode()
    assert LedgerRow.objects.of_cameo(cameo.pk).get(event="made").facts["clip"]

    services.delete_clip(clip=clip)

    cameo.refresh_from_db()
    assert (cameo.made_from, cameo.state) == (None, "ready")


def test_without_script_the_form_stands_at_the_middle_and_takes_all(
    clip: Generation, owner_client: Client
) -> None:
    offered = owner_client.get(clip.get_absolute_url()).content.decode()
    page = owner_client.get(page_of(clip)).content.decode()

    assert page_of(clip) in offered
    assert 'name="at" value="0.5"' in page
    assert 'name="size" value="100"' in page


def test_what_shows_somebody_else_gives_no_character(
    owner: User, friend: User, friend_client: Client
) -> None:
    lent_cameo(owner, friend)
    clip = made(friend, "@olga waves.")

    draft = friend_client.get(clip.get_absolute_url()).content.decode()
    said = friend_client.get(page_of(clip)).content.decode()
    refused = friend_client.post(page_of(clip), NAMED | WHOLE)

    assert page_of(clip) not in draft
    assert "Somebody else is in this clip." in said
    assert refused.status_code == 422
    assert not Cameo.objects.filter(owner=friend).exists()


@pytest.mark.parametrize("kind", [Asset.Kind.START, Asset.Kind.UPLOAD])
def test_what_began_with_something_brought_along_gives_no_character(
    kind: str, owner: User, clip: Generation, owner_client: Client
) -> None:
    Asset.objects.create(generation=clip, kind=kind, name=f"clips/{clip.pk}/x", size=1, sha256="")
    remix = services.remix_clip(
        author=owner,
        source=clip,
        change=services.Change(prompt="It dances."),
        request_key=uuid4(),
    )
    rendering.render_next("cpu")

    refused = owner_client.post(page_of(remix), NAMED | WHOLE)

    assert page_of(remix) not in owner_client.get(remix.get_absolute_url()).content.decode()
    assert refused.status_code == 422
    assert "brought along" in refused.content.decode()
    assert not Cameo.objects.exists()


def test_nobody_else_and_nothing_unfinished_gives_a_character(
    clip: Generation, owner: User, owner_client: Client, stranger_client: Client
) -> None:
    waiting = ask(owner, "Rain.")

    assert stranger_client.post(page_of(clip), NAMED | WHOLE).status_code == 404
    assert owner_client.get(page_of(waiting)).status_code == 404
    assert not Cameo.objects.exists()


def test_a_clip_whose_film_is_gone_says_so_and_leaves_no_cameo(
    clip: Generation, owner_client: Client
) -> None:
    default_storage.delete(clip.assets.get(kind=Asset.Kind.VIDEO).name)

    refused = owner_client.post(page_of(clip), NAMED | WHOLE)

    assert "The film of this clip is gone." in refused.content.decode()
    assert not Cameo.objects.exists()
