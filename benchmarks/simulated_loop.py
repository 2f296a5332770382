"""The loop in simulated worlds: do people create more under what was learned than under the rules.

One world teaches; then other worlds, each from a seed of its own, live the same days twice from the
same state, once under the rules and once under what was learned. Everything printed is simulated.
Then a model that learned the opposite is held against the gate, and one command goes back. About ten
minutes on two cores at rest; `docs/simulated-loop.md` says what came of it.

    python benchmarks/simulated_loop.py [SEEDS] [PEOPLE] [DAYS] [TEACHERS] [TEACHING_DAYS]
"""

from __future__ import annotations

import sys
from dataclasses import replace
from statistics import mean, stdev
from typing import TYPE_CHECKING, Final

from _site import site

if TYPE_CHECKING:
    from feed.simulation import Tally

DEFAULTS: Final = (12, 12, 3, 30, 14)
FIRST: Final = 200  # seed of a world: nothing was ever tuned on it or those after it
LIVED: Final = 2  # days under the rules before it begins: on a first day nobody's taste is known
T_95: Final = (12.71, 4.30, 3.18, 2.78, 2.57, 2.45, 2.36, 2.31, 2.26, 2.23, 2.20, 2.18, 2.16, 2.14)
"""Student's t, for 95 per cent, by degrees of freedom from 1; for more than there are, the last."""


def main(seeds: int, people: int, days: int, teachers: int, teaching: int) -> None:
    with site():
        from django.conf import settings

        settings.RANKER_LEAST_IMPRESSIONS = 1_000  # a real site waits for 50,000
        settings.RANKER_P95_MS = 500  # how quick it is, others measure on a machine at rest
        if not teach(teachers, teaching):
            sys.exit("Nothing that was learned may rank: there is nothing to compare.")
        refuse_the_opposite()
        pairs = [compare(seed, people, days) for seed in range(FIRST, FIRST + seeds)]
        told("made of what was seen", [(a.creation_rate, b.creation_rate) for a, b in pairs])
        told("the same without luck", [(a.likely_rate, b.likely_rate) for a, b in pairs])
        told("by people they follow", [(a.connected_share, b.connected_share) for a, b in pairs])
        told("as asked for", [(a.obedience, b.obedience) for a, b in pairs])
        go_back()


def teach(people: int, days: int) -> bool:
    """Let a world live, and learn from it; whether a ranker for pages without wishes now ranks."""
    from feed.simulation import Films, live, make_world
    from recommender import training
    from recommender.models import RankerVersion

    world = make_world(seed=1, people=people, posts=people * 20, films=Films())
    print(live(world, seed=1, days=days, told=_day), "(the world that teaches)", flush=True)
    for outcome in training.train(seed=1):
        why_not = " ".join(outcome.verdict.reasons) or "ranks from now on"
        print(
            f"simulated: {outcome.version.kind}: NDCG {outcome.figures.ndcg:.4f},"
            f" the rules {outcome.rules.ndcg:.4f}: {why_not}",
            flush=True,
        )
    return RankerVersion.objects.serving().of_kind(RankerVersion.Kind.BASE).exists()


def _day(day: int) -> None:
    print(f"\rday {day}", end="", file=sys.stderr, flush=True)


def compare(seed: int, people: int, days: int) -> tuple[Tally, Tally]:
    """Let one world live the same days under the rules and under what was learned."""
    from django.db import transaction

    from feed.simulation import Films, live, make_world
    from recommender.models import RankerVersion
    from recommender.training import promote, retract
    from sora_site.accounts.models import User

    with transaction.atomic():
        User.objects.all().delete()  # those who taught; what is done here is undone below
        world = make_world(seed=seed, people=people, posts=people * 20, films=Films())
        learned = list(RankerVersion.objects.serving())
        for version in learned:
            retract(kind=version.kind)
        live(world, seed=seed, days=LIVED)
        found = []
        for versions in ([], learned):
            before = transaction.savepoint()
            for version in versions:
                promote(version=version)
            _forget_what_is_remembered()
            found.append(live(world.apart(), seed=seed + 1_000, days=days))
            transaction.savepoint_rollback(before)
        transaction.set_rollback(True)
    print(f"seed {seed}  rules   {found[0]}\n          learned {found[1]}", flush=True)
    return found[0], found[1]


def _forget_what_is_remembered() -> None:
    """Let nothing that is remembered for some minutes go from one telling of a world to the next."""
    from django.core.cache import cache

    from recommender import reckoning

    cache.clear()
    reckoning._priors_of.cache_clear()  # noqa: SLF001 - it is kept for longer than a telling takes


def told(what: str, pairs: list[tuple[float, float]]) -> None:
    gains = [learned - rules for rules, learned in pairs]
    wide = T_95[min(len(gains) - 1, len(T_95)) - 1] * stdev(gains) / len(gains) ** 0.5
    print(
        f"simulated, {len(pairs)} seeds, {what}: rules {mean(r for r, _ in pairs):.2%},"
        f" learned {mean(n for _, n in pairs):.2%}, gain {mean(gains):+.2%}"
        f" (95 % between {mean(gains) - wide:+.2%} and {mean(gains) + wide:+.2%})"
    )


def refuse_the_opposite() -> None:
    """Fit a ranker to the opposite of what people did and ask the gate."""
    from datetime import timedelta

    from django.utils import timezone

    from recommender import training
    from recommender.ranking.booster import Booster, fit
    from recommender.ranking.heuristic import Heuristic
    from recommender.training.judging import figures, some_pools
    from recommender.training.lessons import lessons

    now = timezone.now()
    known = list(training.pages(since=now - timedelta(days=1), until=now))
    cut = round(len(known) * 0.8)
    turned = [replace(page, labels=4 - page.labels) for page in known[:cut]]
    broken, rules = Booster(fit(lessons(turned), seed=1), name="the opposite"), Heuristic()
    held, pools = [page for page in known[cut:] if not page.asked], some_pools()
    new, old = (training.reranked(each, held) for each in (broken, rules))
    gains = training.Gains.of(new, old)
    verdict = training.judged(
        new=figures(broken, new, pools),
        rules=figures(rules, old, pools),
        contest=training.Contest(rules=gains, newest=gains),
    )
    said = "refused: " + " ".join(verdict.reasons) if verdict.reasons else "LET THROUGH"
    print("simulated: a ranker that learned the opposite is", said, flush=True)


def go_back() -> None:
    """Go back by the one command, and see who ranks then."""
    from django.core.management import call_command

    from recommender.models import RankerVersion

    print("manage.py ranker rollback", flush=True)
    call_command("ranker", "rollback")
    left = ", ".join(str(version) for version in RankerVersion.objects.serving())
    print(f"ranks now: {left or 'the rules'}")


if __name__ == "__main__":
    given = [int(number) for number in sys.argv[1:]]
    main(*(given + list(DEFAULTS)[len(given) :]))
