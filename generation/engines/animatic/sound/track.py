"""A stretch of stereo sound onto which others are laid."""

from __future__ import annotations

from math import cos, pi, sin

import numpy as np

from generation.engines.animatic.sound.synthesis import Mono
from generation.engines.protocol import SAMPLE_RATE, Waveform


class Track:
    """Stereo sound of a fixed length; what is laid beyond its ends is not heard."""

    def __init__(self, count: int) -> None:
        self.sound: Waveform = np.zeros((count, 2), np.float32)

    def lay(self, sound: Mono, *, at: float, gain: float = 1.0, pan: float = 0.0) -> None:
        """Add a mono sound at a time in seconds, panned -1 (left) .. 1 (right), equal power."""
        angle = (min(1.0, max(-1.0, pan)) + 1) * pi / 4
        sides = np.array([cos(angle), sin(angle)], np.float32) * np.float32(gain)
        self.lay_stereo(sound[:, None] * sides, at=at)

    def lay_stereo(self, sound: Waveform, *, at: float, gain: float = 1.0) -> None:
        start = round(at * SAMPLE_RATE)
        cut = max(0, -start)
        room = len(self.sound) - max(0, start)
        part = sound[cut : cut + max(0, room)]
        if len(part):
            begin = max(0, start)
            self.sound[begin : begin + len(part)] += part * np.float32(gain)
