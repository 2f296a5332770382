"""Cutting and joining, by reading back what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import av
import numpy as np
import pytest
import skia

from generation.engines.protocol import Cancelled, Clip, ClipFiles, Cue, EngineError, Frame
from generation.engines.writer import Piece, Spliced, splice, write_clip
from generation.engines.writer.films import look_at
from tests.generation.engines.test_writer import boxes, end_of, heard, seen_frames

WIDTH, HEIGHT = 320, 180
FPS = Fraction(24)


def drawn(count: int, hue: int, *, width: int, height: int, first: int) -> Iterator[Frame]:
    """Draw a moving gradient, and the frame's number as eight black or white blocks."""
    for index in range(first, first + count):
        frame = np.full((height, width, 4), 255, np.uint8)
        frame[..., 0] = (np.arange(width) + 4 * index) % 256
        frame[..., 1] = hue
        for bit in range(8):
            left = bit * width // 8
            frame[:40, left : left + width // 8, :3] = 255 * (index >> bit & 1)
        yield frame


def number_of(picture: av.VideoFrame) -> int:
    """Read the number that `drawn` wrote on a frame."""
    top = picture.to_ndarray(format="gray")[10:30]
    blocks = top.reshape(20, 8, -1).mean(axis=(0, 2))
    return sum(1 << bit for bit in range(8) if blocks[bit] > 128)


def tone(seconds: float, hertz: float) -> np.ndarray:
    time = np.arange(round(seconds * 48_000)) / 48_000
    return np.repeat(0.4 * np.sin(2 * np.pi * hertz * time)[:, None], 2, axis=1).astype(np.float32)


def film(
    folder: Path,
    *,
    frames: int = 50,
    hue: int = 60,
    hertz: float = 440,
    fps: Fraction = FPS,
    size: tuple[int, int] = (WIDTH, HEIGHT),
    silent: bool = False,
    first: int = 0,
    sound: np.ndarray | None = None,
    cues: tuple[Cue, ...] = (),
) -> ClipFiles:
    clip = Clip(
        frames=drawn(frames, hue, width=size[0], height=size[1], first=first),
        frame_count=frames,
        fps=fps,
        width=size[0],
        height=size[1],
        sound=None if silent else tone(float(frames / fps), hertz) if sound is None else sound,
        cues=cues,
    )
    return write_clip(clip, folder)


def pieces(*made: ClipFiles) -> list[Piece]:
    return [Piece(video=files.video, captions=files.captions) for files in made]


def decoded(path: Path, start: int = 0, end: int | None = None) -> list[bytes]:
    with av.open(str(path)) as container:
        frames = [frame.to_ndarray().tobytes() for frame in container.decode(video=0)]
    return frames[start:end]


def numbers(path: Path) -> list[int]:
    with av.open(str(path)) as container:
        return [number_of(frame) for frame in container.decode(video=0)]


def times(path: Path) -> list[Fraction]:
    with av.open(str(path)) as container:
        frames = container.decode(video=0)
        return [Fraction(frame.pts or 0) * (frame.time_base or 0) for frame in frames]


def loudness(sound: np.ndarray, start: float, end: float) -> float:
    return float(np.abs(sound[0, round(start * 48_000) : round(end * 48_000)]).max())


def pitch(sound: np.ndarray, start: float, end: float) -> float:
    part = sound[0, round(start * 48_000) : round(end * 48_000)]
    return float(np.abs(np.fft.rfft(part)).argmax() * 48_000 / len(part))


@pytest.fixture(scope="module")
def one(tmp_path_factory: pytest.TempPathFactory) -> ClipFiles:
    cue = Cue(start=0.5, end=1.0, text="First & foremost")
    return film(tmp_path_factory.mktemp("one"), cues=(cue,))


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> ClipFiles:
    cue = Cue(start=0.25, end=1.5, text="Second", speaker="Ann")
    folder = tmp_path_factory.mktemp("two")
    return film(folder, frames=37, hue=200, hertz=880, first=100, cues=(cue,))


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> ClipFiles:
    """Return a film of two whole groups of pictures, the second from frame 120 on."""
    folder = tmp_path_factory.mktemp("long")
    made = [
        film(folder / "a", frames=120),
        film(folder / "b", frames=80, hue=90, hertz=660, first=120),
    ]
    return splice(pieces(*made), folder).files


@pytest.fixture(scope="module")
def joined(one: ClipFiles, two: ClipFiles, tmp_path_factory: pytest.TempPathFactory) -> Spliced:
    return splice(pieces(one, two, one), tmp_path_factory.mktemp("joined"))


def test_joined_pictures_are_bit_for_bit_those_of_the_pieces(
    one: ClipFiles, two: ClipFiles, joined: Spliced
) -> None:
    assert decoded(joined.files.video) == [
        *decoded(one.video),
        *decoded(two.video),
        *decoded(one.video),
    ]
    assert joined.copied == joined.frame_count == 137


def test_each_frame_has_its_exact_time(joined: Spliced) -> None:
    assert times(joined.files.video) == [index / FPS for index in range(137)]


def test_file_plays_before_all_of_it_is_there_and_at_its_rate(joined: Spliced) -> None:
    order = boxes(joined.files.video)

    assert order.index(b"moov") < order.index(b"mdat")
    with av.open(str(joined.files.video)) as container:
        video, audio = container.streams.video[0], container.streams.audio[0]
        assert (video.average_rate, video.frames, video.start_time) == (FPS, 137, 0)
        assert end_of(video) == pytest.approx(137 / 24)
        assert abs(end_of(video) - end_of(audio)) < 1 / 48


def test_sound_of_each_piece_is_heard_with_its_pictures(joined: Spliced) -> None:
    sound = heard(joined.files.video)

    assert pitch(sound, 0.1, 2.0) == pytest.approx(440, abs=1)
    assert pitch(sound, 50 / 24 + 0.1, 87 / 24 - 0.1) == pytest.approx(880, abs=1)
    assert pitch(sound, 87 / 24 + 0.1, 137 / 24 - 0.1) == pytest.approx(440, abs=1)


def test_a_beat_stays_on_its_frame_through_thirty_joins(tmp_path: Path) -> None:
    beat = np.zeros((round(7 / FPS * 48_000), 2), np.float32)
    beat[: 480 * 4] = tone(0.04, 1000)[: 480 * 4]
    ticking = film(tmp_path / "tick", frames=7, sound=np.roll(beat, 7000, axis=0))

    made = splice(pieces(*[ticking] * 30), tmp_path / "all")

    sound = np.abs(heard(made.files.video)[0])
    for place in range(30):
        begin = round(place * 7 / FPS * 48_000)
        onset = begin + int(np.argmax(sound[begin : begin + 14_000] > 0.2))
        assert abs(onset - (begin + 7000)) < 480  # 10 ms; a frame has 42


def test_seam_does_not_click(tmp_path: Path) -> None:
    quarter = np.roll(tone(2.0, 100), -120, axis=0)  # ends and begins at full height
    loud = film(tmp_path / "loud", frames=48, sound=quarter)
    upside_down = film(tmp_path / "down", frames=48, sound=-quarter)

    made = splice(pieces(loud, upside_down), tmp_path / "both")

    sound = heard(made.files.video)[0]
    steps = np.abs(np.diff(sound[round(1.9 * 48_000) : round(2.1 * 48_000)]))
    assert steps.max() < 0.04  # the tone's own are 0.005; a click would be 0.8


def test_captions_are_heard_where_their_piece_is(joined: Spliced) -> None:
    assert joined.files.captions.read_text(encoding="utf-8") == (
        "WEBVTT\n\n"
        "00:00:00.500 --> 00:00:01.000\n<lang en>First &amp; foremost</lang>\n\n"
        "00:00:02.333 --> 00:00:03.583\n<v Ann><lang en>Second</lang></v>\n\n"
        "00:00:04.125 --> 00:00:04.625\n<lang en>First &amp; foremost</lang>\n"
    )


def test_stills_show_the_whole(joined: Spliced) -> None:
    sheet = skia.Image.MakeFromEncoded(
        skia.Data.MakeFromFileName(str(joined.files.sprites))
    ).toarray()
    greens = sheet[70, 80::160, 1].astype(int)

    assert joined.files.thumbnail.read_bytes()[8:12] == b"WEBP"
    assert [bool(green > 130) for green in greens] == [False] * 4 + [True] * 2 + [False] * 4


def test_silent_piece_is_silence_among_others(one: ClipFiles, tmp_path: Path) -> None:
    mute = film(tmp_path / "mute", silent=True)

    made = splice(pieces(mute, one), tmp_path / "both")

    sound = heard(made.files.video)
    assert loudness(sound, 0.1, 2.0) < 0.01
    assert loudness(sound, 2.2, 4.0) > 0.3
    assert made.copied == 100


def test_silent_pieces_make_a_silent_film(tmp_path: Path) -> None:
    mute = film(tmp_path / "mute", silent=True)

    made = splice(pieces(mute, mute), tmp_path / "both")

    assert not look_at(made.files.video).has_sound


def test_piece_of_another_size_is_fitted_and_encoded_alone(one: ClipFiles, tmp_path: Path) -> None:
    tall = film(tmp_path / "tall", size=(180, 320), frames=24)

    made = splice(pieces(one, tall, one), tmp_path / "all")

    assert (made.frame_count, made.copied) == (124, 100)
    assert decoded(made.files.video, 0, 50) == decoded(one.video)
    assert decoded(made.files.video, 74) == decoded(one.video)
    with av.open(str(made.files.video)) as container:
        picture = list(container.decode(video=0))[60].to_ndarray(format="rgb24")
    assert picture[:, :100].max() < 20  # the bar beside it
    assert picture[90, 130:190].max() > 60


@pytest.mark.parametrize(
    ("fps", "frames"), [(Fraction(30), 60), (Fraction(12), 24), (Fraction(24_000, 1001), 48)]
)
def test_piece_of_another_rate_keeps_its_pace(
    one: ClipFiles, tmp_path: Path, fps: Fraction, frames: int
) -> None:
    other = film(tmp_path / "other", fps=fps, frames=frames)

    made = splice(pieces(one, other), tmp_path / "both")

    count = round(frames / fps * 24)
    assert (made.frame_count, made.shape.fps) == (50 + count, FPS)
    expected = [int(index / FPS * fps) for index in range(count)]
    assert numbers(made.files.video)[50:] == expected


@pytest.mark.parametrize(
    ("start", "end"),
    [(0, 200), (0, 120), (120, 200), (7, 200), (0, 131), (119, 121), (33, 34), (199, None)],
)
def test_trim_keeps_exactly_these_frames_and_copies_whole_groups(
    long: ClipFiles, tmp_path: Path, start: int, end: int | None
) -> None:
    source = look_at(long.video)
    groups = pairwise([*source.keyframes, 200])
    whole = [(a, b) for a, b in groups if start <= a and b <= (end or 200)]

    made = splice([Piece(video=long.video, start=start, end=end)], tmp_path)

    assert 120 in source.keyframes
    assert numbers(made.files.video) == list(range(200))[start:end]
    assert times(made.files.video)[0] == 0
    assert made.copied == sum(b - a for a, b in whole)
    copied, cut = decoded(made.files.video), decoded(long.video)
    assert all(copied[a - start : b - start] == cut[a:b] for a, b in whole)


def test_trimmed_sound_starts_with_the_first_picture_that_is_left(tmp_path: Path) -> None:
    two_tones = np.concatenate([tone(1.0, 400), tone(1.0, 1200)])
    whole = film(tmp_path / "whole", frames=48, sound=two_tones)

    made = splice([Piece(video=whole.video, start=18, end=30)], tmp_path / "cut")

    sound = heard(made.files.video)
    assert pitch(sound, 0.01, 0.24) == pytest.approx(400, abs=5)
    assert pitch(sound, 0.26, 0.49) == pytest.approx(1200, abs=5)


def test_trimmed_captions_are_those_still_heard(one: ClipFiles, tmp_path: Path) -> None:
    piece = Piece(video=one.video, captions=one.captions, start=18, end=50)

    made = splice([piece], tmp_path)

    text = made.files.captions.read_text(encoding="utf-8")
    assert "00:00:00.000 --> 00:00:00.250\n" in text


def test_pieces_that_need_another_decoder_are_encoded_anew(one: ClipFiles, tmp_path: Path) -> None:
    foreign = tmp_path / "foreign.mp4"
    with av.open(str(foreign), "w") as out, av.open(str(one.video)) as source:
        stream = out.add_stream("libx264", rate=24, options={"profile": "baseline"})
        stream.width, stream.height, stream.pix_fmt = WIDTH, HEIGHT, "yuv420p"
        for frame in source.decode(video=0):
            out.mux(stream.encode(frame))
        out.mux(stream.encode(None))

    made = splice([Piece(video=foreign), *pieces(one)], tmp_path / "both")

    assert numbers(made.files.video) == [*range(50), *range(50)]
    assert made.copied == 50
    assert decoded(made.files.video, 50) == decoded(one.video)


@pytest.mark.parametrize(("start", "end"), [(50, None), (20, 20), (30, 10), (-1, 5)])
def test_nothing_left_is_refused(
    one: ClipFiles, tmp_path: Path, start: int, end: int | None
) -> None:
    with pytest.raises(EngineError, match="Nothing is left"):
        splice([Piece(video=one.video, start=start, end=end)], tmp_path)


def test_what_is_no_film_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "words.mp4"
    path.write_text("not a film")

    with pytest.raises(EngineError, match="not a film"):
        splice([Piece(video=path)], tmp_path / "out")


def test_cancelled_join_leaves_no_file(one: ClipFiles, two: ClipFiles, tmp_path: Path) -> None:
    def report(fraction: float, stage: str) -> None:
        if fraction > 0.6:
            raise Cancelled(stage)

    with pytest.raises(Cancelled):
        splice(pieces(one, two), tmp_path / "out", report=report)

    assert list((tmp_path / "out").iterdir()) == []


def test_progress_grows_to_the_end(one: ClipFiles, long: ClipFiles, tmp_path: Path) -> None:
    told: list[float] = []
    cut = replace(pieces(long)[0], start=50)

    splice([*pieces(one), cut], tmp_path, report=lambda fraction, _: told.append(fraction))

    assert told == sorted(told)
    assert told[-1] == 1.0


def test_one_frame_can_be_joined(tmp_path: Path) -> None:
    single = film(tmp_path / "one", frames=1, first=9)

    made = splice(pieces(*[single] * 3), tmp_path / "all")

    assert seen_frames(made.files.video) == 3
    assert numbers(made.files.video) == [9, 9, 9]
