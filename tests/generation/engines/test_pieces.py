"""Set pieces: whatever is registered conserves what physics conserves, and ends as it is named."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import Final

import numpy as np
import pytest

from generation.engines.animatic import pieces, swell
from generation.engines.animatic.action import Action, Contact
from generation.engines.animatic.lexicon.set_pieces import HOMES, WORDS
from generation.engines.animatic.lexicon.set_props import BACKDROPS, PROPS
from generation.engines.animatic.lexicon.terms import phrases
from generation.engines.animatic.picture.props import DRAWN
from generation.engines.animatic.pieces import glass, playing
from generation.engines.animatic.pieces.bowling import LET_GO_AT
from generation.engines.animatic.pieces.braking import BRAKES_AT, FRICTION, SPEED
from generation.engines.animatic.pieces.pendulum import LENGTH
from generation.engines.animatic.pieces.piece import Played, Record
from generation.engines.animatic.scene import Body, Motion
from generation.engines.animatic.screenplay import write_screenplay
from generation.engines.animatic.sound.breakage import LASTING
from generation.engines.animatic.sound.effects import GAINS, SILENT
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
    "seesaw": "A kid rides a seesaw with a bear",
    "trampoline": "A girl jumps on a trampoline",
    "billiards": "A billiards break",
    "window": "A ball crashes through a window",
    "kickflip": "A skateboarder does a kickflip",
    "wakeboard": "A wakeboarder does a backflip",
    "axel": "A figure skater lands an axel",
    "gymnastics": "A gymnast does a floor routine with flips",
    "leaves": "Autumn leaves fall in a park",
    "boat": "A boat rocks on the waves",
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


@every_piece
def test_every_phrase_asks_for_its_own_piece(key: str) -> None:
    listed = [phrase for listing in WORDS[key].values() for phrase in phrases(listing)]
    spoken = [re.sub("[?=]", "", phrase).replace("_", " ") for phrase in listed]

    assert {text: pieces.asked(text)[0] for text in spoken} == dict.fromkeys(spoken, key)


@pytest.mark.parametrize(
    "text",
    [
        "She leaves as the night falls",
        "A woman leaves her house in falling snow",
        "A ball lies near a window",
        "Axel says hello",
        "A cat sleeps on a pool table",
        "A woman wakeboards at sunset",
        "As crianças comem bolos",
        "A room without dominoes",
    ],
)
def test_what_only_sounds_like_a_piece_is_none(text: str) -> None:
    (shot,) = write_screenplay(text, seconds=SECONDS, seed=3).shots

    assert shot.piece == ""


@every_piece
def test_its_prompt_is_understood_and_shows_it(key: str) -> None:
    scene = write_screenplay(PROMPTS[key], seconds=SECONDS, seed=3)

    assert [shot.piece for shot in scene.shots] == [key]
    assert scene.not_understood == ()


@both_ways
@every_piece
def test_nothing_jumps(key: str, aspect: float) -> None:
    film = filmed(key, aspect)

    tall = {actor.name: actor.height for actor in film.action.shot.actors}
    for name, track in film.played.tracks.items():
        steps = np.hypot(np.diff(track.x), np.diff(track.y))
        furthest = film.record.fastest[:-1] / FPS
        turned = np.abs(np.diff(track.angle)) * tall[name]  # about another point than its middle
        assert (steps <= 1.25 * furthest + turned + 0.005).all()
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
        if any(begin < seen[1] and seen[0] <= end + 1e-6 for begin, end in record.pushes):
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
            if who.kind in BACKDROPS:
                continue
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

    (ball,), (bowler,) = film.tracks("bowling ball"), film.tracks("woman")
    held = int(LET_GO_AT * FPS)
    reach = np.hypot(ball.x - bowler.x, ball.y)

    assert bowler.motion is Motion.BOWL
    assert bowler.x[held] - bowler.x[0] > 0.8  # she comes up to the line
    assert reach[:held].max() < 1.65 * 0.9
    assert ball.x[: held - 6].min() < bowler.x[0] + 0.5  # the arm swings back
    assert reach[held + 8] > 2
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


def _both_go_up_and_down_in_turn(film: Filmed) -> None:
    (plank,) = film.tracks("seesaw")
    kid, bear = film.tracks("child")[0], film.tracks("bear")[0]
    turns = np.diff(np.sign(plank.angle[np.abs(plank.angle) > 0.2]))

    assert np.count_nonzero(turns) >= 2
    assert np.corrcoef(kid.y, bear.y)[0, 1] < -0.95
    assert np.abs(plank.angle).max() < 0.42


def _jumps_do_not_grow(film: Filmed) -> None:
    (girl,) = film.tracks("girl")
    tops = [
        float(here)
        for before, here, after in zip(girl.y, girl.y[1:], girl.y[2:], strict=False)
        if before < here >= after
    ]

    assert len(tops) >= 2
    assert all(later <= earlier + 0.01 for earlier, later in pairwise([girl.y[0], *tops]))
    assert tops[-1] > 0.6 + 0.66


def _rack_is_scattered(film: Filmed) -> None:
    balls = film.tracks("billiard ball")
    ways = [float(np.hypot(ball.x[-1] - ball.x[0], ball.y[-1] - ball.y[0])) for ball in balls]
    still = np.flatnonzero([np.ptp(ball.x[:18]) == 0 for ball in balls])
    down = [ball for ball in balls if "scale" in ball.turned]
    dropped = [heard.x for heard in film.contacts("thud")]

    assert 1 <= len(down) == len(dropped) < 8
    assert "scale" not in balls[-1].turned  # the white ball stays
    assert all(ball.turned["scale"][-1] < 0.02 for ball in down)
    assert sorted(float(ball.x[-1]) for ball in down) == pytest.approx(sorted(dropped))
    assert {round(x, 3) for x in dropped} <= {-1.0, 0.0, 1.0}
    assert len(balls) == 16 == len(still)
    assert min(ways) > 0.01
    assert sorted(ways)[8] > 0.1


def _pane_breaks_into_its_shards_which_fall(film: Filmed) -> None:
    shards, (broken,) = film.tracks("shard"), film.contacts("shatter")
    before = int(broken.time * FPS)

    assert len(shards) == len(glass.SHARDS)
    assert all(np.ptp(shard.y[: before + 1]) == 0 for shard in shards)
    assert all(shard.y[-1] < shard.y[0] - 0.2 for shard in shards)
    assert {float(shard.turned["give"][before]) for shard in shards} == {0.0}
    assert {float(shard.turned["give"][-1]) for shard in shards} == {1.0}


def _board_turns_once_and_is_landed_on(film: Filmed) -> None:
    (board,), (skater,) = film.tracks("skateboard"), film.tracks("skater")
    roll, on_ground = board.turned["roll"], board.y == 0

    assert roll[-1] == pytest.approx(2 * np.pi)
    assert (np.diff(roll) >= 0).all()
    assert set(np.round(roll[on_ground] % (2 * np.pi), 6)) <= {0.0, round(2 * np.pi, 6)}
    assert board.y.max() > 0.3
    assert board.y[-1] == 0
    assert skater.y[-1] == pytest.approx(0.16)
    assert (skater.y - board.y >= 0.16 - 1e-9).all()


def _rider_and_board_turn_once_as_one(film: Filmed) -> None:
    (board,), (rider,) = film.tracks("wakeboard"), film.tracks("surfer")
    heights = {"board": PROPS["wakeboard"].height, "rider": 1.75}
    apart = np.hypot(
        rider.x - board.x, rider.y + heights["rider"] / 2 - board.y - heights["board"] / 2
    )

    assert rider.angle[-1] == pytest.approx(2 * np.pi)
    assert (rider.angle == board.angle).all()
    assert np.ptp(apart) < 1e-6
    assert board.y.max() > 1.0
    assert board.y[-1] == pytest.approx(0, abs=1e-9)
    assert len(film.contacts("splash")) == 2


def _one_turn_and_a_half_lands_backwards(film: Filmed) -> None:
    (skater,) = film.tracks("woman")
    yaw = skater.turned["yaw"]

    assert yaw[-1] == pytest.approx(3 * np.pi)
    assert set(np.round(yaw[skater.y == 0] / np.pi, 6)) == {0.0, 3.0}
    assert skater.facing[-1] * np.cos(yaw[-1]) == pytest.approx(-1)
    assert skater.x[-1] > skater.x[-10]


def _every_flight_is_a_whole_turn(film: Filmed) -> None:
    (gymnast,) = film.tracks("gymnast")
    landed = gymnast.angle[gymnast.y == 0] / (2 * np.pi)

    flips = len(film.contacts("land")) - 1
    assert 2 <= flips <= 4
    assert np.allclose(landed, np.round(landed))
    assert set(np.abs(np.round(landed))) == set(range(flips + 2))
    assert gymnast.x[-1] == gymnast.x[-5]


def _leaves_reach_the_ground_slowly(film: Filmed) -> None:
    leaves = film.tracks("leaf")
    sinking = [-(leaf.y[24] - leaf.y[0]) for leaf in leaves]

    assert float(np.median(sinking)) < 1.2
    assert sum(leaf.y[-1] < 0.1 for leaf in leaves) > len(leaves) / 2
    assert float(np.ptp([leaf.x[-1] - leaf.x[0] for leaf in leaves])) > 0.5


def _boat_follows_the_waves_and_stays_upright(film: Filmed) -> None:
    (boat,) = film.tracks("sailboat")
    times = np.arange(len(boat.y)) / FPS
    water = np.asarray(swell.height(boat.x, times))

    assert np.ptp(boat.y) > swell.RISE
    assert np.abs(boat.y - water).max() < 2 * swell.RISE
    assert 0.08 < np.abs(boat.angle).max() < 0.5
    assert film.contacts("splash")


OUTCOMES: Final[dict[str, Callable[[Filmed], None]]] = {
    "dominoes": _dominoes_fall_in_order_all,
    "bowling": _all_ten_pins_fall,
    "braking": _car_stops_as_friction_says,
    "pendulum": _period_is_that_of_its_length,
    "seesaw": _both_go_up_and_down_in_turn,
    "trampoline": _jumps_do_not_grow,
    "billiards": _rack_is_scattered,
    "window": _pane_breaks_into_its_shards_which_fall,
    "kickflip": _board_turns_once_and_is_landed_on,
    "wakeboard": _rider_and_board_turn_once_as_one,
    "axel": _one_turn_and_a_half_lands_backwards,
    "gymnastics": _every_flight_is_a_whole_turn,
    "leaves": _leaves_reach_the_ground_slowly,
    "boat": _boat_follows_the_waves_and_stays_upright,
}


def turned(prompt: str, seed: int = 3) -> float:
    """Play a piece and give the whole turns of what turns in it."""
    (shot,) = write_screenplay(prompt, seconds=8, seed=seed).shots
    poses = simulate(shot, [], fps=FPS, aspect=WIDE, seed=seed).poses[-1]
    return max(max(abs(p.angle), abs(p.roll), abs(p.yaw)) for p in poses) / (2 * np.pi)


@pytest.mark.parametrize(
    ("prompt", "turns"),
    [
        ("A gymnast does a floor routine with two flips", 3),  # and a round-off
        ("A gymnast does five flips", 6),
        ("Una gimnasta hace tres volteretas", 4),
        ("体操选手做三个空翻", 4),
        ("A skater does a double kickflip", 2),
        ("A man does a double backflip on a wakeboard", 2),
        ("A figure skater lands a triple axel", 3.5),
    ],
)
def test_the_prompt_says_how_often(prompt: str, turns: float) -> None:
    assert turned(prompt) == pytest.approx(turns)
    assert not write_screenplay(prompt, seconds=8, seed=3).not_understood or not prompt.isascii()


def test_floor_routines_differ_unless_the_prompt_says_how_many() -> None:
    routine = "A gymnastics floor routine with flips"

    assert len({round(turned(routine, seed)) for seed in range(8)}) > 1


@every_piece
def test_its_contacts_are_heard_when_they_are_seen(key: str) -> None:
    action = filmed(key, WIDE).action
    sound = effects_track([action], SECONDS * SAMPLE_RATE, seed=3)
    onsets = _onsets(np.abs(sound).max(axis=1))

    clear = _clear(action)
    assert clear or not {contact.kind for contact in action.contacts} - {*SILENT, "whoosh"}
    for contact in clear:
        assert min(abs(onset - contact.time) for onset in onsets) <= LATE, contact


@pytest.mark.parametrize(
    "prompt",
    [
        "A man throws a basketball at the hoop and misses",
        "Two cars collide",
        "A red ball bounces in a room",
        "A woman does a backflip",
    ],
)
def test_other_contacts_are_heard_when_they_are_seen_too(prompt: str) -> None:
    (shot,) = write_screenplay(prompt, seconds=SECONDS, seed=3).shots
    action = simulate(shot, [], fps=FPS, aspect=WIDE, seed=3)
    silent = action.shot.model_copy(update={"sounds": (), "without": ("engine",)})
    sound = effects_track([replace(action, shot=silent)], SECONDS * SAMPLE_RATE, seed=3)
    onsets = _onsets(np.abs(sound).max(axis=1))

    clear = _clear(action)
    assert clear
    for contact in clear:
        assert min(abs(onset - contact.time) for onset in onsets) <= LATE, contact


def _clear(action: Action) -> list[Contact]:
    """Leave out what a louder contact just before drowns, and what swells without a first moment."""
    heard = [each for each in action.contacts if each.kind not in {*SILENT, "whoosh"}]
    return [
        contact
        for contact in heard
        if contact.strength > 0.04
        and not any(
            0 < contact.time - other.time < (1.2 if other.kind in LASTING else 0.3)
            and _loudness(other) > 0.4 * _loudness(contact)
            for other in heard
        )
    ]


def _loudness(contact: Contact) -> float:
    return GAINS[contact.kind] * (0.25 + 0.75 * contact.strength)


def _onsets(level: np.ndarray) -> np.ndarray:
    """Find the seconds at which the sound is suddenly louder than just before."""
    hop = SAMPLE_RATE // 500
    peaks = level[: len(level) // hop * hop].reshape(-1, hop).max(axis=1)
    before = np.array([peaks[max(0, at - 4) : at].max(initial=0.0) for at in range(len(peaks))])
    return np.flatnonzero(peaks > 1.5 * before + 1e-4) * hop / SAMPLE_RATE


def test_only_what_the_prompt_names_is_beside_a_piece() -> None:
    prompt = "A cat knocks over a row of dominoes beside a lamp"
    (shot,) = write_screenplay(prompt, seconds=SECONDS, seed=3).shots

    kinds = [actor.kind for actor in shot.actors if actor.kind not in PROPS]

    assert kinds[0] == "cat"
    assert "canoe" not in kinds


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
