"""The mix: beds and music below, effects among them, voices above all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

import numpy as np

from generation.engines.animatic.action import Action, Speech
from generation.engines.animatic.ending import Ending, Heard
from generation.engines.animatic.scene import Place, Scene, Shot
from generation.engines.animatic.sound.beds import bed
from generation.engines.animatic.sound.effects import heard_at, lay_contacts
from generation.engines.animatic.sound.hearing import Hearing
from generation.engines.animatic.sound.loudness import normalised
from generation.engines.animatic.sound.music import score
from generation.engines.animatic.sound.named import lay_named
from generation.engines.animatic.sound.room import reverberated
from generation.engines.animatic.sound.synthesis import Band, Mono, dice, noise, samples
from generation.engines.animatic.sound.track import Track
from generation.engines.protocol import SAMPLE_RATE, Waveform

CROSSFADE: Final = 0.3  # seconds around a cut from one soundscape to another
EDGE: Final = 0.06  # seconds at the clip's ends; short, so that an extension goes on without a hole
TURN: Final = 1.5  # seconds in which rain sets in, or another mood
BED_DUCKED: Final = 0.16  # what is left of beds and music under a voice
EFFECTS_DUCKED: Final = 0.25
DUCK_LEAD, DUCK_RELEASE = 0.12, 0.35  # seconds
MUSIC_GAIN: Final = 0.95
SPEECH_GAIN: Final = 1.5
SPEECH_AIR: Final = 0.0012  # RMS of the hush any recorded voice has around it, 40 dB below it
HUSH: Final = Band(80, 8000)
SPEECH_IN_ROOM: Final = 0.25  # of what other sounds leave in the room, so that words stay plain
SPEECH_PAN: Final = 0.6  # voices stay nearer the middle than their mouths
REVERB: Final = {
    Place.SEA: 0.04,
    Place.FOREST: 0.10,
    Place.STREET: 0.10,
    Place.ROOM: 0.14,
    Place.STAGE: 0.30,
    Place.SPACE: 0.35,
    Place.DESERT: 0.03,
    Place.MOUNTAINS: 0.16,
    Place.MEADOW: 0.04,
    Place.UNDERWATER: 0.28,
    Place.SKY: 0.05,
    Place.STADIUM: 0.22,
    Place.ROAD: 0.05,
    Place.KITCHEN: 0.12,
    Place.CAFE: 0.14,
    Place.LIBRARY: 0.16,
    Place.ROOFTOP: 0.07,
    Place.CAVE: 0.45,
    Place.CASTLE: 0.38,
    Place.PARK: 0.05,
    Place.LAKE: 0.08,
    Place.OFFICE: 0.13,
    Place.CLASSROOM: 0.2,
    Place.SHOP: 0.18,
    Place.GYM: 0.3,
    Place.POOL: 0.08,
    Place.CHURCH: 0.42,
    Place.SUBWAY: 0.34,
    Place.LABORATORY: 0.18,
    Place.FAIRGROUND: 0.06,
    Place.TRAIN: 0.09,
    Place.HOSPITAL: 0.2,
    Place.BATHROOM: 0.26,
    Place.AIRPORT: 0.32,
    Place.GARDEN: 0.05,
    Place.LOBBY: 0.28,
    Place.LIFT: 0.12,
    Place.GRAVEYARD: 0.08,
}


@dataclass(frozen=True)
class Mix:
    """Everything heard in a clip, and how an extension goes on with it."""

    sound: Waveform
    heard: Heard


def mix(
    scene: Scene,
    actions: Sequence[Action],
    *,
    seconds: float,
    seed: int,
    past: Ending | None = None,
) -> Mix:
    """Mix everything heard in the clip: 48 kHz stereo at -16 LUFS, true peak under -1 dBTP.

    The same scene, actions and seed give the same samples.

    :param past: the clip that this one goes on from: its sounds go on too, as loud as they were.
    """
    count = round(seconds * SAMPLE_RATE)
    voices = voices_track(actions, count)
    ducking = _voice_activity(actions, count)
    below = beds_track(actions, count, seed=seed, past=past)
    below += _music(scene, count, seed, past) * np.float32(MUSIC_GAIN)
    effects = effects_track(actions, count, seed=seed)
    dry = below * _gain(ducking, BED_DUCKED) + effects * _gain(ducking, EFFECTS_DUCKED)
    wet = reverberated(effects + voices * np.float32(SPEECH_IN_ROOM), _wetness(actions), seed=seed)
    mixed = np.asarray(dry + voices + wet, np.float32)
    level = normalised(mixed, first=past.heard.gain if past else None)
    place = _heard_before(actions[0], past) if len(_places(actions, seconds)) == 1 else 0.0
    heard = Heard(
        place=place + seconds - _places(actions, seconds)[-1][1] if actions else seconds,
        music=seconds + _played_before(scene, past),
        gain=round(level.gain, 3),
    )
    return Mix(level.sound, heard)


def _music(scene: Scene, count: int, seed: int, past: Ending | None) -> Waveform:
    """Play the score, going on with what was played; another mood takes over softly."""
    silence = np.zeros((count, 2), np.float32)
    begin = _played_before(scene, past)
    now = score(scene.mood, count, seed=seed, begin=begin) if scene.music else silence
    if past is None or (begin and scene.music):
        return now
    before = silence
    if past.music:
        before = score(past.mood, count, seed=seed, begin=past.heard.music)
    return _turned(before, now)


def _played_before(scene: Scene, past: Ending | None) -> float:
    return past.heard.music if past and past.music and past.mood is scene.mood else 0.0


def _turned(before: Waveform, now: Waveform) -> Waveform:
    """Let one sound turn into another; what both have in common stays as loud as it is."""
    share = np.clip(np.arange(len(now)) / samples(TURN), 0, 1).astype(np.float32)[:, None]
    return before * (1 - share) + now * share


def effects_track(actions: Sequence[Action], count: int, *, seed: int) -> Waveform:
    """Lay only what happens: contacts and sounds asked for by name."""
    track = Track(count)
    lay_contacts(track, actions, seed=seed)
    begin = 0.0
    for number, action in enumerate(actions):
        lots = partial(dice, seed, "named", number)
        lay_named(track, action.shot, begin=begin, lots=lots)
        begin += action.frame_count / action.fps
    return track.sound


def voices_track(actions: Sequence[Action], count: int) -> Waveform:
    """Lay the spoken lines, each with the hush of a recording around it: none is made in a void."""
    track = Track(count)
    begin = 0.0
    for action in actions:
        for speech in action.speeches:
            pan = _speaker_pan(action, speech) * SPEECH_PAN
            track.lay(speech.sound, at=begin + speech.start, gain=SPEECH_GAIN, pan=pan)
        begin += action.frame_count / action.fps
    if track.sound.any():
        hush = noise(count, HUSH, dice(0, "hush")) * _voice_activity(actions, count)
        track.sound += hush[:, None] * np.float32(SPEECH_AIR)
    return track.sound


def beds_track(
    actions: Sequence[Action], count: int, *, seed: int, past: Ending | None = None
) -> Waveform:
    """Lay the soundscapes: one through all shots of the same place, crossfaded at its cuts."""
    track = Track(count)
    for first, begin, end in _places(actions, count / SAMPLE_RATE):
        start = max(0.0, begin - CROSSFADE / 2)
        stop = min(count / SAMPLE_RATE, end + CROSSFADE / 2)
        sound = _bed(first, samples(stop - start), seed, past if begin == 0 else None)
        fade_in = CROSSFADE if begin > 0 else EDGE
        fade_out = CROSSFADE if end < count / SAMPLE_RATE - 0.01 else EDGE
        track.lay_stereo(sound * _edges(len(sound), fade_in, fade_out), at=start)
    return track.sound


def _bed(action: Action, count: int, seed: int, past: Ending | None) -> Waveform:
    now = bed(action.shot, Hearing(count, seed, ("bed",), _heard_before(action, past)))
    if past is None or surroundings(past.shot) == surroundings(action.shot):
        return now
    return _turned(bed(past.shot, Hearing(count, seed, ("bed",), past.heard.place)), now)


def _heard_before(action: Action, past: Ending | None) -> float:
    return past.heard.place if past and past.shot.place is action.shot.place else 0.0


def _places(actions: Sequence[Action], seconds: float) -> list[tuple[Action, float, float]]:
    """Join neighbouring shots with the same surroundings: (first of them, begin, end)."""
    runs: list[tuple[Action, float, float]] = []
    begin = 0.0
    for action in actions:
        end = begin + action.frame_count / action.fps
        if runs and surroundings(runs[-1][0].shot) == surroundings(action.shot):
            runs[-1] = (runs[-1][0], runs[-1][1], end)
        else:
            runs.append((action, begin, end))
        begin = end
    if runs:
        runs[-1] = (*runs[-1][:2], max(runs[-1][2], seconds))
    return runs


def surroundings(shot: Shot) -> tuple[object, ...]:
    """Give all of a shot that its soundscape depends on."""
    return shot.place, shot.weather, shot.daylight, shot.crowd, shot.without


def _edges(count: int, fade_in: float, fade_out: float) -> Waveform:
    shape = np.ones(count, np.float32)
    rise, fall = min(count, samples(fade_in)), min(count, samples(fade_out))
    shape[:rise] = np.sin(np.linspace(0, np.pi / 2, rise))
    shape[count - fall :] *= np.cos(np.linspace(0, np.pi / 2, fall)).astype(np.float32)
    return shape[:, None]


def _voice_activity(actions: Sequence[Action], count: int) -> Mono:
    """Give 1 while anybody speaks, with soft edges, else 0."""
    active = np.zeros(count, np.float32)
    begin = 0.0
    for action in actions:
        for speech in action.speeches:
            points = np.array([-DUCK_LEAD, 0.0, speech.end - speech.start, DUCK_RELEASE])
            points[3] += points[2]
            places = (begin + speech.start + points) * SAMPLE_RATE
            low, high = max(0, int(places[0])), min(count, int(places[3]) + 1)
            ramp = np.interp(np.arange(low, high), places, (0.0, 1.0, 1.0, 0.0))
            active[low:high] = np.maximum(active[low:high], ramp)
        begin += action.frame_count / action.fps
    return active


def _gain(activity: Mono, ducked: float) -> Waveform:
    return (1 - activity * np.float32(1 - ducked))[:, None]


def _speaker_pan(action: Action, speech: Speech) -> float:
    for index, actor in enumerate(action.shot.actors):
        if actor.name == speech.line.speaker and action.poses:
            frame = min(len(action.poses) - 1, int(speech.start * action.fps))
            return heard_at(action, speech.start, action.poses[frame][index].x)[0]
    return 0.0


def _wetness(actions: Sequence[Action]) -> float:
    return max((REVERB[action.shot.place] for action in actions), default=0.0)
