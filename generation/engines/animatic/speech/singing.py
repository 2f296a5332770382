"""Lines that are sung or chanted: each vowel is held on a note of a melody in the key of the score.

The voice is taken apart into the resonances of its throat, moment by moment, and put together again
on the pitches of the melody; what has no pitch, as s and t, stays as it was said.
"""

# ruff: noqa: RUF001 - phonetic letters are meant

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
import numpy.typing as npt

from generation.engines.animatic.speech.voice import Tune, Utterance

Samples = npt.NDArray[np.float32]  # (samples,), mono
Frames = npt.NDArray[np.float64]  # one value every HOP

HOP: Final = 0.005  # seconds
WINDOW: Final = 1024  # samples
LIFTER: Final = 0.0026  # seconds: what is finer in a spectrum is the pitch, not the throat
ROUNDS: Final = 4  # of fitting the envelope to the harmonics' tops
HIGHEST: Final = 6400.0  # Hz
VIBRATO, VIBRATO_DEPTH, VIBRATO_FROM = 5.4, 0.32, 0.28  # Hz, semitones, seconds into a note
GLIDE: Final = 0.045  # seconds from one note to the next
FADE: Final = 0.006  # seconds, of what is pasted
LAST_BEATS: Final = 3.0  # that the last note is held
VOWELS: Final = frozenset("aɑɐæäɒɛɔʌœeoəɜøɤɘɵiuɪʊyɯɨʉ")
VOICED: Final = frozenset("mnŋɲɳlɭʎrɹɾʁɻjwɥvzðʒbdɡgβʐʑɦ")
CHANT: Final = (0, 0, 2, 0, 0, 4, 2, 0)  # degrees
THROATS: Final = ((1.0, 0.0, 1.0), (0.86, -12.12, 0.9), (1.15, 0.09, 0.8), (0.93, -11.9, 0.9),
                  (1.22, 12.05, 0.4), (1.07, -0.14, 0.8))  # fmt: skip
"""Of a crowd: how short each throat is, how many semitones up, how loud."""


@dataclass(frozen=True)
class Part:
    """One phoneme: where it was said, and where it is sung."""

    ipa: str
    said: tuple[float, float]  # seconds
    begin: float
    seconds: float

    @property
    def is_vowel(self) -> bool:
        return not VOWELS.isdisjoint(self.ipa)

    @property
    def has_pitch(self) -> bool:
        return self.is_vowel or not VOICED.isdisjoint(self.ipa)


def sung(utterance: Utterance, tune: Tune) -> Utterance:
    """Sing what was said; a tune of many is sung by a crowd.

    What holds no vowel, and so no note, stays as it was said.
    """
    notes = _notes(utterance, tune)
    if not notes:
        return utterance
    parts = _parts(utterance, [beats * tune.beat for _, beats in notes])
    envelope = _envelope(utterance)
    base = _tonic(tune, _pitch(utterance))
    melody = [base + tune.semitones(degree) for degree, _ in notes]
    throats = THROATS if tune.chanted else THROATS[:1]
    late = np.random.default_rng(tune.seed).uniform(0.0, 0.025, len(throats))
    whole = np.zeros(round((_end(parts) + 0.06) * utterance.sample_rate), np.float32)
    for (short, up, loud), delay in zip(throats, late - late[0], strict=True):
        voice = _voice(utterance, parts, envelope, (short, [pitch + up for pitch in melody]))
        at = max(0, round(float(delay) * utterance.sample_rate))
        room = min(len(voice), len(whole) - at)
        whole[at : at + room] += np.float32(loud) * voice[:room]
    return Utterance(
        sound=whole,
        sample_rate=utterance.sample_rate,
        phonemes=tuple((part.begin, part.ipa) for part in parts),
    )


def _notes(utterance: Utterance, tune: Tune) -> list[tuple[int, float]]:
    """Give each vowel its degree of the scale and its beats: small steps, and home at the end."""
    count = sum(not VOWELS.isdisjoint(ipa) for _, ipa in utterance.phonemes)
    if tune.chanted:
        return [(CHANT[number % len(CHANT)], 1.0) for number in range(count)]
    text = "".join(ipa for _, ipa in utterance.phonemes)
    rng, degree = np.random.default_rng([tune.seed & 0xFFFFFFFF, zlib.crc32(text.encode())]), 2
    notes = []
    for number in range(count):
        is_last = number == count - 1
        degree = 0 if is_last else min(7, max(-1, degree + int(rng.integers(-2, 3))))
        notes.append((degree, LAST_BEATS if is_last else float(rng.choice((1.0, 1.0, 2.0)))))
    return notes


def _parts(utterance: Utterance, lengths: Sequence[float]) -> list[Part]:
    """Lay every phoneme where it is sung: consonants as long as they were said, vowels fill the note."""
    end = len(utterance.sound) / utterance.sample_rate
    marks = [*utterance.phonemes, (end, "")]
    spans = [(ipa, start, after) for (start, ipa), (after, _) in pairwise(marks) if after > start]
    between = _between([not VOWELS.isdisjoint(ipa) for ipa, _, _ in spans], spans)
    parts, begin, note = [], 0.0, 0
    for ipa, start, after in spans:
        seconds = after - start
        if not VOWELS.isdisjoint(ipa):
            seconds = max(seconds, lengths[note] - between[note])
            note += 1
        parts.append(Part(ipa, (start, after), begin, seconds))
        begin += seconds
    return parts


def _between(are_vowels: Sequence[bool], spans: Sequence[tuple[str, float, float]]) -> list[float]:
    """Seconds of what follows each vowel before the next."""
    after: list[float] = []
    for is_vowel, (_, start, end) in zip(are_vowels, spans, strict=True):
        if is_vowel:
            after.append(0.0)
        elif after:
            after[-1] += end - start
    return after


def _end(parts: Sequence[Part]) -> float:
    return parts[-1].begin + parts[-1].seconds


def _envelope(utterance: Utterance) -> npt.NDArray[np.float32]:
    """Return the throat's resonances every HOP of what was said: (frames, bins), amplitudes."""
    rate, sound = utterance.sample_rate, utterance.sound
    hop, half = round(HOP * rate), WINDOW // 2
    padded = np.pad(sound, (half, half + hop))
    windows = np.lib.stride_tricks.sliding_window_view(padded, WINDOW)[::hop]
    spectrum = np.log(np.abs(np.fft.rfft(windows * np.hanning(WINDOW), axis=1)) + 1e-5)
    keep = round(LIFTER * rate)
    fitted, smooth = spectrum, spectrum
    for _ in range(ROUNDS):
        cepstrum = np.fft.irfft(fitted, axis=1)
        cepstrum[:, keep:-keep] = 0.0
        smooth = np.fft.rfft(cepstrum, axis=1).real
        fitted = np.maximum(spectrum, smooth)
    return np.asarray(np.exp(smooth), np.float32)


def _pitch(utterance: Utterance) -> float:
    """Hz that the voice speaks at."""
    rate = utterance.sample_rate
    frames = utterance.sound[: len(utterance.sound) // WINDOW * WINDOW].reshape(-1, WINDOW)
    power = np.abs(np.fft.rfft(frames, 2 * WINDOW, axis=1)) ** 2
    likeness = np.fft.irfft(power.sum(axis=0))
    first, last = round(rate / 380), min(round(rate / 75), WINDOW - 1)
    return rate / (first + int(np.argmax(likeness[first:last])))


def _tonic(tune: Tune, hertz: float) -> float:
    """Return the key's tonic, MIDI, that is nearest below where the voice is at ease."""
    ease = 69 + 12 * np.log2(hertz / 440) - 2
    return float(tune.root + 12 * round((ease - tune.root) / 12))


def _voice(
    utterance: Utterance,
    parts: Sequence[Part],
    envelope: npt.NDArray[np.float32],
    throat: tuple[float, Sequence[float]],
) -> Samples:
    """Sing it with one throat, which is so short and sings these notes."""
    short, melody = throat
    rate = utterance.sample_rate
    count = round(_end(parts) * rate)
    times = np.arange(0, _end(parts), HOP)
    hertz = _hertz(parts, melody, times)
    frames = np.minimum(_said_at(parts, times) / HOP, len(envelope) - 1).astype(int)
    voiced = _smoothed(np.array([part.has_pitch for part in _at(parts, times)], float), 0.008)
    moments = np.arange(count) / rate
    turns = np.cumsum(np.interp(moments, times, hertz)) / rate
    first = np.exp(2j * np.pi * (turns % 1.0)).astype(np.complex64)
    sound, wave = np.zeros(count, np.float32), np.ones(count, np.complex64)
    for number in range(1, int(HIGHEST / hertz.min()) + 1):
        bins = hertz * number / short * WINDOW / rate
        loud = np.where(hertz * number < HIGHEST, _sampled(envelope, frames, bins), 0.0) * voiced
        wave *= first
        shown = wave.imag if number % 2 else wave.real
        sound += shown * np.interp(moments, times, loud).astype(np.float32)
    return _with_consonants(_levelled(sound, utterance.sound), utterance, parts)


def _sampled(
    envelope: npt.NDArray[np.float32], frames: npt.NDArray[np.int_], bins: Frames
) -> Frames:
    low = np.minimum(bins.astype(int), envelope.shape[1] - 2)
    share = np.clip(bins - low, 0.0, 1.0)
    return np.asarray(envelope[frames, low] * (1 - share) + envelope[frames, low + 1] * share)


def _hertz(parts: Sequence[Part], melody: Sequence[float], times: Frames) -> Frames:
    """Return the pitch at every moment: notes, the glides between them, and a vibrato once held."""
    vowels = [part for part in parts if part.is_vowel]
    starts = np.array([part.begin for part in vowels])
    note = np.maximum(np.searchsorted(starts, times + GLIDE, side="right") - 1, 0)
    since = np.maximum(times - starts[note] - VIBRATO_FROM, 0.0)
    sways = VIBRATO_DEPTH * np.minimum(since / 0.3, 1.0) * np.sin(2 * np.pi * VIBRATO * since)
    pitch = _smoothed(np.asarray(melody, float)[note], GLIDE / 2) + sways
    return np.asarray(440 * 2 ** ((pitch - 69) / 12))


def _at(parts: Sequence[Part], times: Frames) -> list[Part]:
    starts = np.array([part.begin for part in parts])
    return [parts[at] for at in np.maximum(np.searchsorted(starts, times, side="right") - 1, 0)]


def _said_at(parts: Sequence[Part], times: Frames) -> Frames:
    """Tell for every moment of the song which moment of what was said is heard."""
    sung_at = [part.begin for part in parts] + [_end(parts)]
    said_at = [part.said[0] for part in parts] + [parts[-1].said[1]]
    return np.asarray(np.interp(times, sung_at, said_at))


def _smoothed(values: Frames, seconds: float) -> Frames:
    reach = max(1, round(seconds / HOP))
    kernel = np.hanning(2 * reach + 3)[1:-1]
    padded = np.pad(values, reach, mode="edge")
    return np.asarray(np.convolve(padded, kernel / kernel.sum(), mode="valid"))


def _levelled(sound: Samples, as_loud_as: Samples) -> Samples:
    loud, wanted = (
        float(np.abs(sound).max(initial=1e-9)),
        float(np.abs(as_loud_as).max(initial=0.0)),
    )
    return sound * np.float32(wanted / loud)


def _with_consonants(sound: Samples, utterance: Utterance, parts: Sequence[Part]) -> Samples:
    """Paste what has no pitch where it belongs."""
    rate = utterance.sample_rate
    for part in parts:
        said = utterance.sound[round(part.said[0] * rate) : round(part.said[1] * rate)]
        begin = round(part.begin * rate)
        said = said[: max(0, len(sound) - begin)]
        edge = min(round(FADE * rate), len(said) // 2)
        if part.has_pitch or not edge:
            continue
        shape = np.ones(len(said), np.float32)
        shape[:edge] = np.linspace(0, 1, edge)
        shape[-edge:] = np.linspace(1, 0, edge)
        sound[begin : begin + len(said)] += said * shape
    return sound
