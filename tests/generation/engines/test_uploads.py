"""Films that people bring along: what is taken, and what becomes of the rest."""

from __future__ import annotations

import time
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import psutil
import pytest

from generation.engines import uploads
from generation.engines.protocol import Cancelled, OrderRefused
from generation.engines.uploads import Upload, take_in
from generation.engines.writer.films import look_at

MEGABYTE = 2**20
SECRET = "the words of another file on this machine"


def ignore(_: float, __: str) -> None:
    """Be told of progress and go on."""


def taken(path: Path, *, most_bytes: int = 50 * MEGABYTE, most_seconds: int = 20) -> Upload:
    return take_in(
        path,
        path.parent / "taken",
        most_bytes=most_bytes,
        most_seconds=most_seconds,
        report=ignore,
    )


def shot(
    path: Path,
    *,
    size: tuple[int, int] = (320, 240),
    fps: int = 24,
    frames: int = 24,
    codec: str = "libx264",
    turned: int = 0,
    heard: bool = False,
    metadata: dict[str, str] | None = None,
) -> Path:
    """Film something that is white above and black below."""
    with av.open(str(path), "w") as file:
        file.metadata.update(metadata or {})
        stream = file.add_stream(codec, rate=fps, options={"preset": "ultrafast"})
        assert isinstance(stream, av.VideoStream)
        stream.width, stream.height = size
        stream.pix_fmt = "yuv420p"
        if turned:
            stream.set_display_rotation(turned)
        audio = file.add_stream("aac", rate=44_100, layout="mono") if heard else None
        picture = np.zeros((size[1], size[0], 3), np.uint8)
        picture[: size[1] // 2] = 255
        for _ in range(frames):
            file.mux(stream.encode(av.VideoFrame.from_ndarray(picture)))
        if isinstance(audio, av.AudioStream):
            for start in range(0, frames * 44_100 // fps, 1024):
                wave = np.full((1, 1024), 0.2, np.float32)
                sound = av.AudioFrame.from_ndarray(wave, format="fltp", layout="mono")
                sound.sample_rate, sound.pts = 44_100, start
                file.mux(audio.encode(sound))
            file.mux(audio.encode(None))
        file.mux(stream.encode(None))
    return path


def first_picture(upload: Upload) -> np.ndarray:
    with av.open(str(upload.files.video)) as film:
        return next(film.decode(video=0)).to_ndarray(format="gray")


def test_film_of_a_phone_becomes_a_clip_of_ours(tmp_path: Path) -> None:
    upload = taken(shot(tmp_path / "film.mp4", size=(1280, 720), heard=True))

    film = look_at(upload.files.video)
    assert (upload.width, upload.height, upload.seconds, upload.sound) == (1280, 720, 1.0, True)
    assert (film.shape.width, film.shape.height, film.has_sound) == (1280, 720, True)
    assert film.frame_count == 24
    assert upload.files.thumbnail.read_bytes()[8:12] == b"WEBP"


def test_nothing_of_the_file_but_pictures_and_sound_is_left(tmp_path: Path) -> None:
    place = {"location": "+48.2082+016.3738/", "comment": SECRET, "creation_time": "2024-05-01"}

    upload = taken(shot(tmp_path / "film.mp4", metadata=place))

    written = upload.files.video.read_bytes()
    assert b"48.2082" not in written
    assert SECRET.encode() not in written
    with av.open(str(upload.files.video)) as film:
        assert not {"location", "comment", "creation_time"} & film.metadata.keys()


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ((320, 180), (1280, 720)),
        ((180, 320), (720, 1280)),
        ((240, 240), (1280, 720)),
        ((1920, 1080), (1920, 1080)),
        ((1080, 1920), (1080, 1920)),
    ],
)
def test_film_gets_the_nearest_size_of_a_clip(
    tmp_path: Path, size: tuple[int, int], expected: tuple[int, int]
) -> None:
    upload = taken(shot(tmp_path / "film.mp4", size=size, fps=4, frames=3))

    assert (upload.width, upload.height) == expected


@pytest.mark.parametrize(("turned", "bright"), [(90, "left"), (-90, "right"), (180, "bottom")])
def test_film_is_turned_as_it_was_held(tmp_path: Path, turned: int, bright: str) -> None:
    upload = taken(shot(tmp_path / "film.mp4", size=(320, 180), turned=turned, frames=12))

    picture = first_picture(upload)
    height, width = picture.shape
    halves = {
        "left": picture[:, : width // 3],
        "right": picture[:, -width // 3 :],
        "bottom": picture[-height // 3 :],
    }
    assert (upload.width, upload.height) == ((1280, 720) if turned == 180 else (720, 1280))
    assert max(halves, key=lambda half: halves[half].mean()) == bright
    assert halves[bright].mean() > 200


def test_two_hundred_and_forty_frames_a_second_become_thirty(tmp_path: Path) -> None:
    upload = taken(shot(tmp_path / "film.mp4", fps=240, frames=240))

    assert upload.seconds == 1.0
    assert look_at(upload.files.video).shape.fps == Fraction(30)


def test_film_in_another_container_and_codec_is_taken(tmp_path: Path) -> None:
    upload = taken(shot(tmp_path / "film.webm", codec="libvpx-vp9", frames=12))

    assert look_at(upload.files.video).frame_count == 12


def playlist(path: Path) -> Path:
    secret = path.parent / "secret.txt"
    secret.write_text(SECRET)
    path.write_text(
        f"#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXTINF:4,\nfile://{secret}\n#EXT-X-ENDLIST\n"
    )
    return path


def concat(path: Path) -> Path:
    shot(path.parent / "other.mp4")
    path.write_text(f"ffconcat version 1.0\nfile {path.parent / 'other.mp4'}\n")
    return path


def truncated(path: Path) -> Path:
    whole = shot(path, frames=120, size=(640, 480)).read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    return path


def only_heard(path: Path) -> Path:
    with av.open(str(path), "w") as file:
        stream = file.add_stream("aac", rate=48_000, layout="mono")
        assert isinstance(stream, av.AudioStream)
        silence = av.AudioFrame.from_ndarray(
            np.zeros((1, 1024), np.float32), format="fltp", layout="mono"
        )
        silence.sample_rate = 48_000
        for number in range(60):
            silence.pts = number * 1024
            file.mux(stream.encode(silence))
        file.mux(stream.encode(None))
    return path


def empty(path: Path) -> Path:
    path.write_bytes(b"")
    return path


def noise(path: Path) -> Path:
    path.write_bytes(np.random.default_rng(1).bytes(100_000))
    return path


def huge(path: Path) -> Path:
    """Claim 16,000 by 16,000 pixels."""
    whole = bytearray(shot(path).read_bytes())
    at = whole.index(b"avc1") + 28
    whole[at : at + 4] = (16_000).to_bytes(2, "big") * 2
    path.write_bytes(whole)
    return path


def picture_bomb(path: Path) -> Path:
    return shot(path, size=(5120, 2880), frames=1)


def coded(path: Path, codec: str, container: str) -> Path:
    with av.open(str(path), "w", format=container) as file:
        stream = file.add_stream(codec, rate=24)
        assert isinstance(stream, av.VideoStream)
        stream.width = stream.height = 64
        stream.pix_fmt = "yuv420p"
        for _ in range(24):
            file.mux(stream.encode(av.VideoFrame.from_ndarray(np.zeros((64, 64, 3), np.uint8))))
        file.mux(stream.encode(None))
    return path


def rare_codec(path: Path) -> Path:
    return coded(path, "ffv1", "matroska")


def rare_format(path: Path) -> Path:
    return coded(path, "magicyuv", "avi")


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (playlist, "not a video"),
        (concat, "not a video"),
        (truncated, "not a video|damaged|breaks off"),
        (only_heard, "no picture"),
        (empty, "not a video"),
        (noise, "not a video"),
        (picture_bomb, "too many"),
        (rare_codec, "ffv1"),
        (rare_format, "not a video"),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_what_is_no_film_is_refused_in_plain_words(
    tmp_path: Path, make: Callable[[Path], Path], words: str
) -> None:
    path = make(tmp_path / "film.mp4")

    with pytest.raises(OrderRefused, match=words):
        taken(path)

    left = {p.name for p in (tmp_path / "taken").glob("*")} if (tmp_path / "taken").exists() else ()
    assert not left


def test_film_that_lies_about_its_size_does_no_harm(tmp_path: Path) -> None:
    try:
        upload = taken(huge(tmp_path / "film.mp4"))
    except OrderRefused:
        return
    assert (upload.width, upload.height) == (1280, 720)  # as coded, not as claimed


@pytest.mark.parametrize(("frames", "words"), [(1, "shorter"), (100, "2 is the most")])
def test_film_too_short_or_too_long_is_refused(tmp_path: Path, frames: int, words: str) -> None:
    with pytest.raises(OrderRefused, match=words):
        taken(shot(tmp_path / "film.mp4", frames=frames), most_seconds=2)


def test_file_that_is_too_big_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OrderRefused, match="more than"):
        taken(shot(tmp_path / "film.mp4"), most_bytes=1000)


def test_reader_that_needs_too_much_is_stopped_and_the_site_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    helper = tmp_path / "generation_reader.py"
    helper.write_text(
        "import sys\n"
        f"sys.path.insert(0, {str(uploads.ROOT)!r})\n"
        "from generation.engines import uploads\n"
        "uploads.BOUNDS['RLIMIT_AS'] = 2**29\n"
        "uploads._bind()\n"
        "bytearray(2**30)\n"
    )
    monkeypatch.setattr(uploads, "__name__", "generation_reader")
    monkeypatch.setattr(uploads, "ROOT", tmp_path)

    with pytest.raises(OrderRefused, match="could not be read"):
        taken(shot(tmp_path / "film.mp4"))


def test_reader_knows_nothing_of_the_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", SECRET)
    (tmp_path / "spy.py").write_text(
        "import json, os\nprint(json.dumps({'refused': json.dumps(sorted(os.environ))}))\n"
    )
    monkeypatch.setattr(uploads, "__name__", "spy")
    monkeypatch.setattr(uploads, "ROOT", tmp_path)

    with pytest.raises(OrderRefused) as refusal:
        taken(shot(tmp_path / "film.mp4"))

    assert "SECRET_KEY" not in str(refusal.value)
    assert "DATABASE_URL" not in str(refusal.value)


def test_cancelled_reader_ends_at_once(tmp_path: Path) -> None:
    path = shot(tmp_path / "film.mp4", frames=240)

    def stop(fraction: float, stage: str) -> None:
        raise Cancelled(stage)

    begun = time.monotonic()
    with pytest.raises(Cancelled):
        take_in(path, tmp_path / "taken", most_bytes=MEGABYTE * 50, most_seconds=20, report=stop)

    assert time.monotonic() - begun < 10
    readers = [child.cmdline() for child in psutil.Process().children(recursive=True)]
    assert not any(str(path) in words for words in readers)
