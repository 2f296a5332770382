"""The world: bodies move as bodies do, and the camera does not lose them."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from generation.engines.animatic.action import MOUTH_RATE, Action, Pose, Speech
from generation.engines.animatic.hoop import Hoop
from generation.engines.animatic.scene import (
    Actor,
    Body,
    Camera,
    Line,
    Material,
    Motion,
    Place,
    Shot,
)
from generation.engines.animatic.screenplay import write_screenplay
from generation.engines.animatic.world import simulate

FPS = 24.0
WIDE, UPRIGHT = 16 / 9, 9 / 16
G = 9.81
HOOP_HEIGHT = 3.4
AFLOAT = {Motion.SWIM, Motion.DIVE, Motion.FLY}
FASTEST = 16.0  # metres a second: what falls from a height or is thrown


def actor(name: str = "woman", motion: Motion = Motion.STAND, **more: object) -> Actor:
    looks = {"body": Body.PERSON, "height": 1.7, "kind": name, **more}
    return Actor.model_validate({"name": name, "motion": motion, **looks})


def ball(motion: Motion = Motion.BOUNCE, **more: object) -> Actor:
    looks: dict[str, object] = {"body": Body.THING, "height": 0.24, "material": Material.RUBBER}
    return actor("ball", motion, **{**looks, **more})


def hoop() -> Actor:
    return actor("hoop", body=Body.THING, height=HOOP_HEIGHT, material=Material.METAL)


def shot(*actors: Actor, place: Place = Place.STREET, seconds: float = 6, **more: object) -> Shot:
    return Shot.model_validate(
        {"text": "", "seconds": seconds, "place": place, "actors": actors, **more}
    )


def filmed(view: Shot, *speeches: Speech, aspect: float = WIDE, seed: int = 3) -> Action:
    return simulate(view, speeches, fps=FPS, aspect=aspect, seed=seed)


def track(action: Action, name: str) -> list[Pose]:
    index = [each.name for each in action.shot.actors].index(name)
    return [frame[index] for frame in action.poses]


def speech(
    text: str = "Hello", *, speaker: str, start: float = 0.5, seconds: float = 1.5
) -> Speech:
    mouth = 0.5 + 0.5 * np.sin(np.arange(round(seconds * MOUTH_RATE)) / 5)
    return Speech(
        line=Line(text=text, speaker=speaker),
        start=start,
        sound=np.zeros(round(seconds * 48_000), dtype=np.float32),
        mouth=mouth.astype(np.float32),
    )


def missed_shot(*, misses: bool = True) -> Shot:
    thrown = ball(held_by="woman", aims_at="hoop", misses=misses)
    return shot(actor(), thrown, hoop(), seconds=6)


def the_hoop(action: Action) -> Hoop:
    pose = track(action, "hoop")[0]
    return Hoop.standing(x=pose.x, facing=pose.facing, height=HOOP_HEIGHT)


@pytest.mark.parametrize(("place", "aspect"), [(Place.SEA, UPRIGHT), (Place.STREET, WIDE)])
@pytest.mark.parametrize("motion", Motion)
def test_every_motion_works_everywhere(place: Place, motion: Motion, aspect: float) -> None:
    dog = actor("dog", motion, body=Body.ANIMAL, height=0.6)
    view = shot(actor(motion=motion), dog, ball(motion), place=place, seconds=2)

    action = filmed(view, aspect=aspect)

    assert action.frame_count == len(action.poses) == len(action.camera) == 48
    assert {len(frame) for frame in action.poses} == {3}
    assert all(np.isfinite((p.x, p.y, p.angle, p.phase)).all() for f in action.poses for p in f)


@pytest.mark.parametrize("motion", Motion)
def test_nobody_teleports(motion: Motion) -> None:
    dog = actor("dog", motion, body=Body.ANIMAL, height=0.6)
    action = filmed(shot(actor(motion=motion), dog, ball(motion), actor("man")))

    for name in ("woman", "dog", "ball", "man"):
        steps = [np.hypot(b.x - a.x, b.y - a.y) for a, b in pairwise(track(action, name))]
        assert max(steps) <= FASTEST / FPS


@pytest.mark.parametrize(("motion", "limit"), [(Motion.WALK, 2.0), (Motion.RUN, 6.0)])
def test_walkers_keep_to_the_speed_of_their_gait(motion: Motion, limit: float) -> None:
    woman = track(filmed(shot(actor(motion=motion))), "woman")

    speeds = [abs(b.x - a.x) * FPS for a, b in pairwise(woman)]

    assert 0.5 < max(speeds) <= limit


@pytest.mark.parametrize("motion", [each for each in Motion if each not in AFLOAT])
def test_feet_never_sink_into_the_ground(motion: Motion) -> None:
    poses = track(filmed(shot(actor(motion=motion))), "woman")

    assert min(pose.y for pose in poses) >= -1e-9


@pytest.mark.parametrize("motion", [Motion.JUMP, Motion.BACKFLIP, Motion.FALL, Motion.BOUNCE])
def test_who_is_in_the_air_falls_with_g(motion: Motion) -> None:
    heights = np.array([pose.y for pose in track(filmed(shot(actor(motion=motion))), "woman")])
    airborne = [
        i for i in range(2, len(heights) - 2) if (heights[i - 2 : i + 3] > 1e-6).all()
        and len(set(heights[i - 2 : i + 3])) > 1
    ]  # fmt: skip

    accelerations = [
        (heights[i + 1] - 2 * heights[i] + heights[i - 1]) * FPS**2
        for i in airborne
        if heights[i] != heights[i - 1] != heights[i - 2]
    ]

    assert len(accelerations) >= 3
    assert np.allclose(accelerations[1:], -G, atol=0.01)


def test_a_backflip_turns_once_in_the_air_and_ends_upright() -> None:
    action = filmed(shot(actor(motion=Motion.BACKFLIP), seconds=2.2))
    poses = track(action, "woman")
    turning = [abs(b.angle - a.angle) > 1e-6 for a, b in pairwise(poses)]
    on_ground = [pose.angle % (2 * np.pi) for pose in poses if pose.y == 0]

    assert max(pose.angle for pose in poses) >= 2 * np.pi - 0.5
    assert all(min(angle, 2 * np.pi - angle) < 1e-6 for angle in on_ground)
    assert any(turning)
    assert {"whoosh", "land"} <= {contact.kind for contact in action.contacts}


@pytest.mark.parametrize("seed", range(5))
def test_a_bouncing_ball_never_gains_energy(seed: int) -> None:
    poses = track(filmed(shot(ball()), seed=seed), "ball")
    peaks = _peaks([pose.y for pose in poses])

    assert len(peaks) >= 3
    assert all(later < earlier for earlier, later in pairwise(peaks))


def _peaks(heights: list[float]) -> list[float]:
    bumps = zip(heights, heights[1:], heights[2:], strict=False)
    return [heights[0], *(b for a, b, c in bumps if a < b >= c and b > 0.02)]


def test_rubber_bounces_higher_than_stone() -> None:
    rubber = track(filmed(shot(ball())), "ball")
    stone = track(filmed(shot(ball(material=Material.STONE))), "ball")

    assert sum(pose.y for pose in rubber) > 1.3 * sum(pose.y for pose in stone)


@pytest.mark.parametrize("aspect", [WIDE, UPRIGHT])
@pytest.mark.parametrize("seed", [1, 2])
def test_a_missed_shot_hits_the_rim_and_comes_back(seed: int, aspect: float) -> None:
    action = filmed(missed_shot(), aspect=aspect, seed=seed)
    poses, rim = track(action, "ball"), the_hoop(action)
    hits = [contact.time for contact in action.contacts if contact.kind == "rim"]
    after = [pose for index, pose in enumerate(poses) if index / FPS > hits[0]]

    assert not _scores(poses, rim)
    assert after[-1].y < 0.5
    assert after[-1].x < rim.rim_front_x
    assert max(pose.x for pose in poses) + 0.12 < rim.board_x + 0.1


@pytest.mark.parametrize("aspect", [WIDE, UPRIGHT])
def test_a_good_shot_falls_through_the_rim(aspect: float) -> None:
    action = filmed(missed_shot(misses=False), aspect=aspect)

    assert _scores(track(action, "ball"), the_hoop(action))


def _scores(poses: list[Pose], rim: Hoop) -> bool:
    low, high = sorted((rim.rim_front_x, rim.rim_back_x))
    centres = [(pose.x, pose.y + 0.12) for pose in poses]
    return any(
        y0 >= rim.rim_y > y1 and low < (x0 + x1) / 2 < high
        for (x0, y0), (x1, y1) in pairwise(centres)
    )


def test_a_ball_stays_in_the_hand_until_it_is_thrown() -> None:
    action = filmed(missed_shot())
    poses = track(action, "ball")
    (thrown_at,) = [contact.time for contact in action.contacts if contact.kind == "whoosh"]
    held = poses[: round(thrown_at * FPS)]

    assert len({(pose.x, pose.y) for pose in held}) == 1
    assert poses[-1].x != held[0].x


def test_two_things_that_collide_meet_and_part() -> None:
    cars = [
        actor(a, Motion.RUN, body=Body.THING, height=1.5, material=Material.METAL, aims_at=b)
        for a, b in (("car", "car 2"), ("car 2", "car"))
    ]
    action = filmed(shot(*cars))
    gaps = [b.x - a.x for a, b in zip(track(action, "car"), track(action, "car 2"), strict=True)]

    assert min(gaps) >= 1.5 - 0.05
    assert min(gaps) < 1.7
    assert gaps[-1] > min(gaps)
    assert any(contact.kind == "impact" for contact in action.contacts)


def test_the_chased_run_ahead_of_who_chases_them() -> None:
    (view,) = write_screenplay("two dogs chase a cat", seconds=4, seed=1).shots
    action = filmed(view)

    for dogs in (track(action, "dog"), track(action, "dog 2")):
        pairs = zip(dogs, track(action, "cat"), strict=True)
        assert all(cat.x > dog.x and cat.facing == dog.facing == 1 for dog, cat in pairs)


def test_a_falling_thing_lands_with_an_impact_and_rests() -> None:
    action = filmed(shot(ball(Motion.FALL, material=Material.SOFT)))
    poses = track(action, "ball")

    assert poses[0].y > 1
    assert abs(poses[-1].y) < 0.03
    assert any(contact.kind == "impact" for contact in action.contacts)


def test_what_falls_into_the_sea_splashes() -> None:
    action = filmed(shot(ball(Motion.FALL, material=Material.STONE), place=Place.SEA))

    assert any(contact.kind == "splash" for contact in action.contacts)


def test_a_walk_is_heard_twice_a_cycle() -> None:
    action = filmed(shot(actor(motion=Motion.WALK)))
    cycles = track(action, "woman")[-1].phase
    steps = [contact for contact in action.contacts if contact.kind == "footstep"]

    assert len(steps) == pytest.approx(2 * cycles, abs=1)


def test_a_rider_shares_its_carriers_motion() -> None:
    dog = actor("dog", Motion.SURF, body=Body.ANIMAL, height=0.6, rides="board")
    board = actor("board", Motion.SURF, body=Body.THING, height=0.16, kind="surfboard")
    action = filmed(shot(dog, board, place=Place.SEA))
    gaps = [
        (round(d.x - b.x, 6), round(d.y - b.y, 6))
        for d, b in zip(track(action, "dog"), track(action, "board"), strict=True)
    ]

    assert len(set(gaps)) == 1
    assert gaps[0] == pytest.approx((0, 0.16))
    assert np.ptp([pose.y for pose in track(action, "board")]) > 0.1


def test_a_held_thing_stays_with_its_holder() -> None:
    cup = actor("cup", body=Body.THING, height=0.15, held_by="woman")
    action = filmed(shot(actor(motion=Motion.WALK), cup))
    gaps = [
        abs(c.x - w.x) for c, w in zip(track(action, "cup"), track(action, "woman"), strict=True)
    ]

    assert max(gaps) < 0.6
    assert all(0.3 < pose.y < 1.3 for pose in track(action, "cup"))


def test_the_speakers_mouth_follows_the_speech() -> None:
    line = speech(speaker="woman")
    action = filmed(shot(actor(), actor("man"), lines=(line.line,)), line)
    mouths = [pose.mouth for pose in track(action, "woman")]

    for frame, openness in enumerate(mouths):
        at = (frame / FPS - line.start) * MOUTH_RATE
        wanted = float(line.mouth[round(at)]) if 0 <= round(at) < len(line.mouth) else 0.0
        assert openness == pytest.approx(wanted, abs=0.15)
    assert max(mouths) > 0.9
    assert {pose.mouth for pose in track(action, "man")} == {0.0}


def test_a_narrator_moves_nobodys_mouth() -> None:
    action = filmed(shot(actor()), speech(speaker=""))

    assert {pose.mouth for pose in track(action, "woman")} == {0.0}


def test_people_who_talk_face_each_other() -> None:
    line = speech(speaker="woman")
    action = filmed(shot(actor(), actor("man"), lines=(line.line,)), line)
    woman, man = track(action, "woman")[0], track(action, "man")[0]

    assert woman.facing == (1 if man.x > woman.x else -1)
    assert man.facing == -woman.facing


def test_actors_do_not_stand_in_each_other() -> None:
    people = [actor(f"person {index}") for index in range(6)]
    xs = sorted(pose.x for pose in filmed(shot(*people)).poses[0])

    assert min(b - a for a, b in pairwise(xs)) > 0.85


@pytest.mark.parametrize("camera", Camera)
@pytest.mark.parametrize("aspect", [WIDE, UPRIGHT])
@pytest.mark.parametrize(
    "prompt",
    [
        "a woman walks in a park",
        "a man does a backflip and a cat sleeps",
        "a man throws a basketball at the hoop and misses",
        "a dog on a surfboard",
        "six dogs run on a beach",
        "a bird flies over a giant dinosaur",
        "a red ball bounces",
        "a mouse",
    ],
)
def test_everybody_is_in_the_picture_all_the_time(
    prompt: str, aspect: float, camera: Camera
) -> None:
    (view,) = write_screenplay(prompt, seconds=6, seed=5).shots
    action = filmed(view.model_copy(update={"camera": camera}), aspect=aspect)

    for frame, lens in zip(action.poses, action.camera, strict=True):
        top, bottom = lens.y + lens.view_height / 2, lens.y - lens.view_height / 2
        half = lens.view_height * aspect / 2
        for who, pose in zip(view.actors, frame, strict=True):
            assert bottom <= min(pose.y, 0) + 1e-6
            assert pose.y + who.height <= top
            assert abs(pose.x - lens.x) <= half


@pytest.mark.parametrize(("aspect", "share"), [(WIDE, 0.4), (UPRIGHT, 0.3)])
def test_who_throws_at_a_hoop_is_seen_from_near(aspect: float, share: float) -> None:
    prompt = "A man throws a basketball at the hoop and misses."
    (view,) = write_screenplay(prompt, seconds=6, seed=5).shots

    action = filmed(view, aspect=aspect)

    heights = {actor.name: actor.height for actor in view.actors}
    assert heights["man"] / action.camera[0].view_height >= share
    rim = the_hoop(action)
    half = action.camera[0].view_height * aspect / 2
    assert abs(rim.board_x - action.camera[0].x) < half
    assert rim.board_high < action.camera[0].y + action.camera[0].view_height / 2


def test_a_child_throws_from_nearer_by_in_an_upright_picture() -> None:
    (view,) = write_screenplay("A girl throws a basketball at the hoop.", seconds=6, seed=5).shots

    action = filmed(view, aspect=UPRIGHT)

    assert view.actors[0].height / action.camera[0].view_height > 0.24
    assert _scores(track(action, "basketball"), the_hoop(action))


def test_three_cats_and_a_ball_fill_an_upright_picture() -> None:
    (view,) = write_screenplay("Three cats look at a ball in a room.", seconds=6, seed=5).shots

    action = filmed(view, aspect=UPRIGHT)

    assert 2.2 <= action.camera[0].view_height < 4.0


@pytest.mark.parametrize("camera", Camera)
def test_the_camera_is_smooth(camera: Camera) -> None:
    cat = actor("cat", Motion.RUN, body=Body.ANIMAL, height=0.4)
    action = filmed(shot(actor(motion=Motion.WALK), cat, actor("man"), camera=camera))
    xs = np.array([lens.x for lens in action.camera])
    sizes = np.array([lens.view_height for lens in action.camera])

    assert np.abs(np.diff(xs, 2)).max() < 0.02
    assert np.abs(np.diff(sizes, 2)).max() < 0.02


def test_the_camera_does_what_it_is_told() -> None:
    sizes = {
        camera: [lens.view_height for lens in filmed(shot(actor(), camera=camera)).camera]
        for camera in Camera
    }
    panned = [lens.x for lens in filmed(shot(actor(), camera=Camera.PAN)).camera]

    assert sizes[Camera.ZOOM_IN][-1] < 0.85 * sizes[Camera.ZOOM_IN][0]
    assert sizes[Camera.ZOOM_OUT][0] < 0.85 * sizes[Camera.ZOOM_OUT][-1]
    assert len(set(sizes[Camera.STILL])) == 1
    assert abs(panned[-1] - panned[0]) > 0.3


def test_an_empty_set_is_filmed_too() -> None:
    action = filmed(shot(place=Place.SEA))

    assert set(action.poses) == {()}
    assert len(action.camera) == action.frame_count


@pytest.mark.parametrize(("seconds", "fps"), [(1.5, 24), (3.3, 30), (7.7, 12), (2, 23.976)])
def test_a_shot_has_as_many_frames_as_its_length_says(seconds: float, fps: float) -> None:
    action = simulate(shot(actor(), seconds=seconds), [], fps=fps, aspect=WIDE, seed=1)

    assert action.frame_count == len(action.poses) == round(seconds * fps)


def test_the_engine_may_ask_for_a_frame_more() -> None:
    action = simulate(shot(actor()), [], fps=FPS, aspect=WIDE, seed=1, frame_count=97)

    assert action.frame_count == len(action.poses) == len(action.camera) == 97


def test_contacts_are_in_order_and_inside_the_shot() -> None:
    action = filmed(shot(actor(motion=Motion.RUN), ball(), actor("man", Motion.DANCE)))
    times = [contact.time for contact in action.contacts]

    assert times == sorted(times)
    assert times[0] >= 0
    assert times[-1] <= 6
    assert all(0 < contact.strength <= 1 for contact in action.contacts)


def test_the_same_seed_gives_the_same_action() -> None:
    view = shot(actor(motion=Motion.DANCE), ball())

    assert filmed(view) == filmed(view)


def test_another_seed_moves_otherwise() -> None:
    view = shot(actor(motion=Motion.JUMP))

    assert filmed(view, seed=1).poses != filmed(view, seed=2).poses


def test_a_remix_that_adds_an_actor_keeps_the_others() -> None:
    dancer = actor(motion=Motion.DANCE)
    before = track(filmed(shot(dancer)), "woman")
    after = track(filmed(shot(dancer, actor("man"), ball())), "woman")

    assert before == after
