"""Things in a house that creak, tick, ring, boil and fall."""

from __future__ import annotations

from typing import Final

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

KNOCKED: Final = (0.0, 0.22, 0.44)  # seconds
KEYS: Final = 7.5  # strokes a second


def knock(rng: np.random.Generator) -> Mono:
    """Knock on a door three times."""
    panel = [(rng.uniform(150, 180), 1.0, 0.1), (390, 0.7, 0.06), (820, 0.3, 0.04)]
    return strewn(samples(0.8), [(at, modes(samples(0.2), panel, rng)) for at in KNOCKED])


def creak(rng: np.random.Generator) -> Mono:
    """Open a door on a dry hinge: it sticks and slips, faster and faster, then slower."""
    count = samples(1.3)
    rate = np.interp(np.linspace(0, 1, count), (0, 0.6, 1), (14, rng.uniform(60, 80), 22))
    turn = np.cumsum(rate) / SAMPLE_RATE
    slips = np.flatnonzero(np.diff(np.floor(turn)))
    squeal = [(rng.uniform(780, 900), 1.0, 0.03), (1730, 0.7, 0.02), (2900, 0.5, 0.015)]
    slip = modes(samples(0.04), squeal, rng)
    whole = strewn(count, [(at / SAMPLE_RATE, slip * rng.uniform(0.5, 1.0)) for at in slips])
    return whole * swell(count, 0.5, 0.7)


def wood(rng: np.random.Generator) -> Mono:
    """Let a bench give under somebody: one crack of wood."""
    pitch = rng.uniform(180, 320)
    partials = [(pitch, 1.0, 0.12), (pitch * 2.7, 0.5, 0.06), (pitch * 4.1, 0.25, 0.03)]
    return modes(samples(0.25), partials, rng)


def slam(rng: np.random.Generator) -> Mono:
    """Shut a door hard: a boom, and the latch."""
    count = samples(0.7)
    boom = modes(count, [(62, 1.0, 0.3), (98, 0.7, 0.2), (171, 0.4, 0.12)], rng)
    blow = noise(count, Band(250, 3800, tilt=-1), rng) * decay(count, 0.3)
    latch = modes(samples(0.1), [(1900, 1.0, 0.03), (3300, 0.6, 0.02)], rng)
    return attack(
        boom + blow + strewn(count, [(0.03, latch), (0.11, latch * np.float32(0.6))]), 0.002
    )


def ticking(count: int, rng: np.random.Generator) -> Mono:
    """Tick and tock, twice a second."""
    sides = [
        modes(samples(0.06), [(pitch, 1.0, 0.03), (pitch * 2.3, 0.6, 0.02)], rng)
        for pitch in (2300, 1700)
    ]
    return strewn(count, [(at, sides[number % 2]) for number, at in beats(count, 0.5)])


def ringing(count: int, _: np.random.Generator) -> Mono:
    """Ring as telephones do: a bell struck twenty times a second, then a pause."""
    second = samples(1.0)
    bells = harmonics(1.0, [1050, 1050], 3, 0.7) + harmonics(1.0, [1340, 1340], 3, 0.7)
    struck = bells * throb(second, 20) ** 2 * np.float32(0.3)
    return strewn(count, [(at, struck) for at in np.arange(0.0, count / SAMPLE_RATE, 2.2)])


def alarm_clock(count: int, _: np.random.Generator) -> Mono:
    """Beep four times, and again."""
    tone = attack(harmonics(0.09, [2050, 2050], 3, 1.2), 0.004) * np.float32(0.5)
    row = [
        at + 0.16 * number for at in np.arange(0, count / SAMPLE_RATE, 1.0) for number in range(4)
    ]
    return strewn(count, [(at, tone) for at in row if at < count / SAMPLE_RATE])


def beep(rng: np.random.Generator) -> Mono:
    """Beep twice, as instruments do."""
    pitch = rng.uniform(1120, 1230)
    tone = attack(harmonics(0.08, [pitch, pitch], 3, 1.5), 0.006)
    return in_turn([tone, tone], 0.07)


def doorbell(_: np.random.Generator) -> Mono:
    """Ding, dong."""
    chimes: list[tuple[float, Mono]] = []
    for pitch in (659.0, 523.0):
        tone = harmonics(0.9, [pitch, pitch], 3, 1.6)
        chimes.append((0.55 * len(chimes), attack(tone * decay(len(tone), 1.1), 0.004)))
    return strewn(samples(1.5), chimes)


def typing(count: int, rng: np.random.Generator) -> Mono:
    """Type on a keyboard, with a pause now and then."""
    moments, at = [], 0.05
    while at < count / SAMPLE_RATE:
        key = noise(samples(0.035), Band(1300, 6500), rng) * decay(samples(0.035), 0.03)
        base = modes(samples(0.035), [(rng.uniform(260, 420), 0.8, 0.03)], rng)
        moments.append((at, (key * np.float32(0.5) + base) * rng.uniform(0.5, 1.0)))
        at += rng.exponential(1 / KEYS) + 0.05 + (0.5 if rng.random() < 0.07 else 0.0)
    return strewn(count, moments)


def shutter(rng: np.random.Generator) -> Mono:
    """Take a picture: the mirror up, the mirror down."""
    clicks = [
        noise(samples(seconds), Band(low, 9000), rng) * decay(samples(seconds), seconds)
        for seconds, low in ((0.02, 2500), (0.045, 1200))
    ]
    return strewn(samples(0.25), [(0.0, clicks[0]), (0.09, clicks[1])])


def page(rng: np.random.Generator) -> Mono:
    count = samples(rng.uniform(0.25, 0.45))
    rustle = noise(count, Band(1800, 8000, tilt=-1), rng) * swell(count, 0.35, 2.0)
    flick = noise(count, Band(900, 3000), rng) * swell(count, 0.8, 6.0)
    return np.asarray(rustle + flick * np.float32(0.6), np.float32)


def rustling(count: int, rng: np.random.Generator) -> Mono:
    """Go through leaves or paper, by fits and starts."""
    leaves = noise(count, Band(1600, 9000, tilt=1), rng)
    return np.asarray(leaves * drift(count, 0.05, rng) ** 3, np.float32)


def china(rng: np.random.Generator) -> Mono:
    """Touch a cup with a spoon."""
    pitch = rng.uniform(1900, 3400)
    partials = [(pitch, 1.0, 0.16), (pitch * 1.71, 0.5, 0.10), (pitch * 2.6, 0.3, 0.06)]
    return modes(samples(0.2), partials, rng)


def coins(rng: np.random.Generator) -> Mono:
    """Drop a few coins, that ring and come to rest."""
    moments = []
    for at in np.cumsum(0.16 * 0.8 ** np.arange(9)):
        pitch = rng.uniform(5200, 7800)
        ring = [(pitch, 1.0, 0.35), (pitch * 1.42, 0.7, 0.25), (pitch * 1.93, 0.4, 0.2)]
        moments.append((float(at), modes(samples(0.4), ring, rng) * rng.uniform(0.3, 1.0)))
    return strewn(samples(1.4), moments)


def zip_up(rng: np.random.Generator) -> Mono:
    count = samples(0.55)
    rate = np.linspace(70, 190, count)
    teeth = np.float32(0.5) + np.float32(0.5) * np.sign(
        np.sin(2 * np.pi * np.cumsum(rate) / SAMPLE_RATE)
    )
    rasp = noise(count, Band(1800, 7000), rng) * teeth.astype(np.float32)
    return np.asarray(rasp * swell(count, 0.7, 0.4), np.float32)


def pouring(count: int, rng: np.random.Generator) -> Mono:
    """Fill a glass: it bubbles higher and higher."""
    moments = []
    for at in scattered(count, 26, rng):
        pitch = (420 + 130 * min(4.0, at)) * rng.uniform(0.8, 1.5)
        blip = glide(0.05, [pitch, pitch * 1.3])
        moments.append((at, blip * swell(len(blip), 0.2, 1.2) * rng.uniform(0.2, 1.0)))
    stream = noise(count, Band(900, 5000, tilt=-2), rng) * np.float32(0.1)
    return strewn(count, moments) * np.float32(0.5) + stream


def sizzling(count: int, rng: np.random.Generator) -> Mono:
    fat = noise(count, Band(3800, 13_000), rng) * (np.float32(0.4) + drift(count, 0.05, rng))
    spit = filtered(
        fat * (rng.random(count, np.float32) < 0.0006) * np.float32(3), Band(2500, 9000)
    )
    return fat * np.float32(0.35) + spit


def drip(rng: np.random.Generator) -> Mono:
    """Let a drop fall into a pool, and hear what the rock answers."""
    pitch = rng.uniform(700, 1500)
    drop = attack(glide(0.07, [pitch, pitch * 1.5]), 0.004)
    drop *= swell(len(drop), 0.15, 1.5)
    return strewn(samples(1.4), [(0.23 * number, drop * 0.5**number) for number in range(5)])


def bubble(rng: np.random.Generator) -> Mono:
    """Let one rise, a blip that glides up."""
    pitch = rng.uniform(300, 900)
    rise = glide(rng.uniform(0.06, 0.09), [pitch, pitch * 1.7])
    return np.asarray(rise * swell(len(rise), 0.25, 1.5), np.float32)


def bubbles(rng: np.random.Generator) -> Mono:
    """Let a few rise one after another."""
    rising = [bubble(rng) * rng.uniform(0.4, 1.0) for _ in range(int(rng.integers(2, 6)))]
    return strewn(samples(0.9), [(0.05 + 0.13 * number, one) for number, one in enumerate(rising)])


def bubbling(count: int, rng: np.random.Generator) -> Mono:
    """Boil: bubbles without end."""
    moments = scattered(count, 22, rng)
    return strewn(count, [(at, bubble(rng) * rng.uniform(0.2, 1.0)) for at in moments])


def steam(rng: np.random.Generator) -> Mono:
    """Let steam out for a moment, as coffee machines do."""
    count = samples(rng.uniform(1.0, 1.8))
    jet = noise(count, Band(2500, 9000), rng) * throb(count, 9, 0.12)
    return np.asarray(jet * swell(count, 0.2, 0.7), np.float32)


def kettle(_: np.random.Generator) -> Mono:
    """Whistle as water that boils: a tone that climbs and stays."""
    tone = harmonics(2.2, [1250, 1900, 2350, 2380, 2380], 2, 1.4)
    return tone * throb(len(tone), 6, 0.12) * swell(len(tone), 0.7, 0.8)
