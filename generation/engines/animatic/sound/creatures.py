"""Voices of what lives in a soundscape: birds, crickets, gulls, an owl, a dog, a cat."""

from __future__ import annotations

import numpy as np

from generation.engines.animatic.sound.synthesis import (
    Band,
    Mono,
    attack,
    decay,
    filtered,
    glide,
    noise,
    samples,
    swell,
    times,
)


def bird(rng: np.random.Generator) -> Mono:
    """Sing a short phrase of chirps."""
    centre = rng.uniform(2600, 4600)
    chirps: list[Mono] = []
    for _ in range(rng.integers(2, 6)):
        bend = [centre * rng.uniform(0.8, 1.25) for _ in range(rng.integers(2, 4))]
        tone = glide(rng.uniform(0.05, 0.16), bend)
        silence = np.zeros(samples(rng.uniform(0.03, 0.1)), np.float32)
        chirps += [tone * swell(len(tone), 0.3), silence]
    return np.concatenate(chirps).astype(np.float32)


def gull(rng: np.random.Generator) -> Mono:
    """Cry two or three times, falling."""
    cries: list[Mono] = []
    for _ in range(rng.integers(2, 4)):
        top = rng.uniform(1300, 1700)
        seconds = rng.uniform(0.22, 0.4)
        tone = glide(seconds, (top * 0.75, top, top * 0.7))
        rich = tone + np.float32(0.5) * glide(seconds, (top * 1.5, top * 2, top * 1.4))
        cries += [rich * swell(len(tone), 0.3, 1.2), np.zeros(samples(0.12), np.float32)]
    return np.concatenate(cries).astype(np.float32) * np.float32(0.6)


def cricket_choir(count: int, rng: np.random.Generator) -> Mono:
    """Chirp on and on: a few crickets, each a carrier broken into pulses and phrases."""
    time = times(count)
    choir = np.zeros(count, np.float32)
    for _ in range(3):
        carrier = np.sin(np.float32(2 * np.pi * rng.uniform(3900, 4800)) * time)
        pulses = np.clip(np.sin(np.float32(2 * np.pi * rng.uniform(26, 34)) * time), 0, 1)
        rate, offset = rng.uniform(1.3, 2.2), rng.random()
        phrases = np.clip(3 * np.sin(np.float32(2 * np.pi) * (rate * time + offset)), 0, 1)
        choir += carrier * pulses * phrases * np.float32(rng.uniform(0.4, 1.0))
    return choir.astype(np.float32)


def owl(rng: np.random.Generator) -> Mono:
    pitch = rng.uniform(330, 420)
    hoots: list[Mono] = []
    for seconds in (0.14, 0.12, 0.5):
        tone = glide(seconds, (pitch * 0.95, pitch, pitch * 0.93))
        hoots += [tone * swell(len(tone), 0.3, 1.0), np.zeros(samples(0.13), np.float32)]
    return np.concatenate(hoots).astype(np.float32)


def bark(rng: np.random.Generator) -> Mono:
    """Bark twice."""
    barks: list[Mono] = []
    for _ in range(2):
        pitch = rng.uniform(380, 520)
        harmonics = np.zeros(samples(0.16), np.float32)
        for k in range(1, 9):
            harmonics += glide(0.16, (pitch * k, pitch * 1.25 * k, pitch * 0.6 * k)) / np.float32(k)
        breath = noise(samples(0.16), Band(500, 3000), rng) * np.float32(0.35)
        voice = filtered((harmonics + breath).astype(np.float32), Band(450, 2200))
        barks += [
            attack(voice, 0.008) * swell(len(voice), 0.2, 1.0),
            np.zeros(samples(0.18), np.float32),
        ]
    return np.concatenate(barks).astype(np.float32)


def meow(rng: np.random.Generator) -> Mono:
    pitch = rng.uniform(480, 620)
    seconds = rng.uniform(0.55, 0.8)
    bend = (pitch * 0.8, pitch * 1.25, pitch * 1.2, pitch * 0.75)
    voice = np.zeros(samples(seconds), np.float32)
    for harmonic in range(1, 9):
        voice += glide(seconds, [f * harmonic for f in bend]) / np.float32(harmonic**0.8)
    opening = swell(len(voice), 0.4, 1.3)
    closed, opened = filtered(voice, Band(300, 900)), filtered(voice, Band(800, 2400))
    return np.asarray((closed + (opened - closed) * opening) * opening * 0.7, np.float32)


def laugh(rng: np.random.Generator) -> Mono:
    """Laugh: syllables of a voiced tone with breath between."""
    pitch = rng.uniform(170, 320)
    syllables: list[Mono] = []
    for number in range(rng.integers(5, 8)):
        here = pitch * (1.15 - 0.05 * number)
        voice = np.zeros(samples(0.11), np.float32)
        for harmonic in range(1, 14):
            tone = glide(0.11, (here * harmonic * 1.08, here * harmonic * 0.94))
            voice += tone / np.float32(harmonic)
        breath = noise(samples(0.07), Band(900, 3500), rng) * np.float32(0.10)
        vowel = filtered(voice, Band(550, 1300))
        syllables += [vowel * swell(len(vowel), 0.3, 1.0), breath * decay(len(breath), 0.12)]
    return np.concatenate(syllables).astype(np.float32) * np.float32(0.8)


def howl(rng: np.random.Generator) -> Mono:
    """Howl once: a long note that rises, is held and sinks."""
    pitch, seconds = rng.uniform(330, 420), 2.2
    voice = np.zeros(samples(seconds), np.float32)
    for harmonic in range(1, 6):
        bend = [harmonic * pitch * share for share in (0.6, 1.0, 1.04, 1.0, 0.7)]
        voice += glide(seconds, bend) / np.float32(harmonic**1.6)
    return voice * swell(len(voice), 0.3, 0.8) * np.float32(0.6)


def roar(rng: np.random.Generator) -> Mono:
    seconds, pitch = 1.6, rng.uniform(65, 85)
    throat = np.zeros(samples(seconds), np.float32)
    for harmonic in range(1, 16):
        bend = [harmonic * pitch * share for share in (0.8, 1.2, 1.0, 0.6)]
        throat += glide(seconds, bend) / np.float32(harmonic**0.6)
    breath = noise(len(throat), Band(150, 1800, tilt=-3), rng)
    flutter = 0.7 + 0.3 * np.sin(2 * np.pi * 27 * times(len(throat)))
    voice = filtered(throat, Band(90, 900)) + breath * np.float32(0.8)
    return np.asarray(voice * flutter * swell(len(throat), 0.25, 1.0) * 0.6, np.float32)


def moo(rng: np.random.Generator) -> Mono:
    seconds, pitch = 1.5, rng.uniform(115, 145)
    voice = np.zeros(samples(seconds), np.float32)
    for harmonic in range(1, 14):
        bend = [harmonic * pitch * share for share in (0.85, 1.0, 1.05, 0.95)]
        voice += glide(seconds, bend) / np.float32(harmonic**0.9)
    opening = swell(len(voice), 0.5, 1.0)
    closed, opened = filtered(voice, Band(80, 350)), filtered(voice, Band(120, 1100))
    return np.asarray((closed + (opened - closed) * opening) * opening * 0.7, np.float32)
