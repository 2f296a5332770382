from __future__ import annotations

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.core.serializers.json import DjangoJSONEncoder

from generation import figures


class Command(BaseCommand):
    """Print what `/ops` shows, for terminals and for monitoring."""

    help = "Say how rendering goes: what waits, who works, what failed."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="all figures, for programs")

    def handle(self, *_: Any, **options: Any) -> None:
        found = figures.everything()
        if options["json"]:
            self.stdout.write(json.dumps(found, cls=DjangoJSONEncoder))
            return
        for pool in found["pools"]:
            self.stdout.write(_line(pool))
        ended = ", ".join(f"{count} {how}" for how, count in found["endings"].items())
        self.stdout.write(f"in 24 hours: {ended}")


def _line(pool: dict[str, Any]) -> str:
    warning = "  NOBODY RENDERS HERE" if pool["unserved"] else ""
    return (
        f"{pool['pool']}: {pool['waiting']} waiting for up to {pool['oldest_seconds']:.0f} s,"
        f" {pool['running']} rendering, {pool['workers']} workers{warning}"
    )
