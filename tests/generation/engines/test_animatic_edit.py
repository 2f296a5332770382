"""Edits and what is unwanted: only what the words name is another, and what did nothing is said."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from generation.engines.animatic.engine import AnimaticEngine
from generation.engines.animatic.scene import (
    Actor,
    Daylight,
    Framing,
    Motion,
    Place,
    Scene,
    Style,
    Weather,
)
from generation.engines.animatic.telling import Tale, tell
from generation.engines.protocol import Clip, Frame, RenderOrder, Source
from generation.engines.workspace import FolderWorkspace

SOURCE = "A woman in a blue coat walks her dog on a beach. The dog barks."


def order(prompt: str, source: Source | None = None, **changes: Any) -> RenderOrder:
    asked = {"width": 640, "height": 360, "seconds": 4, "seed": 5, **changes}
    return RenderOrder(prompt=prompt, source=source, **asked)


def edit_of(prompt: str, words: str, **changes: Any) -> RenderOrder:
    source = Source(
        relation="edit", video=Path("clip.mp4"), prompt=prompt, seed=5, seconds=4, engine="animatic"
    )
    return order(words, source, **{"seed": 77, **changes})


def edited(words: str, prompt: str = SOURCE) -> Tale:
    return tell(edit_of(prompt, words))


def cast(scene: Scene) -> dict[str, Actor]:
    return {actor.name: actor for shot in scene.shots for actor in shot.actors}


def rendered(asked: RenderOrder) -> Clip:
    engine = AnimaticEngine()
    nowhere = FolderWorkspace(Path("/nonexistent"))
    return engine.render(engine.plan(asked), workspace=nowhere, report=lambda *_: None)


def picture(asked: RenderOrder, number: int = 20) -> Frame:
    frames: Iterator[Frame] = rendered(asked).frames
    return next(islice(frames, number, None))


def test_light_weather_and_style_hold_for_every_shot() -> None:
    prompt = "A man walks in a street. Cut to a cat in a park."

    scene = edited("make it night, add rain, in watercolour", prompt).scene

    assert [shot.daylight for shot in scene.shots] == [Daylight.NIGHT] * 2
    assert [shot.weather for shot in scene.shots] == [Weather.RAIN] * 2
    assert [shot.place for shot in scene.shots] == [Place.STREET, Place.PARK]
    assert scene.style is Style.WATERCOLOUR


@pytest.mark.parametrize(
    "words",
    [
        "replace the dog with a cat",
        "swap the dog for a cat",
        "a cat instead of the dog",
        "make the dog a cat",
        "ersetze den Hund durch eine Katze",
        "remplace le chien par un chat",
        "reemplaza el perro por un gato",
    ],
)
def test_another_plays_the_part(words: str) -> None:
    scene = edited(words).scene

    kinds = {actor.kind: actor for actor in cast(scene).values()}
    assert kinds.keys() == {"woman", "cat"}
    assert kinds["cat"].motion is Motion.WALK
    assert "bark" not in scene.shots[0].sounds


def test_who_takes_over_rides_on() -> None:
    scene = edited("replace the corgi with a penguin", "A corgi surfs a big wave").scene

    assert cast(scene)["penguin"].rides == "surfboard"


@pytest.mark.parametrize(
    ("words", "name", "worn"),
    [
        ("she wears a red coat", "woman", [("coat", "red")]),
        ("make the coat green", "woman", [("coat", "green")]),
        ("put a yellow hat on the dog", "dog", [("hat", "yellow")]),
    ],
)
def test_clothes_are_changed(words: str, name: str, worn: list[tuple[str, str]]) -> None:
    wears = cast(edited(words).scene)[name].wears

    assert [(garment.name, garment.colour) for garment in wears] == worn


def test_what_is_added_and_removed() -> None:
    more = edited("add a boy and a red balloon").scene
    less = edited("remove the dog").scene

    assert cast(more).keys() == {"woman", "dog", "boy", "balloon"}
    assert cast(more)["balloon"].colour == "red"
    assert cast(less).keys() == {"woman"}
    assert less.shots[0].sounds == ()


def test_place_music_camera_and_lines() -> None:
    assert edited("change the beach to a forest").scene.shots[0].place is Place.FOREST
    assert not edited("no music").scene.music
    assert edited("close-up").scene.shots[0].framing is Framing.CLOSE
    line = edited("She says “Come here!”").scene.shots[-1].lines[-1]
    assert (line.text, line.speaker) == ("Come here!", "woman")


def test_what_changes_nothing_is_said() -> None:
    tale = edited("slower, with more gusto")

    assert {"slower", "gusto"} <= set(tale.scene.not_understood)
    assert tale.notes == ("Nothing in these words changes the clip; it is as it was.",)
    assert edited("make it night").notes == ("Changed in the clip before: night.",)


def test_an_edit_changes_no_other_pixel() -> None:
    """By the source's seed, whatever seed the edit was ordered with."""
    before = picture(order("A corgi surfs a big wave at sunset"))

    after = picture(edit_of("A corgi surfs a big wave at sunset", "put a red hat on the corgi"))

    rows, columns = np.nonzero((before != after).any(axis=2))
    assert 0 < np.ptp(columns) < 0.2 * 640
    assert 0 < np.ptp(rows) < 0.25 * 360


# What is unwanted


def told(prompt: str, negative: str = "") -> Tale:
    return tell(order(prompt, negative_prompt=negative))


@pytest.mark.parametrize(
    ("prompt", "without"),
    [
        ("A street without people, no cars", {"person", "automobile", "crowd"}),
        ("A beach with no people and no birds", {"person", "bird", "crowd"}),
        ("A city street, no traffic or pedestrians", {"person", "automobile", "crowd"}),
        ("There is no one on the beach", {"person", "crowd"}),
        ("Una calle sin gente", {"person", "crowd"}),
        ("Eine Straße ohne Autos", {"automobile"}),
        ("没有人的街道", {"person", "crowd"}),
    ],
)
def test_the_prompt_itself_can_leave_out(prompt: str, without: set[str]) -> None:
    (shot,) = told(prompt).scene.shots

    assert shot.actors == ()
    assert set(shot.without) == without


@pytest.mark.parametrize(
    ("prompt", "names"),
    [
        ("No cars and a dog runs", {"dog"}),
        ("A woman walks, nobody else", {"woman"}),
        ("A man without a hat walks", {"man"}),
        ("No rain, a woman walks in the street", {"woman"}),
    ],
)
def test_who_is_named_is_there(prompt: str, names: set[str]) -> None:
    scene = told(prompt).scene

    assert cast(scene).keys() == names
    assert scene.shots[0].weather is Weather.CLEAR


def test_a_negative_prompt_leaves_out_what_the_prompt_names_too() -> None:
    tale = told(
        "A woman and a dog walk in a street in the rain. Applause.",
        "people, rain, applause, music, blurry, watermark",
    )

    (shot,) = tale.scene.shots
    assert cast(tale.scene).keys() == {"dog"}
    assert (shot.weather, shot.sounds, tale.scene.music) == (Weather.CLEAR, (), False)
    assert tale.left_out == ("people", "rain", "applause", "music")
    assert tale.not_left_out == ("blurry", "watermark")


def test_what_is_left_out_is_neither_drawn_nor_heard() -> None:
    street, empty = (
        order("A street", negative_prompt=negative) for negative in ("", "cars, people")
    )

    pictures = picture(street), picture(empty)
    sounds = rendered(street).sound, rendered(empty).sound

    assert (pictures[0] != pictures[1]).any(axis=2).mean() > 0.005
    assert sounds[0] is not None
    assert sounds[1] is not None
    assert not np.array_equal(sounds[0], sounds[1])


def test_the_engine_says_what_it_can_do() -> None:
    able = AnimaticEngine().capabilities()

    assert able.relations == {"remix", "edit", "extend", "next_shot"}
    assert able.negative_prompt
    assert set(rendered(order("A cat", negative_prompt="fog")).account) >= {
        "left_out", "not_left_out", "notes",
    }  # fmt: skip
