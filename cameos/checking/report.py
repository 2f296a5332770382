"""What the checks of one film or picture found, and what follows from it."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Literal

from pydantic import BaseModel, ConfigDict

Figures = dict[str, float | int | str]


class Verdict(StrEnum):
    """What a check says; of several, the worst counts."""

    ACCEPT = "accept"
    UNSURE = "unsure"  # a person is to look at it
    REFUSE = "refuse"


WORST_FIRST = (Verdict.REFUSE, Verdict.UNSURE, Verdict.ACCEPT)


class _Plain(BaseModel):
    model_config = ConfigDict(
        frozen=True, extra="forbid", ser_json_bytes="base64", val_json_bytes="base64"
    )


class Finding(_Plain):
    """What one check measured, and what it makes of it."""

    check: str
    verdict: Verdict
    figures: Figures = {}
    reason: str = ""  # for the person: what was wrong and what to do; empty if accepted


class Reference(_Plain):
    """A picture for the engines, drawn anew: nothing else of the film is in it."""

    kind: Literal["front", "left", "right", "cutout"]
    media_type: Literal["image/webp", "image/png"]
    width: int
    height: int
    content: bytes


class VoiceMeasures(_Plain):
    """How somebody speaks, for the engines' voices; nobody is known by it."""

    pitch: float  # Hz, median
    pitch_range: float  # semitones between the tenth and the ninetieth percentile
    rate: float  # words a minute
    tilt: float  # decibels by which each octave is softer than the one below


class Report(_Plain):
    """Everything that was found out about one film or picture."""

    findings: tuple[Finding, ...]
    references: tuple[Reference, ...] = ()
    voice: VoiceMeasures | None = None
    recording: bytes | None = None  # WAV of the voice that says the numbers, ten seconds at most
    template: bytes | None = None  # the face in numbers, read by `likeness`
    models: dict[str, str] = {}  # what was measured with, by name

    @property
    def verdict(self) -> Verdict:
        """The worst of what was found; a report without findings is for a person."""
        found = {finding.verdict for finding in self.findings} or {Verdict.UNSURE}
        return next(verdict for verdict in WORST_FIRST if verdict in found)

    @property
    def figures(self) -> dict[str, Figures]:
        """What each check measured, by its name."""
        return {finding.check: finding.figures for finding in self.findings}

    @property
    def reasons(self) -> list[str]:
        """Say in plain words why it is refused or unsure, the refusals first."""
        told = [finding for finding in self.findings if finding.reason]
        told.sort(key=lambda finding: WORST_FIRST.index(finding.verdict))
        return [finding.reason for finding in told]

    def with_findings(self, more: Sequence[Finding]) -> Report:
        """Return the report with what was found afterwards, such as by comparing."""
        return self.model_copy(update={"findings": (*self.findings, *more)})


def unavailable(told: str) -> Finding:
    """Find that nothing can be found out here, and why."""
    return Finding(
        check="networks",
        verdict=Verdict.UNSURE,
        figures={"missing": told},
        reason="The film could not be checked by itself, so somebody will look at it.",
    )
