"""An extension: everything goes on where the clip left it, as fast, in the same light and music."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from generation.engines.animatic.action import Action
from generation.engines.animatic.ending import Ending, end_of
from generation.engines.animatic.engine import AnimaticEngine, played
from generation.engines.animatic.pacing import paced
from generation.engines.animatic.scene import Daylight, Motion, Place, Weather
from generation.engines.animatic.sound import mix
from generation.engines.animatic.telling import Tale, tell
from generation.engines.protocol import Clip, Frame, Relation, RenderOrder, Source, Waveform
from generation.engines.workspace import FolderWorkspace

FPS, RATE = 24, 48_000
TOP_SPEED = 15.0  # metres a second
SET_PIECES = {
    "walk": "A woman walks through a forest",
    "surf": "A corgi surfs a big wave at sunset",
    "ball": "A man throws a basketball at the hoop and misses",
    "car": "A red car drives down a city street",
    "crash": "Two cars crash into each other on a street",
    "turns": "A boy dances, then he does a backflip in a park",
    "pair": "A girl walks her dog on the beach",
    "fall": "A glass falls in a kitchen",
    "flight": "A bird flies over the sea",
    "dominoes": "A cat knocks over a row of dominoes in a library",
}
pieces = pytest.mark.parametrize("prompt", SET_PIECES.values(), ids=SET_PIECES.keys())


def order(prompt: str, source: Source | None = None, **changes: Any) -> RenderOrder:
    asked = {"width": 320, "height": 180, "seconds": 4, "seed": 5, **changes}
    return RenderOrder(prompt=prompt, source=source, **asked)


def source_of(
    prompt: str, state: Mapping[str, Any] | None, relation: Relation = "extend", **changes: Any
) -> Source:
    made = {"engine": "animatic", "seed": 5, "seconds": 4, "video": Path("clip.mp4"), **changes}
    kept = json.loads(json.dumps(state))
    return Source(relation=relation, prompt=prompt, end_state=kept, **made)


def acted(asked: RenderOrder) -> tuple[list[Action], Tale]:
    tale = tell(asked)
    scene = paced(tale.scene, seconds=asked.seconds, fps=asked.fps, seed=tale.looks)
    tale = replace(tale, scene=scene)
    return played(tale, asked), tale


def state_of(asked: RenderOrder) -> dict[str, Any]:
    actions, tale = acted(asked)
    heard = mix(tale.scene, actions, seconds=asked.seconds, seed=tale.looks, past=tale.past).heard
    ending = end_of(tale, actions, heard, seed=tale.moves)
    return ending.model_dump(mode="json", exclude_defaults=True)


@cache
def end_state(prompt: str) -> str:
    return json.dumps(state_of(order(prompt)))


def extension(prompt: str, more: str = "", **changes: Any) -> RenderOrder:
    return order(more, source_of(prompt, json.loads(end_state(prompt))), **changes)


def rendered(asked: RenderOrder) -> Clip:
    engine = AnimaticEngine()
    plan = engine.plan(asked)
    nowhere = FolderWorkspace(Path("/nonexistent"))
    return engine.render(plan, workspace=nowhere, report=lambda *_: None)


@cache
def last_frames(prompt: str) -> list[Frame]:
    return list(rendered(order(prompt)).frames)[-2:]


@pieces
def test_nobody_jumps_at_the_seam(prompt: str) -> None:
    (*_, before), _ = acted(order(prompt))

    (after, *_), tale = acted(extension(prompt))

    assert tale.past is not None
    assert [actor.name for actor in after.shot.actors] == [
        actor.name for actor in before.shot.actors
    ]
    for earlier, last, first in zip(
        before.poses[-2], before.poses[-1], after.poses[0], strict=True
    ):
        pace = math.dist((earlier.x, earlier.y), (last.x, last.y)) * FPS
        step = math.dist((last.x, last.y), (first.x, first.y))
        assert step <= (pace + 1.5 * 9.81 / FPS + 0.15) / FPS
        assert first.facing == last.facing
        assert math.cos(first.angle - last.angle) > math.cos(0.6)
        assert abs(first.phase - last.phase) < 0.5


@pieces
def test_the_camera_goes_on_too(prompt: str) -> None:
    (*_, before), _ = acted(order(prompt))

    (after, *_), _ = acted(extension(prompt))

    pace = before.camera[-1].x - before.camera[-2].x
    assert after.camera[0].x - before.camera[-1].x == pytest.approx(pace, abs=0.03)
    assert after.camera[0].view_height == pytest.approx(before.camera[-1].view_height, rel=0.02)


@pytest.mark.parametrize(
    "more",
    ["", "then it starts to rain", "then night falls", "then she stops", "She says “Hello there.”"],
    ids=["the same", "rain", "night", "stops", "speaks"],
)
def test_the_first_picture_follows_the_last(more: str) -> None:
    """What changes from the last frame to the first is what changes from frame to frame."""
    prompt = "A woman walks down a street"
    before = last_frames(prompt)

    after = list(islice(rendered(extension(prompt, more)).frames, 4))

    usual = max(_change(before[-2], before[-1]), _change(after[1], after[2]))
    assert _change(before[-1], after[0]) < 1.6 * usual + 0.5


def _change(first: Frame, second: Frame) -> float:
    return float(np.abs(first.astype(np.int16) - second).mean())


def test_an_extension_of_an_extension_goes_on() -> None:
    prompt = "A girl runs through a forest"
    once = extension(prompt, "then she walks")
    (first, *_), _ = acted(once)
    again = order("then she jumps", source_of(prompt, state_of(once)))

    (second, *_), tale = acted(again)

    assert tale.past is not None
    assert len(tale.past.chapters) == 2
    assert abs(second.poses[0][0].x - first.poses[-1][0].x) < TOP_SPEED / FPS
    assert second.shot.actors[0].motion is Motion.JUMP
    assert second.began == pytest.approx(8.0)


@pieces
def test_an_end_state_fits_a_row(prompt: str) -> None:
    assert len(end_state(prompt)) < 4_000


def test_an_end_state_stays_small_however_often_a_clip_is_extended() -> None:
    prompt = "A girl dances on a stage"
    asked = order(prompt)
    for number in range(7):
        verb = ("jumps", "dances", "walks", "runs")[number % 4]
        asked = order(f"then she {verb}", source_of(prompt, state_of(asked)))

    assert len(json.dumps(state_of(asked))) < 8_000


def test_music_and_place_sound_on_without_a_hole_or_a_click() -> None:
    prompt = "A woman stands on a beach, happy music"
    before, after = rendered(order(prompt)), rendered(extension(prompt))
    assert before.sound is not None
    assert after.sound is not None

    whole = np.concatenate((before.sound, after.sound))
    seam = len(before.sound)

    assert np.abs(whole[seam] - whole[seam - 1]).max() < 0.02
    around = [
        _level(whole[at : at + RATE * 2 // 5]) for at in range(seam - RATE, seam + RATE, 4800)
    ]
    heard = _level(whole[seam - RATE : seam - RATE // 4]), _level(whole[seam + RATE // 4 :])
    assert min(around) > min(heard) - 4.5
    assert abs(heard[0] - heard[1]) < 4


def _level(sound: Waveform) -> float:
    return float(10 * np.log10(np.mean(sound**2) + 1e-12))


def test_new_words_change_the_view_that_is_there() -> None:
    prompt = "A woman walks down a street"

    (action, *_), tale = acted(extension(prompt, "then it starts to rain and night falls"))

    assert tale.past is not None
    assert action.shot.weather is Weather.RAIN
    assert action.shot.daylight is Daylight.NIGHT
    assert action.shot.actors[0].motion is Motion.WALK


def test_strangers_come_after_a_cut() -> None:
    """Who was not there does not appear out of the air: the view goes on, then it is cut."""
    prompt = "A woman walks down a street"

    actions, _ = acted(extension(prompt, "A cat walks past", seconds=8))

    assert [len(action.shot.actors) for action in actions] == [1, 2]
    assert actions[0].shot.seconds == pytest.approx(1.5, abs=0.1)
    assert {"woman", "cat"} == {actor.name for actor in actions[1].shot.actors}


def test_another_place_comes_after_a_cut() -> None:
    actions, _ = acted(extension("A woman walks down a street", "She sits in a café", seconds=8))

    assert [action.shot.place for action in actions] == [Place.STREET, Place.CAFE]


@pytest.mark.parametrize(
    "broken",
    [
        lambda state: None,
        lambda state: {**state, "version": 99},
        lambda state: {**state, "where": {"woman": [40.0, 0.0]}},
        lambda state: {"hello": "there"},
        lambda state: {**state, "chapters": []},
    ],
    ids=["none", "a later version", "another world", "foreign", "empty"],
)
def test_an_end_that_cannot_be_gone_on_from_is_followed_by_a_new_shot(broken: Any) -> None:
    prompt = "A woman walks down a street at night"
    state = broken(json.loads(end_state(prompt)))

    (action, *_), tale = acted(order("", source_of(prompt, state)))

    assert tale.past is None
    assert "new shot" in tale.notes[0]
    assert (action.shot.place, action.shot.daylight) == (Place.STREET, Daylight.NIGHT)
    assert action.shot.actors[0].name == "woman"


def test_a_clip_of_another_engine_is_followed_by_a_new_shot() -> None:
    state = json.loads(end_state("A woman walks down a street"))
    source = source_of("A woman walks down a street", state, engine="diffusion")

    _, tale = acted(order("", source))

    assert tale.past is None


def test_what_was_told_already_is_not_told_again() -> None:
    prompt = "A woman walks down a street and says “Good morning.”"

    (same, *_), _ = acted(extension(prompt, prompt))
    (more, *_), _ = acted(extension(prompt, f"{prompt}. She says “Goodbye.”"))

    assert same.shot.lines == ()
    assert [line.text for line in more.shot.lines] == ["Goodbye."]


def test_the_account_and_the_end_are_json() -> None:
    clip = rendered(extension("A woman walks down a street", "She runs"))

    assert json.loads(json.dumps(clip.account))["shots"][0]["actors"][0]["motion"] == "run"
    assert Ending.model_validate_json(json.dumps(clip.end_state)).frames == 2 * 96
