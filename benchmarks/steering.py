"""Steering in plain words: how many of the first ten clips obey, and how many violate.

Against the share of the whole pool that obeys, and against ordering by the plain cosine between
the instruction and each clip, in the same run. Of nonsense, how often it changes nothing. And on pages
with ties: how much by those comes first of what matches, and whether pages without a wish stay.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

SETS: Final = (
    *("train", "dev", "test", "strangers", "afterwards", "newcomers", "latecomers"),
    *("neighbours", "passersby", "visitors", "townsfolk", "travellers", "pilgrims", "wardens"),
    *("villagers", "onlookers", "wayfarers"),
)


def main(names: list[str]) -> None:
    import django

    with tempfile.TemporaryDirectory(prefix="sora-bench-") as folder:
        os.environ |= {"SITE_DATA": folder, "DJANGO_SETTINGS_MODULE": "sora_site.settings"}
        os.environ |= {"DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none", "LOG_LEVEL": "ERROR"}
        django.setup()
        from tests.recommender.kept import kept, sets_with_nonsense
        from tests.recommender.suite import figures

        for name in names:
            for kind, found in figures(name).items():
                print(
                    f"{name:10} {kind:12} obey {found.obeyed:.2f}, violate {found.violated:.2f}"
                    f"  (pool {found.pool:.2f}, plain cosine {found.cosine:.2f};"
                    f" {found.count} instructions)"
                )
        for name in sets_with_nonsense(names):
            left = kept(name)
            print(
                f"{name:10} connected among matches {left.connected:.2f} ({left.count} instructions);"
                f" NDCG without an instruction {left.plain:.3f}, with nonsense {left.idle:.3f}"
            )


if __name__ == "__main__":
    main(sys.argv[1:] or list(SETS))
