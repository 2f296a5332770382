"""What goes on from one sentence to the next: the shot, the weather, the motion, the words."""

from __future__ import annotations

import re

import numpy as np
import pytest

from generation.engines.animatic.action import Speech
from generation.engines.animatic.scene import Body, Motion, Place, Scene, Weather
from generation.engines.animatic.screenplay import write_screenplay
from generation.engines.animatic.sound import known_sound
from generation.engines.animatic.world import simulate

PRIVATE_USE = re.compile("[\ue000-\uf8ff]")

DIFFERENT = (Motion.STAND, Motion.WALK, Motion.JUMP, Motion.FALL, Motion.SWIM, Motion.FLY)


def written(prompt: str) -> Scene:
    return write_screenplay(prompt, seconds=8, seed=7)


@pytest.mark.parametrize("indoors", ["a room", "a stage", "outer space"])
def test_rain_stays_outdoors_and_is_there_again_afterwards(indoors: str) -> None:
    prompt = (
        f"A woman walks in a street in the rain. Cut to {indoors}. Cut to the street. She runs."
    )

    weathers = [(shot.place, shot.weather) for shot in written(prompt).shots]

    assert weathers[0] == (Place.STREET, Weather.RAIN)
    assert weathers[1][1] is Weather.CLEAR
    assert weathers[-1] == (Place.STREET, Weather.RAIN)


def test_weather_asked_for_in_a_room_is_not_taken_away() -> None:
    (shot,) = written("A woman sits in a room, rain at the window.").shots

    assert (shot.place, shot.weather) == (Place.ROOM, Weather.RAIN)


@pytest.mark.parametrize(
    ("prompt", "motion"),
    [
        ("A corgi surfs a big wave at sunset. She says “Hang ten!”", Motion.SURF),
        ("A corgi surfs a big wave at sunset. The corgi says “Hang ten!”", Motion.SURF),
        ("An astronaut floats in space. “Houston, I can see my house.”", Motion.FLOAT),
        ("A man walks in a park. He laughs.", Motion.WALK),
        ("A girl skates. A narrator says “There she goes.”", Motion.SKATE),
    ],
)
def test_who_speaks_after_acting_goes_on_acting(prompt: str, motion: Motion) -> None:
    (shot,) = written(prompt).shots

    assert shot.actors[0].motion is motion
    assert len(shot.lines) == prompt.count("“")


def test_the_mouth_of_a_surfer_moves_with_her_line() -> None:
    (shot,) = written("A corgi surfs a big wave. She says “Hang ten!”").shots
    spoken = Speech(
        line=shot.lines[0],
        start=1.0,
        sound=np.zeros(48_000, dtype=np.float32),
        mouth=np.full(100, 0.7, dtype=np.float32),
    )

    action = simulate(shot, [spoken], fps=24, aspect=1.6, seed=1)

    assert {frame[0].motion for frame in action.poses} == {Motion.SURF}
    assert action.poses[36][0].mouth == pytest.approx(0.7)


def test_a_close_up_of_who_speaks_keeps_it_moving() -> None:
    shots = written("A dog surfs. Close up, the dog says “Wow.”").shots

    assert [shot.actors[0].motion for shot in shots] == [Motion.SURF, Motion.SURF]
    assert all(shot.actors[0].rides == "surfboard" for shot in shots)


@pytest.mark.parametrize(
    "prompt",
    [
        "A corgi surfs. She says “Hang ten!”",
        'A robot says "One". A girl says "Two". The end.',
        "\ue000 A fox walks. \ue3ff\ue001",
        "\ue000\ue001",
    ],
)
def test_no_placeholder_is_ever_shown(prompt: str) -> None:
    scene = written(prompt)

    assert not PRIVATE_USE.search(scene.model_dump_json())


def test_the_text_of_a_shot_quotes_its_line() -> None:
    (shot,) = written("A corgi surfs. She says “Hang ten!”").shots

    assert shot.text == "A corgi surfs. She says “Hang ten!”"


@pytest.mark.parametrize(
    ("prompt", "motions"),
    [
        ("A fox runs and jumps through a snowy forest.", (Motion.RUN, Motion.JUMP)),
        ("A man walks and then dances.", (Motion.WALK, Motion.DANCE)),
        ("A man walks, then he dances.", (Motion.WALK, Motion.DANCE)),
        ("A girl dances, jumps and runs.", (Motion.DANCE, Motion.JUMP, Motion.RUN)),
        ("A corgi surfs. She shouts “Hang ten!” and jumps.", (Motion.SURF, Motion.JUMP)),
        ("A man goes surfing.", (Motion.SURF,)),
        ("A boy comes running.", (Motion.RUN,)),
    ],
)
def test_two_motions_come_one_after_the_other(prompt: str, motions: tuple[Motion, ...]) -> None:
    (shot,) = written(prompt).shots
    action = simulate(shot, [], fps=24, aspect=1.6, seed=1)

    seen = tuple(dict.fromkeys(frame[0].motion for frame in action.poses))
    assert (shot.actors[0].motion, *shot.actors[0].then) == motions
    assert seen == motions


@pytest.mark.parametrize("later", DIFFERENT)
@pytest.mark.parametrize("first", DIFFERENT)
def test_going_over_to_another_motion_is_no_jerk(first: Motion, later: Motion) -> None:
    (shot,) = written("A woman stands in a street.").shots
    woman = shot.actors[0].model_copy(update={"motion": first, "then": (later,)})
    action = simulate(shot.model_copy(update={"actors": (woman,)}), [], fps=24, aspect=1.6, seed=3)
    poses = [frame[0] for frame in action.poses]
    steps = np.hypot(np.diff([p.x for p in poses]), np.diff([p.y for p in poses]))
    stamps = [contact.time for contact in action.contacts]

    assert steps.max() < 0.35
    assert all(0 <= stamp <= 8 for stamp in stamps)


@pytest.mark.parametrize(
    "prompt",
    [
        "A robot runs in a street, then waves and says “Hi!”",
        "A girl in a park waves.",
        "A girl in a park waves at a dog.",
        "A man walks in a forest and waves to a bear.",
        "A girl waves in a forest.",
        "A robot waves on the moon.",
        "A woman smiles and waves from a window.",
    ],
)
def test_who_waves_is_not_at_sea(prompt: str) -> None:
    scene = written(prompt)

    assert Place.SEA not in {shot.place for shot in scene.shots}
    assert "waves" in scene.understood


@pytest.mark.parametrize(
    "prompt",
    [
        "A dog on big waves.",
        "Waves and a dog.",
        "A boy rides the waves and jumps.",
        "Ocean waves in a storm.",
        "A boat and waves in the sun.",
    ],
)
def test_waves_of_the_sea_are_still_the_sea(prompt: str) -> None:
    assert written(prompt).shots[0].place is Place.SEA


def test_who_sings_without_words_moves_the_mouth() -> None:
    (shot,) = written("A girl sings on a stage.").shots
    mouths = [frame[0].mouth for frame in simulate(shot, [], fps=24, aspect=1.6, seed=1).poses]

    assert shot.actors[0].motion is Motion.SING
    assert max(mouths) > 0.7
    assert 0 <= min(mouths) < 0.2


@pytest.mark.parametrize("aspect", [16 / 9, 9 / 16])
def test_sizes_can_be_seen_even_where_nobody_stands_beside(aspect: float) -> None:
    shares = []
    for size in ("tiny", "small", ""):
        (shot,) = written(f"A {size} robot dances in a street.").shots
        camera = simulate(shot, [], fps=24, aspect=aspect, seed=1).camera[0]
        shares.append(shot.actors[0].height / camera.view_height)

    assert shares[0] < 0.7 * shares[1]
    assert shares[1] < 0.75 * shares[2]


def test_a_giant_cat_is_taller_than_people() -> None:
    (shot,) = written("A giant cat and a woman dance in a street.").shots
    cat, woman = shot.actors

    assert cat.height > woman.height


@pytest.mark.parametrize(
    ("prompt", "mood", "music"),
    [
        ("An astronaut flies in space past planets. Calm music.", "calm", True),
        ("A knight rides a horse. Epic music.", "epic", True),
        ("The sea is loud and happy.", "happy", True),
        ("A sad man walks. Sad piano.", "sad", True),
        ("Snow falls in a forest. Gentle piano.", "calm", True),
        ("A happy dog runs. No music.", "happy", False),
        ("Un perro feliz corre. Sin música.", "happy", False),
    ],
)
def test_moods_and_music_are_understood(prompt: str, mood: str, music: bool) -> None:
    scene = written(prompt)

    assert (scene.mood.value, scene.music) == (mood, music)
    assert scene.not_understood == ()
    assert len(scene.shots) == 1


@pytest.mark.parametrize(
    ("words", "sound"),
    [
        ("Footsteps.", "footsteps"),
        ("A splash.", "splash"),
        ("A drum roll.", "drum"),
        ("The wolf howls.", "howl"),
        ("The lion roars.", "roar"),
        ("The cow moos.", "moo"),
    ],
)
def test_sounds_that_can_be_made_can_be_asked_for(words: str, sound: str) -> None:
    scene = written(f"A street. {words}")

    assert sound in scene.shots[-1].sounds
    assert known_sound(sound) is not None
    assert scene.not_understood == ()


@pytest.mark.parametrize(
    ("prompt", "kinds", "motion"),
    [
        ("She waters the flowers", ["woman"], Motion.POUR),
        ("He rides his bike and waves", ["man"], Motion.CYCLE),
        ("They dance", ["person", "person"], Motion.DANCE),
        ("We walk on the beach", ["person", "person"], Motion.WALK),
        ("me eating pizza", ["person"], Motion.EAT),
        ("Elle danse sous la pluie", ["woman"], Motion.DANCE),
        ("他在跳舞", ["man"], Motion.DANCE),
        ("We see a lake at dawn", [], None),
        ("show me a cat", [], None),
    ],
)
def test_a_pronoun_without_a_name_is_somebody(
    prompt: str, kinds: list[str], motion: Motion | None
) -> None:
    people = [actor for actor in written(prompt).shots[0].actors if actor.body is Body.PERSON]

    assert [actor.kind for actor in people] == kinds
    assert all(actor.motion is motion for actor in people)


def test_she_after_a_woman_is_the_woman() -> None:
    names = {
        actor.name for shot in written("A woman sings. She dances.").shots for actor in shot.actors
    }

    assert names == {"woman"}


@pytest.mark.parametrize(
    ("prompt", "motion"),
    [
        ("A small red robot waters sunflowers behind a white fence", Motion.POUR),
        ("A cat near a fence", Motion.STAND),
        ("A child on a swing", Motion.STAND),
        ("A knight draws his sword and fences", Motion.FENCE),
        ("A woman takes a swing at a golf ball", Motion.PUNCH),
        ("A woman sits on a park bench and reads a book", Motion.READ),
        ("Two old friends on a park bench", Motion.SIT),
        ("A boy sits on a horse and waves", Motion.RIDE),
    ],
)
def test_what_is_by_somebody_is_not_what_they_do(prompt: str, motion: Motion) -> None:
    assert written(prompt).shots[0].actors[0].motion is motion


def test_old_friends_are_grey_and_an_old_car_is_as_it_is() -> None:
    friends = written("Two old friends on a park bench").shots[0].actors[:2]
    (car,) = written("An old car drives").shots[0].actors

    assert [(each.kind, each.colour) for friend in friends for each in friend.wears] == [
        ("hair", "white")
    ] * 2
    assert not car.wears
    assert not car.colour


def test_a_house_in_a_forest_is_seen_from_outside() -> None:
    (shot,) = written("A small house in a forest").shots

    assert (shot.place, [actor.kind for actor in shot.actors]) == (Place.FOREST, ["house"])
    assert written("A man in a house in the forest").shots[0].place is Place.ROOM
