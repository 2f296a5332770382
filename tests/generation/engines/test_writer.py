"""The writer, by reading back what it wrote."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
import skia
from av.audio.stream import AudioStream
from av.video.stream import VideoStream

from generation.engines.protocol import Cancelled, Clip, ClipFiles, Cue, EngineError, Frame
from generation.engines.writer import words_in, write_clip

WIDTH, HEIGHT = 320, 180


def drawn(count: int, *, width: int = WIDTH, height: int = HEIGHT) -> Iterator[Frame]:
    for index in range(count):
        frame = np.full((height, width, 4), 255, np.uint8)
        frame[..., 0] = (np.arange(width) + 4 * index) % 256
        frame[..., 1] = 255 * index // max(1, count - 1)
        yield frame


def tone(seconds: float) -> np.ndarray:
    time = np.arange(round(seconds * 48_000)) / 48_000
    left, right = 0.5 * np.sin(2 * np.pi * 440 * time), 0.5 * np.sin(2 * np.pi * 880 * time)
    return np.stack((left, right), axis=1).astype(np.float32)


def make_clip(
    *,
    frames: Iterator[Frame] | None = None,
    frame_count: int = 50,
    fps: Fraction = Fraction(24),
    sound_seconds: float = 2.0,
    cues: tuple[Cue, ...] = (),
) -> Clip:
    return Clip(
        frames=drawn(frame_count) if frames is None else frames,
        frame_count=frame_count,
        fps=fps,
        width=WIDTH,
        height=HEIGHT,
        sound=tone(sound_seconds),
        cues=cues,
    )


def heard(path: Path) -> np.ndarray:
    with av.open(str(path)) as container:
        return np.concatenate([frame.to_ndarray() for frame in container.decode(audio=0)], axis=1)


def end_of(stream: VideoStream | AudioStream) -> float:
    assert stream.duration is not None
    assert stream.time_base is not None
    return float(stream.duration * stream.time_base)


def seen_frames(path: Path) -> int:
    with av.open(str(path)) as container:
        return sum(1 for _ in container.decode(video=0))


def boxes(path: Path) -> list[bytes]:
    """List the MP4's top-level boxes in their order."""
    data, position, names = path.read_bytes(), 0, []
    while position < len(data):
        names.append(data[position + 4 : position + 8])
        position += int.from_bytes(data[position : position + 4], "big")
    return names


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> ClipFiles:
    return write_clip(make_clip(), tmp_path_factory.mktemp("clip"))


def test_video_is_h264_in_bt709_with_48_khz_stereo_aac(files: ClipFiles) -> None:
    with av.open(str(files.video)) as container:
        video, audio = container.streams.video[0], container.streams.audio[0]

        assert (video.codec_context.name, video.codec_context.pix_fmt) == ("h264", "yuv420p")
        assert (video.width, video.height) == (WIDTH, HEIGHT)
        assert video.codec_context.colorspace == 1  # BT.709
        assert video.codec_context.color_primaries == 1
        assert audio.codec_context.name == "aac"
        assert audio.codec_context.sample_rate == 48_000
        assert audio.codec_context.layout.name == "stereo"


def test_the_index_comes_before_the_data(files: ClipFiles) -> None:
    order = boxes(files.video)

    assert order.index(b"moov") < order.index(b"mdat")


@pytest.mark.parametrize("fps", [Fraction(24), Fraction(30_000, 1001), Fraction(25)])
def test_every_frame_arrives_at_the_exact_rate(tmp_path: Path, fps: Fraction) -> None:
    files = write_clip(make_clip(frame_count=37, fps=fps), tmp_path)

    with av.open(str(files.video)) as container:
        video = container.streams.video[0]
        assert video.average_rate == fps
        assert video.frames == 37
    assert seen_frames(files.video) == 37


@pytest.mark.parametrize("sound_seconds", [0.0, 0.5, 2.0, 2.0833, 5.0])
def test_sound_ends_with_the_picture(tmp_path: Path, sound_seconds: float) -> None:
    files = write_clip(make_clip(frame_count=50, sound_seconds=sound_seconds), tmp_path)

    with av.open(str(files.video)) as container:
        picture_end = end_of(container.streams.video[0])
        sound_end = end_of(container.streams.audio[0])
    assert picture_end == pytest.approx(50 / 24, abs=1 / 24)
    assert abs(picture_end - sound_end) < 0.04


def test_short_sound_is_padded_and_never_cut(files: ClipFiles) -> None:
    waveform = heard(files.video)

    assert np.abs(waveform[:, 1000 : round(1.95 * 48_000)]).max() > 0.4
    assert np.abs(waveform[:, round(1.9 * 48_000) : round(1.98 * 48_000)]).max() > 0.4
    assert np.abs(waveform[:, round(2.03 * 48_000) : round(2.07 * 48_000)]).max() < 0.02


def test_left_and_right_stay_apart(files: ClipFiles) -> None:
    left, right = heard(files.video)[:, 4800 : 4800 + 48_000]

    assert np.abs(np.fft.rfft(left)).argmax() == 440
    assert np.abs(np.fft.rfft(right)).argmax() == 880


def test_thumbnail_and_sprite_sheet_are_pictures(files: ClipFiles) -> None:
    thumbnail = skia.Image.MakeFromEncoded(skia.Data.MakeFromFileName(str(files.thumbnail)))
    sheet = skia.Image.MakeFromEncoded(skia.Data.MakeFromFileName(str(files.sprites)))

    assert files.thumbnail.read_bytes()[8:12] == b"WEBP"
    assert (thumbnail.width(), thumbnail.height()) == (320, 180)
    assert (sheet.width(), sheet.height()) == (1600, 90)
    greens = sheet.toarray()[45, 80::160, 1].astype(int)
    assert (np.diff(greens) > 10).all()  # the frames are in their order


def test_captions_survive_markup_in_what_is_said(tmp_path: Path) -> None:
    cues = (
        Cue(start=61.5, end=62.0, text="later"),
        Cue(start=0.4, end=1.25, text="1 < 2 & 3 --> 4\n\nWEBVTT", speaker="the <b>king</b>"),
        Cue(start=1.0, end=2.0, text="thunder", kind="sound"),
    )

    captions = write_clip(make_clip(cues=cues), tmp_path).captions.read_text("utf-8")

    assert words_in(captions) == "1 < 2 & 3 --> 4 WEBVTT\n[thunder]\nlater"
    assert captions == (
        "WEBVTT\n\n"
        "00:00:00.400 --> 00:00:01.250\n"
        "<v the &lt;b&gt;king&lt;/b&gt;><lang en>1 &lt; 2 &amp; 3 --&gt; 4 WEBVTT</lang></v>\n\n"
        "00:00:01.000 --> 00:00:02.000\n[thunder]\n\n"
        "00:01:01.500 --> 00:01:02.000\n<lang en>later</lang>\n"
    )


def test_progress_grows_to_the_end(tmp_path: Path) -> None:
    told: list[float] = []

    write_clip(make_clip(), tmp_path, report=lambda share, _: told.append(share))

    assert told == sorted(told)
    assert told[-1] == 1.0


def cancelled_frames() -> Iterator[Frame]:
    yield from drawn(20)
    raise Cancelled("nobody wants it")


def test_cancelling_while_drawing_leaves_no_file_and_no_thread(tmp_path: Path) -> None:
    before = threading.active_count()

    with pytest.raises(Cancelled):
        write_clip(make_clip(frames=cancelled_frames()), tmp_path)

    assert list(tmp_path.iterdir()) == []
    assert threading.active_count() == before


def test_cancelling_out_of_report_leaves_no_file(tmp_path: Path) -> None:
    def refuse(_: float, __: str) -> None:
        raise Cancelled("nobody wants it")

    with pytest.raises(Cancelled):
        write_clip(make_clip(), tmp_path, report=refuse)

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("yielded", [49, 51])
def test_a_clip_that_miscounts_its_frames_is_refused(tmp_path: Path, yielded: int) -> None:
    with pytest.raises(EngineError, match="50"):
        write_clip(make_clip(frames=drawn(yielded), frame_count=50), tmp_path)

    assert list(tmp_path.iterdir()) == []


def test_frames_of_another_size_are_refused(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="frame 0"):
        write_clip(make_clip(frames=drawn(50, width=160)), tmp_path)


def test_an_encoder_that_fails_does_not_hang_the_drawing(tmp_path: Path) -> None:
    odd = Clip(
        frames=drawn(200, width=321),
        frame_count=200,
        fps=Fraction(24),
        width=321,
        height=HEIGHT,
        sound=tone(1),
    )

    with pytest.raises(av.error.FFmpegError):  # 4:2:0 has no odd widths
        write_clip(odd, tmp_path)

    assert list(tmp_path.iterdir()) == []


def test_writing_again_replaces_the_files(tmp_path: Path) -> None:
    write_clip(make_clip(frame_count=20), tmp_path)

    files = write_clip(make_clip(frame_count=30), tmp_path)

    assert seen_frames(files.video) == 30
    assert len(list(tmp_path.iterdir())) == 4
