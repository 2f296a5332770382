from __future__ import annotations

import shutil
from argparse import ArgumentParser
from importlib import import_module
from typing import Any, Final

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.template.defaultfilters import filesizeformat

from generation import slots
from generation.engines.diffusion.adapters import at_hand, missing
from generation.engines.diffusion.catalogue import ADAPTERS, RECIPES
from generation.engines.diffusion.licences import Licence
from generation.engines.diffusion.recipes import GIB, Adapter, Checkpoint, Recipe
from generation.engines.diffusion.weights import Weights

FETCHING: Final = "generation.engines.diffusion.fetching"  # by name: it needs the gpu extra


class Command(BaseCommand):
    """List the video models this release knows, and fetch the weights of one."""

    help = "List video models, their licences and what of them is here; fetch one."

    def add_arguments(self, parser: ArgumentParser) -> None:
        what = parser.add_subparsers(dest="what")
        what.add_parser("list", help="what there is (also without any word)")
        fetch = what.add_parser("fetch", help="fetch a model's weights, or what is missing of them")
        fetch.add_argument("key", choices=sorted({**RECIPES, **ADAPTERS}))

    def handle(self, *args: Any, what: str | None, key: str = "", **options: Any) -> None:
        weights = Weights(settings.MODELS_FOLDER)
        if what == "fetch":
            self._fetch(ADAPTERS.get(key) or RECIPES[key], weights)
            return
        for recipe in RECIPES.values():
            self._describe(recipe, weights)

    def _describe(self, recipe: Recipe, weights: Weights) -> None:
        filled = [slot.key for slot in slots.SLOTS.values() if _recipe_of(slot) == recipe.key]
        lengths = f"{recipe.seconds[0]} to {recipe.seconds[1]} s"
        sizes = ", ".join(f"{width}x{height}" for width, height in recipe.sizes)
        sound = "with sound" if recipe.sound else "silent"
        self.stdout.write(self.style.MIGRATE_HEADING(f"{recipe.key}  {recipe.title}"))
        modes = ", ".join(at_hand(recipe, weights).calls)
        self.stdout.write(f"  clips    {sizes}; {lengths}; {sound}; {modes}")
        self.stdout.write(f"  fills    {', '.join(filled) or 'no slot'}")
        self.stdout.write(f"  weights  {_state(recipe.checkpoint, weights)}")
        needs = "; ".join(f"{way.needs // GIB} GiB ({way.offload})" for way in recipe.placements)
        self.stdout.write(f"  memory   {needs}, of the accelerator, estimated")
        self._state_licence(recipe.licence)
        for call in recipe.calls.values():
            if call.adapter:
                self._describe_adapter(call.adapter, weights)

    def _describe_adapter(self, adapter: Adapter, weights: Weights) -> None:
        self.stdout.write(
            f"  adapter  {adapter.key}: {adapter.title}, by which up to {adapter.people} people are"
            " seen beside the words"
        )
        self.stdout.write(f"           {_state(adapter.checkpoint, weights)}")
        self.stdout.write(f"           {adapter.licence.name}: {adapter.licence.url}")

    def _state_licence(self, licence: Licence) -> None:
        self.stdout.write(f"  licence  {licence.name}: {licence.url}")
        for demand in licence.demands:
            self.stdout.write(f"           {demand}")
        if reason := licence.refusal(settings.SITE_TERRITORY):
            self.stdout.write(self.style.WARNING(f"           {reason}"))

    def _fetch(self, wanted: Recipe | Adapter, weights: Weights) -> None:
        if reason := wanted.licence.refusal(settings.SITE_TERRITORY):
            raise CommandError(reason)
        try:
            fetching: Any = import_module(FETCHING)
        except ModuleNotFoundError as error:
            raise CommandError(
                f"{error.name} is not installed: pip install -c constraints.txt -e '.[gpu]'"
            ) from error
        self._state_licence(wanted.licence)
        try:
            self._fetch_with(fetching, wanted, weights)
        except fetching.FetchFailed as failure:
            raise CommandError(str(failure)) from failure

    def _fetch_with(self, fetching: Any, wanted: Recipe | Adapter, weights: Weights) -> None:
        left: int = fetching.left_to_fetch(wanted.checkpoint, weights)
        weights.home.mkdir(parents=True, exist_ok=True)
        free = shutil.disk_usage(weights.home).free
        if left > free:
            raise CommandError(
                f"{wanted.title} needs {filesizeformat(left)} more; {weights.home} has"
                f" {filesizeformat(free)} free. Free some space, or set MODELS_FOLDER."
            )
        self.stdout.write(f"Fetching {filesizeformat(left)} of {wanted.title} to {weights.home} …")
        snapshot = fetching.fetch(wanted.checkpoint, weights)
        self.stdout.write(self.style.SUCCESS(f"{wanted.key} is here, at commit {snapshot.name}."))
        for adapter in missing(wanted, weights) if isinstance(wanted, Recipe) else ():
            self.stdout.write(
                f"Several people in one clip, beside the words: manage.py models fetch {adapter.key}"
            )


def _recipe_of(slot: slots.Slot) -> str:
    kind, _, own = slot.recipe.partition(":")
    return own.partition("*")[0] if kind == "diffusion" else ""


def _state(checkpoint: Checkpoint, weights: Weights) -> str:
    whole = filesizeformat(checkpoint.size)
    here = weights.bytes_here(checkpoint)
    if weights.snapshot(checkpoint):
        state = f"here, commit {weights.commit(checkpoint)[:12]}"
    elif here:
        state = f"{filesizeformat(here)} here: fetch again to go on"
    else:
        state = "not here"
    return f"{checkpoint.repo}, about {whole}: {state}"
