"""What a shot looks like: every set, style, hour and motion is drawn, and what moves moves."""

from __future__ import annotations

from collections.abc import Sequence
from time import process_time

import numpy as np
import numpy.typing as npt
import pytest

from generation.engines.animatic.action import Action, CameraPose, Contact, Pose
from generation.engines.animatic.picture import draw_shot
from generation.engines.animatic.picture.camera import Lens
from generation.engines.animatic.scene import (
    Actor,
    Body,
    Daylight,
    Garment,
    Material,
    Motion,
    Place,
    Scene,
    Shot,
    Style,
    Weather,
)

WIDTH, HEIGHT = 320, 180
VIEW = 4.5  # metres from the bottom to the top of the picture
Picture = npt.NDArray[np.uint8]


def person(name: str = "woman", motion: Motion = Motion.STAND, colour: str = "") -> Actor:
    return Actor(name=name, kind=name, body=Body.PERSON, height=1.7, motion=motion, colour=colour)


def dog(motion: Motion = Motion.WALK) -> Actor:
    return Actor(name="dog", kind="dog", body=Body.ANIMAL, emoji="🐕", height=0.8, motion=motion)


def shot_of(
    *actors: Actor,
    place: Place = Place.FOREST,
    daylight: Daylight = Daylight.DAY,
    weather: Weather = Weather.CLEAR,
    shore: bool = False,
) -> Shot:
    return Shot(
        text="",
        seconds=2,
        place=place,
        daylight=daylight,
        weather=weather,
        actors=actors,
        shore=shore,
    )


def action_of(
    shot: Shot,
    poses: Sequence[Sequence[Pose]],
    cameras: Sequence[CameraPose] = (),
    contacts: Sequence[Contact] = (),
) -> Action:
    still = CameraPose(x=0, y=0.27 * VIEW, view_height=VIEW)
    return Action(
        shot=shot,
        frame_count=len(poses),
        fps=24,
        poses=tuple(tuple(frame) for frame in poses),
        camera=tuple(cameras) or (still,) * len(poses),
        contacts=tuple(contacts),
        speeches=(),
    )


def drawn(
    action: Action,
    style: Style = Style.CINEMATIC,
    size: tuple[int, int] = (WIDTH, HEIGHT),
    seed: int = 5,
) -> list[Picture]:
    scene = Scene(shots=(action.shot,), style=style)
    return list(draw_shot(action, style=scene.style, width=size[0], height=size[1], seed=seed))


def one_frame(shot: Shot, *poses: Pose, style: Style = Style.CINEMATIC) -> Picture:
    return drawn(action_of(shot, [poses]), style)[0]


def difference(one: Picture, other: Picture) -> npt.NDArray[np.int16]:
    apart = np.abs(one[:, :, :3].astype(np.int16) - other[:, :, :3])
    return np.asarray(apart.max(axis=2), np.int16)


def luminance(picture: Picture) -> float:
    return float((picture[:, :, :3] @ np.array([0.299, 0.587, 0.114])).mean())


@pytest.mark.parametrize("size", [(320, 180), (180, 320), (202, 158)])
@pytest.mark.parametrize("style", list(Style))
def test_a_shot_has_exactly_its_frames_each_opaque_and_of_the_size_asked_for(
    style: Style, size: tuple[int, int]
) -> None:
    action = action_of(shot_of(person()), [[Pose(x=0, y=0)]] * 3)

    frames = drawn(action, style, size)

    assert len(frames) == 3
    for frame in frames:
        assert frame.shape == (size[1], size[0], 4)
        assert frame.dtype == np.uint8
        assert frame.flags.c_contiguous
        assert (frame[:, :, 3] == 255).all()


@pytest.mark.parametrize("style", list(Style))
def test_the_same_shot_and_seed_give_the_same_frames(style: Style) -> None:
    shot = shot_of(person(), dog(), place=Place.STREET, weather=Weather.RAIN)
    action = action_of(shot, [[Pose(x=-1, y=0), Pose(x=1, y=0, phase=f / 9)] for f in range(4)])

    first, second = drawn(action, style), drawn(action, style)

    assert all(np.array_equal(a, b) for a, b in zip(first, second, strict=True))


def test_another_seed_gives_another_forest() -> None:
    action = action_of(shot_of(), [()])

    one, other = drawn(action, seed=1)[0], drawn(action, seed=2)[0]

    assert (difference(one, other) > 12).mean() > 0.05


def test_the_four_styles_differ_at_a_glance() -> None:
    shot = shot_of(person(), place=Place.SEA, daylight=Daylight.SUNSET)

    looks = {style: one_frame(shot, Pose(x=0, y=0), style=style) for style in Style}

    colour = {
        style: float((look[:, :, 0].astype(int) - look[:, :, 2]).std())
        for style, look in looks.items()
    }
    steps = {style: len(np.unique(look[:, :, 0])) for style, look in looks.items()}
    assert colour[Style.NOIR] < 4
    assert colour[Style.WATERCOLOUR] < 0.8 * colour[Style.CINEMATIC]
    assert steps[Style.PIXEL] <= 16 < steps[Style.CINEMATIC]


@pytest.mark.parametrize("place", list(Place))
def test_day_is_brighter_than_sunset_and_sunset_than_night(place: Place) -> None:
    day, sunset, night = (
        luminance(one_frame(shot_of(place=place, daylight=daylight)))
        for daylight in (Daylight.DAY, Daylight.SUNSET, Daylight.NIGHT)
    )

    assert day > sunset + 4
    assert sunset > night + 4


@pytest.mark.parametrize("place", list(Place))
def test_a_place_is_alive_without_anybody_in_it(place: Place) -> None:
    action = action_of(shot_of(place=place), [()] * 13)

    frames = drawn(action)

    assert (difference(frames[0], frames[-1]) > 24).sum() > 20


@pytest.mark.parametrize("weather", [Weather.RAIN, Weather.SNOW])
def test_rain_and_snow_fall(weather: Weather) -> None:
    dry = one_frame(shot_of(place=Place.STREET))

    frames = drawn(action_of(shot_of(place=Place.STREET, weather=weather), [()] * 3))

    assert (difference(dry, frames[0]) > 20).mean() > 0.2
    assert (difference(frames[0], frames[2]) > 20).sum() > 40


PLACES_OF_EACH = 5  # by turns, so that every place has every fifth motion or so


@pytest.mark.parametrize(
    ("motion", "place"),
    [
        (motion, list(Place)[(PLACES_OF_EACH * number + turn) % len(Place)])
        for number, motion in enumerate(Motion)
        for turn in range(PLACES_OF_EACH)
    ],
)
def test_every_motion_is_drawn_wherever_it_is_by_people_and_animals(
    motion: Motion, place: Place
) -> None:
    shot = shot_of(person(motion=motion), dog(motion), place=place)
    empty = one_frame(shot_of(place=place))
    poses = [Pose(x=x, y=0.6, phase=0.3, motion=motion) for x in (-1.2, 1.2)]

    frame = one_frame(shot, *poses)

    changed = difference(frame, empty) > 24
    assert changed[:, : WIDTH // 2].sum() > 250
    assert changed[:, WIDTH // 2 :].sum() > 150


@pytest.mark.parametrize("x", [-1.5, 0.0, 2.0])
@pytest.mark.parametrize("motion", [Motion.STAND, Motion.WALK, Motion.SURF, Motion.TALK])
def test_the_feet_are_at_the_foot_point(motion: Motion, x: float) -> None:
    """In space, since no grass and no water hides the shoes; they are lifted off the shadow."""
    lift = 1.0
    shot = shot_of(person(motion=motion, colour="red"), place=Place.SPACE)
    empty = one_frame(shot_of(place=Place.SPACE))

    frame = one_frame(shot, Pose(x=x, y=lift, motion=motion))

    scale = HEIGHT / VIEW
    middle, ground = WIDTH / 2 + x * scale, HEIGHT / 2 + 0.27 * VIEW * scale
    rows, columns = np.nonzero(difference(frame, empty) > 30)
    body = rows < ground - 0.5 * lift * scale
    lowest = rows[body].max() + 1
    feet = columns[body][rows[body] > lowest - 5]
    assert abs(lowest - (ground - lift * scale)) <= 2
    assert feet.min() - 2 <= middle <= feet.max() + 2


def test_speaking_opens_the_mouth_and_changes_nothing_else() -> None:
    shot = shot_of(person(motion=Motion.TALK))
    closed = Pose(x=0, y=0, motion=Motion.TALK)
    spoken = Pose(x=0, y=0, motion=Motion.TALK, mouth=1.0)

    changed = difference(one_frame(shot, closed), one_frame(shot, spoken)) > 8

    rows, columns = np.nonzero(changed)
    scale = HEIGHT / VIEW
    head_top = HEIGHT / 2 + (0.27 * VIEW - 1.7) * scale
    assert changed.sum() >= 3
    assert rows.min() >= head_top
    assert rows.max() <= head_top + 0.22 * 1.7 * scale
    assert np.ptp(columns) <= 0.12 * 1.7 * scale


def test_an_animal_moves_its_head_when_it_speaks() -> None:
    shot = shot_of(dog(Motion.STAND))

    silent = one_frame(shot, Pose(x=0, y=0))
    speaking = one_frame(shot, Pose(x=0, y=0, mouth=1.0))

    assert (difference(silent, speaking) > 24).sum() > 5


def test_legs_move_with_the_phase() -> None:
    shot = shot_of(person(motion=Motion.WALK), dog())

    one, other = (
        one_frame(shot, *(Pose(x=x, y=0, phase=phase, motion=Motion.WALK) for x in (-1, 1)))
        for phase in (0.0, 0.3)
    )

    changed = difference(one, other) > 24
    assert changed[:, : WIDTH // 2].sum() > 30
    assert changed[:, WIDTH // 2 :].sum() > 12


def test_facing_left_mirrors_a_person() -> None:
    shot = shot_of(person(motion=Motion.RUN), place=Place.SPACE)
    empty = one_frame(shot_of(place=Place.SPACE))

    right, left = (
        difference(one_frame(shot, Pose(x=0, y=1, motion=Motion.RUN, facing=facing)), empty) > 30
        for facing in (1, -1)
    )

    overlap = (right[:120, ::-1] & left[:120]).sum() / max(1, (right[:120] | left[:120]).sum())
    assert overlap > 0.3
    assert (right != left).sum() > 40


@pytest.mark.parametrize(("colour", "channel"), [("red", 0), ("green", 1), ("blue", 2)])
def test_the_colour_of_the_prompt_is_the_colour_of_the_clothes(colour: str, channel: int) -> None:
    shot = shot_of(person(colour=colour), place=Place.SPACE)

    frame = one_frame(shot, Pose(x=0, y=0))

    scale = HEIGHT / VIEW
    row = round(HEIGHT / 2 + (0.27 * VIEW - 0.64 * 1.7) * scale)
    chest = frame[row - 2 : row + 3, WIDTH // 2 + 1 : WIDTH // 2 + 3, :3].mean(axis=(0, 1))
    assert chest.argmax() == channel


def test_the_same_name_and_seed_give_the_same_person_in_another_place() -> None:
    pose = Pose(x=0, y=1.2)
    shots = [shot_of(person("man"), place=place) for place in (Place.SPACE, Place.STAGE)]

    faces = []
    for shot in shots:
        frame = one_frame(shot, pose)
        scale = HEIGHT / VIEW
        row = round(HEIGHT / 2 + (0.27 * VIEW - 1.2 - 0.885 * 1.7) * scale)
        faces.append(frame[row : row + 2, WIDTH // 2 : WIDTH // 2 + 3, :3].mean(axis=(0, 1)))

    assert np.abs(faces[0] - faces[1]).max() < 32


def test_near_layers_follow_the_camera_further_than_far_ones() -> None:
    poses = tuple(CameraPose(x=x, y=1.2, view_height=VIEW) for x in (0.0, 1.0))
    lens = Lens(poses, WIDTH, HEIGHT)

    sky, hills, actors, leaves = (lens.placement(1, depth).dx for depth in (0.0, 0.2, 1.0, 1.4))

    assert sky == 0
    assert hills == pytest.approx(0.2 * actors)
    assert actors == pytest.approx(-HEIGHT / VIEW)
    assert leaves < actors


def test_zooming_in_enlarges_actors_about_where_the_camera_looks() -> None:
    poses = tuple(CameraPose(x=2, y=1.0, view_height=view) for view in (4.0, 2.0))
    lens = Lens(poses, WIDTH, HEIGHT)

    place = lens.placement(1, 1.0)
    x, y = lens.point(3.0, 1.5)

    assert place.zoom * x + place.dx == pytest.approx(WIDTH / 2 + HEIGHT / 2)
    assert place.zoom * y + place.dy == pytest.approx(HEIGHT / 2 - 0.5 * HEIGHT / 2)


@pytest.mark.parametrize("place", list(Place))
def test_a_camera_that_travels_far_and_zooms_never_sees_an_edge(place: Place) -> None:
    cameras = [
        CameraPose(x=-9.0 + 6 * f, y=0.3 * VIEW + 0.2 * f, view_height=VIEW * (0.7 + 0.25 * f))
        for f in range(4)
    ]

    frames = drawn(action_of(shot_of(place=place), [()] * 4, cameras))

    for frame in frames:
        assert (frame[:, :, 3] == 255).all()
        black = (frame[:, :, :3].max(axis=2) < 3).mean(axis=0)
        assert black.max() < 0.5


def test_what_touches_water_splashes() -> None:
    shot = shot_of(place=Place.SEA)
    splash = Contact(time=0, kind="splash", strength=1, x=0, material=Material.WATER)

    calm = drawn(action_of(shot, [()] * 5))[-1]
    disturbed = drawn(action_of(shot, [()] * 5, contacts=[splash]))[-1]

    assert (difference(calm, disturbed) > 24).sum() > 10


def test_a_wet_street_mirrors_who_stands_on_it() -> None:
    wet = shot_of(person(colour="red"), place=Place.STREET, weather=Weather.RAIN)
    nobody = shot_of(place=Place.STREET, weather=Weather.RAIN)

    frame, empty = one_frame(wet, Pose(x=0, y=0)), one_frame(nobody)

    below = round(HEIGHT / 2 + 0.27 * HEIGHT) + 8
    assert (difference(frame, empty)[below:] > 8).sum() > 40


@pytest.mark.parametrize("daylight", list(Daylight))
def test_who_is_on_the_beach_stands_on_sand_and_who_is_not_in_water(daylight: Daylight) -> None:
    """Sand is redder than it is blue, compared with the water of the same hour."""
    beach, sea = (
        one_frame(shot_of(place=Place.SEA, daylight=daylight, shore=shore))
        for shore in (True, False)
    )

    feet = round(HEIGHT / 2 + 0.27 * HEIGHT)
    sand, water = (
        view[feet + 6 : feet + 20, 60:-60, :3].astype(float).mean(axis=(0, 1))
        for view in (beach, sea)
    )
    assert sand[0] - sand[2] > water[0] - water[2] + 20


def test_the_surf_washes_in_and_out_behind_who_is_on_the_beach() -> None:
    shot = shot_of(place=Place.SEA, shore=True)
    frames = drawn(action_of(shot, [()] * 61))

    feet = round(HEIGHT / 2 + 0.27 * HEIGHT)
    changed = [difference(frames[0], frame) > 24 for frame in frames[12::12]]
    assert all(change[feet - 20 : feet].sum() > 100 for change in changed)
    assert all(change[feet + 2 :].sum() < 20 for change in changed)


@pytest.mark.parametrize(
    ("daylight", "weather"),
    [
        (Daylight.DAY, Weather.CLEAR),
        (Daylight.SUNSET, Weather.CLEAR),
        (Daylight.NIGHT, Weather.CLEAR),
        (Daylight.NIGHT, Weather.RAIN),
    ],
)
@pytest.mark.parametrize("name", ["woman", "man", "detective"])
def test_noir_shows_a_light_face_over_dark_clothes(
    name: str, daylight: Daylight, weather: Weather
) -> None:
    shot = shot_of(person(name), place=Place.STREET, daylight=daylight, weather=weather)

    size = (4 * WIDTH, 4 * HEIGHT)
    frame = drawn(action_of(shot, [[Pose(x=0, y=0)]]), Style.NOIR, size)[0]

    head, chest = (
        lightness(frame, low=low, high=high) for low, high in ((0.81, 0.93), (0.55, 0.7))
    )
    assert np.quantile(head, 0.7) > 135
    assert np.quantile(chest, 0.5) < 90


def lightness(frame: Picture, *, low: float, high: float) -> npt.NDArray[np.float64]:
    """Return the middle of a person of 1.7 m at x = 0, between two shares of the height."""
    scale = frame.shape[0] / VIEW
    top, bottom = (
        round(frame.shape[0] / 2 + (0.27 * VIEW - share * 1.7) * scale) for share in (high, low)
    )
    middle, half = frame.shape[1] // 2, round(0.03 * 1.7 * scale)
    box = frame[top:bottom, middle - half : middle + half, :3]
    return np.asarray(box @ np.array([0.299, 0.587, 0.114]), np.float64)


@pytest.mark.parametrize("style", list(Style))
def test_the_film_itself_is_still(style: Style) -> None:
    """What changes without a cause makes files large."""
    action = action_of(shot_of(place=Place.STREET), [()] * 6)

    frames = drawn(action, style)

    assert all((difference(frames[0], frame) > 0).mean() < 0.15 for frame in frames[1:])


def test_a_hoop_is_seen_with_its_white_board_and_orange_rim() -> None:
    stand = Actor(name="hoop", kind="hoop", body=Body.THING, height=4.0)
    shot = shot_of(stand, place=Place.STREET)

    frame = one_frame(shot, Pose(x=0, y=0))

    empty = one_frame(shot_of(place=Place.STREET))
    changed = difference(frame, empty) > 30
    colour = frame[:, :, :3].astype(int)
    white = changed & (colour.min(axis=2) > 215)
    orange = changed & (colour[:, :, 0] > 200) & (colour[:, :, 2] < 90)
    assert white.sum() > 100
    assert orange.sum() > 20


@pytest.mark.parametrize("weather", [Weather.RAIN, Weather.SNOW])
@pytest.mark.parametrize("place", [Place.ROOM, Place.STAGE])
def test_no_weather_falls_indoors(place: Place, weather: Weather) -> None:
    """Rain and snow outdoors change a sixth of what is near the ground."""
    shot = shot_of(place=place, weather=weather)

    frames = drawn(action_of(shot, [()] * 2), size=(2 * WIDTH, 2 * HEIGHT))

    low = round(2 * HEIGHT * 0.86)
    assert (difference(frames[0], frames[1])[low:] > 12).mean() < 0.002


def test_a_dress_of_the_prompt_is_a_dress() -> None:
    """Its colour reaches below the hips, where trousers are of another."""
    worn = Garment(kind="dress", name="dress", colour="red")
    plain = person("woman", colour="red")
    dressed = plain.model_copy(update={"wears": (worn,)})

    red = []
    for woman in (plain, dressed):
        size = (4 * WIDTH, 4 * HEIGHT)
        shot = shot_of(woman, place=Place.SPACE)
        frame = drawn(action_of(shot, [[Pose(x=0, y=0)]]), size=size, seed=3)[0].astype(int)
        top, bottom = (
            round(4 * (HEIGHT / 2 + HEIGHT * (0.27 - up * 1.7 / VIEW))) for up in (0.44, 0.3)
        )
        hips = frame[top:bottom, 2 * WIDTH - 60 : 2 * WIDTH + 60]
        red.append(int(((hips[:, :, 0] > 150) & (hips[:, :, 1:3].max(axis=2) < 100)).sum()))

    assert red[1] > 3 * red[0] + 500


def test_a_watercolour_set_is_painted_in_about_a_second() -> None:
    """Watercolour once took four seconds of computing for every shot of this size."""
    action = action_of(shot_of(person()), [[Pose(x=0, y=0)]])
    started = process_time()

    drawn(action, Style.WATERCOLOUR, (1280, 720))

    assert process_time() - started < 2.5
