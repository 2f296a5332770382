"""Exact band-limited resampling by the Fourier transform."""

from __future__ import annotations

from math import gcd
from typing import Final

import numpy as np
import numpy.typing as npt

PADDING: Final = 256  # samples of silence, so that the end does not ring into the beginning


def fft_length(at_least: int) -> int:
    """Give the next length that the transform takes quickly: 2^a·3^b·5^c."""
    best = 1 << max(0, (at_least - 1).bit_length())
    five = 1
    while five < best:
        three = five
        while three < best:
            needed = -(-at_least // three)
            best = min(best, three << max(0, (needed - 1).bit_length()))
            three *= 3
        five *= 5
    return best


def resampled(
    sound: npt.NDArray[np.float32], rate: int, wanted_rate: int
) -> npt.NDArray[np.float32]:
    """Change the sample rate of a mono sound; its length in seconds stays."""
    if rate == wanted_rate or not len(sound):
        return sound
    common = gcd(rate, wanted_rate)
    down, up = rate // common, wanted_rate // common
    blocks = fft_length(-(-(len(sound) + PADDING) // down))
    spectrum = np.fft.rfft(sound, blocks * down)
    wanted = blocks * up // 2 + 1
    fitted = np.zeros(wanted, np.complex128)
    shared = min(wanted, len(spectrum))
    fitted[:shared] = spectrum[:shared]
    length = round(len(sound) * up / down)
    return (np.fft.irfft(fitted, blocks * up)[:length] * (up / down)).astype(np.float32)
