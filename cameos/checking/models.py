"""The four small networks that look for faces, and where their files lie.

They come out of one wheel of MediaPipe (Apache-2.0), which is opened and never installed, and are
known by their hashes. Where they are missing nothing is guessed: every check is then a person's.
"""

from __future__ import annotations

import hashlib
import sys
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.floating[Any]]

NEAR_FACES: Final = "face_detection_short_range.tflite"
FAR_FACES: Final = "face_detection_full_range_sparse.tflite"
FACE_MESH: Final = "face_landmark.tflite"
OUTLINES: Final = "selfie_segmentation.tflite"
SHA256: Final = {
    NEAR_FACES: "bbff11cebd1eb27a1e004cae0b0e63ec8c551cbf34a4451148b4908b8db3eca8",
    FAR_FACES: "2c3728e6da56f21e21a320433396fb06d40d9088f2247c05e5635a688d45dfe1",
    FACE_MESH: "1055cb9d4a9ca8b8c688902a3a5194311138ba256bcc94e336d8373a5f30c814",
    OUTLINES: "9ee168ec7c8f2a16c56fe8e1cfbc514974cbbb7e434051b455635f1bd1462f5c",
}
FOLDER: Final = Path(sys.prefix) / "share" / "face-models"  # where bootstrap.py puts them
VERSION: Final = "mediapipe 0.10.21"


class ModelsMissing(Exception):
    """A network, or what runs it, is not installed, or is not the one we know."""


class Network:
    """One network, loaded: an array in, its arrays out. Not thread-safe."""

    def __init__(self, name: str) -> None:
        from ai_edge_litert.interpreter import Interpreter  # noqa: PLC0415 - not on every machine

        self._interpreter: Any = Interpreter(model_content=_checked(name), num_threads=1)
        self._interpreter.allocate_tensors()
        self._entry = self._interpreter.get_input_details()[0]
        self._exits = self._interpreter.get_output_details()

    @property
    def side(self) -> int:
        """The width and height of the pictures it looks at."""
        return int(self._entry["shape"][1])

    def __call__(self, picture: Array) -> list[Array]:
        """Look at a picture of shape (side, side, 3)."""
        self._interpreter.set_tensor(self._entry["index"], picture[None].astype(np.float32))
        self._interpreter.invoke()
        return [self._interpreter.get_tensor(exit_["index"])[0] for exit_ in self._exits]


@cache
def network(name: str) -> Network:
    """Return a network by the name of its file.

    :raises ModelsMissing: if it cannot be loaded.
    """
    if find_spec("ai_edge_litert") is None:
        raise ModelsMissing("The package ai-edge-litert is not installed.")
    return Network(name)


def missing() -> str:
    """Say what is missing of the networks and what runs them; nothing if all is there."""
    try:
        for name in SHA256:
            network(name)
    except ModelsMissing as error:
        return str(error)
    return ""


def _checked(name: str) -> bytes:
    file = FOLDER / name
    try:
        content = file.read_bytes()
    except OSError:
        raise ModelsMissing(f"{file} is not there; `make up` fetches it.") from None
    if hashlib.sha256(content).hexdigest() != SHA256[name]:
        raise ModelsMissing(f"{file} is not the file it should be; delete it and run `make up`.")
    return content
