"""How much of a prompt the animatic engine shows as itself: the main subject, the place and what is done.

Reads the screenplay, draws nothing, and prints what is missed. `python benchmarks/gauge.py [FILE ...]`: all
four lists, unless said.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from tests.generation.gauge import Verdict, cases, judged, shares

LISTS: Final = (
    "prompts.txt",
    "prompts_unseen.txt",
    "prompts_strangers.txt",
    "prompts_newcomers.txt",
)


def main() -> None:
    for name in sys.argv[1:] or LISTS:
        verdicts = [judged(case) for case in cases(HERE / name)]
        for verdict in verdicts:
            _print_failures(verdict)
        found = ", ".join(f"{what} {share:.0%}" for what, share in shares(verdicts).items())
        print(f"{name}: {len(verdicts)} prompts: {found}\n")


def _print_failures(verdict: Verdict) -> None:
    missing = [name for name in ("subject", "place", "action") if getattr(verdict, name) is False]
    if not missing:
        return
    cast = [
        f"{actor.name} ({actor.kind}): {actor.motion}"
        for shot in verdict.scene.shots
        for actor in shot.actors
    ]
    places = [shot.place.value for shot in verdict.scene.shots]
    wanted = "; ".join(
        f"{name}: {'/'.join(sorted(getattr(verdict.case, name)))}" for name in missing
    )
    print(f"{verdict.case.prompt}\n    {wanted}\n    {', '.join(cast)} in {', '.join(places)}")


if __name__ == "__main__":
    main()
