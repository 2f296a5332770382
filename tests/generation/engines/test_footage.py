"""Files from elsewhere: what is taken of them, and what is not."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from generation.engines.footage import Limits, Unreadable, last_frame, look_at
from generation.engines.protocol import Clip, Frame
from generation.engines.writer import write_clip

LIMITS = Limits(file_bytes=50_000_000, seconds=20)
ORANGE = (230, 140, 30)


def written(
    folder: Path,
    *,
    frames: int = 48,
    size: tuple[int, int] = (320, 180),
    fps: Fraction = Fraction(24),
    sound: bool = True,
) -> Path:
    """Write a clip whose left third is orange and whose blue grows from frame to frame."""
    width, height = size

    def drawn() -> Iterator[Frame]:
        for number in range(frames):
            frame = np.full((height, width, 4), 255, np.uint8)
            frame[..., :3] = (0, 0, 4 * number)
            frame[:, : width // 3, :3] = ORANGE
            yield frame

    seconds = float(frames / fps)
    moments = np.arange(round(seconds * 48_000)) / 48_000
    wave = (0.4 * np.sin(2 * np.pi * 440 * moments)).astype(np.float32)
    clip = Clip(
        frames=drawn(),
        frame_count=frames,
        fps=fps,
        width=width,
        height=height,
        sound=np.stack((wave, wave), axis=1) if sound else None,
    )
    return write_clip(clip, folder).video


def coded(path: Path, codec: str, *, container: str = "mp4", pixels: str = "yuv420p") -> Path:
    with av.open(str(path), "w", format=container) as file:
        stream = file.add_stream(codec, rate=24)
        assert isinstance(stream, av.VideoStream)
        stream.width = stream.height = 64
        stream.pix_fmt = pixels
        for _ in range(12):
            black = av.VideoFrame.from_ndarray(np.zeros((64, 64, 3), np.uint8), format="rgb24")
            file.mux(stream.encode(black))
        file.mux(stream.encode(None))
    return path


def test_what_was_written_is_read_back(tmp_path: Path) -> None:
    footage = look_at(written(tmp_path, frames=48), LIMITS)

    frames = list(footage.frames(320, 180))

    assert (footage.width, footage.height, footage.fps) == (320, 180, Fraction(24))
    assert footage.frame_count == len(frames) == 48
    assert np.abs(frames[0][90, 50, :3].astype(int) - ORANGE).max() < 12
    assert abs(int(frames[40][90, 250, 2]) - 160) < 12
    assert (frames[0][..., 3] == 255).all()


@pytest.mark.parametrize("size", [(320, 180), (1280, 720)], ids=["small", "hd"])
def test_colours_are_kept_at_any_size(tmp_path: Path, size: tuple[int, int]) -> None:
    footage = look_at(written(tmp_path, frames=3, size=size), LIMITS)

    [frame, *_] = footage.frames(*size)

    assert np.abs(frame[90, 50, :3].astype(int) - ORANGE).max() < 12


def test_sound_lies_where_it_lay(tmp_path: Path) -> None:
    waveform = look_at(written(tmp_path), LIMITS).waveform()

    assert waveform is not None
    assert waveform.shape == (96_000, 2)
    moments = np.arange(4800, 24_000) / 48_000
    expected = np.sin(2 * np.pi * 440 * moments)
    assert np.corrcoef(waveform[4800:24_000, 0], expected)[0, 1] > 0.99


def test_a_silent_file_has_no_sound(tmp_path: Path) -> None:
    assert look_at(written(tmp_path, sound=False), LIMITS).waveform() is None


def test_the_part_from_a_frame_on_is_read(tmp_path: Path) -> None:
    footage = look_at(written(tmp_path), LIMITS)

    frames, waveform = list(footage.frames(320, 180, start=36)), footage.waveform(start=1.5)

    assert len(frames) == 12
    assert abs(int(frames[0][90, 250, 2]) - 144) < 12
    assert waveform is not None
    assert len(waveform) == 24_000


def test_the_last_frame_is_the_last(tmp_path: Path) -> None:
    frame = last_frame(look_at(written(tmp_path), LIMITS), 320, 180)

    assert frame.shape == (180, 320, 4)
    assert abs(int(frame[90, 250, 2]) - 188) < 12


@pytest.mark.parametrize(
    ("size", "bars"),
    [((304, 180), False), ((180, 320), True)],
    ids=["nearly the shape", "another shape"],
)
def test_another_shape_is_cropped_a_little_or_shown_whole(
    tmp_path: Path, size: tuple[int, int], bars: bool
) -> None:
    footage = look_at(written(tmp_path, frames=2), LIMITS)

    [frame, *_] = footage.frames(*size)

    assert frame.shape == (size[1], size[0], 4)
    assert (frame[0, :, :3].max() == 0) == bars


def test_a_strange_rate_gives_an_even_count(tmp_path: Path) -> None:
    footage = look_at(written(tmp_path, frames=30, fps=Fraction(30_000, 1001)), LIMITS)

    assert footage.fps == Fraction(30_000, 1001)
    assert len(list(footage.frames(320, 180))) == footage.frame_count == 30


def test_a_playlist_that_calls_itself_a_video_opens_nothing(tmp_path: Path) -> None:
    secret = written(tmp_path / "somebody-elses")
    playlist = tmp_path / "clip.mp4"
    playlist.write_text(f"#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:2,\n{secret}\n#EXT-X-ENDLIST\n")

    with pytest.raises(Unreadable, match="not a video"):
        look_at(playlist, LIMITS)


def test_other_containers_and_codecs_are_not_opened(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="not a video"):
        look_at(coded(tmp_path / "a.mp4", "libx264", container="matroska"), LIMITS)
    with pytest.raises(Unreadable, match="coded as mjpeg"):
        look_at(coded(tmp_path / "b.mp4", "mjpeg", pixels="yuvj420p"), LIMITS)
    with pytest.raises(Unreadable, match="coded as mpeg4"):
        look_at(coded(tmp_path / "c.mp4", "mpeg4"), LIMITS)


@pytest.mark.parametrize(
    ("limits", "words"),
    [
        (Limits(file_bytes=100, seconds=20), "MB"),
        (Limits(file_bytes=10**9, seconds=1), "2.0 seconds long; 1 is the most"),
        (Limits(file_bytes=10**9, seconds=20, fps=20), "24 frames a second"),
    ],
    ids=["size", "length", "rate"],
)
def test_limits_hold(tmp_path: Path, limits: Limits, words: str) -> None:
    with pytest.raises(Unreadable, match=words):
        look_at(written(tmp_path), limits)


def test_a_picture_of_too_many_pixels_is_not_decoded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generation.engines.footage.MOST_PIXELS", 320 * 179)

    with pytest.raises(Unreadable, match="too many"):
        look_at(written(tmp_path), LIMITS)


def test_a_file_cut_off_in_the_middle_is_told_from_a_whole_one(tmp_path: Path) -> None:
    whole = written(tmp_path).read_bytes()
    half = tmp_path / "half.mp4"
    half.write_bytes(whole[: len(whole) * 2 // 3])

    with pytest.raises(Unreadable):
        list(look_at(half, LIMITS).frames(320, 180))


def test_noise_is_no_video(tmp_path: Path) -> None:
    noise = tmp_path / "noise.mp4"
    noise.write_bytes(np.random.default_rng(1).bytes(50_000))

    with pytest.raises(Unreadable, match="not a video"):
        look_at(noise, LIMITS)
