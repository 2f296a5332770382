"""A workspace of one folder: for the command line, benchmarks and tests of an engine alone."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

MEMORY = "memory.json"


@dataclass(frozen=True)
class FolderWorkspace:
    """Keeps what an engine remembers in a file beside what it made."""

    folder: Path

    def recall(self, key: str) -> str | None:
        value: str | None = self._memory().get(key)
        return value

    def remember(self, key: str, value: str) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        written = self.folder / f"{MEMORY}.new"
        written.write_text(json.dumps(self._memory() | {key: value}), encoding="utf-8")
        written.replace(self.folder / MEMORY)

    def _memory(self) -> dict[str, str]:
        path = self.folder / MEMORY
        return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
