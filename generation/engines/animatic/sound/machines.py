"""Engines, tools, weapons of stories, and what is struck or blown."""

from __future__ import annotations

import numpy as np

from generation.engines.animatic.sound.synthesis import (
    Band,
    Mono,
    attack,
    beats,
    decay,
    drift,
    filtered,
    glide,
    harmonics,
    in_turn,
    modes,
    noise,
    samples,
    scattered,
    strewn,
    swell,
    throb,
)
from generation.engines.protocol import SAMPLE_RATE


def helicopter(count: int, rng: np.random.Generator) -> Mono:
    """Beat the air eleven times a second, over a turbine's whine."""
    blades = noise(count, Band(40, 420, tilt=-2), rng) * throb(count, 11) ** 3
    turbine = noise(count, Band(1500, 3200), rng) * np.float32(0.08)
    return np.asarray(blades + turbine, np.float32)


def jet(count: int, rng: np.random.Generator) -> Mono:
    roar = noise(count, Band(90, 1500, tilt=-1), rng) * (0.7 + 0.3 * drift(count, 1.0, rng))
    fan = noise(count, Band(2750, 2850, 4), rng) * np.float32(0.3)
    return np.asarray(roar + fan, np.float32)


def steam_train(count: int, rng: np.random.Generator) -> Mono:
    """Puff four times a second, every fourth the loudest, over wheels on joints."""
    puffs = []
    for number, at in beats(count, 0.25):
        puff = noise(samples(0.2), Band(400, 3200), rng) * decay(samples(0.2), 0.22)
        puffs.append((at, attack(puff, 0.02) * (1.0 if number % 4 == 0 else 0.6)))
    rails = noise(count, Band(50, 260), rng) * (0.2 + 0.2 * throb(count, 2))
    return strewn(count, puffs) + np.asarray(rails, np.float32)


def passing_train(rng: np.random.Generator) -> Mono:
    """Come and go on rails, with brakes that squeal."""
    count = samples(rng.uniform(4.0, 6.0))
    rails = noise(count, Band(70, 1300, tilt=-2), rng) * swell(count, 0.5, 3.0)
    squeal = noise(count, Band(1900, 2600, 3), rng) * swell(count, 0.7, 8.0)
    return np.asarray(rails + squeal * np.float32(0.12), np.float32)


def rail_joints(count: int, rng: np.random.Generator) -> Mono:
    """Ride over rails: two wheels, two wheels, again and again."""
    clack = noise(samples(0.07), Band(110, 1100, tilt=-2), rng) * decay(samples(0.07), 0.07)
    rails = np.arange(0, count / SAMPLE_RATE, 0.86)
    moments = [(at + step, clack * loud) for at in rails for step, loud in ((0, 1.0), (0.13, 0.7))]
    return strewn(count, [(at, sound) for at, sound in moments if at < count / SAMPLE_RATE])


def rocket(count: int, rng: np.random.Generator) -> Mono:
    flame = noise(count, Band(28, 650, tilt=-2), rng)
    crackle = noise(count, Band(300, 2500), rng) * drift(count, 0.012, rng) ** 6
    return np.asarray(flame + crackle * 0.9, np.float32)


def chainsaw(count: int, rng: np.random.Generator) -> Mono:
    speed = 85 + 60 * drift(count, 0.7, rng) ** 0.5
    turn = np.cumsum(speed) / SAMPLE_RATE
    buzz = filtered((2 * (turn % 1) - 1).astype(np.float32), Band(150, 6500))
    grain = noise(count, Band(1500, 7000), rng) * np.float32(0.15)
    return np.asarray(np.tanh(1.6 * buzz) * 0.6 + grain, np.float32)


def vacuum(count: int, rng: np.random.Generator) -> Mono:
    wind = noise(count, Band(500, 5500), rng) * np.float32(0.35)
    turn = 2 * np.pi * np.cumsum(410 + 6 * drift(count, 0.5, rng)) / SAMPLE_RATE
    tone = np.sin(turn) + 0.6 * np.sin(2 * turn) + 0.4 * np.sin(3 * turn)
    return np.asarray(tone * 0.3 + wind, np.float32)


def sawing(count: int, rng: np.random.Generator) -> Mono:
    """Draw a saw through wood, forth and back."""
    strokes = []
    for number, at in beats(count, 0.45):
        low = 700 if number % 2 == 0 else 1100
        rasp = noise(samples(0.38), Band(low, low * 4), rng) * throb(samples(0.38), 75, 0.4)
        strokes.append((at, np.asarray(rasp * swell(len(rasp), 0.5, 0.8), np.float32)))
    return strewn(count, strokes)


def hammering(count: int, rng: np.random.Generator) -> Mono:
    """Drive a nail: a blow every half second, higher as it goes in."""
    blows = []
    for number, at in beats(count, 0.55):
        pitch = 1500 * 1.05 ** min(number, 6)
        nail = modes(samples(0.25), [(pitch, 0.7, 0.18), (pitch * 1.9, 0.4, 0.1)], rng)
        board = modes(samples(0.25), [(190, 1.0, 0.1), (430, 0.5, 0.06)], rng)
        blows.append((at, nail + board))
    return strewn(count, blows)


def laser(rng: np.random.Generator) -> Mono:
    """Shoot three times as in space films."""
    shots = []
    for _ in range(3):
        top = rng.uniform(2800, 3400)
        shot = glide(0.22, [top, top * 0.4, top * 0.16, top * 0.08])
        shots.append(np.asarray(np.tanh(2 * shot) * decay(len(shot), 0.3) * 0.5, np.float32))
    return in_turn(shots, 0.1)


def fireworks(rng: np.random.Generator) -> Mono:
    """Rise with a whistle, burst, rain down crackling."""
    rise = glide(0.7, [900, 1900, 2600]) * swell(samples(0.7), 0.6, 1.0) * np.float32(0.2)
    count = samples(1.6)
    burst = noise(count, Band(50, 1800, tilt=-3), rng) * decay(count, 0.6)
    sparks = noise(count, Band(3000, 12_000), rng) * drift(count, 0.008, rng) ** 8
    sparks *= swell(count, 0.35, 1.0)
    return np.concatenate([rise, attack(burst, 0.003) + sparks * np.float32(1.2)])


def gong(rng: np.random.Generator) -> Mono:
    """Strike a gong: low at once, its shimmer only after a moment."""
    count = samples(3.6)
    low = modes(count, [(86, 1.0, 4.0), (131, 0.7, 3.4), (188, 0.6, 3.0), (274, 0.4, 2.4)], rng)
    high = modes(count, [(rng.uniform(500, 2400), 0.12, 2.2) for _ in range(14)], rng)
    return attack(low + high * swell(count, 0.15, 1.0), 0.01) * np.float32(0.5)


def cymbal(rng: np.random.Generator) -> Mono:
    count = samples(2.0)
    return attack(noise(count, Band(3200, 15_000), rng) * decay(count, 2.2), 0.002)


def rumble(count: int, rng: np.random.Generator) -> Mono:
    """Let the earth shake."""
    deep = noise(count, Band(18, 85), rng) * (np.float32(0.4) + drift(count, 0.2, rng))
    stones = noise(count, Band(120, 700, tilt=-2), rng) * drift(count, 0.07, rng) ** 4
    return np.asarray(deep + stones * np.float32(0.5), np.float32)


def static(count: int, rng: np.random.Generator) -> Mono:
    """Look for a station: a hiss with crackle, and a whistle that wanders."""
    hiss = noise(count, Band(700, 3400, 3), rng) * (0.2 + 0.2 * drift(count, 0.15, rng))
    tuned = 2 * np.pi * np.cumsum(500 + 1900 * drift(count, 0.5, rng)) / SAMPLE_RATE
    clicks = (rng.random(count, np.float32) < 0.0012) * rng.uniform(-1, 1, count)
    crackle = filtered(clicks.astype(np.float32) * 4, Band(800, 9000))
    return np.asarray(hiss + 0.12 * np.sin(tuned) + crackle, np.float32)


def boing(_: np.random.Generator) -> Mono:
    """Let a spring go, as in cartoons."""
    count = samples(0.9)
    time = np.arange(count) / SAMPLE_RATE
    pitch = 170 + 130 * time + 55 * np.sin(2 * np.pi * (9 + 7 * time) * time)
    turn = 2 * np.pi * np.cumsum(pitch) / SAMPLE_RATE
    tone = np.sin(turn) + 0.5 * np.sin(2 * turn) + 0.3 * np.sin(3 * turn)
    return attack((tone * 0.5).astype(np.float32) * decay(count, 1.0), 0.004)


def pop(rng: np.random.Generator) -> Mono:
    """Draw a cork."""
    pitch = rng.uniform(380, 460)
    tone = glide(0.07, [pitch, pitch * 2.2]) * decay(samples(0.07), 0.08)
    gas = noise(samples(0.5), Band(4500, 12_000), rng) * decay(samples(0.5), 0.5)
    return np.asarray(strewn(samples(0.5), [(0.0, attack(tone, 0.002))]) + gas * 0.06, np.float32)


def swish(rng: np.random.Generator) -> Mono:
    """Cut the air with something thin, twice."""
    cuts = []
    for _ in range(2):
        count = samples(0.26)
        air = noise(count, Band(1400, 5200), rng) * swell(count, 0.6, 3.0)
        cuts.append(np.asarray(air, np.float32))
    return in_turn(cuts, 0.18)


def clang(rng: np.random.Generator) -> Mono:
    """Cross two blades."""
    base = rng.uniform(1350, 1650)
    struck = [(base * m, a, s) for m, a, s in ((1, 0.8, 0.9), (1.83, 1.0, 0.8), (2.94, 0.8, 0.6))]
    edge = noise(samples(1.0), Band(4000, 14_000), rng) * decay(samples(1.0), 0.08)
    return attack(modes(samples(1.0), struck, rng) * np.float32(0.4) + edge, 0.001)


def rattling(count: int, rng: np.random.Generator) -> Mono:
    """Shake chains or a loose cart."""
    moments = []
    for at in scattered(count, 24, rng):
        pitch = rng.uniform(1500, 3600)
        link = modes(samples(0.06), [(pitch, 1.0, 0.05), (pitch * 1.6, 0.7, 0.03)], rng)
        moments.append((at, link * rng.uniform(0.2, 1.0)))
    return strewn(count, moments) * np.float32(0.6)


def fog_horn(_: np.random.Generator) -> Mono:
    """Give one long low blast, as ships do."""
    tone = harmonics(2.4, [98, 104, 104, 100], 14, 0.7) + harmonics(
        2.4, [131, 139, 139, 134], 9, 0.9
    )
    return filtered(tone, Band(80, 900)) * swell(len(tone), 0.3, 0.35) * np.float32(0.4)


def bicycle_bell(rng: np.random.Generator) -> Mono:
    """Ring twice with a thumb."""
    dome = [(rng.uniform(2350, 2500), 1.0, 0.8), (4180, 0.5, 0.5), (6650, 0.3, 0.3)]
    stroke = modes(samples(0.8), dome, rng)
    times = [at + step for at in (0.0, 0.45) for step in (0.0, 0.07, 0.14)]
    return strewn(samples(1.5), [(at, stroke * np.float32(0.4)) for at in times])


def robot(rng: np.random.Generator) -> Mono:
    """Chirrup as robots in films do: short tones that jump about."""
    tones = []
    for _ in range(7):
        first, last = rng.uniform(500, 3200, 2)
        tone = np.tanh(1.5 * glide(rng.uniform(0.06, 0.13), [first, last]))
        tones.append(attack(tone * np.float32(0.5), 0.004))
    return in_turn(tones, 0.02)
