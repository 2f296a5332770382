"""Checks of films and pictures that are to become cameos: plain Python, with no tables.

`check` looks at a film of a face, `check_thing` at one of a pet or a thing; both return a
`Report` of findings with their figures, references for the engines, and a verdict.
"""

from cameos.checking.challenge import (
    BadChallenge,
    Challenge,
    Step,
    new_challenge,
    read_challenge,
)
from cameos.checking.examining import check, missing
from cameos.checking.likeness import (
    Numbers,
    alike,
    nobody_else,
    same_as_before,
    unit_length,
)
from cameos.checking.report import (
    Figures,
    Finding,
    Reference,
    Report,
    Verdict,
    VoiceMeasures,
)
from cameos.checking.things import check_photo, check_thing
from cameos.checking.thresholds import Thresholds

__all__ = [
    "BadChallenge",
    "Challenge",
    "Figures",
    "Finding",
    "Numbers",
    "Reference",
    "Report",
    "Step",
    "Thresholds",
    "Verdict",
    "VoiceMeasures",
    "alike",
    "check",
    "check_photo",
    "check_thing",
    "missing",
    "new_challenge",
    "nobody_else",
    "read_challenge",
    "same_as_before",
    "unit_length",
]
