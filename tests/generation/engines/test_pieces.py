"""Set pieces: whatever is registered conserves what physics conserves, and ends as it is named."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final

import numpy as np
import pytest

from generation.engines.animatic import pieces
from generation.engines.animatic.action import Action, Contact
from generation.engines.animatic.lexicon.set_pieces import HOMES, WORDS
from generation.engines.animatic.lexicon.set_props import PROPS
from generation.engines.animatic.lexicon.terms import phrases
from generation.engines.animatic.picture.props import DRAWN
from generation.engines.animatic.pieces import playing
from generation.engines.animatic.pieces.braking import BRAKES_AT, FRICTION, SPEED
from generation.engines.animatic.pieces.pendulum import LENGTH
from generation.engines.animatic.pieces.piece import Played, Record
from generation.engines.animatic.scene import Body
from generation.engines.animatic.screenplay import write_screenplay
from generation.engines.animatic.sound.effects import SILENT
from generation.engines.animatic.sound.mixing import effects_track
from generation.engines.animatic.tracks import Track
from generation.engines.animatic.world import simulate
from generation.engines.protocol import SAMPLE_RATE

FPS = 24.0
G = 9.81
SECONDS = 5
WIDE, UPRIGHT = 16 / 9, 9 / 16
PIXELS = 720  # of the shorter side of a picture
LATE = 0.02  # seconds

PROMPTS: Final = {
    "dominoes": "A cat knocks over a row of dominoes in a library",
    "bowling": "A woman bowls a strike at the bowling alley",
    "braking": "A blue car brakes hard in the rain",
    "pendulum": "A pendulum swings in a room",
}


@dataclass(frozen=True)
class Filmed:
    """A piece as it is seen, and what its simulation measured."""

    action: Action
    played: Played

    @property
    def record(self) -> Record:
        return self.played.record

    def tracks(self, kind: str) -> list[Track]:
        """Give the tracks of all of a kind, in the order of their numbers."""
        names = [actor.name for actor in self.action.shot.actors if actor.kind == kind]
        return [self.played.tracks[name] for name in sorted(names, key=_number)]

    def contacts(self, *kinds: str) -> list[Contact]:
        return [contact for contact in self.action.contacts if contact.kind in kinds]


def _number(name: str) -> int:
    return int(name.rsplit(maxsplit=1)[-1]) if name[-1].isdigit() else 1


@cache
def filmed(key: str, aspect: float) -> Filmed:
    (shot,) = write_screenplay(PROMPTS[key], seconds=SECONDS, seed=3).shots
    played: list[Played] = []

    def watched(*args: object, **kwargs: object) -> Played:
        played.append(rehearse(*args, **kwargs))
        return played[-1]

    rehearse: Callable[..., Played] = playing.rehearse
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(playing, "rehearse", watched)
        action = simulate(shot, [], fps=FPS, aspect=aspect, seed=3)
    return Filmed(action, played[0])


every_piece = pytest.mark.parametrize("key", sorted(pieces.PIECES))
both_ways = pytest.mark.parametrize("aspect", [WIDE, UPRIGHT], ids=["wide", "upright"])


def test_every_piece_has_words_a_home_a_prompt_and_a_named_outcome() -> None:
    registered = pieces.PIECES.keys()

    assert registered == WORDS.keys() == HOMES.keys() == PROMPTS.keys() == OUTCOMES.keys()
    assert PROPS.keys() <= DRAWN.keys()


@pytest.mark.parametrize(
    ("key", "text"),
    [
        pytest.param(key, phrase.replace("?", "").replace("=", ""), id=f"{key}-{language}-{place}")
        for key, languages in WORDS.items()
        for language, listing in languages.items()
        for place, phrase in enumerate(phrases(listing))
    ],
)
def test_every_phrase_asks_for_its_own_piece(key: str, text: str) -> None:
    assert pieces.asked(text)[0] == key


@every_piece
def test_its_prompt_is_understood_and_shows_it(key: str) -> None:
    scene = write_screenplay(PROMPTS[key], seconds=SECONDS, seed=3)

    assert [shot.piece for shot in scene.shots] == [key]
    assert scene.not_understood == ()


@both_ways
@every_piece
def test_nothing_jumps(key: str, aspect: float) -> None:
    film = filmed(key, aspect)

    for track in film.played.tracks.values():
        steps = np.hypot(np.diff(track.x), np.diff(track.y))
        furthest = film.record.fastest[:-1] / FPS
        assert (steps <= 1.25 * furthest + 0.005).all()
    assert film.record.fastest.max() < 16


@both_ways
@every_piece
def test_nothing_sinks_into_another_by_more_than_two_pixels(key: str, aspect: float) -> None:
    film = filmed(key, aspect)
    tall = PIXELS if aspect > 1 else PIXELS / aspect

    view = min(pose.view_height for pose in film.action.camera)

    assert film.record.deepest <= 2 * view / tall


@both_ways
@every_piece
def test_energy_grows_only_where_somebody_pushes(key: str, aspect: float) -> None:
    record = filmed(key, aspect).record
    energy = record.energy
    tolerance = max(0.01 * float(np.ptp(energy)), 1e-3 * float(np.abs(energy).max()))
    least = energy[0]
    for frame, now in enumerate(energy):
        seen = ((frame - 1) / FPS, frame / FPS)
        if any(begin < seen[1] and seen[0] <= end for begin, end in record.pushes):
            least = now
        assert now <= least + tolerance
        least = min(least, now)


@both_ways
@every_piece
def test_everything_is_there_and_in_the_picture_all_the_time(key: str, aspect: float) -> None:
    action = filmed(key, aspect).action

    assert {len(frame) for frame in action.poses} == {len(action.shot.actors)}
    for frame, lens in zip(action.poses, action.camera, strict=True):
        for who, pose in zip(action.shot.actors, frame, strict=True):
            assert np.isfinite((pose.x, pose.y, pose.angle)).all()
            assert abs(pose.x - lens.x) <= lens.view_height * aspect / 2
            assert pose.y + who.height * pose.scale <= lens.y + lens.view_height / 2


@every_piece
def test_the_same_order_plays_the_same_way(key: str) -> None:
    first = filmed(key, WIDE).action
    again = simulate(first.shot, [], fps=FPS, aspect=WIDE, seed=3)

    assert again.poses == first.poses
    assert again.contacts == first.contacts


@both_ways
@every_piece
def test_it_ends_as_it_is_named(key: str, aspect: float) -> None:
    OUTCOMES[key](filmed(key, aspect))


def _dominoes_fall_in_order_all(film: Filmed) -> None:
    angles = [track.angle for track in film.tracks("domino")]
    begins = [int(np.argmax(angle < -0.1)) for angle in angles]

    assert all(angle[0] == 0 and angle[-1] < -0.9 for angle in angles)
    assert all(earlier < later for earlier, later in pairwise(begins))


def _all_ten_pins_fall(film: Filmed) -> None:
    pins = film.tracks("pin")

    assert len(pins) == 10
    assert all(abs(pin.angle[0]) < 0.05 and abs(pin.angle[-1]) > 0.6 for pin in pins)


def _car_stops_as_friction_says(film: Filmed) -> None:
    (car,) = film.tracks("automobile")
    before = float(np.interp(BRAKES_AT, np.arange(len(car.x)) / FPS, car.x))

    assert car.x[-1] - before == pytest.approx(SPEED**2 / (2 * FRICTION * G), rel=0.02)
    assert car.x[-1] == car.x[-5]


def _period_is_that_of_its_length(film: Filmed) -> None:
    (swing,) = film.tracks("pendulum")
    frames = np.arange(len(swing.angle))
    sign = np.flatnonzero(np.diff(np.sign(swing.angle)))
    part = swing.angle[sign] / (swing.angle[sign] - swing.angle[sign + 1])
    passes = (frames[sign] + part) / FPS

    assert 2 * np.diff(passes).mean() == pytest.approx(2 * np.pi * np.sqrt(LENGTH / G), rel=0.03)
    assert np.abs(swing.angle).max() == pytest.approx(np.abs(swing.angle[-40:]).max(), rel=0.03)


OUTCOMES: Final[dict[str, Callable[[Filmed], None]]] = {
    "dominoes": _dominoes_fall_in_order_all,
    "bowling": _all_ten_pins_fall,
    "braking": _car_stops_as_friction_says,
    "pendulum": _period_is_that_of_its_length,
}


@every_piece
def test_its_contacts_are_heard_when_they_are_seen(key: str) -> None:
    action = filmed(key, WIDE).action
    sound = effects_track([action], SECONDS * SAMPLE_RATE, seed=3)
    onsets = _onsets(np.abs(sound).max(axis=1))

    for contact in _clear(action):
        assert min(abs(onset - contact.time) for onset in onsets) <= LATE, contact


def _clear(action: Action) -> list[Contact]:
    """Leave out what a louder contact just before drowns, and what swells without a first moment."""
    heard = [each for each in action.contacts if each.kind not in {*SILENT, "whoosh"}]
    return [
        contact
        for contact in heard
        if contact.strength > 0.04
        and not any(
            0 < contact.time - other.time < 0.25 and other.strength > 0.5 * contact.strength
            for other in heard
        )
    ]


def _onsets(level: np.ndarray) -> np.ndarray:
    """Find the seconds at which the sound is suddenly louder than just before."""
    hop = SAMPLE_RATE // 500
    peaks = level[: len(level) // hop * hop].reshape(-1, hop).max(axis=1)
    before = np.array([peaks[max(0, at - 4) : at].max(initial=0.0) for at in range(len(peaks))])
    return np.flatnonzero(peaks > 1.5 * before + 1e-4) * hop / SAMPLE_RATE


def test_onlookers_stand_aside_of_a_piece() -> None:
    prompt = "Two women and a dog watch a row of dominoes falling"
    (shot,) = write_screenplay(prompt, seconds=SECONDS, seed=3).shots

    action = simulate(shot, [], fps=FPS, aspect=WIDE, seed=3)

    places = {
        actor.name: pose.x
        for actor, pose in zip(shot.actors, action.poses[0], strict=True)
        if actor.body is not Body.THING
    }
    stones = [
        pose.x
        for actor, pose in zip(shot.actors, action.poses[0], strict=True)
        if actor.kind == "domino"
    ]
    assert len(places) == len(set(places.values())) == 3
    assert max(places.values()) < min(stones)
