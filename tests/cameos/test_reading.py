"""Films as they arrive: read apart, encoded anew, refused with a reason."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from cameos.reading import FilmRefused, take_in


def film(path: Path, *, codec: str = "libvpx", seconds: float = 2, sound: str = "libopus") -> Path:
    """Write grey pictures and a tone, as browsers write them, with a place that must not stay."""
    with av.open(str(path), "w") as made:
        made.metadata["location"] = "+51.5-0.1/"
        pictures: Any = made.add_stream(codec, rate=30)
        pictures.width, pictures.height, pictures.pix_fmt = 321 * 2, 240 * 2, "yuv420p"
        voice: Any = made.add_stream(sound, rate=48_000, layout="mono") if sound else None
        for number in range(round(seconds * 30)):
            grey = np.full((480, 642, 3), 40 + number, np.uint8)
            made.mux(pictures.encode(av.VideoFrame.from_ndarray(grey, format="rgb24")))
        made.mux(pictures.encode(None))
        if voice is not None:
            tone = np.sin(np.arange(round(48_000 * seconds)) / 20).astype(np.float32)[None] / 4
            heard = av.AudioFrame.from_ndarray(tone, format="fltp", layout="mono")
            heard.sample_rate = 48_000
            made.mux([*voice.encode(heard), *voice.encode(None)])
    return path


@pytest.mark.parametrize(
    ("name", "codec", "sound"),
    [
        ("firefox.webm", "libvpx", "libopus"),
        ("chrome.webm", "libvpx-vp9", "libopus"),
        ("safari.mp4", "libx264", "aac"),
        ("silent.mp4", "libx264", ""),
    ],
)
def test_film_of_each_browser_is_encoded_anew(
    tmp_path: Path, name: str, codec: str, sound: str
) -> None:
    source = film(tmp_path / name, codec=codec, sound=sound)

    taken = take_in(source, tmp_path / "taken.mp4", most_seconds=30)

    assert (taken.width, taken.height, taken.sound) == (642, 480, bool(sound))
    assert taken.seconds == pytest.approx(2, abs=0.1)
    with av.open(str(tmp_path / "taken.mp4")) as made:
        assert [stream.codec_context.name for stream in made.streams.video] == ["h264"]
        assert len(made.streams.audio) == bool(sound)
        assert "location" not in made.metadata
        assert sum(1 for _ in made.decode(video=0)) == round(taken.seconds * 24)


def test_film_that_is_too_long_or_too_short_is_refused(tmp_path: Path) -> None:
    source = film(tmp_path / "film.webm")
    blink = film(tmp_path / "blink.webm", seconds=0.4)

    with pytest.raises(FilmRefused, match="longer than 1 seconds"):
        take_in(source, tmp_path / "taken.mp4", most_seconds=1)
    with pytest.raises(FilmRefused, match="shorter than a second"):
        take_in(blink, tmp_path / "taken.mp4", most_seconds=30)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not a film at all",
        b"#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n/etc/passwd\n",
        b"ffconcat version 1.0\nfile /etc/passwd\n",
    ],
    ids=["empty", "text", "playlist", "concat"],
)
def test_file_that_is_no_film_is_refused(tmp_path: Path, content: bytes) -> None:
    source = tmp_path / "film.mp4"
    source.write_bytes(content)

    with pytest.raises(FilmRefused, match="not a film"):
        take_in(source, tmp_path / "taken.mp4", most_seconds=30)


def test_film_that_breaks_off_is_refused(tmp_path: Path) -> None:
    whole = film(tmp_path / "film.mp4", codec="libx264", sound="aac").read_bytes()
    source = tmp_path / "half.mp4"
    source.write_bytes(whole[: len(whole) // 2])

    with pytest.raises(FilmRefused):
        take_in(source, tmp_path / "taken.mp4", most_seconds=30)


def test_unusual_codec_is_refused(tmp_path: Path) -> None:
    source = film(tmp_path / "film.mp4", codec="mpeg4", sound="aac")

    with pytest.raises(FilmRefused):
        take_in(source, tmp_path / "taken.mp4", most_seconds=30)
