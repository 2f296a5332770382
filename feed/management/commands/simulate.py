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
from sora_site.core.commands import INTERRUPTED, Bar, at_least
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
        two, seed = at_least(2), at_least(0)
        parser.add_argument("--people", type=two, default=30, help="how many (%(default)s)")
        parser.add_argument(
            "--posts", type=two, default=200, help="that are there at first (%(default)s)"
        )
        parser.add_argument("--days", type=two, default=5, help="to live through (%(default)s)")
        parser.add_argument(
            "--seed", type=seed, default=1, help="another one makes other people (%(default)s)"
        )
        parser.add_argument(
            "--ranker",
            choices=["heuristic", "learned"],
            default="heuristic",
            help="learned: train after the days, and live as many more (%(default)s)",
        )
        parser.add_argument(
            "--no-films",
            action="store_true",
            help="posts without files that play: for measuring on a site nobody looks at",
        )
        parser.add_argument(
            "--among-people", action="store_true", help="also where there are people already"
        )

    def handle(self, *args: Any, **options: Any) -> None:
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
        except KeyboardInterrupt as stop:
            raise CommandError(
                f"Stopped. What the simulated people of seed {options['seed']} did so far stays:"
                " another --seed makes others.",
                returncode=INTERRUPTED,
            ) from stop

    def _simulate(self, rendered: Films, options: dict[str, Any]) -> None:
        seed, days = options["seed"], options["days"]
        self.stdout.write("simulated: people are made, and their first posts")
        count, bar = options["posts"], Bar(self.stderr)
        world = make_world(
            seed=seed,
            people=options["people"],
            posts=count,
            films=rendered,
            told=lambda posted: bar("Posting", posted / count),
        )
        self.stdout.write(
            f"simulated: {options['people']} people, {options['posts']} posts, seed {seed}"
        )
        self._live(world, seed, days)
        if options["ranker"] == "learned":
            self._train(seed)
            self._live(world, seed + 1, days)

    def _live(self, world: World, seed: int, days: int) -> Tally:
        bar = Bar(self.stderr)
        tally = live(
            world, seed=seed, days=days, told=lambda day: bar(f"Day {day} of {days}", day / days)
        )
        serving = RankerVersion.objects.serving().order_by("kind")
        by = " and ".join(str(each) for each in serving if not training.fault_in(each))
        self.stdout.write(f"{tally}, ranked by {by or 'the rules'}")
        return tally

    def _train(self, seed: int) -> None:
        """Train on what is there; the gate decides, and what it decides is called simulated."""
        self.stdout.write("simulated: the rankers learn from that")
        try:
            outcomes = training.train(seed=seed, progress=Bar(self.stderr))
        except FAILURES as why:
            raise CommandError(f"Nothing was learned: {why}") from why
        for outcome in outcomes:
            version = outcome.version
            metrics = {**version.metrics, "simulated": True}
            RankerVersion.objects.filter(pk=version.pk).update(metrics=metrics)
            why_not = " ".join(outcome.verdict.reasons)
            self.stdout.write(f"simulated: {outcome.version}: {why_not or 'ranks from now on'}")
