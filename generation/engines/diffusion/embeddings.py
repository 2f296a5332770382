"""Prompts that were read, kept on disk by what they are: the text encoder is huge and slow."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

MOST_BYTES: Final = 4 << 30


@dataclass(frozen=True)
class Embeddings:
    """A folder of files named by a hash, the least lately used of which go first."""

    folder: Path
    encoder: str  # whose reading it is: weights and how they are asked
    most_bytes: int = MOST_BYTES

    def get(self, prompt: str, *, make: Callable[[Path], None]) -> Path:
        """Return the file for a prompt; `make(path)` writes it if it is not here."""
        name = hashlib.sha256(f"{self.encoder}\0{prompt}".encode()).hexdigest()
        path = self.folder / f"{name}.safetensors"
        if not path.exists():
            self.folder.mkdir(parents=True, exist_ok=True)
            make(path)
            self._make_room(keep=path)
        os.utime(path)
        return path

    def _make_room(self, *, keep: Path) -> None:
        files = sorted(self.folder.glob("*.safetensors"), key=lambda file: file.stat().st_mtime)
        excess = sum(file.stat().st_size for file in files) - self.most_bytes
        for file in files:
            if excess <= 0:
                return
            if file != keep:
                excess -= file.stat().st_size
                file.unlink(missing_ok=True)
