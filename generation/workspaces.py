"""What a job's attempts keep between them: a folder on this machine, a memory in its row."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final
from uuid import UUID

from django.conf import settings

from generation.engines.protocol import Cancelled, Overtaken
from generation.models import Generation

KEPT: Final = "kept"  # in the scratch folder, a folder for each job


def kept_for(clip: UUID) -> Path:
    folder: Path = settings.SCRATCH / KEPT / str(clip)
    return folder


def given_up(job: Generation) -> Cancelled:
    """Say why an attempt does not hold its job any more: nobody wants it, or another has it."""
    if Generation.objects.active().filter(pk=job.pk).exists():
        return Overtaken("Another attempt makes this clip.")
    return Cancelled("This clip is no longer wanted.")


@dataclass(frozen=True)
class JobWorkspace:
    """The workspace of a job that this attempt holds; see `engines.protocol.Workspace`."""

    job: Generation

    @property
    def folder(self) -> Path:
        folder = kept_for(self.job.pk)
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    def recall(self, key: str) -> str | None:
        value: str | None = self.job.engine_memory.get(key)
        return value

    def remember(self, key: str, value: str) -> None:
        """Write a text into the row.

        :raises Cancelled: if this attempt no longer holds the job.
        """
        memory = self.job.engine_memory | {key: value}
        if not Generation.objects.held(self.job).update(engine_memory=memory):
            raise given_up(self.job)
        self.job.engine_memory = memory
