"""Nobody comes into a clip by a picture or a film that somebody brought along."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import numpy as np
import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image
from pytest_django.fixtures import Settings

from cameos.checking import missing, models
from cameos.services import NotAllowed, set_restrictions
from generation import rendering, services, strangers
from generation.engines.protocol import Capabilities
from generation.models import Asset, CreditEntry, Generation
from generation.services import Change, ClipOrder, GivenFile
from sora_site.accounts.models import User
from tests.cameos.heads import Held, Picture, Room, filmed, person
from tests.cameos.takes import RATE, Take, write_mp4
from tests.factories import CompletedFactory
from tests.generation.casts import CastingEngine, lent_cameo
from tests.generation.small_engine import SmallEngine, use_engine

State, Code = Generation.State, Generation.ReasonCode

pytestmark = pytest.mark.django_db


class BeginningEngine(SmallEngine):
    """Begins with a picture, or where another clip ends."""

    key = "beginning"

    def capabilities(self) -> Capabilities:
        relations = frozenset({"remix", "edit", "extend"})
        return replace(super().capabilities(), first_frame=True, relations=relations)  # type: ignore[arg-type]


@pytest.fixture(autouse=True)
def beginning_engine(settings: Settings) -> None:
    use_engine(settings, BeginningEngine)


@pytest.fixture
def networks() -> None:
    if told := missing():
        pytest.skip(told)


def somebody() -> Picture:
    return filmed(person(3), Held(), Room(width=320, height=240))


def hills() -> Picture:
    rows = np.linspace(90, 220, 240, dtype=np.uint8)
    return np.repeat(np.repeat(rows[:, None], 320, axis=1)[:, :, None], 3, axis=2)


def begun_with(author: User, picture: Picture) -> Generation:
    written = io.BytesIO()
    Image.fromarray(picture).save(written, "PNG")
    given = GivenFile(kind=Asset.Kind.START, suffix=".png", content=written.getvalue())
    order = ClipOrder(prompt="It dances.", seconds=4)
    job = services.new_job(author=author, order=order, request_key=uuid4())
    services.enqueue([job], given=[given])
    return rendered(job)


def rendered(clip: Generation) -> Generation:
    rendering.render_next("cpu")
    return Generation.objects.get(pk=clip.pk)


def brought(author: User, picture: Picture, folder: Path) -> Generation:
    """Have a film of a second brought along."""
    take = Take(frames=[picture] * 10, sound=np.zeros(RATE, np.float32))
    clip = CompletedFactory.create(
        author=author, engine="", operation=Generation.Operation.UPLOAD, slot="", seconds=1
    )
    film = clip.assets.get(kind=Asset.Kind.VIDEO)
    default_storage.delete(film.name)
    content = write_mp4(take, folder / "film.mp4").read_bytes()
    film.name = default_storage.save(f"clips/{clip.pk}/1-video.mp4", ContentFile(content))
    film.save()
    return clip


def spent_by(author: User) -> int:
    lines = CreditEntry.objects.filter(person=author, kind__in=("reserve", "refund"))
    return -sum(lines.values_list("amount", flat=True))


@pytest.mark.usefixtures("networks")
def test_a_picture_of_a_person_begins_no_clip(owner: User) -> None:
    refused, made = begun_with(owner, somebody()), begun_with(owner, hills())

    assert (refused.state, refused.reason_code) == (State.REFUSED, Code.CONSENT)
    assert "by a cameo" in refused.reason
    assert not refused.assets.exclude(kind=Asset.Kind.START).exists()
    assert made.state == State.COMPLETED
    assert spent_by(owner) == made.price


@pytest.mark.usefixtures("networks")
def test_a_film_of_a_person_is_kept_as_it_is_and_goes_on_in_no_engine(
    owner: User, tmp_path: Path
) -> None:
    change = Change(prompt="It goes on.", seconds=4)

    refused, made = (
        rendered(
            services.extend_clip(
                author=owner,
                source=brought(owner, picture, tmp_path),
                change=change,
                request_key=uuid4(),
            )
        )
        for picture in (somebody(), hills())
    )

    assert (refused.state, refused.reason_code) == (State.REFUSED, Code.CONSENT)
    assert "begin with a picture of nobody" in refused.reason
    assert made.reason_code != Code.CONSENT


def test_where_nothing_can_look_no_picture_begins_a_clip(
    owner: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(models, "missing", lambda: "The package ai-edge-litert is not installed.")

    clip = begun_with(owner, hills())

    assert (clip.state, clip.reason) == (State.REFUSED, strangers.NOT_LOOKED)
    assert spent_by(owner) == 0


def test_what_an_owner_never_allows_comes_in_by_no_camera_and_no_earlier_clip(
    owner: User, settings: Settings
) -> None:
    use_engine(settings, CastingEngine)
    cameo = lent_cameo(owner)
    poker = ClipOrder(prompt="@olga plays poker.", seconds=4)
    before = rendered(services.request_clip(author=owner, order=poker, request_key=uuid4()))
    set_restrictions(cameo=cameo, topics=["gambling"], words="")
    hidden = replace(poker, prompt="@olga waves.", camera="Slowly over her poker chips")

    with pytest.raises(NotAllowed, match="Gambling"):
        services.request_clip(author=owner, order=hidden, request_key=uuid4())
    for again in (services.edit_clip, services.extend_clip):
        with pytest.raises(NotAllowed, match="Gambling"):
            again(
                author=owner, source=before, change=Change(prompt="It snows."), request_key=uuid4()
            )

    assert spent_by(owner) == before.price
