from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError
from dataclasses import asdict
from math import isnan
from typing import Any, Final
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError

from recommender import services, training
from recommender.models import RankerVersion
from recommender.ranking.booster import ModelUnusable
from sora_site.accounts.models import User
from sora_site.core.commands import INTERRUPTED, Bar, at_least
from sora_site.core.errors import DomainError

FIGURES: Final = {
    "pages": "of the newest, on which it ranked anew what was shown",
    "ndcg": "how well, of 1: what people made something of comes first",
    "makes": "how often people make something of the upper half of a page",
    "obeys": "share of the first ten that is what was asked for",
    "violates": "share that is what was not wanted",
    "connected": "share by people one has ties with, of as many as there could be",
    "p95_ms": "milliseconds to score 500 clips, 95 times of 100 at most",
}
REFUSALS: Final = (
    DomainError,
    ModelUnusable,
    training.AlreadyTraining,
    training.NothingToLearn,
)


class Command(BaseCommand):
    """Train the rankers, look at them, exchange them."""

    help = (
        "Train the rankers from what people did, measure them, let one rank, go back to the one"
        " before, find out what is liked together, or say why a person was shown a clip."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        adding = parser.add_subparsers(dest="what", required=True, metavar="WHAT")

        def what(name: str, told: str) -> ArgumentParser:
            one: ArgumentParser = adding.add_parser(name, help=told, description=f"{name}: {told}.")
            return one

        train = what("train", "train both kinds; those that are better rank at once")
        train.add_argument(
            "--seed",
            type=at_least(0),
            default=1,
            help="the same seed and impressions make the same models (%(default)s)",
        )
        train.add_argument("--dry-run", action="store_true", help="train and judge, promote none")
        what("relate", "find out anew which clips are liked together")
        what("list", "which versions there are, the newest first, and which rank")
        evaluate = what("evaluate", "measure a version, or the rules")
        evaluate.add_argument(
            "name", nargs="?", help="a version, as `list` names it; none: the rules"
        )
        promote = what("promote", "let a version rank, as from the next page")
        promote.add_argument("name", help="a version, as `list` names it")
        back = what("rollback", "let the version before rank again, or the rules")
        back.add_argument("--kind", choices=RankerVersion.Kind.values, help="one; else both")
        back.add_argument("--rules", action="store_true", help="let the rules rank again")
        explain = what("explain", "why a person was last shown a clip")
        explain.add_argument("handle", help="the person's, with or without @")
        explain.add_argument("item", type=_id, help="the clip's id, as in its address: /p/ID")

    def handle(self, *args: Any, what: str, **options: Any) -> None:
        try:
            getattr(self, f"_{what}")(options)
        except REFUSALS as refusal:
            raise CommandError(str(refusal)) from refusal
        except KeyboardInterrupt as stop:
            raise CommandError(
                "Stopped. What ranked ranks on; nothing was changed.", returncode=INTERRUPTED
            ) from stop

    def _train(self, options: dict[str, Any]) -> None:
        outcomes = training.train(
            seed=options["seed"], promoting=not options["dry_run"], progress=Bar(self.stderr)
        )
        for outcome in outcomes:
            self.stdout.write(f"{outcome.version}: NDCG {outcome.figures.ndcg:.4f}")
            self.stdout.write(f"  the rules: NDCG {outcome.rules.ndcg:.4f}")
            for reason in outcome.verdict.reasons:
                self.stdout.write(f"  refused: {reason}")
            if outcome.verdict.passes:
                better = f"  better: `ranker promote {outcome.version}` lets it rank"
                self.stdout.write(better if options["dry_run"] else "  ranks from now on")

    def _relate(self, _: dict[str, Any]) -> None:
        self.stdout.write(f"{training.relate_items():,} pairs of clips are liked together.")

    def _list(self, options: dict[str, Any]) -> None:
        versions = list(RankerVersion.objects.newest_first())
        for version in versions:
            new = version.metrics.get("new", {})
            ndcg = f"NDCG {new['ndcg']:.4f}" if new.get("ndcg") is not None else ""
            line = f"{version.state:10} {version.name:40} {ndcg} {version.reason}"
            self.stdout.write(line.rstrip())
            if version.state == version.State.SERVING and (fault := training.fault_in(version)):
                self.stdout.write(f"  {fault} The rules rank in its stead.")
        for kind in RankerVersion.Kind.values:
            if not any(v.kind == kind and v.state == v.State.SERVING for v in versions):
                self.stdout.write(f"{kind}: the rules rank.")

    def _evaluate(self, options: dict[str, Any]) -> None:
        version = self._version(options["name"]) if options["name"] else None
        found = asdict(training.measure(version=version, seed=1))
        self.stdout.write(f"{version or 'The rules'}:")
        for name, meaning in FIGURES.items():
            value = found[name]
            told = f"{value:.4f}" if isinstance(value, float) else str(value)
            shown = "nothing to tell by" if isnan(value) else told
            self.stdout.write(f"{name:10} {shown:18} {meaning}")

    def _promote(self, options: dict[str, Any]) -> None:
        version = self._version(options["name"])
        training.promote(version=version)
        self.stdout.write(f"{version} ranks from now on.")

    def _rollback(self, options: dict[str, Any]) -> None:
        kinds = [options["kind"]] if options["kind"] else self._serving()
        for kind in kinds:
            before = None
            if options["rules"]:
                training.retract(kind=kind)
            else:
                before = training.roll_back(kind=kind)
            told = f"{before} ranks" if before else "the rules rank"
            self.stdout.write(f"{kind}: {told} again.")

    def _serving(self) -> list[str]:
        kinds = list(RankerVersion.objects.serving().values_list("kind", flat=True))
        if not kinds:
            raise CommandError("The rules rank already; there is nothing to go back from.")
        return sorted(kinds)

    def _explain(self, options: dict[str, Any]) -> None:
        handle = options["handle"].removeprefix("@").lower()
        person = User.objects.filter(handle=handle).first()
        if person is None:
            raise CommandError(f"There is nobody called {handle}.")
        told = services.explain(person=person, item=options["item"])
        for reason in told.reasons:
            self.stdout.write(reason.words)
        for words, share in told.shares:
            self.stdout.write(f"{share:+6.0%}  {words}")

    def _version(self, name: str) -> RankerVersion:
        version = RankerVersion.objects.filter(name=name).first()
        if version is None:
            raise CommandError(f"There is no version {name}; `ranker list` names them.")
        if version.state == version.State.REFUSED:
            raise CommandError(f"{version} was refused and is not kept. {version.reason}")
        return version


def _id(word: str) -> UUID:
    """Read the id of a clip, also out of its address."""
    try:
        return UUID(word.rstrip("/").rpartition("/")[2])
    except ValueError as wrong:
        raise ArgumentTypeError(f"{word} is not the id of a clip, as in /p/ID") from wrong
