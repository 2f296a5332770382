"""The next shot of a story: the same people and place, unless the text says otherwise."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from generation.engines.animatic.engine import AnimaticEngine
from generation.engines.animatic.picture.wardrobe import dressed
from generation.engines.animatic.scene import (
    Camera,
    Daylight,
    Framing,
    Motion,
    Place,
    Scene,
    Style,
    Weather,
)
from generation.engines.animatic.telling import Tale, tell
from generation.engines.protocol import RenderOrder, Source
from generation.engines.workspace import FolderWorkspace

FIRST = "A woman in a red coat and a dog walk through a forest in the rain at sunset, watercolour"


def order(prompt: str, source: Source | None = None, **changes: Any) -> RenderOrder:
    asked = {"width": 320, "height": 180, "seconds": 4, "seed": 5, **changes}
    return RenderOrder(prompt=prompt, source=source, **asked)


def shot_of_animatic(prompt: str) -> Source:
    engine = AnimaticEngine()
    plan = engine.plan(order(prompt))
    workspace = FolderWorkspace(Path("/nonexistent"))
    state = engine.render(plan, workspace=workspace, report=lambda *_: None).end_state
    kept = json.loads(json.dumps(state))
    return Source(
        relation="next_shot", video=Path("clip.mp4"), prompt=prompt, seed=5, seconds=4,
        engine="animatic", end_state=kept,
    )  # fmt: skip


def shot_of_another_engine(prompt: str) -> Source:
    return Source(
        relation="next_shot", video=Path("clip.mp4"), prompt=prompt, seed=5, seconds=4,
        engine="diffusion",
    )  # fmt: skip


@pytest.fixture(scope="module", params=[shot_of_animatic, shot_of_another_engine])
def first(request: pytest.FixtureRequest) -> Source:
    source: Source = request.param(FIRST)
    return source


def next_scene(first: Source, text: str, **changes: Any) -> Scene:
    return told(first, text, **changes).scene


def told(first: Source, text: str, **changes: Any) -> Tale:
    return tell(order(text, first, seed=99, **changes))


def test_she_is_who_was_seen_before(first: Source) -> None:
    tale = told(first, "She laughs and says “At last!”")

    (shot,) = tale.scene.shots
    woman = shot.actors[0]
    assert woman.name == "woman"
    assert [(garment.name, garment.colour) for garment in woman.wears] == [("coat", "red")]
    assert shot.lines[0].speaker == "woman"
    assert dressed(woman, tale.looks).coat
    assert tale.looks == 5


def test_place_hour_weather_and_style_stay(first: Source) -> None:
    scene = next_scene(first, "The dog barks")

    (shot,) = scene.shots
    assert (shot.place, shot.daylight, shot.weather) == (
        Place.FOREST, Daylight.SUNSET, Weather.RAIN,
    )  # fmt: skip
    assert scene.style is Style.WATERCOLOUR or first.engine == "diffusion"
    assert [actor.name for actor in shot.actors] == ["dog"]


def test_what_the_text_says_changes(first: Source) -> None:
    scene = next_scene(first, "They sit in a café at night", style="noir")

    (shot,) = scene.shots
    assert (shot.place, shot.daylight, scene.style) == (Place.CAFE, Daylight.NIGHT, Style.NOIR)
    assert {actor.name for actor in shot.actors} == {"woman", "dog"}


@pytest.mark.parametrize("text", ["", "Close-up", "It stops raining"])
def test_without_names_everybody_is_there(first: Source, text: str) -> None:
    (shot,) = next_scene(first, text).shots

    assert "woman" in {actor.name for actor in shot.actors}
    assert shot.place is Place.FOREST


@pytest.mark.parametrize(
    ("words", "camera", "framing"),
    [
        ("close-up", Camera.ZOOM_IN, Framing.CLOSE),
        ("wide shot", Camera.STILL, Framing.WIDE),
        ("slow pan", Camera.PAN, Framing.FULL),
        ("zoom out", Camera.ZOOM_OUT, Framing.FULL),
    ],
)
def test_the_camera_words_of_a_shot_override_its_text(
    first: Source, words: str, camera: Camera, framing: Framing
) -> None:
    (shot,) = next_scene(first, "She walks, panning shot", camera=words).shots

    assert (shot.camera, shot.framing) == (camera, framing)


def test_the_account_says_what_was_kept(first: Source) -> None:
    assert told(first, "She runs").notes == ("Kept from the shot before: woman, the place.",)


def test_a_rider_keeps_the_board() -> None:
    source = shot_of_animatic("A corgi surfs a big wave at sunset")

    (shot,) = next_scene(source, "It says “Hang ten!”").shots

    corgi, board = shot.actors
    assert (corgi.motion, corgi.rides, board.kind) == (Motion.SURF, board.name, "surfboard")


def test_somebody_from_an_earlier_shot_is_known_again() -> None:
    source = shot_of_animatic("A pirate in a blue hat stands on a beach. Cut to a dog in a room.")

    scene = next_scene(source, "The pirate walks on the beach")

    pirate = next(actor for actor in scene.shots[0].actors if actor.name == "pirate")
    assert [garment.colour for garment in pirate.wears] == ["blue"]
