"""Sounds of contacts, synthesised at the very moment the world reports them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from generation.engines.animatic.action import Action, Contact
from generation.engines.animatic.scene import Material, Shot, Weather
from generation.engines.animatic.sound.breakage import LASTING
from generation.engines.animatic.sound.materials import (
    GROUNDS,
    RINGS,
    SNOW_GROUND,
    STRUCK,
    Ground,
    Ring,
)
from generation.engines.animatic.sound.synthesis import (
    Band,
    Mono,
    attack,
    decay,
    dice,
    glide,
    modes,
    noise,
    samples,
    swell,
)
from generation.engines.animatic.sound.track import Track

ASPECT: Final = 16 / 9  # of the view sounds are placed in
WIDEST_PAN: Final = 0.85
CLOSEST: Final = 0.045  # seconds between two equal contacts; a denser row is one sound
MOST_CONTACTS: Final = 400
GAINS: Final = {
    "impact": 0.42,
    "rim": 0.38,
    "land": 0.42,
    "footstep": 0.16,
    "splash": 0.34,
    "whoosh": 0.20,
    "click": 0.30,
    "pin": 0.42,
    "screech": 0.22,
    "thud": 0.40,
    "pop": 0.36,
    "tinkle": 0.10,
    "shatter": 0.45,
    "spring": 0.34,
    "roll": 0.14,
    "scrape": 0.26,
}
SILENT: Final = frozenset({"skid", "spray"})  # contacts that are only seen
WHOOSH_SECONDS: Final = 0.36


def lay_contacts(track: Track, actions: Sequence[Action], *, seed: int) -> None:
    """Lay every contact of every shot onto the track, panned as the camera sees it."""
    begin = 0.0
    for number, action in enumerate(actions):
        for contact in _audible(action.contacts):
            if contact.time < 0 or contact.kind in SILENT:
                continue
            what = (contact.kind, contact.material, round(contact.time, 3), round(contact.x, 2))
            rng = dice(seed, "contact", number, *what)
            sound = contact_sound(contact, action.shot, rng)
            pan, nearness = heard_at(action, contact.time, contact.x)
            loud = GAINS.get(contact.kind, GAINS["impact"]) * (0.25 + 0.75 * contact.strength)
            track.lay(sound, at=begin + contact.time, gain=loud * nearness, pan=pan)
        begin += action.frame_count / action.fps


def contact_sound(contact: Contact, shot: Shot, rng: np.random.Generator) -> Mono:
    """Make the sound of one contact; it begins with its first sample."""
    match contact.kind:
        case "footstep":
            sound = _footstep(_ground(shot), contact.strength, rng)
        case "splash":
            sound = _splash(contact.strength, rng)
        case "whoosh":
            sound = _whoosh(contact.strength, rng)
        case "land":
            step = _footstep(_ground(shot), 1.0, rng) * np.float32(0.5)
            sound = _sum(_impact(RINGS[Material.SOFT], contact.strength, rng), step)
        case kind if kind in LASTING:
            sound = LASTING[kind](contact.strength, rng)
        case _:
            ring = STRUCK.get(contact.kind) or RINGS[contact.material]
            sound = _impact(ring, contact.strength, rng)
    return sound


def heard_at(action: Action, time: float, x: float) -> tuple[float, float]:
    """Give pan (-1..1) and nearness (0..1) of a place in the world at a time of the shot."""
    if not action.camera:
        return 0.0, 1.0
    frame = min(len(action.camera) - 1, max(0, int(time * action.fps)))
    camera = action.camera[frame]
    offset = (x - camera.x) / (camera.view_height * ASPECT / 2)
    pan = max(-1.0, min(1.0, offset)) * WIDEST_PAN
    return pan, 1.0 / max(1.0, abs(offset)) ** 1.5


def _audible(contacts: Sequence[Contact]) -> list[Contact]:
    """Drop repetitions no ear could tell apart."""
    kept: list[Contact] = []
    last: dict[tuple[str, Material, int], float] = {}
    for contact in sorted(contacts, key=lambda contact: contact.time):
        which = (contact.kind, contact.material, round(contact.x))
        if contact.strength > 0.01 and contact.time - last.get(which, -1.0) >= CLOSEST:
            kept.append(contact)
            last[which] = contact.time
    return kept[:MOST_CONTACTS]


def _ground(shot: Shot) -> Ground:
    return SNOW_GROUND if shot.weather is Weather.SNOW else GROUNDS[shot.place]


def _impact(ring: Ring, strength: float, rng: np.random.Generator) -> Mono:
    base = ring.base * rng.uniform(0.94, 1.07) * (1.12 - 0.2 * strength)
    partials = [
        (base * multiple, amplitude * (0.5 + 0.5 * strength if multiple > 1 else 1.0), seconds)
        for multiple, amplitude, seconds in ring.partials
    ]
    count = samples(max(1.2 * max(seconds for *_, seconds in partials), ring.blow_seconds * 2))
    blow = noise(count, ring.blow, rng) * decay(count, ring.blow_seconds * 2)
    return modes(count, partials, rng) * np.float32(0.6) + blow * np.float32(ring.blow_amount)


def _footstep(ground: Ground, strength: float, rng: np.random.Generator) -> Mono:
    count = samples(0.22)
    pitch = ground.thump * rng.uniform(0.9, 1.1)
    thump = modes(count, [(pitch, 1.0, 0.09), (pitch * 1.8, 0.4, 0.05)], rng)
    scrape = noise(count, ground.scrape, rng) * decay(count, ground.scrape_seconds * 1.6)
    grain = np.float32(0.4) + np.float32(0.6) * rng.random(count // 96 + 1, np.float32).repeat(96)
    crunch = scrape * grain[:count] * np.float32(ground.scrape_amount * 0.45)
    return attack(thump * np.float32(ground.thump_amount * (0.5 + strength)) + crunch, 0.002)


def _splash(strength: float, rng: np.random.Generator) -> Mono:
    count = samples(0.5 + 0.7 * strength)
    body = noise(count, Band(250, 2500), rng) * decay(count, 0.4 + 0.3 * strength)
    spray = noise(count, Band(2500, 11000), rng) * swell(count, 0.15, 1.5)
    sound = body * np.float32(0.6) + spray * np.float32(0.30)
    for _ in range(int(3 + 8 * strength)):
        pitch = rng.uniform(350, 1400)
        bubble = glide(0.06, (pitch, pitch * 1.6)) * decay(samples(0.06), 0.06)
        at = int(rng.uniform(0.05, 0.8) * (count - len(bubble)))
        sound[at : at + len(bubble)] += bubble * np.float32(0.25)
    return attack(sound, 0.003)


def _whoosh(strength: float, rng: np.random.Generator) -> Mono:
    count = samples(WHOOSH_SECONDS)
    low = noise(count, Band(200, 900), rng) * swell(count, 0.5, 2.0)
    high = noise(count, Band(900, 4000), rng) * swell(count, 0.45, 5.0)
    return low * np.float32(0.5) + high * np.float32(0.3 + 0.4 * strength)


def _sum(first: Mono, second: Mono) -> Mono:
    longer, shorter = (first, second) if len(first) >= len(second) else (second, first)
    result = longer.copy()
    result[: len(shorter)] += shorter
    return result
