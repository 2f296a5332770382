"""What the checks found, in words for the person who was filmed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from cameos.checking.report import Report, Verdict
from cameos.models import Capture

TITLES: Final = {  # of each check, in the order in which people read them
    "picture": "Light and sharpness",
    "sound": "Sound",
    "one face": "One face, all the time",
    "movements": "The movements, in their order",
    "digits": "The numbers you said",
    "lips and voice": "Lips and voice together",
    "no cuts": "One film without cuts",
    "depth": "A head, not a picture of one",
    "same face throughout": "The same face throughout",
    "same person as before": "The same person as before",
    "nobody else's cameo": "Nobody else's cameo",
    "no person": "No person in it",
    "networks": "The checks themselves",
}
SAID: Final = {
    Verdict.ACCEPT: "passed",
    Verdict.UNSURE: "not sure",
    Verdict.REFUSE: "not passed",
}
WITHOUT_REASON: Final = {
    Verdict.ACCEPT: "As it should be.",
    Verdict.UNSURE: "We could not be sure, so a person looks at it.",
    Verdict.REFUSE: "This was not as it was asked for.",
}


@dataclass(frozen=True)
class Told:
    """One check as it is shown."""

    title: str
    verdict: str
    said: str
    words: str


def kept_of(report: Report) -> dict[str, dict[str, Any]]:
    """Return what a capture keeps of a report: of each check its figures, verdict and reason."""
    return {
        finding.check: finding.figures | {"verdict": str(finding.verdict), "reason": finding.reason}
        for finding in report.findings
    }


def told_of(capture: Capture) -> list[Told]:
    """List what each check of a capture found, as people read it."""
    found: dict[str, dict[str, Any]] = capture.figures
    places = list(TITLES)
    known = [check for check in found if check in TITLES and "verdict" in found[check]]
    return [_told(check, found[check]) for check in sorted(known, key=places.index)]


def _told(check: str, kept: dict[str, Any]) -> Told:
    verdict = Verdict(kept["verdict"])
    words = kept.get("reason") or WITHOUT_REASON[verdict]
    return Told(title=TITLES[check], verdict=str(verdict), said=SAID[verdict], words=words)
