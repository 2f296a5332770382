"""Whether lips and voice go together, and whether there is light, sharpness and size enough."""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

from cameos.checking.film import RATE, Sound
from cameos.checking.report import Finding, Verdict
from cameos.checking.speech import Heard
from cameos.checking.thresholds import Thresholds
from cameos.checking.watching import Watched

LAGS: Final = np.arange(-0.4, 0.41, 0.1)  # seconds by which devices are out of step
AROUND: Final = 0.06  # seconds before and after a picture that are listened to
FEWEST: Final = 12  # pictures while somebody speaks
MARGIN: Final = 0.4  # seconds before the first and after the last word


def lips_and_voice(seen: Watched, sound: Sound, heard: Heard, thresholds: Thresholds) -> Finding:
    """Check that the mouth opens when the voice is loud."""
    together = _correlation(seen, sound, heard)
    if together is None:
        return Finding(
            check="lips and voice",
            verdict=Verdict.UNSURE,
            reason="Lips and voice could not be compared.",
        )
    verdict, reason = Verdict.ACCEPT, ""
    if together < thresholds.mouth_unsure:
        verdict = Verdict.REFUSE if together < thresholds.mouth else Verdict.UNSURE
        reason = (
            "Lips and voice did not go together. Look ahead while you speak, and speak yourself."
        )
    return Finding(
        check="lips and voice",
        verdict=verdict,
        figures={"together": round(together, 3)},
        reason=reason,
    )


def _correlation(seen: Watched, sound: Sound, heard: Heard) -> float | None:
    if not heard.words or not len(sound):
        return None
    begin, end = heard.words[0][0] - MARGIN, heard.words[-1][1] + MARGIN
    spoken = [(m.time, mesh.mouth) for m, mesh in seen.faced if begin <= m.time <= end]
    if len(spoken) < FEWEST:
        return None
    times, mouths = (np.array(column) for column in zip(*spoken, strict=True))
    found = [_alike(mouths, _loud(sound, times + lag)) for lag in LAGS]
    return max(found)


def _loud(sound: Sound, times: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    parts = [sound[max(0, round((t - AROUND) * RATE)) : round((t + AROUND) * RATE)] for t in times]
    return np.array([np.sqrt(np.mean(part**2)) if len(part) else 0.0 for part in parts])


def _alike(one: npt.NDArray[np.float64], other: npt.NDArray[np.float64]) -> float:
    """Correlate ranks, so that neither a scream nor a yawn decides."""
    if np.ptp(one) == 0 or np.ptp(other) == 0:
        return 0.0
    first, second = (np.argsort(np.argsort(values)).astype(np.float64) for values in (one, other))
    return float(np.corrcoef(first, second)[0, 1])


def good_picture(seen: Watched, thresholds: Thresholds) -> Finding:
    """Check that the face is lit, sharp and large enough to make pictures of."""
    if not seen.faced:
        return Finding(check="picture", verdict=Verdict.REFUSE, reason="No face was seen.")
    light = float(np.median([m.light for m, _ in seen.faced]))
    sharp = float(np.median([m.sharpness for m, _ in seen.faced]))
    apart = float(np.median([mesh.between_eyes for _, mesh in seen.faced]))
    verdict, reason = Verdict.ACCEPT, ""
    if light < thresholds.light:
        verdict, reason = Verdict.REFUSE, "It is too dark. Turn to a window or a lamp."
    elif apart < thresholds.eyes_apart:
        verdict, reason = Verdict.REFUSE, "Your face is too small in the picture. Come closer."
    elif sharp < thresholds.sharpness:
        verdict, reason = Verdict.REFUSE, "The picture is blurred. Wipe the lens and hold it still."
    return Finding(
        check="picture",
        verdict=verdict,
        figures={
            "light": round(light, 1),
            "sharpness": round(sharp, 2),
            "eyes apart, pixels": round(apart, 1),
        },
        reason=reason,
    )
