"""Cutting films of ours and joining them, copying every picture that can be copied.

Whole groups of pictures go from file to file as they are; only a group that is cut in two, or a
film of another shape, is encoded anew. Sound is joined as samples and encoded once for the whole:
AAC packets overlap, so that joined ones would click and drift from the picture.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp
from typing import Final

import av
import numpy as np

from generation.engines.protocol import SAMPLE_RATE, ClipFiles, EngineError, Report, Waveform
from generation.engines.writer.bench import Bench, Run, frames_at
from generation.engines.writer.captions import CaptionPart, joined_webvtt
from generation.engines.writer.clip import files_in, moved
from generation.engines.writer.films import Film, Shape, look_at, packets, pictures_at, sound_of
from generation.engines.writer.mp4 import SoundTrack, fitted_to
from generation.engines.writer.stills import Stills

FADE: Final = SAMPLE_RATE // 200  # samples: 5 ms, too short to hear, long enough not to click


@dataclass(frozen=True, kw_only=True)
class Piece:
    """What is used of one film: frames `start` up to, not including, `end`; None is its end."""

    video: Path
    captions: Path | None = None
    start: int = 0
    end: int | None = None


@dataclass(frozen=True, kw_only=True)
class Spliced:
    """A film cut from others."""

    files: ClipFiles
    shape: Shape
    frame_count: int
    copied: int  # frames that are bit for bit those of the films they come from

    @property
    def seconds(self) -> float:
        return float(self.frame_count / self.shape.fps)


@dataclass(frozen=True, kw_only=True)
class _Part:
    """A piece in its place; the new film shows `count` frames of it from its frame `at` on."""

    film: Film
    captions: Path | None
    start: int
    end: int
    at: int
    count: int


def splice(
    pieces: Sequence[Piece],
    folder: Path,
    *,
    size: tuple[int, int] | None = None,
    sound: bool | None = None,
    report: Report | None = None,
) -> Spliced:
    """Join pieces into one film with its thumbnail, sprite sheet and captions, all or none.

    The new film has `size`, or the first piece's, and the first piece's frame rate; others are
    fitted into it with black bars. It has a track of sound if `sound` says so or, with None, if
    any piece has one; silent pieces are silence in it. `report` is told the share of the work
    done.

    :raises EngineError: if a piece is no film of ours, or nothing is left of it.
    :raises Cancelled: out of `report`; no file is left behind.
    """
    folder.mkdir(parents=True, exist_ok=True)
    work = Path(mkdtemp(prefix=".splicing-", dir=folder))
    try:
        shape, parts = _placed(pieces, size)
        count = sum(part.count for part in parts)
        bench = Bench(shape, work, frames=count, report=report)
        cut = [run for part in parts for run in bench.cut(part.film, part.start, part.end)]
        runs = bench.agreed(cut)
        heard = any(part.film.has_sound for part in parts) if sound is None else sound
        made = files_in(work)
        _mux(runs, _joined_sound(parts, shape) if heard else None, made.video, bench)
        made.captions.write_text(joined_webvtt(_captions(parts, shape)), encoding="utf-8")
        _take_stills(made)
        copied = sum(run.end - run.start for run in runs if not run.encoded)
        return Spliced(files=moved(made, folder), shape=shape, frame_count=count, copied=copied)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _placed(pieces: Sequence[Piece], size: tuple[int, int] | None) -> tuple[Shape, list[_Part]]:
    films = [look_at(piece.video) for piece in pieces]
    first = films[0].shape
    shape = Shape(*(size or (first.width, first.height)), first.fps)
    parts: list[_Part] = []
    at = 0
    for piece, film in zip(pieces, films, strict=True):
        end = film.frame_count if piece.end is None else min(piece.end, film.frame_count)
        count = frames_at(shape, film, piece.start, end)
        if piece.start < 0 or count < 1:
            raise EngineError("Nothing is left of a clip that was cut this short.")
        parts.append(
            _Part(
                film=film,
                captions=piece.captions,
                start=piece.start,
                end=end,
                at=at,
                count=count,
            )
        )
        at += count
    return shape, parts


def _mux(runs: list[Run], sound: Waveform | None, path: Path, bench: Bench) -> None:
    """Write the runs' packets one after another, and the sound along with them."""
    seen = [frame for frame, _ in _followed(runs)]
    delay = max(place - frame for place, frame in enumerate(seen))
    fps = bench.shape.fps
    with (
        av.open(str(path), "w", format="mp4", options={"movflags": "+faststart"}) as out,
        av.open(str(runs[0].film.path)) as like,
    ):
        video = out.add_stream_from_template(like.streams.video[0], opaque=True)
        track = SoundTrack(out, sound)
        for place, (frame, packet) in enumerate(_followed(runs)):
            packet.stream = video
            packet.time_base = 1 / fps
            packet.pts, packet.dts, packet.duration = frame, place - delay, 1
            out.mux(packet)
            track.play_until(round((place + 1) * SAMPLE_RATE / fps))
            bench.step(1, "Joining")
        track.end()


def _followed(runs: list[Run]) -> Iterator[tuple[int, av.Packet[av.VideoStream]]]:
    """Yield the runs' packets in the order of decoding, each with the frame of the whole it is."""
    at = 0
    for run in runs:
        for index, packet in packets(run.film, run.start, run.end):
            yield at + index - run.start, packet
        at += run.end - run.start


def _joined_sound(parts: list[_Part], shape: Shape) -> Waveform:
    """Lay the parts' sound under their pictures, faded for a moment where something was cut."""
    last = parts[-1]
    whole = np.zeros((round((last.at + last.count) * SAMPLE_RATE / shape.fps), 2), np.float32)
    for part in parts:
        begin = round(part.at * SAMPLE_RATE / shape.fps)
        end = round((part.at + part.count) * SAMPLE_RATE / shape.fps)
        skipped = round(part.start * SAMPLE_RATE / part.film.shape.fps)
        heard = fitted_to(sound_of(part.film)[skipped:], end - begin)
        ramp = np.linspace(0, 1, min(FADE, len(heard)), dtype=np.float32)[:, None]
        if part.at or part.start:
            heard[: len(ramp)] *= ramp
        if part is not last or part.end < part.film.frame_count:
            heard[-len(ramp) :] *= ramp[::-1]
        whole[begin:end] = heard
    return whole


def _captions(parts: list[_Part], shape: Shape) -> Iterator[CaptionPart]:
    for part in parts:
        if part.captions:
            yield CaptionPart(
                text=part.captions.read_text(encoding="utf-8"),
                start=float(part.start / part.film.shape.fps),
                end=float(part.end / part.film.shape.fps),
                at=float(part.at / shape.fps),
            )


def _take_stills(made: ClipFiles) -> None:
    film = look_at(made.video)
    stills = Stills(film.frame_count, film.shape.width, film.shape.height)
    for moment, picture in pictures_at(film, stills.moments):
        stills.look(moment, picture)
    stills.save(thumbnail=made.thumbnail, sprites=made.sprites)
