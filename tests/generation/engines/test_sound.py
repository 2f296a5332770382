"""What is heard: levels, contacts at their times, places, named sounds and music."""

from __future__ import annotations

from difflib import SequenceMatcher
from itertools import cycle, pairwise

import numpy as np
import pyloudnorm
import pytest

from generation.engines.animatic.action import Action, CameraPose, Contact, Pose
from generation.engines.animatic.scene import (
    Actor,
    Body,
    Daylight,
    Line,
    Material,
    Mood,
    Place,
    Scene,
    Shot,
    Weather,
)
from generation.engines.animatic.sound import known_sound, mix
from generation.engines.animatic.sound.beds import SHELTERED, bed
from generation.engines.animatic.sound.effects import contact_sound
from generation.engines.animatic.sound.hearing import Hearing
from generation.engines.animatic.sound.loudness import loudness, normalised, true_peak
from generation.engines.animatic.sound.mixing import effects_track, voices_track
from generation.engines.animatic.sound.repertoire import SOUNDS
from generation.engines.animatic.sound.synthesis import dice
from generation.engines.animatic.speech import speak_lines
from generation.engines.animatic.speech.resample import resampled

SEED = 5
RATE = 48_000


def act(shot: Shot, *contacts: Contact, speaker_x: float = 0.0) -> Action:
    count = round(shot.seconds * 24)
    poses = tuple(tuple(Pose(x=speaker_x, y=0) for _ in shot.actors) for _ in range(count))
    return Action(
        shot=shot,
        frame_count=count,
        fps=24,
        poses=poses,
        camera=(CameraPose(x=0, y=2, view_height=5),) * count,
        contacts=contacts,
        speeches=speak_lines(shot, seed=SEED),
    )


def shot_at(
    place: Place = Place.ROOM,
    *,
    seconds: float = 4.0,
    line: str = "",
    sounds: tuple[str, ...] = (),
    weather: Weather = Weather.CLEAR,
) -> Shot:
    woman = Actor(name="woman", body=Body.PERSON, height=1.7)
    lines = (Line(text=line, speaker="woman"),) if line else ()
    return Shot(
        text="",
        seconds=seconds,
        place=place,
        weather=weather,
        actors=(woman,),
        lines=lines,
        sounds=sounds,
    )


def mixed(*actions: Action, mood: Mood = Mood.CALM, music: bool = True) -> np.ndarray:
    scene = Scene(shots=tuple(action.shot for action in actions), mood=mood, music=music)
    seconds = sum(action.frame_count / action.fps for action in actions)
    return mix(scene, actions, seconds=seconds, seed=SEED).sound


def lufs(sound: np.ndarray) -> float:
    return float(pyloudnorm.Meter(RATE).integrated_loudness(sound.astype(np.float64)))


def oversampled_peak(sound: np.ndarray) -> float:
    """Measure the true peak in dBTP, eight times oversampled."""
    peaks = []
    for channel in sound.astype(np.float64).T:
        spectrum = np.fft.rfft(channel)
        padded = np.zeros(len(channel) * 4 + 1, complex)
        padded[: len(spectrum)] = spectrum
        peaks.append(np.abs(np.fft.irfft(padded) * 8).max())
    return float(20 * np.log10(max(peaks)))


def band_energy(sound: np.ndarray, low: float, high: float) -> float:
    spectrum = np.abs(np.fft.rfft(sound.mean(axis=1))) ** 2
    frequency = np.fft.rfftfreq(len(sound), 1 / RATE)
    return float(spectrum[(frequency >= low) & (frequency < high)].sum())


SAID = {
    "man": "I will call you back tomorrow morning",
    "woman": "The dog is sleeping under the table",
    "grandmother": "This is the best day of my life",
    "girl": "Can you tell me the way to the hospital",
}
BANG = Contact(time=1.5, kind="impact", strength=1.0, x=0, material=Material.METAL)


@pytest.mark.parametrize(
    ("place", "mood"), list(zip(Place, cycle([Mood.CALM, Mood.EPIC]), strict=False))
)
def test_every_clip_is_equally_loud_and_never_clips(place: Place, mood: Mood) -> None:
    shots = (shot_at(place, line="Hello there!"), shot_at(place, sounds=("explosion",)))

    sound = mixed(act(shots[0], BANG), act(shots[1]), mood=mood)

    assert sound.shape == (8 * RATE, 2)
    assert sound.dtype == np.float32
    assert lufs(sound) == pytest.approx(-16, abs=1)
    assert oversampled_peak(sound) <= -1.0


def test_a_quiet_room_with_one_bang_still_meets_both_levels() -> None:
    sound = mixed(act(shot_at(Place.ROOM), BANG), music=False)

    assert lufs(sound) == pytest.approx(-16, abs=1)
    assert oversampled_peak(sound) <= -1.0


def test_our_loudness_agrees_with_another_meter() -> None:
    sound = mixed(act(shot_at(Place.SEA, line="One two three")))

    for gain in (1.0, 0.2):
        assert loudness(sound * np.float32(gain)) == pytest.approx(lufs(sound * gain), abs=0.1)


def test_true_peak_finds_what_lies_between_samples() -> None:
    time = np.arange(RATE) / RATE
    between = np.sin(2 * np.pi * 12_000 * time + np.pi / 4)  # samples reach only 0.707
    sound = np.stack((between, between), axis=1).astype(np.float32)

    assert np.abs(sound).max() < 0.72
    assert true_peak(sound) == pytest.approx(0.0, abs=0.2)


def test_silence_stays_silence() -> None:
    silence = np.zeros((RATE, 2), np.float32)

    assert not normalised(silence).sound.any()


def test_the_same_order_gives_the_same_bytes_and_another_seed_does_not() -> None:
    action = act(shot_at(Place.SEA, line="Same again", sounds=("thunder",)), BANG)
    scene = Scene(shots=(action.shot,))

    first = mix(scene, [action], seconds=4, seed=1).sound

    assert mix(scene, [action], seconds=4, seed=1).sound.tobytes() == first.tobytes()
    assert mix(scene, [action], seconds=4, seed=2).sound.tobytes() != first.tobytes()


@pytest.mark.parametrize("kind", ["impact", "rim", "land", "footstep", "splash"])
@pytest.mark.parametrize("material", list(Material))
def test_contacts_are_heard_when_they_happen(kind: str, material: Material) -> None:
    happens = (0.7, 1.9, 3.2)
    contacts = [
        Contact(time=time, kind=kind, strength=0.7, x=0, material=material) for time in happens
    ]

    track = effects_track([act(shot_at(), *contacts)], 4 * RATE, seed=SEED)

    envelope = np.abs(track).max(axis=1)
    for time in happens:
        window = envelope[round((time - 0.1) * RATE) : round((time + 0.3) * RATE)]
        onset = int(np.flatnonzero(window > 0.1 * window.max())[0]) / RATE - 0.1
        assert abs(onset) < 0.02


def test_contacts_of_the_second_shot_come_after_the_first() -> None:
    track = effects_track([act(shot_at()), act(shot_at(), BANG)], 8 * RATE, seed=SEED)

    loud = np.flatnonzero(np.abs(track).max(axis=1) > 0.01)

    assert loud[0] / RATE == pytest.approx(5.5, abs=0.02)


def test_contacts_come_from_where_they_are_seen() -> None:
    def sides(x: float) -> np.ndarray:
        contact = Contact(time=1, kind="impact", strength=1, x=x, material=Material.WOOD)
        track = effects_track([act(shot_at(), contact)], 4 * RATE, seed=SEED)
        return np.asarray((track**2).sum(axis=0))

    left, middle, right = sides(-4), sides(0), sides(4)

    assert left[0] > 4 * left[1]
    assert middle[0] == pytest.approx(middle[1], rel=0.01)
    assert right[1] > 4 * right[0]


def test_materials_ring_differently() -> None:
    def brightness(material: Material) -> float:
        contact = Contact(time=0, kind="impact", strength=0.8, x=0, material=material)
        sound = contact_sound(contact, shot_at(), dice(1, "x"))
        spectrum = np.abs(np.fft.rfft(sound, RATE)) ** 2
        return float((np.fft.rfftfreq(RATE, 1 / RATE) * spectrum).sum() / spectrum.sum())

    soft, wood, metal, glass = (
        brightness(material)
        for material in (Material.SOFT, Material.WOOD, Material.METAL, Material.GLASS)
    )

    assert soft < wood < metal < glass


def test_a_spoken_line_stands_clear_of_everything_else() -> None:
    words = "Listen to me, this is important"
    spoken = act(shot_at(Place.SEA, line=words), BANG)
    silent = act(shot_at(Place.SEA), BANG)
    (speech,) = spoken.speeches
    while_said = slice(round(speech.start * RATE), round(speech.end * RATE))

    with_line, without = mixed(spoken)[while_said], mixed(silent)[while_said]
    ducked = 10 ** (-11 / 10)  # of the power of what lies below the voice

    assert band_energy(with_line, 300, 3400) > 4 * ducked * band_energy(without, 300, 3400)


def test_a_recogniser_understands_most_of_what_anybody_says() -> None:
    pocketsphinx = pytest.importorskip("pocketsphinx", reason="there is none for this Python")
    decoder = pocketsphinx.Decoder(samprate=16_000, loglevel="FATAL")
    right = 0

    for speaker, words in SAID.items():
        line = Line(text=words, speaker=speaker)
        action = act(Shot(text="", seconds=5.0, place=Place.ROOM, lines=(line,)))
        heard = resampled(voices_track([action], 5 * RATE).mean(axis=1), RATE, 16_000)
        decoder.start_utt()
        decoder.process_raw((heard / np.abs(heard).max() * 20_000).astype("<i2").tobytes())
        decoder.end_utt()
        found = SequenceMatcher(None, words.lower().split(), decoder.hyp().hypstr.split())
        right += sum(block.size for block in found.get_matching_blocks())

    assert right / sum(len(words.split()) for words in SAID.values()) >= 0.7


@pytest.mark.parametrize("place", list(Place))
def test_places_sound_different_by_rain_and_by_night(place: Place) -> None:
    def colour(weather: Weather, daylight: Daylight) -> np.ndarray:
        shot = shot_at(place, weather=weather).model_copy(update={"daylight": daylight})
        sound = bed(shot, Hearing(4 * RATE, 1, ("bed",)))
        edges = [40, 150, 400, 1000, 2500, 6000, 16000]
        energies = [band_energy(sound, low, high) for low, high in pairwise(edges)]
        return 10 * np.log10(np.array(energies) + 1e-9)

    clear = colour(Weather.CLEAR, Daylight.DAY)

    assert np.isfinite(clear).all()
    if place not in SHELTERED:
        assert np.abs(colour(Weather.RAIN, Daylight.DAY) - clear).max() > 3
        assert np.abs(colour(Weather.SNOW, Daylight.DAY) - clear).max() > 3
    if place in {Place.FOREST, Place.SEA, Place.STREET}:
        assert np.abs(colour(Weather.CLEAR, Daylight.NIGHT) - clear).max() > 1.5


def test_a_bed_runs_through_cuts_within_one_place() -> None:
    split = mixed(act(shot_at(Place.SEA)), act(shot_at(Place.SEA)), music=False)
    whole = mixed(act(shot_at(Place.SEA, seconds=8.0)), music=False)

    assert np.array_equal(split, whole)


@pytest.mark.parametrize("name", sorted(SOUNDS))
def test_named_sounds_are_heard(name: str) -> None:
    quiet, asked = act(shot_at()), act(shot_at(sounds=(name,)))

    track = effects_track([asked], 4 * RATE, seed=SEED)

    assert not effects_track([quiet], 4 * RATE, seed=SEED).any()
    assert np.isfinite(track).all()
    assert 0.02 < np.abs(track).max() < 1.6


def test_unknown_sounds_are_admitted() -> None:
    assert known_sound("Thunderclap") is known_sound("thunder")
    assert known_sound("the colour seven") is None


def test_moods_play_different_music() -> None:
    action = act(shot_at())

    scores = {mood: mixed(action, mood=mood).tobytes() for mood in Mood}
    without = mixed(action, music=False).tobytes()

    assert len({*scores.values(), without}) == len(Mood) + 1


def test_a_dog_barks_unless_it_talks() -> None:
    dog = Actor(name="corgi", kind="dog", body=Body.ANIMAL, height=0.5)
    shot = shot_at().model_copy(update={"actors": (dog,)})
    line = Line(text="I would rather talk", speaker="corgi")
    talking = shot.model_copy(update={"lines": (line,)})

    assert effects_track([act(shot)], 4 * RATE, seed=SEED).any()
    assert not effects_track([act(talking)], 4 * RATE, seed=SEED).any()
