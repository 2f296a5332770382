"""The value of one policy from the log of another, against what it really brought.

Open Bandit's two logs of one shop: what Thompson sampling would bring is reckoned from the log that
was made by chance. The logs are not part of this repository: `EVALUATION_DATA` names their folder.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.recommender import open_bandit


def main() -> None:
    if not open_bandit.FOLDER.exists():
        print(f"skipped: {open_bandit.FOLDER} is not there")
        return
    for campaign in open_bandit.CAMPAIGNS:
        estimates, truth = open_bandit.thompson_from_chance(campaign)
        print(f"{campaign:6} brought {truth.value:.4f}")
        for name, found in estimates.items():
            low, high = found.interval
            held = "holds it" if found.holds(truth.value) else "MISSES it"
            print(f"  {name:5} {found.value:.4f}, interval {low:.4f} to {high:.4f}: {held}")


if __name__ == "__main__":
    main()
