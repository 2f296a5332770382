from __future__ import annotations

from argparse import ArgumentParser
from contextlib import nullcontext
from typing import Any, Final

from django.core.management.base import BaseCommand, CommandError

from feed.simulation import (
    Films,
    Tally,
    World,
    are_there_others,
    films,
    is_there,
    live,
    make_world,
)
from feed.simulation.prompts import TOPICS, prompt_of
from recommender import training
from recommender.models import RankerVersion
from recommender.ranking.booster import ModelUnusable
from sora_site.core.embedding import EmbeddingUnavailable

FILMS: Final = tuple(
    prompt_of(topic, scene=0, place=0, style=0, open_ended=True) for topic in TOPICS[:3]
)
FAILURES: Final = (training.NothingToLearn, training.AlreadyTraining, ModelUnusable)


class Command(BaseCommand):
    """Fill a site with simulated people who act through the real services."""

    help = (
        "Make simulated people, ties and posts, and let them ask, look, like and make things for"
        " some days (rounds; no clock is turned). With --ranker learned the rankers are then"
        " trained on what they did, and as many days follow. All of it is called simulated."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--people", type=int, default=30)
        parser.add_argument("--posts", type=int, default=200)
        parser.add_argument("--days", type=int, default=5)
        parser.add_argument("--seed", type=int, default=1)
        parser.add_argument("--ranker", choices=["heuristic", "learned"], default="heuristic")
        parser.add_argument(
            "--no-films",
            action="store_true",
            help="posts without files that play: for measuring on a site nobody looks at",
        )
        parser.add_argument(
            "--among-people", action="store_true", help="also where there are people already"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if min(options["people"], options["posts"], options["days"]) < 2:
            raise CommandError("People, posts and days: at least two of each.")
        if are_there_others() and not options["among_people"]:
            raise CommandError(
                "There are people here who are not simulated: what is simulated would be shown to"
                " them and learned from. Use an empty site, or say --among-people."
            )
        if is_there(options["seed"]):
            raise CommandError(
                f"The simulated people of seed {options['seed']} are here already:"
                " give another --seed."
            )
        given = nullcontext(Films()) if options["no_films"] else films(FILMS)
        try:
            with given as rendered:
                self._simulate(rendered, options)
        except EmbeddingUnavailable as missing:
            raise CommandError(str(missing)) from missing

    def _simulate(self, rendered: Films, options: dict[str, Any]) -> None:
        seed, days = options["seed"], options["days"]
        self.stdout.write("simulated: people are made, and their first posts")
        world = make_world(
            seed=seed, people=options["people"], posts=options["posts"], films=rendered
        )
        self.stdout.write(
            f"simulated: {options['people']} people, {options['posts']} posts, seed {seed}"
        )
        self._live(world, seed, days)
        if options["ranker"] == "learned":
            self._train(seed)
            self._live(world, seed + 1, days)

    def _live(self, world: World, seed: int, days: int) -> Tally:
        tally = live(world, seed=seed, days=days, told=self._bar(days))
        by = " and ".join(map(str, RankerVersion.objects.serving().order_by("kind")))
        self.stdout.write(f"{tally}, ranked by {by or 'the rules'}")
        return tally

    def _bar(self, days: int) -> Any:
        def told(day: int) -> None:
            end = "\n" if day == days else ""
            self.stderr.write(f"\rsimulated day {day}/{days}", style_func=str, ending=end)

        return told

    def _train(self, seed: int) -> None:
        """Train on what is there; the gate decides, and what it decides is called simulated."""
        self.stdout.write("simulated: the rankers learn from that")
        try:
            outcomes = training.train(seed=seed)
        except FAILURES as why:
            raise CommandError(f"Nothing was learned: {why}") from why
        for outcome in outcomes:
            version = outcome.version
            metrics = {**version.metrics, "simulated": True}
            RankerVersion.objects.filter(pk=version.pk).update(metrics=metrics)
            why_not = " ".join(outcome.verdict.reasons)
            self.stdout.write(f"simulated: {outcome.version}: {why_not or 'ranks from now on'}")
