"""Weights on this machine's disk, in the layout of the Hugging Face cache."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from generation.engines.diffusion.recipes import Checkpoint

MARK = "fetched.json"  # beside the snapshots: which of them are whole


@dataclass(frozen=True)
class Weights:
    """Knows which checkpoints are whole in `home`."""

    home: Path

    def folder(self, checkpoint: Checkpoint) -> Path:
        return self.home / f"models--{checkpoint.repo.replace('/', '--')}"

    def commit(self, checkpoint: Checkpoint) -> str:
        """Name the commit that was fetched for the checkpoint's revision; empty: none was."""
        return self._commit_among(self._marks(checkpoint), checkpoint)

    def snapshot(self, checkpoint: Checkpoint) -> Path | None:
        """Return the folder of a checkpoint that is here with all its files."""
        whole = self._marks(checkpoint)
        commit = self._commit_among(whole, checkpoint)
        if not commit:
            return None
        place = self.folder(checkpoint) / "snapshots" / commit
        sizes = whole[commit]
        return place if all(_has(place / name, size) for name, size in sizes.items()) else None

    def bytes_here(self, checkpoint: Checkpoint) -> int:
        """Count what of a checkpoint is on disk, whole or not."""
        return sum(file.stat().st_size for file in _files(self.folder(checkpoint) / "blobs"))

    def mark(self, checkpoint: Checkpoint, snapshot: Path) -> None:
        """Note that a snapshot is whole, with the size of each of its files."""
        sizes = {str(file.relative_to(snapshot)): file.stat().st_size for file in _files(snapshot)}
        marks = self._marks(checkpoint) | {snapshot.name: sizes}
        draft = self.folder(checkpoint) / f"{MARK}.new"
        draft.write_text(json.dumps(marks, indent=1), encoding="utf-8")
        draft.replace(self.folder(checkpoint) / MARK)

    def _marks(self, checkpoint: Checkpoint) -> dict[str, dict[str, int]]:
        path = self.folder(checkpoint) / MARK
        try:
            marks: dict[str, dict[str, int]] = json.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        return marks

    def _commit_among(self, whole: Collection[str], checkpoint: Checkpoint) -> str:
        return checkpoint.revision if checkpoint.revision in whole else self._ref(checkpoint, whole)

    def _ref(self, checkpoint: Checkpoint, whole: Collection[str]) -> str:
        """Follow a branch to the commit it stood at when it was fetched."""
        path = self.folder(checkpoint) / "refs" / checkpoint.revision
        commit = path.read_text(encoding="utf-8").strip() if path.exists() else ""
        return commit if commit in whole else ""


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def _has(path: Path, size: int) -> bool:
    return path.is_file() and path.stat().st_size == size
