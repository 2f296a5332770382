"""English lines, said by the small neural voice that the package hibari-tts carries.

It is one woman's voice. What it says is cut in two where its pitch is known, so that the pitch can be another
one; and played faster or slower than it was made, with pitch and pace made up for, its formants become those of a
shorter or a longer throat. So it speaks for everybody.
"""

# ruff: noqa: RUF001 - phonetic letters are meant

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Final

import numpy as np
import numpy.typing as npt
import onnx
from hibari import Hibari, dsp
from hibari.g2p import G2P
from onnx.utils import Extractor
from onnxruntime import InferenceSession, SessionOptions

from generation.engines.animatic.speech.voice import Throat, Utterance

LANGUAGES: Final = frozenset({"en", "en-us"})
RATE: Final = 24_000  # Hz that the model makes sound at
STEP: Final = RATE // 100  # Hz: formants in hundredths, so that resampling stays quick
TICK: Final = 0.025  # seconds: what the model counts durations in
VOICED: Final = 40.0  # Hz, from which on a frame has a pitch
LOWEST: Final = 45.0
LONGEST_BREATH: Final = 400  # phonemes the model was taught to say at once
LONGEST_WORD: Final = 30  # characters; beyond it reading takes the package minutes
LONGEST_NUMBER: Final = 12  # digits it has words for
NOISE_SEED: Final = 1
BREATH: Final = -1.3  # nepers, what noise has as much power with as harmonics
THIN, THIN_BELOW = 1.5, 400.0  # nepers, Hz
STILL: Final = 4.0  # nepers, that what is left of the voice is lowered by

TEXT, PITCH, ENERGY = "/Reshape_42_output_0", "f0", "/Mul_62_output_0"
ENDS: Final = "/CumSum_output_0"
SPECTRUM: Final = ("lh", "theta", "ln", "lr", "phi")

_LEFT_OUT: Final = re.compile(r"[^A-Za-zÀ-ÖØ-öø-ÿ0-9.,;:!?'’—…$€£%&\s]")
_PUNCTUATION: Final = re.compile(r"([.,;:!?—…])[.,;:!?—…\s]*(?=[.,;:!?—…])")
_TOO_MUCH: Final = re.compile(rf"\S{{{LONGEST_WORD + 1}}}|\d{{{LONGEST_NUMBER + 1}}}|(?:'\w+){{3}}")
_OTHER_LETTER: Final = re.compile(r"[^\W\d_A-Za-zÀ-ÖØ-öø-ÿ]")
_IPA: Final = str.maketrans(
    {"A": "eɪ", "I": "aɪ", "O": "oʊ", "Q": "əʊ", "W": "aʊ", "Y": "ɔɪ", "T": "ɾ", "S": "ʃ"}
    | {"ᵊ": "ə", "ᵻ": "ɪ", "ʤ": "dʒ", "ʧ": "tʃ"}
)
_STRESS: Final = "ˈˌ"
_SILENT: Final = " .,;:!?—…"
_PAUSE: Final = 3  # ticks, from which on the mouth closes between two words

Part = npt.NDArray[np.float32]  # (601 bands, frames), the logarithm of a magnitude, or a phase


def say(text: str, throat: Throat) -> Utterance | None:
    """Speak an English line; None where it holds what cannot be read here.

    The same line and throat give the same samples.
    """
    written = _readable(text)
    if written is None:
        return None
    noise = np.random.default_rng(NOISE_SEED)
    sounds: list[npt.NDArray[np.float32]] = []
    phonemes: list[tuple[float, str]] = []
    rate, begin = STEP * round(100 * throat.formants), 0.0
    for breath in _breaths(written):
        sound, ticks = _said(breath, throat, noise)
        tick = TICK * RATE / rate
        phonemes += [(begin + at * tick, ipa) for at, ipa in _mouthed(breath, ticks)]
        begin += len(sound) / rate
        sounds.append(sound)
    if not sounds:
        return None
    return Utterance(sound=np.concatenate(sounds), sample_rate=rate, phonemes=tuple(phonemes))


def _readable(text: str) -> str | None:
    """Leave out what is no letter, number or pause; None where other letters or monsters stand."""
    if _OTHER_LETTER.search(text):
        return None
    plain = _PUNCTUATION.sub("", _LEFT_OUT.sub(" ", text))
    return None if _TOO_MUCH.search(plain) else plain


def _breaths(text: str) -> Iterator[str]:
    """Give the phonemes of each sentence; of a very long one in parts."""
    for sentence in Hibari.split_sentences(text):
        for breath in textwrap.wrap(_reader()(sentence), LONGEST_BREATH, break_on_hyphens=False):
            known = "".join(phoneme for phoneme in breath if phoneme in _numbers())
            if known.strip(_SILENT + _STRESS):
                yield known


def _said(
    breath: str, throat: Throat, noise: np.random.Generator
) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.int64]]:
    """Make the sound of some phonemes, and tell at which tick each of them ends."""
    numbers = [0, *(_numbers()[phoneme] for phoneme in breath), 0]
    speed = throat.pace / throat.formants
    first, second = _halves()
    given = {"ids": np.array([numbers]), "speed": np.array([speed], np.float32)}
    text, pitch, energy, ends = first.run([TEXT, PITCH, ENERGY, ENDS], given)
    pitch = _pitched(pitch, throat)
    spectrum = second.run(list(SPECTRUM), {TEXT: text, PITCH: pitch, ENERGY: energy})
    heard = [part[0] for part in spectrum]
    if throat.whispers:
        heard, pitch = _breathed(*heard), np.zeros_like(pitch)
    sound = dsp.synth(*heard, pitch[0], noise)
    return np.asarray(sound, np.float32), ends.ravel()


def _breathed(voiced: Part, theta: Part, noisy: Part, residue: Part, phi: Part) -> list[Part]:
    """Let breath sound where the voice would, thinner at the bottom: a whisper has no pitch."""
    frequency = np.linspace(0, RATE / 2, len(voiced))[:, None]
    breath = voiced + BREATH - THIN * np.exp(-frequency / THIN_BELOW)
    louder = np.logaddexp(noisy, breath).astype(np.float32)
    return [voiced, theta, louder, residue - STILL, phi]


def _pitched(pitch: npt.NDArray[np.float32], throat: Throat) -> npt.NDArray[np.float32]:
    """Move a line's pitch (Hz, 0 where unvoiced) to a throat's, before its formants are moved."""
    voiced = pitch > VOICED
    if not voiced.any():
        return pitch
    around = pitch / np.median(pitch[voiced])
    wanted = throat.pitch / throat.formants * np.maximum(around, 0.1) ** throat.liveliness
    return np.where(voiced, np.maximum(wanted, LOWEST), 0.0).astype(np.float32)


def _mouthed(breath: str, ends: npt.NDArray[np.int64]) -> Iterator[tuple[int, str]]:
    """Tell from which tick on the mouth makes which sound; a stress is part of its vowel."""
    begins = ends[: len(breath)]
    held: int | None = None
    for phoneme, begin, end in zip(breath, begins, ends[1:], strict=False):
        start = int(begin if held is None else held)
        if phoneme in _STRESS:
            held = start
            continue
        held = None
        if phoneme not in _SILENT:
            yield start, phoneme.translate(_IPA)
        elif end - begin >= _PAUSE:
            yield start, ""
    yield int(ends[len(breath)]), ""


@cache
def _halves() -> tuple[InferenceSession, InferenceSession]:
    """Cut the model in two at the pitch: (letters to pitch, pitch to spectrum)."""
    whole = Extractor(onnx.load_model_from_string(_asset("hibari.onnx")))
    between = [TEXT, PITCH, ENERGY]
    options = SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    first, second = (
        InferenceSession(part.SerializeToString(), options, providers=["CPUExecutionProvider"])
        for part in (
            whole.extract_model(["ids", "speed"], [*between, ENDS]),
            whole.extract_model(between, list(SPECTRUM)),
        )
    )
    return first, second


@cache
def _reader() -> G2P:
    return G2P()


@cache
def _numbers() -> dict[str, int]:
    """Look up the model's number for each phoneme."""
    return dict(json.loads(_asset("vocab.json")))


def _asset(name: str) -> bytes:
    return files("hibari").joinpath("assets", name).read_bytes()
