"""Plan → encode → denoise → decode: each retried apart, what an earlier one made is kept."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Final

import numpy as np

from generation.engines.diffusion.embeddings import Embeddings
from generation.engines.diffusion.judging import Judge
from generation.engines.diffusion.takes import (
    TILINGS,
    Decoded,
    Kept,
    Say,
    Spoiled,
    Studio,
    Take,
    TooSmall,
)
from generation.engines.protocol import OutOfMemory

NO_ROOM: Final = "This machine has too little memory for the clip. Try a shorter or smaller one."
SHARES: Final = {"encode": (0.0, 0.08), "denoise": (0.08, 0.75), "decode": (0.75, 0.9)}


@dataclass
class Logbook:
    """What making a clip took: kept in its account, for operators."""

    seconds: dict[str, float] = field(default_factory=dict)  # by phase
    notes: list[str] = field(default_factory=list)

    @contextmanager
    def timed(self, phase: str) -> Iterator[None]:
        started = time.monotonic()
        try:
            yield
        finally:
            spent = self.seconds.get(phase, 0.0) + time.monotonic() - started
            self.seconds[phase] = round(spent, 3)


@dataclass(frozen=True, kw_only=True)
class Production:
    """Makes frames and sound of takes, in as much memory as there is."""

    studio: Studio
    embeddings: Embeddings
    logbook: Logbook

    def best(self, take: Take, kept: Kept, say: Say, *, of: int, judge: Judge) -> Decoded:
        """Make so many candidates, each from a seed of its own, and keep the best.

        :raises OutOfMemory: if nothing fits.
        :raises Cancelled: out of `say`.
        """
        if of == 1:
            return self.make(take, kept, say)
        candidates = [
            self.make(
                replace(take, seed=take.seed + number),
                kept.candidate(number),
                _share(number / of, 1 / of, say),
            )
            for number in range(of)
        ]
        scores = [judge(np.load(each.frames, mmap_mode="r")) for each in candidates]
        best = scores.index(max(scores))
        self.logbook.notes.append(f"candidate {best + 1} of {of} was the best")
        return candidates[best]

    def make(self, take: Take, kept: Kept, say: Say) -> Decoded:
        """Go through the phases that have not left their file yet.

        :raises OutOfMemory: if nothing fits.
        :raises Cancelled: out of `say`.
        """
        decoded = kept.decoded(sound=take.sound)
        if _whole(decoded):
            self.logbook.notes.append("decoded by an earlier attempt")
            return decoded
        try:
            self._decoded(take, kept.latents, decoded, say)
        except Spoiled:
            kept.latents.unlink(missing_ok=True)
            self.logbook.notes.append("latents of an earlier attempt were spoiled")
            self._decoded(take, kept.latents, decoded, say)
        return decoded

    def _decoded(self, take: Take, latents: Path, decoded: Decoded, say: Say) -> None:
        if latents.exists():
            self.logbook.notes.append("denoised by an earlier attempt")
        else:
            self._denoised(take, latents, say)
        first = TILINGS.index(self.studio.first_tiling(take))
        attempts: list[Callable[[], None]] = [
            partial(
                self.studio.decode,
                take,
                latents=latents,
                into=decoded,
                tiling=tiling,
                say=_within("decode", say),
            )
            for tiling in TILINGS[first:]
        ]
        with self.logbook.timed("decode"):
            self._first_that_fits(attempts, "decoded again in smaller tiles")

    def _denoised(self, take: Take, latents: Path, say: Say) -> None:
        embedding = self._encoded(take, say)
        try:
            self._denoise(take, embedding, latents, say)
        except Spoiled:
            embedding.unlink(missing_ok=True)
            self._denoise(take, self._encoded(take, say), latents, say)

    def _encoded(self, take: Take, say: Say) -> Path:
        with self.logbook.timed("encode"):
            return self.embeddings.get(
                take.prompt,
                make=lambda path: self.studio.encode(
                    take.prompt, into=path, say=_within("encode", say)
                ),
            )

    def _denoise(self, take: Take, embedding: Path, latents: Path, say: Say) -> None:
        attempt = partial(
            self.studio.denoise,
            take,
            embedding=embedding,
            into=latents,
            say=_within("denoise", say),
        )
        with self.logbook.timed("denoise"):
            while not self._fits(attempt):
                self.logbook.notes.append(f"denoised again, weights kept by {self.studio.offload}")

    def _fits(self, attempt: Callable[[], None]) -> bool:
        """Try; False if it did not fit and there is a smaller way of placing the weights."""
        try:
            attempt()
        except TooSmall as error:
            if not self.studio.shrink():
                raise OutOfMemory(NO_ROOM) from error
            return False
        return True

    def _first_that_fits(self, attempts: list[Callable[[], None]], note: str) -> None:
        for number, attempt in enumerate(attempts, start=1):
            try:
                attempt()
            except TooSmall as error:
                if number == len(attempts):
                    raise OutOfMemory(NO_ROOM) from error
                self.logbook.notes.append(note)
            else:
                return


def _whole(decoded: Decoded) -> bool:
    """Tell whether a decode has left everything; it renames its files when they are whole."""
    return decoded.frames.exists() and (decoded.sound is None or decoded.sound.exists())


def _within(phase: str, say: Say) -> Say:
    start, end = SHARES[phase]
    return _share(start, end - start, say)


def _share(start: float, length: float, say: Say) -> Say:
    return lambda fraction, stage: say(start + length * fraction, stage)
