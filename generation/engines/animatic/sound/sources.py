"""Sounds that a prompt may ask for: people, machines, fire, drums and steps."""

from __future__ import annotations

import numpy as np

from generation.engines.animatic.sound.synthesis import (
    Band,
    Mono,
    attack,
    decay,
    drift,
    glide,
    harmonics,
    modes,
    noise,
    samples,
    swell,
    times,
)
from generation.engines.protocol import SAMPLE_RATE


def applause(count: int, rng: np.random.Generator) -> Mono:
    """Clap with some forty hands; each clap is a short burst of its own colour."""
    claps = [
        noise(samples(0.03), Band(low, low * 3), rng) * decay(samples(0.03), 0.03)
        for low in rng.uniform(700, 1600, 8)
    ]
    sound = np.zeros(count + samples(0.03), np.float32)
    for at in rng.integers(0, count, int(150 * count / SAMPLE_RATE)):
        clap = claps[at % len(claps)]
        sound[at : at + len(clap)] += clap * np.float32(0.3 + 0.7 * ((at * 7919) % 97) / 97)
    wash = noise(count, Band(900, 4500), rng) * np.float32(0.12)
    return sound[:count] * np.float32(0.35) + wash


def cheering(count: int, rng: np.random.Generator) -> Mono:
    sound = np.zeros(count, np.float32)
    for formant in (600, 1050, 1800, 2600):
        voices = noise(count, Band(formant * 0.85, formant * 1.2), rng)
        sound += voices * (np.float32(0.4) + drift(count, 0.3, rng)) * np.float32(400 / formant)
    return sound * np.float32(0.5) + applause(count, rng) * np.float32(0.5)


def siren(count: int, _: np.random.Generator) -> Mono:
    time = times(count)
    pitch = 850 + 350 * np.sin(2 * np.pi * 0.45 * time - np.pi / 2)
    phase = np.cumsum(pitch) * (2 * np.pi / SAMPLE_RATE)
    tone = np.sin(phase) + 0.4 * np.sin(2 * phase) + 0.2 * np.sin(3 * phase)
    return np.asarray(tone * 0.5, np.float32)


def bell(rng: np.random.Generator) -> Mono:
    base = rng.uniform(380, 520)
    partials = ((0.5, 0.6, 3.0), (1, 1, 2.6), (1.19, 0.6, 2.2), (1.5, 0.4, 1.8), (2, 0.7, 1.6))
    high = ((2.51, 0.4, 1.1), (3.01, 0.3, 0.9), (4.1, 0.2, 0.6))
    struck = [(base * ratio, amount, seconds) for ratio, amount, seconds in partials + high]
    return modes(samples(3.2), struck, rng) * np.float32(0.4)


def explosion(rng: np.random.Generator) -> Mono:
    count = samples(3.0)
    blast = noise(count, Band(60, 3500, tilt=-3), rng) * decay(count, 1.2)
    boom = glide(1.2, (90, 45, 30)) * decay(samples(1.2), 1.1)
    debris = noise(count, Band(1500, 7000), rng) * decay(count, 2.0) * drift(count, 0.05, rng)
    blast[: len(boom)] += boom * np.float32(1.4)
    return attack(np.asarray(blast + debris * 0.15, np.float32), 0.003)


def motor(count: int, rng: np.random.Generator) -> Mono:
    speed = 38 + 22 * drift(count, 1.5, rng)
    phase = np.cumsum(speed) * (2 * np.pi / SAMPLE_RATE)
    tone = sum(
        (np.sin(phase * k + k) / k**0.7 for k in (1, 2, 3, 4, 6, 8, 12)), start=np.zeros(count)
    )
    rattle = noise(count, Band(200, 1600, tilt=-3), rng) * (0.6 + 0.4 * np.sin(phase * 2))
    return np.asarray(tone * 0.35 + rattle * 0.25, np.float32)


def fire(count: int, rng: np.random.Generator) -> Mono:
    sound = noise(count, Band(80, 500, tilt=-3), rng) * (0.5 + 0.5 * drift(count, 0.4, rng))
    for at in rng.integers(0, max(1, count - samples(0.02)), int(14 * count / SAMPLE_RATE)):
        crackle = noise(samples(0.012), Band(1500, 9000), rng) * decay(samples(0.012), 0.012)
        sound[at : at + len(crackle)] += crackle * np.float32(rng.uniform(0.3, 1.5))
    return np.asarray(sound * 0.6, np.float32)


def horn(_: np.random.Generator) -> Mono:
    count = samples(0.7)
    time = times(count)
    tone = sum((np.sign(np.sin(2 * np.pi * f * time)) for f in (392.0, 494.0)), np.zeros(count))
    return attack(np.asarray(tone * 0.18 * swell(count, 0.4, 0.4), np.float32), 0.01)


def whistle(_: np.random.Generator) -> Mono:
    tone = glide(0.7, (2150, 2400, 2350, 2380, 2300))
    trill = 0.75 + 0.25 * np.sign(np.sin(2 * np.pi * 32 * times(len(tone))))
    return np.asarray(tone * trill * swell(len(tone), 0.2, 0.6), np.float32)


def scream(rng: np.random.Generator) -> Mono:
    pitch = rng.uniform(700, 900)
    voice = harmonics(1.0, (pitch * 0.9, pitch * 1.2, pitch), 7)
    return voice * swell(len(voice), 0.2, 0.8) * np.float32(0.4)


def heartbeat(count: int, rng: np.random.Generator) -> Mono:
    sound = np.zeros(count + samples(0.3), np.float32)
    thump = modes(samples(0.2), [(52, 1.0, 0.14), (88, 0.4, 0.1)], rng)
    for beat in range(0, count, samples(0.86)):
        for at, gain in ((beat, 1.0), (beat + samples(0.24), 0.65)):
            if at < count:
                sound[at : at + len(thump)] += thump * np.float32(gain)
    return sound[:count]


def footsteps(count: int, rng: np.random.Generator) -> Mono:
    """Walk on a hard floor, two steps a second."""
    sound = np.zeros(count + samples(0.2), np.float32)
    for at in range(0, count, samples(0.5)):
        heel = noise(samples(0.06), Band(180, 1400, tilt=-3), rng) * decay(samples(0.06), 0.05)
        sole = noise(samples(0.09), Band(900, 4000), rng) * decay(samples(0.09), 0.07)
        sound[at : at + len(heel)] += heel * np.float32(rng.uniform(0.8, 1.2))
        toe = at + samples(0.07)
        sound[toe : toe + len(sole)] += sole * np.float32(0.18)
    return sound[:count]


def splash(rng: np.random.Generator) -> Mono:
    count = samples(1.1)
    burst = noise(count, Band(400, 6000, tilt=-3), rng) * decay(count, 0.7)
    plunge = glide(0.3, (220, 110, 160)) * decay(samples(0.3), 0.25)
    burst[: len(plunge)] += plunge * np.float32(0.5)
    return attack(np.asarray(burst, np.float32), 0.01)


def drumming(count: int, rng: np.random.Generator) -> Mono:
    """Beat a drum on and on, accents on every fourth stroke."""
    sound = np.zeros(count + samples(0.5), np.float32)
    for stroke, at in enumerate(range(0, count, samples(0.25))):
        skin = modes(samples(0.4), [(88, 1.0, 0.35), (141, 0.5, 0.22), (203, 0.3, 0.15)], rng)
        gain = (1.0 if stroke % 4 == 0 else 0.45) * rng.uniform(0.9, 1.1)
        sound[at : at + len(skin)] += skin * np.float32(gain)
    return sound[:count]
