"""What a film shows: by the checks of `cameos.checking`, and beside the faces that are enrolled."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from cameos import storing
from cameos.checking import (
    Finding,
    Report,
    Thresholds,
    Verdict,
    check,
    check_photo,
    check_thing,
    nobody_else,
    read_challenge,
    same_as_before,
)
from cameos.enrolled import faces_of_others
from cameos.models import Cameo, Capture, Reference
from cameos.readiness import thresholds

NEVER: Final = 2.0  # more than any detector says


def examine(capture: Capture, film: Path) -> Report:
    """Find out what a film shows; what is in doubt is for a person to look at."""
    cameo, numbers = capture.cameo, thresholds()
    if not cameo.shows_person:
        if cameo.kind == Cameo.Kind.CHARACTER:  # drawn people are people to a detector
            numbers = numbers.model_copy(update={"person_for_sure": NEVER})  # in doubt, not refused
        return (check_photo if capture.is_photo else check_thing)(film, numbers)
    report = check(film, read_challenge(capture.challenge), numbers)
    if report.template is None:
        return report
    return report.with_findings(_compared(cameo, report.template, numbers))


def _compared(cameo: Cameo, template: bytes, numbers: Thresholds) -> list[Finding]:
    others = list(faces_of_others(cameo).values())
    findings = [nobody_else(template, others, numbers)]
    if (earlier := face_of(cameo)) is not None:
        findings.append(same_as_before(template, earlier, numbers))
    return findings


def shows_somebody(file: Path, *, film: bool) -> bool | None:
    """Tell whether a face may be seen in a PNG or, of a `film`, in an MP4 of ours; None: unknown."""
    (found,) = (check_thing if film else check_photo)(file, thresholds()).findings
    return None if "face" not in found.figures else found.verdict is not Verdict.ACCEPT


def face_of(cameo: Cameo) -> bytes | None:
    """Decrypt the template of the face that a cameo has now; None if it has none."""
    row = Reference.objects.current().filter(cameo=cameo, kind=Reference.Kind.FACE).first()
    return storing.get(cameo, row.name, about=row.number) if row else None
