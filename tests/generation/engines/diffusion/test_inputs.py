"""What an order brings along comes from people: it is read, or refused, and no more."""

from __future__ import annotations

import wave
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image

from generation.engines.diffusion.inputs import (
    at_rate,
    filling,
    framed,
    read_end,
    read_recording,
    read_still,
)
from generation.engines.footage import Unreadable
from generation.engines.protocol import Clip
from generation.engines.writer import write_clip


@pytest.fixture
def video(tmp_path: Path) -> Path:
    """Write a second of grey that grows brighter, 64 by 48."""
    frames = (np.full((48, 64, 4), 100 + 5 * number, np.uint8) for number in range(24))
    clip = Clip(frames=frames, frame_count=24, fps=Fraction(24), width=64, height=48, sound=None)
    return write_clip(clip, tmp_path).video


def test_the_end_of_a_clip_is_its_last_frames_in_order(video: Path) -> None:
    end = read_end(video, width=64, height=48, frames=9)

    shades = [int(frame.mean()) for frame in end]
    assert len(end) == 9
    assert shades == sorted(shades)
    assert abs(shades[-1] - 215) < 6
    assert end[0].shape == (48, 64, 3)


def test_before_the_first_frame_of_a_short_clip_it_repeats(video: Path) -> None:
    end = read_end(video, width=64, height=48, frames=30)

    assert len(end) == 30
    assert all(np.array_equal(frame, end[0]) for frame in end[:7])


@pytest.mark.parametrize("name", ["list.m3u8", "clip.mp4"])
def test_a_playlist_that_names_another_file_is_refused(
    tmp_path: Path, video: Path, name: str
) -> None:
    playlist = tmp_path / f"made-up-{name}"
    playlist.write_text(f"#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n{video}\n#EXT-X-ENDLIST")

    with pytest.raises(Unreadable):
        read_end(playlist, width=64, height=48, frames=1)


def test_a_codec_that_nobody_expects_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "old.mp4"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("mpeg4", rate=24)
        stream.width, stream.height = 64, 48
        frame = av.VideoFrame.from_ndarray(np.zeros((48, 64, 3), np.uint8), format="rgb24")
        container.mux(stream.encode(frame))
        container.mux(stream.encode())

    with pytest.raises(Unreadable):
        read_end(path, width=64, height=48, frames=1)


def test_a_recording_becomes_stereo_of_the_wanted_rate_and_length(tmp_path: Path) -> None:
    path = tmp_path / "voice.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8_000)
        file.writeframes(np.full(8_000, 16_000, "<i2").tobytes())

    longer = read_recording(path, rate=48_000, seconds=2)
    shorter = read_recording(path, rate=16_000, seconds=0.5)

    assert longer.shape == (96_000, 2)
    assert abs(longer[20_000, 0] - 16_000 / 32_768) < 0.02
    assert not longer[50_000:].any()
    assert shorter.shape == (8_000, 2)


def test_sound_keeps_its_length_at_another_rate() -> None:
    tone = np.sin(np.arange(24_000) * 0.1).astype(np.float32)

    resampled = at_rate(np.stack([tone, -tone], axis=1), 24_000, 48_000)

    assert abs(len(resampled) - 48_000) < 64
    assert np.allclose(resampled[:, 0], -resampled[:, 1], atol=1e-3)


@pytest.mark.parametrize(
    "content", [b"", b"no picture", b"<svg></svg>"], ids=["empty", "text", "svg"]
)
def test_what_is_no_picture_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "still.png"
    path.write_bytes(content)

    with pytest.raises(Unreadable, match="Choose another"):
        read_still(path)


def test_what_is_no_recording_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "voice.wav"
    path.write_bytes(b"RIFF no sound")

    with pytest.raises(Unreadable, match="recording cannot be read"):
        read_recording(path, rate=48_000, seconds=1)


def test_a_picture_is_turned_upright_and_fills_the_clip(tmp_path: Path) -> None:
    path = tmp_path / "still.jpg"
    image = Image.new("RGB", (80, 40), "red")
    exif = Image.Exif()
    exif[0x0112] = 6  # turned to the right
    image.save(path, exif=exif)

    upright = read_still(path)
    covering = filling(upright, 64, 64)
    computed = framed(covering, 64, 96)

    assert upright.shape == (80, 40, 3)
    assert covering.shape == (64, 64, 3)
    assert computed.shape == (96, 64, 3)
    assert np.array_equal(computed[16:80], covering)
    assert np.array_equal(computed[0], covering[0])
