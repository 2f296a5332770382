"""Chance by name: every element of a clip draws lots of its own, so that nothing shifts another."""

from __future__ import annotations

import random
from hashlib import blake2b


def dice(seed: int, *names: object) -> random.Random:
    """Give the lots of one named element; the same seed and names give the same ones anywhere."""
    text = ":".join(map(str, (seed, *names))).encode()
    return random.Random(blake2b(text, digest_size=8).digest())  # noqa: S311 - looks, not secrecy
