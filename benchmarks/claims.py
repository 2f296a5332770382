"""How long a claim takes with 10,000 clips waiting and 16 processes that claim.

Twice: each claimer rests for as long as the shortest preview takes to render, until each has had
its share; then none rests at all, until the queue is empty. What is claimed is counted: nothing
twice, and in the end nothing left over.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from _site import percentile, site

if TYPE_CHECKING:
    from sora_site.accounts.models import User

CLIPS: Final = 10_000
PEOPLE: Final = 1_000
CLAIMERS: Final = 16
PACES: Final = ((0.5, 100), (0.0, CLIPS))  # seconds a render, and the clips a claimer takes


def main() -> None:
    with site():
        people = make_people()
        for rest, most in PACES:
            queue(people)
            explain()
            report(rest, min(CLAIMERS * most, CLIPS), *drain(rest, most))


def make_people() -> list[User]:
    from sora_site.accounts.models import User

    return list(
        User.objects.bulk_create(
            User(
                handle=f"p{n}",
                email=f"p{n}@example.org",
                display_name=f"P {n}",
                born_on=date(1990, 1, 1),
                region="CA",
            )
            for n in range(PEOPLE)
        )
    )


def queue(people: list[User]) -> None:
    from django.utils import timezone

    from generation.models import Generation

    Generation.objects.all().delete()
    now = timezone.now()
    Generation.objects.bulk_create(
        (
            Generation(
                author=people[n % PEOPLE],
                prompt=f"clip {n}",
                seed=n,
                pool="cpu",
                estimated_seconds=1 + n % 7,
                created_at=now - timedelta(seconds=CLIPS - n),
            )
            for n in range(CLIPS)
        ),
        batch_size=2000,
    )


def explain() -> None:
    """Print which indexes a claim walks."""
    from django.db import connection, transaction

    from generation import dispatch

    with connection.cursor() as cursor, transaction.atomic():
        cursor.execute("EXPLAIN " + dispatch.CLAIM, dispatch.facts("cpu"))
        lines = [line for (line,) in cursor.fetchall() if " using " in line or "Seq Scan" in line]
    print("\n".join(lines))


def drain(rest: float, most: int) -> tuple[list[str], list[float]]:
    """Let all claimers loose at once; return what they claimed and how long each claim took."""
    folder = Path(__file__).resolve().parent
    claimers = [
        subprocess.Popen(
            [sys.executable, "_claimer.py", str(rest), str(most)],
            cwd=folder,
            env=os.environ
            | {"PYTHONPATH": f"{folder.parent}", "RENDERS_AT_ONCE": str(CLIPS)}
            | {"RENDER_LEASE": "3600"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(CLAIMERS)
    ]
    for claimer in claimers:
        assert claimer.stdout
        assert claimer.stdout.readline() == "ready\n"
    for claimer in claimers:
        assert claimer.stdin
        claimer.stdin.write("\n")
        claimer.stdin.flush()
    accounts = [json.loads(claimer.communicate()[0]) for claimer in claimers]
    claimed = [pk for account in accounts for pk in account["claimed"]]
    return claimed, [ms for account in accounts for ms in account["milliseconds"]]


def report(rest: float, due: int, claimed: list[str], milliseconds: list[float]) -> None:
    assert len(claimed) == len(set(claimed)) == due, "claimed twice, or left over"
    pace = f"renders of about {rest} s" if rest else "no rest at all"
    figures = ", ".join(f"p{p} {percentile(milliseconds, p):.1f} ms" for p in (50, 95, 99))
    print(f"{CLAIMERS} claimers, {CLIPS:,} clips of {PEOPLE:,} people, {pace}: {figures}")


if __name__ == "__main__":
    main()
