"""What an order brings along, as arrays: pictures, the end of an earlier clip, a recording.

Files come from people. Decoders are told which formats and codecs they may open, and how much.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import av
import numpy as np
import numpy.typing as npt
from av.container import InputContainer
from PIL import Image, ImageOps

from generation.engines.protocol import EngineError

Picture = npt.NDArray[np.uint8]  # (height, width, 3), RGB
Recording = npt.NDArray[np.float32]  # (samples, 2), stereo

WHITELISTS: Final = {
    "protocol_whitelist": "file",
    "format_whitelist": "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,wav",
    "codec_whitelist": "h264,hevc,vp9,libdav1d,av1,aac,opus,pcm_s16le,pcm_s24le,pcm_f32le",
}
MOST_PIXELS: Final = 50_000_000  # of a still
MOST_FRAME_PIXELS: Final = 4096 * 2304  # of a frame
MOST_FRAMES: Final = 200 * 60  # of an earlier clip
MOST_SECONDS: Final = 120  # of a recording


class Unreadable(EngineError):
    """A file that the order brings along cannot be used."""


def read_still(path: Path) -> Picture:
    """Decode a picture, turned upright.

    :raises Unreadable: if it is none, or too large.
    """
    try:
        with Image.open(path, formats=("JPEG", "PNG", "WEBP")) as image:
            if image.width * image.height > MOST_PIXELS:
                raise Unreadable("The picture has too many pixels: 50 million is the most.")
            return np.asarray(ImageOps.exif_transpose(image).convert("RGB"))
    except (OSError, ValueError, SyntaxError) as error:
        raise Unreadable("The picture cannot be read. Choose another one.") from error


def read_end(path: Path, *, frames: int) -> list[Picture]:
    """Decode the last frames of a clip; before its first, that one repeats.

    :raises Unreadable: if it cannot be decoded, or is too long or too large.
    """
    kept: deque[av.VideoFrame] = deque(maxlen=frames)
    with _opened(path) as container:
        if not container.streams.video:
            raise Unreadable("The earlier clip has no picture.")
        stream = container.streams.video[0]
        if stream.width * stream.height > MOST_FRAME_PIXELS:
            raise Unreadable("The earlier clip is too large.")
        for count, frame in enumerate(container.decode(stream)):
            if count >= MOST_FRAMES:
                raise Unreadable("The earlier clip is too long.")
            kept.append(frame)
    if not kept:
        raise Unreadable("The earlier clip has no picture.")
    pictures: list[Picture] = [
        np.asarray(frame.to_ndarray(format="rgb24"), np.uint8) for frame in kept
    ]
    return [pictures[0]] * (frames - len(pictures)) + pictures


def read_recording(path: Path, *, rate: int, seconds: float) -> Recording:
    """Decode sound in stereo at `rate` Hz, cut or filled with silence to exactly `seconds`.

    :raises Unreadable: if it cannot be decoded.
    """
    wanted = round(seconds * rate)
    resampler = av.AudioResampler(format="flt", layout="stereo", rate=rate)
    chunks: list[npt.NDArray[np.float32]] = []
    with _opened(path) as container:
        if not container.streams.audio:
            raise Unreadable("The recording has no sound in it.")
        for frame in container.decode(container.streams.audio[0]):
            chunks += [
                np.asarray(part.to_ndarray(), np.float32) for part in resampler.resample(frame)
            ]
            if sum(chunk.size for chunk in chunks) >= 2 * min(wanted, MOST_SECONDS * rate):
                break
        chunks += [np.asarray(part.to_ndarray(), np.float32) for part in resampler.resample(None)]
    heard = np.concatenate([chunk.reshape(-1, 2) for chunk in chunks])[:wanted]
    recording = np.zeros((wanted, 2), np.float32)
    recording[: len(heard)] = heard
    return recording


def at_rate(waveform: Recording, rate: int, wanted: int) -> Recording:
    """Resample sound from `rate` to `wanted` Hz."""
    if rate == wanted:
        return waveform
    resampler = av.AudioResampler(format="flt", layout="stereo", rate=wanted)
    packed = np.ascontiguousarray(waveform, np.float32).reshape(1, -1)
    frame = av.AudioFrame.from_ndarray(packed, format="flt", layout="stereo")
    frame.rate = rate
    parts = [*resampler.resample(frame), *resampler.resample(None)]
    return np.concatenate([part.to_ndarray().reshape(-1, 2) for part in parts]).astype(np.float32)


def filling(picture: Picture, width: int, height: int) -> Picture:
    """Cover (height, width) with the picture: scaled, and cropped at the sides that stand over."""
    scale = max(width / picture.shape[1], height / picture.shape[0])
    size = (round(picture.shape[1] * scale), round(picture.shape[0] * scale))
    image = Image.fromarray(picture)
    if image.size != size:
        image = image.resize(size, Image.Resampling.LANCZOS)
    left, top = (image.width - width) // 2, (image.height - height) // 2
    return np.asarray(image.crop((left, top, left + width, top + height)))


def framed(picture: Picture, width: int, height: int) -> Picture:
    """Widen a picture to the computed size by repeating its edges, which are cut off again."""
    x, y = width - picture.shape[1], height - picture.shape[0]
    edges = ((y // 2, y - y // 2), (x // 2, x - x // 2), (0, 0))
    return np.pad(picture, edges, mode="edge")


@contextmanager
def _opened(path: Path) -> Iterator[InputContainer]:
    try:
        with av.open(str(path), options=WHITELISTS) as container:
            yield container
    except (av.FFmpegError, OSError) as error:
        raise Unreadable(f"The file {path.suffix or path.name} cannot be read.") from error
