"""Somebody who does not exist, filmed while doing what a challenge asks, or while cheating."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import Final

import av
import numpy as np
import numpy.typing as npt
from PIL import Image

from cameos.checking.challenge import Challenge, Step
from generation.engines.animatic.speech.espeak import program
from generation.engines.animatic.speech.voice import Voice
from tests.cameos.heads import Held, Person, Picture, Room, filmed

FPS: Final = 10
RATE: Final = 48_000
WORDS: Final = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
VOICES: Final = (
    Voice(language="en-us", variant="f2", pitch=50, pitch_range=55, rate=140),
    Voice(language="en-us", variant="m3", pitch=38, pitch_range=50, rate=140),
    Voice(language="en-us", variant="Annie", pitch=45, pitch_range=60, rate=150),
    Voice(language="en-us", variant="m7", pitch=30, pitch_range=45, rate=135),
)
AIMS: Final[dict[Step, tuple[float, float]]] = {
    "left": (1, 0), "right": (-1, 0), "up": (0, 1), "down": (0, -1),
}  # fmt: skip
BEGIN, STEP, END = 0.8, 1.3, 0.5  # seconds: still, one turn and back, still

Sound = npt.NDArray[np.float32]  # (samples,), mono at RATE


@dataclass(frozen=True, kw_only=True)
class Take:
    """A film of somebody."""

    frames: Sequence[Picture]
    sound: Sound

    @property
    def seconds(self) -> float:
        return len(self.frames) / FPS


def spoken(digits: str, voice: Voice, *, pause: str = ", ") -> Sound:
    """Have the speech program say digits."""
    said = program.say(pause.join(WORDS[int(digit)] for digit in digits), voice)
    at = np.arange(round(len(said.sound) * RATE / said.sample_rate)) * said.sample_rate / RATE
    return np.interp(at, np.arange(len(said.sound)), said.sound).astype(np.float32)


def take(
    who: Person,
    challenge: Challenge,
    *,
    voice: Voice = VOICES[0],
    room: Room | None = None,
    snr: float = 35.0,
    lead: float = 0.0,
) -> Take:
    """Film somebody who says the digits and then turns as asked.

    :param snr: decibels by which the voice is above the noise of the room.
    :param lead: seconds of looking into the camera before.
    """
    rng = np.random.default_rng(who.seed)
    voiced = spoken(challenge.digits, voice) if challenge.digits else np.zeros(RATE, np.float32)
    turns_at = lead + BEGIN + len(voiced) / RATE + 0.3
    seconds = turns_at + STEP * len(challenge.steps) + END
    sound = np.zeros(round(seconds * RATE), np.float32)
    begin = round((lead + BEGIN) * RATE)
    sound[begin : begin + len(voiced)] = voiced
    times = np.arange(round(seconds * FPS)) / FPS
    held = _held(times, challenge.steps, turns_at, loudness(sound, times), rng)
    frames = [_seen(filmed(who, one, room or Room()), rng) for one in held]
    return Take(frames=frames, sound=noisy(sound, snr, rng))


def loudness(sound: Sound, times: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Return how loud it is around each time, the loudest being 1."""
    half = RATE // 20
    parts = [sound[max(0, round(t * RATE) - half) : round(t * RATE) + half] for t in times]
    loud = np.array([np.sqrt(np.mean(part**2)) if len(part) else 0.0 for part in parts])
    return np.asarray(loud / max(loud.max(), 1e-6))


def noisy(sound: Sound, snr: float, rng: np.random.Generator, *, pink: bool = False) -> Sound:
    """Lay the noise of a room under a voice."""
    loud = np.abs(sound) > 0.02
    power = float(np.mean(sound[loud] ** 2)) if loud.any() else 1e-3
    noise = rng.normal(0, 1, len(sound))
    if pink:
        spectrum = np.fft.rfft(noise)
        spectrum /= np.sqrt(np.maximum(np.arange(len(spectrum)), 20))
        noise = np.fft.irfft(spectrum, len(sound))
        noise /= noise.std()
    return np.asarray(sound + noise * np.sqrt(power / 10 ** (snr / 10)), np.float32)


def _held(
    times: npt.NDArray[np.float64],
    steps: Sequence[Step],
    turns_at: float,
    mouths: npt.NDArray[np.float64],
    rng: np.random.Generator,
) -> list[Held]:
    """Say how the head is held at each time: never quite still."""
    sway = rng.uniform(0, 6, 4)
    reach = rng.uniform(0.9, 1.1, (len(steps), 2)) * (26, 19)
    held = []
    for number, t in enumerate(times):
        yaw, pitch = 1.5 * np.sin(t * 1.3 + sway[0]), 1.2 * np.sin(t * 1.7 + sway[1])
        place = int((t - turns_at) // STEP)
        if 0 <= place < len(steps):
            far = np.sin(np.pi * ((t - turns_at) / STEP - place)) ** 0.8
            aim = AIMS[steps[place]]
            yaw, pitch = (
                yaw + far * aim[0] * reach[place, 0],
                pitch + far * aim[1] * reach[place, 1],
            )
        held.append(
            Held(
                yaw=float(yaw),
                pitch=float(pitch),
                roll=float(1.5 * np.sin(t * 0.9 + sway[2])),
                mouth=float(mouths[number]) ** 0.6,
                blink=number % 37 == 5,
                x=0.02 * float(np.sin(t * 0.8 + sway[3])),
            )
        )
    return held


def _seen(picture: Picture, rng: np.random.Generator) -> Picture:
    """Add the noise of a camera."""
    grain = rng.integers(-4, 5, (*picture.shape[:2], 1), np.int16)
    return np.asarray(np.clip(picture + grain, 0, 255), np.uint8)


def still(one: Take) -> Take:
    """Hold up one frame of a film while its sound is played."""
    rng = np.random.default_rng(0)
    return replace(one, frames=[_seen(one.frames[0], rng) for _ in one.frames])


def slid(one: Take, steps: Sequence[Step]) -> Take:
    """Push a photo about before the camera, in the directions that are asked for."""
    return _photo(one, steps, tilt=0.0, slide=0.22)


def tilted(one: Take, steps: Sequence[Step]) -> Take:
    """Tilt a photo in the directions that are asked for."""
    return _photo(one, steps, tilt=35.0, slide=0.0)


def mirrored(one: Take) -> Take:
    """Play a film as a mirror shows it."""
    return replace(one, frames=[np.ascontiguousarray(frame[:, ::-1]) for frame in one.frames])


def _photo(one: Take, steps: Sequence[Step], *, tilt: float, slide: float) -> Take:
    photo = Image.fromarray(one.frames[0])
    turns_at = one.seconds - END - STEP * len(steps)
    rng = np.random.default_rng(1)
    frames = []
    for number in range(len(one.frames)):
        place = (number / FPS - turns_at) / STEP
        if 0 <= place < len(steps):
            aim = np.array(AIMS[steps[int(place)]]) * np.sin(np.pi * (place % 1))
        else:
            aim = np.zeros(2)
        shown = photo.transform(
            photo.size,
            Image.Transform.PERSPECTIVE,
            _held_up(photo.size, aim * tilt, aim * slide),
            Image.Resampling.BILINEAR,
            fillcolor=(90, 95, 100),
        )
        frames.append(_seen(np.asarray(shown), rng))
    return replace(one, frames=frames)


def _held_up(
    size: tuple[int, int], tilt: npt.NDArray[np.float64], slide: npt.NDArray[np.float64]
) -> list[float]:
    """Return the perspective of a photo that fills the picture, tilted and pushed."""
    width, height = size
    yaw, pitch = np.radians(tilt)
    corners = np.array([[-1, -1, 0], [1, -1, 0], [1, 1, 0], [-1, 1, 0]]) * (width, height, 0) / 2
    about_y = np.array([[np.cos(yaw), 0, -np.sin(yaw)], [0, 1, 0], [np.sin(yaw), 0, np.cos(yaw)]])
    about_x = np.array(
        [[1, 0, 0], [0, np.cos(pitch), np.sin(pitch)], [0, -np.sin(pitch), np.cos(pitch)]]
    )
    turned = corners @ (about_y @ about_x).T
    near = 1 / (1 + turned[:, 2:] / (2.0 * width))
    seen = turned[:, :2] * near + (slide[0] * width, -slide[1] * height)
    rows, right = [], []
    middle = np.array([width, height]) / 2
    for (x, y), (u, v) in zip(seen + middle, corners[:, :2] + middle, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        right += [u, v]
    return [float(part) for part in np.linalg.solve(np.array(rows), np.array(right))]


def write_mp4(one: Take, path: Path) -> Path:
    """Write a film as a phone would: H.264 and AAC."""
    with av.open(str(path), "w") as container:
        height, width = one.frames[0].shape[:2]
        video = container.add_stream("libx264", rate=FPS, options={"preset": "ultrafast"})
        video.width, video.height, video.pix_fmt = width, height, "yuv420p"
        audio = container.add_stream("aac", rate=RATE, layout="mono")
        for frame in one.frames:
            container.mux(video.encode(av.VideoFrame.from_ndarray(frame, format="rgb24")))
        container.mux(video.encode(None))
        for start in range(0, len(one.sound), 1024):
            part = av.AudioFrame.from_ndarray(
                one.sound[None, start : start + 1024], format="fltp", layout="mono"
            )
            part.sample_rate, part.pts, part.time_base = RATE, start, Fraction(1, RATE)
            container.mux(audio.encode(part))
        container.mux(audio.encode(None))
    return path
