"""The ranker on real logs with a friend graph: NDCG of the first ten against EASE and popularity.

About a minute on one core. The logs (non-commercial, for evaluation alone) are not part of this
repository: `EVALUATION_DATA` names their folder. An argument ranks for so many people alone.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.recommender import lastfm

FLOOR: Final = 0.25
EVERYBODY: Final = 10_000


def main(people: int) -> None:
    if not lastfm.FOLDER.exists():
        print(f"skipped: {lastfm.FOLDER} is not there")
        return
    started = time.perf_counter()
    found = lastfm.measured(*lastfm.logs(), people=people)
    print(f"NDCG@10 of {found.people:,} people, {time.perf_counter() - started:.0f} s")
    print(f"  the ranker with ties {found.ranker:.4f}")
    print(f"  EASE                 {found.ease:.4f}")
    print(f"  most popular         {found.popular:.4f}")
    beaten = found.ranker > max(found.ease, found.popular)
    print("  beats both" if beaten else "  BEATEN")
    if people >= EVERYBODY and not (beaten and found.ranker >= FLOOR):
        raise SystemExit(f"The floor is {FLOOR}.")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else EVERYBODY)
