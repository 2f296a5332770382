"""The seam to the checks: one film in, one report out."""

from __future__ import annotations

from pathlib import Path

from cameos.checking.report import Report
from cameos.models import Capture


def examine(capture: Capture, film: Path) -> Report:
    """Find out what a film shows. Without a finding it is for a person to look at."""
    return Report(findings=())
